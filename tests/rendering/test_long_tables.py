"""A table of thousands of rows is put into a Word document row by row, in time that grows with the rows alone."""

from __future__ import annotations

from typing import Any

from lxml import etree

from engine.rendering.word.markup import NAMESPACES
from engine.rendering.word.xml import W, moved, pieces

PREFIXES = "".join(f' xmlns:{name}="{address}"' for name, address in NAMESPACES.items())


def row(content: str) -> str:
    return f"<w:tr><w:tc>{content}</w:tc></w:tr>"


def text(number: int) -> str:
    return f"<w:p><w:r><w:t>{number}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_no_table_is_moved_with_its_rows() -> None:
    inner = table(*(row(text(number)) for number in range(500)))
    markup = f"<w:sdt><w:sdtContent>{table(row(text(-1)), row(inner), row(text(-2)))}</w:sdtContent></w:sdt>"
    body = etree.fromstring(f"<w:body{PREFIXES}><w:p/></w:body>")
    sizes = []

    def put(element: Any) -> None:
        sizes.append(len(list(element.iter())))
        body[0].addprevious(element)

    (element,) = pieces(markup)
    moved(element, put)
    assert sizes == [3]  # the control, its content, the table
    told = etree.tostring(body[0]).decode().replace(PREFIXES, "")
    assert told == markup
    assert [one.text for one in body.iter(f"{W}t")] == ["-1", *map(str, range(500)), "-2"]
