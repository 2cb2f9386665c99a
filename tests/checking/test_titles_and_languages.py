"""Titles, sentences, definitions and references that repeat or number themselves; texts below the wrong language."""

from __future__ import annotations

import pytest
from in_memory import said
from test_printed import OLD, PURPOSE, base, told

from engine.diagnostics import Diagnostic


def titled(title: str, language: str = "fr") -> list[Diagnostic]:
    files = dict(base())
    old = {"fr": "fr: Objet", "en": "en: Purpose"}[language]
    files[PURPOSE] = files[PURPOSE].replace(old, f"{language}: |\n    {title}")
    return [one for one in said(files) if one.code == "title-numbered"]


def both(french: str, english: str, code: str) -> list[Diagnostic]:
    files = dict(base())
    text = files[PURPOSE].replace(f"fr: {OLD['fr']}", f"fr: |\n      {french}")
    files[PURPOSE] = text.replace(f"en: {OLD['en']}", f"en: |\n      {english}")
    return [one for one in said(files) if one.code == code]


NUMBERED = """
Article 7 – Objet / Article 7 / ARTICLE 7 : Objet / 7. Objet / 7) Objet / 7 – Objet / 7.1 Objet / § 3 Objet / §3
Annexe 2 : Objet / Annexe A – Objet / Section IV. Objet / IV. Objet / a) Objet / (i) Objet / A. Objet
Chapitre 3 - Objet / n° 7 – Objet
"""
TITLES = """
Objet / Article 28 du RGPD / Annexes du Contrat / Point de contact / À la carte / 3 mois d’essai / Parties
I.A. et données / C++ et C# / Titre exécutoire / Livrables – recette / Service 24h sur 24
"""


def each(titles: str) -> list[str]:
    return [title.strip() for line in titles.strip().split("\n") for title in line.split(" / ")]


@pytest.mark.parametrize("title", each(NUMBERED))
def test_a_title_with_a_number(title: str) -> None:
    assert titled(title)


@pytest.mark.parametrize("title", each(TITLES))
def test_a_title_without_one(title: str) -> None:
    assert titled(title) == []


def test_english_titles() -> None:
    assert titled("Annex 2: Purpose", "en")
    assert titled("Clause 4 - Purpose", "en")
    assert titled("Article 28 of the GDPR", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "The Client pays the price."),
        ("fr", "They prevail over the terms of the Client."),
        ("fr", "Elles priment. They prevail over the terms of the Client."),
        ("en", "Elles priment les conditions du Client."),
        ("en", "They prevail. Le Client paie le prix de la mission."),
    ],
)
def test_the_wrong_language(language: str, text: str) -> None:
    assert told(language, text, "language-wrong")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La liste « Do Not Call Me » est belge, tout comme les best practices."),
        ("fr", "Le Client choisit une formule as a service ou on demand, à la carte."),
        ("en", "The Client chooses a plan à la carte, or an avenant."),
        ("en", "The Moniteur belge and the Banque-Carrefour des Entreprises publish it."),
    ],
)
def test_borrowed_words(language: str, text: str) -> None:
    assert told(language, text, "language-wrong") == []


@pytest.mark.parametrize(
    ("french", "english", "differ"),
    [
        ("Le Client paie. Il signe.", "The Client pays.", True),
        ("Le Client paie.", "The Client pays. It signs.", True),
        ("Le Client paie ; il signe. Fin.", "The Client pays; it signs. End.", False),
        ("M. Dupont paie. Il signe.", "Mr Dupont pays. It signs.", False),
        ("Le Client (p. ex. un tiers) paie.", "The Client (e.g. another) pays.", False),
    ],
)
def test_as_many_sentences(french: str, english: str, differ: bool) -> None:
    assert bool(both(french, english, "language-sentences")) is differ


@pytest.mark.parametrize(
    ("french", "english", "differ"),
    [
        ("Le Client doit payer.", "The Contract shall say so.", True),
        ("Le Client peut payer.", "The Contract may say so.", True),
        ("Le Client ne peut pas payer.", "The Contract may not say so.", True),
        ("Le Client doit payer.", "The Client shall pay.", False),
        ("Il doit payer.", "The Client shall pay.", False),
        ("Le Client doit payer et il peut signer.", "The Client shall pay and the Client may sign.", False),
    ],
)
def test_who_is_bound(french: str, english: str, differ: bool) -> None:
    found = [one for one in both(french, english, "modality") if "oblige or entitle" in one.message]
    assert bool(found) is differ


def test_a_sentence_twice() -> None:
    sentence = "Le Client garde une copie de chaque facture reçue."
    files = dict(base())
    files[PURPOSE] = files[PURPOSE].replace(OLD["fr"], f"Un mot. {sentence}")
    payment = "clauses/cgv/payment.yaml"
    files[payment] = files[payment].replace("Le Client paie à la réception de la facture.", sentence)
    (found,) = [one for one in said(files) if one.code == "printed-twice"]
    assert found.span.file in {PURPOSE, payment}
    conditional = files[payment].replace(
        "    covers: [payment]\n", "    covers: [payment]\n    when: client.abroad\n", 1
    )
    assert [one for one in said({**files, payment: conditional}) if one.code == "printed-twice"] == []


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("Il paie, sauf [](#precedence).", True),
        ("Il paie conformément [à](purpose).", True),
        ("Il paie selon [le](purpose).", True),
        ("[Le](purpose) ne limite pas les frais.", False),
        ("Il paie conformément [à](#scope).", False),
        ("Il paie, selon [les](purpose,duration).".replace("[les]", "[le]"), False),
    ],
)
def test_a_reference_to_itself(text: str, itself: bool) -> None:
    assert bool(told("fr", text, "reference-self")) is itself


@pytest.mark.parametrize(
    ("client", "contract", "circular"),
    [
        ("le Client de la société.", "l’accord des parties.", 1),
        ("toute personne qui est un Client.", "l’accord des parties.", 1),
        ("le Contrat de la société.", "le Client et la société.", 2),
        ("toute entreprise qui conclut un Contrat.", "l’accord avec le Client.", 0),
        ("le Contrat de la société.", "l’accord avec le Client.", 0),
    ],
)
def test_definitions_in_a_circle(client: str, contract: str, circular: int) -> None:
    terms, files = "clauses/terms.yaml", dict(base())
    text = files[terms].replace("toute entreprise qui conclut un Contrat.", client)
    files[terms] = text.replace("l’accord entre les parties, avec ses annexes.", contract)
    assert len([one for one in said(files) if one.code == "term-circular"]) == circular
