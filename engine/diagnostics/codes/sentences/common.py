"""What messages of many codes say and advise."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen, together
from engine.diagnostics.codes.sentences.wanted import WANTED
from engine.diagnostics.codes.sentences.written import WRITTEN

_SAID: Mapping[str, Mapping[str, str]] = frozen(
    {
        "did-you-mean": {
            "en": "did you mean {names:or}?",
            "fr": "vouliez-vous dire {names:or}\u202f?",
        },
        "in-draft": {
            "en": "{name} is in the working files, not in the edition of {edition:day}: publish it first, or try "
            "it with --draft",
            "fr": "«\u00a0{name}\u00a0» est dans les fichiers de travail, non dans l’édition du "
            "{edition:day}\u00a0: publiez-les d’abord, ou essayez avec «\u00a0--draft\u00a0»",
        },
        "called-now": {"en": "it is now called {name}", "fr": "le nom est désormais «\u00a0{name}\u00a0»"},
        "no-country": {"en": "{code} is no country", "fr": "le code «\u00a0{code}\u00a0» n’est celui d’aucun pays"},
        "write-country": {
            "en": "write its ISO 3166 code: BE, FR, DE, GB, US…",
            "fr": "écrivez son code ISO 3166\u00a0: BE, FR, DE, GB, US…",
        },
        "part-of-country": {
            "en": "write {country}, and for a client {key} {territory}",
            "fr": "écrivez {country}, et pour un client «\u00a0{key} {territory}\u00a0»",
        },
        "as-a-space": {"en": "replace it by a space", "fr": "remplacez-le par une espace"},
        "type-again": {"en": "type again what stood here", "fr": "retapez ce qui se trouvait ici"},
        "delete-it": {"en": "delete it", "fr": "supprimez-le"},
        "write": {"en": "write {text}", "fr": "écrivez {text}"},
        "date-written": {"en": "a date is written 2026-12-01", "fr": "une date s’écrit 2026-12-01"},
        "write-days": {"en": "write {days:list}", "fr": "écrivez {days:list}"},
        "if-day-first": {"en": "{day} if the day comes first", "fr": "{day} si le jour vient en premier"},
        "if-month-first": {"en": "{day} if the month does", "fr": "{day} si c’est le mois"},
        "if-year-first": {"en": "{day} if the year does", "fr": "{day} si c’est l’année"},
    }
)

COMMON: Mapping[str, Mapping[str, str]] = together(_SAID, WRITTEN, WANTED)
