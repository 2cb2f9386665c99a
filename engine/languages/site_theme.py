"""The words around every page of the public site, and those of its home page, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """`{day}`, `{title}`, `{number}` and the like stand for what is filled in; `cards` is by path of the page."""

    menu: str
    archived_note: str
    lead: str
    nothing_yet: str
    in_force_since: str
    applies_from: str
    read: str
    read_upcoming: str
    what_changes: str
    same: str
    more: str
    cards: Mapping[str, str]
    size: str
    about: str
    shown: str
    text_digest: str
    address: str
    glossary: str
    glossary_source: str
    go_to_definition: str
    copied: str
    no_passage: str
    not_found: str
    not_found_hint: str
    to_home: str
    labels: Mapping[str, str]


THEME_WORDS: Mapping[str, ThemeWords] = MappingProxyType(
    {
        "fr": ThemeWords(
            menu="Menu",
            archived_note="Elle peut encore régir un contrat conclu ou révisé sous cette édition.",
            lead=(
                "Les textes qui régissent les services de {name}, dans toutes leurs éditions, en français et en "
                "anglais."
            ),
            nothing_yet="Aucune édition n’est encore publiée.",
            in_force_since="En vigueur depuis le {day}.",
            applies_from="S’appliquera à partir du {day}.",
            read="Lire le texte",
            read_upcoming="Lire le texte à venir",
            what_changes="Ce qui change",
            same="Rien ne change dans les textes standard.",
            more="Autres documents et pages",
            cards=MappingProxyType(
                {
                    "dpa": "Comment {name} traite des données personnelles pour le compte de ses clients.",
                    "sla": "Les niveaux de service qui peuvent être convenus, et leur mesure.",
                    "options": "Ce que chaque option change dans les textes standard.",
                    "definitions": "Le sens des termes qui portent une majuscule.",
                    "subprocessors": "Qui traite des données pour {name}, où et depuis quand.",
                    "editions": "Toutes les éditions, passées et à venir, avec leurs changements.",
                    "verify": "De quelle édition vient un document que vous avez reçu.",
                }
            ),
            size="{number}\u00a0ko",
            about="À propos de ce site",
            shown="Texte affiché",
            text_digest="Empreinte SHA-256 du texte",
            address="Adresse",
            glossary="Termes définis",
            glossary_source=(
                "Ce document emploie ces termes sans les définir. Leurs définitions sont reprises de la même "
                "édition\u00a0:"
            ),
            go_to_definition="Aller à la définition",
            copied="Lien copié",
            no_passage="Ce texte ne contient pas le passage que l’adresse désigne. Une autre édition peut le contenir.",
            not_found="Page introuvable",
            not_found_hint=(
                "Il n’y a pas de page à cette adresse. Les adresses des éditions et des paragraphes ne changent "
                "pas\u00a0: "
                "l’adresse est peut-être incomplète."
            ),
            to_home="Aller à la page d’accueil",
            labels=MappingProxyType(
                {
                    "seat": "Siège",
                    "enterprise_number": "Numéro d’entreprise",
                    "vat_number": "TVA",
                    "register": "Registre",
                    "email": "Courriel",
                    "phone": "Téléphone",
                    "website": "Site",
                }
            ),
        ),
        "en": ThemeWords(
            menu="Menu",
            archived_note="It may still govern a contract concluded or revised under it.",
            lead="The texts that govern the services of {name}, in all their editions, in French and English.",
            nothing_yet="No edition has been published yet.",
            in_force_since="In force since {day}.",
            applies_from="Will apply from {day}.",
            read="Read the text",
            read_upcoming="Read the upcoming text",
            what_changes="What changes",
            same="Nothing changes in the standard texts.",
            more="Other documents and pages",
            cards=MappingProxyType(
                {
                    "dpa": "How {name} processes personal data on behalf of its clients.",
                    "sla": "The service levels that can be agreed, and how they are measured.",
                    "options": "What each option changes in the standard texts.",
                    "definitions": "The meaning of the capitalised terms.",
                    "subprocessors": "Who processes data for {name}, where and since when.",
                    "editions": "All editions, past and upcoming, with their changes.",
                    "verify": "Which edition a document that you received comes from.",
                }
            ),
            size="{number} kB",
            about="About this site",
            shown="Text shown",
            text_digest="SHA-256 digest of the text",
            address="Address",
            glossary="Defined terms",
            glossary_source=(
                "This document uses these terms without defining them. Their definitions come from the same edition:"
            ),
            go_to_definition="Go to the definition",
            copied="Link copied",
            no_passage="This text does not contain the passage that the address names. Another edition may contain it.",
            not_found="Page not found",
            not_found_hint=(
                "There is no page at this address. The addresses of editions and paragraphs never change: "
                "the address may be incomplete."
            ),
            to_home="Go to the home page",
            labels=MappingProxyType(
                {
                    "seat": "Registered office",
                    "enterprise_number": "Enterprise number",
                    "vat_number": "VAT",
                    "register": "Register",
                    "email": "Email",
                    "phone": "Telephone",
                    "website": "Website",
                }
            ),
        ),
    }
)
