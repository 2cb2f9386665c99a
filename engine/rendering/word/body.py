"""The articles of a document in WordprocessingML, each paragraph and item in a content control of its own."""

from __future__ import annotations

import re
from itertools import zip_longest
from types import MappingProxyType

from engine.model.block import TextBlock
from engine.model.document import Article, Document, Item, Paragraph, Run
from engine.rendering.walk import (
    ArticleEnd,
    Further,
    ItemPiece,
    Lead,
    Opening,
    ParagraphEnd,
    Reserved,
    TextPart,
    ended,
    signed,
    text,
)
from engine.rendering.word.blocks import block_xml, styled
from engine.rendering.word.lists import HEADING_INDENT, NARROW_HEADING_INDENT
from engine.rendering.word.markup import (
    MarkupSetting,
    bookmarked,
    control,
    full_tag,
    inline,
    look,
    numbering,
    paragraph_xml,
    plain,
    run_xml,
)


def heading(article: Article[Run], sheet: MarkupSetting) -> str:
    """The heading of an article or annex: its label is what Word counts, where it counts it."""
    place = sheet.places[article.id]
    counted = place.list is not None
    told = "" if counted else by_hand(article.label, sheet, "ClausierLabelNumber")
    return paragraph_xml(
        bookmarked(told + plain(article.title, sheet), place),
        HEADINGS[article.annex, sheet.translation],
        language=sheet.language,
        place=numbering(place, sheet) if counted else UNCOUNTED,
        after="" if counted else hanging(NARROW_HEADING_INDENT if sheet.narrow else HEADING_INDENT),
    )


HEADINGS = MappingProxyType(
    {
        (False, False): "Heading1",
        (True, False): "ClausierAnnex",
        (False, True): "ClausierTranslatedHeading",
        (True, True): "ClausierTranslatedAnnex",
    }
)
"""The styles of the headings of articles and annexes, in a document and in the translation that faces it.

Those of the translation are one level further down, so that each language has a table of contents of its own.
"""

UNCOUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Says that no list counts a paragraph, whatever its style says."""


def by_hand(number: str, sheet: MarkupSetting, style: str = "ClausierNumber") -> str:
    """A number that no list gives, with the look of those that one does."""
    return plain(number, sheet, style) + plain("\t", sheet)


def hanging(indent: int) -> str:
    """The column of a number that is text."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs><w:ind w:left="{indent}" w:hanging="{indent}"/>'


def lead(paragraph: Paragraph[Run], line: tuple[Run, ...], sheet: MarkupSetting, annex: bool, keep: bool) -> str:
    """The first line of a paragraph: its number, its heading and its first words; nothing where there is none."""
    place = sheet.places[paragraph.id]
    content = ""
    if paragraph.heading:
        content += run_xml(ended(paragraph.heading), look(sheet.language, strong=True))
        content += plain(" ", sheet) if line else ""
    content += inline(line, sheet)
    if not content and not paragraph.number:
        return ""
    content = bookmarked(content, place)
    if place.list is not None:
        style = "ClausierAnnexParagraph" if annex else "ClausierParagraph"
        return paragraph_xml(content, style, language=sheet.language, place=numbering(place, sheet), keep=keep)
    number = by_hand(paragraph.number, sheet) if paragraph.number else ""
    return styled(number + content, "ClausierNumbered" if number else "ClausierText", sheet, keep=keep)


def reserved(content: str, sheet: MarkupSetting) -> str:
    """What stands in place of the paragraphs of a reserved article."""
    return styled(plain(content, sheet), "ClausierNotice", sheet)


def opening(part: Lead, sheet: MarkupSetting, width: int, annex: bool, keep: bool) -> str:
    """The first line of a paragraph and its first block, which may be that line."""
    first, rest = (part.block.line, None) if isinstance(part.block, TextBlock) else ((), part.block)
    told = lead(part.paragraph, first, sheet, annex, keep or rest is not None)
    return told if rest is None else told + block_xml(rest, sheet, width, keep=keep)


def item_xml(item: Item[Run], sheet: MarkupSetting, annex: bool, keep: bool = False) -> str:
    """An item with its number. A box to tick is text: LibreOffice 7.4 loses its way after a control that is ticked."""
    place = sheet.places[item.id]
    content = bookmarked(inline(item.line, sheet), place)
    if place.list is not None:
        style = "ClausierAnnexItem" if annex else "ClausierItem"
        return paragraph_xml(content, style, language=sheet.language, place=numbering(place, sheet), keep=keep)
    number = by_hand(item.number, sheet, "ClausierNumber" if re.search(r"\w", item.number) else "")
    return styled(number + content, "ClausierBox", sheet, keep=keep)


def announces(part: TextPart, following: TextPart | None) -> bool:
    """Whether a line announces what follows it, and stays on its page: a list, a table, items."""
    match part, following:
        case ((Lead() | Further(TextBlock())), Further(block)):
            return not isinstance(block, TextBlock)
        case ((Lead() | Further()), ItemPiece()):
            return True
    return False


def articles(document: Document, sheet: MarkupSetting, width: int) -> str:
    """All articles and annexes."""
    found: list[str] = []
    inner: list[str] = []
    annex = signing = False
    paragraph: Paragraph[Run] | None = None

    def close() -> None:
        if paragraph is not None and inner:
            found.append(control("".join(inner), full_tag(paragraph.id, paragraph.provenance)))
        inner.clear()

    parts = list(text(document))
    for part, following in zip_longest(parts, parts[1:]):
        keep = signing or announces(part, following)
        match part:
            case Opening(article):
                annex, signing = article.annex, signed(article)
                found.append(heading(article, sheet))
            case Reserved(_, content):
                found.append(reserved(content, sheet))
            case Lead(paragraph):
                inner.append(opening(part, sheet, width, annex, keep))
            case Further(block):
                inner.append(block_xml(block, sheet, width, keep=keep))
            case ItemPiece(item, _, last):
                close()
                told = item_xml(item, sheet, annex, keep=signing and not last)
                found.append(control(told, full_tag(item.id, item.provenance)))
            case ParagraphEnd():
                close()
            case ArticleEnd():
                pass
    return "".join(found)
