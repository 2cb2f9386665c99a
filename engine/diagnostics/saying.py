"""A sentence that is not yet said in any language: the name of a template and what stands in it.

Templates stand in the record of a code (`Code.says`), or in `COMMON` for what many codes say. Fields are named, and may
have one of these forms: `{names:or}` and `{names:and}` join a list, `{names:list}` sets commas alone between its names,
and `{keys:keys}` a colon behind each as well; `{day:day}` writes a date, `{amount:number}` a number with its decimals,
`{code:country}` the name of the country of a code, and `{count:plural:line|lines}` the word that
goes with a number, without the number.
"""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.diagnostics.grammar import MAIN, Grammar, grammar


@dataclass(frozen=True, slots=True)
class Saying:
    """The name of a template, and its fields with their values."""

    name: str
    values: tuple[tuple[str, object], ...] = ()

    def templates(self, code: str) -> Mapping[str, str]:
        """The templates of this sentence by language; without a code, of those that many codes say.

        Raises `KeyError` for a name that neither holds.
        """
        from engine.diagnostics.codes import CODES  # all that is said of every code: not before there is a message
        from engine.diagnostics.codes.sentences.common import COMMON

        return (CODES[code].says.get(self.name) if code else None) or COMMON[self.name]

    def speaks(self, code: str, language: str) -> bool:
        """Whether it can be said in a language, with every sentence that stands in it."""
        held = (one for _, value in self.values for one in (value if isinstance(value, tuple) else (value,)))
        inner = (one for one in held if isinstance(one, Saying))
        return language in self.templates(code) and all(one.speaks(code, language) for one in inner)

    def said(self, code: str, language: str = MAIN, shown: Callable[[str], str] = str) -> str:
        """The sentence; `shown` is done to each text that it quotes.

        Raises `KeyError` for a language or a field that is missing.
        """

        def words(value: object) -> object:
            if isinstance(value, Saying):
                return _Said(value.said(code, language, shown))
            if isinstance(value, tuple):
                return tuple(map(words, value))
            return value.text(language) if isinstance(value, Translated) else value

        values = {name: words(value) for name, value in self.values}
        return _Sentence(grammar(language), shown).vformat(self.templates(code)[language], (), values)


@dataclass(frozen=True, slots=True)
class Translated:
    """A text that the library has in several languages, such as the title of an option."""

    texts: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """In a language, else in English, else in the first that there is."""
        known = dict(self.texts)
        return known.get(language) or known.get(MAIN) or self.texts[0][1]


def local(texts: Mapping[str, str]) -> Translated:
    """A text by language, as a field of a sentence."""
    return Translated(tuple(texts.items()))


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
        if isinstance(value, tuple) and form in ("or", "and", "list", "keys"):
            ending = ":" if form == "keys" else ""
            return self.grammar.listed(form, [self.quoted(one, ending) for one in value])
        if form == "country":
            return self.grammar.country(str(value))
        if form == "day" and isinstance(value, datetime.date):
            return self.grammar.day(value)
        if form == "number" and isinstance(value, str | int | Decimal):
            return self.shown(str(value).replace(".", self.grammar.decimal))
        if form == "plural" and isinstance(value, int):
            return words.split("|")[self.grammar.plural(value)]
        if format_spec:
            raise ValueError(f"no form {format_spec} for {value!r}")
        return value if isinstance(value, _Said) else self.shown(str(value))

    def quoted(self, name: object, ending: str) -> str:
        """A name of a list; a sentence stands in it as it is."""
        return name if isinstance(name, _Said) else self.grammar.quote(self.shown(f"{name}{ending}"))


_BREAKS = re.compile(r" *[^\S ]\s*")
MAX_QUOTED = 500  # characters of a message, or of a line of a hint


def one_line(text: str) -> str:
    """A message as it is shown: on one line, short, without characters that steer a terminal.

    Plain spaces stay as many as they are: two names may differ in nothing else.
    """
    return lines_of(_BREAKS.sub(" ", text).strip())


def lines_of(text: str) -> str:
    """A hint as it is shown, line by line: each short, without characters that steer a terminal."""
    return "\n".join(map(_visible, text.split("\n")))


def _visible(text: str) -> str:
    text = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)
