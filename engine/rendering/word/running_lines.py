"""The running lines of our own template: what has no room at the head or the foot of a page does not push the text.

Word lets headers grow into the page for as long as they have words. The head repeats titles by fields, which Word
fills in by itself and which nobody can shorten: a row of a table of a fixed height hides what follows its last line.
What is hidden stands in full where the document begins. At the foot, the name of the company ends with an ellipsis.
"""

from __future__ import annotations

from typing import Any

from engine.rendering.word.xml import W, child, pieces

LINE, LINES = 184, 3  # the height of a line in type of 7.5 points, in twentieths of a point; how many have room
HEADS, FOOT = 160, 60
"""How many letters certainly stand in so many lines, across the page and in the left column of the foot."""
FOOT_WIDTH, FOOT_SIZE = 48.0, 7.5  # millimetres of that column, points


def limited(document: Any, titles: str) -> None:
    """Limits the head of the pages where one of the titles (paragraphs of this style) may be too long, and the foot."""
    longest = max((len(_text(one)) for one in document.element.body.iter(f"{W}p") if _style(one) == titles), default=0)
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is None or root.tag not in (f"{W}hdr", f"{W}ftr"):
            continue
        if root.tag == f"{W}hdr" and longest > HEADS and _text(root):
            _framed(root, _width(document))
        if root.tag == f"{W}ftr":
            _shorten(next(root.iter(f"{W}tc")))


def _text(one: Any) -> str:
    return "".join(text.text or "" for text in one.iter(f"{W}t"))


def _style(paragraph: Any) -> str:
    properties = child(paragraph, "pPr")
    style = child(properties, "pStyle") if properties is not None else None
    return str(style.get(f"{W}val")) if style is not None else ""


def _width(document: Any) -> int:
    section = document.sections[-1]
    return int((section.page_width - section.left_margin - section.right_margin) // 635)


def _framed(root: Any, width: int) -> None:
    """Puts the paragraphs of a header into a row of fixed height."""
    table, gap = pieces(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ClausierPlain"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/>'
        f'</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="ClausierGap"/></w:pPr></w:p>'
    )
    (row,) = table.iter(f"{W}tr")
    (cell,) = table.iter(f"{W}tc")
    cell.extend(list(root))
    root.extend((table, gap))
    (height,) = pieces(f'<w:trPr><w:trHeight w:val="{LINE * LINES}" w:hRule="exact"/></w:trPr>')
    row.insert(0, height)
    for paragraph in cell.iter(f"{W}p"):  # lines as high whatever the font, so that none is cut in two
        (spacing,) = pieces(f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>')
        child(child(paragraph, "pPr"), "pStyle").addnext(spacing)


def _shorten(cell: Any) -> None:
    """Shortens the name of the company at the foot; the marks beside it are never hidden."""
    text = _text(cell)
    if len(text) <= FOOT:
        return
    from engine.rendering.pdf.letters import shortened

    first, *rest = cell.iter(f"{W}t")
    first.text = shortened(text, FOOT_WIDTH, FOOT_SIZE, LINES)
    for one in rest:
        one.text = ""
