"""What the templates of messages know of the grammar of each language in which the program speaks.

A language is one record of `GRAMMARS`: nothing else here, nor who prints messages, knows which there are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.diagnostics.severity import ERROR, NOTE, WARNING, Severity

NO_BREAK = "\u00a0"
MAIN = "en"
"""The language that every message has, which programs read and by which acknowledgements know it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language joins lists, counts things and writes days, and the words that stand around every message.

    `plural` tells whether a number of things is more than one. `severities` hold singular and plural,
    `hint` and `after` (what stands behind the severity) their colon with its space before it. `quoted` is a template
    for the names of a list. `nothing` is said where there is no message.
    """

    conjunctions: Mapping[str, str]
    plural: Callable[[int], bool]
    day: Callable[[datetime.date], str]
    severities: Mapping[Severity, tuple[str, str]]
    after: str
    hint: str
    nothing: str
    quoted: str = "{}"

    def joined(self, kind: str, items: Sequence[str]) -> str:
        """`a, b or c`; `kind` is `or` or `and`."""
        *before, last = map(self.quoted.format, items)
        return f"{', '.join(before)} {self.conjunctions[kind]} {last}" if before else last

    def counted(self, severity: Severity, count: int) -> str:
        """`2 errors`."""
        return f"{count} {self.severities[severity][self.plural(count)]}"


_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def _french_day(day: datetime.date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return NO_BREAK.join((number, _MONTHS[day.month - 1], str(day.year)))


GRAMMARS: Mapping[str, Grammar] = MappingProxyType(
    {
        "en": Grammar(
            conjunctions=MappingProxyType({"or": "or", "and": "and"}),
            plural=lambda count: count != 1,
            day=datetime.date.isoformat,
            severities=MappingProxyType(
                {ERROR: ("error", "errors"), WARNING: ("warning", "warnings"), NOTE: ("note", "notes")}
            ),
            after=":",
            hint="hint:",
            nothing="nothing to say",
        ),
        "fr": Grammar(
            conjunctions=MappingProxyType({"or": "ou", "and": "et"}),
            plural=lambda count: abs(count) > 1,
            day=_french_day,
            severities=MappingProxyType(
                {
                    ERROR: ("erreur", "erreurs"),
                    WARNING: ("avertissement", "avertissements"),
                    NOTE: ("remarque", "remarques"),
                }
            ),
            after=f"{NO_BREAK}:",
            hint=f"conseil{NO_BREAK}:",
            nothing="rien à signaler",
            quoted=f"«{NO_BREAK}{{}}{NO_BREAK}»",
        ),
    }
)
"""The languages of messages by their codes."""


def grammar(language: str) -> Grammar:
    """Of a language; of English for one in which the program does not speak."""
    return GRAMMARS.get(language, GRAMMARS[MAIN])
