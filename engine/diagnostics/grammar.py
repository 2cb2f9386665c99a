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
    for the names of a list, `decimal` the sign before decimals. `nothing` is said where there is no message;
    `locale` is the language to the data of CLDR.
    """

    conjunctions: Mapping[str, str]
    plural: Callable[[int], bool]
    day: Callable[[datetime.date], str]
    severities: Mapping[Severity, tuple[str, str]]
    after: str
    hint: str
    nothing: str
    locale: str
    quoted: str = "{}"
    decimal: str = "."

    def quote(self, name: str) -> str:
        """A name as it stands in a sentence, with the quotation marks of the language where it has any."""
        return self.quoted.format(name)

    def joined(self, kind: str, items: Sequence[str]) -> str:
        """`a, b or c`, each quoted; `kind` is `or` or `and`, any other sets commas alone."""
        return self.listed(kind, list(map(self.quote, items)))

    def listed(self, kind: str, items: Sequence[str]) -> str:
        """The same of what is quoted already, or need not be."""
        if kind not in self.conjunctions or len(items) < 2:
            return ", ".join(items)
        return f"{', '.join(items[:-1])} {self.conjunctions[kind]} {items[-1]}"

    def country(self, code: str) -> str:
        """The name of a country by its code; the code itself where it has none."""
        from babel import Locale  # only where something is wrong

        return str(Locale(self.locale).territories.get(code, code))

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
            locale="en",
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
            locale="fr",
            quoted=f"«{NO_BREAK}{{}}{NO_BREAK}»",
            decimal=",",
        ),
    }
)
"""The languages of messages by their codes."""


def grammar(language: str) -> Grammar:
    """Of a language; of English for one in which the program does not speak."""
    return GRAMMARS.get(language, GRAMMARS[MAIN])
