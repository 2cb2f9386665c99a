"""Says in plain words why YAML cannot be read: libyaml's reasons, its places, and how to write the text instead.

libyaml often stops later than the fault (a bracket left open is found at the end of the file), so that each reason has
its own place: where it stopped, where the thing began that it was reading, or the line above.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from engine.diagnostics import Saying, Span, say
from engine.files.characters import describe
from engine.languages import LANGUAGES

_TEXT_LINE = re.compile(r"^(?P<indent> *)(?:- +)*(?P<key>[a-z][a-z0-9-]*): +(?P<text>\S.*?) *$")
_KEY_LINE = re.compile(r"^ *(?:- +)*[A-Za-z0-9_-]+ *:(?: |$)")
_NEIGHBOURS = say("indent-alike")
_PROSE_KEYS = frozenset({*LANGUAGES, "name", "short", "text"})


_BLANK = r"(?P<space>[^\S \t\n])"
_ODD_SPACE = re.compile(
    rf"^ *(?:- +)*(?:{_BLANK.replace('space', 'first')}|-{_BLANK.replace('space', 'dash')}"
    rf"|[A-Za-z][\w-]*(?:{_BLANK.replace('space', 'before')}+ *:|:{_BLANK.replace('space', 'after')}"
    rf"|: +[|>][-+0-9]*{_BLANK.replace('space', 'mark')}))"
)
"""A line in which a space that is none to YAML indents, or stands beside a dash, a colon or the mark of a block."""
_ODD_MARK = re.compile(
    r"^ *(?:- +)*(?:[A-Za-z][\w-]* *(?P<colon>[\uff1a\ufe55\u2236\ua789])|(?P<dash>[\u2010-\u2015\u2212\u2022\u00b7]) )"
)
"""A line in which a sign that looks like a colon ends a key, or one that looks like a dash begins an entry."""
_ENDS_QUOTED = re.compile(r"[“”„»«’‘]\s*$")


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where libyaml stopped, and where what it was reading began: lines and columns counted from 0."""

    lines: list[str]
    reason: str
    line: int
    column: int
    first_line: int
    first_column: int
    quoted: bool

    @property
    def before(self) -> str:
        return self.lines[self.line][: self.column]

    @property
    def mark(self) -> str:
        """The character at which libyaml stopped; empty at the end of a line."""
        return self.lines[self.line][self.column : self.column + 1]

    @property
    def opening(self) -> str:
        return self.lines[self.first_line][self.first_column : self.first_column + 1]

    def block(self, line: int) -> Saying | None:
        return text_hint(self.lines, line, line, self.quoted)


@dataclass(frozen=True, slots=True)
class _Fault:
    line: int
    column: int
    message: Saying
    hint: Saying | None


def explain(name: str, lines: list[str], problem: yaml.YAMLError, quoted: bool) -> tuple[Span, Saying, Saying | None]:
    """The place, the message and the hint for an error of libyaml.

    `quoted` tells that the texts of this file may stand between quotation marks.
    """
    end, start = getattr(problem, "problem_mark", None), getattr(problem, "context_mark", None)
    if end is None:
        return Span(name, 1, 1), say("unreadable"), None
    start = start or end
    last = len(lines) - 1
    stop = _Stop(
        lines,
        str(getattr(problem, "problem", "")),
        min(end.line, last),
        end.column,
        min(start.line, last),
        start.column,
        quoted,
    )
    explained = (
        _tab(stop)
        or _space(stop)
        or next((rule(stop) for reason, rule in _REASONS if reason in stop.reason), _unknown(stop))
    )
    return Span(name, explained.line + 1, explained.column + 1), explained.message, explained.hint


def text_hint(lines: list[str], first: int, last: int, quoted: bool = False) -> Saying | None:
    """How to write the text that stands on these lines (counted from 0) so that YAML keeps every character.

    None if the first line holds no key with a text.
    """
    found = _TEXT_LINE.match(lines[first]) if first < len(lines) else None
    if found is None or not (quoted or found["key"] in _PROSE_KEYS):
        return None
    begin = re.sub(r"^[|>][-+0-9]*(?: +|$)", "", found["text"])
    text = [begin, *(line.strip() for line in lines[first + 1 : last + 1])]
    if quoted:
        inside = re.sub("^[“«„](.*)[”»“]$", r"\1", " ".join(text).strip("\"'")).strip().replace("'", "''")
        return say("written-quoted", key=found["key"], text=inside)
    return block_hint(found["key"], [line for line in text if line])


def block_hint(key: str, text: list[str]) -> Saying:
    """A text written as a | block."""
    return say("written-as-block", key=key, text="".join(f"\n          {line}" for line in text))


def _tab(stop: _Stop) -> _Fault | None:
    if stop.mark != "\t" and "tab character" not in stop.reason:
        return None
    column = stop.lines[stop.line].find("\t")
    return _Fault(stop.line, max(column, 0), say("tab"), say("tab-to-spaces"))


def _space(stop: _Stop) -> _Fault | None:
    """A space that is none to YAML, on the line where it stopped or not far above."""
    for line in range(stop.line, max(min(stop.first_line, stop.line - 3), 0) - 1, -1):
        found = _ODD_SPACE.match(stop.lines[line])
        if found:
            column = next(at for name, at in ((name, found.start(name)) for name in found.groupdict()) if at >= 0)
            return _Fault(line, column, *odd_space(stop.lines[line][column], column))
    return None


def odd_space(space: str, column: int) -> tuple[Saying, Saying]:
    """What is wrong with a space where only a plain one may stand, at a column counted from 0, and what to do."""
    name = unicodedata.name(space, "space").lower()
    message = say("odd-space", name=name, code=f"U+{ord(space):04X}", column=column + 1)
    return message, say("space-or-delete")


def structural_space(line: str) -> bool:
    """Whether the text of an entry reads like a key or another entry, but for a space that is none to YAML."""
    return _ODD_SPACE.match(line) is not None


def _open_bracket(stop: _Stop) -> _Fault:
    message = say("open-bracket", mark=stop.opening)
    hint = stop.block(stop.first_line) or say("close-bracket", mark="}" if stop.opening == "{" else "]")
    return _Fault(stop.first_line, stop.first_column, message, hint)


def _open_quote(stop: _Stop) -> _Fault:
    written = stop.lines[stop.first_line]
    ends = _ENDS_QUOTED.search(written, stop.first_column + 1)
    if ends:
        message = say("odd-quote", mark=ends[0].strip())
        return _Fault(stop.first_line, ends.start(), message, say("type-in-place", mark=stop.opening))
    hint = stop.block(stop.first_line) or say("close-quote")
    return _Fault(stop.first_line, stop.first_column, say("open-quote"), hint)


def _escape(stop: _Stop) -> _Fault:
    return _Fault(stop.line, stop.column, say("backslash"), say("no-quotes-or-single"))


def _document(stop: _Stop) -> _Fault:
    for number, line in enumerate(stop.lines[: stop.line + 1]):
        if line.startswith("%"):
            return _Fault(number, 0, say("percent"), say("delete-or-comment"))
        if line.startswith("..."):
            return _Fault(number, 0, say("dots"), say("delete-line"))
    return _unknown(stop)


def _colon(stop: _Stop) -> _Fault:
    """A colon and a space where none may stand: inside a text, or after a line that should not go on."""
    if _TEXT_LINE.match(stop.before + ":"):
        return _Fault(stop.line, stop.column, say("colon-inside"), stop.block(stop.line) or say("quote-value"))
    above = stop.line - 1
    while above > 0 and (not stop.lines[above].strip() or stop.lines[above].lstrip().startswith("#")):
        above -= 1
    if above >= 0 and not _KEY_LINE.match(stop.lines[above]):
        return _no_colon(stop, above)
    return _Fault(stop.line, _indent(stop.lines[stop.line]), say("indented-more"), _NEIGHBOURS)


def _no_colon(stop: _Stop, line: int) -> _Fault:
    written = stop.lines[line]
    glued = re.match(r" *(?:- +)*(?P<key>[a-z][a-z0-9-]*):(?=\S)", written)
    if glued:
        key = glued["key"]
        return _Fault(line, glued.end() - 1, say("no-space-after", key=key), say("key-then-text", key=key))
    odd = _ODD_MARK.match(written)
    if odd:
        column = odd.start("colon") if odd["colon"] else odd.start("dash")
        message = say("odd-mark", character=describe(written[column]), column=column + 1)
        return _Fault(line, column, message, say("write-colon" if odd["colon"] else "write-dash"))
    return _Fault(line, _indent(written), say("neither"), say("add-colon-or-indent"))


def _simple_key(stop: _Stop) -> _Fault:
    return _no_colon(stop, stop.first_line)


def _key(stop: _Stop) -> _Fault:
    """Something else stands where a line with a key is expected."""
    written = stop.lines[stop.line]
    if stop.before.strip():
        return _after_value(stop)
    if stop.mark == "-":
        return _Fault(stop.line, stop.column, say("dash-among-keys"), say("delete-dash"))
    if stop.mark == ":":
        return _Fault(stop.line, stop.column, say("no-key"), say("word-before-colon"))
    if stop.mark in ("]", "}"):
        return _Fault(stop.line, stop.column, say("closes-nothing", mark=stop.mark), say("delete-it"))
    if not _KEY_LINE.match(written):
        return _Fault(stop.line, stop.column, say("too-far-left"), say("indent-like-text"))
    return _Fault(stop.line, _indent(written), say("not-aligned"), _NEIGHBOURS)


def _after_value(stop: _Stop) -> _Fault:
    found = _TEXT_LINE.match(stop.lines[stop.line])
    if stop.mark in ("]", "}"):
        return _Fault(stop.line, stop.column, say("closes-nothing", mark=stop.mark), say("delete-it"))
    if found and found["text"][0] in "\"'[{":
        return _begins(stop, stop.line, found.start("text"))
    return _unknown(stop)


def _dash(stop: _Stop) -> _Fault:
    if stop.before.strip():
        return _after_value(stop)
    return _Fault(stop.line, stop.column, say("no-dash"), say("begin-with-dash"))


def _begins(stop: _Stop, line: int, column: int) -> _Fault:
    message = say("cannot-begin", mark=stop.lines[line][column : column + 1])
    return _Fault(line, column, message, stop.block(line) or say("begin-otherwise"))


def _begins_here(stop: _Stop) -> _Fault:
    return _begins(stop, stop.line, stop.column)


def _begins_first(stop: _Stop) -> _Fault:
    return _begins(stop, stop.first_line, stop.first_column)


def _header(stop: _Stop) -> _Fault:
    return _Fault(stop.line, stop.column, say("on-line-of-bar"), stop.block(stop.line) or say("begin-below"))


def _nothing(stop: _Stop) -> _Fault:
    return _Fault(stop.line, stop.column, say("no-value-here"), say("write-or-delete-before"))


def _unknown(stop: _Stop) -> _Fault:
    hint = stop.block(stop.line) or say("check-around")
    return _Fault(stop.line, stop.column, say("unreadable-from-here"), hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# What libyaml says, and what it means here; the first that fits counts.
_REASONS: tuple[tuple[str, Callable[[_Stop], _Fault]], ...] = (
    ("did not find expected ',' or", _open_bracket),
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document indicator", _open_quote),
    ("escape c", _escape),
    ("hexdecimal", _escape),
    ("<document start>", _document),
    ("directive", _document),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _simple_key),
    ("did not find expected key", _key),
    ("did not find expected '-' indicator", _dash),
    ("cannot start any token", _begins_here),
    ("block sequence entries are not allowed", _begins_here),
    ("mapping keys are not allowed", _begins_here),
    ("alphabetic or numeric character", _begins_first),
    ("expected whitespace or line break", _begins_first),
    ("'!'", _begins_first),
    ("tag", _begins_first),
    ("URI", _begins_first),
    ("comment or line break", _header),
    ("indentation indicator", _header),
    ("did not find expected node content", _nothing),
)
