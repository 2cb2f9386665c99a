"""Checks how texts are written in the file, so that YAML never drops a character that somebody typed.

A text (whatever stands below `fr:` or `en:`) is one plain line or a `|` block. Everything else YAML may fold, cut at
` #`, or take apart at a comma. Other values may be quoted, but hold no character that nobody sees, and the name of a
client or of the company is not cut at ` #` either.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from engine.diagnostics import Report, Span, say
from engine.files.characters import describe, forbidden, instead
from engine.files.yaml.nodes import Mapping, Node, Scalar, Sequence, Source
from engine.files.yaml.syntax import block_hint, text_hint
from engine.languages import LANGUAGES

MAX_TEXT = 300  # characters of a text that is printed as it stands
NAMED = frozenset({"services", "facts", "variants", "deselect", "documents", "without-subprocessors"})
"""Lists of a deal whose entries are names without spaces: a comment behind one of them cannot be a part of it."""
SIGNLESS = frozenset(
    {
        *("date", "validity", "start", "end", "country", "territory", "type", "kind", "unit", "item", "vat"),
        *("quantity", "price", "percent", "amount", "discount", "credit", "enterprise-number", "vat-number", "peppol"),
        *("email", "phone", "communication", "publisher", "subprocessors", "prices", "deviation", "by", "digest"),
    }
)
"""Keys of a deal whose values are days, numbers, codes or addresses: `# ` behind one of them begins a comment."""
_NAME = re.compile(r"[a-z0-9.@-]+")
DATA = ("deal", "publisher", "subprocessors", "reviews")  # kinds of file whose every value is told as it stands


def check_written(source: Source, kind: str, report: Report) -> None:
    """Reports every text of a file that is not written as one plain line or a `|` block, and marks it as unsound."""
    _Walker(source, kind, report).walk(source.root, "", False)


class _Walker:
    def __init__(self, source: Source, kind: str, report: Report) -> None:
        self.source, self.report = source, report
        self.data, self.quotable = kind in DATA, kind == "deal"  # the texts of a deal are data in both languages

    def walk(self, node: Node, key: str, prose: bool) -> None:
        """`key` is the key above the node; `prose` tells that it stands below a language."""
        match node:
            case Scalar():
                watch = self.report.watch()
                self._scalar(node, key, prose)
                node.sound = not watch.said
            case Sequence(items, flow):
                for item in items:
                    self.walk(item, key, prose and not flow)
            case Mapping(items):
                self._mapping(node, prose)

    def _mapping(self, node: Mapping, prose: bool) -> None:
        if node.flow and any(key in LANGUAGES for key in node.items):
            self._texts_in_braces(node)
            return
        for key, item in node.items.items():
            if key in LANGUAGES and isinstance(item, (Sequence, Mapping)) and item.flow:
                message = "YAML takes a text in brackets apart and loses words of it"
                self.report.error("prose-truncated", item.span, message, self._block(item.span.line - 1))
            else:
                self.walk(item, key, (prose or key in LANGUAGES) and not self.quotable)

    def _texts_in_braces(self, node: Mapping) -> None:
        """`{fr: Durée, reconduction, en: Term}`: a comma ends a text, and what follows it is lost."""
        lost = next((key for key in node.items if key not in LANGUAGES), None)
        rows = [f"{key}: {getattr(item, 'raw', '…')}" for key, item in node.items.items() if key in LANGUAGES]
        if lost is None:
            hint = "\n        ".join(["write one line for each language:", *rows])
            self.report.error("prose-style", node.span, "texts do not stand in braces", hint)
            return
        message = f"in braces a comma ends the text, and YAML loses what follows: {lost}"
        hint = "write one line for each language, without braces"
        self.report.error("prose-truncated", node.keys[lost], message, hint)

    def _scalar(self, node: Scalar, key: str, prose: bool) -> None:
        unseen = next((one for one in node.raw if forbidden(one)), None) if node.style == '"' else None
        if unseen is not None:
            message = say("forbidden", character=describe(unseen))
            self.report.error("character-forbidden", node.span, message, say(instead(unseen)))
        elif prose and node.style:
            self._styled(node, key)
        elif (prose or self.data) and isinstance(node.value, str) and not node.style:
            self._plain(node, prose, key)

    def _styled(self, node: Scalar, key: str) -> None:
        if node.style == ">":
            message = "a > block folds its lines; a text is one plain line or a | block"
            self.report.error("prose-style", node.span, message, "write | instead of >")
        elif node.style == "|":
            line, column = node.span.line - 1, node.span.column - 1
            header = self.source.lines[line][column:]
            if "#" in header:
                at = column + header.index("#")
                place = Span(self.source.name, line + 1, at + 1, len(self.source.lines[line]) - at)
                hint = "move it below, into the text, or onto a line of its own above"
                self.report.error("prose-truncated", place, "YAML drops what follows # on the line of the |", hint)
        elif node.raw.strip():
            message = "quotation marks change the text between them; a text is one plain line or a | block"
            hint = block_hint(key, [line.strip() for line in node.raw.split("\n") if line.strip()])
            self.report.error("prose-style", node.span, message, hint)

    def _plain(self, node: Scalar, prose: bool, key: str) -> None:
        line, column = node.span.line - 1, node.span.column - 1
        end_line, end_column = node.end
        rest = self.source.lines[end_line][end_column:] if end_line < len(self.source.lines) else ""
        behind = rest.strip()
        if behind.startswith("#") and not self._is_comment(behind, node, key):
            at = end_column + len(rest) - len(rest.lstrip())
            place = Span(self.source.name, end_line + 1, at + 1, len(behind))
            message = f"YAML drops the end of this text: {behind}"
            hint = self._block(line, end_line) or "write the text between quotation marks, or delete the end"
            if self.data and behind.startswith("# "):
                hint = f"put a comment on a line of its own, or {hint}"
            self.report.error("prose-truncated", place, message, hint)
        elif prose and end_line != line:
            message = "YAML folds a text of several lines without |"
            self.report.error("prose-style", node.span, message, self._block(line, end_line))
        elif prose and normalize("NFC", self.source.lines[line][column:end_column]) != node.raw:
            message = "YAML reads this text otherwise than it is written"
            self.report.error("prose-truncated", node.span, message, self._block(line))

    def _is_comment(self, behind: str, node: Scalar, key: str) -> bool:
        """Whether what stands behind a value of a deal cannot be a part of it."""
        if not self.quotable:
            return False
        if key == "languages" and behind.startswith("# "):
            return all(one in LANGUAGES for one in re.split(r"[,\s]+", node.raw.lower()))
        return (key in NAMED and _NAME.fullmatch(node.raw) is not None) or (
            key in SIGNLESS and behind.startswith(("# ", "#\t"))
        )

    def _block(self, first: int, last: int | None = None) -> str:
        last = first if last is None else last
        return text_hint(self.source.lines, first, last, self.data) or "write the text as a | block"


def data_fault(text: str, name: str) -> tuple[str, str]:
    """What is wrong with a text that is printed as it stands, and what to do; nothing if it can be printed."""
    bad = next((character for character in text if character == "\t" or forbidden(character)), None)
    if "\n" in text:
        return f"{name} stands on several lines", "write it on one line"
    if len(text) > MAX_TEXT:
        return f"{name} has {len(text)} characters; documents have room for {MAX_TEXT}", "shorten it"
    if bad is not None:
        return f"{name} holds the character {describe(bad)}", say(instead(bad)).said("character-forbidden")
    if not text.strip():
        return f"{name} is empty", "write it, or delete the key"
    return "", ""
