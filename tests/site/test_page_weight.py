"""What a dated page weighs for each byte of its text, as every edition adds one for every text; and what scripts do."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import ROOT
from published import FIRST

from engine.site.files.assets import assets

MOST = 3.2
"""Found 2.9: numbers and terms are links."""


@pytest.mark.parametrize("text", ["cgv", "dpa"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_dated_page_weighs_little_more_than_what_it_says(text: str, language: str, switched: Path) -> None:
    page = switched / f"{language}{text}/{FIRST}/index.html"
    code = language.strip("/") or "fr"
    read = switched / f"{text}/{FIRST}/{text}-{FIRST}-{code}.md"
    assert page.stat().st_size < MOST * read.stat().st_size


def test_the_search_is_small_as_visitors_get_it() -> None:
    served = assets(ROOT / "engine/site/theme", b"", lasting=True)
    script = served.files[f"assets/{served.names['search.js']}"]
    assert len(script) <= 10_000
    assert b"\n//" not in script
