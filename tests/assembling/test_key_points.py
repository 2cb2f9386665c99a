"""What first pages say in short: figures of the paragraphs that they sum up, under every choice of options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from packs import LANGUAGES, ROOT, compatible, library, optional, real_deal, real_pack, selections, surroundings

from engine import assemble
from engine.model.block import lines
from engine.model.condition import holds
from engine.model.digest import text_digest
from engine.model.document import Document, Origin, OverviewRow, Paragraph, Run
from engine.model.place import Place
from engine.tasks.assemble import Pack
from engine.tasks.open_library import editions, load_edition

FIRST_OF_PAIRS = sorted(library().variants)
FIGURES = re.compile(r"[0-9]+(?:[.,\u202f\u00a0][0-9]+)*")


def runs_of(paragraph: Paragraph[Run]) -> Iterator[Run]:
    for block in paragraph.blocks:
        for line in lines(block):
            yield from line
    for item in paragraph.items:
        yield from item.line


def summed_up(pack: Pack, row: OverviewRow[Run]) -> dict[Place, Paragraph[Run]]:
    """The paragraphs that a row sums up, as they are printed."""
    known = library().key_points
    assert known is not None
    applying = [one for one in known.points[row.id].lines if holds(one.when, pack.selection.truth)]
    printed = {
        paragraph.id: paragraph
        for document in pack.values()
        for article in document.articles
        for paragraph in article.paragraphs
    }
    assert len(applying) == 1
    return {place: printed[place] for place in applying[0].places}


def check_rows(pack: Pack, document: Document) -> int:
    """Each figure of a row is printed by a paragraph that it sums up; the row leads to these and to nothing else."""
    assert document.overview is not None
    for row in document.overview.rows:
        found = summed_up(pack, row)
        said = [run for one in found.values() for run in runs_of(one)]
        figures = {
            number for run in said if run.origin in (Origin.PARAMETER, Origin.DEAL) for number in digits(run.text)
        }
        for run in row.line:
            if run.origin is Origin.PARAMETER:
                assert run.source in {one.source for one in said}, (row.id, run)
                assert digits(run.text) <= figures, (row.id, run, figures)
        led = [Place(run.target) for run in row.line if run.target is not None]
        around = {outer for place in found for outer in place.around()}
        assert led, row.id
        assert set(led) <= around, (row.id, led)
    return len(document.overview.rows)


def words(line: Iterable[Run]) -> str:
    return "".join(run.text for run in line)


def digits(text: str) -> set[str]:
    return {re.sub(r"[\u202f\u00a0]", "", one) for one in FIGURES.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", selections(), ids="-".join)
def test_every_line_has_the_figures_of_its_paragraphs(chosen: tuple[str, ...], language: str) -> None:
    pack = optional(language, surroundings(*chosen), *chosen)
    assert check_rows(pack, pack["cgv"]) >= 10
    assert check_rows(pack, pack["quote"]) >= 10


@pytest.mark.slow
@pytest.mark.parametrize("first", FIRST_OF_PAIRS)
def test_every_line_has_the_figures_of_its_paragraphs_for_two_options(first: str) -> None:
    """With each other one that a deal can select beside it."""
    for chosen in combinations(FIRST_OF_PAIRS, 2):
        if chosen[0] == first and compatible(*chosen):
            pack = optional("fr", surroundings(*chosen), *chosen)
            check_rows(pack, pack["cgv"])
            check_rows(pack, pack["quote"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_no_part_of_the_text(language: str) -> None:
    """No digest depends on it: neither its own document’s, nor the ones that the quote cites."""
    pack = real_pack("example", language)
    for one in pack.values():
        assert text_digest(one) == text_digest(replace(one, overview=None))
    bare = assemble(replace(library(), key_points=None), real_deal("example"), language=language)
    assert {id: text_digest(one) for id, one in bare.items()} == {id: text_digest(one) for id, one in pack.items()}
    assert all(one.overview is None for one in bare.values())


def test_a_quote_tells_what_is_offered_before_it_binds() -> None:
    overview = real_pack("prospecting-campaign", "en")["quote"].overview
    assert overview is not None
    told = {
        row.id: "\n".join("".join(run.text for run in line) for line in (row.line, *row.entries))
        for row in overview.rows
    }
    assert list(told)[:6] == [
        "quote-offer", "quote-totals", "quote-term", "quote-notice", "quote-acceptance", "quote-contact",
    ]  # fmt: skip
    assert "Alex Spécimen, account manager, alex@exemple.invalid, +32 65 00 00 02" in told["quote-contact"]
    totals = told["quote-totals"].replace("\u00a0", " ").split("\n")[1:]
    assert [re.sub(r"\d[\d,]*(?:\.\d\d)?(?!\d)", "0", one) for one in totals] == [
        "One-off prices: EUR 0 excl. VAT, VAT EUR 0, EUR 0 incl. VAT",
        "Monthly prices, per month: EUR 0 excl. VAT, VAT EUR 0, EUR 0 incl. VAT",
        "Total commitment for the initial term (0 months): EUR 0 excl. VAT, VAT EUR 0, EUR 0 incl. VAT",
    ]
    assert "31 December 2026" in told["quote-acceptance"].replace("\u00a0", " ")


def test_a_deal_without_a_salesperson_has_no_such_line() -> None:
    deal = replace(real_deal("example"), salesperson=None)
    overview = assemble(library(), deal, language="fr")["quote"].overview
    assert overview is not None
    assert "quote-contact" not in [row.id for row in overview.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_neighbours_are_cited_as_two(language: str) -> None:
    """Not as a range: “articles 19.1 et 19.2”."""
    ranges, pairs = set(), set()
    for name in ("example", "prospecting-campaign", "software-company"):
        for one in real_pack(name, language).values():
            for row in one.overview.rows if one.overview else ():
                ranges |= {*re.findall(r"(\d+)\.(\d+) (?:à|to) (\d+)\.(\d+)", words(row.line))}
                pairs |= {*re.findall(r"\d+\.\d+ (?:et|and) \d+\.\d+", words(row.line))}
    assert ranges
    assert all(article != other or int(last) - int(first) > 1 for article, first, other, last in ranges)
    assert {"fr": "4.1 et 4.2", "en": "4.1 and 4.2"}[language] in pairs


def test_the_first_edition_has_none() -> None:
    first = load_edition(ROOT, editions(ROOT)[0])
    assert assemble(first, language="fr")["cgv"].overview is None
