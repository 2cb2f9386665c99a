"""The prices of the first page in WordprocessingML: rows of the table in short, amounts in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.model.document import OverviewRow, PriceGroup, PriceRow, Run
from engine.rendering.word.markup import MarkupSetting, cell_xml, inline, paragraph_xml, plain, row_xml

CLOSE = 228  # the height of a line that says something in short, where 240 is one line
ROW_GAP = 20  # above and below each row of these lines
AMOUNTS = (2050, 1600, 2050)  # the columns of amounts, in twentieths of a point: excluding VAT, the VAT, including VAT
NARROW_AMOUNTS = (1050,)  # likewise where two languages face each other
RIGHT = '<w:jc w:val="right"/>'


def close(
    content: str,
    style: str,
    sheet: MarkupSetting,
    *,
    before: int = 0,
    after: int = 0,
    keep: bool = False,
    side: str = "",
) -> str:
    """A paragraph whose lines stand closer than in the title block."""
    spaced = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{CLOSE}" w:lineRule="auto"/>'
    return paragraph_xml(content, style, language=sheet.language, keep=keep, after=spaced + side)


@dataclass(frozen=True, slots=True)
class PriceColumns:
    """The columns of the table in short, in twentieths of a point: the label, the words, and those of amounts."""

    widths: tuple[int, ...]

    @staticmethod
    def of(label: int, width: int, sheet: MarkupSetting) -> PriceColumns:
        """What fits beside the labels of a template whose text is narrow as well as on our own."""
        most = (width - label) * 9 // 10
        amounts = NARROW_AMOUNTS if sheet.narrow else AMOUNTS
        given = tuple(one * min(most, sum(amounts)) // sum(amounts) for one in amounts)
        return PriceColumns((label, width - label - sum(given), *given))

    @property
    def spanned(self) -> int:
        """How many columns stand beside the label."""
        return len(self.widths) - 1

    def cell(self, content: str, first: int, last: int, borders: str = "") -> str:
        return cell_xml(content, sum(self.widths[first : last + 1]), span=last - first + 1, borders=borders)


def unruled(*, above: bool, below: bool) -> str:
    """The borders of a cell that has no rule above it, or none below it."""
    sides = (("top", above), ("bottom", below))
    return "".join(f'<w:{side} w:val="nil"/>' for side, bare in sides if bare)


def price_rows(row: OverviewRow[Run], columns: PriceColumns, sheet: MarkupSetting) -> Iterator[str]:
    """The rows below the one that names the subject."""
    count = sum(len(one.rows) for one in row.prices)
    at = 0
    for prices in row.prices:
        for place, price in enumerate(prices.rows):
            at += 1
            label = inline(prices.label, sheet) if place == 0 else ""
            told = close(label, "ClausierLabel", sheet, before=ROW_GAP)
            bare = unruled(above=True, below=at < count)
            if prices.kind == "totals":
                yield row_xml(_total(price, columns, sheet))
            else:
                cells = _priced(prices, price, columns, sheet, bare)
                yield row_xml((columns.cell(told, 0, 0, bare), *cells))


def _priced(
    prices: PriceGroup[Run], price: PriceRow[Run], columns: PriceColumns, sheet: MarkupSetting, bare: str
) -> Iterator[str]:
    """What is offered, and its amount at the edge."""
    words = [replace(one, emphasis=True) for one in price.words] if prices.kind == "optional" else price.words
    last = columns.spanned
    yield columns.cell(_words(words, sheet), 1, last - 1, bare)
    yield columns.cell(_aside([*price.amounts, *price.notes], sheet), last, last, bare)


def _total(price: PriceRow[Run], columns: PriceColumns, sheet: MarkupSetting) -> Iterator[str]:
    """A total, which stands out from edge to edge: in columns, or below its words where these have no room."""
    words = _words(_strong(price.words), sheet)
    told = [_strong(price.amounts[0]), *price.amounts[1:], *price.notes]
    last = columns.spanned
    if sheet.narrow:
        together = plain("   ", sheet).join(inline(one, sheet) for one in told)
        yield columns.cell(words + close(together, "ClausierFact", sheet, after=ROW_GAP), 0, last)
        return
    cells, rest = told[: len(AMOUNTS)], told[len(AMOUNTS) :]
    at = last - len(AMOUNTS) + 1
    yield columns.cell(words, 0, at - 1)
    for place, one in enumerate(cells, start=at):
        ends = place == at + len(cells) - 1  # what stands last has the room of the columns that are not needed
        yield columns.cell(_aside([one, *(rest if ends else ())], sheet), place, last if ends else place)


def _words(runs: Sequence[Run], sheet: MarkupSetting) -> str:
    return close(inline(runs, sheet), "ClausierFact", sheet, before=ROW_GAP, after=ROW_GAP)


def _aside(lines: Sequence[Sequence[Run]], sheet: MarkupSetting) -> str:
    """What stands at the right edge of a cell, each in a line of its own."""
    return "".join(
        close(inline(one, sheet), "ClausierFact", sheet, before=ROW_GAP * (at == 0), after=ROW_GAP, side=RIGHT)
        for at, one in enumerate(lines)
    )


def _strong(runs: Sequence[Run]) -> Sequence[Run]:
    return [replace(one, strong=True) for one in runs]
