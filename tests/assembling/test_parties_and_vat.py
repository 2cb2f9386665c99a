"""What a Quote says of a client abroad, and of VAT beside amounts."""

from __future__ import annotations

import datetime
import re

import pytest
from packs import ROOT, real_pack

from engine import assemble, load_library, render

ROWS = {
    "fr": ("Registre", "Numéro d’entreprise"),
    "en": ("Register", "Enterprise number"),
}


def rows(name: str, language: str) -> dict[str, str]:
    """The rows of the table of the parties: what stands first, and what stands below the client."""
    text = render(real_pack(name, language)["quote"], "md").decode()
    cells = (line.strip("| ").split("|") for line in text.splitlines() if line.count("|") == 4)
    return {first.strip(): last.strip() for first, _, last in cells}


@pytest.mark.parametrize("language", ROWS)
def test_the_number_of_a_company_abroad_is_that_of_its_register(language: str) -> None:
    register, enterprise = ROWS[language]
    assert rows("software-company", language)[register] == "HRB 00000 (Köln)"
    assert rows("software-company", language)[enterprise] == "–"
    assert rows("example", language)[enterprise] == "0999.990.123"


def test_amounts_say_of_vat_what_the_labels_say() -> None:
    french = "".join(render(one, "txt").decode() for one in real_pack("software-company", "fr").values())
    assert set(re.findall(r"€\s(HT\w*|TV\w*)", french)) == {"HTVA"}
    english = "".join(render(one, "txt").decode() for one in real_pack("example", "en").values())
    assert set(re.findall(r"EUR\s[0-9.,]+\s(\w+\.\sVAT)", english)) == {"excl.\u00a0VAT", "incl.\u00a0VAT"}


def test_an_edition_without_such_labels_says_it_as_it_did() -> None:
    first = load_library(ROOT, datetime.date(2026, 12, 1))
    text = render(assemble(first, language="fr")["cgv"], "txt").decode()
    assert set(re.findall(r"€\s(HT\w*)", text)) == {"HT"}
