"""What stands above the articles in WordprocessingML: the title block, the facts, the contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Literal

from engine.model.document import Article, Document, Dossier, Overview, OverviewRow, Row, Run
from engine.rendering.walk import FrontPart, FrontRows, InShort, Marks, Notices, Title, fact_runs, with_strong_figures
from engine.rendering.word.blocks import styled
from engine.rendering.word.dress import CODE_SIGN
from engine.rendering.word.markup import (
    KEPT,
    SMALL_PARAGRAPH,
    BookmarkedPlace,
    MarkupSetting,
    attribute,
    bookmarked,
    cell_xml,
    inline,
    paragraph_xml,
    plain,
    row_xml,
    table_xml,
)
from engine.rendering.word.prices import ROW_GAP, PriceColumns, close, price_rows, unruled

FACT_LABEL = 2150  # the column of the labels in the title block, in twentieths of a point
NARROW_LABEL = 1250  # likewise where two languages face each other
At = Literal["alone", "cover", "bound"]
"""Where a title stands: on a document of its own, on the cover of a pack, or on a document in it."""
TITLES: Mapping[At, str] = MappingProxyType(
    {
        "alone": "",
        "cover": '<w:spacing w:before="1500"/>',
        "bound": '<w:outlineLvl w:val="{level}"/>',  # seen in Word's navigation
    }
)
CODE = r'TOC \o "{0}-{0}" \n \h \z \u'
"""Of the headings of a level, without page numbers: Word fills those in only when somebody updates the table."""


def front_xml(
    part: FrontPart, sheet: MarkupSetting, width: int, place: BookmarkedPlace | None = None, at: At = "alone"
) -> str:
    """One part of the title block; `place` is that of the document, at its title. The letterhead is the template's."""
    match part:
        case Marks(marks):
            boxes = plain("  ", sheet).join(plain(one, sheet, "ClausierMarkBox") for one in marks)
            return styled(boxes, "ClausierMark", sheet, keep=True) if marks else ""
        case Title(content):
            style = "ClausierTranslatedTitle" if sheet.translation else "ClausierTitle"
            told = bookmarked(plain(content, sheet), place)
            after = TITLES[at].format(level=int(sheet.translation))
            return paragraph_xml(told, style, language=sheet.language, keep=True, after=after)
        case Notices(notices):
            return "".join(styled(plain(one, sheet), "ClausierRemark", sheet) for one in notices)
        case FrontRows(rows):
            return facts(rows, sheet, width)
        case InShort(overview):
            return "" if overview is None else overview_xml(overview, sheet, width)
        case _:
            return ""


def overview_xml(overview: Overview[Run], sheet: MarkupSetting, width: int) -> str:
    """What a document says in short: its title, the note that it is apart, and a row for each subject.

    Lines stand closer than in the title block, so that both have room on the first page, also in the fonts that
    stand in where those of the template are missing.
    """
    label = NARROW_LABEL if sheet.narrow else FACT_LABEL
    priced = any(row.prices for row in overview.rows)
    columns = PriceColumns.of(label, width, sheet) if priced else PriceColumns((label, width - label))
    rows = []
    for row in overview.rows:
        bare = unruled(above=False, below=True) if row.prices else ""
        name = close(plain(row.label, sheet), "ClausierLabel", sheet, before=ROW_GAP, after=ROW_GAP)
        told = overview_row(row, sheet)
        rows.append(row_xml((columns.cell(name, 0, 0, bare), columns.cell(told, 1, columns.spanned, bare))))
        rows += price_rows(row, columns, sheet)
    head = close(plain(overview.title, sheet), "ClausierContents", sheet, before=80, keep=True)
    head += close(plain(overview.notice, sheet), "ClausierLabel", sheet, after=ROW_GAP, keep=True)
    return head + table_xml(rows, columns.widths, "ClausierFacts") + SMALL_PARAGRAPH


def overview_row(row: OverviewRow[Run], sheet: MarkupSetting) -> str:
    """What stands beside the label of a subject: its line, what is listed below it, the code of a payment."""
    lines = [with_strong_figures(one) for one in (row.line, *(() if row.prices else row.entries)) if one]
    last = len(lines) - 1 if row.payment is None else -1
    told = "".join(
        close(inline(one, sheet), "ClausierFact", sheet, before=ROW_GAP * (at == 0), after=ROW_GAP * (at == last))
        for at, one in enumerate(lines)
    )
    if row.payment is None:
        return told
    told += close(plain(row.payment.scan, sheet), "ClausierFact", sheet, keep=True)
    picture = f"<w:r><w:t>{CODE_SIGN}{escape(row.payment.picture)}</w:t></w:r>"
    return told + paragraph_xml(picture, "ClausierFact", language=sheet.language)


def facts(rows: Sequence[Row], sheet: MarkupSetting, width: int) -> str:
    """The facts of the title block, a row each."""
    if not rows:
        return ""
    columns = (FACT_LABEL, width - FACT_LABEL)
    told = [
        row_xml(
            (
                cell_xml(styled(plain(row.label, sheet), "ClausierLabel", sheet), columns[0]),
                cell_xml(styled(inline(fact_runs(row), sheet), "ClausierFact", sheet), columns[1]),
            )
        )
        for row in rows
    ]
    return SMALL_PARAGRAPH + table_xml(told, columns, "ClausierFacts") + SMALL_PARAGRAPH


def title_block(
    parts: Iterable[FrontPart], sheet: MarkupSetting, width: int, place: BookmarkedPlace | None = None, at: At = "alone"
) -> str:
    """The title block of a document or of a pack; that of a bound document begins a page."""
    told = "".join(front_xml(one, sheet, width, place, at) for one in parts)
    return told.replace(KEPT, f"{KEPT}<w:pageBreakBefore/>", 1) if at == "bound" else told


def gallery(content: str, name: str) -> str:
    """A block that Word knows by its gallery: the cover, which can be exchanged; the contents, which can be updated.

    LibreOffice 7.4 prints the codes of fields in content controls unless a block of a gallery stands before them.
    """
    kind = f'<w:docPartObj><w:docPartGallery w:val="{name}"/><w:docPartUnique/></w:docPartObj>'
    return f'<w:sdt><w:sdtPr><w:id w:val="0"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def entry(article: Article[Run], sheet: MarkupSetting) -> str:
    """A line of the contents, which leads to its article."""
    place = sheet.places[article.id]
    told = plain(f"{article.label}\t{article.title}", sheet)
    return f'<w:hyperlink w:anchor="{place.bookmark}" w:history="1">{told}</w:hyperlink>'


def contents(
    heading: str, documents: Sequence[Document], sheet: MarkupSetting, *, titles: bool, page: bool = False
) -> str:
    """The table of contents of documents, with what Word would write into it; nothing where it has no heading.

    With `titles`, each document has a line of its own above its articles.
    """
    lines = [one for document in documents for one in _lines(document, sheet, titles)]
    if not heading or not lines:
        return ""
    begins = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {attribute(CODE.format(1 + sheet.translation))} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    told = paragraph_xml(plain(heading, sheet), "ClausierContents", language=sheet.language, keep=True, page=page)
    for position, (style, line) in enumerate(lines):
        opening = begins if position == 0 else ""
        closing = ends if position == len(lines) - 1 else ""
        told += styled(f"{opening}{line}{closing}", style, sheet)
    return gallery(told, "Table of Contents")


def _lines(document: Document, sheet: MarkupSetting, titles: bool) -> Iterator[tuple[str, str]]:
    if titles:
        place = sheet.places[document.id]
        told = plain(document.title, sheet)
        yield "ClausierContentsDocument", f'<w:hyperlink w:anchor="{place.bookmark}" w:history="1">{told}</w:hyperlink>'
    for article in document.articles:
        yield "TOC2" if sheet.translation else "TOC1", entry(article, sheet)


def listed(dossier: Dossier, sheet: MarkupSetting) -> str:
    """The list of documents on the cover of a pack."""
    return "".join(styled(plain(one.title, sheet), "ClausierBound", sheet) for one in dossier.documents)
