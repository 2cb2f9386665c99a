"""An edition gives the files of an earlier one where the words of a document are still the same: printed once, told."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from browsing import Visit, chromium, served, visit
from commands import clausier
from editing import copy, edit, swap
from playwright.sync_api import expect
from published import URL, build, settled
from recording import BLANK, complete, record
from shelf import FIRST, SECOND, THIRD, publish, reword
from two_editions import BEFORE, DAY, page, read
from two_editions import site as site_of

from engine.languages import LANGUAGES
from engine.model.edition import Edition
from engine.model.ledger import FileKey
from engine.site.build import Site
from engine.site.content.editions_on_day import Shelf
from engine.site.files import downloads
from engine.site.publish import links

DPA = "clauses/dpa/security.yaml"
DAYS = (FIRST, SECOND, THIRD)
BETWEEN = SECOND + 14 * DAY
"""A day after the second edition takes effect, and before the third one."""
LISTED = (
    (
        "clauses/dpa/measures.yaml",
        "text:\n",
        "text:\n  list:\n    fr: Voici la liste.\n    en: This is the list.\n    generate: subprocessors\n"
        "    columns:\n      name:\n        fr: Nom\n        en: Name\n"
        "    empty:\n      fr: Il n’y a personne.\n      en: There is nobody.\n",
    ),
)
"""The annex prints the list of the register, with the day on which it was drawn up."""
MOVED = """\
  - since: {since}
    name: Plume SRL
    trade-name: Plume
    form:
      fr: société à responsabilité limitée
      en: private limited company
    seat: rue du Buvard 2, 0000 Exemple
    enterprise-number: 0999.990.321
    vat-number: BE 0999.990.321
    register:
      fr: RPM Exemple
      en: RPM Exemple
    bank-account: BE68 5390 0754 7034
    email: plume@exemple.invalid
"""


def three(root: Path) -> Path:
    """A library with three editions: each changes a word of the general terms, and nothing else."""
    for day in DAYS:
        if day != FIRST:
            reword(root)
        publish(root, day)
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three(copy(tmp_path_factory.mktemp("three") / "library", LISTED))


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "library"))


@pytest.fixture(scope="module")
def found(made: Path) -> Site:
    return site(made, SECOND)


@pytest.fixture(scope="module")
def folder(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as people build it, with stand-ins for PDF and Word."""
    root = settled(Path(shutil.copytree(made, tmp_path_factory.mktemp("built") / "library")))
    edit(root, [("mkdocs.yml", "    sla: custom-sla\n", "    none: none\n")])
    return build(root, root / "site-of-today", SECOND)


def site(root: Path, day: datetime.date) -> Site:
    return site_of(root, day, None, preview=True)


def printed(found: Site, id: str, language: str = "fr") -> list[datetime.date]:
    """For which edition the files of a document were printed, edition by edition."""
    told = []
    for one in found.shelf.every:
        every = [file.download for file in found.files[one.edition.stamp.sha256]]
        (day,) = {each.edition.effective for each in every if (each.document, each.languages) == (id, (language,))}
        assert all(
            f"{id}/{day}/{id}-{day}" in each.path
            for each in every
            if (each.document, each.languages) == (id, (language,))
        )
        told.append(day)
    return told


class TestWhatIsShared:
    def test_what_stays_as_it_was_is_printed_once(self, found: Site) -> None:
        assert printed(found, "dpa") == [FIRST, FIRST, FIRST]
        assert printed(found, "cgv") == [FIRST, SECOND, THIRD]

    def test_a_further_edition_adds_pages_but_no_files_of_texts_that_stay(self, folder: Path) -> None:
        """Of the Data Processing Agreement it adds a page in each language and the list of digests, nothing else."""
        added = sorted(path.name for path in folder.rglob(f"dpa/{THIRD}/*") if path.is_file())
        assert added == ["SHA256SUMS", "index.html", "index.html"]
        pages = [path.stat().st_size for path in folder.rglob(f"dpa/{THIRD}/index.html")]
        first = [path.stat().st_size for path in folder.rglob(f"dpa/{FIRST}/index.html")]
        assert sum(pages) < 1.1 * sum(first)

    def test_the_text_and_its_digest_are_those_of_the_edition(self, found: Site) -> None:
        for code in LANGUAGES:
            texts = [found.shelf.texts(one.edition, code)["dpa"] for one in found.shelf.every]
            assert len({one.edition.texts["dpa"][code] for one in found.shelf.every}) == 1
            assert [one.date for one in texts] == [str(day) for day in DAYS]

    def test_another_edition_between_starts_anew(self, tmp_path: Path) -> None:
        """The third edition takes back what the second one changed: its files are its own."""
        root = copy(tmp_path / "library")
        publish(root, FIRST)
        for day, version, pair in ((SECOND, 0, ("", " all")), (THIRD, 1, (" all", ""))):
            swap(root / DPA, f"version: 1.0.{version}", f"version: 1.0.{version + 1}")
            swap(root / DPA, *(f"applique{one.replace('all', 'toutes')} les" for one in pair))
            swap(root / DPA, *(f"applies{one} the" for one in pair))
            publish(root, day)
        assert printed(site(root, FIRST), "dpa") == [FIRST, SECOND, THIRD]

    def test_what_differs_in_one_language_alone(self, root: Path) -> None:
        """The French files are those of the first edition; pages say it of them and of no others."""
        moved = MOVED.format(since=SECOND).replace("private limited company", "limited company")
        path = root / "clauses/publisher.yaml"
        path.write_text(
            path.read_text(encoding="utf-8") + moved.replace("du Buvard 2", "de l’Encrier 1"), encoding="utf-8"
        )
        found = site(root, FIRST)
        assert printed(found, "dpa", "fr") == [FIRST, FIRST, FIRST]
        assert printed(found, "dpa", "en") == [FIRST, SECOND, SECOND]
        body = page(found, f"dpa/{SECOND}").body
        assert "Français\u00a0: les mots n’ont pas changé depuis l’édition du 1er\u00a0décembre\u00a02026" in body
        assert body.count('class="same-words"') == 1
        assert "English: the words have not changed" in page(found, f"dpa/{THIRD}", "en").body
        lines = found.others[f"dpa/{SECOND}/SHA256SUMS"].decode().splitlines()
        assert sum(f"../{FIRST}/" in line for line in lines) == 2

    @pytest.mark.parametrize(("since", "days"), [(BETWEEN, [FIRST, FIRST, THIRD]), (SECOND, [FIRST, SECOND, SECOND])])
    def test_a_company_that_moved(self, since: datetime.date, days: list[datetime.date], root: Path) -> None:
        path = root / "clauses/publisher.yaml"
        path.write_text(path.read_text(encoding="utf-8") + MOVED.format(since=since), encoding="utf-8")
        assert printed(site(root, FIRST), "dpa") == days

    def test_a_company_that_was_completed_is_the_same_in_all(self, root: Path) -> None:
        edit(root, BLANK)
        assert printed(site(root, FIRST), "dpa") == [FIRST, FIRST, FIRST]
        complete(root)
        assert printed(site(root, FIRST), "dpa") == [FIRST, FIRST, FIRST]

    def test_a_register_that_changed(self, root: Path) -> None:
        edit(root, BLANK)
        complete(root)
        swap(root / "clauses/subprocessors.yaml", "since: 2026-01-01", f"since: {BETWEEN}")
        assert printed(site(root, FIRST), "dpa") == [FIRST, FIRST, THIRD]


class TestWhatIsTold:
    def test_pages_say_it_in_both_languages(self, found: Site) -> None:
        sentences = {
            "fr": "Les mots de ce document n’ont pas changé depuis l’édition du 1er\u00a0décembre\u00a02026\u00a0: "
            "ses fichiers sont ceux de cette édition.",
            "en": "The words of this document have not changed since the edition of 1\u00a0December\u00a02026: "
            "its files are those of that edition.",
        }
        for code, sentence in sentences.items():
            for path in (f"dpa/{SECOND}", f"dpa/{THIRD}", "dpa"):
                body = page(found, path, code).body
                assert sentence in body
                assert f"dpa/{FIRST}/dpa-{FIRST}-{code}.md" in body
            for path in (f"dpa/{FIRST}", f"cgv/{THIRD}"):
                assert 'class="same-words"' not in page(found, path, code).body
            assert page(found, "editions", code).body.count(sentence) == 2

    def test_files_for_programs_lead_there(self, found: Site) -> None:
        every = read(found, "editions.json")["editions"]
        told = {(one["effective"], each["id"]): each["files"] for one in every for each in one["documents"]}
        for day in DAYS:
            assert {file["printed_for"] for file in told[str(day), "dpa"]} == {str(FIRST)}
            assert {file["printed_for"] for file in told[str(day), "cgv"]} == {str(day)}
            assert told[str(day), "dpa"] == told[str(FIRST), "dpa"]
        (document,) = [one for one in read(found, "cgv/current.json")["current"]["documents"] if one["id"] == "dpa"]
        assert document["page"]["fr"] == f"dpa/{SECOND}/"
        assert document["files"] == told[str(FIRST), "dpa"]
        own = read(found, "dpa/current-text.fr.json")
        assert {one["path"].split("/")[1] for one in own["files"]} == {str(FIRST)}

    def test_a_digest_names_every_edition(self, found: Site) -> None:
        known = read(found, "digests.json")
        every = found.files[found.shelf.every[0].edition.stamp.sha256]
        for file in (one for one in every if not one.download.document.startswith("options/")):
            (told,) = known[file.sha256]
            assert told["edition"] == str(FIRST)
            assert told.get("also") == ([str(THIRD), str(SECOND)] if told["document"] == "dpa" else None)

    def test_lists_of_digests_lead_there(self, found: Site) -> None:
        lines = found.others[f"dpa/{THIRD}/SHA256SUMS"].decode().splitlines()
        assert len(lines) == 4
        own = found.others[f"dpa/{FIRST}/SHA256SUMS"].decode()
        for sha256, path in (line.split("  ") for line in lines):
            assert path.startswith(f"../{FIRST}/dpa-{FIRST}-")
            assert f"{sha256}  {path.split('/')[-1]}\n" in own
        # Who keeps the files in one folder takes the list that names them so.
        section = page(found, "editions").body.partition(f'id="edition-{THIRD}"')[2].partition("</section>")[0]
        assert f'href="../dpa/{FIRST}/SHA256SUMS"' in section
        assert f'href="../cgv/{THIRD}/SHA256SUMS"' in section


class TestSite:
    """The site as people build it."""

    def test_files_exist_once_and_every_link_works(self, folder: Path) -> None:
        files = [path.relative_to(folder).as_posix() for path in (folder / "dpa").glob("2*/dpa-*")]
        assert {one.split("/")[1] for one in files} == {str(FIRST)}
        assert len(files) == 10  # four formats in two languages, and two side by side
        assert len(list((folder / "cgv").glob("2*/cgv-*"))) == 3 * 10
        assert links.check(folder, URL) == []

    def test_the_bar_leads_to_them(self, folder: Path) -> None:
        text = (folder / f"en/dpa/{THIRD}/index.html").read_text(encoding="utf-8")
        bar = text.partition("<h1")[0] + text.partition("<h1")[2].partition('class="text"')[0]
        for format in ("pdf", "docx"):
            assert f"../../../dpa/{FIRST}/dpa-{FIRST}-en.{format}" in bar
        assert f"../../../dpa/{FIRST}/dpa-{FIRST}-fr-en.pdf" in bar

    def test_the_page_of_verification_names_all_editions(self, folder: Path) -> None:
        kept = folder / f"dpa/{FIRST}/dpa-{FIRST}-fr.md"
        with chromium() as browser, served(folder) as address, visit(browser, address) as visitor:
            self.look(visitor, kept)

    def look(self, visitor: Visit, kept: Path) -> None:
        page = visitor.page("verify/")
        page.locator("#verify-file").set_input_files(kept)
        answer = page.locator("#verified")
        expect(answer).to_contain_text("C’est un fichier publié sur ce site, tel quel.")
        rows = answer.locator("dl.facts > div")
        expect(rows.filter(has_text="Imprimé pour")).to_contain_text("Édition du 1er décembre 2026")
        also = rows.filter(has_text="Donné aussi par")
        expect(also).to_contain_text("Édition du 1er janvier 2027 En vigueur")
        expect(also).to_contain_text("Édition du 1er février 2027 À venir")
        expect(also).to_contain_text("Les mots de ce document n’y ont pas changé.")
        also.locator("a", has_text="janvier").click()
        expect(page.locator("h1")).to_contain_text("Accord de traitement des données")


def files(root: Path, day: datetime.date) -> dict[str, list[str]]:
    """The documents of the files that were recorded, by edition."""
    found: dict[str, list[str]] = {}
    for one in record(root, day):
        own = [file.document for file in one.files if not file.document.startswith("options/")]
        found.setdefault(str(one.edition.effective), []).extend(own)
    return found


class TestRecorded:
    def test_each_is_recorded_once_under_its_own_edition(self, root: Path) -> None:
        told = files(root, BEFORE)
        assert told == {str(FIRST): ["cgv"] * 4 + ["dpa"] * 4, str(SECOND): ["cgv"] * 4, str(THIRD): ["cgv"] * 4}
        assert record(root, FIRST) == ()
        found = site(root, SECOND)
        assert printed(found, "dpa") == [FIRST, FIRST, FIRST]
        assert all(one.recorded == BEFORE for every in found.files.values() for one in every)

    def test_an_edition_that_comes_after_the_recording(self, tmp_path: Path) -> None:
        root = copy(tmp_path / "library")
        publish(root, FIRST)
        record(root, BEFORE)
        reword(root)
        publish(root, SECOND)
        assert files(root, FIRST) == {str(SECOND): ["cgv"] * 4}
        assert printed(site(root, SECOND), "dpa") == [FIRST, FIRST]

    def test_what_an_older_site_recorded_stays(self, root: Path) -> None:
        """A site that did not share recorded the files of each edition: they are given as they were."""
        with mock.patch.object(downloads, "printed_for", alone):
            record(root, BEFORE)
            before = site(root, SECOND)
        found = site(root, SECOND)
        assert printed(found, "dpa") == list(DAYS)
        assert record(root, SECOND) == ()
        assert {path: hashlib.sha256(content).hexdigest() for path, content in contents(found)} == {
            path: hashlib.sha256(content).hexdigest() for path, content in contents(before)
        }

    def test_what_was_completed_is_told_of_the_file_that_is_given(self, root: Path) -> None:
        """The first edition applies no more, but its file serves the second one."""
        edit(root, BLANK)
        record(root, BEFORE)
        complete(root)
        told = clausier("--today", str(SECOND), "--library", str(root), "check").stderr
        assert told.count("[file-outdated]") == 3
        assert f"4 published files of the edition of {FIRST} would come out otherwise" in told
        assert printed(site(root, SECOND), "dpa") == [FIRST, FIRST, FIRST]
        assert files(root, SECOND)[str(FIRST)] == ["cgv"] * 4 + ["dpa"] * 4
        assert printed(site(root, SECOND), "dpa") == [FIRST, FIRST, FIRST]
        assert "file-outdated" not in clausier("--today", str(SECOND), "--library", str(root), "check").stderr

    def test_a_file_that_was_incomplete_serves_no_edition_published_since(self, root: Path) -> None:
        """It was never given for that one, which prints what is known when it is published."""
        edit(root, BLANK)
        later = [root / f"clauses/editions/{day}.json" for day in (SECOND, THIRD)]
        kept = {path: path.read_bytes() for path in later}
        for path in later:
            path.unlink()
        record(root, FIRST - 10 * DAY)  # before those were published
        for path, content in kept.items():
            path.write_bytes(content)
        assert printed(site(root, SECOND), "dpa") == [FIRST, FIRST, FIRST]
        complete(root)
        assert printed(site(root, SECOND), "dpa") == [FIRST, SECOND, SECOND]
        assert files(root, SECOND)[str(SECOND)] == ["cgv"] * 4 + ["dpa"] * 4
        assert printed(site(root, SECOND), "dpa") == [FIRST, SECOND, FIRST]


def alone(shelf: Shelf, edition: Edition, key: FileKey) -> Edition:
    """What a site did that gave each edition files of its own."""
    return edition


def contents(found: Site) -> Iterator[tuple[str, bytes]]:
    return ((one.download.path, one.content) for every in found.files.values() for one in every)
