"""How long a finished text is: its words and sentences as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engine.languages import Language
from engine.model.block import BulletBlock, DefinitionBlock, TextBlock, lines
from engine.model.document import Document, Run
from engine.model.length import Length

_WORD = re.compile(r"\S*\w\S*")
_END = re.compile(r"(?<=[.!?])[\s»”)]+(?=\S)")


def length(document: Document, language: Language) -> Length:
    """What a reader has to read; each item of an enumeration, and what introduces it, stands by itself."""
    running = sentences = longest = 0
    place = document.id
    for where, text in _passages(document):
        for sentence in _sentences(text, language):
            count = _count(sentence)
            running, sentences = running + count, sentences + (count > 0)
            if count > longest:
                longest, place = count, where
    words = running + sum(map(_count, _headings(document)))
    return Length(document.id, language.code, words, sentences, running / sentences if sentences else 0, longest, place)


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _headings(document: Document) -> Iterator[str]:
    for article in document.articles:
        yield article.title
        yield from (paragraph.heading or "" for paragraph in article.paragraphs)


def _passages(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that stands by itself on the page, with its place: a block, an item, a definition with its term."""
    for article in document.articles:
        for paragraph in article.paragraphs:
            for block in paragraph.blocks:
                match block:
                    case TextBlock() | BulletBlock():
                        yield from ((str(paragraph.id), _words(line)) for line in lines(block))
                    case DefinitionBlock(entries):
                        yield from ((one.id, f"{one.name} {_words(one.line)}") for one in entries)
            yield from ((str(item.id), _words(item.line)) for item in paragraph.items)


def _words(line: Iterable[Run]) -> str:
    return "".join(run.text for run in line)


def _sentences(text: str, language: Language) -> Iterator[str]:
    """A text cut at its full stops, save those of abbreviations."""
    started = ""
    for piece in _END.split(text):
        started = f"{started} {piece}" if started else piece
        if not started.endswith(language.wording.abbreviations):
            yield started
            started = ""
    if started:
        yield started
