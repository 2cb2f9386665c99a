"""The words of the page of definitions, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class DefinitionWords:
    """`{day}`, `{term}` and `{options}` stand for what is filled in; `found` is a meaning as the search names it."""

    title: str
    lead: str
    of_edition: str
    letters: str
    defined_in: str
    with_option: str
    found: str
    none: str
    unpublished: str


DEFINITION_WORDS: Mapping[str, DefinitionWords] = MappingProxyType(
    {
        "fr": DefinitionWords(
            title="Définitions",
            lead="Les termes écrits avec une majuscule dans nos documents ont le sens indiqué ici.",
            of_edition="Définitions de l’édition du {day}",
            letters="Index alphabétique",
            defined_in="Défini dans",
            with_option="Avec l’option",
            found="{term} (option : {options})",
            none="Les documents de cette édition ne définissent aucun terme.",
            unpublished="Aucune édition n’est encore publiée.",
        ),
        "en": DefinitionWords(
            title="Definitions",
            lead="Capitalised terms in our documents have the meaning given here.",
            of_edition="Definitions of the edition of {day}",
            letters="Alphabetical index",
            defined_in="Defined in",
            with_option="With the option",
            found="{term} (option: {options})",
            none="The documents of this edition define no terms.",
            unpublished="No edition is published yet.",
        ),
    }
)
