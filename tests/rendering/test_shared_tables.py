"""Tables of figures in two languages, printed once: what is said alike stands once, everything else in both."""

from __future__ import annotations

import pytest
from hand_made_pack import QUOTES

from engine.model.block import Align, TableBlock
from engine.model.document import Run
from engine.rendering import render_bilingual
from engine.rendering.shared_tables import joined, translation

SIDES: tuple[Align, ...] = ("left", "right")


def table(*rows: tuple[str, str], sides: tuple[Align, ...] = SIDES) -> TableBlock[Run]:
    header, *others = (((Run(one),), (Run(other),)) for one, other in rows)
    return TableBlock(header, tuple(others), sides)


def below(one: str, other: str) -> str:
    """What stands below a figure in the second language."""
    found = translation(table(("Prix", "Montant"), ("Appel", one)), table(("Price", "Amount"), ("Call", other)))
    assert found is not None
    return "".join(run.text for run in found.rows[0][1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1\u202f234,50\u00a0€", "€1,234.50"),
        ("1\u202f234,50\u00a0€", "EUR 1,234.50"),
        ("1\u202f234,50\u00a0€", "EUR\u00a01,234.50"),
        ("1.234,50 EUR", "EUR1,234.50"),
        ("−5\u00a0%", "-5%"),
        ("21 %", "21%"),
        ("–", "–"),
        ("12", "12"),
    ],
)
def test_a_figure_that_is_the_same_stands_once(one: str, other: str) -> None:
    assert below(one, other) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 forfait", "1 flat fee"),
        ("7,5 heures", "7.5 hours"),
        ("Autoliquidation", "Reverse charge"),
        ("5 %", "-5%"),
        ("5", "5%"),
        ("12,00 €", "€12.50"),
        ("1,5", "15"),
        ("1,25 €", "€125"),
        ("–", "12"),
        ("12", ""),
        ("au temps passé", "€12.50"),
    ],
)
def test_what_has_words_or_is_another_figure_stands_in_both(one: str, other: str) -> None:
    assert below(one, other) == other


def test_tables_without_figures_or_laid_out_otherwise_are_printed_apart() -> None:
    one = table(("Prix", "Montant"), ("Appel", "12"))
    assert translation(table(("a", "b"), ("c", "d"), sides=()), table(("a", "b"), ("c", "d"), sides=())) is None
    assert translation(one, table(("Price", "Amount"), ("Call", "12"), ("Hour", "13"))) is None
    assert translation(one, table(("Price", "Amount"), ("Call", "12"), sides=("left", "left"))) is None


def test_columns_are_measured_by_both_languages() -> None:
    one, other = table(("Prix", "Montant"), ("Appel", "12")), table(("Price", "Amount"), ("Call", "12"))
    second = translation(one, other)
    assert second is not None
    told = [["".join(run.text for run in cell) for cell in row] for row in (joined(one, second).header,)]
    assert told == [["Prix Price", "Montant Amount"]]
    assert joined(one, second).rows[0][1] == (Run("12"),)


def test_each_price_stands_once_on_the_page() -> None:
    page = render_bilingual(QUOTES["fr"], QUOTES["en"], "html").decode()
    assert page.count("<table>") == 7  # three of figures; two of the parties in each language
    assert page.count("555\u202f555,00\u00a0€") == 1
    assert "€555,555.00" not in page
    assert page.count("Commitment for the first term") == 1
