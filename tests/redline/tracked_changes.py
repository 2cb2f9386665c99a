"""Accepts and rejects tracked changes as Word does (ECMA-376-1, 17.13.5), and reads what is left, document by document.

It is strict where Word could not do what we mean: a paragraph that goes must be followed by one that it can join.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from lxml import etree
from reading_word import MAIN, parts, read, xml
from word_numbers import W, value

TITLE, GAP = "ClausierTitle", "ClausierGap"

Decision = Literal["accept", "reject"]


def marks(page: bytes) -> list[Any]:
    """Everything that marks a change."""
    return [*xml(parts(page)[MAIN]).iter(f"{W}ins", f"{W}del")]


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
            assert before is None or _mark(before, gone) is None, "a paragraph goes that a table follows, which goes too"
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
    title = next((style, text, cells) for style, text, cells, _ in _lines(page) if style == TITLE)
    front = ("ClausierLetterhead", "ClausierCompany", "ClausierMentions")
    found = [one[:3] for one in _lines(page) if not one[3] and one[0] not in front]
    return [title, *(one for one in found if one[0] != GAP)]


def _lines(page: bytes) -> Iterator[tuple[str, str, tuple[tuple[int, int], ...], bool]]:
    for line in read(page, tracked="read").lines:
        above = [*line.element.iterancestors()]
        covered = any(one.tag == f"{W}sdt" and value(one, "sdtPr/docPartObj/docPartGallery") for one in above)
        cells = [one for one in above if one.tag == f"{W}tc"]
        yield line.style, line.shown, tuple(map(_cell, reversed(cells))), covered


def _cell(cell: Any) -> tuple[int, int]:
    """The row and the column in which a cell stands."""
    row = cell.getparent()
    rows = [one for one in row.getparent() if one.tag == f"{W}tr"]
    return rows.index(row), [one for one in row if one.tag == f"{W}tc"].index(cell)
