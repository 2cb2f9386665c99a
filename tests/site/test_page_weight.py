"""What a dated page weighs for each byte of its text: every edition adds such a page for every text and language."""

from __future__ import annotations

from pathlib import Path

import pytest
from published import FIRST

MOST = 3.2
"""Found 2.9: numbers and terms are links."""


@pytest.mark.parametrize("text", ["cgv", "dpa"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_dated_page_weighs_little_more_than_what_it_says(text: str, language: str, switched: Path) -> None:
    page = switched / f"{language}{text}/{FIRST}/index.html"
    code = language.strip("/") or "fr"
    read = switched / f"{text}/{FIRST}/{text}-{FIRST}-{code}.md"
    assert page.stat().st_size < MOST * read.stat().st_size
