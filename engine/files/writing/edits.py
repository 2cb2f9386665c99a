"""Edits of a file that people write: only what is meant changes, every comment and every other byte stays.

What is new is put in as text, at places that the tree of the file knows. No emitter keeps every comment, quote and
blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engine.diagnostics import Span
from engine.files.yaml.nodes import KeyPath, Mapping, Node, Scalar, Sequence, Source

FileEdit = tuple[int, int, str]
"""Where the old text begins and ends, and what stands there instead."""

BOM = "\ufeff"


def spliced(text: str, edits: Iterable[FileEdit]) -> str:
    """The text with these edits, in its own line ends. Edits must not overlap; at one place they stay in order."""
    ending = "\r\n" if "\r\n" in text else "\n"
    found, last = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < last:
            raise ValueError("two edits of one place")
        found += [text[last:start], new.replace("\n", ending)]
        last = end
    return "".join((*found, text[last:]))


def line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


class EditableText:
    """The text of a file to the byte, and where the places of its tree are in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [len(BOM) if text.startswith(BOM) else 0]
        self.starts += [at + 1 for at, one in enumerate(text) if one == "\n"]

    def at(self, line: int, column: int) -> int:
        """Where a line and a column are, counted from 1."""
        return min(self.starts[line - 1] + column - 1, len(self.text)) if line <= len(self.starts) else len(self.text)

    def place(self, span: Span) -> tuple[int, int]:
        """Where a place of one line begins and ends."""
        start = self.at(span.line, span.column)
        return start, start + span.length

    def replace(self, span: Span, old: str, new: str) -> FileEdit:
        """Another word in place of `old`, which stands in this place, perhaps between quotation marks.

        Raises ValueError where it does not.
        """
        start, end = self.place(span)
        at = self.text.find(old, start, end)
        if at < 0:
            raise ValueError(f"{old} does not stand at {span}")
        return at, at + len(old), new

    def end(self, node: Node) -> int:
        """Where a value ends, without the empty lines and comments behind it; of a block, the end of its last line."""
        match node:
            case Sequence(items, flow=False) if items:
                return self.end(items[-1])
            case Mapping(items, flow=False) if items:
                return self.end([*items.values()][-1])
        end = self.at(node.end[0] + 1, node.end[1] + 1)
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            return len(self.text[: max(end, self.at(node.span.line, node.span.column))].rstrip(" \t\r\n"))
        return end


def document_end(source: Source, text: str) -> int:
    """Where something more of the document goes: at the end of the file, or above the three dots that end it."""
    dots = re.compile(r"^\.\.\.(?=\s|$)", re.MULTILINE).search(text, EditableText(text).place(source.root.span)[0])
    return dots.start() if dots else len(text)


def added_key(source: Source, written: EditableText, path: KeyPath, key: str, value: str) -> FileEdit:
    """A key with a short value at the head of the group at `path`; after the first key where a hyphen precedes it."""
    group = source.node(path)
    assert isinstance(group, Mapping)  # noqa: S101  what bears a name has keys
    if group.flow:
        at = written.at(group.span.line, group.span.column) + 1
        return at, at, f"{key}: {value}, "
    first, *rest = group.keys.values()
    inside = bool(path) and isinstance(path[-1], int)  # an entry of a list: its first key follows a hyphen
    headed = not path and key != next(iter(group.keys))  # a file begins with its version
    if not inside and not headed:
        at = written.at(first.line, 1)
        return at, at, f"{' ' * (first.column - 1)}{key}: {value}\n"
    if rest:
        at = written.at(_line_above(source, rest[0].line), 1)
    else:
        at = line_end(written.text, written.at(_last_line(next(iter(group.items.values()))), 1))
    lead = "" if at == 0 or written.text[at - 1 : at] == "\n" else "\n"
    return at, at, f"{lead}{' ' * (first.column - 1)}{key}: {value}\n"


def _line_above(source: Source, line: int) -> int:
    """The first of the comments and empty lines that stand right above a line."""
    while line > 1 and (not (text := source.lines[line - 2].strip()) or text.startswith("#")):
        line -= 1
    return line


def _last_line(node: Node) -> int:
    """The line on which a value ends."""
    match node:
        case Scalar():
            return node.end[0] if node.style == "|" and not node.end[1] else node.end[0] + 1
        case Sequence():
            return max([node.span.line, *map(_last_line, node.items)])
        case Mapping():
            return max([node.span.line, *map(_last_line, node.items.values())])


def added_entry(source: Source, written: EditableText, path: KeyPath, value: str) -> FileEdit:
    """A value at the head of what stands at `path`: one value, which becomes a list, or a list."""
    node = source.node(path)
    if isinstance(node, Scalar):
        start, end = written.place(node.span)
        return start, end, f"[{value}, {written.text[start:end]}]"
    assert isinstance(node, Sequence)  # noqa: S101  one value or several
    if node.flow:
        at = written.at(node.span.line, node.span.column) + 1
        return at, at, f"{value}, " if node.items else value
    at = written.at(node.span.line, 1)
    return at, at, f"{' ' * (node.span.column - 1)}- {value}\n"


def listed_after(source: Source, written: EditableText, path: KeyPath, index: int, value: str) -> FileEdit:
    """A value after an entry of the list at `path`."""
    node = source.node(path)
    assert isinstance(node, Sequence)  # noqa: S101  an outline
    entry = node.items[index]
    at = written.end(entry)
    if node.flow:
        return at, at, f", {value}"
    at = line_end(written.text, at)
    lead = "" if written.text[at - 1 : at] == "\n" else "\n"
    return at, at, f"{lead}{' ' * (node.span.column - 1)}- {value}\n"


def block(texts: dict[str, str], indent: str, width: int = 100) -> str:
    """Texts as keys with `|` blocks."""
    return "".join(f"{indent}{key}: |\n{''.join(_wrapped(text, indent + '  ', width))}" for key, text in texts.items())


def _wrapped(text: str, indent: str, width: int) -> Iterator[str]:
    """A text in lines that are not too long; its paragraphs stay apart."""
    import textwrap

    for number, part in enumerate(part for part in text.split("\n") if part.strip()):
        yield from ["\n"] if number else []
        lines = textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False)
        yield from (f"{indent}{line}\n" for line in lines)
