"""compare: two finished documents → what differs, by identity and then word by word."""

from __future__ import annotations

from collections.abc import Mapping

from engine.comparing.bodies import bodies
from engine.comparing.identities import match_identities, moved
from engine.comparing.matches import paired, state_of
from engine.comparing.words import plain, words
from engine.languages import LANGUAGES
from engine.model.comparison import (
    ArticleChange,
    ChangeState,
    ComparedLine,
    Comparison,
    Elsewhere,
    ItemChange,
    Numbers,
    ParagraphChange,
)
from engine.model.document import Article, Document, Item, Paragraph, Run


def compare(before: Document, after: Document, renamed: Mapping[str, str] | None = None) -> Comparison:
    """What differs between two documents of one language; ValueError if their languages differ.

    Articles, paragraphs, items and definitions are matched by identity, wherever they stand, after `renamed` (the
    identity before → the one since), and a text that stands elsewhere under another identity is found by its words.
    What was removed stands where it stood; everything else in the order of `after`.
    """
    return against(match_identities(before, after, renamed or {}), after)


def against(before: Document, after: Document) -> Comparison:
    """The same where `before` bears the identities of `after` already, as `match_identities` gives them to it."""
    if before.language != after.language:
        raise ValueError(f"a document in {before.language} is not compared with one in {after.language}")
    return _Comparing(before, after).comparison(ChangeState.CHANGED)


def inserted(document: Document) -> Comparison:
    """A document that did not exist before."""
    return _Comparing(None, document).comparison(ChangeState.INSERTED)


def removed(document: Document) -> Comparison:
    """A document that no longer exists."""
    return _Comparing(document, None).comparison(ChangeState.REMOVED)


class _Comparing:
    """One comparison: both documents, and where each paragraph and item stands in them."""

    def __init__(self, before: Document | None, after: Document | None) -> None:
        one = after or before
        assert one is not None  # noqa: S101  a comparison has a side
        self.one, self.before, self.after = one, before, after
        self.old, self.new = _Places(before), _Places(after)
        self.moved = self.old.moved_to(self.new)

    def comparison(self, state: ChangeState) -> Comparison:
        title = plain(self.before.title if self.before else "", self.after.title if self.after else "")
        pairs = paired(_articles(self.before), _articles(self.after))
        articles = tuple(self._article(*pair) for pair in pairs)
        if state is ChangeState.CHANGED and not (title.changed or any(one.natures for one in articles)):
            state = ChangeState.UNCHANGED
        return Comparison(self.one.id, self.one.language, state, title, self.one.wording.colon, articles)

    def _article(self, before: Article[Run] | None, after: Article[Run] | None) -> ArticleChange:
        number = Numbers(before.number if before else None, after.number if after else None)
        title = plain(before.title if before else "", after.title if after else "")
        notice = plain((before.notice if before else None) or "", (after.notice if after else None) or "")
        old, new = before.paragraphs if before else (), after.paragraphs if after else ()
        pairs = paired(old, new, self.old.paragraphs, self.moved)
        paragraphs = tuple(self._paragraph(*pair) for pair in pairs)
        changed = number.changed or title.changed or notice.changed or any(one.natures for one in paragraphs)
        state = state_of(before, after, changed)
        if before and after and (before.notice is None) != (after.notice is None):
            state = ChangeState.RESERVED if before.notice is None else ChangeState.RESTORED
        one = after or before
        assert one is not None  # noqa: S101  a pair has a side
        label = plain(before.label if before else "", after.label if after else "")
        return ArticleChange(one.id, state, number, label, title, notice, paragraphs)

    def _paragraph(self, before: Paragraph[Run] | None, after: Paragraph[Run] | None) -> ParagraphChange:
        number = Numbers(before.number if before else None, after.number if after else None)
        if before is not None and after is None and before.id in self.moved:
            to = Elsewhere(before.id, self.new.paragraphs[before.id].number)
            return ParagraphChange(before.id, ChangeState.MOVED, number, ComparedLine(()), (), (), moved_to=to)
        heading = plain((before.heading if before else None) or "", (after.heading if after else None) or "")
        parts = bodies(before, after)
        old, new = before.items if before else (), after.items if after else ()
        pairs = paired(old, new, self.old.items, self.moved)
        items = tuple(self._item(*pair) for pair in pairs)
        inner = any(one.natures for one in parts) or any(one.natures for one in items)
        origin = Elsewhere(before.id, before.number) if before and after and after.id in self.moved else None
        changed = number.changed or heading.changed or inner or origin is not None
        one = after or before
        assert one is not None  # noqa: S101  a pair has a side
        return ParagraphChange(one.id, state_of(before, after, changed), number, heading, parts, items, origin)

    def _item(self, before: Item[Run] | None, after: Item[Run] | None) -> ItemChange:
        number = Numbers(before.number if before else None, after.number if after else None)
        if before is not None and after is None and before.id in self.moved:
            return ItemChange(
                before.id, ChangeState.MOVED, number, ComparedLine(()), moved_to=self._elsewhere(self.new, before.id)
            )
        line = words(before.line if before else (), after.line if after else ())
        origin = self._elsewhere(self.old, after.id) if before and after and after.id in self.moved else None
        one = after or before
        assert one is not None  # noqa: S101  a pair has a side
        state = state_of(before, after, number.changed or line.changed or origin is not None)
        return ItemChange(one.id, state, number, line, origin)

    def _elsewhere(self, places: _Places, id: str) -> Elsewhere:
        """Where an item stands: with the number of its paragraph, if it is in another one on the other side."""
        number, home = places.items[id].number, places.homes[id]
        if self.old.homes[id] != self.new.homes[id]:
            number = LANGUAGES[self.one.language].item_label(places.paragraphs[home].number, number)
        return Elsewhere(id, number)


class _Places:
    """Every paragraph and item of a document, and what each of them stands in, by identity."""

    def __init__(self, document: Document | None) -> None:
        self.paragraphs: dict[str, Paragraph[Run]] = {
            one.id: one for article in _articles(document) for one in article.paragraphs
        }
        self.items: dict[str, Item[Run]] = {item.id: item for one in self.paragraphs.values() for item in one.items}
        self.homes: dict[str, str] = {
            one.id: article.id for article in _articles(document) for one in article.paragraphs
        }
        self.homes |= {item.id: one.id for one in self.paragraphs.values() for item in one.items}

    def moved_to(self, after: _Places) -> frozenset[str]:
        """What stands in something else, and the fewest that changed their order within one thing."""
        found = {id for id, home in self.homes.items() if after.homes.get(id, home) != home}
        orders = after.orders()
        for home, order in self.orders().items():
            found |= moved(order, orders.get(home, []))
        return frozenset(found)

    def orders(self) -> dict[str, list[str]]:
        """What stands in each article and paragraph, in order."""
        found: dict[str, list[str]] = {}
        for id, home in self.homes.items():
            found.setdefault(home, []).append(id)
        return found


def _articles(document: Document | None) -> tuple[Article[Run], ...]:
    return document.articles if document else ()
