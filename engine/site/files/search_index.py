"""What the search finds: an index for each language, which the script of the search page reads.

Of upcoming and archived editions it holds only what no other edition nearer to the reader says in the same words, so
that fifty editions that differ in a few paragraphs are little more than one. Accents, capitals and ligatures are not
taken away here: `theme/assets/search.js` does that to the index and to what is searched for, by one rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType

from engine.languages import LANGUAGES
from engine.site.content.keywords import Found, KeywordsByLanguage, KeywordsByPlace
from engine.site.model import ROOTS, EditionState, Page, SearchEntry
from engine.site.pages.markup import words

NAME = "search.json"
TEXT, OPTION, SEARCH = "text", "option", "search"
"""The kinds of pages of the texts themselves, of each option, and of the search."""


NONE: KeywordsByPlace = MappingProxyType({})


def indexes(pages: Sequence[Page], keywords: KeywordsByPlace = NONE) -> dict[str, bytes]:
    """The index of each language by its path below the root of the site; `keywords` are those of clients."""
    titles = {code: _titles(pages, code) for code in LANGUAGES}
    found = {}
    for code in LANGUAGES:
        others = [titles[one] for one in LANGUAGES if one != code]
        found[ROOTS[code] + NAME] = index([page for page in pages if page.language == code], keywords, others)
    return found


def _titles(pages: Sequence[Page], code: str) -> Mapping[Found, str]:
    """The title of each passage of the pages of a language."""
    return {(page.path, one.anchor): one.title for page in pages if page.language == code for one in _passages(page)}


class Rank(IntEnum):
    """How near a page is to the reader: what is found is told in this order."""

    SHOWN = 0  # the texts under their addresses without a date
    PAGE = 1
    OPTION = 2
    UPCOMING = 3
    ARCHIVED = 4


def index(pages: Iterable[Page], keywords: KeywordsByPlace = NONE, others: Sequence[Mapping[Found, str]] = ()) -> bytes:
    """The pages of one language with all that is found on them, the nearest first.

    `pages` holds of each its address (below the root of the language), title, rank, state and edition; `found` of each
    passage the number of its page, then anchor, number, title and text; then, where there are any, the words of clients
    in every language, those of the own one first, and the title that it has in the `others`.
    """
    told: dict[str, list[object]] = {"pages": [], "found": []}
    for page, found in _unlike(sorted(filter(_findable, pages), key=_distance)):
        address = f"{page.path}/" if page.path else ""
        place = len(told["pages"])
        told["pages"].append([address, page.title, _rank(page), *_edition(page)])
        last = ""
        for one in found:
            at, title = (page.path, one.anchor), one.title if one.title != last else ""
            other = " / ".join(dict.fromkeys(each[at] for each in others if title and each.get(at, title) != title))
            own = [place, one.anchor, one.number, one.title, one.text]
            told["found"].append(own + _more(_said(keywords.get(at, {}), page.language), other))
            last = one.title
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _said(words: KeywordsByLanguage, code: str) -> list[str]:
    """The words of clients, those of a language first, each once."""
    own = words.get(code, ())
    return list(dict.fromkeys([*own, *(word for one, said in words.items() if one != code for word in said)]))


def _more(words: list[str], other: str) -> list[object]:
    """What stands at the end of a passage, as far as it has any of it."""
    return [words, other] if other else [words] if words else []


def _findable(page: Page) -> bool:
    """Texts of every edition; of other pages, those that search engines may show as well."""
    return page.kind == TEXT or (page.indexed and page.kind != SEARCH)


def _rank(page: Page) -> Rank:
    if page.kind == OPTION:
        return Rank.OPTION
    if page.edition is None:
        return Rank.PAGE
    if page.edition.state is EditionState.ARCHIVED:
        return Rank.ARCHIVED
    if page.kind == TEXT and page.path == page.document:
        return Rank.SHOWN
    return Rank.PAGE if page.edition.state is EditionState.CURRENT else Rank.UPCOMING


def _distance(page: Page) -> tuple[Rank, int]:
    """The order of pages: of editions to come the next one first, of archived ones the last one."""
    rank, day = _rank(page), 0 if page.edition is None else page.edition.edition.effective.toordinal()
    return rank, -day if rank is Rank.ARCHIVED else day


def _unlike(pages: Iterable[Page]) -> Iterator[tuple[Page, list[SearchEntry]]]:
    """The pages with what is found on them, without passages of a text that stand in one of its editions before."""
    known: set[tuple[str, str, str]] = set()
    for page in pages:
        found = list(_passages(page))
        if page.kind == TEXT:
            found = [one for one in found if (page.document, one.title, one.text) not in known]
            known |= {(page.document, one.title, one.text) for one in found}
        if found:
            yield page, found


def _passages(page: Page) -> Iterator[SearchEntry]:
    """What is found on a page, the page itself first; of a text, that is its address without a date."""
    whole = page.kind != TEXT or (page.path == page.document and bool(page.found))
    if whole and not any(one.anchor == "" for one in page.found):
        yield SearchEntry("", "", page.title, "" if page.kind == TEXT else page.description)
    yield from page.found


def _edition(page: Page) -> tuple[str, str]:
    """The state of the edition that a page shows, and its name; both empty where it shows none.

    A document that needs an option says so in its state, as does the page of an option itself.
    """
    if page.edition is None:
        return ("agreed", "") if page.kind == OPTION else ("", "")
    day = LANGUAGES[page.language].date(page.edition.edition.effective)
    state = f"{page.edition.state} agreed" if page.agreed else str(page.edition.state)
    return state, words(page.language).edition_of.format(day=day)
