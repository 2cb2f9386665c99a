"""The language whose text prevails: every client gets that text, and the quote cites both."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from packs import DEALS, library

from engine import build, load_deal
from engine.model.library import Library
from engine.tasks.build import Build

ENGLISH = "software-company"
"""A deal whose client has English only."""


def made(known: Library, languages: tuple[str, ...] = ()) -> Build:
    return build(known, load_deal(DEALS[ENGLISH], known), formats=["md"], languages=languages)


def digests(one: Build, language: str) -> dict[str, str]:
    """The digest of each document of a language, as the manifest tells it."""
    *_, (_, manifest) = one.files()
    return {told["id"]: told["text-sha256"][language] for told in json.loads(manifest)["documents"]}


def cited(one: Build, language: str) -> list[str]:
    """The digests that the quote of a language prints in its table of documents."""
    text = dict(one.files())[f"SPEC-2026-002-quote-{language}.md"].decode()
    return re.findall(r"^\|.*\| ([0-9a-f]{64}) \|$", text, re.MULTILINE)


@pytest.mark.parametrize("languages", [(), ("en",), ("en", "fr")])
def test_an_english_pack_holds_the_french_text_and_cites_both(languages: tuple[str, ...]) -> None:
    one = made(library(), languages)
    assert [*one.packs] == ["fr", "en"]
    french, english = digests(one, "fr"), digests(one, "en")
    others = [id for id in english if id != "quote"]
    assert cited(one, "en") == [of[id] for id in others for of in (english, french)]
    assert cited(one, "fr") == [french[id] for id in others]


def test_a_library_without_a_language_that_prevails_makes_what_is_asked_for() -> None:
    known = replace(library(), standard=replace(library().standard, prevailing=None))
    one = made(known)
    assert [*one.packs] == ["en"]
    assert cited(one, "en") == [digest for id, digest in digests(one, "en").items() if id != "quote"]
