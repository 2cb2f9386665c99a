"""Whether the labels of the first page fit in their column: only then is its width known before all words are set."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.document import Document, Dossier, PriceGroup, Run
from engine.rendering.html.escaping import Html, markup
from engine.rendering.pdf.fonts import REGULAR, STRONG
from engine.rendering.pdf.letters import width

FACTS, BRIEF = (21.0, 7.6, REGULAR), (25.0, 7.5, STRONG)
"""The narrowest column of labels of the title block, and of what a document says in short: millimetres, points, weight.

They are those of `.facts .dt` and of `.brief .dt` in the stylesheets.
"""


def label_look(*printed: Document | Dossier) -> Html:
    """An attribute of the body where a word is wider than the column of its label, which then grows with it.

    All other columns are as wide as the stylesheet says. So nobody asks each letter of what stands beside them how much
    room it needs, which takes a third of the time of a quote.
    """
    words = ((word, room) for one in printed for label, room in labels(one) for word in label.split())
    long = any(width(word, size, weight) > most for word, (most, size, weight) in words)
    return markup(' class="long-labels"') if long else Html()


def labels(printed: Document | Dossier) -> Iterator[tuple[str, tuple[float, float, int]]]:
    """The labels of a document or of a pack, each with its room."""
    yield from ((row.label, FACTS) for row in printed.front.rows)
    if isinstance(printed, Dossier):
        for one in printed.documents:
            yield from labels(one)
    elif printed.overview is not None:
        for row in printed.overview.rows:
            yield from ((one, BRIEF) for one in (row.label, *map(_plain, row.prices)))


def _plain(prices: PriceGroup[Run]) -> str:
    return "".join(run.text for run in prices.label)
