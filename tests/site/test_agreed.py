"""A document that needs an option says so wherever its edition is told to be in force."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from built import Read
from mkdocs.utils.yaml import yaml_load
from opened import Opened, one_spaced
from published import FIRST, SECOND

from engine.site.settings import settings

AGREED = {"": "si convenu", "en/": "if agreed"}
OPTION = "options/custom-sla/"
STATES = {"": ("En vigueur", "en vigueur"), "en/": ("In force", "in force")}


def html(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("start", AGREED)
@pytest.mark.parametrize("path", ["sla/", f"sla/{FIRST}/", f"sla/{SECOND}/", f"sla/{SECOND}/changes/", "sla/fr-en/"])
def test_its_pages_say_so_in_title_banner_and_description(path: str, start: str, announced: Path) -> None:
    text = html(announced, start + path)
    page = Read(text)
    (title,) = re.findall("<title>(.*?)</title>", text)
    assert AGREED[start] in title
    (description,) = page.named("meta", name="description")
    option = "SLA particulier" if not start else "Custom SLA"
    assert option in (description["content"] or "")
    banner = text.partition('<div class="banner agreed">')[2].partition("</div>")[0]
    assert option in Opened(banner).text
    assert OPTION in banner
    for state in re.findall(r'<span class="badge current[^"]*">(.*?)</span>', text):
        assert AGREED[start] in state
    told = one_spaced(Opened(text.partition("<main")[2]).text)
    assert not re.search(rf"{STATES[start][0]}(?! [^.]*{AGREED[start]}|,? {AGREED[start]})", told) or "changes" in path


@pytest.mark.parametrize("start", AGREED)
def test_lists_say_so_with_the_option(start: str, announced: Path) -> None:
    for path in ("", "editions/"):
        text = html(announced, start + path)
        badges = re.findall(r'<span class="badge agreed">(.*?)</span> <span class="needs">\((.*?)\)</span>', text)
        assert badges, path
        for label, link in badges:
            assert label.lower() == AGREED[start]
            assert OPTION in link
    text = html(announced, f"{start}editions/")
    for line in re.findall(r'<li><a href="(?:\.\./)*sla/\d{4}-\d\d-\d\d/">.*?</li>', text):
        assert "badge agreed" in line


def test_the_documents_for_everybody_say_nothing_of_it(announced: Path) -> None:
    for path in ("cgv/", "dpa/", f"cgv/{FIRST}/", "en/dpa/"):
        text = html(announced, path)
        assert "badge current agreed" not in text
        assert 'class="banner agreed"' not in text


@pytest.mark.parametrize("start", AGREED)
def test_the_search_is_told(start: str, announced: Path) -> None:
    index = json.loads((announced / f"{start}search.json").read_text(encoding="utf-8"))
    states = {address: state for address, _, _, state, _ in index["pages"]}
    assert states["sla/"] == "current agreed"
    assert states["cgv/"] == "current"
    assert {state for address, state in states.items() if address.startswith("options/") and address != "options/"} == {
        "agreed"
    }
    told = html(announced, f"{start}search/")
    assert AGREED[start] in told


@pytest.mark.parametrize("start", AGREED)
def test_the_page_of_an_option_says_so(start: str, announced: Path) -> None:
    text = html(announced, f"{start}options/medical/")
    assert re.search(rf'<span class="badge agreed">{AGREED[start]}</span>', text, re.IGNORECASE)


def test_every_option_of_ours_has_a_group() -> None:
    """A new option is put into a group of mkdocs.yml, or stands among the others at the end."""
    from commands import ROOT

    told = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    groups = settings(told["extra"]).groups
    named = [name for group in groups for name in group.options]
    assert len(named) == len(set(named))
    assert set(named) == {path.stem.split("@")[0] for path in (ROOT / "variants").glob("*.yaml")}


@pytest.mark.parametrize("start", AGREED)
def test_options_stand_in_groups_with_short_contents(start: str, announced: Path) -> None:
    text = html(announced, f"{start}options/")
    groups = re.findall(r'<h2 id="(group-\d)">', text)
    assert len(groups) == 4
    nav = text.partition('<nav class="short"')[2].partition("</nav>")[0]
    assert re.findall(r'href="#([^"]*)"', nav) == groups
    one = html(announced, f"{start}options/medical/")
    nav = one.partition('<nav class="short"')[2].partition("</nav>")[0]
    anchors = re.findall(r'href="#([^"]*)"', nav)
    assert {"figures", "conflicts", "changes", "cgv.services"} <= {*anchors}
    assert {*anchors} <= {*Opened(one).ids}


@pytest.mark.parametrize("start", AGREED)
def test_no_sentence_of_an_option_page_stands_twice(start: str, announced: Path) -> None:
    for place in sorted((announced / f"{start}options").glob("*/index.html")):
        text = re.sub(r'<details class="same">.*?</details>', "", place.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = Opened(text.partition("<main")[2].partition('<section class="document added">')[0]).text
        found = [one for one in re.split(r"(?<=[.;:!?])\s+", text) if len(one) > 45 and "[" not in one]
        assert {one for one in found if found.count(one) > 1} == set(), place


@pytest.mark.parametrize(("start", "told"), [("", "[début de l’ajout]"), ("en/", "[start of insertion]")])
def test_what_is_inserted_whole_is_announced_once(start: str, told: str, announced: Path) -> None:
    text = html(announced, f"{start}options/medical/")
    paragraph = text.partition('id="cgv.services.medical-limits"')[2].partition('<div class="paragraph')[0]
    assert paragraph.count(told) == 1
    assert paragraph.count("<ins>") > 4


@pytest.mark.parametrize("value", ["none", [{"fr": "A", "options": []}], [{"fr": "A", "en": "A", "options": "x"}], [3]])
def test_groups_that_are_none(value: object) -> None:
    from engine.diagnostics import Refused

    with pytest.raises(Refused, match="groups"):
        settings({"groups": value})
