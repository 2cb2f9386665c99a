"""An address that somebody has kept leads to its paragraph, whatever that is called by now."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import copy
from opened import Opened
from shelf import FIRST, SECOND, THIRD, publish, reword
from two_editions import page, site

from engine.site.publish import links
from engine.tasks.rename import rename

RENAMED = (
    ("cgv/duration", "life"),
    ("cgv/life#notice", "warning"),
    ("cgv/life#warning.letter", "post"),
    ("term/client", "customer"),
)
AGAIN = (("cgv/life", "span"), ("cgv/span#warning", "alert"))


def called(root: Path, names: tuple[tuple[str, str], ...]) -> None:
    for old, new in names:
        found = rename(root, old, new)
        for name, content in found.files.items():
            (root / name).write_bytes(content)
        for name in found.gone:
            (root / name).unlink()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three editions; in the second one a clause, parts of it and a term have new names, in the third one again."""
    root = copy(tmp_path_factory.mktemp("former") / "library")
    publish(root, FIRST)
    reword(root)
    called(root, RENAMED)
    publish(root, SECOND)
    called(root, AGAIN)
    payment = root / "clauses/cgv/payment.yaml"
    text = payment.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 1.0.1")
    payment.write_text(text.replace("à la réception", "dès la réception").replace("on receipt", "upon receipt"))
    publish(root, THIRD)
    return root


@pytest.mark.parametrize("memory", [False, True])
def test_every_address_of_an_older_edition_leads_to_the_same_paragraph(library: Path, memory: bool) -> None:
    kept = library.parent / "memory" if memory else None
    found = site(library, THIRD, kept)
    found = site(library, THIRD, kept) if memory else found
    for language in ("fr", "en"):
        now = page(found, "cgv", language).body
        for date in (FIRST, SECOND):
            then = page(found, f"cgv/{date}", language).body
            ids = links.scan(then).ids
            assert len(ids) > 20
            assert not set(ids) - set(links.scan(now).ids)
        there = links.scan(page(found, "definitions", language).body).ids
        assert {"term.client", "term.customer"} <= {*there}
    assert "life.warning.post" in links.scan(now).ids
    assert at(now, "duration.notice") == at(now, "life.warning") == at(now, "span.alert") == "3.2 Notice."
    assert at(now, "duration") == at(now, "span") == "Article 3 T"


def at(html: str, anchor: str) -> str:
    """How the text at an anchor begins."""
    there = Opened(html[html.index(f' id="{anchor}"') :].partition(">")[2]).text
    return " ".join(there.split())[:11]


def test_an_address_is_there_once(library: Path) -> None:
    for one in site(library, THIRD, None).pages:
        ids = links.scan(one.body).ids
        assert len(ids) == len(set(ids)), one.path


def test_a_name_that_something_else_has_by_now_is_left_to_it(tmp_path: Path) -> None:
    """What was called so in an older edition is not what is called so today."""
    root = copy(tmp_path / "library")
    publish(root, FIRST)
    called(root, (("cgv/duration#notice", "warning"), ("cgv/duration#after", "closing")))
    text = (root / "clauses/cgv/duration.yaml").read_text(encoding="utf-8")
    text = text.replace("    was: after\n", "").replace("version: 1.0.0", "version: 2.0.0")
    text += "  after:\n    fr: Le Contrat reste confidentiel.\n    en: The Contract stays confidential.\n"
    (root / "clauses/cgv/duration.yaml").write_text(text, encoding="utf-8")
    note = "cgv/duration:\n  version: 2.0.0\n  kind: substantive\n  fr: Un secret de plus.\n  en: One more secret.\n"
    (root / "clauses/changes.yaml").write_text(note, encoding="utf-8")
    publish(root, SECOND)
    now = page(site(root, SECOND, None), "cgv", "en").body
    assert links.scan(now).ids.count("duration.after") == 1
    assert "stays confidential" in Opened(now[now.index(' id="duration.after"') :]).text[:200]
