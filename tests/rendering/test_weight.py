"""What a file weighs for each byte of its text, roughly: a text as long as the real ones, so that waste shows."""

from __future__ import annotations

import pytest
from packs import real_pack

from engine.rendering import render

MOST = {"json": 2.8, "docx": 1.05, "pdf": 3.2}
"""Found 2.4, 0.9 and 2.9. A PDF had 4.0 with a tag for each piece of a line; JSON that says everything 3.2."""


@pytest.mark.parametrize("format", MOST)
def test_a_file_weighs_little_more_than_what_it_says(format: str) -> None:
    text = real_pack("prospecting-campaign", "fr")["cgv"]
    assert len(render(text, format)) < MOST[format] * len(render(text, "md"))
