"""Reads what was printed: the text of each format as a reader of that format sees it."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from engine.model.block import Block, TableBlock, lines
from engine.model.document import Document, Paragraph, Row, Run
from engine.rendering.walk import facing

POINTS_PER_MM = 72 / 25.4


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def squeezed(text: str) -> str:
    """A text without its spaces, line ends and invisible marks."""
    return re.sub(r"[\s\u200f]+", "", text)


def words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def rows(of: Iterable[Row]) -> list[str]:
    return [text for row in of for text in (row.label, words(row.runs))]


def front_text(document: Document) -> str:
    """What stands above the articles, in the order agreed for every format."""
    front = document.front
    parts = [front.letterhead, front.company, *rows(front.mentions), *front.marks, document.title]
    return "\n".join([*parts, *front.notices, *rows(front.rows), *overview_text(document)])


def overview_text(document: Document) -> list[str]:
    """What the document says in short, likewise; nothing where it says nothing."""
    one = document.overview
    if one is None:
        return []
    told = [(row.label, words(row.line), *map(words, row.entries)) for row in one.rows]
    return [one.title, one.notice, *(text for row in told for text in row)]


def articles_text(document: Document) -> str:
    """The articles in the order agreed for every format, read from the model without the walker."""
    told: list[str] = []
    for article in document.articles:
        told += [article.label, article.title, article.notice or ""]
        for paragraph in article.paragraphs:
            told += [paragraph.number, paragraph.heading or ""]
            for block in paragraph.blocks:
                names = [entry.name for entry in getattr(block, "entries", ()) if hasattr(entry, "name")]
                contents = [words(line) for line in lines(block)]
                pairs = zip(names, contents, strict=True) if names else zip(contents, strict=True)
                told += [text for pair in pairs for text in pair]
            told.append(words(paragraph.note))
            told += [text for item in paragraph.items for text in (item.number, words(item.line))]
    return "\n".join(told)


def second(left: Document, right: Document) -> Document:
    """The right document as it stands beside the left one: tables of figures say only what is not said there."""
    left_blocks = [block for article in left.articles for one in article.paragraphs for block in one.blocks]
    theirs = iter(left_blocks)

    def told(paragraph: Paragraph[Run]) -> Paragraph[Run]:
        blocks = tuple(_unsaid(next(theirs), block) for block in paragraph.blocks)
        return replace(paragraph, blocks=blocks)

    faced = facing(left, right)
    articles = tuple(replace(one, paragraphs=tuple(map(told, one.paragraphs))) for one in faced.articles)
    return replace(faced, articles=articles)


def _unsaid(left: Block[Run], right: Block[Run]) -> Block[Run]:
    if not isinstance(left, TableBlock) or not isinstance(right, TableBlock) or "right" not in left.align:
        return right
    told = zip((left.header, *left.rows), (right.header, *right.rows), strict=True)
    header, *kept = (
        tuple(() if _same(words(one), words(other)) else other for one, other in zip(*pair, strict=True))
        for pair in told
    )
    return replace(right, header=header, rows=tuple(kept))


def _same(one: str, other: str) -> bool:
    figures = [re.sub(r"\D", "", text) for text in (one, other)]
    has_words = any(letter.isalpha() for letter in (one + other).replace("EUR", ""))
    return one == other or (figures[0] == figures[1] != "" and not has_words)


def both_texts(left: Document, right: Document) -> tuple[str, str]:
    return articles_text(left), articles_text(second(left, right))


class Reader(HTMLParser):
    """Collects the visible text of a page (without its table of contents), with what is needed to judge it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append((tag, tag in ("head", "nav") or ("class", "skip") in attrs))

    def handle_endtag(self, tag: str) -> None:
        expected, _ = self.open.pop()
        assert expected == tag, f"<{expected}> closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self.open):
            self.text += data


def read_html(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    assert reader.open == []
    return reader


def token_text(tokens: Iterable[Token]) -> str:
    told = ""
    for token in tokens:
        if token.children is not None:
            told += token_text(token.children) + "\n"
        elif token.type in ("text", "code_inline", "code_block", "fence", "html_inline", "html_block", "text_special"):
            assert token.type in ("text", "text_special"), token
            told += token.content
        elif token.type in ("softbreak", "hardbreak"):
            told += "\n"
    return told


def markdown_tokens(page: bytes) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(page.decode())


def read_markdown(page: bytes) -> str:
    return token_text(markdown_tokens(page))


COMPACT, ROOMY = (17, 15), (22, 22)
"""The height of the running lines of each layout, above and below, in millimetres."""


def read_pdf(page: bytes, folder: Path, running: tuple[int, int] = COMPACT) -> str:
    """The text of a PDF in the order it was drawn; without running lines, of which the height is given."""
    top, bottom = running
    file = folder / "read.pdf"
    file.write_bytes(page)
    height = round((297 - top - bottom) * POINTS_PER_MM)
    told = ""
    for number, above in (("1", 0), ("2", top)):
        crop = ["-x", "0", "-W", "596", "-y", str(round(above * POINTS_PER_MM))]
        crop += ["-H", str(height + round((top - above) * POINTS_PER_MM))]
        last = ["-l", "1"] if number == "1" else []
        told += subprocess.run(
            ["pdftotext", "-raw", "-nopgbrk", "-f", number, *last, *crop, str(file), "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    return told
