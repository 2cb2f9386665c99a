"""`clausier watch`: a real server on a free port of this machine, read as a browser reads it."""

from __future__ import annotations

import datetime
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from commands import MAIN, ROOT, clausier, environment
from drafts import base, draft, words
from editing import swap

from engine.tasks.publish import prepare

LONG = 60
"""Seconds after which something that never happens is given up."""
PAYMENT = "clauses/cgv/payment.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases."""
    shutil.copytree(ROOT / "tests/cases/base", tmp_path / "library")
    return tmp_path / "library"


class Watching:
    """A preview that runs: its address, and what it says when something changes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        self.address = process.stdout.readline().split(" ")[0].strip()
        self.port = int(self.address.split(":")[2].strip("/"))
        self.changes: HTTPResponse = urlopen(f"{self.address}changes", timeout=LONG)

    def get(self, path: str, host: str | None = None) -> HTTPResponse:
        request = Request(f"{self.address}{path}", headers={"Host": host} if host else {})
        return urlopen(request, timeout=LONG)  # type: ignore[no-any-return]

    def page(self, path: str = "cgv/fr") -> str:
        with self.get(path) as answer:
            return str(answer.read().decode())

    def until(self, holds: Callable[[str], bool], path: str = "cgv/fr") -> str:
        """The first page of which that holds: looked at again at each change that the server tells."""
        for line in self.changes:
            if line.startswith(b"data:"):
                page = self.page(path)
                if holds(page):
                    return page
        raise AssertionError("the server has stopped telling changes")


Begin = Callable[..., Watching]


@pytest.fixture
def begin(root: Path) -> Iterator[Begin]:
    """Begins previews of the library, and ends them with the test."""
    running: list[Watching] = []

    def start(*options: str | Path) -> Watching:
        command = [sys.executable, "-c", MAIN, "--library", root, "--today", "2026-12-15", "watch", *options]
        process = subprocess.Popen(
            [*map(str, command)], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        try:
            running.append(Watching(process))
        except BaseException:
            process.kill()
            raise
        return running[-1]

    yield start
    for one in running:
        one.changes.close()
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()


def calm(page: str) -> bool:
    """Whether the check of this state is done."""
    return "Vérification en cours" not in page


def publish(root: Path) -> None:
    found = prepare(root, effective=datetime.date(2026, 12, 1), today=datetime.date(2026, 11, 20))
    path = root / found.name
    path.parent.mkdir()
    path.write_bytes(found.content)


class TestPages:
    def test_the_draft_stands_beside_the_last_edition(self, root: Path, begin: Begin) -> None:
        publish(root)
        swap(root / PAYMENT, "Le Client paie à la réception", "Le Client paie avant la réception")
        page = begin("--port", "0").page()
        assert "Édition du 1er décembre 2026" in words(page)
        assert "Le Client paie à la réception de la facture." in base(page)
        assert "Le Client paie àavant la réception de la facture." in draft(page)
        assert re.search(r"<del>.*?à.*?</del><ins>.*?avant.*?</ins>", page)

    def test_every_document_in_every_language_has_a_page(self, begin: Begin) -> None:
        watching = begin("--port", "0")
        with watching.get("") as answer:
            assert answer.url.endswith("/cgv/fr")
        for path, title in (
            ("cgv/en", "General terms"),
            ("dpa/fr", "Accord de traitement"),
            ("dpa/en", "Data processing agreement"),
        ):
            page = watching.page(path)
            assert title in words(page)
            assert f'<a href="/{path}" aria-current="page">' in page
        for path in ("cgv/de", "nothing/fr", "../etc/passwd", "cgv"):
            with pytest.raises(HTTPError) as problem:
                watching.get(path)
            assert problem.value.code == 404
            problem.value.close()

    def test_a_variant_and_a_deal(self, root: Path, begin: Begin) -> None:
        page = begin("--port", "0", "--with", "express").page()
        assert "Chaque appel urgent coûte" in draft(page)
        assert "Chaque appel urgent coûte" in base(page)
        swap(root / "deal.yaml", "name: Boulangerie Dupain", "name: <script>alert(1)</script> & Cie")
        watching = begin("--port", "0", "--deal", root / "deal.yaml")
        assert "<script>alert" not in watching.page()
        swap(root / "deal.yaml", "services: [secretariat]", "services: [secretariat]\nvariants: [express]")
        page = watching.until(lambda page: "<ins>" in page)
        assert "Chaque appel urgent coûte" in draft(page)
        assert "Chaque appel urgent coûte" not in base(page)


class TestChanges:
    def test_a_saved_file_is_on_the_screen(self, root: Path, begin: Begin) -> None:
        watching = begin("--port", "0")
        assert "<ins>" not in watching.page()
        swap(root / PAYMENT, "Le Client paie à la réception", "Le Client paie avant la réception")
        page = watching.until(lambda page: "<ins>" in page)
        assert "àavant" in draft(page)
        assert "paie à la réception" in base(page)
        swap(root / PAYMENT, "Le Client paie avant la réception", "Le Client paie à la réception")
        watching.until(lambda page: "<ins>" not in page)

    def test_an_error_keeps_the_last_good_text(self, root: Path, begin: Begin) -> None:
        watching = begin("--port", "0")
        swap(root / PAYMENT, "  late:", "  late: [")
        page = watching.until(lambda page: 'class="stale"' in page)
        expected = clausier("--library", root, "check").stderr.split("\n")[0]
        place, told = expected.split(": error: ")
        assert f"{place} error {told}" in words(page)
        assert "Le Client paie à la réception de la facture." in draft(page)
        swap(root / PAYMENT, "  late: [", "  late:")
        page = watching.until(lambda page: 'class="stale"' not in page and calm(page))
        assert "Rien à signaler." in words(page)

    def test_a_finding_stands_beside_its_paragraph(self, root: Path, begin: Begin) -> None:
        watching = begin("--port", "0")
        swap(root / PAYMENT, "Le Client paie à la réception de la facture.", "Le Client paie sous 30 jours <b.")
        page = watching.until(lambda page: "finding" in draft_of(page, "cgv.payment.due"))
        assert "[bare-figure]" in draft_of(page, "cgv.payment.due")
        assert "[bare-figure]" not in draft_of(page, "cgv.payment.abroad")
        listed = re.search(r'<section class="findings some".*?</section>', page, re.DOTALL)
        assert listed is not None
        assert '<a href="#cgv.payment.due">clauses/cgv/payment.yaml:7:' in listed[0]
        assert "<b." not in page

    def test_a_published_edition_becomes_the_base(self, root: Path, begin: Begin) -> None:
        watching = begin("--port", "0")
        assert "Texte au démarrage de l’aperçu" in words(watching.page())
        publish(root)
        (root / PAYMENT).touch()
        watching.until(lambda page: "Édition du 1er" in words(page))


def draft_of(page: str, anchor: str) -> str:
    """The row of a paragraph, with the findings beside it."""
    rows = page.split('<div class="row')
    return next((one for one in rows if f'id="{anchor}"' in one), "")


class TestNobodyElse:
    def test_another_host_is_refused(self, begin: Begin) -> None:
        watching = begin("--port", "0")
        for path in ("", "cgv/fr", "changes", "preview.js"):
            with pytest.raises(HTTPError) as problem:
                watching.get(path, host="evil.example")
            assert problem.value.code == 400
            problem.value.close()

    def test_it_listens_on_this_machine_alone(self, begin: Begin) -> None:
        watching = begin("--port", "0")
        with socket.socket() as other:  # another address of this machine is free at that port
            other.bind(("127.0.0.2", watching.port))

    def test_pages_may_load_nothing_but_their_own_files(self, begin: Begin) -> None:
        watching = begin("--port", "0")
        for path in ("cgv/fr", "preview.css", "preview.js"):
            with watching.get(path) as answer:
                policy = answer.headers["content-security-policy"]
                assert answer.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
        page = watching.page()
        assert re.findall(r'(?:src|href)="(?!#)([^"]*)"', page.split("<body")[0]) == ["/preview.css", "/preview.js"]
        assert not re.search(r"<style|style=|\son\w+=|https?:", page)

    def test_nothing_can_be_sent(self, begin: Begin) -> None:
        watching = begin("--port", "0")
        for method in ("POST", "PUT", "DELETE"):
            connection = HTTPConnection("127.0.0.1", watching.port, timeout=LONG)
            connection.request(method, "/cgv/fr", body="x")
            assert connection.getresponse().status == 405
            connection.close()


class TestEnds:
    def test_an_interruption_ends_it(self, begin: Begin) -> None:
        watching = begin("--port", "0")
        watching.page()
        watching.process.send_signal(signal.SIGINT)
        _, told = watching.process.communicate(timeout=LONG)
        assert (watching.process.returncode, told) == (0, "the preview has ended\n")

    def test_a_port_in_use_gives_the_next_one(self, begin: Begin) -> None:
        first = begin("--port", "0")
        second = begin("--port", str(first.port))
        assert second.port > first.port
        assert draft(second.page()) == draft(first.page())

    def test_no_port_at_all_is_told(self, root: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 65535))
            taken.listen()
            done = clausier("--library", root, "watch", "--port", "65535")
        assert done.returncode == 1
        assert "--port 65535: error: this port and those after it are in use [port-taken]" in done.stderr
