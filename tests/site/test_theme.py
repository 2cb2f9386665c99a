"""What stands around every page, read as a browser and a search engine read it, on three days."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from built import URL, Read, built
from commands import ROOT
from editing import copy, swap
from shelf import FIRST, SECOND, twice

from engine.tasks.open_library import editions

DAY = datetime.timedelta(days=1)
DAYS = {"first to come": FIRST - 4 * DAY, "one in force, one to come": FIRST, "one archived": SECOND}


@dataclass(frozen=True)
class Built:
    """A site: where it lies, its texts by path, and its pages read."""

    folder: Path
    texts: Mapping[str, str]

    def page(self, address: str) -> Read:
        return Read(self.texts[f"{address}index.html"])

    @property
    def addresses(self) -> list[str]:
        """Those of the pages; what others may show inside theirs is none."""
        pages = [name for name in self.texts if name.endswith("index.html") and not name.startswith("embed/")]
        return [name.removesuffix("index.html") for name in pages]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return twice(tmp_path_factory.mktemp("theme") / "library")


@pytest.fixture(scope="module")
def sites(library: Path) -> dict[str, Built]:
    found = {}
    for place, (name, day) in enumerate(DAYS.items()):
        folder = library.parent / f"site-{place}"
        found[name] = Built(folder, built(library, day, folder))
    return found


@pytest.fixture(scope="module", params=DAYS)
def site(request: pytest.FixtureRequest, sites: dict[str, Built]) -> Built:
    return sites[request.param]


def twin(address: str) -> str:
    return address.removeprefix("en/") if address.startswith("en/") else f"en/{address}"


def test_every_page_is_in_its_language_and_linked_to_its_twin(site: Built) -> None:
    assert {"", "en/", "cgv/", "en/cgv/", "dpa/2026-12-01/", "about/", "en/about/"} <= set(site.addresses)
    for address in site.addresses:
        page, english = site.page(address), address.startswith("en/")
        assert page.named("html") == [{"lang": "en-GB" if english else "fr-BE"}], address
        french, other = (twin(address), address) if english else (address, twin(address))
        links = {one["hreflang"]: one["href"] for one in page.named("link", rel="alternate") if "hreflang" in one}
        assert links == {"fr": URL + french, "en": URL + other, "x-default": URL + french}, address
        [switch] = page.named("a", class_="switch")
        assert urljoin(URL + address, switch["href"] or "") == URL + twin(address)
        assert switch["hreflang"] == ("fr" if english else "en")


def test_search_engines_find_one_address_for_each_text_and_no_archived_one(site: Built) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", site.texts["sitemap.xml"])
    assert len(listed) == len(set(listed))
    expected = set()
    for address in site.addresses:
        page = site.page(address)
        [canonical] = page.named("link", rel="canonical")
        hidden = bool(page.named("meta", name="robots", content="noindex"))
        archived = "badge archived" in site.texts[f"{address}index.html"].partition('<div class="text">')[0]
        if "/20" in address and "changes" not in address:
            assert hidden is (archived or "options/" in address), address
        if canonical["href"] == URL + address and not hidden:
            expected.add(URL + address)
        elif not hidden:
            assert canonical["href"] in listed, address
    assert set(listed) == expected


def test_each_listed_address_names_its_twins(sites: dict[str, Built]) -> None:
    text = sites["one archived"].texts["sitemap.xml"]
    entries = re.findall(r"<url>\n(.*?)</url>", text, re.DOTALL)
    [cgv] = [one for one in entries if f"<loc>{URL}cgv/</loc>" in one]
    assert re.findall(r'hreflang="(.*?)" href="(.*?)"', cgv) == [
        ("fr", f"{URL}cgv/"),
        ("en", f"{URL}en/cgv/"),
        ("x-default", f"{URL}cgv/"),
    ]
    assert f"<loc>{URL}cgv/2026-12-01/</loc>" not in text
    assert sites["one archived"].texts["robots.txt"].endswith(f"Sitemap: {URL}sitemap.xml\n")


BANNERS = {
    ("first to come", "cgv/"): [
        ("upcoming", "Aucune édition n’est encore en vigueur. La première s’appliquera à partir du 1er décembre 2026."),
    ],
    ("first to come", "en/cgv/2027-01-01/"): [
        ("upcoming", "This edition is not in force yet: it will apply from 1 January 2027. See what changes"),
    ],
    ("one in force, one to come", "en/cgv/"): [
        ("current", "Edition in force since 1 December 2026."),
        ("upcoming", "A new edition will apply from 1 January 2027. Read the upcoming text See what changes"),
    ],
    ("one in force, one to come", "cgv/2027-01-01/"): [
        (
            "upcoming",
            "Cette édition n’est pas encore en vigueur : elle s’appliquera à partir du 1er janvier 2027. "
            "Voir le texte en vigueur Voir ce qui change",
        ),
    ],
    ("one in force, one to come", "en/cgv/2027-01-01/changes/"): [
        ("upcoming", "This edition is not in force yet: it will apply from 1 January 2027. See the text in force"),
    ],
    ("one archived", "en/cgv/2026-12-01/"): [
        (
            "archived",
            "This edition is archived: it was in force from 1 December 2026 to 31 December 2026. "
            "It may still govern a contract concluded or revised under it. See the text in force",
        ),
    ],
    ("one archived", "cgv/"): [("current", "Édition en vigueur depuis le 1er janvier 2027.")],
    ("one archived", "about/"): [],
}


@pytest.mark.parametrize(("day", "address"), list(BANNERS))
def test_a_banner_says_whether_the_text_is_in_force(sites: dict[str, Built], day: str, address: str) -> None:
    html = sites[day].texts[f"{address}index.html"]
    banners = re.findall(r'<div class="banner (\w+)">\n(.*?)</div>', html, re.DOTALL)
    assert [(look, Read(told).text) for look, told in banners] == BANNERS[day, address]


def test_the_links_of_a_banner_lead_where_they_say(sites: dict[str, Built]) -> None:
    def told(day: str, address: str) -> list[str | None]:
        banners = re.findall(r'<div class="banner.*?</div>', sites[day].texts[f"{address}index.html"], re.DOTALL)
        return [one["href"] for one in Read("".join(banners)).named("a")]

    assert told("one in force, one to come", "en/cgv/") == [
        "../../en/cgv/2027-01-01/",
        "../../en/cgv/2027-01-01/changes/",
    ]
    assert told("one archived", "dpa/2026-12-01/") == ["../../dpa/"]


def test_the_menu_marks_where_the_reader_is(site: Built) -> None:
    def marked(address: str) -> list[tuple[str, str]]:
        menu = site.texts[f"{address}index.html"].partition('<nav class="menu"')[2].partition("</nav>")[0]
        return [
            (one["href"] or "", one["aria-current"] or "") for one in Read(menu).named("a") if "aria-current" in one
        ]

    assert marked("cgv/") == [("../cgv/", "page")]
    assert marked("en/cgv/2026-12-01/") == [("../../../en/cgv/", "true")]
    assert marked("") == marked("about/") == []
    [home] = site.page("").named("a", class_="brand")
    assert home["aria-current"] == "page"


def links(page: Read) -> Iterator[str]:
    for _, attributes in page.tags:
        for name in ("href", "src", "action"):
            if attributes.get(name):
                yield str(attributes[name])


def test_every_link_is_relative_and_leads_to_something(site: Built) -> None:
    own = set(site.texts) | {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*")}
    for address in site.addresses:
        page = site.page(address)
        told = {one["href"] for one in page.named("link") if one.get("rel") in ("canonical", "alternate")}
        for href in links(page):
            if href.startswith("mailto:") or (href in told and href.startswith(URL)):
                continue
            parts = urlsplit(href)
            assert not parts.scheme, href
            assert not parts.netloc, href
            assert not parts.path.startswith("/"), href
            target = posixpath.normpath(posixpath.join("/", address, parts.path)).removeprefix("/")
            if not parts.path or parts.path.endswith("/"):
                target = f"{target}/index.html".removeprefix("/")
            assert target in own, (address, href)
            assert not parts.fragment or f' id="{parts.fragment}"' in site.texts[target], (address, href)


def test_no_page_needs_what_a_strict_policy_forbids(site: Built) -> None:
    for name in (one for one in site.texts if one.endswith(".html") and not one.startswith("embed/")):
        page = Read(site.texts[name])
        [policy] = page.named("meta", http_equiv="Content-Security-Policy")
        assert policy["content"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            "connect-src 'self'; base-uri 'none'; form-action 'self'"
        )
        assert not page.named("style"), name
        data = [one for one in page.named("script") if one.get("type") == "application/ld+json"]  # which nothing runs
        assert all("src" in one for one in page.named("script") if one not in data), name
        assert not re.search(r'<script(?! type="application/ld\+json")[^>]*>[^<]', site.texts[name]), name
        for tag, attributes in page.tags:
            assert "style" not in attributes, (name, tag)
            assert not any(key.startswith("on") for key in attributes), (name, tag)


def test_the_preview_may_load_the_script_of_its_server(library: Path, tmp_path: Path) -> None:
    texts = built(library, FIRST, tmp_path, served=True)
    [policy] = Read(texts["index.html"]).named("meta", http_equiv="Content-Security-Policy")
    assert "script-src 'self' 'unsafe-inline';" in str(policy["content"])


def test_the_page_for_lost_readers_works_under_any_address(sites: dict[str, Built]) -> None:
    page = Read(sites["one archived"].texts["404.html"])
    assert all(href.startswith(("/sub/", "#", "mailto:")) for href in links(page))
    assert "Page introuvable" in page.text
    assert "Page not found" in page.text
    assert page.named("section", class_="lost", lang="en-GB")
    assert page.named("meta", name="robots", content="noindex")
    assert not page.named("link", rel="canonical")


def test_a_site_that_does_not_know_its_address_names_none(library: Path, tmp_path: Path) -> None:
    texts = built(library, FIRST, tmp_path, url="")
    page = Read(texts["cgv/index.html"])
    assert not page.named("link", rel="canonical")
    assert not [one for one in page.named("link", rel="alternate") if "hreflang" in one]
    assert "sitemap.xml" not in texts
    assert "Sitemap" not in texts["robots.txt"]
    assert 'href="/cgv/"' in texts["404.html"]


UNKNOWN = ("form", "seat", "enterprise-number", "vat-number", "register", "bank-account", "email")


def test_the_foot_names_the_publisher_of_the_day(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSIER_PREVIEW", "true")  # without it, such a company has no site
    root = copy(tmp_path / "library", source=library)
    entry = f"company:\n  - since: {SECOND}\n    name: Encre & Cie SRL\n    trade-name: Encre\n"
    entry += "".join(f"    {key}: null\n" for key in UNKNOWN)
    swap(root / "clauses/publisher.yaml", "company:\n", entry)

    def foot(day: datetime.date) -> str:
        html = built(root, day, tmp_path / str(day))["en/cgv/index.html"]
        return Read(html.partition('<section class="imprint"')[2].partition("</section>")[0]).text

    assert "Plume SRL" in foot(SECOND - DAY)
    assert "Encre Encre & Cie SRL Registered office [to be completed]" in foot(SECOND)
    assert "Bank" not in foot(SECOND)


def test_the_foot_and_the_title_name_the_edition_and_its_digests(sites: dict[str, Built], library: Path) -> None:
    html, first = sites["one archived"].texts["en/cgv/2026-12-01/index.html"], editions(library)[0]
    [title] = re.findall(r"<title>(.*?)</title>", html)
    assert " ".join(title.split()) == "General terms – Edition of 1 December 2026 (archived) – Plume"
    digests = re.findall(r"[0-9a-f]{64}", html.partition("<footer")[2])
    assert digests == [first.stamp.sha256, first.texts["cgv"]["en"]]


def test_no_clause_can_have_an_id_of_the_frame() -> None:
    """What a clause may be called has no underscore; a doubled id would keep an edition from ever being shown."""
    theme = ROOT / "engine/site/theme"
    told = (theme / "main.html").read_text(encoding="utf-8") + (theme / "assets/terms.js").read_text(encoding="utf-8")
    ids = re.findall(r"""\bid ?= ?["']([^"']+)["']""", told)
    assert len(ids) >= 4
    assert [one for one in ids if "_" not in one] == []
