"""YAML read strictly: a tree of nodes that remember where they stand.

In: the text of a file. Out: a `Source`, or in plain words why it cannot be read. Which keys there may be is not known
here.
"""
