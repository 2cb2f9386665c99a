"""Plain text is fit for a mail: short lines, hanging numbers, an underlined title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import ENGLISH, FRENCH

from engine.model.document import Document
from engine.rendering import render


@pytest.mark.parametrize("document", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_lines_are_short_and_end_without_spaces(document: Document) -> None:
    lines = render(document, "txt").decode().split("\n")
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line != line.rstrip(" ")]


def test_the_shape_of_an_article() -> None:
    text = render(replace(FRENCH, articles=FRENCH.articles[:2]), "txt").decode()
    assert "\n\nConditions d’essai\n==================\n\n" in text
    assert "\n\nArticle 5 – Durée\n-----------------\n\n5.1   Préavis. Chaque partie" in text
    assert "\n\n      (i)   par écrit, courriel compris ;\n\n      (ii)  sans motif." in text
    assert text.endswith("Article 6 – Support\n-------------------\n\n      Sans objet.\n")


def test_a_label_keeps_the_spaces_of_its_language() -> None:
    assert "Siège\u00a0: Namur" in render(FRENCH, "txt").decode()
    assert "Registered office: Namur" in render(ENGLISH, "txt").decode()


def test_a_word_longer_than_the_line_is_not_cut() -> None:
    word = "x" * 120
    text = render(replace(FRENCH, front=replace(FRENCH.front, notices=(word,))), "txt").decode()
    assert f"\n{word}\n" in text
