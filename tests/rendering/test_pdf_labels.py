"""The column of labels on the first page is as wide as the stylesheet says, unless a label has a longer word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import FRENCH
from packs import LANGUAGES, document
from text_area import placed

from engine.model.document import Document, Dossier, Overview, OverviewRow, Row, Run
from engine.rendering import render
from engine.rendering.pdf.document import print_page
from engine.rendering.pdf.labels import label_look

LONG = "Datenschutzbeauftragtenbestellung"
LOOK = ' class="long-labels"'


def labelled(label: str) -> Document:
    return replace(FRENCH, front=replace(FRENCH.front, rows=(Row(label, (Run("rue de l’Essai 1"),)),)))


def summed_up(label: str) -> Document:
    return replace(FRENCH, overview=Overview("En bref", "Ce résumé", (OverviewRow("a", label, (Run("un mois"),)),)))


@pytest.mark.parametrize("made", [labelled, summed_up])
def test_a_long_word_widens_the_column(made: object) -> None:
    assert label_look(made("Durée")) == ""  # type: ignore[operator]
    assert label_look(made(LONG)) == LOOK  # type: ignore[operator]
    assert label_look(made(f"Une {LONG}")) == LOOK  # type: ignore[operator]
    assert label_look(made(" ".join(["Durée"] * 20))) == ""  # type: ignore[operator]
    assert LOOK in print_page(made(LONG))  # type: ignore[operator]


def test_a_pack_and_a_translation_have_the_labels_of_all() -> None:
    pack = Dossier(
        FRENCH.language, FRENCH.locale, "Dossier", FRENCH.date, FRENCH.front, FRENCH.wording, (FRENCH, summed_up(LONG))
    )
    assert label_look(pack) == LOOK
    assert label_look(FRENCH, labelled(LONG)) == LOOK


@pytest.mark.usefixtures("quick_fonts")
def test_it_stays_whole(tmp_path: Path) -> None:
    words = [one.text for one in placed(render(summed_up(LONG), "pdf"), tmp_path)]
    assert LONG in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("which", "id"), [("standard", "cgv"), ("standard", "dpa"), ("tailored", "quote")])
def test_the_labels_of_real_documents_fit(which: str, id: str, language: str) -> None:
    assert label_look(document(which, id, language)) == ""
