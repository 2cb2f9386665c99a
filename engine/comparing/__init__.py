"""What differs between two finished texts: matched by identity, then compared word by word.

In: two `Document`s of one language. Out: a `Comparison`, and what it comes down to for clients (`Summary`, `Notice`).

Nothing is known here of versions, editions or files; how a redline looks is decided in `engine/rendering/redline/`.
"""
