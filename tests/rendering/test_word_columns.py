"""How wide the columns of a Word table are: nothing is torn apart, figures stay whole, text gets the room."""

from __future__ import annotations

import pytest
from hand_made_pack import COLUMNS, SIDES, cells, lines, summary
from hypothesis import given
from hypothesis import strategies as some

from engine.model.block import Align, TableBlock
from engine.model.document import Run
from engine.rendering.word.columns import ENOUGH, LETTER, NARROW_LETTER, PADDING, crowded, widths

PAGE, COLUMN = 8221, 3770  # the width of a table on our page, and in one of two facing columns
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def table(*rows: tuple[str, ...], align: tuple[Align, ...] = ()) -> TableBlock[Run]:
    header, *others = map(cells, rows)
    return TableBlock(header, tuple(others), align)


def letters(width: int, letter: int = LETTER) -> int:
    """How many letters stand in a line of a column."""
    return (width - PADDING) // letter


words = some.text(alphabet="ab -", max_size=60)
tables = some.integers(1, 7).flatmap(
    lambda many: some.lists(some.tuples(*[words] * many), min_size=2, max_size=9).map(lambda rows: table(*rows))
)


@given(tables, some.integers(2500, 9000))
def test_they_add_up_and_none_vanishes(block: TableBlock[Run], width: int) -> None:
    found = widths(block, width)
    assert sum(found) == width
    assert all(one > PADDING for one in found)


@given(tables)
def test_no_word_is_torn_apart_where_there_is_room(block: TableBlock[Run]) -> None:
    """A line may end at a space or after a hyphen."""
    columns = zip(block.header, *block.rows, strict=True)
    texts = [" ".join(run.text for cell in column for run in cell) for column in columns]
    longest = [max(map(len, text.replace("-", "- ").split()), default=1) for text in texts]
    width = sum(LETTER * min(ENOUGH, one) + PADDING for one in longest) + 700
    found = widths(block, width)
    assert all(letters(one) >= min(ENOUGH, word) for one, word in zip(found, longest, strict=True))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("many", [5, 62])
def test_amounts_stand_in_one_line(language: str, many: int) -> None:
    for block in (lines(language, many), summary(language)):
        found = widths(block, PAGE)
        for place, side in enumerate(block.align):
            amounts = ["".join(run.text for run in row[place]) for row in block.rows]
            assert side == "left" or letters(found[place]) >= max(map(len, amounts))


def test_figures_are_not_torn_apart_at_their_spaces() -> None:
    block = table(("Description", "Prix"), ("travail " * 30, "12 345 678,90 EUR"), align=("left", "right"))
    assert letters(widths(block, 4000)[1]) >= len("12 345 678,90 EUR")


def test_columns_with_more_text_are_wider() -> None:
    block = table(("Option", "Version", "Summary"), ("EEA only", "1.0.0", "processing in the EEA " * 15))
    option, version, summary = widths(block, PAGE)
    assert summary > 3 * option
    assert summary > 4 * version


def test_a_table_becomes_no_lower_in_another_way() -> None:
    """Of two columns of text, each as wide as it needs: moving width from one to the other adds lines."""
    block = table(("A", "B"), ("word " * 80, "word " * 20))
    first, second = widths(block, PAGE)
    height = max(400 / letters(first), 100 / letters(second))
    for step in (-800, 800):
        assert max(400 / letters(first + step), 100 / letters(second - step)) >= height


def test_what_fits_in_one_line_stays_in_one_line() -> None:
    block = table(("Stage", "From", "To"), ("Preparation", "1 December 2026", "31 January 2027"))
    found = widths(block, PAGE)
    assert letters(found[0]) >= len("Preparation")
    assert letters(found[1]) >= len("1 December 2026")
    assert letters(found[2]) >= len("31 January 2027")


def test_columns_with_as_much_text_are_as_wide() -> None:
    """Although none of them alone makes a row lower."""
    found = widths(table(("A", "B", "C"), ("word " * 80, "text " * 80, "line " * 80)), PAGE)
    assert max(found) - min(found) < PAGE / 20


def test_a_word_without_end_leaves_room_for_the_others() -> None:
    """A digest is cut in any case: the title of a document is not put on five lines for it."""
    title = "Accord de traitement des données à caractère personnel"
    document, version, digest = widths(table(("Document", "Version", "Digest"), (title, "1.0.0", DIGEST)), PAGE)
    assert letters(digest) >= ENOUGH
    assert letters(document) >= len(title) / 2
    assert letters(version) >= len("Version")


def test_where_there_is_no_room_the_widest_give_way() -> None:
    """An address of mail is cut rather than each label of the table."""
    block = table(
        ("Données", "SecretarIA", "Client"),
        ("Dénomination", "IMS ADVISOR SRL", "Menuiserie de l’Exemple"),
        ("Courriel", "specimen@exemple.invalid", "ventes@menuiserie.invalid"),
    )
    label, ours, theirs = widths(block, COLUMN, NARROW_LETTER)
    assert letters(label, NARROW_LETTER) >= len("Dénomination")
    assert abs(ours - theirs) < NARROW_LETTER


def test_ordinary_words_stay_whole_in_other_fonts_beside_an_address() -> None:
    """A letter of the fonts that LibreOffice takes where ours are missing is wider by a tenth."""
    header = ("Nom", "Adresse", "Pays du traitement", "Point de contact", "Tâches", "Garanties de transfert")
    row = (
        "Hébergement SA",
        "Musterstraße 1",
        "Belgique",
        "datenschutz@telefonie.invalid",
        "acheminement des appels",
        "–",
    )
    block = table(header, row)
    assert not crowded(block, PAGE)
    found = widths(block, PAGE)
    for place, word in enumerate(("Hébergement", "Musterstraße", "traitement", "", "acheminement", "transfert")):
        assert letters(found[place]) >= 1.08 * len(word), word


def test_figures_give_way_last() -> None:
    figures = ("9 999 999,9999 EUR",) * 3
    block = table(("Description", "A", "B", "C"), ("x" * 60, *figures), align=("left", "right", "right", "right"))
    description, *others = widths(block, PAGE)
    assert all(letters(one) >= len(figures[0]) for one in others)
    assert description > PAGE / 8


def test_empty_columns_do_no_harm() -> None:
    assert sum(widths(table(("", "")), PAGE)) == PAGE
    assert sum(widths(table(("", "A"), ("", "word " * 90)), PAGE)) == PAGE


def test_the_price_table_of_a_quote() -> None:
    block = lines("fr", 5)
    assert block.header == cells(COLUMNS["fr"])
    assert block.align == SIDES
    description, *figures = widths(block, PAGE)
    assert description > max(figures)
