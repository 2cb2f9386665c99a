"""Writes a note to clients into `clauses/changes.yaml`; every comment and every other byte of it stays."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping as Names

from engine.files.writing.edits import EditableText, FileEdit, block, document_end, line_end, spliced
from engine.files.writing.entries import quoted
from engine.files.writing.read_back import SourceBlock, Values, read_back, readable, values
from engine.files.yaml.nodes import Mapping, Scalar

NAME = "clauses/changes.yaml"
_HEAD = "# What the next edition tells clients, one entry for each part that has changed since the last one.\n"


def with_note(text: str, id: str, short: Names[str, str], note: Names[str, str], *, afresh: bool = False) -> str:
    """The text of the file with a note about `id`; one that is there already is renewed.

    `short` is what stands on one line (the version, the kind, who decided), `note` the explanation by language and the
    reason, plain text; `afresh` leaves out what else was said there, of another change. Raises `Refused` where the file
    cannot be read, and where what would be written is not read back as it is meant.
    """
    source, root = readable(NAME, text)
    own, told = root.items.get(id), values(root)
    assert isinstance(told, dict)  # noqa: S101  keys
    if isinstance(own, Mapping):
        edits = _renewed(EditableText(text), own, short, note, afresh)
    else:
        lines = "".join(f"  {key}: {_scalar(key, value)}\n" for key, value in short.items())
        entry = f"{id}:\n{lines}{block(dict(note), '  ')}"
        at = document_end(source, text)
        lead = "" if not at or text[at - 1] == "\n" else "\n"
        indent = " " * (root.span.column - 1 if root.items else 0)
        edits = [(at, at, f"{lead if text else _HEAD}\n{textwrap.indent(entry, indent)}")]
    before = None if afresh else told.get(id)
    said: dict[str, Values] = {**(before if isinstance(before, dict) else {}), **short}
    said |= {language: SourceBlock(words) for language, words in note.items()}
    return read_back(NAME, spliced(text, edits), {**told, id: said})


def _scalar(key: str, value: str) -> str:
    """A value on one line; a digest, which may look like a figure, stands between quotation marks."""
    return value if key in ("version", "kind") else f'"{value}"' if key == "digest" else quoted(value)


def _renewed(
    written: EditableText, own: Mapping, short: Names[str, str], note: Names[str, str], afresh: bool
) -> list[FileEdit]:
    edits: list[FileEdit] = []
    for key in own.items.keys() - short.keys() - note.keys() if afresh else ():
        start = written.at(own.keys[key].line, 1)
        edits.append((start, line_end(written.text, written.end(own.items[key])), ""))
    missing = ""
    indent = " " * (min((one.column for one in own.keys.values()), default=3) - 1)
    for key, value in short.items():
        node = own.items.get(key)
        if isinstance(node, Scalar):
            start, end = written.place(node.span)
            edits.append((start, end, _scalar(key, value)))
        else:
            missing += f"{indent}{key}: {_scalar(key, value)}\n"
    for language, text in note.items():
        node = own.items.get(language)
        if isinstance(node, Scalar):
            start = written.at(own.keys[language].line, 1)
            stop = line_end(written.text, written.end(node))
            edits.append((start, stop, block({language: text}, indent)))
        else:
            missing += block({language: text}, indent)
    if missing:
        at = written.at(min(one.line for one in own.keys.values()), 1)
        edits.append((at, at, missing))
    return edits
