"""The two sides of a redline in Word: what stands in each document, how Word counts it, and in which paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.model.block import TextBlock
from engine.model.document import Article, Document, Item, Paragraph, Run
from engine.rendering.walk import signed
from engine.rendering.word.body import UNCOUNTED
from engine.rendering.word.markup import BookmarkedPlace, MarkupSetting, numbering
from engine.rendering.word.numbering import List, numbered
from engine.rendering.word.redline.changes import ParagraphSetting

Counted = Mapping[str, BookmarkedPlace]


class Lists:
    """The lists of a file that holds several documents, each before and after.

    What both sides count in one way is counted by one list, so that Word numbers the text after once all changes are
    accepted, and the text before once all are rejected.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, List], List] = {}

    def places(self, key: str, document: Document | None, prefix: str) -> Counted:
        """The places of one side of the document `key`, with the numbers of our lists."""
        if document is None:
            return {}
        found = numbered([document], prefix=prefix)
        own = {one.number: self._list(key, one).number for one in found.lists}
        return {id: one if one.list is None else replace(one, list=own[one.list]) for id, one in found.places.items()}

    def _list(self, key: str, one: List) -> List:
        """Ours for a list of one side; the first of a kind is bound to the styles of Word."""
        same = (key, replace(one, number=0))
        if same not in self._known:
            styles = () if any(it.styles == one.styles for it in self._known.values()) else one.styles
            self._known[same] = replace(one, number=len(self._known) + 1, styles=styles)
        return self._known[same]

    @property
    def all(self) -> tuple[List, ...]:
        return tuple(self._known.values())

    @property
    def bound(self) -> frozenset[int]:
        return frozenset(one.number for one in self.all if one.styles)


@dataclass(frozen=True, slots=True)
class WordSide:
    """A document on one side; what is asked for by identity is None where this side does not have it."""

    articles: Mapping[str, Article[Run]]
    paragraphs: Mapping[str, Paragraph[Run]]
    items: Mapping[str, Item[Run]]
    homes: Mapping[str, Article[Run]]  # the article in which a paragraph or item stands
    places: Counted
    sheet: MarkupSetting

    def heading(self, article: Article[Run] | None) -> tuple[ParagraphSetting | None, str]:
        """How the heading of an article stands, and its label as far as Word does not count it."""
        if article is None:
            return None, ""
        place = self.places[article.id]
        style = "ClausierAnnex" if article.annex else "Heading1"
        if place.list is None:
            return ParagraphSetting(style, UNCOUNTED), f"{article.label}\t"
        return ParagraphSetting(style, numbering(place, self.sheet)), ""

    def lead(self, paragraph: Paragraph[Run] | None) -> tuple[ParagraphSetting | None, str]:
        """How the first line of a paragraph stands, None if it has none, and its number if Word does not count it."""
        if paragraph is None:
            return None, ""
        place, home = self.places[paragraph.id], self.homes[paragraph.id]
        keep = signed(home) or _announcing(paragraph)
        if place.list is not None:
            style = "ClausierAnnexParagraph" if home.annex else "ClausierParagraph"
            return ParagraphSetting(style, numbering(place, self.sheet), keep=keep), ""
        if paragraph.number:
            return ParagraphSetting("ClausierNumbered", keep=keep), f"{paragraph.number}\t"
        if paragraph.heading or any(run.text for run in first_text(paragraph)):
            return ParagraphSetting("ClausierText", keep=keep), ""
        return None, ""

    def item(self, item: Item[Run] | None) -> tuple[ParagraphSetting | None, str]:
        """How an item stands, and its number if Word does not count it."""
        if item is None:
            return None, ""
        place, home = self.places[item.id], self.homes[item.id]
        if place.list is None:
            return ParagraphSetting("ClausierBox"), f"{item.number}\t"
        return ParagraphSetting("ClausierAnnexItem" if home.annex else "ClausierItem", numbering(place, self.sheet)), ""


def side(document: Document | None, places: Counted, sheet: MarkupSetting) -> WordSide:
    articles = document.articles if document is not None else ()
    paragraphs = [(article, one) for article in articles for one in article.paragraphs]
    homes = dict(_homes(paragraphs))
    return WordSide(
        {one.id: one for one in articles},
        {one.id: one for _, one in paragraphs},
        {item.id: item for _, one in paragraphs for item in one.items},
        homes,
        places,
        sheet,
    )


def _homes(paragraphs: Sequence[tuple[Article[Run], Paragraph[Run]]]) -> Iterator[tuple[str, Article[Run]]]:
    for article, one in paragraphs:
        yield one.id, article
        yield from ((item.id, article) for item in one.items)


def _announcing(paragraph: Paragraph[Run]) -> bool:
    """Whether the first line of a paragraph announces what follows it: a list, a table, items."""
    rest = [one for place, one in enumerate(paragraph.blocks) if place or not isinstance(one, TextBlock)]
    return not isinstance(rest[0], TextBlock) if rest else bool(paragraph.items)


def first_text(paragraph: Paragraph[Run] | None) -> tuple[Run, ...]:
    """The text that stands beside the number of a paragraph."""
    first = paragraph.blocks[0] if paragraph is not None and paragraph.blocks else None
    return first.line if isinstance(first, TextBlock) else ()
