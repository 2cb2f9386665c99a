"""The passes that turn a library and a selection into finished documents, in their order.

    choose → compose → number → link → fill → typography

Each pass takes a value and returns a value; it mutates nothing, and reads neither clock nor locale. `docs/semantics.md`
gives the exact rules.
"""
