"""The page that explains the feeds names the addresses that there are, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import copy
from shelf import FIRST, SECOND
from two_editions import PLACE, page, second, site

from engine.languages import LANGUAGES
from engine.site.model import SiteAddress
from engine.site.pages import informed


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_addresses_stand_in_full(code: str, tmp_path: Path) -> None:
    found = site(second(tmp_path / "library"), SECOND, None)
    body = page(found, informed.PATH, code).body
    for feed in ("feed.xml", "en/feed.xml"):
        assert f"<code>{PLACE.absolute(feed)}</code>" in body
    own = "feed.xml" if code == "fr" else "en/feed.xml"
    other = "en/feed.xml" if code == "fr" else "feed.xml"
    assert body.index(PLACE.absolute(own) + "<") < body.index(PLACE.absolute(other) + "<")


def test_the_feed_of_the_register_is_named_where_there_is_one() -> None:
    files = ("feed.xml", "en/feed.xml", informed.REGISTER_FEED, f"en/{informed.REGISTER_FEED}")
    for names, there in ((files, True), (files[:2], False)):
        for one in informed.pages(names, PLACE):
            assert (informed.REGISTER_FEED in one.body) is there


def test_a_site_that_does_not_know_its_address_names_those_below_its_root() -> None:
    one = next(iter(informed.pages(("feed.xml",), SiteAddress())))
    assert "<code>/feed.xml</code>" in one.body
    assert 'href="../feed.xml"' in one.body


def test_before_the_first_edition_it_says_when_there_will_be_some(tmp_path: Path) -> None:
    found = site(copy(tmp_path / "library"), FIRST, None)
    body = page(found, informed.PATH, "en").body
    assert "No edition has been published yet" in body
    assert "feed.xml" not in body
