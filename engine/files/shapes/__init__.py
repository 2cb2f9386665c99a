"""The shape of every kind of file: its keys and the kinds of their values, as pydantic models.

In: a `Source`. Out: a shape, repaired after errors, each told once in the words of the file; JSON Schemas for editors.
Shapes stay in this room and in `engine/files/reading/`: the model knows nothing of pydantic.
"""
