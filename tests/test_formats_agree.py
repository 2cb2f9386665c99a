"""The CGV that people get: the same letters and digits, in the same order, whatever the format."""

from __future__ import annotations

import pytest
from extract import articles_text, front_text, letters, text_of, without_contents
from packs import LANGUAGES, cgv, printed

from engine.pipeline import formats


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["standard", "tailored"])
@pytest.mark.parametrize("format", formats())
def test_the_text_is_the_same(which: str, language: str, format: str) -> None:
    document = cgv(which, language)
    found = letters(text_of(printed(which, language, format), format))
    if format == "pdf":
        found = without_contents(found, document)
    expected = letters(front_text(document) + articles_text(document))
    assert len(expected) > 30_000
    assert first_difference(found, expected) is None


def first_difference(found: str, expected: str) -> tuple[str, str] | None:
    """Where two texts part, with what follows there, so that a failure can be read."""
    if found == expected:
        return None
    at = next(
        (at for at, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    return found[max(0, at - 30) : at + 50], expected[max(0, at - 30) : at + 50]
