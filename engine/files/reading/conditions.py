"""Reads conditions: `service.prospecting and not (client.be or document.dpa)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.diagnostics import Report, Span
from engine.model.condition import And, Atom, Condition, Not, Or

MAX_TOKENS = 200
_TOKEN = re.compile(r"\s*(?:(?P<mark>[()])|(?P<word>[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)?))")
_KEYWORDS = frozenset({"and", "or", "not"})
_HINT = "words like service.prospecting, client.be or document.dpa, joined by and, or, not and parentheses"


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    span: Span


class _Unreadable(Exception):
    def __init__(self, span: Span, message: str) -> None:
        super().__init__(message)
        self.span, self.message = span, message


def read_condition(text: str, span: Span, report: Report, exact: bool = True) -> Condition | None:
    """The condition in `text`, which stands at `span`; None after an error. `not` binds before `and`, before `or`.

    `exact` tells that the text stands in the file as it is, so that each word of it has a place of its own.
    """
    try:
        tokens = _tokens(text, span)
        if not exact:
            tokens = [_Token(token.text, span) for token in tokens]
        parser = _Parser(tokens, Span(span.file, span.line, span.column + len(text)) if exact else span)
        condition = parser.either()
        parser.end()
    except _Unreadable as problem:
        report.error("condition-syntax", problem.span, problem.message, _HINT)
        return None
    return condition


def _tokens(text: str, span: Span) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            word = re.split(r"[\s()]", text[start:])[0] or text[start]
            place = Span(span.file, span.line, span.column + start, len(word))
            raise _Unreadable(place, f"{word} is not understood")
        word = match["mark"] or match["word"]
        tokens.append(_Token(word, Span(span.file, span.line, span.column + match.end() - len(word), len(word))))
        at = match.end()
        if len(tokens) > MAX_TOKENS:
            raise _Unreadable(span, f"longer than {MAX_TOKENS} words")
    return tokens


class _Parser:
    def __init__(self, tokens: list[_Token], after: Span) -> None:
        self.tokens, self.after, self.at = tokens, after, 0

    def _next(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def _take(self) -> _Token:
        if self.at >= len(self.tokens):
            raise _Unreadable(self.after, "the condition ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Condition:
        parts = [self.both()]
        while self._next() == "or":
            self._take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Condition:
        parts = [self.single()]
        while self._next() == "and":
            self._take()
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def single(self) -> Condition:
        token = self._take()
        if token.text == "not":
            return Not(self.single())
        if token.text == "(":
            inner = self.either()
            closing = self._take()
            if closing.text != ")":
                raise _Unreadable(closing.span, f"{closing.text} stands where ) was expected")
            return inner
        kind, dot, name = token.text.partition(".")
        if not dot or token.text in _KEYWORDS:
            raise _Unreadable(token.span, f"{token.text} stands where a word like service.prospecting was expected")
        return Atom(kind, name, token.span)

    def end(self) -> None:
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            why = "closes nothing" if token.text == ")" else "stands where “and” or “or” was expected"
            raise _Unreadable(token.span, f"{token.text} {why}")
