"""Reads the prose of a clause: Markdown by markdown-it, with two inline rules of our own for slots and references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from engine.diagnostics import Report, Span
from engine.files.reading.layout import LayoutFault, stray_row, swallowed_line, table_faults
from engine.files.reading.targets import read_targets
from engine.files.yaml.nodes import Scalar, Source
from engine.files.yaml.places import TextPlaces
from engine.model.block import Block, BulletBlock, TableBlock, TextBlock
from engine.model.prose import Inline, Prose, ProseLine, Reference, Slot, Words

MAX_TEXT = 20_000  # characters of one text: Markdown is read in quadratic time where brackets are left open

_SLOT = re.compile(r"\{\{ *(?P<name>[a-z][a-z0-9.-]*) *(?:\| *(?P<form>[a-z]+) *)?\}\}")
_REFERENCE = re.compile(
    r"\[(?P<preposition>[^\[\]\n]*)\]\((?P<target>(?:[^()\"\n]|\([^()\"\n]*\))*)(?P<full> \"full\")?\)"
)

_HINT = "a text may have *words*, **words**, lists whose lines begin with -, and tables"
_UNSUPPORTED = MappingProxyType(
    {
        "heading_open": "a line that begins with # is a heading; headings are written in heading:",
        "fence": "code has no place in a clause",
        "code_block": "lines indented by four spaces more are code to Markdown; indent them like the others",
        "code_inline": "backticks mean code, which has no place in a clause",
        "blockquote_open": "a line that begins with > is a quotation to Markdown",
        "hr": "a line of dashes or stars is a rule to Markdown",
        "ordered_list_open": "numbered lists are written in items:",
        "image": "images have no place in a clause",
        "link_open": "a link is written [preposition](target)",
        "hardbreak": "two spaces or a backslash at the end of a line break it, which texts do not keep",
        "bullet_list_open": "a list does not hold another list",
        "paragraph_open": "an entry of a list is one paragraph",
    }
)
_UNDERLINED = "a line of dashes or equals signs makes a heading of the text above; leave an empty line between them"
# How what is not supported begins in the text, so that a message finds it.
_BEGINS = MappingProxyType({"code_inline": "`", "image": "![", "link_open": "[", "hardbreak": "\n"})
_SPACED = re.compile(r"\[[^\[\]\n]*\] +\([^()\n]*\)")


def read_prose(text: str, source: Source, node: Scalar | None, report: Report) -> Prose:
    """The prose written in `text`, the value of `node`; what Markdown offers beyond clauses is an error."""
    place = TextPlaces(text, source, node)
    text = text.rstrip("\n")
    if not text.strip():
        span = node.span if node else place.at(0, 0)
        report.error("prose-empty", span, "the text is empty", "write it, or delete the whole paragraph")
        return Prose(text, (), span, False)
    if len(text) > MAX_TEXT:
        message = f"the text has {len(text)} characters; {MAX_TEXT} are the most"
        report.error("prose-markup", place.at(0, 0), message, "split it into several paragraphs")
        return Prose(text, (), place.at(0, 0), False)
    reader, markup = _Reader(place, report), report.watch()
    blocks = reader.blocks(_markdown().parse(text))
    sound = not markup.said and (node is None or node.sound)
    return Prose(text, blocks, place.at(0, 0, len(text.split("\n")[0])), sound)


class _Reader:
    def __init__(self, place: TextPlaces, report: Report) -> None:
        self.place, self.report = place, report

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block[Inline], ...]:
        found: list[Block[Inline]] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            inside = tokens[at + 1 : end]
            if token.type == "paragraph_open":
                self._rows(inside[0])
                found.append(TextBlock(self._line(inside[0])))
            elif token.type == "bullet_list_open":
                if token.markup != "-":
                    self._foreign_list(token)
                self._entries(inside)
                found.append(BulletBlock(tuple(self._line(one) for one in inside if one.type == "inline")))
                self._refuse_in_list(inside)
            elif token.type == "table_open":
                start, past = token.map or (0, 0)
                for fault in table_faults(self.place.lines, start, past):
                    self._misread(fault)
                found.append(self._table(inside))
            else:
                self._refuse(token)
            at = end + 1
        return tuple(found)

    def _table(self, tokens: Sequence[Token]) -> TableBlock[Inline]:
        rows: list[list[ProseLine]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._line(token))
        return TableBlock(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))

    def _rows(self, token: Token) -> None:
        """Running text holds no row of a table."""
        start, end = token.map or (0, 0)
        fault = stray_row(self.place.lines, start, end)
        if fault is not None:
            self._misread(fault)

    def _entries(self, tokens: Sequence[Token]) -> None:
        """An entry of a list holds no row of a table and no text that stands below the list."""
        for token in tokens:
            if token.type == "inline":
                self._rows(token)
                start, end = token.map or (0, 0)
                fault = swallowed_line(self.place.lines, start, end)
                if fault is not None:
                    self._misread(fault)

    def _foreign_list(self, token: Token) -> None:
        """Only - begins the lines of a list: a line that begins with + or * may go on with a sentence."""
        number = token.map[0] if token.map else 0
        line = self.place.lines[number]
        message = f"a line that begins with {token.markup} would be read as an entry of a list"
        hint = "begin the entries of a list with -; if no list is meant, write the line on from the one above"
        self._misread(LayoutFault(number, len(line) - len(line.lstrip()), 1, message, hint))

    def _misread(self, fault: LayoutFault) -> None:
        span = self.place.at(fault.line, fault.column, max(fault.length, 1))
        self.report.error("prose-layout", span, fault.message, fault.hint)

    def _refuse_in_list(self, tokens: Sequence[Token]) -> None:
        """An entry of a list is one paragraph; the first thing that is not so is reported."""
        before = ""
        for token in tokens:
            fits = token.type in ("list_item_open", "inline") or token.nesting < 0
            if not fits and not (token.type == "paragraph_open" and before == "list_item_open"):
                self._refuse(token)
                return
            before = token.type

    def _refuse(self, token: Token) -> None:
        line, end = token.map or (0, 1)
        why = _UNSUPPORTED.get(token.type, "this Markdown has no place in a clause")
        if token.type == "heading_open" and token.markup in ("-", "="):
            line, why = end - 1, _UNDERLINED
        column = len(self.place.lines[line]) - len(self.place.lines[line].lstrip(" "))
        self.report.error("prose-markup", self.place.at(line, column), why, _HINT)

    def _line(self, token: Token) -> ProseLine:
        start = token.map[0] if token.map else 0
        spans = _Offsets(self.place, token.content, start)
        found: list[Inline] = []
        strong = emphasis = 0
        for child in token.children or ():
            match child.type:
                case "text":
                    found.append(Words(child.content, bool(strong), bool(emphasis)))
                    self._stray(child.content, spans)
                case "softbreak":
                    found.append(Words(" ", bool(strong), bool(emphasis)))
                case "strong_open" | "strong_close":
                    strong += child.nesting
                case "em_open" | "em_close":
                    emphasis += child.nesting
                case "slot":
                    span = spans.at(child.meta["at"], child.meta["length"])
                    found.append(Slot(child.meta["name"], child.meta["form"], span, bool(strong), bool(emphasis)))
                case "reference":
                    span = spans.at(child.meta["at"], child.meta["length"])
                    targets = read_targets(child.meta["target"], span, self.report)
                    look = (bool(strong), bool(emphasis))
                    found.append(Reference(child.meta["preposition"], targets, child.meta["full"], span, *look))
                case other:
                    why = _UNSUPPORTED.get(other, "this Markdown has no place in a clause")
                    if child.nesting >= 0:
                        self.report.error("prose-markup", spans.find(_BEGINS.get(other, "")), why, _HINT)
        return _joined(found)

    def _stray(self, text: str, spans: _Offsets) -> None:
        for mark in ("{{", "}}"):
            if mark in text:
                span = spans.find(mark)
                hint = "write {{ name }} or {{ name | form }}, with lower-case names"
                self.report.error("parameter-syntax", span, "a parameter is not written as one", hint)
                return
        spaced = _SPACED.search(text)
        if spaced or "](" in text:
            mark = spaced[0] if spaced else text[max(text.rfind("[", 0, text.index("](")), 0) :][:2]
            hint = "write [preposition](target) without a space, or [](target)"
            self.report.error("reference-syntax", spans.find(mark), "a reference is not written as one", hint)


class _Offsets:
    """Places inside the inline content of a block, whose lines markdown-it has stripped."""

    def __init__(self, place: TextPlaces, content: str, start: int) -> None:
        self.place, self.content, self.start = place, content, start

    def at(self, offset: int, length: int) -> Span:
        before = self.content[:offset]
        line = self.start + before.count("\n")
        column = offset - (before.rfind("\n") + 1)
        own = self.content.split("\n")[before.count("\n")]
        written = self.place.lines[line] if line < len(self.place.lines) else own
        return self.place.at(line, max(written.find(own), 0) + column, length)

    def find(self, mark: str) -> Span:
        return self.at(max(self.content.find(mark), 0), len(mark))


def _joined(inlines: list[Inline]) -> ProseLine:
    """Neighbouring words with the same look as one."""
    found: list[Inline] = []
    for one in inlines:
        last = found[-1] if found else None
        if (
            isinstance(one, Words)
            and isinstance(last, Words)
            and (one.strong, one.emphasis) == (last.strong, last.emphasis)
        ):
            found[-1] = Words(last.text + one.text, one.strong, one.emphasis)
        elif not isinstance(one, Words) or one.text:
            found.append(one)
    return tuple(found)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where the block that opens at `at` closes."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.disable(["entity", "autolink", "html_inline", "html_block", "reference"])
    markdown.inline.ruler.before("escape", "slot", _slot)
    markdown.inline.ruler.before("link", "reference", _reference)
    return markdown


def _rule(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    match = pattern.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        meta: dict[str, Any] = {"at": match.start(), "length": match.end() - match.start()}
        meta |= {key: value or "" for key, value in match.groupdict().items()}
        token = state.push(kind, "", 0)
        token.meta = meta | {"full": bool(meta.get("full"))}
    state.pos = match.end()
    return True


def _slot(state: StateInline, silent: bool) -> bool:
    return state.src.startswith("{{", state.pos) and _rule(state, silent, _SLOT, "slot")


def _reference(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "[" and _rule(state, silent, _REFERENCE, "reference")
