"""The history of each article: which editions changed it, in which words, and what clients were told of it."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from shelf import FIRST, SECOND, THIRD
from three_editions import third
from two_editions import page, site

from engine.site.build import Site


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(third(tmp_path_factory.mktemp("history") / "library"), THIRD, None)


def article(found: Site, anchor: str, code: str = "fr") -> LexborNode:
    [node] = LexborHTMLParser(page(found, "cgv/history", code).body).css(f'section.article[id="{anchor}"]')
    return node


def steps(node: LexborNode) -> list[str]:
    return [spaced(one.text()) for one in node.css("h3 > a")]


def spaced(text: str) -> str:
    """A text with plain spaces only."""
    return " ".join(text.split())


def test_every_edition_that_changed_it_the_newest_first(found: Site) -> None:
    assert steps(article(found, "payment")) == ["Édition du 1er février 2027", "Édition du 1er janvier 2027"]
    assert steps(article(found, "purpose")) == ["Édition du 1er janvier 2027"]
    assert steps(article(found, "purpose", "en")) == ["Edition of 1 January 2027"]
    told = spaced(article(found, "payment").text())
    for sentence in ("Le Client paie plus tard.", "Le paiement précède la prestation & les rappels.", "de fond"):
        assert sentence in told


def test_the_words_that_differ_and_no_other_paragraph(found: Site) -> None:
    node = article(found, "payment")
    for one in node.css(".unseen"):
        one.decompose()
    assert [one.text() for one in node.css("del")] == ["avant", "à la réception de la facture"]
    assert [one.text() for one in node.css("ins")] == ["après", "avant la prestation"]
    assert len(node.css("div.paragraph")) == 2


def test_an_article_keeps_its_history_under_each_of_its_names(found: Site) -> None:
    """It was called `liability`, then `fault`, then `blame`: old addresses lead to it, and its change is there."""
    node = article(found, "blame")
    assert {one.attributes["id"] for one in node.css("span[id]")} == {"liability", "fault"}
    assert steps(node) == ["Édition du 1er janvier 2027"]
    assert "1er décembre 2026" in spaced(node.css("p.first")[0].text())


def test_an_article_that_nothing_changed_says_so(found: Site) -> None:
    unchanged = [
        node for node in LexborHTMLParser(page(found, "cgv/history").body).css("section.article") if not node.css("h3")
    ]
    assert unchanged
    assert all("Inchangé depuis." in node.text() for node in unchanged)


@pytest.mark.parametrize("date", [FIRST, SECOND, THIRD])
def test_each_article_of_each_edition_leads_to_its_history(date: object, found: Site) -> None:
    body = page(found, f"cgv/{date}").body
    links = re.findall(
        r'<p class="article-history permalink"><a href="\.\./\.\./cgv/history/#([^"]+)" aria-label="([^"]+)">', body
    )
    assert len(links) == body.count('<section class="art')
    ids = {one.attributes.get("id") for one in LexborHTMLParser(page(found, "cgv/history").body).css("[id]")}
    assert {anchor for anchor, _ in links} <= ids
    assert ("payment", "Historique : Article 5") in [(one, spaced(label)) for one, label in links]


def test_a_document_that_nothing_changed_has_its_page(found: Site) -> None:
    assert not LexborHTMLParser(page(found, "dpa/history").body).css("h3")


def test_the_version_of_an_article_before_and_after(found: Site) -> None:
    told = [[spaced(one.text()) for one in article(found, "payment", code).css("p.version")] for code in ("fr", "en")]
    assert told == [
        ["Version de l’article : 2.0.0 → 3.0.0", "Version de l’article : 1.0.0 → 2.0.0"],
        ["Version of the article: 2.0.0 → 3.0.0", "Version of the article: 1.0.0 → 2.0.0"],
    ]


def test_an_article_that_was_renamed_tells_its_version_too(found: Site) -> None:
    [version] = article(found, "blame").css("p.version")
    assert spaced(version.text()) == "Version de l’article : 1.0.0 → 1.0.1"
