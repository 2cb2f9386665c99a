"""Writes a note to clients into `clauses/changes.yaml`; every comment and every other byte of it stays."""

from __future__ import annotations

from collections.abc import Mapping as Names

from engine.diagnostics import Report
from engine.files.writing.edits import BOM, Edit, Written, block, line_end, spliced
from engine.files.yaml.nodes import Mapping, Scalar, Source, parse

_HEAD = "# What the next edition tells clients, one entry for each part that has changed since the last one.\n"


def with_note(text: str, id: str, version: str, kind: str, note: Names[str, str]) -> str:
    """The text of the file with a note about `id`; one that is there already is renewed.

    `note` is the explanation by language, plain text.
    """
    source = parse("clauses/changes.yaml", text.removeprefix(BOM).replace("\r\n", "\n"), Report())
    if source is None or not isinstance(source.root, Mapping):
        raise ValueError("clauses/changes.yaml cannot be read")
    own = source.root.items.get(id)
    if not isinstance(own, Mapping):
        entry = f"{id}:\n  version: {version}\n  kind: {kind}\n{block(dict(note), '  ')}"
        at = len(text)
        lead = "" if not text or text.endswith("\n") else "\n"
        return spliced(text, [(at, at, f"{lead if text else _HEAD}\n{entry}")])
    return spliced(text, _renewed(source, Written(text), id, own, {"version": version, "kind": kind}, note))


def _renewed(
    source: Source, written: Written, id: str, own: Mapping, short: Names[str, str], note: Names[str, str]
) -> list[Edit]:
    edits: list[Edit] = []
    missing = ""
    indent = " " * (min((one.column for one in own.keys.values()), default=3) - 1)
    for key, value in short.items():
        node = own.items.get(key)
        if isinstance(node, Scalar):
            start, end = written.place(node.span)
            edits.append((start, end, value))
        else:
            missing += f"{indent}{key}: {value}\n"
    for language, text in note.items():
        node = own.items.get(language)
        if isinstance(node, Scalar):
            start = written.at(own.keys[language].line, 1)
            stop = written.end(node) if node.style == "|" else line_end(written.text, written.end(node))
            gap = _gap(written.text, stop)
            edits.append((start, stop - len(gap), block({language: text}, indent)))
        else:
            missing += block({language: text}, indent)
    if missing:
        at = written.at(min(one.line for one in own.keys.values()), 1)
        edits.append((at, at, missing))
    return edits


def _gap(text: str, stop: int) -> str:
    """The empty lines before a place, which belong to no text."""
    kept = text[:stop].rstrip("\r\n")
    rest = text[len(kept) : stop]
    first = line_end(rest, 0)
    return rest[first:]
