"""Files: YAML in, library and deal out, edits of files that people write, and what is remembered of all that.

    text → yaml (nodes, style) → shapes → reading → Library, Deal
    a text and what is to change in it → writing → the new text

In: folders, editions, texts. Out: values of the model with the place of every key and value, or new bytes. The only
room that knows YAML. What is remembered (`memory`, `values`) is data that nobody has to trust.

What a library means together, and whether it is right, is asked in `engine/checking/` and `engine/proving/`.
"""
