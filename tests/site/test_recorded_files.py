"""Files that were published are kept: the ledger, the store, what the site gives and what it says of older files."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

import pytest
from browsing import Visit, chromium, served, visit
from commands import clausier
from editing import edit
from playwright.sync_api import expect
from published import URL, mkdocs, settled
from recording import BLANK, complete, record
from shelf import FIRST, SECOND
from two_editions import BEFORE, DAY, made_fast, read, second
from two_editions import site as site_of

from engine.diagnostics import Refused
from engine.files.text import LEDGER
from engine.rendering import jobs
from engine.rendering.jobs import Job
from engine.site.build import Site
from engine.site.publish.never_lose import keep
from engine.tasks.withdraw import withdraw

Digests = dict[str, str]
CONFLICT = b"<<<<<<< ours\n{\n=======\n}\n>>>>>>> theirs\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two editions whose company lacks its account; nothing is recorded yet."""
    return edit(second(tmp_path_factory.mktemp("two") / "library"), BLANK)


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "library"))


def site(root: Path, day: datetime.date, **told: str) -> Site:
    """The site on a day, asked for although something of the company is still missing."""
    return site_of(root, day, None, preview=True, **told)


def digests(found: Site) -> Digests:
    """The digest of every file that a site gives, by its path."""
    return {one.download.path: one.sha256 for every in found.files.values() for one in every}


def elsewhere(every: Sequence[Job], workers: int = 1) -> Iterator[tuple[str, bytes]]:
    """What a machine with another Pango makes of everything: other bytes."""
    for job in every:
        yield job.name, job.print() + b"\n"


class TestKept:
    def test_another_machine_gives_the_same_bytes(self, root: Path) -> None:
        before = digests(site(root, BEFORE))
        (one, other) = record(root, BEFORE)
        assert (one.edition.effective, other.edition.effective) == (FIRST, SECOND)
        with mock.patch.object(jobs, "printed", elsewhere):
            assert digests(site(root, FIRST)) == before

    def test_without_a_ledger_it_gives_others(self, root: Path) -> None:
        before = digests(site(root, BEFORE))
        with mock.patch.object(jobs, "printed", elsewhere):
            after = digests(site(root, FIRST))
        assert before.keys() == after.keys()
        assert not set(before.values()) & set(after.values())

    def test_nothing_is_recorded_twice(self, root: Path) -> None:
        assert record(root, BEFORE)
        ledger = (root / LEDGER).read_bytes()
        with mock.patch.object(jobs, "printed", elsewhere):
            assert record(root, SECOND) == ()
        assert (root / LEDGER).read_bytes() == ledger

    def test_it_says_when_each_was_recorded(self, root: Path) -> None:
        assert {one["recorded"] for one in _files(site(root, FIRST))} == {None}
        record(root, BEFORE)
        assert {one["recorded"] for one in _files(site(root, FIRST))} == {str(BEFORE)}


def _files(found: Site) -> list[dict[str, str]]:
    every = read(found, "editions.json")["editions"]
    return [file for one in every for document in one["documents"] for file in document["files"]]


class TestCompleted:
    """Two editions; company and register are completed between one recording and the next."""

    def test_what_becomes_of_every_file(self, root: Path) -> None:
        record(root, BEFORE)
        old = site(root, BEFORE)
        complete(root)
        # Until a person records them, clients are given what was published, and told what was completed since.
        between = site(root, FIRST)
        assert digests(between) == digests(old)
        for sha256 in digests(old).values():
            (told,) = read(between, "digests.json")[sha256]
            assert (told["kind"], told["recorded"]) == ("file", str(BEFORE))
            assert told["since"] == {"completed": ["bank-account"], "joined": ["Courrier & Fils SA"]}
        record(root, FIRST + DAY)
        new = site(root, FIRST + DAY)
        known = read(new, "digests.json")
        changed = 0
        for path, sha256 in digests(old).items():
            now = digests(new)[path]
            (told,) = known[sha256]
            if now == sha256:  # nothing that it prints was completed
                assert told["kind"] == "file"
                continue
            changed += 1
            assert (told["kind"], told["recorded"], told["edition"]) == ("earlier", str(BEFORE), path.split("/")[-2])
            content = new.others[told["path"]]
            assert hashlib.sha256(content).hexdigest() == sha256
            (told,) = known[now]
            assert (told["kind"], told["path"]) == ("file", path)
            assert (told["recorded"], told.get("since")) == (str(FIRST + DAY), None)
        assert changed >= 8  # every document names the account

    def test_texts_that_were_cited_stay_known(self, root: Path) -> None:
        """Of what an option adds, and of the register, the text itself changes."""
        record(root, BEFORE)
        complete(root)
        record(root, FIRST)
        known = read(site(root, FIRST), "digests.json")
        ledger = json.loads((root / LEDGER).read_bytes())
        for recording in ledger["recordings"]:
            for text in recording["documents"].values():
                assert all(digest in known for digest in text["texts"].values())

    def test_check_tells_it(self, root: Path) -> None:
        record(root, BEFORE)
        complete(root)
        told = clausier("--today", str(FIRST), "--library", str(root), "check").stderr
        assert told.count("[file-outdated]") == 2, told
        assert "would come out otherwise: completed of the company: bank-account" in told
        record(root, FIRST)
        assert "file-outdated" not in clausier("--today", str(FIRST), "--library", str(root), "check").stderr

    def test_of_what_applies_no_more_nothing_is_told(self, root: Path) -> None:
        record(root, BEFORE)
        complete(root)
        told = clausier("--today", str(SECOND), "--library", str(root), "check").stderr
        assert told.count("[file-outdated]") == 2
        # Of the first edition the DPA alone: the second one gives its files, in two languages and two formats.
        assert f"4 published files of the edition of {FIRST}" in told
        assert f"4 published files of the edition of {SECOND}" in told


class TestStore:
    def test_a_file_that_has_gone(self, root: Path) -> None:
        record(root, BEFORE)
        gone = min((root / "published").iterdir())
        gone.unlink()
        with pytest.raises(Refused) as refused:
            site(root, FIRST)
        (told,) = refused.value.diagnostics
        assert (told.code, gone.name in told.message) == ("file-published", True)
        done = clausier("--library", str(root), "record", "--verify")
        assert (done.returncode, done.stderr.count(gone.name)) == (1, 1)

    def test_a_byte_that_is_another_one(self, root: Path) -> None:
        record(root, BEFORE)
        spoiled = max((root / "published").iterdir())
        spoiled.write_bytes(spoiled.read_bytes()[:-1])
        with pytest.raises(Refused) as refused:
            site(root, FIRST)
        assert [one.code for one in refused.value.diagnostics] == ["file-published"]

    def test_an_object_store(self, root: Path) -> None:
        before = digests(site(root, BEFORE))
        record(root, BEFORE, "memory://bucket/published")
        assert not (root / "published").exists()
        with mock.patch.object(jobs, "printed", elsewhere):
            assert digests(site(root, FIRST, kept_in="memory://bucket/published/")) == before

    @pytest.mark.parametrize("address", ["nothing://bucket", "s3:///", "memory://elsewhere"])
    def test_a_store_that_cannot_be_read(self, address: str, root: Path) -> None:
        record(root, BEFORE)
        with pytest.raises(Refused) as refused:
            site(root, FIRST, kept_in=address)
        assert {one.code for one in refused.value.diagnostics} <= {"file-published", "file-unreadable"}


class TestLedger:
    @pytest.mark.parametrize(
        "content",
        [b"", b"[]", b"{}", b"<<<<<<< ours\n{\n=======\n}\n>>>>>>> theirs\n", b'{"schema": "clausier-files-1"}'],
    )
    def test_one_that_is_broken(self, content: bytes, root: Path) -> None:
        record(root, BEFORE)
        (root / LEDGER).write_bytes(content)
        with pytest.raises(Refused) as refused:
            site(root, FIRST)
        assert [one.code for one in refused.value.diagnostics] == ["ledger-broken"]
        for command in ("check", "record"):
            done = clausier("--library", str(root), command)
            assert (done.returncode, "ledger-broken" in done.stdout + done.stderr) == (1, True)
        assert (root / LEDGER).read_bytes() == content

    @pytest.mark.parametrize("key", ["document", "format", "sha256"])
    def test_a_name_that_leads_elsewhere(self, key: str, root: Path) -> None:
        record(root, BEFORE)
        told = json.loads((root / LEDGER).read_bytes())
        told["recordings"][0]["files"][0][key] = "../../secret"
        (root / LEDGER).write_text(json.dumps(told), encoding="utf-8")
        with pytest.raises(Refused) as refused:
            site(root, FIRST)
        assert [one.code for one in refused.value.diagnostics] == ["ledger-broken"]

    def test_an_edition_that_was_taken_back(self, root: Path) -> None:
        record(root, BEFORE)
        old = digests(site(root, BEFORE))
        _, name = withdraw(root, SECOND, BEFORE)
        (root / name).unlink()
        known = read(site(root, BEFORE), "digests.json")
        for path, sha256 in old.items():
            (told,) = known[sha256]
            assert told["kind"] == ("never-applied" if str(SECOND) in path else "file")

    def test_a_site_never_forgets_what_it_gave(self, root: Path, tmp_path: Path) -> None:
        record(root, BEFORE)
        found, target = site(root, BEFORE), tmp_path / "site"
        target.mkdir()
        (target / "digests.json").write_bytes(found.others["digests.json"])
        keep(target, site(root, FIRST).shelf)
        (root / LEDGER).unlink()
        with pytest.raises(Refused) as refused:
            keep(target, site(root, FIRST).shelf)
        (told,) = refused.value.diagnostics
        assert (told.code, told.message.startswith(f"{len(digests(found))} files")) == ("site-edition", True)


@pytest.fixture(scope="module")
def completed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after company and register were completed, of a library whose files were recorded before and after."""
    root = Path(shutil.copytree(made, tmp_path_factory.mktemp("completed") / "library"))
    settled(root)
    edit(root, [("mkdocs.yml", "    sla: custom-sla\n", "    none: none\n")])
    with made_fast():
        record(root, BEFORE)
        shutil.copytree(root / "published", root / "kept-by-clients")
        complete(root)
        record(root, FIRST)
        done = mkdocs(root, "build", "-q", today=FIRST, env={"CLAUSIER_SITE_URL": URL, "CLAUSIER_PREVIEW": "true"})
    assert done.returncode == 0, done.stderr
    return root


class TestPageOfVerification:
    def test_a_file_that_a_client_kept(self, completed: Path) -> None:
        old = [one for one in (completed / "kept-by-clients").iterdir() if b"Plume" in one.read_bytes()]
        told = json.loads((completed / "output/site/digests.json").read_bytes())
        kept = next(one for one in old if told[one.name.split(".")[0]][0]["languages"] == ["fr"])
        with chromium() as browser, served(completed / "output/site") as address, visit(browser, address) as visitor:
            self.look(visitor, kept)

    def look(self, visitor: Visit, kept: Path) -> None:
        page = visitor.page("verify/")
        page.locator("#verify-file").set_input_files(kept)
        answer = page.locator("#verified")
        expect(answer).to_contain_text("C’est un fichier que ce site a publié auparavant, tel quel.")
        expect(answer).to_contain_text("30 novembre 2026")
        expect(answer).to_contain_text("Complété pour l’entreprise : le compte bancaire.")
        expect(answer).to_contain_text("Ajouté à la liste des sous-traitants ultérieurs : Courrier & Fils SA.")
        address = answer.locator("a", has_text="Ouvrir ce fichier").evaluate("(one) => one.href")
        assert page.request.get(address).body() == kept.read_bytes()
