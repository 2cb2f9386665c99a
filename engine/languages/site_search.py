"""The words of the search, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SearchWords:
    """`{number}` and `{query}` stand for what the script fills in."""

    title: str
    label: str
    button: str
    one: str
    many: str
    nothing: str
    loading: str
    failed: str
    more: str
    needs_script: str
    browse: str
    hints: tuple[str, ...]
    other: str


SEARCH_WORDS: Mapping[str, SearchWords] = MappingProxyType(
    {
        "fr": SearchWords(
            title="Recherche",
            label="Mots à rechercher",
            button="Rechercher",
            one="1\u00a0résultat",
            many="{number}\u00a0résultats",
            nothing="Aucun résultat pour «\u00a0{query}\u00a0».",
            loading="Recherche en cours…",
            failed="La recherche ne peut pas être chargée. Vérifiez la connexion, puis réessayez.",
            more="Afficher plus de résultats",
            needs_script="La recherche demande JavaScript. Sans lui, consultez la table des matières de chaque texte.",
            browse="Parcourir les textes",
            hints=(
                "Vérifiez l’orthographe\u00a0; les accents et les majuscules ne comptent pas.",
                "Essayez moins de mots, ou un autre mot du même sens.",
            ),
            other="Chercher dans les textes anglais",
        ),
        "en": SearchWords(
            title="Search",
            label="Words to search for",
            button="Search",
            one="1\u00a0result",
            many="{number}\u00a0results",
            nothing="No results for “{query}”.",
            loading="Searching…",
            failed="The search could not be loaded. Check your connection and try again.",
            more="Show more results",
            needs_script="The search needs JavaScript. Without it, use the table of contents of each text.",
            browse="Browse the texts",
            hints=(
                "Check the spelling; accents and capitals make no difference.",
                "Try fewer words, or another word with the same meaning.",
            ),
            other="Search the French texts",
        ),
    }
)
