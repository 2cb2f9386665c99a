"""YAML read strictly: a tree of nodes that remember where they stand, built from the events of libyaml.

Only true, false, null and whole numbers are typed; everything else is text, so that `NO` stays a word and `1.10` a
version. Keys and values have their accents composed (NFC), however they were typed: the same text is the same text. The
lines of the file stay as they are, and so do the places in them. Duplicate keys, anchors, aliases, merge keys, tags and
second documents are errors. The tree is built with a stack of its own, so that nesting can be refused before it hurts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from unicodedata import is_normalized, normalize

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from engine.diagnostics import Diagnostic, Report, Saying, Span, say
from engine.files.yaml.syntax import explain, odd_space, structural_space, text_hint

MAX_DEPTH = 30
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_TYPED: MappingProxyType[str, bool | None] = MappingProxyType(
    {"true": True, "false": False, "null": None, "~": None, "": None}
)

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


KeyPath = tuple[str | int, ...]
"""Where a value stands in a file: the keys and numbers that lead to it."""


@dataclass(slots=True)
class Scalar:
    """A single value; `raw` is its text before typing, `style` how it was written ("" plain, "|", ">", quotes)."""

    value: str | int | bool | None
    raw: str
    style: str
    span: Span
    end: tuple[int, int]  # line and column where it ends, counted from 0
    sound: bool = True  # false once something was said about how it is written


@dataclass(slots=True)
class Sequence:
    """`end` is the line and column where a list in brackets ends, counted from 0."""

    items: list[Node]
    flow: bool
    span: Span
    end: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Mapping:
    """`keys` holds the place of every key; `doubled` tells that one of them stands twice.

    `end` is the line and column where a group in braces ends, counted from 0.
    """

    items: dict[str, Node]
    keys: dict[str, Span]
    flow: bool
    span: Span
    doubled: bool = False
    end: tuple[int, int] = (0, 0)


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Source:
    """A file as text, its lines, and its tree; `composed` tells that the accents of its lines are those of its tree."""

    name: str
    text: str
    lines: list[str]
    root: Node
    composed: bool = True

    def node(self, path: tuple[str | int, ...]) -> Node | None:
        """The node at a path of keys and indexes, or None."""
        node: Node | None = self.root
        for step in path:
            if isinstance(node, Mapping):
                node = node.items.get(str(step))
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def span(self, path: tuple[str | int, ...]) -> Span:
        """The place of the key, or of the value where there is no key; of the nearest parent if it does not exist."""
        for length in range(len(path), 0, -1):
            parent = self.node(path[: length - 1])
            if isinstance(parent, Mapping) and str(path[length - 1]) in parent.keys:
                return parent.keys[str(path[length - 1])]
            node = self.node(path[:length])
            if node is not None:
                return node.span
        return Span(self.name, 1, 1)

    def value_span(self, path: tuple[str | int, ...]) -> Span:
        """The place of the value at a path."""
        node = self.node(path)
        return node.span if node is not None else self.span(path)


def plain(node: Node) -> Plain:
    """The values of a tree without their places."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(item) for key, item in node.items.items()}


def parse(name: str, text: str, report: Report, quoted: bool = False) -> Source | None:
    """The tree of a YAML text, or None if it cannot be read to its end; an empty file is an empty mapping.

    `quoted` tells that texts may stand between quotation marks here: hints then say so.
    """
    source, told = _parsed(name, text, quoted)
    report.diagnostics += told
    return source


@lru_cache(maxsize=1024)
def _parsed(name: str, text: str, quoted: bool) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The same with what is said of it; remembered for who reads it again."""
    report, lines, composed = Report(), text.split("\n"), is_normalized("NFC", text)
    builder = _Builder(name, lines, quoted, composed, report)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                return None, tuple(report.diagnostics)
    except yaml.YAMLError as problem:
        report.error("yaml-syntax", *explain(name, lines, problem, quoted))
        return None, tuple(report.diagnostics)
    root = builder.root
    if root is None or (isinstance(root, Scalar) and not root.raw):
        root = Mapping({}, {}, False, Span(name, 1, 1))
    return Source(name, text, lines, root, composed), tuple(report.diagnostics)


class _Builder:
    """Takes events one by one; `take` is false when reading must stop."""

    def __init__(self, name: str, lines: list[str], quoted: bool, composed: bool, report: Report) -> None:
        self.name, self.lines, self.quoted, self.composed, self.report = name, lines, quoted, composed, report
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.pending: list[tuple[str, Span] | None] = []  # the key waiting for its value, one per open mapping
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                return self._stop("yaml-documents", event, say("second"), say("one-per-file"))
        elif isinstance(event, CollectionEndEvent):
            self.stack.pop().end = _mark(event.end_mark)
            self.pending.pop()
        elif isinstance(event, NodeEvent):
            if isinstance(event, AliasEvent):
                return self._stop("yaml-alias", event, say("begins", mark="*"), say("write-again"))
            if event.anchor is not None:
                return self._stop("yaml-alias", event, say("begins", mark="&"), say("delete-anchor"))
            if getattr(event, "tag", None) is not None:
                return self._stop("yaml-alias", event, say("begins", mark="!"), say("not-in-conditions"))
            return self._node(event)
        return True

    def _node(self, event: NodeEvent) -> bool:
        line, column = _mark(event.start_mark)
        if line >= len(self.lines):  # an empty value at the very end
            line, column = len(self.lines) - 1, len(self.lines[-1])
        span = Span(self.name, line + 1, column + 1)
        if isinstance(event, ScalarEvent):
            end = _mark(event.end_mark)
            span = Span(self.name, line + 1, column + 1, max(1, end[1] - column) if end[0] == line else 1)
            style = event.style or ""
            raw: str = event.value
            if not self.composed or style == '"':  # an escape may bring an accent that is no letter of the file
                raw = normalize("NFC", raw)
            typed = _typed(raw) if event.implicit[0] and not style else raw
            return self._add(Scalar(typed, raw, style, span, end))
        if len(self.stack) >= MAX_DEPTH:
            return self._stop("yaml-nesting", event, say("deep", most=MAX_DEPTH), say("delete-brackets"))
        flow = bool(getattr(event, "flow_style", False))
        node = Sequence([], flow, span) if isinstance(event, SequenceStartEvent) else Mapping({}, {}, flow, span)
        if not isinstance(event, (SequenceStartEvent, MappingStartEvent)):
            return True
        if not self._add(node):
            return False
        self.stack.append(node)
        self.pending.append(None)
        return True

    def _odd_space(self, node: Scalar, at: int) -> bool:
        """Reports a space of a plain value or key that is none to YAML; reading stops."""
        column = node.span.column - 1 + at
        self.report.error("yaml-syntax", Span(self.name, node.span.line, column + 1), *odd_space(node.raw[at], column))
        return False

    def _goes_on(self, node: Scalar) -> bool:
        """Whether something follows a value on its line, as after a colon in a text: YAML stops there by itself."""
        line, column = node.end
        return bool(self.lines[line][column:].strip()) if line < len(self.lines) else False

    def _add(self, node: Node) -> bool:
        if isinstance(node, Scalar) and not node.style and not node.raw.isascii():
            at = _spaced(node.raw)
            if at == 0 or (at == 1 and node.raw[0] == "-"):
                return self._odd_space(node, at)
            if node.raw[-1].isspace() and not self._goes_on(node):
                return self._odd_space(node, len(node.raw.rstrip()))
        if not self.stack:
            self.root = node
            return True
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            if isinstance(node, Scalar) and not node.style and structural_space(node.raw):
                return self._odd_space(node, _spaced(node.raw))
            parent.items.append(node)
            return True
        waiting = self.pending[-1]
        if waiting is None:
            return self._key(parent, node)
        self.pending[-1] = None
        key, span = waiting
        if key in parent.items:
            if not parent.doubled:  # where several do, the line that should stand between them is missing
                hint = say("keep-one", line=parent.keys[key].line)
                self.report.error("key-duplicate", span, say("twice", key=key), hint)
            parent.doubled = True
            first = parent.items[key]
            if not (isinstance(first, Scalar) and not first.raw):
                return True
        parent.items[key] = node
        parent.keys[key] = span
        return True

    def _key(self, parent: Mapping, node: Node) -> bool:
        if isinstance(node, Scalar):
            if not node.raw.strip():
                self.report.error("yaml-syntax", node.span, say("no-key"), say("word-before-colon"))
                return False
            if not node.style and not node.raw.isascii() and _spaced(node.raw) >= 0:
                return self._odd_space(node, _spaced(node.raw))
            if node.raw == "<<" and not node.style:
                self.report.error("yaml-alias", node.span, say("merge-key"), say("keys-again"))
            self.pending[-1] = (node.raw, node.span)
            return True
        place = parent.span if parent.flow else node.span
        line = place.line - 1
        hint = text_hint(self.lines, line, line, self.quoted)
        message = say("cannot-begin", mark="{") if hint else say("key-a-word")
        self.report.error("yaml-syntax", place, message, hint or say("delete-brackets"))
        return False

    def _stop(self, code: str, event: yaml.Event, message: Saying, hint: Saying) -> bool:
        line, column = _mark(event.start_mark)
        if code == "yaml-alias":
            hint = text_hint(self.lines, line, line, self.quoted) or hint
        self.report.error(code, Span(self.name, line + 1, column + 1), message, hint)
        return False


def _spaced(text: str) -> int:
    """Where the first space stands that is none to YAML; -1 without one."""
    return next((at for at, one in enumerate(text) if one.isspace() and one not in " \t\n"), -1)


def _mark(mark: Any) -> tuple[int, int]:
    """Line and column, counted from 0, of a mark of libyaml."""
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _typed(text: str) -> str | int | bool | None:
    if text in _TYPED:
        return _TYPED[text]
    return int(text) if _INTEGER.match(text) else text
