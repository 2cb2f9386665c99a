"""Checks how texts are written in the file, so that YAML never drops a character that somebody typed.

A text (whatever stands below `fr:` or `en:`) is one plain line or a `|` block. Everything else YAML may fold, cut at
` #`, or take apart at a comma. Other values may be quoted, but hold no character that nobody sees, and the name of a
client or of the company is not cut at ` #` either.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from engine.diagnostics import Report, Saying, Span, say
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
                self.report.error("prose-truncated", item.span, say("in-brackets"), self._block(item.span.line - 1))
            else:
                self.walk(item, key, (prose or key in LANGUAGES) and not self.quotable)

    def _texts_in_braces(self, node: Mapping) -> None:
        """`{fr: Durée, reconduction, en: Term}`: a comma ends a text, and what follows it is lost."""
        lost = next((key for key in node.items if key not in LANGUAGES), None)
        rows = [f"{key}: {getattr(item, 'raw', '…')}" for key, item in node.items.items() if key in LANGUAGES]
        if lost is None:
            hint = say("line-for-each", rows="".join(f"\n        {one}" for one in rows))
            self.report.error("prose-style", node.span, say("in-braces"), hint)
            return
        self.report.error("prose-truncated", node.keys[lost], say("comma-in-braces", key=lost), say("line-for-each"))

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
            self.report.error("prose-style", node.span, say("folded-block"), say("bar-for-angle"))
        elif node.style == "|":
            line, column = node.span.line - 1, node.span.column - 1
            header = self.source.lines[line][column:]
            if "#" in header:
                at = column + header.index("#")
                place = Span(self.source.name, line + 1, at + 1, len(self.source.lines[line]) - at)
                self.report.error("prose-truncated", place, say("after-hash"), say("move-below"))
        elif node.raw.strip():
            hint = block_hint(key, [line.strip() for line in node.raw.split("\n") if line.strip()])
            self.report.error("prose-style", node.span, say("quoted"), hint)

    def _plain(self, node: Scalar, prose: bool, key: str) -> None:
        line, column = node.span.line - 1, node.span.column - 1
        end_line, end_column = node.end
        rest = self.source.lines[end_line][end_column:] if end_line < len(self.source.lines) else ""
        behind = rest.strip()
        if behind.startswith("#") and not self._is_comment(behind, node, key):
            at = end_column + len(rest) - len(rest.lstrip())
            place = Span(self.source.name, end_line + 1, at + 1, len(behind))
            hint = self._block(line, end_line)
            if self.data and behind.startswith("# "):
                hint = say("comment-or", hint=hint)
            self.report.error("prose-truncated", place, say("end-dropped", end=behind), hint)
        elif prose and end_line != line:
            self.report.error("prose-style", node.span, say("folded"), self._block(line, end_line))
        elif prose and normalize("NFC", self.source.lines[line][column:end_column]) != node.raw:
            self.report.error("prose-truncated", node.span, say("reads-otherwise"), self._block(line))

    def _is_comment(self, behind: str, node: Scalar, key: str) -> bool:
        """Whether what stands behind a value of a deal cannot be a part of it."""
        if not self.quotable:
            return False
        if key == "languages" and behind.startswith("# "):
            return all(one in LANGUAGES for one in re.split(r"[,\s]+", node.raw.lower()))
        return (key in NAMED and _NAME.fullmatch(node.raw) is not None) or (
            key in SIGNLESS and behind.startswith(("# ", "#\t"))
        )

    def _block(self, first: int, last: int | None = None) -> Saying:
        last = first if last is None else last
        return text_hint(self.source.lines, first, last, self.data) or say("as-a-block")


def data_fault(text: str, field: Saying) -> tuple[Saying, Saying] | tuple[None, None]:
    """What is wrong with a text that is printed as it stands, and what to do; nothing if it can be printed.

    `field` is how the message calls it: `say("field", name="purpose")`.
    """
    bad = next((character for character in text if character == "\t" or forbidden(character)), None)
    if "\n" in text:
        return say("on-several-lines", field=field), say("on-one-line")
    if len(text) > MAX_TEXT:
        return say("too-many-characters", field=field, count=len(text), most=MAX_TEXT), say("shorten")
    if bad is not None:
        return say("holds-character", field=field, character=describe(bad)), say(instead(bad))
    if not text.strip():
        return say("field-empty", field=field), say("write-or-delete-key")
    return None, None
