"""An amendment of a running contract: held against what was accepted, telling what changes, with the text it gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import ROOT, clausier
from packs import library
from test_offer_versions import BESIDE, CHANGED, FIRST, NAME, SENT, digest_of, first_sent, manifest_of

from engine import assemble, read_deal
from engine.diagnostics import Refused
from engine.model.deal import Deal
from engine.model.digest import text_digest
from engine.rendering import render
from engine.tasks.assemble import assemble_all, select
from engine.tasks.build import build
from engine.tasks.open_library import editions, load_edition

TERM = "parameters:\n  initial-term: 12\n"
MORE = CHANGED.replace(TERM, "")


def amending(text: str, deal: str = NAME, sent: str = SENT, manifest: str | None = None, number: str = "A1") -> str:
    """The text of a deal that amends what this manifest says was sent."""
    said = (
        f"amends:\n  deal: {deal}\n  sent: {sent}\n  digest: {digest_of(manifest or first_sent())!r}\n"
        "  accepted: 2026-12-20\n  effective: 2027-03-01\n"
    )
    text = re.sub(r"reference: T-2026-009.*", f"reference: T-2026-009-{number}", text)
    return said + re.sub(
        r"(?m)^validity: .*", "validity: 2027-02-15", text.replace("date: 2026-12-10", "date: 2027-01-15")
    )


def amended(text: str = MORE, **beside: str) -> Deal:
    texts = {**BESIDE, NAME: FIRST, SENT: first_sent()} | {key.replace("_", "."): it for key, it in beside.items()}
    return read_deal(amending(text) if "amends:" not in text else text, library(), name="amended.yaml", beside=texts)


def printed(deal: Deal, language: str) -> str:
    text = render(assemble(library(), deal, language=language)["amendment"], "txt").decode()
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_amendment_says_what_changes_and_what_stays() -> None:
    text = printed(amended(), "fr")
    assert "la référence T-2026-009, datée du 10 décembre 2026, que le Client a acceptée le 20 décembre 2026" in text
    assert "prix unitaire 500,00 € / forfait (auparavant 450,00 € / forfait)" in text
    assert "Formation de l’équipe : quantité 5 heures (auparavant 3 heures)" in text
    assert "Prestations : Marketing numérique et gestion de contenus (ajout)" in text
    assert "s’applique à partir du 1er mars 2027" in text
    assert "Pour le reste, le Contrat demeure inchangé." in text
    assert "Dernier jour pour accepter" not in text
    assert "Total de la durée initiale :" not in text
    assert "Communication de paiement" not in text
    text = printed(amended(), "en")
    assert "the reference T-2026-009, dated 10 December 2026, which the Client accepted on 20 December 2026" in text
    assert "unit price EUR 500.00 / flat fee (previously EUR 450.00 / flat fee)" in text
    assert "applies from 1 March 2027" in text
    assert "For the rest, the Contract remains unchanged." in text
    assert "eference unknown" not in text


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "added", ["", "variants: [fixed-term]\n", "introduction: [Bonjour]\n", "discount: {percent: 5}\n"]
)
def test_the_consolidated_text_is_that_of_a_fresh_deal_with_the_same_contents(language: str, added: str) -> None:
    deal = amended(MORE + added)
    fresh = re.sub(r"(?s)^amends.*?(?=reference)", "", amending(MORE + added))
    fresh += f"communication: {deal.communication}\nstart: 2026-12-20\n"
    now = assemble(library(), deal, language=language)
    pack = assemble(library(), read_deal(fresh, library(), beside=BESIDE), language=language)
    assert {*now} == {*pack, "amendment"}
    for id in pack:
        if id != "quote":
            assert text_digest(now[id]) == text_digest(pack[id]), id
    texts = [re.sub(r"\s+", " ", render(one["quote"], "txt").decode()) for one in (now, pack)]
    own = {
        "fr": r"\S+ Le Devis donne le texte.*?en règle l’acceptation\. ",
        "en": r"\S+ The Quote gives the con.*?acceptance is governed by .*?\. ",
    }
    numbers = r"\b1\.\d\b"
    without, found = re.subn(own[language], "", texts[0])
    assert found == 1
    assert re.sub(numbers, "", without) == re.sub(numbers, "", texts[1])


def test_a_contract_pays_under_its_communication() -> None:
    assert amended().communication == read_deal(FIRST, library(), beside=BESIDE).communication


def test_the_term_stays_that_of_the_contract() -> None:
    """Six months from the day of acceptance, although the amendment is a month younger."""
    quote = " ".join(render(assemble(library(), amended(), language="fr")["quote"], "txt").decode().split())
    assert "La durée initiale s’achève le 19 juin 2027." in quote
    assert amended(amending(MORE + "start: 2026-12-20\n")).start == amended().start


def test_a_deal_that_names_its_documents_has_the_amendment_too() -> None:
    first = FIRST + "documents: [quote, cgv, dpa]\n"
    sent = manifest_of(read_deal(first, library(), beside=BESIDE))
    text = amending(MORE + "documents: [quote, cgv, dpa]\n", manifest=sent)
    deal = read_deal(text, library(), name="a.yaml", beside={**BESIDE, NAME: first, SENT: sent})
    selection, _ = select(library(), deal)
    assert [*selection.documents] == ["amendment", "cgv", "dpa", "quote"]


def test_an_amendment_is_amended_again() -> None:
    one = amending(MORE)
    beside = {**BESIDE, NAME: FIRST, SENT: first_sent()}
    sent = manifest_of(read_deal(one, library(), name="a1.yaml", beside=beside))
    two = re.sub(r"(?s)^amends.*?(?=reference)", "", one).replace("price: 500", "price: 520")
    two = amending(two, "a1.yaml", "a1.json", sent, "A2").replace("accepted: 2026-12-20", "accepted: 2027-01-15")
    deal = read_deal(two, library(), name="a2.yaml", beside={**beside, "a1.yaml": one, "a1.json": sent})
    text = printed(deal, "fr")
    assert "T-2026-009-A1" in text
    assert "prix unitaire 520,00 € / forfait (auparavant 500,00 € / forfait)" in text
    assert "Marketing numérique et gestion de contenus (ajout)" not in text


def test_the_pack_holds_the_amendment_the_redline_and_no_order() -> None:
    names = [one.name for one in build(library(), amended(), formats=["md", "html", "xml"], languages=("fr",)).jobs]
    assert "T-2026-009-A1-amendment-fr.md" in names
    assert "T-2026-009-A1-quote-changes-fr.md" in names
    assert not [one for one in names if "order" in one]


WRONG = {
    ("price: 500,", "price: 500,"): "",
    ("deal: dupont.yaml", "deal: durand.yaml"): "there is no file durand.yaml beside the deal",
    ("digest: '", "digest: '0"): "has another SHA-256 than the deal says",
    (
        "reference: T-2026-009-A1",
        "reference: T-2026-009",
    ): "the amendment has the reference of its contract, T-2026-009",
    (
        "enterprise-number: 0123.456.749",
        "enterprise-number: 0999.990.123",
    ): "what was accepted is T-2026-009 for Dupont",
    ("accepted: 2026-12-20", "accepted: 2027-01-16"): "was accepted on 2027-01-16, after the date of the amendment",
    ("accepted: 2026-12-20", "accepted: 2026-12-09"): "was accepted on 2026-12-09, before it was offered on 2026-12-10",
    ("effective: 2027-03-01", "effective: 2026-12-19"): "applies from 2026-12-19, before the contract was accepted",
    ("effective: 2027-03-01", "effective: 2027-02-30"): "2027-02-30 is no date of the calendar",
    ("services: [", "start: 2027-02-01\nservices: ["): "changes the day on which the services start",
    ("services: [", f"{TERM}services: ["): "the amendment changes the initial term",
    ("deal: dupont.yaml", "deal: amended.yaml"): "the deal replaces itself",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_amendment_that_does_not_follow_its_contract_is_refused(wrong: tuple[str, str]) -> None:
    text = amending(MORE)
    assert wrong[0] in text
    if not WRONG[wrong]:
        assert amended(text).amended is not None
        return
    with pytest.raises(Refused) as found:
        amended(text.replace(*wrong))
    told = [
        one for one in found.value.diagnostics if one.code in ("amendment-invalid", "version-invalid", "file-missing")
    ]
    assert WRONG[wrong] in " ".join(one.message for one in told)
    assert all(one.hints and one.shown("fr") != str(one) for one in told)


def test_an_amendment_of_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="the amendment changes nothing"):
        amended(FIRST)


def test_what_has_no_effect_is_no_amendment() -> None:
    """Leaving out a sub-processor that takes no part changes no word for the client."""
    register = read_deal(FIRST, library(), beside=BESIDE).subprocessors or ()
    selection, _ = select(library(), read_deal(FIRST, library(), beside=BESIDE))
    idle = [one.id for one in register if one not in (selection.register or ())]
    if idle:
        with pytest.raises(Refused, match="the amendment changes nothing"):
            assemble_all(library(), amended(f"{FIRST}without-subprocessors: [{idle[0]}]\n"), languages=("fr",))


def test_a_deal_does_not_both_replace_and_amend() -> None:
    text = amending(MORE)
    both = text.replace(
        "amends:", f"version: 2\nreplaces: {{deal: {NAME}, sent: {SENT}, digest: {digest_of(first_sent())!r}}}\namends:"
    )
    with pytest.raises(Refused, match="either replaces a version or amends a contract"):
        amended(both)


def test_a_chain_that_leads_back_is_refused() -> None:
    other = amending(MORE, deal="amended.yaml", number="A0")
    text = amending(MORE)
    with pytest.raises(Refused, match=r"leads back to amended\.yaml"):
        amended(text, dupont_yaml=other.replace("reference: T-2026-009-A0", "reference: T-2026-008"))


def test_texts_that_know_of_no_amendment_refuse_one() -> None:
    old = load_edition(ROOT, editions(ROOT)[-1])
    *_, (_, content) = build(old, read_deal(FIRST, old, beside=BESIDE), formats=["md"]).files()
    sent = content.decode()
    deal = read_deal(amending(MORE, manifest=sent), old, name="a.yaml", beside={**BESIDE, NAME: FIRST, SENT: sent})
    with pytest.raises(Refused, match=r"do not know amendments \[edition-lacks\]"):
        select(old, deal)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {**BESIDE, NAME: FIRST}.items():
        (tmp_path / name).write_text(text.replace("    logo: specimen-logo.svg\n", ""), encoding="utf-8")
    return tmp_path


def test_from_the_contract_to_its_amendment(folder: Path) -> None:
    """As sales do it: built with the edition in force, accepted, copied, changed, and built with later texts."""
    out, deal, new = folder / "out", folder / NAME, folder / "dupont-a1.yaml"
    common = ("--library", str(ROOT), "--today", "2027-01-15")
    assert clausier(*common, "build", str(deal), "--format", "md", "--out", str(out)).returncode == 0
    manifest = out / "T-2026-009-manifest.json"
    days = ("--accepted", "2026-12-20", "--effective", "2027-03-01")
    copy = (*common, "copy", str(deal), str(new), "--amend", "--sent", str(manifest), "--reference")
    assert "reference-taken" in clausier(*copy, "T-2026-009", *days).stderr
    assert not new.exists()
    refused = clausier(*copy, "T-2026-009-A1", "--accepted", "2027-01-16", "--effective", "2027-03-01")
    assert "after the date of the amendment" in refused.stderr
    assert "with --amend, write" in clausier(*copy, "T-2026-009-A1").stderr

    made = clausier(*copy, "T-2026-009-A1", *days)
    assert "[edition-lacks]" in made.stderr
    assert "changes nothing" not in made.stderr
    assert "T-2026-009-A1, copied from" in made.stdout
    text = new.read_text(encoding="utf-8")
    assert "amends:\n  deal: dupont.yaml\n  sent: T-2026-009-v1-sent.json\n  digest: " in text
    assert "  accepted: 2026-12-20\n  effective: 2027-03-01\n" in text
    assert "date: 2027-01-15\nvalidity: 2027-02-15\n" in text
    assert (folder / SENT).read_bytes() == manifest.read_bytes()

    new.write_text(text.replace("price: 450}", "price: 500}"), encoding="utf-8")
    made = clausier(*common, "build", str(new), "--draft", "--format", "md", "--out", str(folder / "a1"))
    assert made.returncode == 0, made.stderr
    assert "500,00 €" in (folder / "a1" / "T-2026-009-A1-amendment-fr.md").read_text(encoding="utf-8").replace(
        "\u00a0", " "
    )
    said = json.loads((folder / "a1" / "T-2026-009-A1-manifest.json").read_text(encoding="utf-8"))
    assert said["amends"]["reference"] == "T-2026-009"
    assert said["amends"]["effective"] == "2027-03-01"

    rows = {one["file"]: one for one in json.loads(clausier(*common, "--json", "list", str(folder)).stdout)}
    assert rows["dupont-a1.yaml"]["error"]["code"] == "edition-lacks"  # until the edition with amendments is published
    again = ("copy", str(new), str(folder / "a2.yaml"), "--amend", "--reference", "T-2026-009-A2", "--sent")
    again += (
        str(folder / "a1" / "T-2026-009-A1-manifest.json"),
        "--accepted",
        "2027-01-20",
        "--effective",
        "2027-04-01",
    )
    assert clausier("--library", str(ROOT), "--today", "2027-02-01", *again).returncode in (0, 1)
    text = (folder / "a2.yaml").read_text(encoding="utf-8")
    assert text.count("amends:") == 1
    assert "  deal: dupont-a1.yaml\n  sent: T-2026-009-A1-v1-sent.json\n" in text.replace('"', "")
    assert "  accepted: 2027-01-20\n  effective: 2027-04-01\n" in text
