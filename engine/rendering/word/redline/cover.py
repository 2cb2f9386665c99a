"""What stands before the texts of a redline in Word: what is compared, the notice to clients, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.languages import LANGUAGES
from engine.model.block import TableBlock
from engine.model.document import Document, Dossier, Front, Row, Run
from engine.model.summary import ArticleSummary, Redline, Summary
from engine.rendering.redline.summary import ARROW, causes, natures, notice_sentences, only, row, weight, words_of
from engine.rendering.walk import cover
from engine.rendering.word.blocks import styled
from engine.rendering.word.columns import widths
from engine.rendering.word.front import title_block
from engine.rendering.word.markup import (
    KEPT,
    SMALL_PARAGRAPH,
    MarkupSetting,
    cell_xml,
    inline,
    plain,
    row_xml,
    table_xml,
)


def dossier(redline: Redline, summary_only: bool) -> Dossier:
    """The cover as one of a pack: the company that publishes the side after, and what is compared."""
    told = words_of(redline)
    new = next(iter(redline.new.values()))
    rows = [(told.before, redline.before), (told.after, redline.after)]
    rows += [(label, ", ".join(titles)) for label, titles in only(redline)]
    rows += dated_lists(redline)
    notices = (told.apart,) if redline.comparisons and not summary_only else () if redline.changed else (told.same,)
    front = Front(
        letterhead=new.front.letterhead,
        company=new.front.company,
        mentions=new.front.mentions,
        marks=new.front.marks,
        notices=notices,
        rows=tuple(Row(label, (Run(text),)) for label, text in rows),
    )
    day = LANGUAGES[redline.language].date(redline.day)
    wording = replace(new.wording, date=day)
    return Dossier(redline.language, redline.locale, told.title, str(redline.day), front, wording, ())


def dated_lists(redline: Redline) -> Iterator[tuple[str, str]]:
    """Of which days the lists of the texts are (`Paragraph.note`), by the label of their article; of both sides where
    they differ. They are no part of the texts, and stand in none of them here.
    """
    for one in redline.comparisons:
        old, new = (_notes(side.get(one.document)) for side in (redline.old, redline.new))
        for label in dict.fromkeys((*old, *new)):
            told = dict.fromkeys(side[label] for side in (old, new) if label in side)
            yield label, ARROW.join(told)


def _notes(document: Document | None) -> dict[str, str]:
    """What stands below the lists of a document, by the label and the title of their article."""
    articles = document.articles if document is not None else ()
    return {
        f"{article.label} – {article.title}": "".join(run.text for run in paragraph.note)
        for article in articles
        for paragraph in article.paragraphs
        if paragraph.note
    }


def cover_xml(redline: Redline, of: Dossier, sheet: MarkupSetting, width: int, page: bool) -> str:
    """The whole cover; `page` puts it at the top of one."""
    told = words_of(redline)
    found = title_block(cover(of), sheet, width)
    found = found.replace(KEPT, f"{KEPT}<w:pageBreakBefore/>", 1) if page else found
    if redline.notice is not None:
        found += styled(plain(told.notice, sheet), "ClausierContents", sheet, keep=True)
        sentences = notice_sentences(redline, redline.notice)
        found += "".join(styled(plain(one, sheet), "Normal", sheet) for one in sentences)
    for one in redline.summaries:
        found += styled(plain(f"{told.summary} – {one.title}", sheet), "ClausierContents", sheet, keep=True)
        found += summary_xml(redline, one, sheet, width)
    return found


def summary_xml(redline: Redline, summary: Summary, sheet: MarkupSetting, width: int) -> str:
    """The articles of a document that differ, a row each, whose first cell leads to the article in the text."""
    told = words_of(redline)
    names = (told.article, told.change, told.about, told.cause, told.explanation)
    lines = [_line(redline, one) for one in summary.articles]
    shown = range(len(names) if any(line[-1] for line in lines) else len(names) - 1)
    header, *rows = (tuple((Run(line[place]),) for place in shown) for line in (names, *lines))
    columns = widths(TableBlock(header, tuple(rows)), width)

    def table_row(cells: Sequence[str], style: str) -> str:
        pairs = zip(cells, columns, strict=True)
        made = [cell_xml(styled(content, style, sheet), column) for content, column in pairs]
        return row_xml(made, header=style == "ClausierTableHeader")

    found = [table_row([inline(cell, sheet) for cell in header], "ClausierTableHeader")]
    for one, cells in zip(summary.articles, rows, strict=True):
        first, *rest = (inline(cell, sheet) for cell in cells)
        place = sheet.places.get(one.id)
        if place is not None:
            first = f'<w:hyperlink w:anchor="{place.bookmark}" w:history="1">{first}</w:hyperlink>'
        found.append(table_row([first, *rest], "ClausierCell"))
    return table_xml(found, columns, "ClausierTable") + SMALL_PARAGRAPH


def _line(redline: Redline, one: ArticleSummary) -> tuple[str, ...]:
    """A row: the article, how much its change matters, what it is about, why it differs, what clients are told."""
    name = " ".join(part for part in (one.label, one.title) if part)
    *_, explained = row(redline, one)
    return name, weight(redline, one), ", ".join(natures(redline, one)), "\n".join(causes(one)), "".join(explained)
