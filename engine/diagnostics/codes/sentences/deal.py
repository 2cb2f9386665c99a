"""What messages of the family deal say."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

DEAL_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "approval-invalid": {
            "idle": {
                "en": "the approval of {deviation} concerns nothing in this deal",
                "fr": "l’approbation de la dérogation «\u00a0{deviation}\u00a0» ne concerne rien dans cette affaire",
            },
            "lapsed": {
                "en": "the approval of {deviation} has lapsed: what was approved has changed",
                "fr": "l’approbation de la dérogation «\u00a0{deviation}\u00a0» est caduque\u00a0: "
                "ce qui était approuvé a changé",
            },
            "ask-again": {
                "en": "delete it, and have the deviation approved again",
                "fr": "supprimez-la, et faites approuver la dérogation à nouveau",
            },
            "delete": {"en": "delete it", "fr": "supprimez-la"},
            "not-theirs": {
                "en": "{by} may not approve {deviation}: it needs {level}",
                "fr": "la personne «\u00a0{by}\u00a0» ne peut pas approuver "
                "la dérogation «\u00a0{deviation}\u00a0»\u00a0: "
                "il faut le niveau «\u00a0{level}\u00a0»",
            },
            "ask": {"en": "ask {people:or}", "fr": "demandez à {people:or}"},
            "ask-nobody": {"en": "ask nobody: there is none", "fr": "personne n’a ce niveau"},
        },
    }
)
"""By code, then by name, then by language."""
