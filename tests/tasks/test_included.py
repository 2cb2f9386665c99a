"""What a service includes, by the catalogue and by a deal, as the quote prints it; and parameters that are lists."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from in_memory import said, texts_of
from packs import LANGUAGES, ROOT, deal, library, words
from walking import statements

from engine import Refused, load_deal, load_library
from engine.files.writing.new_deal import deal_template
from engine.model.deal import Deal
from engine.model.library import Library
from engine.tasks.assemble import assemble

HOURS = {"fr": "du lundi au vendredi", "en": "Monday to Friday"}


def printed(texts: Library, one: Deal, language: str) -> list[str]:
    found = statements(assemble(texts, one, language=language))
    return [it.said[0] for at, it in found.items() if at.startswith("quote/subject#included |")]


def described() -> Library:
    """The library with a catalogue that says when calls are answered."""
    services = dict(library().services)
    phone = services["phone-secretariat"]
    services["phone-secretariat"] = replace(phone, includes={"hours": HOURS, "volume": {"fr": "100", "en": "100"}})
    return replace(library(), services=services)


OWN = words("250 contacts, trois tentatives", "250 contacts, three attempts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quote_says_what_the_deal_says(language: str) -> None:
    one = replace(deal(("prospecting",)), includes={"prospecting": {"volume": OWN}})
    assert OWN.in_language(language) in "\n".join(printed(library(), one, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_of_which_nothing_is_said_prints_nothing(language: str) -> None:
    found = statements(assemble(library(), deal(("phone-secretariat",)), language=language))
    assert not [place for place in found if place.startswith("quote/subject#included")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deal_replaces_what_the_catalogue_says_of_the_same_and_nothing_else(language: str) -> None:
    plain = deal(("phone-secretariat", "ai-tools"))
    assert HOURS[language] in "\n".join(printed(described(), plain, language))
    changed = replace(plain, includes={"phone-secretariat": {"volume": OWN}})
    told = "\n".join(printed(described(), changed, language))
    assert HOURS[language] in told
    assert OWN.in_language(language) in told
    assert "100" not in told


@pytest.mark.parametrize(
    ("written", "code", "said_so"),
    [
        ("  ai-tools:\n    hours: toujours\n", "value-invalid", "ai-tools is no service of this deal"),
        ("  phone-secretary:\n    hours: toujours\n", "service-unknown", "there is no service phone-secretary"),
        ("  medical-secretariat: {}\n", "key-missing", "nothing is said"),
        ("  medical-secretariat:\n    opening: 8 h\n", "key-unknown", "the key opening"),
    ],
)
def test_what_is_said_of_no_service_is_refused(written: str, code: str, said_so: str, tmp_path: Path) -> None:
    text = (ROOT / "deals/example.yaml").read_text(encoding="utf-8")
    text = "".join(
        one for one in text.splitlines(True) if not one.startswith(("publisher:", "subprocessors:", "prices:"))
    )
    before, _, after = text.partition("includes:\n")
    path = tmp_path / "deal.yaml"
    path.write_text(f"{before}includes:\n{written}\n{after[after.index('lines:') :]}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_deal(path, library())
    assert [(one.code, said_so in one.message) for one in refused.value.diagnostics] == [(code, True)]


def test_an_edition_that_does_not_print_it_says_so() -> None:
    edition = load_library(ROOT, datetime.date(2026, 12, 1))
    one = replace(deal(("prospecting",), deselected=("prospecting",)), includes={"prospecting": {"volume": OWN}})
    warnings = assemble(edition, one, language="fr").warnings
    assert ("deal-untold" in {it.code for it in warnings}) is ("offer.described" not in edition.facts)


TEST = "        test:\n          fr: une connexion d’essai aboutit\n          en: a test connection succeeds\n"


class TestLists:
    SLA = "variants/custom-sla.yaml"

    def test_each_entry_prints_with_its_test(self) -> None:
        one = library().variants["custom-sla"][0].parameters["custom-sla.functions"]
        assert one.each == ("function", "test")
        assert str(one.value).startswith("la réponse (un appel d’essai est pris dans la minute)")

    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            (TEST, "", "entry 3 of custom-sla.functions has no test"),
            ("      - function:\n          fr: l’accès", "      - fonction:\n          fr: l’accès",
             "entry 3 of custom-sla.functions has no function"),
            ("    each: [function, test]\n", "", "has one value, and no list"),
        ],
    )  # fmt: skip
    def test_an_entry_without_its_parts_is_refused(self, before: str, after: str, words: str) -> None:
        texts = dict(texts_of(ROOT))
        assert before in texts[self.SLA]
        texts[self.SLA] = texts[self.SLA].replace(before, after)
        told = [one for one in said(texts) if one.code == "parameter-value"]
        assert [words in one.message for one in told] == [True], told

    def test_a_deal_gives_its_own(self, tmp_path: Path) -> None:
        text = (ROOT / "deals/software-company.yaml").read_text(encoding="utf-8")
        text = "".join(
            line
            for line in text.splitlines(True)
            if not line.startswith(("publisher:", "subprocessors:", "prices:", "without-"))
        )
        own = (
            "  custom-sla.functions:\n    - function:\n        fr: l’accueil en allemand\n"
            "        en: answering in German\n      test:\n        fr: un appel\n        en: a call\n"
        )
        path = tmp_path / "deal.yaml"
        before, _, after = text.partition("  custom-sla.functions:\n")
        text = before + after[after.index("  custom-sla.availability") :]
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Refused, match=r"custom-sla\.functions .* has no value"):  # each deal names its own
            assemble(library(), load_deal(path, library()), language="en")
        path.write_text(text.replace("  custom-sla.availability: 99.8\n", own), encoding="utf-8")
        pack = assemble(library(), load_deal(path, library()), language="en")
        told = " ".join(statements(pack)["sla/availability#available"].said)
        assert "answering in German (a call)" in told
        path.write_text(text.replace("custom-sla.availability: 99.8", "custom-sla.functions: calls"), encoding="utf-8")
        with pytest.raises(Refused, match="is a list of entries with function, test"):
            load_deal(path, library())


def test_a_new_deal_asks_for_them() -> None:
    text = deal_template(library(), "T-1", datetime.date(2026, 12, 1), language="en", whole=True)
    for asked in (
        "  #data-protection: {contact: ", ", officer: none}", "#includes: {", "#   processing.recording (",
        ", with phone-secretariat, medical-secretariat, prospecting)",
        "  #custom-sla.functions: [{function: , test: }]",
        "  #medical.exception: ", "  #medical.persons:", "  #independent-controllers.client-data:",
        "  #independent-controllers.company-data:", '  #medical.emergency-number: "112"',
    ):  # fmt: skip
        assert asked in text, asked
