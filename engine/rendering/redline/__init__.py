"""Redlines: what differs between two texts, as Markdown, for a terminal, as a page and as data.

In: a `Comparison` with its `Summary`. Out: text or bytes. Redlines for Word are in `engine/rendering/word/redline/`.
"""
