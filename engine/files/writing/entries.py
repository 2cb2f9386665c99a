"""Writes entries into a list of a YAML file; every comment and every other byte of it stays.

ruamel.yaml finds where things stand; what is new is put in as text, so that nothing else is rewritten.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.files.writing.edits import BOM, Edit, line_end, spliced

WIDTH = 110
_PLAIN = re.compile(r"[^\W\d_](?:[\w’.()/&@+ -]*[\w’.)])?", re.UNICODE)
_TYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, slots=True)
class Block:
    """A value of running text, written as a `|` block; between quotation marks where a block cannot stand."""

    text: str


Entry = Mapping[str, str | Block]
"""Keys with their values as YAML writes them: see `quoted` for texts."""


def quoted(text: str) -> str:
    """A text of one line as YAML writes it: plain where nothing in it could be read otherwise."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _TYPED
    return text if plain else json.dumps(text, ensure_ascii=False)


def with_entries(text: str, key: str, entries: Sequence[Entry], same: tuple[str, ...]) -> str:
    """The text of a file with entries in its list `key`; one that agrees in the keys `same` is renewed."""
    from ruamel.yaml import YAML

    mark = BOM if text.startswith(BOM) else ""
    text = text.removeprefix(mark)
    tree = YAML().compose(text)
    own = next((value for name, value in (tree.value if tree is not None else ()) if name.value == key), None)
    waiting = {tuple(map(str, (one[name] for name in same))): one for one in entries}
    edits: list[Edit] = []
    for written in own.value if own is not None else ():
        found = {name.value: (name, value) for name, value in written.value}
        identity = tuple(found[name][1].value if name in found else "" for name in same)
        for name, value in waiting.pop(identity, {}).items():
            if name in found and name not in same:
                edits.append(_renewed(text, *found[name], value, written.flow_style))
    if waiting:
        edits.append(_added(text, own, key, list(waiting.values())))
    return mark + spliced(text, edits)


def _renewed(text: str, name: Any, node: Any, value: str | Block, flow: bool) -> Edit:
    start, end = _start(node), _node_end(text, node)
    if isinstance(value, Block) and not flow:
        words = _lines(value, " " * (name.start_mark.column + 2))
        return start, end, words
    return start, end, _inline(value)


def _added(text: str, own: Any, key: str, new: Sequence[Entry]) -> Edit:
    """Where new entries go: after the last one, into a list in brackets, or below a key of their own at the end."""
    if own is None:
        before = "" if text.endswith("\n") or not text else "\n"
        return len(text), len(text), f"{before}{key}:\n" + _written(new, "  ")
    if own.value and not own.flow_style:
        last = own.value[-1]
        at = line_end(text, _node_end(text, last if last.flow_style else last.value[-1][1]))
        entries = _written(new, " " * own.start_mark.column)
        return at, at, entries if text[at - 1] == "\n" else f"\n{entries.removesuffix(chr(10))}"
    start, end = _start(own), _end(own)
    if own.value or "#" in text[start:end]:
        inside = (", ".join(f"{name}: {_inline(value)}" for name, value in one.items()) for one in new)
        entries = ", ".join(f"{{{one}}}" for one in inside)
        return start + 1, start + 1, f"{entries}, " if own.value else entries
    stop = line_end(text, end)  # approvals: [], perhaps with a comment behind
    rest = text[end:stop].rstrip("\r\n")
    return len(text[:start].rstrip(" ")), stop, f"{rest}\n" + _written(new, "  ")


def _written(new: Sequence[Entry], indent: str) -> str:
    """Entries as lines, each with a hyphen."""
    lines = []
    for one in new:
        for place, (name, value) in enumerate(one.items()):
            words = _lines(value, f"{indent}    ") if isinstance(value, Block) else value
            lines.append(f"{indent}{'  ' if place else '- '}{name}: {words}\n")
    return "".join(lines)


def _lines(value: Block, indent: str) -> str:
    """A `|` block without the line feed at its end."""
    wrapped = textwrap.wrap(value.text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return "\n".join(["|", *(f"{indent}{line}" for line in wrapped)])


def _inline(value: str | Block) -> str:
    return json.dumps(value.text, ensure_ascii=False) if isinstance(value, Block) else value


def _start(node: Any) -> int:
    return int(node.start_mark.index)


def _end(node: Any) -> int:
    return int(node.end_mark.index)


def _node_end(text: str, node: Any) -> int:
    """Where a value ends: of a block its last line that is not empty, without the comments and gaps that follow."""
    if getattr(node, "style", None) not in ("|", ">"):
        return _end(node)
    at = text.find("\n", _start(node))
    lead = len(text) if at < 0 else at
    end, margin = lead, None
    while at >= 0 and at < len(text):
        stop = text.find("\n", at + 1)
        stop = len(text) if stop < 0 else stop
        line = text[at + 1 : stop]
        if line.strip():
            indent = len(line) - len(line.lstrip(" "))
            margin = indent if margin is None else margin
            if indent < margin or indent <= _key_column(text, node):
                break
            end = stop
        if stop == len(text):
            break
        at = stop
    return end - 1 if text[end - 1 : end] == "\r" else end


def _key_column(text: str, node: Any) -> int:
    """The column of the key whose value a block is, behind a hyphen if there is one."""
    line = text[text.rfind("\n", 0, _start(node)) + 1 : _start(node)]
    return len(line) - len(line.lstrip(" -"))
