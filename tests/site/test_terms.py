"""Terms lead to their definitions, and references to other documents to the same edition of these."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from built import Read, built
from editing import copy
from shelf import FIRST, SECOND, publish, reword

PURPOSE, TERMS = "clauses/cgv/purpose.yaml", "clauses/terms.yaml"
EDITS = (
    (PURPOSE, "Elles priment les", "Le Client accepte qu’elles priment les"),
    (PURPOSE, "They prevail over", "The Client accepts that they prevail over"),
    (
        TERMS,
        "l’accord entre les parties, avec ses annexes.",
        "l’accord entre les parties, annexes du Contrat comprises.",
    ),
    (
        TERMS,
        "the agreement between the parties, with its annexes.",
        "the agreement, the annexes of the Contract included.",
    ),
)
"""A term twice in a paragraph, and one in its own definition."""
TERM = re.compile(r'<a class="term" href="(.*?)">(.*?)</a>')


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    root = copy(tmp_path_factory.mktemp("terms") / "library", EDITS)
    publish(root, FIRST)
    reword(root)
    publish(root, SECOND)
    return built(root, FIRST, root.parent / "site")


def part(html: str, anchor: str) -> str:
    """The paragraph of an anchor, or its definition."""
    return re.split(r'<div (?:class="paragraph" )?id=', html.partition(f' id="{anchor}"')[2])[0]


def test_each_term_of_a_paragraph_leads_once_to_its_definition(texts: Mapping[str, str]) -> None:
    html = texts["cgv/index.html"]
    assert TERM.findall(part(html, "purpose.scope")) == [("#term.contract", "Contrat"), ("#term.client", "Client")]
    twice = part(html, "purpose.precedence")
    assert Read(twice).text.count("Client") == 2
    assert TERM.findall(twice) == [("#term.client", "Client")]
    assert 'id="term.contract"' in html


def test_a_definition_leads_to_those_of_its_terms_and_not_to_itself(texts: Mapping[str, str]) -> None:
    client = part(texts["en/cgv/index.html"], "term.client")
    assert TERM.findall(client) == [("#term.contract", "Contract")]
    contract = part(texts["en/cgv/index.html"], "term.contract")
    assert Read(contract).text.count("Contract") == 2
    assert TERM.findall(contract) == []


def test_a_document_without_definitions_shows_those_that_it_uses(texts: Mapping[str, str]) -> None:
    html = texts["en/dpa/2026-12-01/index.html"]
    text, _, glossary = html.partition('<section class="glossary">')
    assert ("#term.data", "Data") in TERM.findall(part(text, "purpose.scope"))
    names = re.findall(r'<div id="(term\.[\w-]+)"', glossary)
    assert names == ["term.client", "term.contract", "term.data"]  # the last two for what the first one says
    assert {href for href, _ in TERM.findall(html)} <= {f"#{name}" for name in names}
    source = re.search(r'<p class="remark">.*?<a href="(.*?)">(.*?)</a>', glossary)
    assert source is not None
    assert source.groups() == ("../../../en/cgv/2026-12-01/", "General terms")
    assert '<section class="glossary">' not in texts["en/cgv/index.html"]


def test_references_stay_in_the_edition_of_the_page(texts: Mapping[str, str]) -> None:
    def href(address: str) -> list[str | None]:
        return [one["href"] for one in Read(part(texts[f"{address}index.html"], "purpose.term")).named("a")][1:]

    assert "../cgv/#duration" in href("dpa/")
    assert "../../cgv/2026-12-01/#duration" in href("dpa/2026-12-01/")
    assert "../../../en/cgv/2027-01-01/#duration" in href("en/dpa/2027-01-01/")


def test_the_words_of_the_text_stay_as_they_are(texts: Mapping[str, str]) -> None:
    scope = Read(f"<p>{part(texts['dpa/index.html'], 'purpose.scope').partition('>')[2]}").text
    assert scope.startswith(
        "1.1 Plume SRL traite les Données pour le Client, conformément à l’article 28, paragraphe 3, du RGPD."
    )


def test_a_term_that_only_an_option_defines_is_explained_with_its_document(announced: Path) -> None:
    html = (announced / "sla/index.html").read_text(encoding="utf-8")
    glossary = html.partition('<section class="glossary">')[2]
    assert 'id="term.service-credit"' in glossary
    assert {href[1:] for href, _ in TERM.findall(html)} <= set(re.findall(r'<div id="(term\.[\w-]+)"', glossary))
