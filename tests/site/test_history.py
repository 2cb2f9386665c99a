"""What the site tells of editions: their states on a day, what they change, documents that come and go."""

from __future__ import annotations

import datetime
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import fromstring

import pytest
from atom import ATOM, TERMS
from declaring import BECAUSE
from editing import edit
from shelf import FIRST, SECOND, THIRD, publish
from two_editions import BEFORE, DAY, FEEDS, SCHEMA, first, page, paths, read, second, site

from engine import Refused
from engine.languages import LANGUAGES
from engine.site.build import Site
from engine.site.model import EditionState

DAYS = (BEFORE, FIRST, SECOND - DAY, SECOND, SECOND + DAY)
CHANGES = "cgv/2027-01-01/changes"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return second(tmp_path_factory.mktemp("two") / "library")


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory")


def states(found: Site) -> dict[str, EditionState]:
    return {one.date: one.state for one in found.shelf.every}


class TestDays:
    """One clock for everything: pages, files for programs, verification."""

    @pytest.mark.parametrize(
        ("day", "current", "shown", "upcoming", "previous"),
        [
            (BEFORE, None, "2026-12-01", ["2026-12-01", "2027-01-01"], None),
            (FIRST, "2026-12-01", "2026-12-01", ["2027-01-01"], None),
            (SECOND - DAY, "2026-12-01", "2026-12-01", ["2027-01-01"], None),
            (SECOND, "2027-01-01", "2027-01-01", [], "2026-12-01"),
            (SECOND + DAY, "2027-01-01", "2027-01-01", [], "2026-12-01"),
        ],
    )
    def test_everything_tells_the_same(
        self,
        day: datetime.date,
        current: str | None,
        shown: str,
        upcoming: list[str],
        previous: str | None,
        root: Path,
        memory: Path,
    ) -> None:
        found = site(root, day, memory)
        told = read(found, "cgv/current.json")
        SCHEMA.validate(told)
        assert told["as_of"] == str(day)
        assert (told["current"] and told["current"]["effective"]) == current
        assert [one["effective"] for one in told["upcoming"]] == upcoming
        assert (told["previous"] and told["previous"]["effective"]) == previous
        every = read(found, "editions.json")
        SCHEMA.validate(every)
        assert {one["effective"]: one["state"] for one in every["editions"]} == states(found)
        for code in LANGUAGES:
            undated = page(found, "cgv", code)
            assert undated.edition is not None
            assert undated.edition.date == shown
            assert undated.indexed
            assert ("avant la prestation" in undated.body, "before the work" in undated.body) == (
                (shown == "2027-01-01", False) if code == "fr" else (False, shown == "2027-01-01")
            )
            verified = json.loads(unescape(re.findall(r'data-told="([^"]*)"', page(found, "verify", code).body)[0]))
            assert {date: one["state"] for date, one in verified["editions"].items()} == states(found)

    @pytest.mark.parametrize("day", DAYS)
    def test_search_engines_show_one_page_of_what_applies(self, day: datetime.date, root: Path, memory: Path) -> None:
        found = site(root, day, memory)
        for one in found.shelf.every:
            dated = page(found, f"cgv/{one.date}")
            assert dated.indexed is (one.state is not EditionState.ARCHIVED)
            assert (dated.canonical == "cgv") is (one is found.shelf.shown)
            assert {
                EditionState.CURRENT: "(en vigueur)",
                EditionState.UPCOMING: "(à venir)",
                EditionState.ARCHIVED: "(archivée)",
            }[one.state] in dated.title
        assert page(found, CHANGES).indexed

    def test_the_last_day_of_an_archived_edition(self, root: Path, memory: Path) -> None:
        told = page(site(root, SECOND, memory), "cgv/2026-12-01").body
        assert '<dt>Dernier jour en vigueur</dt><dd><time datetime="2026-12-31">' in told
        assert "Dernier jour" not in page(site(root, SECOND - DAY, memory), "cgv/2026-12-01").body

    def test_what_an_edition_changes_is_the_same_on_every_day(self, root: Path, memory: Path) -> None:
        """But for the word that says what the edition is today."""
        bodies = {
            re.sub(r'<span class="badge.*?</span>', "", page(site(root, day, memory), CHANGES).body) for day in DAYS
        }
        assert len(bodies) == 1
        for path in FEEDS:
            assert len({site(root, day, memory).others[path] for day in DAYS}) == 1

    def test_the_same_bytes_with_and_without_memory(self, root: Path, memory: Path) -> None:
        remembered, made = (site(root, SECOND, folder) for folder in (memory, None))
        assert remembered.pages == made.pages
        assert remembered.others == made.others


class TestChanges:
    @pytest.fixture
    def found(self, root: Path, memory: Path) -> Site:
        return site(root, BEFORE, memory)

    def test_three_changes_of_three_kinds(self, found: Site) -> None:
        body = page(found, CHANGES).body
        kinds = re.findall(r'<section class="weight (\w+)">(.*?)</section>', body, re.S)
        assert [(kind, re.findall(r'href="#(\w+)"', html)) for kind, html in kinds] == [
            ("substantive", ["payment"]),
            ("clarified", ["purpose"]),
            ("editorial", ["liability"]),
        ]
        assert "Le paiement précède la prestation &amp; les rappels." in kinds[0][1]
        assert "La priorité est dite plus clairement." in kinds[1][1]
        assert re.findall("<p>(.*?)</p>", kinds[2][1]) == [BECAUSE]  # why it was declared editorial

    @pytest.mark.parametrize(
        ("code", "deleted", "inserted"),
        [
            ("fr", ["à la réception de la facture", "adressée"], ["toujours", "avant la prestation", "envoyée"]),
            ("en", ["on receipt of the invoice", "is sent"], ["always", "before the work is done", "goes"]),
        ],
    )
    def test_every_word_that_differs(self, code: str, deleted: list[str], inserted: list[str], found: Site) -> None:
        html = page(found, CHANGES, code).body.split('<section class="document"')[1]
        html = re.sub(r'<span class="unseen">.*?</span>', "", html)
        for tag, words in (("del", deleted), ("ins", inserted)):
            assert [one.strip() for one in re.findall(rf"<{tag}>(.*?)</{tag}>", html)] == words

    def test_a_link_for_each_change_leads_to_it(self, found: Site) -> None:
        body = page(found, CHANGES).body
        for anchor in re.findall(r'href="#([\w.]+)"', body):
            assert body.count(f'id="{anchor}"') == 1

    @pytest.mark.parametrize(
        ("code", "day", "period"), [("fr", "31 octobre 2026", "deux (2) mois"), ("en", "31 October 2026", "two (2)")]
    )
    def test_by_when_clients_must_have_notice(self, code: str, day: str, period: str, found: Site) -> None:
        """Two months before 1 January 2027, in which the day of receipt does not count."""
        for path in (CHANGES, "dpa/2027-01-01/changes", "editions"):
            told = page(found, path, code).body.replace("\u00a0", " ")
            assert day in told
            assert period in told

    def test_a_document_that_stays_says_so_and_leads_to_the_others(self, found: Site) -> None:
        body = page(found, "dpa/2027-01-01/changes").body
        assert "Rien ne change dans ce document." in body
        assert f'href="../../../{CHANGES}/"' in body
        assert "Changements de fond\u00a0: 1 · Précisions\u00a0: 1 · Corrections rédactionnelles\u00a0: 1" in body

    def test_what_changed_meanwhile_in_the_register_is_no_change_of_the_edition(self, tmp_path: Path) -> None:
        """A sub-processor who joins between two editions joins the text of both on that day."""
        root = tmp_path / "library"
        with_register = (
            (
                "clauses/dpa/measures.yaml",
                "      - **encrypted**.\n",
                "      - **encrypted**.\n  list:\n    fr: |\n      Aident :\n    en: |\n      These help:\n"
                "    generate: subprocessors\n    columns:\n      name:\n        fr: Nom\n        en: Name\n"
                "    empty:\n      fr: |\n        Personne n’aide.\n      en: |\n        Nobody helps.\n",
            ),
            (
                "clauses/subprocessors.yaml",
                "register: {}",
                "register:\n  helper:\n    name: Aide SA\n    address: rue du Spécimen 10, 1000 Bruxelles\n"
                "    country: BE\n    contact: aide@exemple.invalid\n    purpose:\n      fr: appels\n      en: calls\n"
                "    services: [secretariat]\n    since: 2026-12-15",
            ),
        )
        second(root, with_register)
        found = site(root, FIRST, None)
        assert "Rien ne change dans ce document." in page(found, "dpa/2027-01-01/changes").body
        assert "Aide SA" in page(found, "dpa/2027-01-01").body
        assert "Aide SA" not in page(found, "dpa/2026-12-01").body

    def test_the_first_edition_has_nothing_to_compare(self, found: Site) -> None:
        assert [one for one in paths(found) if one.endswith("/changes")] == [CHANGES, "dpa/2027-01-01/changes"]
        assert "changes" not in page(found, "cgv/2026-12-01").body

    def test_links_lead_somewhere(self, found: Site) -> None:
        """On the pages of the history: to a page or a file of the site, and to an anchor of that page."""
        known = {one.here.address: one.body for one in found.pages}
        files = {file.download.path for every in found.files.values() for file in every} | {*found.others}
        for one in found.pages:
            if one.kind not in ("changes", "editions", "verify"):
                continue
            for href in map(unescape, re.findall(r'href="([^"]+)"', one.body)):
                path, _, anchor = urljoin(f"/{one.here.address}", href).removeprefix("/").partition("#")
                assert path in known or path in files, (one.here.address, href)
                assert not anchor or f'id="{anchor}"' in known[path], (one.here.address, href)


class TestOutlines:
    """Documents and options that come and go."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return first(tmp_path / "library")

    def drop(self, root: Path, effective: datetime.date) -> None:
        edit(root, [("clauses/standard.yaml", "documents: [cgv, dpa]", "documents: [cgv]")])
        publish(root, effective)

    def test_one_that_an_edition_drops(self, root: Path) -> None:
        self.drop(root, SECOND)
        found = site(root, SECOND, None)
        assert "dpa/2027-01-01" not in paths(found)
        body = page(found, "dpa/2027-01-01/changes").body
        assert "Cette édition ne contient plus ce document." in body
        assert 'href="../../../dpa/2026-12-01/"' in body
        undated = page(found, "dpa")
        assert undated.edition is not None
        assert (undated.edition.date, undated.edition.state) == ("2026-12-01", EditionState.ARCHIVED)
        assert "L’édition en vigueur ne contient plus ce document" in undated.body
        assert 'href="../dpa/2027-01-01/changes/"' in undated.body
        assert not undated.indexed
        assert page(found, "dpa/2026-12-01").canonical is None
        assert "comporte au moins un changement de fond" in body  # whatever the versions say of it
        assert "au plus tard le 31\u00a0octobre\u00a02026" in body
        content = fromstring(found.others["en/feed.xml"]).findtext(f"{ATOM}entry/{ATOM}content") or ""
        assert "This edition no longer contains this document." in content

    def test_the_day_before_it_is_still_there(self, root: Path) -> None:
        self.drop(root, SECOND)
        undated = page(site(root, SECOND - DAY, None), "dpa")
        assert undated.indexed
        assert "ne contient plus" not in undated.body

    def test_one_that_an_edition_adds(self, root: Path) -> None:
        self.drop(root, SECOND)
        edit(root, [("clauses/standard.yaml", "documents: [cgv]", "documents: [cgv, dpa]")])
        publish(root, THIRD)
        found = site(root, SECOND, None)
        body = page(found, "dpa/2027-02-01/changes").body
        assert "Ce document est nouveau" in body
        assert "<ins>" not in body
        found = site(root, THIRD, None)
        assert read(found, "cgv/current.json")["previous"]["effective"] == "2027-01-01"
        later = page(found, "dpa")
        assert later.edition is not None
        assert later.edition.date == "2027-02-01"
        assert later.indexed

    def test_one_that_only_an_edition_to_come_has(self, tmp_path: Path) -> None:
        """Its address without a date shows what comes, as it does before the first edition."""
        root = tmp_path / "new"
        first(root)
        (root / "clauses/editions/2026-12-01.json").unlink()
        self.drop(root, FIRST)
        edit(root, [("clauses/standard.yaml", "documents: [cgv]", "documents: [cgv, dpa]")])
        publish(root, SECOND)
        undated = page(site(root, FIRST, None), "dpa")
        assert undated.edition is not None
        assert undated.edition.state is EditionState.UPCOMING
        assert undated.indexed

    def test_nobody_is_told_that_nothing_is_substantive_where_no_version_says_so(self, root: Path) -> None:
        """Another selection gives another text, although every clause is as it was."""
        edit(root, [("clauses/standard.yaml", "facts: [client.be]", "facts: [client.abroad]")])
        publish(root, SECOND)
        found = site(root, FIRST, None)
        body = page(found, CHANGES, "en").body
        assert re.findall(r'<section class="weight (\w+)">', body) == ["other"]
        assert "may affect rights or obligations" in body
        assert "31 October 2026" in body.replace("\u00a0", " ")

    def test_an_option_that_changes_stands_in_no_text_and_is_told(self, root: Path) -> None:
        edit(
            root,
            [
                ("variants/express.yaml", "version: 2.0.0", "version: 2.1.0"),
                ("variants/express.yaml", "Chaque appel urgent coûte", "Tout appel urgent coûte"),
                ("variants/express.yaml", "Each urgent call", "Every urgent call"),
                (
                    "clauses/changes.yaml",
                    "",
                    "variant/express:\n  version: 2.1.0\n  kind: clarified\n  fr: |\n    Plus clair.\n"
                    "  en: |\n    Clearer.\n",
                ),
            ],
        )
        publish(root, SECOND)
        found = site(root, FIRST, None)
        for body in (page(found, CHANGES, "en").body, page(found, "editions", "en").body):
            assert "Express service" in body
            assert "Clearer." in body
            assert "Nothing changes in this document." in body
        assert "Clearer." in (fromstring(found.others["en/feed.xml"]).findtext(f"{ATOM}entry/{ATOM}content") or "")
        assert "Aucun" not in page(found, CHANGES, "en").body
        assert "This edition makes no substantive change" in page(found, CHANGES, "en").body


class TestReplaced:
    @pytest.fixture
    def found(self, tmp_path: Path) -> Site:
        """The second edition took the place of one that was announced for a day later."""
        root = second(tmp_path / "library")
        edit(
            root,
            [
                ("clauses/cgv/liability.yaml", "version: 1.0.1", "version: 1.0.2"),
                ("clauses/cgv/liability.yaml", "Toute plainte est envoyée", "Toute plainte va"),
                ("clauses/cgv/liability.yaml", "complaint goes to", "complaint is for"),
            ],
        )
        publish(root, THIRD, replaces=SECOND)
        return site(root, FIRST, None)

    def test_it_has_no_page_and_no_entry(self, found: Site) -> None:
        assert not [one for one in paths(found) if "2027-01-01" in one]
        for path in FEEDS:
            assert [one.text for one in fromstring(found.others[path]).iter(f"{TERMS}valid")] == [
                "2027-02-01",
                "2026-12-01",
            ]

    def test_the_one_that_took_its_place_names_it(self, found: Site) -> None:
        replaced = found.shelf.every[-1].edition.replaced
        assert replaced is not None
        assert replaced.sha256 in page(found, "editions").body
        assert read(found, "editions.json")["editions"][0]["replaced"]["effective"] == "2027-01-01"
        assert read(found, "digests.json")[replaced.sha256] == [{"kind": "replaced", "edition": "2027-02-01"}]
        assert replaced.sha256 in (fromstring(found.others["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}content") or "")


class TestTampering:
    def test_a_changed_byte_stops_the_site(self, tmp_path: Path) -> None:
        root = second(tmp_path / "library")
        path = root / "clauses/editions/2026-12-01.json"
        path.write_bytes(path.read_bytes().replace(b"la facture", b"la Facture", 1))
        with pytest.raises(Refused) as problem:
            site(root, FIRST, None)
        (told,) = problem.value.diagnostics
        assert (told.code, told.span.file) == ("edition-broken", "clauses/editions/2026-12-01.json")

    def test_an_edition_taken_away_stops_it(self, tmp_path: Path) -> None:
        root = second(tmp_path / "library")
        (root / "clauses/editions/2026-12-01.json").unlink()
        with pytest.raises(Refused, match="edition-chain"):
            site(root, FIRST, None)
