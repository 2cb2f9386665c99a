"""Documents made by hand, to be held against each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from engine.comparing.documents import against, inserted, removed
from engine.comparing.identities import match_identities
from engine.comparing.summary import summarise
from engine.comparing.words import words
from engine.languages import LANGUAGES
from engine.model.block import Block, TextBlock
from engine.model.comparison import ComparedLine, TextChange
from engine.model.document import Article, Document, Front, Item, Origin, Paragraph, Provenance, Run, Wording
from engine.model.place import Place
from engine.model.summary import Notice, Redline

WRITTEN = Provenance("doc/a", "1.0.0")
DAY = datetime.date(2026, 12, 1)


def told(line: ComparedLine) -> str:
    """A line with its changes between brackets."""
    marks = {TextChange.KEPT: "{}", TextChange.DELETED: "[-{}-]", TextChange.INSERTED: "{{+{}+}}"}
    return "".join(marks[one.kind].format(one.text) for one in line.pieces)


def plain(before: str, after: str) -> ComparedLine:
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
        Item(Place(f"{place}.{name}"), f"({at})", (Run(content),), (), WRITTEN)
        for at, (name, content) in enumerate(items, 1)
    )
    return Paragraph(Place(place), number, heading, blocks, listed, (), WRITTEN)


def article(
    id: str, number: str, *paragraphs: Paragraph[Run], notice: str | None = None, title: str = "Titre"
) -> Article[Run]:
    return Article(Place(f"doc/{id}"), number, f"Article {number}", title, False, notice, paragraphs, WRITTEN)


def document(*articles: Article[Run], title: str = "Contrat", language: str = "fr") -> Document:
    front = Front("Firme & Fils", "Firme SRL", (), (), (), ())
    wording = Wording("", " : ", "", "", "")
    locale = LANGUAGES[language].bcp47
    return Document("doc", language, locale, title, "le Contrat", "1.0.0", str(DAY), front, wording, articles)


def redline(
    before: Document | None,
    after: Document | None,
    notice: Notice | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Redline:
    """What differs between two documents, as `clausier diff` tells it; one of them may not exist."""
    one = after or before
    assert one is not None
    old = match_identities(before, after, renamed or {}) if before and after else before
    comparison = against(old, after) if old and after else inserted(one) if after else removed(one)
    found = (comparison,) if comparison.changed else ()
    return Redline(
        language=one.language,
        locale=one.locale,
        before="Avant <i>",
        after="Après",
        comparisons=found,
        summaries=tuple(summarise(it, before, after, ()) for it in found),
        versioned=True,
        only_before=(),
        only_after=(),
        notice=notice,
        old={one.id: old} if old else {},
        new={one.id: after} if after else {"elsewhere": document()},
        day=DAY,
    )
