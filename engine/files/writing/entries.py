"""Writes entries into a list of a YAML file; every comment and every other byte of it stays."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from engine.diagnostics import Refused, Span
from engine.files.writing.edits import EditableText, FileEdit, document_end, line_end, spliced
from engine.files.writing.read_back import SourceBlock, Values, read_back, readable, uneditable, values
from engine.files.yaml.nodes import Mapping as Keys
from engine.files.yaml.nodes import Node, Scalar, Source
from engine.files.yaml.nodes import Sequence as Items

WIDTH = 110
_PLAIN = re.compile(r"[^\W\d_](?:[\w’.()/&@+ -]*[\w’.)])?", re.UNICODE)
_TYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})

NewEntry = Mapping[str, str | SourceBlock]
"""Keys with their values as YAML writes them: see `quoted` for texts. A block stands between quotation marks where it
cannot be written as one."""


def quoted(text: str) -> str:
    """A text of one line as YAML writes it: plain where nothing in it could be read otherwise."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _TYPED
    return text if plain else json.dumps(text, ensure_ascii=False)


def with_entries(name: str, text: str, key: str, entries: Sequence[NewEntry], same: tuple[str, ...]) -> str:
    """The text of a file with entries in its list `key`; one that agrees in the keys `same` is renewed.

    `name` is that of the file. Raises `Refused` where it cannot be read, and where what would be written is not read
    back as it is meant.
    """
    source, root = readable(name, text)
    place, own = EditableText(text), root.items.get(key)
    wanted = values(root)
    assert isinstance(wanted, dict)  # noqa: S101  keys
    if not (own is None or isinstance(own, Items) or (isinstance(own, Scalar) and own.value is None)):
        raise Refused([uneditable(name)])  # something stands where the list belongs
    waiting = {tuple(_said(one[part]) for part in same): one for one in entries}
    edits: list[FileEdit] = []
    listed: list[Values] = []
    for written in own.items if isinstance(own, Items) else ():
        said = values(written)
        if isinstance(written, Keys) and isinstance(said, dict):
            found = waiting.pop(tuple(said.get(part, "") for part in same), {})
            renewed = {part: value for part, value in found.items() if part in written.items and part not in same}
            edits += (_renewed(place, written, part, value) for part, value in renewed.items())
            said |= {part: _said(value) for part, value in renewed.items()}
        listed.append(said)
    new = list(waiting.values())
    added: list[Values] = [{part: _said(value) for part, value in one.items()} for one in new]
    listed = [*added, *listed] if isinstance(own, Items) and own.flow else [*listed, *added]
    if new:
        edits.append(_List(source, root, place, key).added(own, new))
    return read_back(name, spliced(text, edits), wanted | {key: listed} if listed else wanted)


def _said(value: str | SourceBlock) -> Values:
    """What a value says, however it is written."""
    return json.loads(value) if isinstance(value, str) and value.startswith('"') else value


def _renewed(place: EditableText, own: Keys, name: str, value: str | SourceBlock) -> FileEdit:
    node, key = own.items[name], own.keys[name]
    start, end = place.place(node.span)[0], place.end(node)
    if isinstance(value, SourceBlock) and not own.flow:
        return start, end, _lines(value, " " * (key.column + 1))
    return start, end, _inline(value, own.flow and _in_quotes(place, key))


class _List:
    """Where new entries of a list go, and how they are written there."""

    def __init__(self, source: Source, root: Keys, place: EditableText, key: str) -> None:
        self.source, self.root, self.place, self.key = source, root, place, key
        self.text = place.text

    def added(self, own: Node | None, new: Sequence[NewEntry]) -> FileEdit:
        """After the last entry, into a list in brackets, or below a key of their own at the end."""
        if own is None:
            return self._with_key(new)
        start, end = self.place.place(own.span)[0], self.place.end(own)
        if isinstance(own, Items) and own.items and not own.flow:
            at = line_end(self.text, end)
            entries = _written(new, " " * (own.span.column - 1))
            return at, at, entries if self.text[at - 1] == "\n" else f"\n{entries.removesuffix(chr(10))}"
        if self.root.flow or (isinstance(own, Items) and (own.items or "#" in self.text[start:end])):
            entries = self._in_braces(new)
            if not isinstance(own, Items):
                return start, end, f"[{entries}]"
            return start + 1, start + 1, f"{entries}, " if own.items else entries
        stop = line_end(self.text, end)  # approvals: [], perhaps with a comment behind
        rest = self.text[end:stop].rstrip("\r\n")
        indent = " " * (self.root.keys[self.key].column + 1)
        return len(self.text[:start].rstrip(" ")), stop, f"{rest}\n" + _written(new, indent)

    def _with_key(self, new: Sequence[NewEntry]) -> FileEdit:
        """A key of their own: the last one, in the way in which the others are written."""
        root, indent = self.root, " " * (self.root.span.column - 1 if self.root.items else 0)
        if root.items and root.flow:
            (*_, last), (*_, before) = root.items.values(), root.keys.values()
            at = self.place.end(last)
            lead = f",\n{' ' * (before.column - 1)}" if before.line > root.span.line else ", "
            key = json.dumps(self.key) if self._json else self.key
            return at, at, f"{lead}{key}: [{self._in_braces(new)}]"
        entries = f"{indent}{self.key}:\n" + _written(new, f"{indent}  ")
        if root.flow:  # {}, perhaps with a comment behind
            start, end = self.place.place(root.span)[0], self.place.end(root)
            stop = line_end(self.text, end)
            rest = self.text[end:stop].rstrip("\r\n")
            return start, stop, entries.replace("\n", f"{rest}\n", 1)
        at = document_end(self.source, self.text)
        return at, at, ("" if at == 0 or self.text[at - 1] == "\n" else "\n") + entries

    @property
    def _json(self) -> bool:
        """Whether the keys of the file stand between quotation marks, as those of JSON do."""
        return self.root.flow and any(_in_quotes(self.place, one) for one in self.root.keys.values())

    def _in_braces(self, new: Iterable[NewEntry]) -> str:
        json_like = self._json
        inside = (
            ", ".join(
                f"{json.dumps(name) if json_like else name}: {_inline(value, json_like)}" for name, value in one.items()
            )
            for one in new
        )
        return ", ".join(f"{{{one}}}" for one in inside)


def _in_quotes(place: EditableText, key: Span) -> bool:
    return place.text[place.place(key)[0]] == '"'


def _written(new: Sequence[NewEntry], indent: str) -> str:
    """Entries as lines, each with a hyphen."""
    lines = []
    for one in new:
        for place, (name, value) in enumerate(one.items()):
            words = _lines(value, f"{indent}    ") if isinstance(value, SourceBlock) else value
            lines.append(f"{indent}{'  ' if place else '- '}{name}: {words}\n")
    return "".join(lines)


def _lines(value: SourceBlock, indent: str) -> str:
    """A `|` block without the line feed at its end."""
    wrapped = textwrap.wrap(value.text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return "\n".join(["|", *(f"{indent}{line}" for line in wrapped)])


def _inline(value: str | SourceBlock, in_quotes: bool) -> str:
    if isinstance(value, SourceBlock):
        return json.dumps(value.text, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if in_quotes and not value.startswith('"') else value
