"""Wording: how the texts are written, in each language and in one beside the other.

In: a `Subject`. Out: diagnostics about words, marks, defined terms and the languages of one text. Whether the law
allows what they say is asked in `engine/checking/law/`.
"""
