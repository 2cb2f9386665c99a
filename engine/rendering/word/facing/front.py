"""What stands above the articles of two languages in two columns: the title block, the facts, the contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.model.document import Document, Dossier, Row
from engine.rendering.walk import FrontPart, FrontRows, InShort, Title, fact_runs
from engine.rendering.word.blocks import styled
from engine.rendering.word.facing.body import Spread, Strip, across, facing_row
from engine.rendering.word.front import NARROW_LABEL as FACT_LABEL
from engine.rendering.word.front import At, contents, front_xml, listed
from engine.rendering.word.markup import (
    SMALL_PARAGRAPH,
    BookmarkedPlace,
    cell_xml,
    inline,
    plain,
    row_xml,
    table_xml,
)

UNRULED = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "bottom"))


def title_strips(
    left: Iterable[FrontPart],
    right: Iterable[FrontPart],
    spread: Spread,
    places: Sequence[BookmarkedPlace | None] = (None, None),
    at: At = "alone",
) -> Iterator[Strip]:
    """The title block, part facing part: one cell where both say the same, the facts in a table of their own.

    `places` are those of the documents, at their titles.
    """
    ours, theirs = places
    one_sheet, other_sheet = spread.sheets
    for one, other in zip(left, right, strict=True):
        match one, other:
            case FrontRows(rows), FrontRows(translations):
                yield Strip(facts(rows, translations, spread), row=False)
            case _ if one == other and not isinstance(one, Title):  # running headers take both titles from here
                told = front_xml(one, one_sheet, spread.width)
                if told:
                    yield across(told, spread)
            case _:
                cells = [
                    front_xml(one, one_sheet, spread.inner, ours, at),
                    front_xml(other, other_sheet, spread.inner, theirs, at),
                ]
                if any(cells):
                    yield facing_row(cells, spread, whole=not isinstance(one, InShort), ruled=False)


def facts(left: Sequence[Row], right: Sequence[Row], spread: Spread) -> str:
    """The facts of the title block, each in a row with its translation; nothing where there is none."""
    label, value = FACT_LABEL, spread.inner - FACT_LABEL
    gap = spread.width - 2 * spread.inner
    rows = []
    for pair in zip(left, right, strict=True):
        sides = []
        for row, sheet in zip(pair, spread.sheets, strict=True):
            sides.append(
                cell_xml(styled(plain(row.label, sheet), "ClausierLabel", sheet), label)
                + cell_xml(styled(inline(fact_runs(row), sheet), "ClausierFact", sheet), value)
            )
        between = cell_xml(styled("", "ClausierFact", spread.sheets[0]), gap, borders=UNRULED)
        rows.append(row_xml((sides[0], between, sides[1])))
    if not rows:
        return SMALL_PARAGRAPH
    table = table_xml(rows, (label, value, gap, label, value), "ClausierFacts")
    return SMALL_PARAGRAPH + table + SMALL_PARAGRAPH


def contents_strips(
    headings: Sequence[str], documents: Sequence[Sequence[Document]], spread: Spread, *, titles: bool = False
) -> Iterator[Strip]:
    """The tables of contents side by side; nothing where there is none."""
    cells = [
        contents(heading, bound, sheet, titles=titles)
        for heading, bound, sheet in zip(headings, documents, spread.sheets, strict=True)
    ]
    if any(cells):
        yield facing_row(cells, spread, whole=False, ruled=False)


def listed_strip(left: Dossier, right: Dossier, spread: Spread) -> Strip:
    """The lists of documents on the cover of a pack."""
    cells = [listed(one, sheet) for one, sheet in zip((left, right), spread.sheets, strict=True)]
    return facing_row(cells, spread, ruled=False)
