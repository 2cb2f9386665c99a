"""What `clausier why` prints: the answer in words, as a redline and as JSON; the same reasons in documents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from commands import clausier
from packs import real_pack
from reading_back import read_html
from reasoned import ask, line, reasoned, spaced

from engine.model.condition import deciding
from engine.model.digest import text_digest
from engine.model.library import Library
from engine.rendering import render
from engine.rendering.explanation import explanation_page
from engine.rendering.listing import print_listing_markdown
from engine.tasks import assemble
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library

OK, ERRORS, USAGE = 0, 1, 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reasoned(tmp_path_factory.mktemp("why") / "library")


@pytest.fixture(scope="module")
def small(root: Path) -> Library:
    return load_library(root)


class TestRedline:
    def test_the_standard_text_of_a_replaced_paragraph(self, small: Library, root: Path) -> None:
        told = ask(small, root, "FR", "cgv/duration#notice", redline=True)
        page = spaced(print_listing_markdown(explanation_page(told)))
        assert "~~on two (2) months’ notice, given~~ **at any time**" in page

    def test_only_what_was_asked_for(self, small: Library, root: Path) -> None:
        (one,) = ask(small, root, "FR", "cgv/duration#notice", redline=True).redline
        assert [[it.id for it in article.paragraphs] for article in one.articles] == [["cgv/duration#notice"]]

    def test_what_was_removed_is_shown(self, small: Library, root: Path) -> None:
        page = print_listing_markdown(explanation_page(ask(small, root, "BE", "dpa/transfers", redline=True)))
        assert "~~The Data may be processed in another country.~~" in page

    def test_nothing_where_the_text_is_the_standard_one(self, small: Library, root: Path) -> None:
        assert ask(small, root, "BE", "cgv/purpose#scope", redline=True).redline == ()


class TestData:
    """The same provenance is in the JSON and the HTML of every document."""

    def test_the_json_tells_what_was_removed_and_by_whom(self, small: Library, root: Path) -> None:
        pack = assemble.assemble(small, load_deal(root / "deal-BE.yaml", small), language="fr")
        data = json.loads(render(pack["dpa"], "json"))
        (gone,) = data["absent"]
        assert (gone["id"], gone["cause"], gone["redirect"]) == ("dpa/transfers", "removed", "dpa/security#local")
        assert gone["provenance"]["variant"] == "local-only"
        assert gone["provenance"]["reason"] == "implied by variant express ← implied by service secretariat ← deal"
        absent = json.loads(render(pack["cgv"], "json"))["absent"]
        (kept,) = (one for one in absent if one["id"] == "cgv/payment#abroad")
        assert (kept["when"], kept["asked"]) == ("client.abroad", [{"atom": "client.abroad", "holds": False}])

    def test_the_html_carries_it_on_each_paragraph_and_item(self, small: Library, root: Path) -> None:
        pack = assemble.assemble(small, load_deal(root / "deal-FR.yaml", small), language="en")
        found = {one["id"]: one for _, one in read_html(render(pack["cgv"], "html")).tags if "data-clause" in one}
        item = found["duration.notice.email"]
        assert (item["data-variant"], item["data-change"]) == ("trial@1.3.0", "replace")
        assert item["data-reason"] == "activated by condition of trial"
        assert item["data-at"] == line(root, "variants/trial.yaml", "replace: cgv/duration#notice")
        assert "data-reason" not in found["purpose.scope"]

    def test_the_digest_of_a_text_knows_nothing_of_it(self) -> None:
        document = real_pack("example", "fr")["cgv"]
        assert text_digest(replace(document, absent=())) == text_digest(document)

    def test_the_words_that_decide_a_condition(self, small: Library) -> None:
        condition = small.variants["trial"][0].activate

        def told(*true: str) -> list[str]:
            return [str(one) for one in deciding(condition, true.__contains__)]

        assert told("client.abroad") == ["client.abroad", "service.prospecting"]
        assert told("client.abroad", "service.prospecting") == ["service.prospecting"]
        assert told() == ["client.abroad"]


class TestCommand:
    def test_the_chain_in_words(self, root: Path) -> None:
        done = clausier("--library", root, "why", "--lang", "en", root / "deal-BE.yaml", "dpa/security#local")
        assert done.returncode == OK
        assert "inserted by local-only 1.0.0 (Processing in Belgium), variants/local-only.yaml:" in done.stdout
        assert "service secretariat: named in the deal (deal-BE.yaml:7)" in done.stdout

    def test_several_places_and_the_overview(self, root: Path) -> None:
        done = clausier("--library", root, "why", root / "deal-BE.yaml", "cgv/payment#due", "dpa/transfers")
        assert (done.returncode, done.stderr) == (OK, "")
        assert "dpa/transfers is not there" in done.stdout
        done = clausier("--library", root, "why", "--lang", "en", root / "deal-BE.yaml")
        for heading in ("# Documents", "# Variants", "# Services", "# Facts", "# Figures"):
            assert f"{heading}\n" in done.stdout

    def test_json(self, root: Path) -> None:
        done = clausier("--library", root, "--json", "why", root / "deal-BE.yaml", "dpa/security#local")
        data = json.loads(done.stdout)
        assert data["found"][0]["provenance"]["variant"] == "local-only"
        assert [one["what"] for one in data["options"][0]["steps"]][-1] == "service secretariat"

    def test_the_standard_text_with_a_variant(self, root: Path) -> None:
        done = clausier("--library", root, "why", "--with", "local-only", "--redline", "dpa/security")
        assert "--with local-only" in done.stdout
        assert "**Les Données restent dans le pays du Client.**" in done.stdout

    def test_wrong_use(self, root: Path) -> None:
        done = clausier("--library", root, "why", "cgv/paymnet")
        assert done.returncode == ERRORS
        assert "[place-unknown]" in done.stderr
        done = clausier("--library", root, "why", root / "deal-BE.yaml", "--with", "express")
        assert done.returncode == USAGE
