"""Typographic faults: what each rule finds and what it says to write, and what no rule may find."""

from __future__ import annotations

import pytest

from engine.checking.wording.typography import faults, title_faults
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
    # Signs.
    ("fr", "Le Client paie\u00a0, puis signe.", "Le Client paie, puis signe."),
    ("fr", "Le Client paie\u202f, puis signe.", "Le Client paie, puis signe."),
    ("fr", "Le Client paie\u00a0.", "Le Client paie."),
    ("fr", "Le Client (un tiers\u00a0) paie.", "Le Client (un tiers) paie."),
    ("fr", "Deux cas\u00a0\u00a0: l’un et l’autre.", "Deux cas\u00a0: l’un et l’autre."),
    ("fr", "Le Client \u00a0paie.", "Le Client\u00a0paie."),
    ("fr", "Le Client\u202f\u00a0paie.", "Le Client\u00a0paie."),
    ("en", "The Client\u00a0, which pays.", "The Client, which pays."),
    ("en", "Two cases\u00a0: one and the other.", "Two cases: one and the other."),
    ("fr", "Il con\ufb01e et con\ufb02it.", "Il confie et con\ufb02it."),
    ("en", "An o\ufb03ce of the Client.", "An office of the Client."),
    ("fr", "Le Client -- ou un tiers – paie.", "Le Client – ou un tiers – paie."),
    ("fr", "Le Client--ou un tiers – paie.", "Le Client – ou un tiers – paie."),
    ("en", "The Client --- or another – pays.", "The Client – or another – pays."),
    ("en", "The Client-- or another – pays.", "The Client – or another – pays."),
    ("fr", "Le Client paie,, puis signe.", "Le Client paie, puis signe."),
    ("fr", "Le Client paie ;; il signe.", "Le Client paie ; il signe."),
    ("fr", "Deux cas :: l’un et l’autre.", "Deux cas : l’un et l’autre."),
    ("fr", "Le Client paie !!", "Le Client paie !"),
    ("en", "Really?!", "Really!"),
    ("en", "The Client pays,.", "The Client pays."),
    ("fr", "L''article est clos.", "L’article est clos."),
    ("fr", 'Le "Client"(un tiers) paie.', 'Le "Client" (un tiers) paie.'),
    ("en", 'The "Client"(a company) pays.', 'The "Client" (a company) pays.'),
    ("fr", "Le « Client »(un tiers) paie.", "Le « Client » (un tiers) paie."),
    # Markdown of others.
    ("fr", "Le ~~Client~~ paie.", "Le Client~~ paie."),
    ("fr", "Le _Client_ paie.", "Le *Client_ paie."),
    ("fr", "Le __Client__ paie.", "Le *Client__ paie."),
    ("fr", "Le _Client paie.", "Le *Client paie."),
    ("en", "The Client_ pays.", "The Client* pays."),
    ("fr", "Le Client paie[^1].", "Le Client paie."),
    ("fr", "Le [Client][tiers] paie.", "Le [Client] [tiers] paie."),
    ("fr", "Voir <https://exemple.be/a> ici.", "Voir https://exemple.be/a ici."),
    ("en", "Write to <a.b@example.com> now.", "Write to a.b@example.com now."),
    ("fr", "Le ==Client== paie.", "Le Client== paie."),
    ("fr", "Le H~2~O et le x^2^ paient.", ""),
    ("fr", "- [ ] premier cas ;\n- second cas.", ""),
    ("fr", "#titre", "titre"),
]

TITLES = ["*Durée*", "# Durée", "> Durée", "+ Durée", "| Durée |", r"Durée \*", "Durée*"]

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
    ("fr", "Deux cas\u00a0: l’un\u202f; l’autre, à 5\u00a0% et « moi »."),
    ("fr", "L’œuvre, l’ex æquo, le curriculum vitæ et le sous-traitant."),
    ("fr", "L’adresse fe80::1, le réseau 2001:db8::/32, ::1 et std::vector servent."),
    ("fr", "Voir https://exemple.be/a_b/_c?d=e_f#g~h, a_b@exemple.be et le fichier plan_final.pdf."),
    ("fr", "Du C++, du C# et 1 + 1 = 2, à ~5 % près, soit n° 1 (« un »)."),
    ("fr", "La S.A., l’etc., et p. ex. cela."),
    ("en", "The option --dry-run, a Wi-Fi link, the years 2026-2027 and the “list” (own)."),
    ("en", 'The "list" (own), ("own") and "(own)" count.'),
    ("fr", f"Le Client {PRINTED * 2}Client{PRINTED * 2} paie [sic] et a[b]."),
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


@pytest.mark.parametrize("title", TITLES)
def test_titles_hold_no_markdown(title: str) -> None:
    assert [*faults(title, "fr"), *title_faults(title)]


@pytest.mark.parametrize(
    "title", ["Durée, reconduction et résiliation", "C++ et C#", "Client_id", "5 * 5", "R&D – A/B"]
)
def test_titles_as_they_are(title: str) -> None:
    assert [*faults(title, "fr"), *title_faults(title)] == []
