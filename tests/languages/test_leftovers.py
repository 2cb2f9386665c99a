"""What drafting and pasting leave in a text, and what merely looks like it."""

from __future__ import annotations

import pytest

from engine.languages.leftovers import leftovers, said_alike

WAITING = [
    "Le Client paie [montant à compléter] comptant.", "Le prix court dès le [●].",
    "À la date du [date], le Client paie.",
    "Le prix est ____ euros.", "Le prix est xxx euros.", "Le prix est XXX euros.", "Le prix est XX € par mois.",
    "TODO : à vérifier par le juriste.", "The price is TBD.", "FIXME", "Le prix ?? est dû.", "<<nom>>",
    "Le Client <nom du client> paie.", "[Nom du client]", "à compléter", "A COMPLETER", "À PRÉCISER PAR LE JURISTE",
    "Prix : à compléter.", "Le prix (à préciser) est dû.", "montant à confirmer", "lorem ipsum dolor sit amet",
    "${nom}", "{nom}", "«nom_client»", "<%= nom %>", "JJ/MM/AAAA", "dd.mm.yyyy", "le XX/XX/2026",
    ".......... euros", "…… euros", "au prix de (●)", "The fee of […] is due.", "[insert name]", "[ ]",
    "Erreur ! Source du renvoi introuvable.", "Click or tap here to enter text.", "Montant : #REF!",
    "le … janvier", "The fee (to be confirmed) is due.", "Fee: to be completed",
]  # fmt: skip
PASTED = [
    "<b>frais compris</b>", "virement&nbsp;bancaire", "a &#160; b", "a &#xA0; b", '<span class="x">y</span>', "a<br/>b",
    "<!-- à voir -->", "• payer ; • collaborer", "Le Client :\n▪ paie ;\n▪ signe.", "Le Client :\n– paie ;\n– signe.",
    "Le Client :\n-\u00a0paie ;\n-\u00a0signe.", "Le Client :\no paie ;\no signe.",
    "Le Client s’engage à (a) payer ; (b) collaborer.",
    "Le Client s’engage à : a) payer ; b) collaborer.", "The Client shall (i) pay; (ii) cooperate.",
    "Le Client : 1° paie ; 2° collabore.", "Le Client : 1) paie ; 2) collabore.", "Le **Client paie.",
    "Le Client paie.\n\n- un **mot ;\n- un autre**.", "“Menuiserie Dupont”", "« Menuiserie Dupont »",
    "‘Menuiserie Dupont’", "'Menuiserie Dupont'", "„Menuiserie Dupont“", "Le rÃ©gime du prix", "lâ€™article",
]  # fmt: skip
SOUND = [
    "Le Client s’engage à compléter le formulaire.", "Les données à préciser par le Client sont les siennes.",
    "The persons to be contacted are listed.", "Le Client, à défaut, paie.", "L’annexe XXX du règlement s’applique.",
    "Conformément aux points a) et b) du paragraphe, le Client paie.", "See points (a) and (b) of that Article.",
    "Either (a) or (b) applies.", "« Le droit d’auteur » désigne l’œuvre.", "R&D et Q&A, AT&T", "H&M ; C&A",
    "Voir https://exemple.be/a?b=1&c=2.", "E-mail : jean_dupont@exemple.be", "Le **Client** paie.",
    "La loi dit que “[t]he Client” paie.", "Le Client – ou un tiers – paie.", "Le Client\n– ou un tiers – paie.",
    "L’article visé, § 1er, 1° et 2°, de la loi.", "Le 1° et le 2° sont d’application.", "Date : {{ date }}",
    "conformément [à](duration#a)", "See [](cgv/duration#notice(a)).", "La date à fixer par les Parties est proche.",
    "Une date à convenir suit.", "les informations (nom, adresse) du Client", "Qui paie ? Vraiment ?! Oui…",
    "Le taux est supérieur (>) ou inférieur (<) à zéro.", "\\*\\* et \\[ restent", "client(s) concerné(s)",
    "Le Client (i) paie.", "en attente de paiement, le Client signe", "The report is complete.",
]  # fmt: skip
DATA = [
    "A | B", "Dupont [Mons]", "TBC Bank", "Kenji TODO", "{Durée, reconduction}: x # y", "%s %(x)s $x ${x} %%",
    "{{ x }} {% x %}", "- tiret", "1. x", "Cabinet “Le Phare” SRL", "l’Étoile", "X Corp", "Question ?", "5 <10",
]  # fmt: skip


@pytest.mark.parametrize("text", WAITING)
def test_what_waits_to_be_filled_in_is_found(text: str) -> None:
    assert any(one.blank for one in leftovers(text)), leftovers(text)


@pytest.mark.parametrize("text", PASTED)
def test_what_was_pasted_is_found(text: str) -> None:
    found = leftovers(text)
    assert found
    assert not any(one.blank for one in found)


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert leftovers(text) == ()


@pytest.mark.parametrize("text", DATA)
def test_what_a_client_may_be_called_is_left_alone(text: str) -> None:
    assert leftovers(text, data=True) == ()


@pytest.mark.parametrize(
    "text",
    ["[Nom du client]", "XXX", "________", "à compléter", "{{ client }}", "TODO", "<nom>", "rue [adresse], Mons", "?",
     "TBD", "<<client>>", "<rue et numéro>, 1000 Bruxelles", "…", "TODO: nom", "[…]", "nom à confirmer"],
)  # fmt: skip
def test_a_place_of_a_form_is_no_name(text: str) -> None:
    assert any(one.blank for one in leftovers(text, data=True))


def test_each_is_found_where_it_stands() -> None:
    text = "Le [●] et <b>"
    assert [text[one.start : one.end] for one in leftovers(text)] == ["[●]", "<b>"]


def test_the_same_words_in_two_languages_are_found() -> None:
    assert said_alike("Le Client reçoit un accès.\n", "Le Client reçoit  un\naccès.", 4) == (
        "Le Client reçoit un accès.",
    )
    assert said_alike("Un.\n\nLe prix est dû.", "One.\n\nLe prix est dû.", 4) == ("Le prix est dû.",)
    assert said_alike("- la fin du mois\n- le prix", "- la fin du mois\n- the price", 4) == ("la fin du mois",)


@pytest.mark.parametrize("text", ["Documents", "SecretarIA SRL", "BE 0999.990.321", "rue de la Loi 16, 1000 Bruxelles"])
def test_names_figures_and_addresses_may_be_the_same(text: str) -> None:
    assert said_alike(text, text, 4) == ()
