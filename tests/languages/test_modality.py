"""The words of a sentence that say what somebody must, may or may not do."""

from __future__ import annotations

import pytest

from engine.languages import LANGUAGES
from engine.languages.modality import modality


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Le Client doit payer ; les Parties doivent coopérer.", {"doit": 2}),
        ("fr", "SecretarIA ne peut pas céder le Contrat.", {"ne": 1, "peut": 1, "pas": 1}),
        ("fr", "Elle n’est tenue à rien, et s'engage à peu.", {"ne": 1, "tenu": 1, "s’engage": 1}),
        ("fr", "le devoir, le pouvoir et la nécessité", {}),
        ("en", "The Client shall pay and cannot refuse.", {"shall": 1, "can": 1, "not": 1}),
        ("en", "No Party may assign it, no later than in May.", {"no": 1, "may": 2}),
        ("en", "It is forbidden; neither of them must.", {"prohibited": 1, "nor": 1, "must": 1}),
    ],
)
def test_words_of_rights(language: str, text: str, found: dict[str, int]) -> None:
    assert modality(text, LANGUAGES[language].modal_words) == found
