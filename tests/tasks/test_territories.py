"""What the law of the Union makes of a client at each place: VAT, and what the agreement on data says.

In the draft, and in the edition that was published before its facts told the Union from its VAT area. `domestic` is
standard VAT of the company, `charge` the reverse charge, `outside` neither.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from commands import ROOT
from packs import library

from engine import assemble, load_deal, load_library
from engine.diagnostics import Refused
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.rendering import render
from engine.tasks.build import build

VAT = {"charge": "reverse-charge", "outside": "outside"}
PLACES = {
    # place: (country, territory, VAT number, postcode), VAT, (in the Union, in the EEA)
    "France": (("FR", None, "FR 40 303 265 045", "75001 Paris"), "charge", (True, True)),
    "Monaco": (("MC", None, "FR 53 000 004 605", "98000 Monaco"), "charge", (False, False)),
    "Monaco by postcode": (("FR", None, "FR 53 000 004 605", "98000 Monaco"), "charge", (False, False)),
    "Guadeloupe": (("GP", None, None, "97100 Basse-Terre"), "outside", (True, True)),
    "Martinique": (("MQ", None, None, "97200 Fort-de-France"), "outside", (True, True)),
    "Guyane": (("GF", None, None, "97300 Cayenne"), "outside", (True, True)),
    "Réunion": (("RE", None, None, "97400 Saint-Denis"), "outside", (True, True)),
    "Réunion by postcode": (("FR", None, None, "97400 Saint-Denis"), "outside", (True, True)),
    "Mayotte": (("YT", None, None, "97600 Mamoudzou"), "outside", (True, True)),
    "Saint-Martin": (("MF", None, None, "97150 Marigot"), "outside", (True, True)),
    "Saint-Barthélemy": (("BL", None, None, "97133 Gustavia"), "outside", (False, False)),
    "Åland": (("AX", None, None, "22100 Mariehamn"), "outside", (True, True)),
    "Åland by postcode": (("FI", None, None, "AX-22100 Mariehamn"), "outside", (True, True)),
    "Canary Islands": (("ES", "canary-islands", None, "35001 Las Palmas"), "outside", (True, True)),
    "Canary Islands by code": (("IC", None, None, "38001 Santa Cruz"), "outside", (True, True)),
    "Canary Islands by postcode": (("ES", None, None, "35001 Las Palmas"), "outside", (True, True)),
    "Ceuta": (("ES", "ceuta", None, "51001 Ceuta"), "outside", (True, True)),
    "Melilla": (("EA", "melilla", None, "52001 Melilla"), "outside", (True, True)),
    "Mount Athos": (("GR", "mount-athos", None, "630 86 Karyes"), "outside", (True, True)),
    "Büsingen": (("DE", "buesingen", None, "78266 Büsingen"), "outside", (True, True)),
    "Büsingen by the Swiss postcode": (("CH", None, None, "8238 Büsingen"), "outside", (True, True)),
    "Heligoland": (("DE", "heligoland", None, "27498 Helgoland"), "outside", (True, True)),
    "Livigno": (("IT", "livigno", None, "23041 Livigno"), "outside", (True, True)),
    "Campione": (("IT", None, None, "22061 Campione d’Italia"), "outside", (True, True)),
    "Norway": (("NO", None, None, "0150 Oslo"), "outside", (False, True)),
    "Iceland": (("IS", None, None, "101 Reykjavík"), "outside", (False, True)),
    "Liechtenstein": (("LI", None, None, "9490 Vaduz"), "outside", (False, True)),
    "Svalbard": (("SJ", None, None, "9170 Longyearbyen"), "outside", (False, False)),
    "Switzerland": (("CH", None, None, "8001 Zürich"), "outside", (False, False)),
    "United Kingdom": (("GB", None, None, "London SW1A 1AA"), "outside", (False, False)),
    "Northern Ireland": (("GB", "northern-ireland", None, "Belfast BT1 5GS"), "outside", (False, False)),
    "Northern Ireland by postcode": (("GB", None, None, "Belfast BT1 5GS"), "outside", (False, False)),
    "Isle of Man": (("IM", None, None, "Douglas IM1 1AA"), "outside", (False, False)),
    "Jersey": (("JE", None, None, "St Helier JE2 3AB"), "outside", (False, False)),
    "Guernsey": (("GG", None, None, "St Peter Port GY1 1AA"), "outside", (False, False)),
    "Gibraltar": (("GI", None, None, "GX11 1AA Gibraltar"), "outside", (False, False)),
    "San Marino": (("SM", None, None, "47890 San Marino"), "outside", (False, False)),
    "Vatican": (("VA", None, None, "00120 Città del Vaticano"), "outside", (False, False)),
    "Andorra": (("AD", None, None, "AD500 Andorra la Vella"), "outside", (False, False)),
    "Faroes": (("FO", None, None, "100 Tórshavn"), "outside", (False, False)),
    "Greenland": (("GL", None, None, "3900 Nuuk"), "outside", (False, False)),
    "Akrotiri": (("CY", "akrotiri-dhekelia", "CY 10259033P", "3011 Akrotiri"), "charge", (False, False)),
    "United States": (("US", None, None, "Springfield, IL 62701"), "outside", (False, False)),
}
PROCESSORS = {
    # a sub-processor: (country, address), the country that the annex prints, whether data leave the EEA
    "France": (("FR", "75001 Paris"), "FR", False),
    "Monaco": (("MC", "98000 Monaco"), "MC", True),
    "Monaco by postcode": (("FR", "98000 Monaco"), "MC", True),
    "Réunion": (("FR", "97400 Saint-Denis"), "FR", False),
    "French Polynesia by postcode": (("FR", "98713 Papeete"), "PF", True),
    "Canary Islands": (("ES", "35001 Las Palmas"), "ES", False),
    "Canary Islands by code": (("IC", "35001 Las Palmas"), "IC", False),
    "Ceuta by code": (("EA", "51001 Ceuta"), "EA", False),
    "Norway": (("NO", "0150 Oslo"), "NO", False),
    "Svalbard by postcode": (("NO", "9170 Longyearbyen"), "SJ", True),
    "Liechtenstein by the Swiss postcode": (("CH", "9490 Vaduz"), "LI", False),
    "Switzerland": (("CH", "8001 Zürich"), "CH", True),
    "Büsingen": (("DE", "78266 Büsingen"), "DE", False),
    "Büsingen by the Swiss postcode": (("CH", "8238 Büsingen"), "DE", False),
    "San Marino by postcode": (("IT", "47890 San Marino"), "SM", True),
    "Jersey": (("JE", "St Helier JE2 3AB"), "JE", True),
    "Jersey by postcode": (("GB", "St Helier JE2 3AB"), "JE", True),
    "Northern Ireland": (("GB", "Belfast BT1 5GS"), "GB", True),
    "Greenland by postcode": (("DK", "3900 Nuuk"), "GL", True),
    "Åland": (("FI", "22100 Mariehamn"), "FI", False),
}
REGISTER = """\
register:
  one:
    name: Un SA
    address: 1 rue de l’Exemple, {postcode}
    country: '{country}'
    contact: un@exemple.invalid
    purpose:
      fr: hébergement
      en: hosting
{safeguard}    services: [phone-secretariat]
    since: 2026-01-01
"""
SAFEGUARD = "    safeguard:\n      fr: clauses contractuelles types\n      en: standard contractual clauses\n"
ABROAD = {
    "fr": "Client établi hors de l’EEE",
    "en": "Client established outside the EEA",
}
DEAL = """\
reference: T-2026-001
date: 2026-12-01
validity: 2026-12-31
client:
  name: Dupont
  address: 1 rue de l’Exemple, {postcode}
  country: '{country}'
  enterprise-number: '1'
{more}  contact:
    name: Camille Dupont
    email: camille@exemple.invalid
  languages: [fr, en]
services: [phone-secretariat]
lines:
  - item: phone-secretariat/setup
    price: 450
  - item: phone-secretariat/subscription
    price: 189
signatories:
  company:
    name: Alex Martin
    function:
      fr: administrateur
      en: director
  client:
    name: Dominique Dupont
    function:
      fr: administrateur
      en: director
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


@pytest.fixture(scope="module")
def edition() -> Library:
    """The edition that takes the Union and its VAT area for one thing."""
    import datetime

    return load_library(ROOT, datetime.date(2026, 12, 1))


def deal_text(place: tuple[str, str | None, str | None, str]) -> str:
    country, territory, number, postcode = place
    told = (("territory", territory), ("vat-number", number))
    more = "".join(f"  {key}: {value}\n" for key, value in told if value)
    return DEAL.format(country=country, postcode=postcode, more=more)


def written(folder: Path, text: str) -> Path:
    for beside in (ROOT / "deals").glob("specimen-*"):
        (folder / beside.name).write_bytes(beside.read_bytes())
    path = folder / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def pack(folder: Path, texts: Library, text: str, language: str = "fr") -> Any:
    return assemble(texts, load_deal(written(folder, text), texts), language=language)


def plain(one: Any) -> str:
    return " ".join(render(one, "txt").decode().split())


@pytest.mark.parametrize("name", PLACES)
def test_facts_vat_and_texts_follow_the_place(name: str, tmp_path: Path) -> None:
    place, vat, (union, eea) = PLACES[name]
    made = pack(tmp_path, library(), deal_text(place))
    facts = set(made.selection.facts)
    assert {one.line.vat for one in made.selection.prices.lines} == {VAT[vat]}
    assert ("client.eu" in facts, "client.non-eu" in facts) == (union, not union)
    assert ("client.within-eea" in facts, "client.outside-eea" in facts) == (eea, not eea)
    assert ("client.vat-area" in facts, "client.outside-vat-area" in facts) == (vat == "charge", vat == "outside")
    quote = plain(made["quote"])
    assert ("hors du territoire TVA de l’Union européenne" in quote) == (vat == "outside")
    assert ("le lieu de son établissement est assimilé" in quote) == (vat == "charge" and not union)
    assert "établi hors de l’Union européenne" not in quote
    assert (ABROAD["fr"] in plain(made["dpa"])) == (not eea)


@pytest.mark.parametrize("name", PLACES)
def test_an_edition_that_does_not_tell_them_apart_has_the_right_vat_and_data(
    name: str, edition: Library, tmp_path: Path
) -> None:
    """It prints its paragraph on clients outside the EEA for all outside the Union, also in Norway."""
    place, vat, (union, _) = PLACES[name]
    made = pack(tmp_path, edition, deal_text(place), "en")
    assert {one.line.vat for one in made.selection.prices.lines} == {VAT[vat]}
    assert (ABROAD["en"] in plain(made["dpa"])) == (not union)
    told = {one.code for one in made.warnings}
    assert ("territory-untold" in told) == (union != (vat == "charge"))


def test_belgian_clients_have_belgian_vat(edition: Library, tmp_path: Path) -> None:
    text = deal_text(("BE", None, None, "7000 Mons")).replace("'1'", "0999.990.123")
    for one in (library(), edition):
        made = pack(tmp_path, one, text)
        assert {line.line.vat for line in made.selection.prices.lines} == {"standard"}
        assert ABROAD["fr"] not in plain(made["dpa"])
        assert "territory-untold" not in {told.code for told in made.warnings}


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (("XI", None, None, "Belfast BT1 5GS"), "XI is no country"),
        (("EA", None, None, "51001 Ceuta"), "EA stands for several places"),
        (("IC", "ceuta", None, "35001 Las Palmas"), "ceuta is not in IC"),
        (("ES", "canary-island", None, "35001 Las Palmas"), "there is no territory canary-island"),
        (("DE", "livigno", None, "10115 Berlin"), "Livigno is not in DE"),
        (("FR", "RE", None, "97400 Saint-Denis"), "territory"),
        (("MC", None, "FR 53 000 004 60", "98000 Monaco"), "is not a VAT number of FR"),
        (("MC", None, "FR 53 000 004 606", "98000 Monaco"), "is not a VAT number of Monaco"),
        (("RE", "reunion", None, "97400 Saint-Denis"), "there is no territory reunion"),
    ],
)
def test_a_place_that_is_none_is_refused(
    place: tuple[str, str | None, str | None, str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        pack(tmp_path, library(), deal_text(place))
    assert message in str(refused.value)


def test_the_reverse_charge_is_refused_outside_the_vat_area(edition: Library, tmp_path: Path) -> None:
    text = deal_text(("RE", None, "FR 40 303 265 045", "97400 Saint-Denis"))
    text = text.replace("    price: 450\n", "    price: 450\n    vat: reverse-charge\n")
    for one in (library(), edition):
        with pytest.raises(Refused, match="the VAT category reverse-charge does not fit a client in RE"):
            pack(tmp_path, one, text)


@pytest.mark.parametrize(
    ("country", "outside"),
    [("RE", False), ("AX", False), ("NO", False), ("GB", True), ("IM", True), ("JE", True), ("MC", True), ("SJ", True)],
)
def test_sub_processors_stand_by_the_same_table(country: str, outside: bool, tmp_path: Path) -> None:
    path = written(tmp_path, deal_text(PLACES["France"][0]))
    register = tmp_path / "specimen-subprocessors.yaml"
    text = (
        register.read_text(encoding="utf-8").replace("country: US", "country: BE").replace("country: DE", "country: X")
    )
    text = text.replace("country: X", f"country: '{country}'\n    safeguard:\n      fr: décision\n      en: decision")
    register.write_text(text, encoding="utf-8")
    made = assemble(library(), load_deal(path, library()), language="fr")
    assert ("subprocessors.outside-eea" in made.selection.facts) == outside


def test_a_party_without_an_address_for_notices_is_told_when_documents_are_made(tmp_path: Path) -> None:
    text = deal_text(PLACES["France"][0]).replace("    email: camille@exemple.invalid\n", "")
    path = written(tmp_path, text)
    company = tmp_path / "specimen-company.yaml"
    company.write_text(
        company.read_text(encoding="utf-8").replace("specimen@exemple.invalid", "null"), encoding="utf-8"
    )
    made = build(library(), load_deal(path, library()), formats=["txt"])
    told = [one.message for one in made.warnings if one.code == "notice-address"]
    assert told == ["Dupont has no email address", "IMS ADVISOR SRL has no email address"]
    made = build(library(), load_deal(written(tmp_path, deal_text(PLACES["France"][0])), library()), formats=["txt"])
    assert "notice-address" not in {one.code for one in made.warnings}


@pytest.mark.parametrize("place", PROCESSORS)
def test_of_a_sub_processor(place: str, tmp_path: Path) -> None:
    """The annex names its country, and one outside the EEA needs a safeguard."""
    (country, postcode), printed, outside = PROCESSORS[place]
    whole = deal_text(("FR", None, "FR 40 303 265 045", "75001 Paris")).replace("specimen-subp", "own-subp")
    for safeguard in ("", SAFEGUARD):
        told = REGISTER.format(postcode=postcode, country=country, safeguard=safeguard)
        (tmp_path / "own-subprocessors.yaml").write_text(told, encoding="utf-8")
        deal = load_deal(written(tmp_path, whole), library())
        (one,) = deal.subprocessors or ()
        assert (one.country, one.outside_eea, one.unprotected) == (printed, outside, outside and not safeguard)
        assert ("territory-assumed" in {found.code for found in deal.remarks}) is (printed != country)
        if one.unprotected:
            with pytest.raises(Refused, match="nothing says what protects"):
                assemble(library(), deal, language="fr")
            continue
        made = assemble(library(), deal, language="fr")
        assert ("subprocessors.outside-eea" in made.selection.facts) is outside
        assert LANGUAGES["fr"].country(printed) in plain(made["dpa"])
