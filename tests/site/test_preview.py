"""`make serve`: the draft beside what is published, whatever legal types, and nothing of it in what is published."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from commands import clausier, environment
from drafts import draft as drafted
from drafts import words
from editing import copy, swap
from published import settled
from shelf import FIRST, SECOND, publish, reword

from engine.rendering import jobs
from engine.site.model import Page, SiteAddress
from engine.site.publish.preview import Preview
from engine.site.settings import Settings

PAYMENT = "clauses/cgv/payment.yaml"
PUBLISHED, TYPED = "Le Client paie à la réception", "Le Client paie avant la réception"
IN_ENGLISH = "The Client pays on receipt", "The Client pays before receipt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy(tmp_path / "library")
    publish(root, FIRST)
    return root


@pytest.fixture
def preview(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """A preview without a server, whose downloads are stand-ins."""
    monkeypatch.setattr(jobs, "printed", lambda jobs, workers: [(job.name, b"stand-in") for job in jobs])
    one = Preview(root, Settings("output/.site", {}, ""), SiteAddress())
    yield one
    one.close()


def look(preview: Preview) -> None:
    preview.refresh(FIRST, [])


def checked(preview: Preview) -> None:
    """Looks again once the check is done."""
    awaited(preview.news / "checked").unlink()
    look(preview)


def awaited(news: Path) -> Path:
    for _ in range(600):
        if news.exists():
            return news
        time.sleep(0.05)
    raise AssertionError("the check never ended")


def page(preview: Preview, path: str = "draft/cgv", language: str = "fr") -> Page:
    return next(one for one in preview.pages() if (one.path, one.language) == (path, language))


class TestNews:
    def test_they_are_told_until_they_are_taken(self, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
        """The check may be done before anybody watches: MkDocs begins to watch after the first build."""
        monkeypatch.setattr("engine.site.publish.preview.AGAIN", 0.05)
        news = preview.news / "checked"
        look(preview)
        for _ in range(3):
            awaited(news).unlink()
        awaited(news)
        look(preview)
        assert "Rien à signaler." in words(page(preview).body)
        time.sleep(0.2)  # what was being told may still be told
        news.unlink(missing_ok=True)
        time.sleep(0.2)
        assert not news.exists()


class TestDraft:
    def test_beside_the_edition_that_the_site_shows(self, root: Path, preview: Preview) -> None:
        """Not the newest one: what is in force is what clients have."""
        swap(root / PAYMENT, PUBLISHED, TYPED, *IN_ENGLISH, "version: 1.0.0", "version: 1.0.1")
        publish(root, SECOND)
        look(preview)
        assert preview.site.shelf.shown is not None
        assert preview.site.shelf.shown.date == str(FIRST)
        html = page(preview).body
        assert "Édition du 1er décembre 2026" in words(html)
        assert "Le Client paie àavant la réception de la facture." in drafted(html)

    def test_every_document_in_every_language(self, root: Path, preview: Preview) -> None:
        look(preview)
        assert [(one.path, one.language) for one in preview.pages()] == [
            *((path, "fr") for path in ("draft", "draft/cgv", "draft/dpa")),
            *((path, "en") for path in ("draft", "draft/cgv", "draft/dpa")),
        ]
        assert not any(one.indexed for one in preview.pages())

    def test_findings_as_check_tells_them(self, root: Path, preview: Preview) -> None:
        swap(root / PAYMENT, PUBLISHED, "Le Client paie sous 30 jours <b, à la réception")
        look(preview)
        assert "Vérification en cours" in page(preview).body
        checked(preview)
        html = page(preview, "draft").body
        told = clausier("--library", root, "check").stderr.splitlines()
        errors = [line for line in told if ": error: " in line]
        assert errors
        for line in errors:
            place, message = line.split(": error: ")
            assert f"{place} error {message}" in words(html)
            assert re.match(r"clauses/cgv/payment\.yaml:\d+:\d+$", place)
        assert "<b," not in html
        assert "&lt;b," in html
        assert 'href="#cgv.payment.due"' in page(preview).body

    def test_an_option_that_adds_a_document_and_is_not_there(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs, "printed", lambda jobs, workers: [(job.name, b"stand-in") for job in jobs])
        one = Preview(root, Settings("output/.site", {"sla": "custom-sla"}, ""), SiteAddress())
        look(one)
        checked(one)
        assert {page.path for page in one.pages()} == {"draft", "draft/cgv", "draft/dpa"}
        assert "Rien à signaler." in page(one).body
        one.close()


class TestWhatIsWrong:
    def test_an_error_keeps_the_last_good_text(self, root: Path, preview: Preview) -> None:
        look(preview)
        good = (root / PAYMENT).read_text(encoding="utf-8")
        (root / PAYMENT).write_text(good.replace("  late:", "  late: ["), encoding="utf-8")
        look(preview)
        html = page(preview).body
        assert 'class="redline preview stale"' in html
        assert "clauses/cgv/payment.yaml:" in words(html)
        assert "Le Client paie à la réception de la facture." in drafted(html)
        (root / PAYMENT).write_text(good, encoding="utf-8")
        look(preview)
        assert "stale" not in page(preview).body

    def test_a_library_that_was_broken_from_the_start(self, root: Path, preview: Preview) -> None:
        good = (root / PAYMENT).read_text(encoding="utf-8")
        (root / PAYMENT).write_text("version: [", encoding="utf-8")
        look(preview)
        assert "clauses/cgv/payment.yaml:1:1 error a value is missing here" in words(page(preview, "draft").body)
        assert len(preview.site.pages) > 10  # an edition needs no working file
        (root / PAYMENT).write_text(good, encoding="utf-8")
        look(preview)
        assert "Le Client paie à la réception de la facture." in drafted(page(preview).body)

    def test_a_dated_file_that_cannot_be_read(self, root: Path, preview: Preview) -> None:
        """Published pages need it too: those of before stay, and the page says why."""
        look(preview)
        before = preview.site
        register = root / "clauses/subprocessors.yaml"
        good = register.read_text(encoding="utf-8")
        register.write_text("x: [", encoding="utf-8")
        look(preview)
        assert preview.site is before
        told = words(page(preview).body)
        assert "Les pages publiées restent celles d’avant" in told
        assert "clauses/subprocessors.yaml:1:" in told
        assert "Le Client paie à la réception de la facture." in drafted(page(preview).body)
        register.write_text(good, encoding="utf-8")
        look(preview)
        assert preview.faults == ()
        assert "Les pages publiées restent" not in page(preview).body

    def test_an_edition_that_was_tampered_with(self, root: Path, preview: Preview) -> None:
        look(preview)
        path = root / f"clauses/editions/{FIRST}.json"
        path.write_bytes(path.read_bytes().replace(b"Client", b"client", 1))
        look(preview)
        assert "[edition-broken]" in words(page(preview).body)
        assert preview.site.pages

    @pytest.mark.parametrize("name", ["clauses", "clauses/cgv", "variants", "clauses/publisher.yaml"])
    def test_something_that_is_taken_away_and_put_back(self, name: str, root: Path, preview: Preview) -> None:
        look(preview)
        shown = drafted(page(preview).body)
        (root / name).rename(root / "away")
        look(preview)
        assert drafted(page(preview).body)
        (root / "away").rename(root / name)
        look(preview)
        assert drafted(page(preview).body) == shown
        assert "stale" not in page(preview).body

    def test_nothing_published_yet(self, tmp_path: Path) -> None:
        one = Preview(copy(tmp_path / "new"), Settings("output/.site", {}, ""), SiteAddress())
        look(one)
        assert "Le Client paie à la réception de la facture." in drafted(page(one).body)
        one.close()

    def test_no_library_at_all(self, tmp_path: Path) -> None:
        one = Preview(tmp_path, Settings("kept", {}, ""), SiteAddress())
        look(one)
        told = words(page(one, "draft").body)
        assert "[library-missing]" in told
        assert "Rien n’est encore publié" in told
        assert one.site.pages == ()
        one.close()


class TestQuick:
    def test_typing_leaves_the_published_pages_alone(self, root: Path, preview: Preview) -> None:
        look(preview)
        assert preview.whole
        site = preview.site
        swap(root / PAYMENT, PUBLISHED, TYPED)
        look(preview)
        assert not preview.whole
        assert preview.site is site
        assert "avant" in drafted(page(preview).body)

    def test_an_edition_makes_them_again(self, root: Path, preview: Preview) -> None:
        look(preview)
        swap(root / PAYMENT, PUBLISHED, TYPED, *IN_ENGLISH, "version: 1.0.0", "version: 1.0.1")
        publish(root, SECOND)
        look(preview)
        assert preview.whole
        assert any(one.path == f"cgv/{SECOND}" for one in preview.site.pages)

    def test_another_day_makes_them_again(self, root: Path, preview: Preview) -> None:
        look(preview)
        reword(root)
        publish(root, SECOND)
        preview.refresh(SECOND, [])
        assert preview.whole
        assert "Édition du 1er janvier 2027" in words(page(preview).body)

    def test_the_theme_makes_them_again(self, root: Path, preview: Preview, tmp_path: Path) -> None:
        style = tmp_path / "style.css"
        for text, whole in (("a {}", True), ("a {}", False), ("b {}", True)):
            style.write_text(text, encoding="utf-8")
            preview.refresh(FIRST, [style])
            assert preview.whole is whole


class Serving:
    """`mkdocs serve` on a free port of this machine."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{one.getsockname()[1]}"
        self.log = (root / "serve.log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", self.address],
            cwd=root,
            env=environment(CLAUSIER_TODAY=str(FIRST)),
            stdout=self.log,
            stderr=self.log,
        )

    def get(self, path: str, host: str = "") -> str:
        request = Request(f"http://{self.address}/{path}", headers={"Host": host} if host else {})
        with urlopen(request, timeout=60) as answer:
            return str(answer.read().decode())

    def until(self, holds: Callable[[str], bool], path: str = "draft/cgv/") -> str:
        for _ in range(240):
            assert self.process.poll() is None, "the server has ended"
            try:
                page = self.get(path)
            except OSError:
                page = ""
            if page and holds(page):
                return page
            time.sleep(0.5)
        raise AssertionError(f"never: {words(page)[:2000]}")

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)
        self.log.close()


def served(root: Path, built: Path) -> Path:
    """A library with one edition that `mkdocs serve` can serve, and with the files of it that are printed already."""
    shutil.copytree(built / "output/.site", settled(root) / "output/.site")
    return root


@pytest.fixture
def serving(root: Path, built: Path) -> Iterator[Serving]:
    served(root, built)
    (root / "site/about.md").write_text("# À propos\n", encoding="utf-8")
    one = Serving(root)
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.wait()
    one.log.close()


def test_a_server_that_goes_on(root: Path, serving: Serving) -> None:
    """One server from the first page to its end: what is typed, what is broken, and what it never says."""
    serving.until(lambda page: "Rien à signaler." in page)
    home = serving.get("")
    assert "livereload(" in home
    swap(root / PAYMENT, PUBLISHED, TYPED)
    page = serving.until(lambda page: "<ins>" in page and "version-unbumped" in page)
    assert "àavant" in drafted(page)
    assert "assets/draft.css" in page
    assert ".preview" in serving.get("assets/draft.css")

    good = (root / PAYMENT).read_text(encoding="utf-8")
    (root / PAYMENT).write_text("version: [", encoding="utf-8")
    assert "àavant" in drafted(serving.until(lambda page: "stale" in page))
    (root / PAYMENT).write_text(good, encoding="utf-8")
    serving.until(lambda page: "stale" not in page)

    for path in ("", "cgv/", f"cgv/{FIRST}/", "en/cgv/", "editions/", "search/", "search.json", "feed.xml", "about/"):
        published = serving.get(path)
        assert "avant la réception" not in published, path
        assert "draft" not in published.replace("livereload", ""), path
    with pytest.raises(HTTPError) as problem:
        serving.get("draft/", host="rebound.example:8000")
    assert problem.value.code == 403
    problem.value.close()
    serving.end()
    told = (root / "serve.log").read_text(encoding="utf-8")
    assert "Traceback" not in told
    assert not (root / "output/site").exists()
