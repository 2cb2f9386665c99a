"""What programs of clients read: every JSON file keeps to its schema, and its digests can be computed again."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import threading
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import served
from commands import ROOT
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser
from shelf import FIRST
from two_editions import SCHEMA, first, read, site

from engine.languages import LANGUAGES
from engine.site.files.robots_and_headers import fields


@cache
def told(site: Path, name: str) -> Any:
    return json.loads((site / name).read_text(encoding="utf-8"))


def canonical(value: object) -> str:
    """As docs/integrating.md says it."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def test_every_json_file_of_the_site_keeps_to_its_schema(switched: Path) -> None:
    document = Draft202012Validator(json.loads((ROOT / "docs/output.schema.json").read_text(encoding="utf-8")))
    names = [path.relative_to(switched).as_posix() for path in sorted(switched.rglob("*.json"))]
    assert {"cgv/current.json", "cgv/current-text.fr.json", "options.json", "subprocessors.json"} < {*names}
    for name in names:
        if name == "site.schema.json":
            Draft202012Validator.check_schema(told(switched, name))
        elif re.fullmatch(r"[a-z-]+/\d{4}-\d\d-\d\d/.*", name):
            document.validate(told(switched, name))
        else:
            SCHEMA.validate(told(switched, name))


def test_no_json_file_has_a_needless_space(switched: Path) -> None:
    for path in switched.rglob("*.json"):
        if path.name != "site.schema.json":
            text = path.read_text(encoding="utf-8")
            assert text.rstrip("\n") == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")), (
                path.name
            )


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("id", ["cgv", "dpa", "sla"])
def test_a_text_has_the_words_of_its_digest(switched: Path, id: str, code: str) -> None:
    text = told(switched, f"{id}/current-text.{code}.json")
    assert hashlib.sha256(text["text"].encode()).hexdigest() == text["sha256"]
    current = told(switched, "cgv/current.json")["current"]
    [own] = [one for one in current["documents"] if one["id"] == id]
    assert text["text_sha256"] == own["text_sha256"][code]
    assert text["edition"] == {key: current[key] for key in ("effective", "until", "state", "sha256")}
    assert text["option"] == own["option"]
    assert text["files"] == [one for one in own["files"] if code in one["languages"]]
    assert (switched / text["page"] / "index.html").is_file()
    assert (switched / text["embed"] / "index.html").is_file()
    assert len((switched / f"{id}/current-text.{code}.json").read_bytes()) < 60_000


def test_the_text_of_a_coming_edition_says_so(announced: Path) -> None:
    assert told(announced, "cgv/current-text.fr.json")["edition"]["state"] == "current"
    assert told(announced, "cgv/current-text.fr.json")["edition"]["until"] == "2026-12-14"


REGISTER = """register:
  nuage:
    name: Nuage SA
    address: quai de la Brume 2, 0000 Exemple
    country: LU
    contact: dpo@nuage.invalid
    purpose:
      fr: hébergement
      en: hosting
    services: [secretariat]
    since: 2026-01-01
  brume:
    name: Brume SA
    address: quai de la Brume 3, 0000 Exemple
    country: LU
    contact: dpo@brume.invalid
    purpose:
      fr: téléphonie
      en: telephony
    services: [secretariat]
    since: 2026-01-01
    until: 2026-11-30
"""


def test_digests_of_options_and_sub_processors_can_be_computed_again(tmp_path: Path) -> None:
    root = first(tmp_path / "library")
    (root / "clauses/subprocessors.yaml").write_text(REGISTER, encoding="utf-8")
    found = site(root, FIRST, None)
    for name, key in (("options.json", "options"), ("subprocessors.json", "subprocessors")):
        one = read(found, name)
        SCHEMA.validate(one)
        assert one[key]
        assert canonical(one[key]) == one["sha256"]
        for entry in one[key]:
            rest = {name: value for name, value in entry.items() if name not in ("sha256", "state")}
            assert canonical(rest) == entry["sha256"]
    entries = {one["id"]: one for one in read(found, "subprocessors.json")["subprocessors"]}
    assert (entries["nuage"]["state"], entries["nuage"]["until"]) == ("active", None)
    assert (entries["brume"]["state"], entries["brume"]["until"]) == ("ended", "2026-11-30")
    assert entries["brume"]["services"] == []
    assert "contact" not in entries["brume"]


def test_options_are_those_of_the_pages(switched: Path) -> None:
    options = told(switched, "options.json")["options"]
    assert [one["document"] for one in options if one["id"] == "custom-sla"] == ["sla"]
    for one in options:
        page = (switched / one["page"]["en"] / "index.html").read_text(encoding="utf-8")
        assert one["availability_words"]["en"] in page


class TestEmbedded:
    @pytest.mark.parametrize("code", LANGUAGES)
    @pytest.mark.parametrize("id", ["cgv", "dpa", "sla"])
    def test_it_is_the_text_and_nothing_that_runs(self, switched: Path, id: str, code: str) -> None:
        path = told(switched, f"{id}/current-text.{code}.json")["embed"]
        page = (switched / path / "index.html").read_text(encoding="utf-8")
        assert "<script" not in page
        assert '<meta name="robots" content="noindex">' in page
        assert told(switched, f"{id}/current-text.{code}.json")["text_sha256"] in page
        assert not re.findall(r'<a (?![^>]*target="_blank")[^>]*href="(?!#)', page)
        assert "frame-ancestors *" in fields(path)["Content-Security-Policy"]
        assert path not in (switched / "sitemap.xml").read_text(encoding="utf-8")

    def test_others_may_show_it_inside_a_page_of_theirs_and_no_other_page(
        self, switched: Path, browser: Browser, tmp_path: Path
    ) -> None:
        handler = functools.partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
        with served(switched) as site, ThreadingHTTPServer(("127.0.0.1", 0), handler) as shop:
            threading.Thread(target=shop.serve_forever, daemon=True).start()
            frames = f'<iframe src="{site}embed/cgv/fr/"></iframe><iframe src="{site}cgv/"></iframe>'
            (tmp_path / "index.html").write_text(frames, encoding="utf-8")
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{shop.server_port}/")
            page.wait_for_load_state("networkidle")
            text, refused = page.frames[1:]
            assert text.locator("h1").inner_text() == "Conditions générales de vente"
            assert text.evaluate("getComputedStyle(document.body).fontFamily").startswith("Charter")
            assert refused.locator("h1").count() == 0
            context.close()
            shop.shutdown()
