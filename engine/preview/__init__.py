"""The live preview: the draft beside the last edition in a browser of this machine, as legal types.

In: a library that changes, a deal. Out: pages over HTTP for this machine alone. What differs is told by
`engine/tasks/`.
"""
