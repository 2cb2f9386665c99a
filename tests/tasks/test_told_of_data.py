"""What parties and the register say of the protection of data: read, printed, missed, and refused where it is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from packs import LANGUAGES, ROOT, library, option, surroundings
from walking import statements

from engine import Refused, load_deal
from engine.checking.law.untold import check_untold
from engine.diagnostics import Report
from engine.model.deal import Deal
from engine.model.place import Place
from engine.tasks.assemble import assemble, select
from engine.tasks.build import build

DEAL = (ROOT / "deals/prospecting-campaign.yaml").read_text(encoding="utf-8")
OWN = """\
  data-protection:
    contact:
      email: rgpd@menuiserie.invalid
    officer: none
"""
REGISTER = """\
register:
  one:
    name: Un Ltd
    address: {address}
    country: {country}
    contact: un@exemple.invalid
    purpose:
      fr: courriels
      en: emails
{more}    services: [prospecting]
    since: 2026-01-01
"""
SAFEGUARD = "    safeguard:\n      fr: clauses contractuelles types\n      en: standard contractual clauses\n"
TRANSFER = "    transfer:\n      basis: {}\n"
DECISION = "      decision:\n        fr: décision (UE) 2023/1795\n        en: Decision (EU) 2023/1795\n"
CLAUSES = "      module: 3\n      signed: 2025-11-03\n"


def deal(folder: Path, text: str, register: str = "") -> Deal:
    for beside in (ROOT / "deals").glob("specimen-*"):
        (folder / beside.name).write_bytes(beside.read_bytes())
    if register:
        (folder / "specimen-subprocessors.yaml").write_text(register, encoding="utf-8")
    (folder / "deal.yaml").write_text(text, encoding="utf-8")
    return load_deal(folder / "deal.yaml", library())


def with_variants(one: Deal, *variants: str) -> Deal:
    """A deal of the same parties with these variants, and with services that go with them."""
    made = option(surroundings(*variants), variants)
    return replace(made, client=one.client, publisher=one.publisher, subprocessors=one.subprocessors)


def rows(one: Deal, place: str, language: str = "fr") -> list[str]:
    found = statements(assemble(library(), one, language=language))
    return [it.said[0] for at, it in found.items() if at.startswith(f"{place} |")]


def client(data_protection: str, country: str = "BE") -> str:
    text = DEAL.replace(OWN, data_protection)
    if country != "BE":
        text = text.replace("country: BE\n", f"country: {country}\n", 1).replace("5000 Namur", "8001 Zürich")
        text = "".join(line for line in text.splitlines(True) if not line.startswith(("  vat-number", "  peppol")))
    return text


def told(folder: Path, text: str, register: str = "") -> list[tuple[str, str]]:
    """Codes and messages of what refuses it; nothing where it is read."""
    try:
        assemble(library(), deal(folder, text, register), language="fr")
    except Refused as refused:
        return [(one.code, one.message) for one in refused.diagnostics]
    return []


class TestContacts:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_annex_on_the_parties_prints_them(self, tmp_path: Path, language: str) -> None:
        found = "\n".join(rows(deal(tmp_path, DEAL), "dpa/annex-parties#list", language))
        words = {
            "fr": ("Charlie Spécimen, responsable de la protection des données", "aucun n’est désigné"),
            "en": ("Charlie Spécimen, data protection lead", "none is designated"),
        }[language]
        assert all(one in found for one in (*words, "rgpd@menuiserie.invalid", "+32 65 00 00 09"))
        assert "Représentant" not in found
        assert "Representative" not in found

    @pytest.mark.parametrize(
        ("variant", "place"),
        [
            ("joint-controllers", "joint-control/annex-parties#list"),
            ("independent-controllers", "data-exchange/annex-parties#list"),
        ],
    )
    def test_agreements_between_controllers_print_them(self, tmp_path: Path, variant: str, place: str) -> None:
        found = "\n".join(rows(with_variants(deal(tmp_path, DEAL), variant), place))
        assert "Charlie Spécimen, responsable de la protection des données" in found
        assert "rgpd@menuiserie.invalid" in found
        assert "Délégué à la protection des données | aucun n’est désigné | aucun n’est désigné" in found

    @pytest.mark.parametrize("variants", [(), ("joint-controllers",), ("independent-controllers",)])
    def test_insurance_and_complaints_stand_in_the_quote_alone(self, tmp_path: Path, variants: tuple[str, ...]) -> None:
        made = assemble(library(), with_variants(deal(tmp_path, DEAL), *variants), language="fr")
        told = [at for at, it in statements(made).items() if "Assurances Spécimen SA" in it.said[0]]
        assert {at.partition(" |")[0] for at in told} == {"quote/parties#list"}

    def test_the_quote_names_the_parties_as_before(self, tmp_path: Path) -> None:
        assert "donnees@exemple.invalid" not in "\n".join(rows(deal(tmp_path, DEAL), "quote/parties#list"))

    def test_without_one_the_address_of_the_party_stands_there_and_build_says_so(self, tmp_path: Path) -> None:
        one = deal(tmp_path, client(""))
        (contact,) = [row for row in rows(one, "dpa/annex-parties#list") if row.startswith("Point de contact")]
        assert "ventes@menuiserie.invalid" in contact
        codes = [(it.code, it.message) for it in build(library(), one, formats=["txt"]).warnings]
        (missing,) = [message for code, message in codes if code == "data-contact-untold"]
        assert "Menuiserie de l’Exemple" in missing
        assert "contact:, officer: missing" in missing
        whole = build(library(), deal(tmp_path, DEAL), formats=["txt"]).warnings
        assert not {"data-contact-untold", "processor-incomplete"} & {it.code for it in whole}

    def test_a_client_abroad_has_a_representative_or_says_that_it_has_none(self, tmp_path: Path) -> None:
        named = OWN + (
            "    representative:\n      name: Représentant SRL\n      address: rue de l’Essai 1, 1000 Bruxelles\n"
            "      country: BE\n      email: rep@exemple.invalid\n"
        )
        found = "\n".join(rows(deal(tmp_path, client(named, "CH")), "dpa/annex-parties#list"))
        assert "Représentant SRL, rue de l’Essai 1, 1000 Bruxelles, Belgique, rep@exemple.invalid" in found
        silent = build(library(), deal(tmp_path, client(OWN, "CH")), formats=["txt"]).warnings
        assert [one.message for one in silent if one.code == "data-contact-untold"] == [
            "Menuiserie de l’Exemple has not said whom it has for the protection of data: representative: missing"
        ]
        nobody = build(library(), deal(tmp_path, client(OWN + "    representative: none\n", "CH")), formats=["txt"])
        assert "data-contact-untold" not in {one.code for one in nobody.warnings}

    @pytest.mark.parametrize(
        ("written", "code", "words"),
        [
            ("    contact:\n      email: a@exemple.be, b@exemple.be\n", "contact-invalid", "it is a list"),
            ("    officer:\n      email: Camille <a@exemple.be>\n", "contact-invalid", "angle brackets"),
            ("    officer:\n      name: Camille\n", "contact-invalid", "neither email: nor phone:"),
            ("    contact:\n      email: a@exemple.be\n      phone: '12'\n", "contact-invalid", "telephone number"),
            ("    representative: none\n", "contact-invalid", "within the EEA has no representative"),
            ("    officer: nobody\n", "value-invalid", "nobody"),
            ("    dpo: none\n", "key-unknown", "the key dpo is not known here"),
        ],
    )  # fmt: skip
    def test_what_reaches_nobody_is_refused(self, tmp_path: Path, written: str, code: str, words: str) -> None:
        ((found, message),) = told(tmp_path, client(f"  data-protection:\n{written}"))
        assert (found, words in message) == (code, True), message

    def test_a_representative_is_in_the_eea(self, tmp_path: Path) -> None:
        named = OWN + (
            "    representative:\n      name: Rep Ltd\n      address: 1 Street, London SW1A 1AA\n      country: GB\n"
            "      email: rep@exemple.invalid\n"
        )
        ((code, message),) = told(tmp_path, client(named, "CH"))
        assert (code, "outside the EEA (GDPR art. 27(3))" in message) == ("contact-invalid", True)


def register(more: str, country: str = "US", address: str = "1 Street, Springfield, IL 62701") -> str:
    return REGISTER.format(more=more, country=country, address=address)


class TestTransfers:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_annex_tells_what_each_rests_on(self, tmp_path: Path, language: str) -> None:
        found = "\n".join(rows(deal(tmp_path, DEAL), "dpa/annex-sub-processors#list", language))
        words = {
            "fr": (
                "module 3, signées le 3 novembre 2025",
                "Inde",
                "10 novembre 2025",
                "nom, adresse électronique",
            ),
            "en": ("module 3, signed on 3 November 2025", "India", "10 November 2025", "name, email address"),
        }[language]
        assert [one for one in words if one not in " ".join(found.split())] == []

    @pytest.mark.parametrize(
        "written",
        [
            TRANSFER.format("standard-clauses") + CLAUSES,
            TRANSFER.format("standard-clauses") + CLAUSES + "      assessed: 2026-11-30\n",
            TRANSFER.format("adequacy") + DECISION,
            TRANSFER.format("binding-rules") + DECISION,
            "",
        ],
    )
    def test_what_fits_is_read(self, tmp_path: Path, written: str) -> None:
        assert told(tmp_path, DEAL, register(SAFEGUARD + written)) == []

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            (TRANSFER.format("standard-clauses") + "      signed: 2025-11-03\n", "has no module:"),
            (TRANSFER.format("standard-clauses") + "      module: 3\n", "has no signed:"),
            (TRANSFER.format("adequacy"), "has no decision:"),
            (TRANSFER.format("adequacy") + DECISION + "      module: 2\n", "to which module: does not belong"),
            (TRANSFER.format("standard-clauses") + CLAUSES.replace("2025", "2020"), "exist since 2021-06-27"),
            (TRANSFER.format("standard-clauses") + CLAUSES.replace("2025", "2027"), "after the date of the documents"),
            (TRANSFER.format("adequacy") + DECISION + "      assessed: 2026-12-09\n", "which is after the date"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, tmp_path: Path, written: str, words: str) -> None:
        ((code, message),) = told(tmp_path, DEAL, register(SAFEGUARD + written))
        assert (code, words in message) == ("transfer-invalid", True), message

    def test_there_is_none_within_the_eea(self, tmp_path: Path) -> None:
        there = register(TRANSFER.format("standard-clauses") + CLAUSES, "BE", "rue 1, 1000 Bruxelles")
        ((code, message),) = told(tmp_path, DEAL, there)
        assert (code, "within the EEA only" in message) == ("transfer-invalid", True)

    def test_remote_access_from_outside_is_a_transfer(self, tmp_path: Path) -> None:
        """It needs a safeguard, and its country stands in the quote (DPA, remote access)."""
        away = "    remote-access: [IN]\n"
        ((code, message),) = told(tmp_path, DEAL, register(away, "BE", "rue 1, 1000 Bruxelles"))
        assert (code, "one processes data outside the EEA" in message) == ("safeguard-missing", True), message
        one = deal(tmp_path, DEAL, register(away + SAFEGUARD, "BE", "rue 1, 1000 Bruxelles"))
        assert "subprocessors.outside-eea" in assemble(library(), one, language="fr").selection.facts
        assert "Inde | Un Ltd" in "\n".join(rows(one, "quote/data#countries"))
        ((code, message),) = told(
            tmp_path, DEAL, register("    remote-access: [XX]\n" + SAFEGUARD, "BE", "rue 1, 1000 Bruxelles")
        )
        assert (code, message) == ("value-invalid", "XX is no country")

    def test_what_nobody_has_said_is_a_warning_of_build(self, tmp_path: Path) -> None:
        made: Any = build(library(), deal(tmp_path, DEAL, register(SAFEGUARD)), formats=["txt"])
        (missing,) = [one.message for one in made.warnings if one.code == "processor-incomplete"]
        assert missing.endswith("data, transfer missing")

    def test_it_is_said_of_what_the_annex_prints_and_of_nothing_else(self, tmp_path: Path) -> None:
        whole = library()
        id = Place("dpa/annex-sub-processors")
        paragraphs = tuple(
            replace(one, columns=tuple(column for column in one.columns if column.id != "data"))
            for one in whole.clauses[id].paragraphs
        )
        less = replace(whole, clauses={**whole.clauses, id: replace(whole.clauses[id], paragraphs=paragraphs)})
        report, selection = Report(), select(whole, deal(tmp_path, DEAL, register(SAFEGUARD)))[0]
        check_untold(less, selection, report)
        (missing,) = [one.message for one in report.diagnostics if one.code == "processor-incomplete"]
        assert missing.endswith("prints: transfer missing")
