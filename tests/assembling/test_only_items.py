"""The only item of a list: it follows its text in the same line, and everything that is known of it stays known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editing import Edit, copy
from packs import LANGUAGES, library, real_deal, real_pack

from engine.comparing.documents import compare
from engine.model.block import lines
from engine.model.document import Document, Paragraph, Run
from engine.model.fingerprint import said
from engine.model.library import Library
from engine.tasks.assemble import Pack, assemble
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library
from engine.tasks.why import why

DURATION = "clauses/cgv/duration.yaml"
ABROAD: Edit = (DURATION, "        en: by email\n", "        en: by email\n        when: client.abroad\n")
SINGLE: Edit = (
    DURATION,
    "    join: or\n",
    "    join: or\n    single:\n"
    "      fr: Chaque partie peut mettre fin au Contrat\n"
    "      en: Either party may end the Contract\n",
)
TO_ITEM: Edit = (DURATION, "by [](#notice).", "by [](#notice.letter).")
TO_ITEM_FR: Edit = (DURATION, "visée [à](#notice).", "visée [à](#notice.letter).")
COVERS: Edit = (
    DURATION,
    "        en: by letter\n",
    "        en: by letter\n        covers: [payment]\n",
)
VARIANT = """version: 1.0.0
title:
  fr: Essai
  en: Trial
summary:
  fr: Un essai.
  en: A trial.
approval: none
changes:
"""


def opened(folder: Path, *edits: Edit) -> Library:
    return load_library(copy(folder / "library", edits))


def pack(folder: Path, made: Library, variants: str = "", country: str = "BE", language: str = "en") -> Pack:
    text = (folder / "library/deal.yaml").read_text(encoding="utf-8").replace("country: BE", f"country: {country}")
    (folder / "deal.yaml").write_text(text + variants, encoding="utf-8")
    return assemble(made, load_deal(folder / "deal.yaml", made), language=language)


def paragraph(document: Document, place: str) -> Paragraph[Run]:
    return next(one for article in document.articles for one in article.paragraphs if one.id == place)


def words(one: Paragraph[Run]) -> str:
    return "\n".join("".join(run.text for run in line) for block in one.blocks for line in lines(block))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_for_one_service_says_it_in_one_sentence(language: str) -> None:
    quote = real_pack("prospecting-campaign", language)["quote"]
    one, data = paragraph(quote, "quote/subject#services"), paragraph(quote, "quote/data#entrusted")
    said = words(one).replace("\u00a0", " ")
    begins, holds = {
        "fr": ("Le Devis porte, aux volumes et aux prix de l’article", ", sur la prospection commerciale, régie par"),
        "en": (
            "The Quote covers, in the volumes and at the prices in Article",
            ", commercial prospecting, governed by",
        ),
    }[language]
    assert said.startswith(begins)
    assert holds in said
    assert one.items == data.items == ()
    assert {"fr": "que SecretarIA envoie", "en": "that SecretarIA sends"}[language] in words(data)


def test_several_services_are_a_list() -> None:
    one = paragraph(real_pack("example", "fr")["quote"], "quote/subject#services")
    assert len(real_deal("example").services) == len(one.items) > 1
    assert words(one).replace("\u00a0", " ").endswith(":")


def test_a_reference_to_it_leads_to_its_paragraph(tmp_path: Path) -> None:
    made = opened(tmp_path, ABROAD, SINGLE, TO_ITEM, TO_ITEM_FR)
    document = pack(tmp_path, made)["cgv"]
    runs = [run for block in paragraph(document, "cgv/duration#after").blocks for line in lines(block) for run in line]
    assert {run.text: str(run.target) for run in runs if run.target}["3.2"] == "cgv/duration#notice"
    several = pack(tmp_path, made, country="FR")["cgv"]
    runs = [run for block in paragraph(several, "cgv/duration#after").blocks for line in lines(block) for run in line]
    assert "cgv/duration#notice.letter" in {str(run.target) for run in runs if run.target}


def test_why_finds_it_in_its_paragraph(tmp_path: Path) -> None:
    made = opened(tmp_path, ABROAD, SINGLE, COVERS)
    pack(tmp_path, made)
    told = why(made, load_deal(tmp_path / "deal.yaml", made), place="cgv/duration#notice.letter", language="en")
    (found,) = told.found
    assert (found.kind, found.number, found.text) == ("item", "3.2", "by letter.")
    assert [one.id for one in found.duties] == ["payment"]
    gone = why(made, load_deal(tmp_path / "deal.yaml", made), place="cgv/duration#notice.email", language="en")
    assert not gone.found
    assert len(gone.missing) == 1


def test_its_paragraph_covers_what_it_covers(tmp_path: Path) -> None:
    one = paragraph(pack(tmp_path, opened(tmp_path, ABROAD, SINGLE, COVERS))["cgv"], "cgv/duration#notice")
    assert one.covers == ("notice", "payment")


def test_a_restated_list_keeps_no_text_for_it(tmp_path: Path) -> None:
    """It would introduce the item in the words that the variant has replaced."""
    texts = "    fr: |\n      Fin libre :\n    en: |\n      Free end:\n"
    change = f"  - replace: cgv/duration#notice\n{texts}    covers: [notice]\n"
    made = opened(tmp_path, ABROAD, SINGLE, ("variants/trial.yaml", "", VARIANT + change))
    one = paragraph(pack(tmp_path, made, "variants: [trial]\n")["cgv"], "cgv/duration#notice")
    assert words(one) == "Free end:"
    assert [item.number for item in one.items] == ["(i)"]


def test_an_item_that_a_variant_restates_runs_in_too(tmp_path: Path) -> None:
    change = "  - replace: cgv/duration#notice.letter\n    fr: par pli\n    en: by registered letter\n"
    made = opened(tmp_path, ABROAD, SINGLE, ("variants/trial.yaml", "", VARIANT + change))
    document = pack(tmp_path, made, "variants: [trial]\n")["cgv"]
    one = paragraph(document, "cgv/duration#notice")
    assert words(one).endswith("end the Contract by registered letter.")
    assert one.run_in is not None
    assert one.run_in.provenance.variant == "trial"


def test_the_redline_from_several_to_one_says_both(tmp_path: Path) -> None:
    made = opened(tmp_path, ABROAD, SINGLE)
    before, after = pack(tmp_path, made, country="FR")["cgv"], pack(tmp_path, made)["cgv"]
    (article,) = [one for one in compare(before, after).articles if one.id == "cgv/duration"]
    (changed,) = [one for one in article.paragraphs if one.id == "cgv/duration#notice"]
    assert {str(item.id) for item in changed.items} == {"cgv/duration#notice.letter", "cgv/duration#notice.email"}
    assert any(one.natures for one in changed.parts)


def test_what_has_no_such_text_keeps_its_fingerprint() -> None:
    """Decisions of people rest on it, and editions have none."""
    one = next(iter(library().clauses.values())).paragraphs[0]
    assert len(said(replace(one, single=one.text))) == len(said(one)) + 1
