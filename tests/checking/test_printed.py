"""What figures and references print is read together with the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from in_memory import said, texts_of
from shelf import BASE

from engine.diagnostics import Diagnostic

PURPOSE = "clauses/cgv/purpose.yaml"
OLD = {"fr": "Elles priment les conditions du Client.", "en": "They prevail over the terms of the Client."}


@cache
def base() -> Mapping[str, str]:
    return texts_of(BASE)


def told(language: str, text: str, code: str = "printed-twice") -> list[Diagnostic]:
    """What is said of a text of the small library, by its code."""
    files = dict(base())
    block = "|\n" + "".join(f"      {line}\n" for line in text.split("\n"))
    files[PURPOSE] = files[PURPOSE].replace(f"{language}: {OLD[language]}", f"{language}: {block.rstrip()}")
    return [one for one in said(files) if one.code == code]


DOUBLED = [
    ("fr", "en vertu de [de](duration), il paie.", "de de"),
    ("fr", "en vertu de [de](law/gdpr#28), il paie.", "de de"),
    ("fr", "en vertu de [de](law/gdpr), il paie.", "de du"),
    ("fr", "en vertu de [de](document/cgv), il paie.", "de des"),
    ("fr", "conformément à [à](duration), il paie.", "à à"),
    ("fr", "conformément à l’[à](duration), il paie.", "l’à"),
    ("fr", "conformément au [à](law/gdpr), il paie.", "au au"),
    ("fr", "selon le [le](law/gdpr), il paie.", "le le"),
    ("fr", "selon l’article [](duration), il paie.", "article article"),
    ("fr", "selon l’article [le](duration), il paie.", "l’article l’article"),
    ("fr", "Article [](duration) : il paie.", "Article article"),
    ("fr", "selon de [à](duration), il paie.", "de à"),
    ("fr", "conformément à [le](document/cgv), il paie.", "à les"),
    ("fr", "un préavis de {{ notice | de }} court.", "de de"),
    ("fr", "un préavis d’{{ notice | de }} court.", "d’de"),
    ("fr", "un préavis {{ notice | de }} mois court.", "mois mois"),
    ("fr", "un préavis de {{ notice }} **mois** court.", "mois mois"),
    ("en", "under Article [](duration), it pays.", "Article Article"),
    ("en", "under article [](duration), it pays.", "article Article"),
    ("en", "under Articles [](duration), it pays.", "Articles Article"),
    ("en", "under the [](law/gdpr), it pays.", "the the"),
    ("en", "under the [](document/cgv), it pays.", "the the"),
    ("en", "a notice of {{ notice }} months runs.", "months months"),
    ("en", "a notice of {{ notice }} month runs.", "months month"),
    ("en", "a {{ notice | adjective }} month notice runs.", "month month"),
]  # fmt: skip

SOUND = [
    ("fr", "en vertu [de](duration), le délai {{ notice | de }} court."),
    ("fr", "Le Client, conformément [à](duration,payment), fait faire le travail, et nous nous engageons."),
    ("fr", "[Le](law/gdpr) le permet, et l’article 28, [](law/gdpr#28), aussi."),
    ("fr", "Il dure de {{ notice }} à {{ initial-term }} ; l’[](duration) le dit."),
    ("fr", "La durée {{ notice | de }} (mois civils) et celle {{ initial-term | de }}, mois par mois."),
    ("en", "It knows that that Party had had a notice of {{ notice }}, a month at the least."),
    ("en", "[The](law/gdpr) prevails; this Article and [](duration) do not."),
]


@pytest.mark.parametrize(("language", "text", "words"), DOUBLED, ids=[text for _, text, _ in DOUBLED])
def test_words_that_are_printed_twice(language: str, text: str, words: str) -> None:
    (found,) = told(language, text)
    assert f"“{words}” would be printed" in found.message
    assert (found.span.file, found.span.line) == (PURPOSE, 12 if language == "fr" else 13)


@pytest.mark.parametrize(("language", "text"), SOUND, ids=[text for _, text in SOUND])
def test_words_that_may_stand_twice(language: str, text: str) -> None:
    assert told(language, text) == []
    assert [one for one in told(language, text, "typography") if "twice" in one.message] == []
