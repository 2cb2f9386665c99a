"""Redlines in Word of the real library: the draft against an edition, deals against the standard text, variants."""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from editing import Edit, edit
from generated import LibraryPlan, SelectionPlan, write
from hypothesis import HealthCheck, given, settings
from packs import DEALS, LANGUAGES, ROOT, library
from plans import SELECTIONS, plans, selected
from reading_word import parts, xml
from tracked_changes import both_sides, changes, compared, marks
from word_validity import faults

from engine import Refused, assemble, load_library
from engine.comparing.documents import compare
from engine.model.document import Document, Run
from engine.model.summary import Redline
from engine.rendering.word.redline.cover import dated_lists
from engine.rendering.word.redline.document import print_redline_docx
from engine.tasks import variants
from engine.tasks.diff import TextState, print_redlines, redlines, side

TODAY = datetime.date(2026, 11, 27)
EDITION = "2026-12-01"

DURATION, PAYMENT = "clauses/cgv/duration.yaml", "clauses/cgv/payment.yaml"
EDITS: Sequence[Edit] = (
    # words, a paragraph that comes with items, one that goes, one that moves
    (DURATION, "se reconduit tacitement par périodes", "se reconduit par périodes"),
    (DURATION, "the Contract renews tacitly for", "the Contract renews for"),
    (
        DURATION,
        "  renewal:\n",
        "  pause:\n    heading:\n      fr: Pause\n      en: Break\n    fr: |\n      Le Client peut demander :\n"
        "    en: |\n      The Client may ask for:\n    items:\n"
        "      short:\n        fr: une pause\n        en: a break\n"
        "      end:\n        fr: la fin\n        en: the end\n  renewal:\n",
    ),
    (PAYMENT, "      fr: Délai de paiement\n", "      fr: Délai\n"),
    # a title, a figure, a term under another letter, articles in another order
    (DURATION, "  fr: Durée, reconduction et résiliation\n", "  fr: Durée et fin\n"),
    ("clauses/parameters.yaml", "  value: 2\n  free: {min: 1, max: 2}\n  approval: {min: 1, max: 6}\n",
     "  value: 1\n  free: {min: 1, max: 2}\n  approval: {min: 1, max: 6}\n"),
    ("clauses/terms.yaml", "    name: Livrables\n    forms: [Livrables, Livrable]\n",
     "    name: Résultats\n    forms: [Résultats, Livrables, Livrable]\n"),
    ("clauses/cgv/document.yaml", "  - payment\n  - provider-duties\n", "  - provider-duties\n  - payment\n"),
)  # fmt: skip


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[TextState, TextState]:
    """The edition, and a draft of the next one that begins with its files."""
    root = tmp_path_factory.mktemp("draft")
    shutil.copytree(ROOT / "clauses/editions", root / "clauses/editions")
    published = json.loads((root / f"clauses/editions/{EDITION}.json").read_text(encoding="utf-8"))
    for name, text in published["files"].items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    edit(root, EDITS)
    return side(root, EDITION, TODAY), side(root, "draft", TODAY)


@cache
def published() -> TextState:
    """The standard text."""
    return side(ROOT, "standard", TODAY)


def held(found: Sequence[Redline], before: TextState, after: TextState) -> bytes:
    """The page of redlines, both of whose sides are the documents that differ."""
    page = print_redlines(found, "docx")
    sides = [
        [one.packs[it.language][comparison.document] for it in found for comparison in it.comparisons
         if comparison.document in one.packs[it.language]]
        for one in (before, after)
    ]  # fmt: skip
    both_sides(page, *sides)
    return page


def test_the_draft_against_an_edition(drafted: tuple[TextState, TextState]) -> None:
    before, after = drafted
    found = redlines(before, after, LANGUAGES, today=TODAY)
    page = held(found, before, after)
    assert faults(page) == []
    assert page == print_redlines(found, "docx")
    told = [(kind, " ".join(text.split())) for kind, text in changes(page)]
    for one in (
        ("del", "tacitement"), ("ins", "Pause. Le Client peut demander :"), ("ins", "la fin."), ("del", "de paiement"),
        ("del", "de deux (2) mois"), ("ins", "d’un (1) mois"), ("del", "two (2) months’"), ("ins", "one (1) month’s"),
        ("del", "SecretarIA’s obligations"), ("ins", "SecretarIA’s obligations"), ("del", "7.6"), ("ins", "8.6"),
    ):  # fmt: skip
        assert one in told
    assert {one.author for one in marks(page)} == {"SecretarIA"}
    assert {one.date[:10] for one in marks(page)} == {str(TODAY)}


def test_an_edition_dates_its_changes(drafted: tuple[TextState, TextState]) -> None:
    after, before = drafted
    page = held(redlines(before, after, ["en"], today=TODAY), before, after)
    assert {one.date[:10] for one in marks(page)} == {EDITION}


@pytest.mark.parametrize("name", DEALS)
def test_a_deal_against_the_standard_text(name: str) -> None:
    before, after = published(), side(ROOT, str(DEALS[name]), TODAY)
    found = redlines(before, after, [LANGUAGES[list(DEALS).index(name) % 2]], today=TODAY)
    page = held(found, before, after)
    assert after.deal is not None
    assert {one.date[:10] for one in marks(page)} == {str(after.deal.date)}


VARIANTS = [one.pin for majors in library().variants.values() for one in majors]


def test_the_cover_says_of_which_days_the_lists_are(drafted: tuple[TextState, TextState]) -> None:
    """The days are no part of the texts; whoever compares them reads which list each side has."""
    (one,) = redlines(*drafted, ["fr"], today=TODAY)
    days = ("Liste au 1er décembre 2026.", "Liste au 8 décembre 2026.")
    old, new = (noted(side["cgv"], day) for side, day in zip((one.old, one.new), days, strict=True))
    label = f"{new.articles[-1].label} – {new.articles[-1].title}"
    for before, told in ((old, " → ".join(days)), (noted(old, days[1]), days[1])):
        comparison = replace(compare(before, new), document="cgv")
        found = replace(one, comparisons=(comparison,), old={"cgv": before}, new={"cgv": new}, summaries=())
        assert list(dated_lists(found)) == [(label, told)]
        page = parts(print_redline_docx([found]))["word/document.xml"]
        assert f"{label}{told}" in "".join(xml(page).itertext())


def noted(document: Document, note: str) -> Document:
    """A document whose last paragraph has a note."""
    *articles, last = document.articles
    *paragraphs, end = last.paragraphs
    ending = replace(last, paragraphs=(*paragraphs, replace(end, note=(Run(note),))))
    return replace(document, articles=(*articles, ending))


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant(name: str) -> None:
    """With documents that come, in either language by turns."""
    language = LANGUAGES[VARIANTS.index(name) % 2]
    found = variants.effect(library(), variants.variant(library(), name), language=language)
    for id in dict.fromkeys((*found.before, *found.after)):
        compared(found.before.get(id), found.after.get(id))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(), SELECTIONS, SELECTIONS)
def test_two_selections_of_a_library_made_up_at_random(
    plan: LibraryPlan, first: SelectionPlan, second: SelectionPlan
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(plan, Path(folder))
        made = load_library(folder)
        try:
            packs = [assemble(made, selected(plan, one), language="fr") for one in (first, second)]
        except Refused:  # a reference into what is not there
            return
    for id in dict.fromkeys((*packs[0], *packs[1])):
        compared(packs[0].get(id), packs[1].get(id))
