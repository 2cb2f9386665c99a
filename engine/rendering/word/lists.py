"""The lists of Word's that number a document, as definitions of its numbering part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from engine.rendering.word.markup import INDENT, NARROW_INDENT
from engine.rendering.word.numbering import List

FORMATS = ("decimal", "decimal", "lowerRoman")
HEADING_INDENT, NARROW_HEADING_INDENT = 1134, 880
ITEM_INDENT, NARROW_ITEM_INDENT = 453, 369
BULLET_INDENT = 283
BULLET_STYLE = "ClausierBullet"
LEVELS = 9  # that a list of Word's has


def definition(list: List, abstract: int, looks: Mapping[int, str]) -> str:
    """The definition of a list; `looks` gives the properties of the numbers of each level."""
    # A label never breaks. Word's references leave out a word and the space after it ("Section 1.01" becomes "1.01",
    # ECMA-376-1, 17.16.5.51); of another space nobody says that they do.
    texts = (list.label.replace("\u00a0", " "), f"{list.prefix}%1.%2", "(%3)")
    step = NARROW_INDENT if list.narrow else INDENT
    item = NARROW_ITEM_INDENT if list.narrow else ITEM_INDENT
    title = NARROW_HEADING_INDENT if list.narrow else HEADING_INDENT
    indents = ((title, title), (step, step), (step + item, item))
    levels = "".join(
        _level(level, FORMATS[level], texts[level], indents[level], looks.get(level, ""), _bound(list.styles, level))
        for level in range(len(FORMATS))
    )
    unused = "".join(_level(level, "none", "", (step + item, 0), "", "") for level in range(len(FORMATS), LEVELS))
    return _abstract(abstract, "multilevel", levels + unused)


def bullets(abstract: int, narrow: bool) -> str:
    """The definition of the list without numbers."""
    step = NARROW_INDENT if narrow else INDENT
    return _abstract(
        abstract, "singleLevel", _level(0, "bullet", "•", (step + BULLET_INDENT, BULLET_INDENT), "", BULLET_STYLE)
    )


def instance(number: int, abstract: int) -> str:
    """What paragraphs name when they belong to a list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'


def _bound(styles: Sequence[str], level: int) -> str:
    return styles[level] if styles else ""


def _abstract(abstract: int, kind: str, levels: str) -> str:
    # Word merges lists of one identifier when text is pasted from one document into another.
    identifier = f'<w:nsid w:val="{0x434C0000 + abstract:08X}"/>'
    kind = f'<w:multiLevelType w:val="{kind}"/>'
    return f'<w:abstractNum w:abstractNumId="{abstract}">{identifier}{kind}{levels}</w:abstractNum>'


def _level(level: int, format: str, text: str, indent: tuple[int, int], look: str, style: str) -> str:
    left, hanging = indent
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix = '<w:suff w:val="nothing"/>' if format == "none" else ""
    tab = f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>' if hanging else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{bound}{suffix}'
        f'<w:lvlText w:val="{escape(text, quote=True)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
    )
