"""typography: filled documents → finished ones, with the spaces, quotes and apostrophes of their language.

Text of a deal passes untouched; letters and figures never change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from engine.assembling.fill import FilledDocument
from engine.languages import Language
from engine.model.block import mapped
from engine.model.document import (
    Article,
    Document,
    Front,
    Item,
    Overview,
    Paragraph,
    PriceGroup,
    PriceRow,
    Run,
    Wording,
)


def typeset(document: FilledDocument, front: Front, wording: Wording, date: str, language: Language) -> Document:
    """The finished document; `date` is its date in ISO 8601."""
    setter = _Setter(language)
    return Document(
        id=document.id,
        language=language.code,
        locale=language.bcp47,
        title=setter.text(document.title),
        name=setter.text(document.name),
        version=document.version,
        date=date,
        front=setter.front(front),
        wording=wording,
        articles=tuple(setter.article(one) for one in document.articles),
        absent=document.absent,
        overview=None if document.overview is None else setter.overview(document.overview),
    )


@lru_cache(maxsize=8192)
def _typeset(language: Language, runs: tuple[tuple[str, bool], ...]) -> tuple[str, ...]:
    """The texts of a line; remembered, because most lines are the same from deal to deal."""
    return tuple(language.typeset(runs))


class _Setter:
    def __init__(self, language: Language) -> None:
        self.language = language

    def text(self, text: str) -> str:
        return _typeset(self.language, ((text, False),))[0]

    def line(self, line: Sequence[Run]) -> tuple[Run, ...]:
        texts = _typeset(self.language, tuple([(run.text, run.verbatim) for run in line]))
        return tuple(
            [
                run if run.text == text else Run(text, run.strong, run.emphasis, run.origin, run.target, run.source)
                for run, text in zip(line, texts, strict=True)
            ]
        )

    def article(self, one: Article[Run]) -> Article[Run]:
        paragraphs = tuple(self.paragraph(paragraph) for paragraph in one.paragraphs)
        label = one.label.replace(" ", "\u00a0")
        return replace(one, label=label, title=self.text(one.title), paragraphs=paragraphs)

    def paragraph(self, one: Paragraph[Run]) -> Paragraph[Run]:
        heading = None if one.heading is None else self.text(one.heading)
        blocks = tuple(mapped(block, self.line) for block in one.blocks)
        items = tuple(self.item(item) for item in one.items)
        run_in = None if one.run_in is None else self.item(one.run_in)
        return replace(one, heading=heading, blocks=blocks, items=items, note=self.line(one.note), run_in=run_in)

    def item(self, one: Item[Run]) -> Item[Run]:
        return replace(one, line=self.line(one.line))

    def front(self, one: Front) -> Front:
        rows = tuple(replace(row, runs=self.line(row.runs)) for row in one.rows)
        mentions = tuple(replace(row, runs=self.line(row.runs)) for row in one.mentions)
        notices = tuple(self.text(notice) for notice in one.notices)
        return replace(one, rows=rows, mentions=mentions, notices=notices)

    def overview(self, one: Overview[Run]) -> Overview[Run]:
        rows = tuple(
            replace(
                row,
                label=self.text(row.label),
                line=self.line(row.line),
                entries=tuple(map(self.line, row.entries)),
                prices=tuple(map(self.prices, row.prices)),
            )
            for row in one.rows
        )
        return Overview(self.text(one.title), self.text(one.notice), rows)

    def prices(self, one: PriceGroup[Run]) -> PriceGroup[Run]:
        rows = tuple(
            PriceRow(self.line(row.words), tuple(map(self.line, row.amounts)), tuple(map(self.line, row.notes)))
            for row in one.rows
        )
        return replace(one, label=self.line(one.label), rows=rows)
