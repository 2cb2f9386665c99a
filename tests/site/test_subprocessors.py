"""The page of sub-processors: those of the day, those announced, those of before, and every change."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from editing import copy
from opened import Opened, address, made, one_spaced, opened, real, real_page, targets
from shelf import FIRST, publish
from two_editions import SCHEMA, first, read, site

from engine.languages import LANGUAGES
from engine.languages.site.frame import SITE_WORDS
from engine.languages.site.subprocessors import SUBPROCESSOR_WORDS
from engine.model.edition import Edition
from engine.model.library import Library
from engine.site.content.editions_on_day import Shelf
from engine.site.files.register_feed import register_feeds
from engine.site.model import REGISTER_FEED, Here, SiteAddress
from engine.site.pages.subprocessors import printed

CODES = tuple(LANGUAGES)
EACH = pytest.mark.parametrize("code", CODES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases with its first edition."""
    made = copy(tmp_path / "library")
    publish(made, FIRST)
    return made


DAY = datetime.timedelta(1)
REGISTER = """register:
  hosting:
    name: Encre & Papier SA
    address: rue du Spécimen 10, 1000 Bruxelles
    country: BE
    contact: donnees@hebergement.invalid
    purpose:
      fr: hébergement
      en: hosting
    services: [secretariat]
    since: 2026-01-01
  calls:
    name: Voix SARL
    address: rue du Spécimen 11, 1000 Paris
    country: FR
    contact: donnees@voix.invalid
    purpose:
      fr: appels
      en: calls
    services: [secretariat, prospecting]
    since: 2026-03-01
    until: 2026-10-31
  mail:
    name: Post Ltd
    address: 1 Specimen Street, London
    country: GB
    contact: data@post.invalid
    purpose:
      fr: courrier
      en: mail
    safeguard:
      fr: décision d’adéquation
      en: adequacy decision
    services: [prospecting]
    since: {since}
"""
ASSESSED = """\
  texts:
    name: Texte Inc
    address: 2 Specimen Street, Boston
    country: US
    contact: data@texte.invalid
    purpose:
      fr: relecture
      en: proofreading
    safeguard:
      fr: clauses contractuelles types
      en: standard contractual clauses
    data:
      fr: textes
      en: texts
    transfer:
      basis: standard-clauses
      module: 3
      signed: 2025-11-03
    services: [prospecting]
    since: 2026-01-01
  whole:
    name: Tout SA
    address: rue du Spécimen 12, 1000 Bruxelles
    country: BE
    contact: donnees@tout.invalid
    purpose:
      fr: archives
      en: archives
    data:
      fr: noms
      en: names
    services: [secretariat]
    since: 2026-01-01
"""
COLUMNS = "".join(
    f"      {one}:\n        fr: Colonne {one}\n        en: Column {one}\n" for one in ("data", "transfer", "assessed")
)
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
      contact:
        fr: Contact
        en: Contact
    empty:
      fr: |
        Il n’y en a pas.
      en: |
        There are none.
"""


def register(root: Path, text: str, today: datetime.date = FIRST) -> dict[str, Opened]:
    """The pages of sub-processors, by language, with this register."""
    (root / "clauses/subprocessors.yaml").write_text(text, encoding="utf-8")
    pages = made(opened(root, today))[1]
    return {code: Opened(pages[address(code, "subprocessors")].body) for code in CODES}


def part(html: str, id: str) -> str:
    """The text of a section of a page."""
    return Opened(html.partition(f'<h2 id="{id}"')[2].partition("</section>")[0]).text


def body(root: Path, code: str = "en", today: datetime.date = FIRST) -> str:
    return made(opened(root, today))[1][address(code, "subprocessors")].body


class TestSubprocessors:
    @EACH
    def test_a_register_that_nobody_filled_in_is_told_to_be_so(self, root: Path, code: str) -> None:
        assert SUBPROCESSOR_WORDS[code].unknown in register(root, "register: null\n")[code].text
        told = register(root, "register: {}\n")[code].text
        assert SUBPROCESSOR_WORDS[code].nobody in told
        assert SUBPROCESSOR_WORDS[code].unknown not in told

    @EACH
    def test_a_name_written_from_right_to_left_stands_apart(
        self, root: Path, code: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The fonts of the PDF refuse such a name: pages are right for whoever adds one that has its letters."""
        name, own = "אירוח הדוגמה", Shelf.library

        def named(shelf: Shelf, edition: Edition) -> Library:
            library = own(shelf, edition)
            known = [replace(one, name=name) if one.id == "calls" else one for one in library.subprocessors or ()]
            return replace(library, subprocessors=tuple(known))

        register(root, REGISTER.format(since="2027-01-01"))
        monkeypatch.setattr(Shelf, "library", named)
        html = body(root, code)
        assert html.count(f"<bdi>{name}</bdi>") == html.count(name) == 3  # its entry, when it came, when it went
        (feed,) = [
            one.decode()
            for path, one in register_feeds(opened(root, FIRST), SiteAddress()).items()
            if Here(code, "").address + REGISTER_FEED == path
        ]
        titles = re.findall("<title>(.*?)</title>", feed)
        assert [one for one in titles if f"\u2068{name}\u2069" in one] == [one for one in titles if name in one] != []
        assert feed.count(f"&lt;bdi&gt;{name}&lt;/bdi&gt;") == 2

    def test_the_real_one_says_so(self) -> None:
        assert SUBPROCESSOR_WORDS["fr"].unknown in Opened(real_page("fr", "subprocessors").body).text

    def test_who_is_there_today_who_comes_and_who_was(self, root: Path) -> None:
        register(root, REGISTER.format(since="2027-01-01"))
        html = body(root)
        today, announced, former = (part(html, id) for id in ("today", "announced", "former"))
        assert "Encre & Papier SA" in today
        assert "Country of processingBelgium" in today
        assert "Taskshosting" in today
        assert "ServicesSecretariat" in today
        assert "Since1 January 2026" in one_spaced(today)
        assert "Post Ltd" in announced
        assert "Transfer Safeguardsadequacy decision" in announced
        assert "From1 January 2027" in one_spaced(announced)
        assert "Voix SARL" in former
        assert "Until31 October 2026 (inclusive)" in one_spaced(former)
        assert not [name for name in ("Voix", "Post") if name in today]

    @pytest.mark.parametrize(("day", "there"), [(31, True), (32, False)])
    def test_the_last_day_counts(self, root: Path, day: int, there: bool) -> None:
        register(root, REGISTER.format(since="2027-01-01"))
        date = datetime.date(2026, 9, 30) + datetime.timedelta(day)
        html = body(root, today=date)
        assert ("Voix SARL" in part(html, "today")) is there
        assert ("Voix SARL" in part(html, "former")) is not there

    def test_the_first_day_counts(self, root: Path) -> None:
        register(root, REGISTER.format(since="2026-12-01"))
        for day, there, elsewhere in ((FIRST, "today", "announced"), (FIRST - DAY, "announced", "today")):
            html = body(root, today=day)
            assert "Post Ltd" in part(html, there)
            assert "Post Ltd" not in part(html, elsewhere)

    def test_the_history_has_every_change_the_newest_first(self, root: Path) -> None:
        register(root, REGISTER.format(since="2027-01-01"))
        html = body(root).partition('<h2 id="history"')[2]
        rows = [one_spaced(Opened(row).text) for row in re.findall(r"<tr>(?!<th scope=\"col\").*?</tr>", html)]
        assert rows == [
            "1 January 2027Added UpcomingPost LtdUnited Kingdom",
            "31 October 2026Last dayVoix SARLFrance",
            "1 March 2026AddedVoix SARLFrance",
            "1 January 2026AddedEncre & Papier SABelgium",
        ]

    def test_what_reaches_them_is_told_only_where_an_annex_prints_it_and_never_of_former_ones(self, root: Path) -> None:
        told = register(root, REGISTER.format(since="2027-01-01"))["en"].text
        assert "invalid" not in told
        assert "Specimen Street" not in told
        assert "voix" not in told
        other = copy(root.parent / "annexed", [("clauses/dpa/security.yaml", "text:\n", f"text:{ANNEX}")])
        publish(other, FIRST)
        register(other, REGISTER.format(since="2027-01-01"))
        html = body(other)
        assert "Contact pointdonnees@hebergement.invalid" in part(html, "today")
        assert "voix.invalid" not in html
        assert "Specimen Street" not in html  # this annex prints no address
        assert any(link.endswith("/dpa/#security") for link in Opened(html).links)

    @EACH
    def test_what_nobody_has_told_of_an_entry_is_marked_in_its_place(self, root: Path, code: str) -> None:
        """Where an annex prints it, of those of today and of those to come."""
        told, mark = SUBPROCESSOR_WORDS[code], f"[{SITE_WORDS[code].to_complete}]"
        text = REGISTER.format(since="2027-01-01") + ASSESSED
        register(root, text)
        assert mark not in body(root, code)  # no annex of this library prints any of it
        annex = ANNEX.replace("      contact:\n", COLUMNS + "      contact:\n", 1)
        other = copy(root.parent / "annexed", [("clauses/dpa/security.yaml", "text:\n", f"text:{annex}")])
        publish(other, FIRST)
        register(other, text)
        cards = {one.split('"')[0]: one for one in body(other, code).split('<li class="card" id="processor.')[1:]}
        blanks = {
            id: re.findall(r'<dt>([^<]*)</dt><dd><mark class="blank">([^<]*)</mark>', card)
            for id, card in cards.items()
        }
        columns = told.columns
        assert blanks == {
            "hosting": [(columns["data"], mark)],  # within the EEA nothing rests on anything
            "mail": [(columns["data"], mark), (columns["transfer"], mark)],
            "texts": [(columns["assessed"], mark)],
            "whole": [],
        }
        assert {id: one_spaced(told.incomplete) in one_spaced(Opened(card).text) for id, card in cards.items()} == {
            id: bool(found) for id, found in blanks.items()
        }

    def test_the_data_for_programs_name_it(self, root: Path) -> None:
        annex = ANNEX.replace("      contact:\n", COLUMNS + "      contact:\n", 1)
        other = first(root.parent / "annexed", [("clauses/dpa/security.yaml", "text:\n", f"text:{annex}")])
        register(other, REGISTER.format(since="2027-01-01") + ASSESSED)
        found = read(site(other, FIRST, None), "subprocessors.json")
        SCHEMA.validate(found)
        assert {one["id"]: one.get("incomplete") for one in found["subprocessors"]} == {
            "hosting": ["data"],
            "calls": None,  # it has ended
            "mail": ["data", "transfer"],
            "texts": ["assessed"],
            "whole": None,
        }

    def test_our_own_annex_prints_all_of_it(self) -> None:
        one = real()
        assert one.shown is not None
        library = one.library(one.shown.edition)
        ((document, article, columns),) = printed(library, one.texts(one.shown.edition, "fr").values())
        assert (document.id, article.id) == ("dpa", "dpa/annex-sub-processors")
        assert {"address", "contact"} <= {*columns}
        assert "dpa/#annex-sub-processors" in targets(real_page("fr", "subprocessors"))

    def test_the_register_is_read_as_it_is_today(self, root: Path) -> None:
        """A new entry is no new edition."""
        before = register(root, "register: {}\n")["fr"].text
        assert "Encre & Papier SA" not in before
        assert "Encre & Papier SA" in register(root, REGISTER.format(since="2027-01-01"))["fr"].text

    def test_names_are_text(self, root: Path) -> None:
        register(root, REGISTER.format(since="2027-01-01").replace("Voix SARL", "Voix <b & Cie"))
        assert "Voix &lt;b &amp; Cie" in body(root)
        assert "Voix <b" not in body(root)
