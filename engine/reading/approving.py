"""Writes an approval into a deal file; every comment and every other byte of it stays.

ruamel.yaml finds where things stand; what is new is put in as text, so that nothing else is rewritten.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from engine.model.deviation import Deviation

Edit = tuple[int, int, str]
"""Where the old text begins and ends, and what stands there instead."""


def with_approvals(text: str, found: Sequence[Deviation], by: str, date: datetime.date) -> str:
    """The text of a deal with approvals added for these deviations; one written already is renewed."""
    from ruamel.yaml import YAML

    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    tree = YAML().compose(text)
    own = next((value for key, value in tree.value if key.value == "approvals"), None)
    waiting = {one.id: _entry(one, by, date) for one in found}
    edits: list[Edit] = []
    for written in own.value if own is not None else ():
        keys = {key.value: value for key, value in written.value}
        fresh = waiting.get(keys["deviation"].value, {})
        edits += [(_start(keys[key]), _end(keys[key]), value) for key, value in fresh.items() if key in keys]
    named = {value.value for one in (own.value if own is not None else ()) for key, value in one.value}
    new = [entry for id, entry in waiting.items() if id not in named]
    if new:
        edits.append(_added(text, own, new))
    ending = "\r\n" if "\r\n" in text else "\n"
    for start, end, words in sorted(edits, reverse=True):  # from the end, so that earlier places stay where they are
        text = text[:start] + words.replace("\n", ending) + text[end:]
    return mark + text


def _entry(one: Deviation, by: str, date: datetime.date) -> dict[str, str]:
    return {"deviation": one.id, "by": by, "date": date.isoformat(), "digest": f'"{one.digest}"'}


def _added(text: str, own: Any, new: Sequence[dict[str, str]]) -> Edit:
    """Where new entries go: after the last one, into a list in brackets, or below a key of their own at the end."""
    if own is None:
        before = "" if text.endswith("\n") else "\n"
        return len(text), len(text), f"{before}approvals:\n" + _block(new, "  ")
    if own.value and not own.flow_style:
        last = own.value[-1]
        at = _line_end(text, _end(last if last.flow_style else last.value[-1][1]))
        entries = _block(new, " " * own.start_mark.column)
        return at, at, entries if text[at - 1] == "\n" else f"\n{entries.removesuffix(chr(10))}"
    start, end = _start(own), _end(own)
    if own.value or "#" in text[start:end]:
        entries = ", ".join("{" + ", ".join(f"{key}: {value}" for key, value in one.items()) + "}" for one in new)
        return start + 1, start + 1, f"{entries}, " if own.value else entries
    stop = _line_end(text, end)  # approvals: [], perhaps with a comment behind
    rest = text[end:stop].rstrip("\r\n")
    return len(text[:start].rstrip(" ")), stop, f"{rest}\n" + _block(new, "  ")


def _block(new: Sequence[dict[str, str]], indent: str) -> str:
    """Entries as lines, each with a hyphen."""
    lines = (
        f"{indent}{'  ' if place else '- '}{key}: {value}\n"
        for one in new
        for place, (key, value) in enumerate(one.items())
    )
    return "".join(lines)


def _line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _start(node: Any) -> int:
    return int(node.start_mark.index)


def _end(node: Any) -> int:
    return int(node.end_mark.index)
