"""From finished documents and the selection that led to them to why each thing stands there, or does not.

In: a `Library`, a `Selection`, `Document`s, a place. Out: an `Explanation`: who wrote it, which rule or person selected
it, conditions, duties, figures, and what is missing.

Nothing is assembled here in another way than it was: what is explained is what was printed.
"""
