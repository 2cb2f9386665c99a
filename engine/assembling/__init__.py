"""From a selection to finished documents, one pass a module, in this order.

    compose → number → link → finish (fill → typography)

In: a `Library` and a `Selection`. Out: `Document`s whose every number, reference, amount and date is text.

Each pass takes a value and returns a value; it mutates nothing, and reads neither clock nor locale. What is selected
has been decided before, how it looks is decided after. `docs/semantics.md` gives the exact rules.
"""
