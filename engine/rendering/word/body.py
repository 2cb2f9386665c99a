"""The articles of a document in WordprocessingML, each paragraph and item in a content control of its own."""

from __future__ import annotations

import re

from engine.model.block import TextBlock
from engine.model.document import Article, Document, Item, Paragraph, Run
from engine.rendering.walk import ArticleEnd, Entry, Further, Lead, Opening, ParagraphEnd, Reserved, ended, signed, text
from engine.rendering.word.blocks import block_xml, styled
from engine.rendering.word.lists import HEADING_INDENT, NARROW_HEADING_INDENT
from engine.rendering.word.markup import (
    Sheet,
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


def heading(article: Article[Run], sheet: Sheet) -> str:
    """The heading of an article or annex: its label is what Word counts, where it counts it."""
    place = sheet.places[article.id]
    counted = place.list is not None
    told = "" if counted else by_hand(article.label, sheet, "ClausierLabelNumber")
    return paragraph_xml(
        bookmarked(told + plain(article.title, sheet), place),
        "ClausierAnnex" if article.annex else "Heading1",
        language=sheet.language,
        place=numbering(place, sheet) if counted else UNCOUNTED,
        after="" if counted else hanging(NARROW_HEADING_INDENT if sheet.narrow else HEADING_INDENT),
    )


UNCOUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Says that no list counts a paragraph, whatever its style says."""


def by_hand(number: str, sheet: Sheet, style: str = "ClausierNumber") -> str:
    """A number that no list gives, with the look of those that one does."""
    return plain(number, sheet, style) + plain("\t", sheet)


def hanging(indent: int) -> str:
    """The column of a number that is text."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs><w:ind w:left="{indent}" w:hanging="{indent}"/>'


def lead(paragraph: Paragraph[Run], line: tuple[Run, ...], sheet: Sheet, annex: bool, keep: bool) -> str:
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


def item_xml(item: Item[Run], sheet: Sheet, annex: bool, keep: bool = False) -> str:
    """An item with its number. A box to tick is text: LibreOffice 7.4 loses its way after a control that is ticked."""
    place = sheet.places[item.id]
    content = bookmarked(inline(item.line, sheet), place)
    if place.list is not None:
        style = "ClausierAnnexItem" if annex else "ClausierItem"
        told = paragraph_xml(content, style, language=sheet.language, place=numbering(place, sheet), keep=keep)
    else:
        number = by_hand(item.number, sheet, "ClausierNumber" if re.search(r"\w", item.number) else "")
        told = styled(number + content, "ClausierBox", sheet, keep=keep)
    return control(told, full_tag(item.id, item.provenance))


def announcing(paragraph: Paragraph[Run]) -> bool:
    """Whether the first line of a paragraph announces what follows it: a list, a table, items."""
    further = paragraph.blocks[1:]
    return not isinstance(further[0], TextBlock) if further else bool(paragraph.items)


def articles(document: Document, sheet: Sheet, width: int) -> str:
    """All articles and annexes."""
    found: list[str] = []
    inner: list[str] = []
    annex = signing = False
    paragraph: Paragraph[Run] | None = None

    def close() -> None:
        if paragraph is not None and inner:
            found.append(control("".join(inner), full_tag(paragraph.id, paragraph.provenance)))
        inner.clear()

    for part in text(document):
        match part:
            case Opening(article):
                annex, signing = article.annex, signed(article)
                found.append(heading(article, sheet))
            case Reserved(_, content):
                found.append(styled(plain(content, sheet), "ClausierNotice", sheet))
            case Lead(paragraph, block):
                first, rest = (block.line, None) if isinstance(block, TextBlock) else ((), block)
                keep = signing or rest is not None or announcing(paragraph)
                inner.append(lead(paragraph, first, sheet, annex, keep))
                if rest is not None:
                    inner.append(block_xml(rest, sheet, width))
            case Further(block):
                inner.append(block_xml(block, sheet, width, keep=signing))
            case Entry(item, _, last):
                close()
                found.append(item_xml(item, sheet, annex, keep=signing and not last))
            case ParagraphEnd():
                close()
            case ArticleEnd():
                pass
    return "".join(found)
