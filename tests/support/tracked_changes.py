"""Accepts and rejects tracked changes as Word does (ECMA-376-1, 17.13.5), and reads what is left, document by document.

It is strict where Word could not do what we mean: a paragraph that goes must be followed by one that it can join.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from lxml import etree
from made import redline
from reading_back import articles_text, letters
from reading_word import MAIN, parts, read, xml
from word_numbers import W, name_of, value

from engine.model.document import Document
from engine.rendering import render
from engine.rendering.word.redline.document import print_redline_docx

TITLE, GAP = "ClausierTitle", "ClausierGap"
FRONT = ("ClausierLetterhead", "ClausierCompany", "ClausierMentions")

Decision = Literal["accept", "reject"]


def compared(before: Document | None, after: Document | None, renamed: Mapping[str, str] | None = None) -> bytes:
    """The redline of two documents, both of whose sides are what is printed of each document alone.

    Where their texts do not differ, it holds neither.
    """
    found = redline(before, after, renamed=renamed)
    page = print_redline_docx([found])
    both_sides(page, *([one] if one is not None and found.changed else [] for one in (before, after)))
    return page


def both_sides(page: bytes, before: list[Document], after: list[Document]) -> None:
    """Rejected, a page holds the documents before; accepted, those after; without notes, which nobody compares."""
    for decision, documents in (("accept", after), ("reject", before)):
        found = texts(decided(page, "accept" if decision == "accept" else "reject"))
        assert len(found) == len(documents)
        for one, told in zip(map(without_notes, documents), found, strict=True):
            assert told == shown(one), f"{decision}: {one.id}"
            assert letters("".join(shown for _, shown, _ in told[1:])) == letters(articles_text(one))


def without_notes(document: Document) -> Document:
    """The text of a document: on which day a list in it was drawn up is no part of that."""
    articles = tuple(
        replace(article, paragraphs=tuple(replace(one, note=()) for one in article.paragraphs))
        for article in document.articles
    )
    return replace(document, articles=articles)


# Marks


@dataclass(frozen=True)
class Mark:
    """Something that marks a change: the end of a paragraph, a row, words with their looks."""

    kind: str  # ins or del
    id: str
    author: str
    date: str
    text: str | None  # None for what holds no words
    looks: frozenset[str]


def marks(page: bytes) -> list[Mark]:
    """Everything that marks a change."""
    return [
        Mark(
            name_of(one),
            one.get(f"{W}id"),
            one.get(f"{W}author"),
            one.get(f"{W}date"),
            "".join(it.text for it in one.iter(f"{W}t", f"{W}delText")) if len(one) else None,
            frozenset(
                it.get(f"{W}val") or name_of(it) for it in one.iterfind(f"{W}r/{W}rPr/*") if name_of(it) in LOOKS
            ),
        )
        for one in xml(parts(page)[MAIN]).iter(f"{W}ins", f"{W}del")
    ]


LOOKS = ("b", "i", "rStyle")


def changes(page: bytes) -> list[tuple[str, str]]:
    """The words that were deleted and inserted."""
    return [(one.kind, one.text) for one in marks(page) if one.text is not None]


# Decisions


def decided(page: bytes, decision: Decision) -> bytes:
    """The page once all its changes are accepted, or rejected."""
    package = parts(page)
    root = xml(package[MAIN])
    gone, stays = ("del", "ins") if decision == "accept" else ("ins", "del")
    _rows(root, gone)
    _runs(root, gone, stays)
    _paragraphs(root, gone)
    for one in [*root.iter(f"{W}{stays}")]:
        one.getparent().remove(one)
    for one in root.iter(f"{W}delText"):
        one.tag = f"{W}t"
    return packed({**package, MAIN: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def _rows(root: Any, gone: str) -> None:
    for row in [*root.iter(f"{W}tr")]:
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in [*root.iter(f"{W}tbl")]:
        if table.find(f"{W}tr") is None:
            before, after = table.getprevious(), table.getnext()
            assert after is not None, "nothing follows a table that goes"
            assert before is None or _mark(before, gone) is None, (
                "a paragraph goes that a table follows, which goes too"
            )
            table.getparent().remove(table)


def _runs(root: Any, gone: str, stays: str) -> None:
    for one in [*root.iter(f"{W}{gone}", f"{W}{stays}")]:
        parent = one.getparent()
        if parent.tag != f"{W}p":
            continue
        assert all(child.tag == f"{W}r" for child in one)
        texts = {text.tag for text in one.iter(f"{W}t", f"{W}delText")}
        assert texts <= {f"{W}delText" if one.tag == f"{W}del" else f"{W}t"}, "words of the wrong kind"
        if one.tag == f"{W}{stays}":
            for child in [*one]:
                one.addprevious(child)
        parent.remove(one)


def _mark(block: Any, kind: str) -> Any:
    return block.find(f"{W}pPr/{W}rPr/{W}{kind}") if block.tag == f"{W}p" else None


def _paragraphs(root: Any, gone: str) -> None:
    """Joins what is left of a paragraph that goes to the next one, which keeps its own properties."""
    for paragraph in [*root.iter(f"{W}p")]:
        if _mark(paragraph, gone) is None:
            continue
        following = paragraph.getnext()
        assert following is not None, "a paragraph goes at the end of a text or cell"
        assert following.tag == f"{W}p", f"a paragraph goes before a {following.tag}"
        at = 1 if following.find(f"{W}pPr") is not None else 0
        for child in reversed([one for one in paragraph if one.tag != f"{W}pPr"]):
            following.insert(at, child)
        paragraph.getparent().remove(paragraph)


def packed(package: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in package.items():
            target.writestr(name, content)
    return file.getvalue()


# Reading

Shown = tuple[str, str, tuple[tuple[int, int], ...]]
"""The style of a paragraph, its text with its number, and the rows and cells in which it stands."""


def texts(page: bytes) -> list[list[Shown]]:
    """The documents of a page without its covers: their paragraphs, those that only keep tables apart left out."""
    found: list[list[Shown]] = []
    for style, text, cells, covered in _lines(page):
        if covered:
            continue
        if style == TITLE:
            found.append([])
        if style == GAP:
            assert not text.strip()
        elif found:
            found[-1].append((style, text, cells))
    return found


def printed(page: bytes) -> list[Shown]:
    """The same of a document as it is printed without changes: its title stands on its cover."""
    lines = [*_lines(page)]
    title = next(one[:3] for one in lines if one[0] == TITLE)
    return [title, *(one[:3] for one in lines if not one[3] and one[0] not in (*FRONT, GAP))]


@lru_cache(maxsize=32)
def shown(document: Document) -> list[Shown]:
    """What is printed of a document: many are held against the same one."""
    return printed(render(document, "docx"))


def _lines(page: bytes) -> Iterator[tuple[str, str, tuple[tuple[int, int], ...], bool]]:
    for line in read(page, tracked="read").lines:
        above = [*line.element.iterancestors()]
        covered = any(one.tag == f"{W}sdt" and value(one, "sdtPr/docPartObj/docPartGallery") for one in above)
        cells = [one for one in above if one.tag == f"{W}tc"]
        yield line.style, line.shown, tuple(map(_cell, reversed(cells))), covered


def links(page: bytes) -> list[tuple[str, str]]:
    """The words of every link, and the bookmark to which it leads."""
    found = xml(parts(page)[MAIN]).iter(f"{W}hyperlink")
    return [("".join(one.itertext()), one.get(f"{W}anchor")) for one in found]


def _cell(cell: Any) -> tuple[int, int]:
    """The row and the column in which a cell stands."""
    row = cell.getparent()
    rows = [one for one in row.getparent() if one.tag == f"{W}tr"]
    return rows.index(row), [one for one in row if one.tag == f"{W}tc"].index(cell)
