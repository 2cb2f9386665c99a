"""Shapes into the types of the model: texts parsed, conditions read, numbers checked, places kept.

In: shapes with their sources. Out: a `Library`, a `Deal`, the bytes of editions; errors into the `Report`.
"""
