"""What pages say of themselves to programs: JSON-LD, OpenGraph, the days of the sitemap, icons and colours."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from built import URL, Read, built
from commands import ROOT
from shelf import FIRST, SECOND
from two_editions import DAY, second


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return second(tmp_path_factory.mktemp("metadata") / "library")


@pytest.fixture(scope="module")
def before(library: Path) -> dict[str, str]:
    """The site while the second edition is still to come."""
    return built(library, FIRST + DAY, library.parent / "before")


@pytest.fixture(scope="module")
def after(library: Path) -> dict[str, str]:
    return built(library, SECOND + DAY, library.parent / "after")


def graph(texts: dict[str, str], address: str) -> dict[str, Any]:
    """The structured data of a page by their type."""
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', texts[f"{address}index.html"])
    told = json.loads(data)
    assert told["@context"] == "https://schema.org"
    return {one["@type"]: one for one in told["@graph"]}


def properties(texts: dict[str, str], address: str) -> dict[str | None, str | None]:
    tags = Read(texts[f"{address}index.html"]).named("meta")
    return {one["property"]: one["content"] for one in tags if "property" in one}


def test_every_page_says_who_publishes_it(after: dict[str, str]) -> None:
    for name in (one for one in after if one.endswith("index.html") and not one.startswith("embed/")):
        told = graph(after, name.removesuffix("index.html"))
        assert told["Organization"]["name"] == "Plume"
        assert told["Organization"]["legalName"] == "Plume SRL"
        assert told["WebSite"]["url"] in (URL, f"{URL}en/")


def test_a_text_says_its_edition_and_when_it_applies(before: dict[str, str], after: dict[str, str]) -> None:
    old = graph(after, "en/cgv/2026-12-01/")["DigitalDocument"]
    assert old["version"] == "2026-12-01"
    assert old["temporalCoverage"] == "2026-12-01/2026-12-31"
    assert old["inLanguage"] == "en-GB"
    assert old["datePublished"] == old["dateModified"] == "2026-11-27"
    assert old["isPartOf"][1]["url"] == f"{URL}en/editions/#edition-2026-12-01"
    assert re.fullmatch("sha256:[0-9a-f]{64}", old["identifier"])
    assert graph(after, "cgv/")["DigitalDocument"]["temporalCoverage"] == "2027-01-01/.."
    assert graph(before, "cgv/")["DigitalDocument"]["version"] == "2026-12-01"
    assert "DigitalDocument" not in graph(after, "cgv/2027-01-01/changes/")


def test_whoever_shares_an_address_shares_its_title(after: dict[str, str]) -> None:
    told = properties(after, "en/cgv/")
    [title] = re.findall("<title>(.*?)</title>", after["en/cgv/index.html"])
    assert told["og:title"] == title
    assert told["og:url"] == f"{URL}en/cgv/"
    assert (told["og:locale"], told["og:locale:alternate"]) == ("en_GB", "fr_BE")
    assert told["og:type"] == "article"
    assert told["og:image:alt"] == told["og:site_name"]
    assert told["og:image:type"] == "image/png"
    assert properties(after, "")["og:type"] == "website"


def test_a_site_that_does_not_know_its_address_says_nothing(library: Path, tmp_path: Path) -> None:
    texts = built(library, SECOND, tmp_path, url="")
    assert "ld+json" not in texts["cgv/index.html"]
    assert "og:" not in texts["cgv/index.html"]


def days(texts: dict[str, str]) -> dict[str, str]:
    """The days of the sitemap by address below the root; empty where there is none."""
    entries = re.findall(r"<url>\n(.*?)</url>", texts["sitemap.xml"], re.S)
    found = {}
    for entry in entries:
        [address], day = re.findall("<loc>(.*?)</loc>", entry), re.findall("<lastmod>(.*?)</lastmod>", entry)
        found[address.removeprefix(URL)] = "".join(day)
    return found


def test_the_sitemap_says_when_a_page_last_changed(
    library: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    old, new = days(before), days(after)
    assert old["cgv/"] == "2026-12-01"  # the day on which it came into force, after that of its publication
    assert old["cgv/2027-01-01/"] == "2026-11-27"
    assert new["cgv/"] == new["options/"] == new["editions/"] == "2027-01-01"
    assert old["about/"] == new["about/"] == ""  # nobody knows
    later = built(library, SECOND + 30 * DAY, library.parent / "later")
    assert days(later) == new  # which are the same however often the site is built


def test_icons_and_colours_are_our_own(after: dict[str, str], library: Path) -> None:
    theme, css = ROOT / "engine/site/theme", (ROOT / "engine/rendering/assets/screen.css").read_text(encoding="utf-8")
    icon = (library.parent / "after/favicon.ico").read_bytes()
    assert struct.unpack("<HHH", icon[:6])[:2] == (0, 1)
    assert "prefers-color-scheme:dark" in (theme / "assets/icon.svg").read_text(encoding="utf-8")
    told = Read(after["cgv/index.html"]).named("meta", name="theme-color")
    papers = re.findall(r"--paper: (#\w+);", css)  # in the light, in the dark, and on paper
    assert [one["content"] for one in told] == papers[:2]
    small, drawn = sorted(str(one["href"]) for one in Read(after["cgv/index.html"]).named("link", rel="icon"))[::-1]
    assert small == "../favicon.ico"
    assert re.fullmatch(r"\.\./assets/icon\.[0-9a-f]{12}\.svg", drawn)


def test_whoever_shares_an_address_shows_a_picture_of_the_site(after: dict[str, str], library: Path) -> None:
    """A file of the site itself, under a name that lasts as long as its content, as large as it says."""
    addresses = {properties(after, one)["og:image"] for one in ("", "en/cgv/", "options/express/")}
    [address] = addresses
    assert address is not None
    assert re.fullmatch(re.escape(URL) + r"assets/picture\.[0-9a-f]{12}\.png", address)
    content = (library.parent / "after" / address.removeprefix(URL)).read_bytes()
    told = properties(after, "")
    assert struct.unpack(">II", content[16:24]) == (int(told["og:image:width"]), int(told["og:image:height"]))
    assert len(content) < 20_000
