"""The digest of a finished text: what a quote cites, so that nobody can doubt which words were given to a client."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from engine.model.block import DefinitionBlock, lines
from engine.model.document import Document, Paragraph, Run


def text_digest(document: Document) -> str:
    """The SHA-256 of the articles of a document, in hexadecimal figures: its words and numbers, nothing around them.

    It is taken over UTF-8 lines, each ended by a line feed: the title; of each article its label and title, its notice
    if it is reserved; of each paragraph its number, its heading and every line of its text; of each item its number
    and text. The parts of a line are joined by a space.
    """
    return hashlib.sha256(digested_text(document).encode()).hexdigest()


def digested_text(document: Document) -> str:
    """The lines that `text_digest` is taken over, each ended by a line feed."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    yield document.title
    for article in document.articles:
        yield f"{article.label} {article.title}"
        if article.notice is not None:
            yield article.notice
        for paragraph in article.paragraphs:
            yield from _paragraph(paragraph)


def _paragraph(paragraph: Paragraph[Run]) -> Iterator[str]:
    yield " ".join(part for part in (paragraph.number, paragraph.heading) if part)
    for block in paragraph.blocks:
        if isinstance(block, DefinitionBlock):
            yield from (f"{one.name} {_plain(one.line)}" for one in block.entries)
        else:
            yield from map(_plain, lines(block))
    for item in paragraph.items:
        yield f"{item.number} {_plain(item.line)}"


def _plain(line: Sequence[Run]) -> str:
    return "".join(run.text for run in line)
