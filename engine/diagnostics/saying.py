"""A sentence that is not yet said in any language: the name of a template and what stands in it.

Templates stand in the record of a code (`Code.says`), or in `COMMON` for what many codes say. Fields are named, and may
have one of these forms: `{names:or}` and `{names:and}` join a list, `{day:day}` writes a date, and
`{count:plural:line|lines}` chooses the word that goes with a number, without the number.
"""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.diagnostics.grammar import MAIN, Grammar, grammar


@dataclass(frozen=True, slots=True)
class Saying:
    """The name of a template, and its fields with their values."""

    name: str
    values: tuple[tuple[str, object], ...] = ()

    def templates(self, code: str) -> Mapping[str, str]:
        """The templates of this sentence by language; raises `KeyError` for a name that neither holds."""
        from engine.diagnostics.codes import CODES  # all that is said of every code: not before there is a message
        from engine.diagnostics.codes.sentences.common import COMMON

        return CODES[code].says.get(self.name) or COMMON[self.name]

    def speaks(self, code: str, language: str) -> bool:
        """Whether it can be said in a language, with every sentence that stands in it."""
        inner = (value for _, value in self.values if isinstance(value, Saying))
        return language in self.templates(code) and all(one.speaks(code, language) for one in inner)

    def said(self, code: str, language: str = MAIN, shown: Callable[[str], str] = str) -> str:
        """The sentence; `shown` is done to each text that it quotes.

        Raises `KeyError` for a language or a field that is missing.
        """
        values = {
            name: _Said(value.said(code, language, shown)) if isinstance(value, Saying) else value
            for name, value in self.values
        }
        return _Sentence(grammar(language), shown).vformat(self.templates(code)[language], (), values)


class _Said(str):
    """What another sentence has become: it is not quoted from anywhere."""


def say(name: str, /, **values: object) -> Saying:
    """A sentence of that name with its fields. Lists are tuples, so that equal sentences are equal."""
    return Saying(name, tuple(sorted(values.items())))


class _Sentence(string.Formatter):
    """Fills a template by the grammar of its language."""

    def __init__(self, grammar: Grammar, shown: Callable[[str], str]) -> None:
        self.grammar, self.shown = grammar, shown

    def format_field(self, value: object, format_spec: str) -> str:
        form, _, words = format_spec.partition(":")
        if form in ("or", "and") and isinstance(value, tuple):
            return self.grammar.joined(form, [self.shown(one) for one in value])
        if form == "day" and isinstance(value, datetime.date):
            return self.grammar.day(value)
        if form == "plural" and isinstance(value, int):
            return words.split("|")[self.grammar.plural(value)]
        if format_spec:
            raise ValueError(f"no form {format_spec} for {value!r}")
        return value if isinstance(value, _Said) else self.shown(str(value))


MAX_QUOTED = 500  # characters of a message, or of a line of a hint


def one_line(text: str) -> str:
    """A message as it is shown: on one line, short, without characters that steer a terminal."""
    return lines_of(" ".join(text.split()))


def lines_of(text: str) -> str:
    """A hint as it is shown, line by line: each short, without characters that steer a terminal."""
    return "\n".join(map(_visible, text.split("\n")))


def _visible(text: str) -> str:
    text = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)
