"""The register of sub-processors is dated: its page, the annexes and its feed say the same on any day."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from atom import ATOM, faults
from editing import copy
from extract import text_of
from opened import Opened, address, made, one_spaced, opened, targets
from reading_back import letters
from shelf import FIRST, SECOND, publish, reword
from text_area import placed

from engine.languages import LANGUAGES
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.model.periods import Period, last_day, period_end
from engine.rendering import render, render_bilingual
from engine.rendering.layouts import Layout
from engine.site.content.register_on_day import changes
from engine.site.files.register_feed import register_feeds
from engine.site.model import SiteAddress
from engine.tasks.assemble import assemble
from engine.tasks.open_library import load_library

DAY = datetime.timedelta(1)
ANNEX = """
  sub-processors:
    fr: |
      Les sous-traitants ultérieurs sont :
    en: |
      The sub-processors are:
    generate: subprocessors
    columns:
      name:
        fr: Nom
        en: Name
    empty:
      fr: |
        Il n’y en a pas.
      en: |
        There are none.
"""
ANNEXED = [("clauses/dpa/security.yaml", "text:\n", f"text:{ANNEX}")]
ENTRY = """  {id}:
    name: {name}
    address: rue du Spécimen 10, 1000 Bruxelles
    country: BE
    contact: donnees@{id}.example
    purpose:
      fr: tâches
      en: tasks
    services: [secretariat]
    since: {since}
"""
PLACE = SiteAddress("https://documents.example/", "documents.example,2026-11-27")


def entry(id: str, since: str, until: str = "", announced: str = "") -> str:
    told = ENTRY.format(id=id, name=id.upper(), since=since)
    told += f"    until: {until}\n" if until else ""
    return told + (f"    announced: {announced}\n" if announced else "")


REGISTER = "register:\n" + "".join(
    [
        entry("alpha", "2026-01-01", until="2026-12-20"),
        entry("beta", "2026-12-10"),
        entry("gamma", "2026-12-21", until="2027-01-31", announced="2026-11-20"),
        entry("delta", "2027-01-15"),
    ]
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that prints the register in an annex, with two editions."""
    made = copy(tmp_path_factory.mktemp("dated") / "library", ANNEXED)
    publish(made, FIRST)
    reword(made)
    publish(made, SECOND)
    (made / "clauses/subprocessors.yaml").write_text(REGISTER, encoding="utf-8")
    return made


def listed(html: str) -> list[str]:
    return re.findall(r"\b(?:ALPHA|BETA|GAMMA|DELTA)\b", Opened(html).text)


def annex(html: str) -> str:
    """The paragraph that prints the list."""
    begins = html.partition('id="security.sub-processors"')[2]
    return begins.partition('<div class="paragraph"')[0].partition("</section>")[0]


def current(html: str) -> str:
    """The list of today on the page of the register."""
    return html.partition('<h2 id="today"')[2].partition("</section>")[0]


DAYS = [FIRST + number * DAY for number in (0, 8, 9, 19, 20, 30)]
LATER = [SECOND + number * DAY for number in (0, 14, 30, 31)]


@pytest.mark.parametrize("day", DAYS + LATER, ids=str)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_annex_and_the_page_agree_on_any_day(code: str, day: datetime.date, root: Path) -> None:
    pages = made(opened(root, day))[1]
    page, text = pages[address(code, "subprocessors")].body, pages[address(code, "dpa")].body
    assert listed(current(page)) == listed(annex(text))
    assert one_spaced(LANGUAGES[code].date(day)) in one_spaced(Opened(annex(text)).text)
    assert f"{address(code, 'subprocessors')}" in targets(pages[address(code, "dpa")])


def test_a_pack_of_that_day_has_the_same_list(root: Path) -> None:
    library = load_library(root)
    for day in DAYS + LATER:
        document = assemble(library, language="fr", today=day)["dpa"]
        told = render(document, "md").decode()
        names = listed(current(made(opened(root, day))[1]["subprocessors/"].body))
        assert listed(told) == names
        assert one_spaced(f"Liste au {LANGUAGES['fr'].date(day)}.") in one_spaced(told)


@pytest.mark.parametrize("layout", ["compact", "roomy"])
def test_a_pdf_of_that_day_says_so_below_the_list(root: Path, layout: Layout, tmp_path: Path) -> None:
    day = DAYS[2]
    documents = [assemble(load_library(root), language=one, today=day)["dpa"] for one in ("fr", "en")]
    told = [letters(f"Liste au {LANGUAGES['fr'].date(day)}."), letters(f"List as at {LANGUAGES['en'].date(day)}.")]
    for document, note in zip(documents, told, strict=True):
        text = pdf_letters(render(document, "pdf", layout=layout), tmp_path)
        assert text.count(note) == 1
        assert text.index("BETA") < text.index(note)
    both = pdf_letters(render_bilingual(*documents, "pdf", layout=layout), tmp_path)
    assert [both.count(note) for note in told] == [1, 1]


def pdf_letters(page: bytes, folder: Path) -> str:
    return letters("".join(one.text for one in placed(page, folder)))


def test_a_dated_page_says_of_which_day_its_list_is(root: Path) -> None:
    """It never changes; the list of today is one step away."""
    bodies = {made(opened(root, day))[1][f"dpa/{FIRST}/"].body for day in DAYS}
    (text,) = {annex(body) for body in bodies}
    assert listed(text) == ["ALPHA"]
    assert "Liste au 1er décembre 2026." in one_spaced(Opened(text).text)
    assert 'href="../../subprocessors/"' in text


def test_the_note_is_no_part_of_the_text(root: Path) -> None:
    library = load_library(root)
    one, other = (assemble(library, language="en", today=day)["dpa"] for day in (DAYS[0], DAYS[1]))
    assert text_digest(one) == text_digest(other)
    assert render(one, "md") != render(other, "md")


def said(document: Document, format: str) -> str:
    """What a file says, with plain spaces; in a PDF an address may go on in the next line."""
    page = render(document, format)
    told = text_of(page, format) if format in ("pdf", "docx") else page.decode()
    return re.sub(r"(?<=/)\n", "", told).replace("\u00a0", " ") if format == "pdf" else told.replace("\u00a0", " ")


@pytest.mark.parametrize("format", ["md", "txt", "html", "json", "pdf", "docx"])
def test_every_format_has_the_date_and_the_address(format: str, tmp_path: Path) -> None:
    root = copy(tmp_path / "library", ANNEXED)
    where = "published-at:\n  fr: https://documents.example/st/\n  en: https://documents.example/en/sp/\n"
    for text, there in ((where + REGISTER, True), (REGISTER, False), ("register: {}\n", False)):
        (root / "clauses/subprocessors.yaml").write_text(text, encoding="utf-8")
        library = load_library(root)
        told = said(assemble(library, language="en", today=FIRST)["dpa"], format)
        assert "List as at 1 December 2026." in told
        assert ("https://documents.example/en/sp/" in told) is there
    (root / "clauses/subprocessors.yaml").write_text("register: null\n", encoding="utf-8")
    told = said(assemble(load_library(root), language="en", today=FIRST)["dpa"], format)
    assert "List as at" not in told


class TestFeed:
    def feeds(self, root: Path, day: datetime.date, place: SiteAddress = PLACE) -> dict[str, bytes]:
        return register_feeds(opened(root, day), place)

    @pytest.mark.parametrize("path", ["subprocessors.xml", "en/subprocessors.xml"])
    @pytest.mark.parametrize("place", [PLACE, SiteAddress()])
    def test_it_keeps_the_rules(self, path: str, place: SiteAddress, root: Path) -> None:
        assert faults(self.feeds(root, FIRST, place)[path]) == []

    def test_an_entry_for_each_change_the_same_on_every_day(self, root: Path) -> None:
        told = set()
        for day in DAYS + LATER:
            feed = fromstring(self.feeds(root, day)["en/subprocessors.xml"])
            told.add(
                tuple(
                    (one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}updated"), one.findtext(f"{ATOM}content"))
                    for one in feed.iter(f"{ATOM}entry")
                )
            )
        (entries,) = told
        assert len(entries) == 6
        ids = [one for one, _, _ in entries]
        assert len({*ids}) == 6
        assert "tag:documents.example,2026-11-27:register/gamma/added/en" in ids

    def test_by_when_clients_may_object(self, root: Path, tmp_path: Path) -> None:
        with_periods = copy(tmp_path / "library", ANNEXED)
        every = load_library(with_periods).parameters
        name = next(id for id, one in every.items() if one.type == "duration" and isinstance(one.value, int))
        parameter = every[name]
        publish(with_periods, FIRST)
        text = f"notice: {name}\nobjection: {name}\n{REGISTER}"
        (with_periods / "clauses/subprocessors.yaml").write_text(text, encoding="utf-8")
        one = opened(with_periods, FIRST)
        assert one.shown is not None
        assert isinstance(parameter.value, int)
        period = Period(parameter.value, parameter.unit or "")
        found = {(each.entry.id, each.ends): each for each in changes(one.library(one.shown.edition))}
        gamma, delta = found["gamma", False], found["delta", False]
        assert gamma.objection == period_end(datetime.date(2026, 11, 20), period)
        assert delta.latest == last_day(datetime.date(2027, 1, 15), period)
        assert delta.objection == period_end(delta.latest, period)
        feed = self.feeds(with_periods, FIRST)["en/subprocessors.xml"].decode()
        told = one_spaced(feed).replace("\u00a0", " ")
        assert "Announced on 20 November 2026." in told
        assert f"no later than {LANGUAGES['en'].date(delta.latest)}".replace("\u00a0", " ") in told
        page = Opened(made(one)[1]["en/subprocessors/"].body).text
        assert "may object up to and including" in page

    def test_there_is_none_before_the_register_is_filled_in(self, root: Path, tmp_path: Path) -> None:
        other = copy(tmp_path / "library")
        publish(other, FIRST)
        (other / "clauses/subprocessors.yaml").write_text("register: null\n", encoding="utf-8")
        assert register_feeds(opened(other), PLACE) == {}
        (other / "clauses/subprocessors.yaml").write_text("register: {}\n", encoding="utf-8")
        assert [*register_feeds(opened(other), PLACE)] == ["subprocessors.xml", "en/subprocessors.xml"]


@pytest.mark.parametrize(
    ("unit", "amount", "told", "last"),
    [
        ("day", 14, "2026-12-01", "2026-12-15"),
        ("week", 2, "2026-12-01", "2026-12-15"),
        ("hour", 25, "2026-12-01", "2026-12-03"),
        ("month", 1, "2026-12-01", "2027-01-01"),
        ("month", 1, "2027-01-30", "2027-02-28"),
        ("month", 1, "2027-01-31", "2027-02-28"),
        ("year", 1, "2027-02-28", "2028-02-29"),
    ],
)
def test_the_last_day_of_a_period(unit: str, amount: int, told: str, last: str) -> None:
    day = datetime.date.fromisoformat
    assert period_end(day(told), Period(amount, unit)) == day(last)
