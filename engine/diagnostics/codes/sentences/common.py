"""What messages of many codes say and advise."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen

COMMON: Mapping[str, Mapping[str, str]] = frozen(
    {
        "did-you-mean": {
            "en": "did you mean {names:or}?",
            "fr": "vouliez-vous dire {names:or}\u202f?",
        },
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
    }
)
