"""Edits of files that people write: only what is meant changes, every comment and every other byte stays.

In: the text of a file and what is to be added or changed. Out: the new text; `whole_files` puts it in place of the old
one, so that a file is whole or absent whatever interrupts.
"""
