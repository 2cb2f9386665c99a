"""Letterheads that companies bring: checked, rebuilt from what documents need, tried out, and only then a `Letter`.

In: a Word file that nobody trusts. Out: a `Letter` with remarks, or a refusal that names part and tag. Printing on a
letterhead is done by the modules around this room.
"""
