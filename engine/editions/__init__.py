"""Editions: the library frozen at a date and chained, and the versions of a draft held against the last one.

In: texts of files, or two libraries. Out: an `Edition` and its bytes, the proof of its chain, `Revision`s, diagnostics.

What two finished texts say differently is found in `engine/comparing/`; files are read and written in `engine/files/`.
"""
