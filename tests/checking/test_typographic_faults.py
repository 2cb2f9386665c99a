"""Typographic faults: what each rule finds and what it says to write, and what no rule may find."""

from __future__ import annotations

import pytest

from engine.checking.wording.typography import faults
from engine.model.prose import PRINTED

FOUND = [
    ("fr", "Le Client  paie.", "Le Client paie."),
    ("fr", "Le Client paie , puis signe.", "Le Client paie, puis signe."),
    ("fr", "Le Client paie .", "Le Client paie."),
    ("fr", "Le Client paie,puis signe.", "Le Client paie, puis signe."),
    ("fr", "Deux cas :l’un et l’autre.", "Deux cas : l’un et l’autre."),
    ("fr", "Le Client paie.Il signe.", "Le Client paie. Il signe."),
    ("fr", "Le Client paie...", "Le Client paie…"),
    ("fr", "Le Client paie..", "Le Client paie."),
    ("fr", "Les frais, etc...", "Les frais, etc."),
    ("fr", "Les frais, etc…", "Les frais, etc."),
    ("fr", "Le Client paie, ; il signe.", "Le Client paie, il signe."),
    ("fr", "Le Client - ou un tiers - paie.", "Le Client – ou un tiers - paie."),
    ("fr", "Le Client ( ou un tiers) paie.", "Le Client (ou un tiers) paie."),
    ("fr", "Le Client (ou un tiers ) paie.", "Le Client (ou un tiers) paie."),
    ("fr", "Une interface(API) existe.", "Une interface (API) existe."),
    ("fr", "Une interface (API)existe.", "Une interface (API) existe."),
    ("fr", "L´article est clos.", "L’article est clos."),
    ("fr", "L‘article est clos.", "L’article est clos."),
    ("fr", "L’Etat est tiers.", "L’État est tiers."),
    ("fr", "Etre à jour suffit.", "Être à jour suffit."),
    ("fr", "Le Client paie. A défaut, il signe.", "Le Client paie. À défaut, il signe."),
    ("fr", "A la fin, le Client signe.", "À la fin, le Client signe."),
    ("fr", "Ca suffit.", "Ça suffit."),
    ("fr", "Il met en oeuvre le plan.", "Il met en œuvre le plan."),
    ("fr", "La main-d’oeuvre est là.", "La main-d’œuvre est là."),
    ("fr", "Le coeur du plan.", "Le cœur du plan."),
    ("fr", "Les moeurs et le voeu.", "Les mœurs et le voeu."),
    ("fr", "Oeuvrer suffit.", "Œuvrer suffit."),
    ("fr", "Le bon n ° suit.", "Le bon n° suit."),
    ("fr", "Le bon nº suit.", "Le bon n° suit."),
    ("fr", "La 2ème fois.", "La 2e fois."),
    ("fr", "La 1ère fois.", "La 1re fois."),
    ("fr", "Le 1 er mai.", "Le 1er mai."),
    ("fr", "Le prix de de la mission.", "Le prix de la mission."),
    ("fr", "Le Client (ou un tiers paie.", ""),
    ("fr", "Le Client ou un tiers) paie.", ""),
    ("fr", "La liste « Do Not Call Me est belge.", ""),
    ("en", "The Client  pays.", "The Client pays."),
    ("en", "The the Client pays.", "The Client pays."),
    ("en", "Two cases : one and the other.", "Two cases: one and the other."),
    ("en", "The Client pays ; it signs.", "The Client pays; it signs."),
    ("en", "The « list » is Belgian.", "The “list » is Belgian."),
    ("en", "The “ list” is Belgian.", "The “list” is Belgian."),
    ("en", "The “list ” is Belgian.", "The “list” is Belgian."),
    ("en", "The “list is Belgian.", ""),
    ("en", "The Client pays.It signs.", "The Client pays. It signs."),
]

CLEAN = [
    ("fr", "Le Client paie ; il signe : c’est tout ! Vraiment ?"),
    ("fr", "La liste « Do Not Call Me » (DNCM) est belge, etc."),
    ("fr", "Nous nous engageons ; vous vous taisez."),
    ("fr", "Les personnes concernée(s) paient."),
    ("fr", "Le sous-traitant – ou un tiers – paie, c’est-à-dire vite."),
    ("fr", "Il est 12:30, voir https://exemple.be/a."),
    ("fr", "La S.A. Plume et M. Dupont."),
    ("fr", "État, École, Édition, Être, Entreprise, Exécution, Effet, Emploi, Enfin."),
    ("fr", "A priori, rien. Le Client A la paie."),
    ("fr", "| Priorité  |  Délai |\n| ---- | --- |\n| haute   | court  |"),
    ("fr", "- premier cas ;\n- second cas."),
    ("fr", f"Conformément {PRINTED * 9}, le Client paie {PRINTED * 5}."),
    ("fr", "L’une ou l’autre, l’un l’autre, peu à peu, de l’un de l’autre."),
    ("fr", "Le coefficient, la coexistence et le poète."),
    ("fr", "Article n° premier, N° d’entreprise."),
    ("en", "The Client pays; it signs: that’s all! Really?"),
    ("en", "It knows that that Party had had notice."),
    ("en", "The Client’s and the Parties’ “own” list (DNCM), etc."),
    ("en", "A co-operation, a U.S. company, e.g. this one, i.e. that one."),
    ("en", "An hour-by-hour plan – or none – is enough…"),
]


@pytest.mark.parametrize(("language", "text", "instead"), FOUND, ids=[text for _, text, _ in FOUND])
def test_found(language: str, text: str, instead: str) -> None:
    hints = [hint for _, _, _, hint in faults(text, language)]
    assert hints, "nothing is found"
    assert not instead or hints[0].removeprefix("write “").removesuffix("”") in instead


@pytest.mark.parametrize(("language", "text"), CLEAN, ids=[text for _, text in CLEAN])
def test_clean(language: str, text: str) -> None:
    assert list(faults(text, language)) == []
