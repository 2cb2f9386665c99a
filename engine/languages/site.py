"""The words of the public site that stand on every page, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SiteWords:
    """`{day}`, `{title}` and the like stand for what is filled in; `menu` is by path, `states` by state."""

    name: str
    skip: str
    menu_label: str
    menu: Mapping[str, str]
    other_language: str
    contents: str
    states: Mapping[str, str]
    current: str
    upcoming: str
    archived: str
    none_yet: str
    next_edition: str
    see_changes: str
    see_current: str
    edition_of: str
    takes_effect: str
    published_on: str
    digest: str
    downloads: str
    permanent: str
    changes: str
    feed: str
    imprint: str
    to_complete: str
    search: str
    search_hint: str


SITE_WORDS: Mapping[str, SiteWords] = MappingProxyType(
    {
        "fr": SiteWords(
            name="Documents contractuels",
            skip="Aller au texte",
            menu_label="Menu principal",
            menu=MappingProxyType(
                {
                    "cgv": "Conditions générales",
                    "dpa": "Accord de traitement",
                    "sla": "SLA",
                    "options": "Options",
                    "definitions": "Définitions",
                    "subprocessors": "Sous-traitants ultérieurs",
                    "editions": "Éditions",
                    "verify": "Vérifier un document",
                }
            ),
            other_language="English",
            contents="Table des matières",
            states=MappingProxyType({"current": "En vigueur", "upcoming": "À venir", "archived": "Archivée"}),
            current="Édition en vigueur depuis le {day}.",
            upcoming="Cette édition n’est pas encore en vigueur\u00a0: elle s’appliquera à partir du {day}.",
            archived="Cette édition est archivée\u00a0: elle était en vigueur du {day} au {last}.",
            none_yet="Aucune édition n’est encore en vigueur. La première s’appliquera à partir du {day}.",
            next_edition="Une nouvelle édition s’appliquera à partir du {day}.",
            see_changes="Voir ce qui change",
            see_current="Voir le texte en vigueur",
            edition_of="Édition du {day}",
            takes_effect="Entrée en vigueur",
            published_on="Publication",
            digest="Empreinte SHA-256",
            downloads="Télécharger",
            permanent="Adresse permanente de cette édition",
            changes="Changements par rapport à l’édition du {day}",
            feed="Fil d’actualité (Atom)",
            imprint="Éditeur",
            to_complete="à compléter",
            search="Rechercher",
            search_hint="Rechercher dans les textes",
        ),
        "en": SiteWords(
            name="Contract documents",
            skip="Skip to the text",
            menu_label="Main menu",
            menu=MappingProxyType(
                {
                    "cgv": "General terms",
                    "dpa": "Data processing",
                    "sla": "SLA",
                    "options": "Options",
                    "definitions": "Definitions",
                    "subprocessors": "Sub-processors",
                    "editions": "Editions",
                    "verify": "Verify a document",
                }
            ),
            other_language="Français",
            contents="Contents",
            states=MappingProxyType({"current": "In force", "upcoming": "Upcoming", "archived": "Archived"}),
            current="Edition in force since {day}.",
            upcoming="This edition is not in force yet: it will apply from {day}.",
            archived="This edition is archived: it was in force from {day} to {last}.",
            none_yet="No edition is in force yet. The first one will apply from {day}.",
            next_edition="A new edition will apply from {day}.",
            see_changes="See what changes",
            see_current="See the text in force",
            edition_of="Edition of {day}",
            takes_effect="Takes effect",
            published_on="Published",
            digest="SHA-256 digest",
            downloads="Download",
            permanent="Permanent address of this edition",
            changes="Changes since the edition of {day}",
            feed="News feed (Atom)",
            imprint="Publisher",
            to_complete="to be completed",
            search="Search",
            search_hint="Search the texts",
        ),
    }
)
