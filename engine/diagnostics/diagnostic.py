"""One message, and what is asked of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engine.diagnostics.grammar import MAIN, grammar
from engine.diagnostics.saying import Saying, lines_of, one_line
from engine.diagnostics.severity import Severity
from engine.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: a stable code of `CODES`, a severity, a place, a sentence, and what to do (`hints`).

    `about` names the part of the library that it speaks of (`cgv/payment#interest`, `parameter/notice`); a warning
    about something can be acknowledged. `rule` tells apart what one code says of one part: the name of an advice.
    `message` and `hints` are English; `sentences` are what they were said from, the message first, and empty where they
    were written in English only.
    Raises `KeyError` for a code that there is not, and `ValueError` for a severity that its record does not give.
    """

    code: str
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    about: str = ""
    rule: str = ""
    sentences: tuple[Saying, ...] = field(default=(), compare=False)

    @property
    def finding(self) -> str:
        """What an acknowledgement calls it: its code, or `advice/late-interest`."""
        return f"{self.code}/{self.rule}" if self.rule else self.code

    def __post_init__(self) -> None:
        from engine.diagnostics.codes import CODES  # all that is said of every code: not before there is a message

        if self.severity not in CODES[self.code].severities:
            raise ValueError(f"{self.code} is no {self.severity}")

    def with_hints(self, *hints: str | Saying | None, first: bool = False) -> Diagnostic:
        """The same message with more hints, behind those that it has or `first`; empty ones are left out.

        Raises `KeyError` for a template that the code does not have.
        """
        given = _given(hints)
        said, sentences = _shown(given, self.code), tuple(one for one in given if isinstance(one, Saying))
        if not self.sentences or len(sentences) < len(given):  # it was, or becomes, written in English only
            return replace(self, hints=said + self.hints if first else self.hints + said, sentences=())
        told, *had = self.sentences
        every = (told, *sentences, *had) if first else (told, *had, *sentences)
        return replace(self, hints=said + self.hints if first else self.hints + said, sentences=every)

    def with_other_hints(self, *hints: str | Saying) -> Diagnostic:
        """The same message with these hints in place of its own."""
        return replace(self, hints=(), sentences=self.sentences[:1]).with_hints(*hints)

    def language(self, wished: str) -> str:
        """The language in which all of it can be said: the one wished, else English. Never half of each."""
        if not self.sentences or not all(one.speaks(self.code, wished) for one in self.sentences):
            return MAIN
        return wished

    def told(self, language: str) -> tuple[str, tuple[str, ...]]:
        """The message and the hints in a language; in English where they cannot be said in it."""
        if self.language(language) == MAIN:
            return self.message, self.hints
        message, *hints = self.sentences
        said = (one.said(self.code, language, lines_of) for one in hints)
        return message.said(self.code, language, one_line), tuple(one for one in said if one)

    def shown(self, language: str) -> str:
        """The whole of it for a person, in a language as far as it can be said in it: `str()` is English."""
        words, (message, hints) = grammar(self.language(language)), self.told(language)
        lines = [f"{self.span}: {words.severities[self.severity][0]}{words.after} {message} [{self.code}]"]
        return "\n".join([*lines, *(f"    {words.hint} {hint}" for hint in hints)])

    def __str__(self) -> str:
        return self.shown(MAIN)


def made(
    code: str,
    span: Span,
    message: str | Saying,
    *hints: str | Saying | None,
    severity: Severity = Severity.ERROR,
    about: str = "",
    rule: str = "",
) -> Diagnostic:
    """A message whose sentence and hints may have templates in several languages; empty hints are left out.

    Raises `KeyError` for a template that the code does not have.
    """
    given = _given(hints)
    sentences = tuple(one for one in (message, *given) if isinstance(one, Saying))
    whole = sentences if len(sentences) == 1 + len(given) else ()
    return Diagnostic(code, span, one_line(_english(message, code)), _shown(given, code), severity, about, rule, whole)


def _given(hints: Iterable[str | Saying | None]) -> tuple[str | Saying, ...]:
    return tuple(one for one in hints if one)


def _shown(hints: Iterable[str | Saying], code: str) -> tuple[str, ...]:
    return tuple(lines_of(_english(one, code)) for one in hints)


def _english(text: str | Saying, code: str) -> str:
    return text.said(code) if isinstance(text, Saying) else text


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All different diagnostics, sorted by place, then by code."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda one: (one.span, one.code, one.message)))
