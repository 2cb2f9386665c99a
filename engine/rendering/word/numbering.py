"""What Word numbers in a document: its lists, the bookmark of every place, and who counts which number.

Numbers are data of the document; Word counts them anew. A number is left to a list of Word's where that list gives the
same one; any other is printed as text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.languages.numbers import roman
from engine.model.document import Article, Document, Run
from engine.rendering.word.markup import BookmarkedPlace

NAME_LENGTH = 40  # of a bookmark, in Word
ARTICLE_STYLES = ("Heading1", "ClausierParagraph", "ClausierItem")
_LETTERS = re.compile(r"[^\W\d_]*")
ANNEX_STYLES = ("ClausierAnnex", "ClausierAnnexParagraph", "ClausierAnnexItem")


@dataclass(frozen=True, slots=True)
class List:
    """A multilevel list of articles, paragraphs and items.

    `label` is the pattern of the number of an article, "Article %1", `prefix` what stands before the numbers of its
    paragraphs, "A" for A1.1; `styles` are those bound to its levels, if any.
    """

    number: int
    label: str
    styles: tuple[str, ...] = ()
    narrow: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a file by identity, and the lists that number them."""

    places: Mapping[str, BookmarkedPlace]
    lists: tuple[List, ...]

    @property
    def bound(self) -> frozenset[int]:
        return frozenset(one.number for one in self.lists if one.styles)


def bookmark(identity: str, prefix: str = "") -> str:
    """The name of a bookmark: letters, figures and underscores; hidden in Word's own lists, as its first sign says."""
    name = "_" + re.sub(r"[^A-Za-z0-9]", "_", f"{prefix}{identity}")
    digest = hashlib.sha256(f"{prefix}{identity}".encode()).hexdigest()[:6]
    return f"{name[: NAME_LENGTH - 7]}_{digest}"


def numbered(documents: Sequence[Document], *, prefix: str = "", first: int = 1, narrow: bool = False) -> Places:
    """The places of documents that stand one after the other in a file.

    `first` is the number of the first list, `prefix` keeps the bookmarks of two languages apart. The lists of the first
    document are bound to the styles of Word if `first` is 1: whoever adds a paragraph there gets the next number.
    """
    places: dict[str, BookmarkedPlace] = {}
    lists: list[List] = []
    for document in documents:
        places[document.id] = BookmarkedPlace(bookmark(document.id, prefix))
        for annex in (False, True):
            articles = [one for one in document.articles if one.annex is annex]
            label = label_of(articles)
            styles = (ANNEX_STYLES if annex else ARTICLE_STYLES) if document is documents[0] and first == 1 else ()
            list = List(first + len(lists), label, styles, narrow, prefix_of(articles))
            places |= _places(articles, list, prefix)
            if any(place.list == list.number for place in places.values()):
                lists.append(list)
    return Places(places, tuple(lists))


def label_of(articles: Sequence[Article[Run]]) -> str:
    """The pattern of the labels of articles, "Article %1"; empty if they follow none."""
    patterns = {one.label.replace(one.number, "%1") for one in articles}
    pattern = patterns.pop() if len(patterns) == 1 else ""
    return pattern if pattern.count("%") == 1 and "%1" in pattern else ""


def prefix_of(articles: Sequence[Article[Run]]) -> str:
    """The letters before the numbers of all paragraphs, "A" for A1.1 and A2.3; empty if they differ."""
    found = {_LETTERS.match(one.number)[0] for article in articles for one in article.paragraphs}  # type: ignore[index]
    return found.pop() if len(found) == 1 else ""


def _places(articles: Sequence[Article[Run]], list: List, prefix: str) -> Mapping[str, BookmarkedPlace]:
    """The places of articles, of annexes, or of both; the list counts those that it would give the same number.

    It counts nothing within what it does not count: there it would go on from somewhere else.
    """
    found: dict[str, BookmarkedPlace] = {}
    counts = [0, 0, 0]

    def add(id: str, number: str, expected: str, level: int, within: bool, parent: str | None = None) -> bool:
        counted = within and number == expected
        if counted:
            counts[level] += 1
            counts[level + 1 :] = [0] * (2 - level)
        labelled = level == 0 and list.label != "%1"
        found[id] = BookmarkedPlace(
            bookmark(id, prefix), number, list.number if counted else None, level, parent, labelled
        )
        return counted

    for article in articles:
        own = add(article.id, article.number, str(counts[0] + 1), 0, bool(list.label))
        for paragraph in article.paragraphs:
            inner = add(paragraph.id, paragraph.number, f"{list.prefix}{counts[0]}.{counts[1] + 1}", 1, own)
            for item in paragraph.items:
                add(item.id, item.number, f"({roman(counts[2] + 1)})", 2, inner, paragraph.id)
    return found
