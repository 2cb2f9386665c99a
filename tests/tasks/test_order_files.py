"""Orders in the files of a pack: asked for by their format, in one language, told in the manifest; or refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from commands import ROOT, clausier
from lxml import etree
from packs import CAMPAIGN, EXAMPLE, library, real_deal

from engine import Refused, build, read_deal
from engine.model.library import Library
from engine.rendering.tools import made_with
from engine.tasks.build import Build
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in EXAMPLE.parent.glob("specimen-*.yaml")}
TEXT = EXAMPLE.read_text(encoding="utf-8")
NUMBERS = "  enterprise-number: 0999.990.123\n  vat-number: BE 0999.990.123\n  peppol: 0208:0999990123\n"


def built(text: str, *formats: str, of: Library | None = None, languages: tuple[str, ...] = ()) -> Build:
    home = of or library()
    return build(home, read_deal(text, home, beside=BESIDE), formats=formats, languages=languages)


def refusal(text: str, format: str, of: Library | None = None) -> str:
    with pytest.raises(Refused) as refused:
        built(text, format, of=of)
    return str(refused.value)


def names(text: str) -> list[str]:
    """The names of the lines of an order."""
    return [one.text or "" for one in etree.fromstring(text.encode()).iterfind(".//{*}SpecifiedTradeProduct/{*}Name")]


def test_the_command_writes_them_into_the_pack(tmp_path: Path) -> None:
    asked = ("build", EXAMPLE, "--draft", "--format", "txt,order-x,peppol-order", "--out", tmp_path)
    done = clausier("--today", "2026-12-15", *asked)
    assert (done.returncode, done.stderr) == (0, "")
    files = {one.name: one for one in tmp_path.iterdir()}
    orders = [f"SPEC-2026-001-{one}.xml" for one in ("order-x", "peppol-order")]
    assert set(orders) <= files.keys()
    told = json.loads(files["SPEC-2026-001-manifest.json"].read_text(encoding="utf-8"))
    digests = {one["name"]: one["sha256"] for one in told["files"]}
    for name in orders:
        assert digests[name] == hashlib.sha256(files[name].read_bytes()).hexdigest()
    assert "lxml" in told["made-with"]


def test_they_are_written_where_they_are_asked_for() -> None:
    assert not [name for name, _ in built(TEXT, "txt").files() if name.endswith(".xml")]
    assert [name for name, _ in built(TEXT, "order-x").files()] == [
        "SPEC-2026-001-order-x.xml",
        "SPEC-2026-001-manifest.json",
    ]


def test_the_same_deal_gives_the_same_bytes() -> None:
    assert dict(built(TEXT, "order-x").files()) == dict(built(TEXT, "order-x").files())


@pytest.mark.parametrize(
    ("name", "languages", "first"),
    [
        ("example", (), "Mise en service de la ligne, de l’agenda et des consignes de filtrage"),
        ("software-company", (), "Set-up of the line and of the call-handling instructions"),
        ("software-company", ("fr",), "Mise en service de la ligne et des consignes d’accueil"),
        ("prospecting-campaign", (), "Mise en place d’une campagne, script compris"),
    ],
)
def test_they_are_in_the_first_language_of_the_client(name: str, languages: tuple[str, ...], first: str) -> None:
    made = build(library(), real_deal(name), formats=["order-x"], languages=languages)
    assert names(dict(made.files())[made.jobs[0].name].decode())[0] == first


def test_an_unknown_format_is_told_with_all_there_are() -> None:
    done = clausier("build", CAMPAIGN, "--format", "order")
    assert done.returncode == 2
    assert "order is no format; there is pdf, docx, html, md, txt, json, order-x, peppol-order" in done.stderr


class TestRefused:
    """order-incomplete, with the place and what to do."""

    @pytest.mark.parametrize("format", ["order-x", "peppol-order"])
    def test_a_client_without_a_number(self, format: str) -> None:
        """Of general terms alone: a quote asks for the number itself."""
        told = refusal(TEXT.replace(NUMBERS, "").replace("lines:\n", "documents: [cgv]\nlines:\n"), format)
        assert told == (
            "deal.yaml:14:1: error: the client has no number by which an electronic order can name it "
            "[order-incomplete]\n    hint: add enterprise-number:, vat-number: or peppol: to the client"
        )

    def test_a_client_that_the_network_does_not_reach(self) -> None:
        """An enterprise number of a country whose numbers are no addresses names it, and does not reach it."""
        text = TEXT.replace(NUMBERS, "  enterprise-number: 12-3456789\n").replace("country: BE", "country: US")
        text = text.replace("rue de la Démonstration 1, 7000 Mons", "1 Example Street, Springfield 62701")
        assert built(text, "order-x").jobs
        assert refusal(text, "peppol-order") == (
            "deal.yaml:14:1: error: Cabinet médical de l’Exemple has no address in the Peppol network, and an order "
            "agreement is sent to one [order-incomplete]\n"
            "    hint: add peppol: to the client, with the scheme and the number: 0208:0123456749"
        )

    def test_a_country_that_orders_have_no_code_for(self) -> None:
        text = TEXT.replace(NUMBERS, "  enterprise-number: 810000000\n").replace("country: BE", "country: XK")
        assert built(text, "txt").jobs
        assert refusal(text, "order-x").endswith(
            "electronic orders name countries by their ISO 3166 codes, and XK is none [order-incomplete]\n"
            "    hint: build without this format"
        )

    def test_a_company_without_a_number(self) -> None:
        company = BESIDE["specimen-company.yaml"].replace("number: 0000.000.000\n", "number: null\n")
        beside = {**BESIDE, "specimen-company.yaml": company.replace("number: BE 0000.000.000\n", "number: null\n")}
        deal = read_deal(TEXT, library(), beside=beside)
        with pytest.raises(Refused, match=r"specimen-company.yaml:3:5: error: the company has no number"):
            build(library(), deal, formats=["order-x"])

    def test_a_deal_without_lines(self) -> None:
        start, end = TEXT.index("lines:\n"), TEXT.index("variants: []")
        text = f"{TEXT[:start]}documents: [cgv]\n{TEXT[end:]}"
        assert built(text, "txt").jobs
        assert "an electronic order has lines, and this deal has none" in refusal(text, "order-x")

    def test_an_edition_without_codes(self) -> None:
        """The first editions know no codes of units: a deal made by one of them has documents, and no order."""
        home = load_edition(ROOT, editions(ROOT)[0])
        assert built(TEXT, "txt", of=home).jobs
        told = refusal(TEXT, "order-x", of=home)
        assert "error: the unit package has no code, and electronic orders name units by their codes" in told
        assert (
            "hint: legal adds code: in clauses/units.yaml; if the edition has no codes, wait for the next one" in told
        )
        assert told.count("the unit call has no code") == told.count("the VAT category standard has no code") == 1


def test_what_made_an_order_is_no_library_of_documents() -> None:
    assert "zlib" not in made_with({"xml"})
    assert "zlib" in made_with({"docx"})
