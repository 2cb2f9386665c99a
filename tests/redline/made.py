"""Documents made by hand, to be held against each other."""

from __future__ import annotations

from collections.abc import Iterable

from engine.editions.words import words
from engine.model.block import Block, TextBlock
from engine.model.comparison import Kind, Line
from engine.model.document import Article, Document, Front, Item, Origin, Paragraph, Provenance, Run, Wording

WRITTEN = Provenance("doc/a", "1.0.0")


def told(line: Line) -> str:
    """A line with its changes between brackets."""
    marks = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}"}
    return "".join(marks[one.kind].format(one.text) for one in line.pieces)


def plain(before: str, after: str) -> Line:
    return words((Run(before),), (Run(after),))


def figure(text: str, name: str = "notice") -> Run:
    return Run(text, origin=Origin.PARAMETER, source=name)


def cited(number: str, target: str) -> tuple[Run, Run]:
    return Run("à l’article ", origin=Origin.REFERENCE), Run(number, origin=Origin.REFERENCE, target=target)


def text(content: str) -> TextBlock[Run]:
    return TextBlock((Run(content),))


def paragraph(
    id: str, number: str, *blocks: Block[Run], items: Iterable[tuple[str, str]] = (), heading: str | None = None
) -> Paragraph[Run]:
    place = f"doc/a#{id}"
    listed = tuple(
        Item(f"{place}.{name}", f"({at})", (Run(content),), (), WRITTEN) for at, (name, content) in enumerate(items, 1)
    )
    return Paragraph(place, number, heading, blocks, listed, (), WRITTEN)


def article(
    id: str, number: str, *paragraphs: Paragraph[Run], notice: str | None = None, title: str = "Titre"
) -> Article[Run]:
    return Article(f"doc/{id}", number, f"Article {number}", title, False, notice, paragraphs, WRITTEN)


def document(*articles: Article[Run], title: str = "Contrat", language: str = "fr") -> Document:
    front = Front("", "", (), (), (), ())
    wording = Wording("", " : ", "", "", "")
    return Document("doc", language, "fr-BE", title, "le Contrat", "1.0.0", "2026-12-01", front, wording, articles)
