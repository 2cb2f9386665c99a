"""A version of an offer that was sent: proved to replace what was sent, and saying what has changed for the client."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from commands import ROOT, clausier
from packs import library

from engine import assemble, read_deal
from engine.assembling.tables.changed_lines import SILENT, changed_lines
from engine.assembling.tables.changes import OF_SELECTION, TOLD_AS
from engine.assembling.tables.writing import Writing
from engine.comparing.deals import NOT_COMPARED
from engine.diagnostics import Diagnostic, Refused, Report, Span
from engine.files.reading.manifest import sent_pack
from engine.languages import LANGUAGES
from engine.model.clause import LocalText
from engine.model.deal import Deal
from engine.model.library import OF_VERSIONS
from engine.model.price import Discount, Launch, QuoteLine, Tier
from engine.model.selection import Selection
from engine.rendering import render
from engine.tasks.assemble import select
from engine.tasks.build import build
from engine.tasks.open_deal import load_deal, open_deal
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
FIRST = """\
reference: T-2026-009
date: 2026-12-10
validity: 2027-01-10
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
services: [phone-secretariat]
lines:
  - {item: phone-secretariat/setup, price: 450}
  - {item: phone-secretariat/subscription, price: 189.99}
  - {description: Formation de l’équipe, kind: one-off, unit: hour, quantity: 3, price: 60}
  - {item: phone-secretariat/extra-call, price: 1.6}
signatories:
  company: {name: Alex Spécimen, function: administrateur}
  client: {name: Dominique Dupont, function: gérant}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
prices: specimen-prices.yaml
"""
NAME, SENT = "dupont.yaml", "T-2026-009-v1-sent.json"


def manifest_of(deal: Deal, languages: tuple[str, ...] = ("fr",)) -> str:
    *_, (_, content) = build(library(), deal, formats=["md"], languages=languages).files()
    return content.decode()


@cache
def first_sent() -> str:
    """The manifest of the first version as it was sent."""
    return manifest_of(read_deal(FIRST, library(), beside=BESIDE))


def digest_of(manifest: str) -> str:
    found = sent_pack(manifest)
    assert found is not None
    return found.digest


def versioned(text: str, version: int, deal: str, sent: str, manifest: str) -> str:
    """The text of a deal that replaces another one."""
    said = f"version: {version}\nreplaces:\n  deal: {deal}\n  sent: {sent}\n  digest: {digest_of(manifest)!r}\n"
    return said + text.replace("date: 2026-12-10", "date: 2026-12-12")


def second(changed: str = FIRST, **other: str) -> Deal:
    """The second version with this text; `other` are texts beside it that are otherwise than they should be."""
    names = {"first": NAME, "sent": SENT}
    beside = {**BESIDE, NAME: FIRST, SENT: first_sent(), **{names[key]: text for key, text in other.items()}}
    return read_deal(versioned(changed, 2, NAME, SENT, first_sent()), library(), name="dupont-v2.yaml", beside=beside)


def told(deal: Deal, language: str) -> list[str]:
    """What the first page lists as changed."""
    overview = assemble(library(), deal, language=language)["quote"].overview
    assert overview is not None
    row = next(one for one in overview.rows if one.id == "quote-version")
    return ["".join(run.text for run in entry).replace("\u00a0", " ").replace("\u202f", " ") for entry in row.entries]


CHANGED = (
    FIRST.replace("price: 450}", "price: 500, discount: {percent: 10}}")
    .replace("  - {item: phone-secretariat/subscription, price: 189.99}\n", "")
    .replace("quantity: 3", "quantity: 5")
    .replace("validity: 2027-01-10", "validity: 2027-01-31")
    .replace("services: [", "services: [digital-marketing, ")
    .replace("lines:\n", "lines:\n  - {item: digital-marketing/social-media, price: 620.8, quantity: 1.5}\n")
    .replace("name: Dominique Dupont", "name: Camille Dupont")
    + "parameters:\n  initial-term: 12\norder-number: PO 12\n"
)


def test_the_first_page_lists_what_changes_for_the_client() -> None:
    """By hand: 500 less 10 % is 450, and 5 × 60 is 300; 12 × 1.5 × 620.80 is 11 174.40."""
    assert told(second(CHANGED), "fr") == [
        "Mise en service de la ligne et des consignes d’accueil : prix unitaire 500,00 € / forfait (auparavant "
        "450,00 € / forfait) ; remise −10 % (ajout)",
        "Formation de l’équipe : quantité 5 heures (auparavant 3 heures) ; montant hors TVA 300,00 € (auparavant "
        "180,00 €)",
        "Lignes de prix : Animation mensuelle de réseaux sociaux, 1,5 forfait, 931,20 €, par mois (ajout) ; Abonnement "
        "mensuel de télésecrétariat, 1 forfait, 189,99 €, par mois (suppression)",
        "Prix uniques : 750,00 € HTVA (auparavant 630,00 € HTVA)",
        "Prix mensuels, par mois : 931,20 € HTVA (auparavant 189,99 € HTVA)",
        "Total de la durée initiale : 11 924,40 € HTVA (auparavant 1 769,94 € HTVA)",
        "Dernier jour pour accepter : 31 janvier 2027 (auparavant 10 janvier 2027)",
        "Prestations : Marketing numérique et gestion de contenus (ajout)",
        "Durée initiale : 12 mois (auparavant 6 mois)",
        "Numéro de commande du Client : PO 12 (ajout)",
        "Autres changements : Signataires ; Sous-traitants ultérieurs",
    ]
    assert told(second(CHANGED), "en") == [
        "Set-up of the line and of the call-handling instructions: unit price EUR 500.00 / flat fee (previously "
        "EUR 450.00 / flat fee); discount −10% (new)",
        "Formation de l’équipe: quantity 5 hours (previously 3 hours); amount excluding VAT EUR 300.00 (previously "
        "EUR 180.00)",
        "Price lines: Monthly social media management, 1.5 flat fees, EUR 931.20, per month (new); Monthly "
        "subscription to virtual secretarial services, 1 flat fee, EUR 189.99, per month (removed)",
        "One-off prices: EUR 750.00 excl. VAT (previously EUR 630.00 excl. VAT)",
        "Monthly prices, per month: EUR 931.20 excl. VAT (previously EUR 189.99 excl. VAT)",
        "Total of the initial term: EUR 11,924.40 excl. VAT (previously EUR 1,769.94 excl. VAT)",
        "Last day to accept: 31 January 2027 (previously 10 January 2027)",
        "Services: Digital marketing and content management (new)",
        "Initial term: 12 months (previously 6 months)",
        "Order number of the Client: PO 12 (new)",
        "Other changes: Signatories; Sub-processors",
    ]


def test_a_version_of_the_same_offer_says_that_nothing_else_changes() -> None:
    assert told(second(), "fr") == ["Rien ne change, sauf la date."]
    assert told(second(), "en") == ["Nothing changes but the date."]


def test_the_quote_says_what_it_replaces_and_what_becomes_of_it() -> None:
    quote = assemble(library(), second(CHANGED), language="fr")["quote"]
    text = render(quote, "txt").decode().replace("\u00a0", " ")
    text = " ".join(text.split())
    assert "Sous cette référence, le Devis est la version 2 de l’offre." in text
    assert "remplace, dès que le Client l’accepte, la version 1 du 10 décembre 2026." in text
    assert "lie SecretarIA jusqu’à la fin de sa propre validité" in text
    assert "T-2026-009, version 2" in text
    first = render(assemble(library(), read_deal(FIRST, library(), beside=BESIDE), language="fr")["quote"], "txt")
    assert "version" not in first.decode().split("Parties")[0].replace("version 1.0.0", "")


def test_the_payment_communication_stays_that_of_the_number() -> None:
    assert second().communication == read_deal(FIRST, library(), beside=BESIDE).communication


OTHERS = {
    "introduction: [Bonjour]\n": "Autres changements : Introduction",
    "billing: {every: quarter}\n": "Autres changements : Facturation",
    "includes: {phone-secretariat: {hours: de 8 h à 18 h}}\n": "Autres changements : Contenu des Prestations",
    "salesperson: {name: Alex}\n": "Autres changements : Personne de contact de SecretarIA",
    "communication: +++090/9337/55493+++\n": "Communication de paiement : +++090/9337/55493+++ (auparavant ",
    "discount: {percent: 5}\n": "Remise sur l’ensemble : 5 % (ajout)",
    "start: 2027-02-01\n": "Début des Prestations : 1er février 2027 (ajout)",
    "variants: [eea-only]\n": "Options : ",
}


@pytest.mark.parametrize("added", OTHERS)
def test_whatever_else_changes_is_told(added: str) -> None:
    assert any(one.startswith(OTHERS[added]) for one in told(second(FIRST + added), "fr")), added


def test_every_field_of_a_deal_is_told_or_deliberately_not() -> None:
    known = [*NOT_COMPARED, *OF_SELECTION, *TOLD_AS]
    assert len(known) == len({*known})
    assert {one.name for one in fields(Deal)} == {*known}
    assert {*TOLD_AS.values()} <= {*OF_VERSIONS} <= library().labels.keys()


OTHERWISE = {
    "description": {"fr": "Autrement", "en": "Otherwise"},
    "kind": "one-off",
    "unit": "hour",
    "quantity": Decimal(7),
    "unit_price": Decimal("3.5"),
    "discount": Discount(Decimal(3), None, Span("here")),
    "vat": "be-reduced",
    "section": "calls",
    "optional": True,
    "tiers": (Tier(10, Decimal(2)), Tier(None, Decimal(1))),
    "minimum": Decimal(40),
    "estimate": Decimal(30),
    "launch": Launch(3, Decimal(1), Span("here")),
}


@pytest.mark.parametrize("field", [one.name for one in fields(QuoteLine) if one.name not in SILENT])
def test_every_field_of_a_line_is_told(field: str) -> None:
    selection, _ = select(library(), read_deal(FIRST, library(), beside=BESIDE))
    assert selection.prices is not None
    assert selection.deal is not None
    priced = selection.prices.lines[1]
    value = OTHERWISE[field]
    if field == "vat":
        value = next(one for one in library().vat if one != priced.line.vat)
    other = replace(priced, line=replace(priced.line, **{field: value}), reduction=Decimal(field == "discount"))
    deal = replace(selection.deal, sections={"calls": LocalText((("fr", "Appels"),))})
    now = replace(selection, deal=deal, prices=replace(selection.prices, lines=(other,)))
    was = replace(selection, prices=replace(selection.prices, lines=(priced,)))
    assert list(changed_lines(_writing(was), _writing(now)))


def _writing(selection: Selection) -> Writing:
    return Writing(library(), selection, LANGUAGES["fr"], (), (), {}, Report(), Span("a test"))


def refused(deal: str, **beside: str) -> list[Diagnostic]:
    texts = {**BESIDE, NAME: FIRST, SENT: first_sent(), **{key.replace("_", "."): it for key, it in beside.items()}}
    with pytest.raises(Refused) as found:
        read_deal(deal, library(), name="dupont-v2.yaml", beside=texts)
    return [one for one in found.value.diagnostics if one.code.startswith("version-") or one.code == "file-missing"]


SECOND = "version: 2\nreplaces:\n  deal: dupont.yaml\n  sent: T-2026-009-v1-sent.json\n  digest: DIGEST\n"
WRONG = {
    (SECOND, ""): "the deal replaces a version, and does not say",
    ("version: 2\n", "version: 3\n"): "version 3 replaces version 1, which is not the one before",
    ("version: 2\n", "version: 1\n"): "version 1 replaces nothing",
    ("version: 2\n", "version: 1.5\n"): "1.5 is no version",
    ("version: 2\n", "version: 500\n"): "500 is no version",
    ("deal: dupont.yaml", "deal: dupont-v2.yaml"): "the deal replaces itself",
    ("deal: dupont.yaml", "deal: ../dupont.yaml"): "is not the name of such a file beside the deal",
    ("deal: dupont.yaml", "deal: durand.yaml"): "there is no file durand.yaml beside the deal",
    ("sent: T-2026-009-v1-sent.json", "sent: other.json"): "there is no file other.json beside the deal",
    ("digest: ", "digest: 0"): "has another SHA-256 than the deal says",
    ("reference: T-2026-009", "reference: T-2026-010"): "this deal is T-2026-010, version 2, for Dupont",
    ("enterprise-number: 0123.456.749", "enterprise-number: 0999.990.123"): "what was sent is T-2026-009 for Dupont",
    ("date: 2026-12-12", "date: 2026-12-09"): "version 2 is dated 2026-12-09, before the version that it replaces",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_version_that_does_not_follow_the_one_before_is_refused(wrong: tuple[str, str]) -> None:
    right = versioned(FIRST, 2, NAME, SENT, first_sent()).replace(f"{digest_of(first_sent())!r}", "DIGEST")
    assert SECOND in right
    old, new = wrong if wrong[1] else ("version: 2\n", "")
    text = right.replace(old, new).replace("DIGEST", f"{digest_of(first_sent())}")
    found = refused(text)
    assert WRONG[wrong] in " ".join(one.message for one in found)
    assert all(one.hints for one in found if "no version" not in one.message)
    assert all(not one.shown("fr").startswith(str(one)[:30]) or "erreur" in one.shown("fr") for one in found)


def test_a_version_that_says_nothing_of_the_one_before_is_refused() -> None:
    (found,) = refused(f"version: 2\n{FIRST}")
    assert found.code == "version-invalid"
    assert found.message == "version 2 does not say which version it replaces"
    assert "--next-version" in found.hints[0]


def test_an_earlier_deal_that_was_edited_since_it_was_sent_is_refused() -> None:
    text = versioned(FIRST, 2, NAME, SENT, first_sent())
    (found,) = refused(text, dupont_yaml=FIRST.replace("price: 450", "price: 400"))
    assert (found.code, found.span.line) == ("version-unsent", 2)
    assert found.message == "dupont.yaml does not give what was sent: other text in Devis"
    (found,) = refused(text, dupont_yaml=FIRST.replace("reference: T-2026-009", "reference: T-2026-008"))
    assert "dupont.yaml is T-2026-008 for Dupont" in found.message


def test_a_manifest_from_before_there_were_versions_is_that_of_the_first() -> None:
    said = json.loads(first_sent())
    del said["version"], said["replaces"]
    old = json.dumps(said)
    beside = {**BESIDE, NAME: FIRST, SENT: old}
    deal = read_deal(versioned(FIRST, 2, NAME, SENT, old), library(), name="dupont-v2.yaml", beside=beside)
    assert deal.replaced is not None


def test_sub_processors_that_take_no_part_are_no_change() -> None:
    """Prospecting alone has another one: leaving it out of a deal without prospecting changes nothing."""
    register = read_deal(FIRST, library(), beside=BESIDE).subprocessors or ()
    selection, _ = select(library(), read_deal(FIRST, library(), beside=BESIDE))
    first, *_ = [one.id for one in register if one not in (selection.register or ())]
    assert told(second(f"{FIRST}without-subprocessors: [{first}]\n"), "fr") == ["Rien ne change, sauf la date."]
    used = (selection.register or ())[0].id
    assert told(second(f"{FIRST}without-subprocessors: [{used}]\n"), "fr") == [
        "Autres changements : Sous-traitants ultérieurs"
    ]


def test_what_is_no_manifest_is_refused() -> None:
    text = versioned(FIRST, 2, NAME, SENT, first_sent())
    for other in ("{}", "[1]", "no JSON", first_sent().replace("clausier-pack-1", "clausier-pack-9")):
        (found,) = refused(text, **{SENT: other})
        assert "is not the manifest of a pack" in found.message


def test_a_third_version_replaces_the_second() -> None:
    text = versioned(CHANGED, 2, NAME, SENT, first_sent())
    beside = {**BESIDE, NAME: FIRST, SENT: first_sent()}
    sent = manifest_of(read_deal(text, library(), name="dupont-v2.yaml", beside=beside))
    beside |= {"dupont-v2.yaml": text, "v2.json": sent}
    third = re.sub(r"(?s)^version.*?(?=reference)", "", text).replace("price: 500", "price: 520")
    third = versioned(third, 3, "dupont-v2.yaml", "v2.json", sent)
    deal = read_deal(third, library(), name="dupont-v3.yaml", beside=beside)
    assert told(deal, "fr")[0].startswith(
        "Mise en service de la ligne et des consignes d’accueil : prix unitaire 520,00"
    )
    said = json.loads(manifest_of(deal))
    assert (said["version"], said["replaces"]["version"], said["replaces"]["manifest-sha256"]) == (
        3,
        2,
        digest_of(sent),
    )


def test_the_pack_holds_what_differs_in_the_quote() -> None:
    made = build(library(), second(CHANGED), formats=["md", "html", "docx", "pdf", "json"], languages=("fr",))
    names = [one.name for one in made.jobs]
    assert all(one.startswith("T-2026-009-v2-") for one in names)
    changes = [one for one in made.jobs if "changes" in one.name]
    assert [one.name for one in changes] == [
        f"T-2026-009-v2-quote-changes-fr.{one}" for one in ("docx", "html", "md", "json")
    ]
    text = changes[2].print().decode().replace("\u00a0", " ")
    assert text.startswith("# Comparaison : Devis T-2026-009, version 1, projet → Devis T-2026-009, version 2, projet")
    assert "**500,00 €**" in text
    assert not [one for one in build(library(), read_deal(FIRST, library(), beside=BESIDE), formats=["md"]).jobs
                if "changes" in one.name]  # fmt: skip


def test_texts_that_know_of_no_version_refuse_one() -> None:
    old = load_edition(ROOT, editions(ROOT)[-1])
    first = read_deal(FIRST, old, beside=BESIDE)
    *_, (_, content) = build(old, first, formats=["md"]).files()
    sent = content.decode()
    text = versioned(FIRST, 2, NAME, SENT, sent)
    deal = read_deal(text, old, name="dupont-v2.yaml", beside={**BESIDE, NAME: FIRST, SENT: sent})
    with pytest.raises(Refused, match=r"do not know versions of an offer \[edition-lacks\]"):
        select(old, deal)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {**BESIDE, NAME: FIRST}.items():
        (tmp_path / name).write_text(text.replace("    logo: specimen-logo.svg\n", ""), encoding="utf-8")
    return tmp_path


def test_from_the_first_quote_to_the_second(folder: Path) -> None:
    """As sales do it: built with the edition in force, sent, copied, changed, and built again with later texts."""
    out, deal = folder / "out", folder / NAME
    build_it = ("--library", str(ROOT), "--today", "2026-12-12")
    assert clausier(*build_it, "build", str(deal), "--format", "md", "--out", str(out)).returncode == 0
    manifest = out / "T-2026-009-manifest.json"
    new = folder / "dupont-v2.yaml"
    made = clausier(*build_it, "copy", str(deal), str(new), "--next-version", "--sent", str(manifest))
    assert "T-2026-009, version 2, copied from" in made.stdout
    assert (folder / SENT).read_bytes() == manifest.read_bytes()
    text = new.read_text(encoding="utf-8")
    assert text.startswith(
        "reference: T-2026-009\nversion: 2\nreplaces:\n  deal: dupont.yaml\n  sent: T-2026-009-v1-sent.json\n  digest: "
    )
    assert "date: 2026-12-12\nvalidity: 2027-01-12\n" in text

    library, read = open_deal(new, ROOT, draft=True)
    assert "Édition des conditions : projet de texte (auparavant 8 décembre 2026)" in told(read, "fr")
    clausier(*build_it, "build", str(new), "--draft", "--format", "md", "--out", str(out))
    assert not (out / "T-2026-009-quote-fr.md").exists()
    assert (out / "T-2026-009-v2-quote-changes-fr.md").exists()
    refused_again = clausier(*build_it, "build", str(deal), "--format", "md", "--out", str(out))
    assert "pack-other" in refused_again.stderr
    assert "a later version may have been sent" in refused_again.stderr

    rows = {one["file"]: one for one in json.loads(clausier(*build_it, "--json", "list", str(folder)).stdout)}
    assert rows[NAME]["superseded-by"] == ["dupont-v2.yaml"]
    assert (rows["dupont-v2.yaml"]["version"], rows["dupont-v2.yaml"]["superseded-by"]) == (2, [])
    assert not rows[NAME]["duplicates"]

    with pytest.raises(Refused, match="version 1 was sent from the edition of 2026-12-08, which is not at hand"):
        load_deal(new, library)
    again = clausier(
        *build_it, "copy", str(deal), str(folder / "v2.yaml"), "--next-version", "--sent", str(folder / SENT)
    )
    assert "is version 2 of this offer already" in again.stderr
