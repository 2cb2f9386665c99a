"""The banner of a page that shows an edition: whether it is in force, and where the text in force stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.languages.site.theme import THEME_WORDS
from engine.site.content.editions_on_day import Shelf
from engine.site.model import EditionState, Here, Page, Published
from engine.site.pages.markup import agreed_sentence, last_day, words


@dataclass(frozen=True, slots=True)
class BannerNotice:
    """A sentence with links that follow from it; `look` is the state that it tells of."""

    look: str
    sentence: str
    links: tuple[tuple[str, str], ...]


HoldsDocument = Callable[[str, str], bool]
"""Whether the site has a page, by language and path."""


def notices(shelf: Shelf, page: Page, here: Here, known: HoldsDocument) -> Iterator[BannerNotice]:
    """What a reader must know of the edition that a page shows; nothing on a page that shows none.

    Links lead to pages that the site has, and never to the page itself.
    """
    one = page.edition
    if one is None:
        return
    told, links = words(page.language), _Links(page, here, known)
    needs = agreed_sentence(page.agreed, page.language)
    if needs:
        yield BannerNotice("agreed", needs, tuple(links.option()))
    days = {"day": LANGUAGES[page.language].date(one.edition.effective)}
    if one.state is EditionState.CURRENT:
        sentence = told.current.format(**days)
        yield BannerNotice("current", told.current_if_agreed.format(**days) if needs else sentence, ())
        for coming in shelf.upcoming[:1]:
            yield _next(coming, page, links)
    elif one.state is EditionState.ARCHIVED:
        last = last_day(one, shelf.every)
        sentence = told.archived.format(last=LANGUAGES[page.language].date(last) if last else "", **days)
        note = THEME_WORDS[page.language].archived_note
        yield BannerNotice("archived", f"{sentence} {note}", tuple(links.current(shelf)))
    elif shelf.current is None and one is shelf.shown:
        yield BannerNotice("upcoming", told.none_yet.format(**days), tuple(links.changes(one)))
    else:
        yield BannerNotice("upcoming", told.upcoming.format(**days), (*links.current(shelf), *links.changes(one)))


def _next(coming: Published, page: Page, links: _Links) -> BannerNotice:
    """On the text in force: that another one comes."""
    day = LANGUAGES[page.language].date(coming.edition.effective)
    sentence = words(page.language).next_edition.format(day=day)
    return BannerNotice("upcoming", sentence, (*links.text(coming), *links.changes(coming)))


class _Links:
    """The links of a banner, as (address, words)."""

    def __init__(self, page: Page, here: Here, known: HoldsDocument) -> None:
        self.page, self.here, self.known = page, here, known
        self.document = page.document
        self.told, self.theme = words(page.language), THEME_WORDS[page.language]

    def option(self) -> Iterator[tuple[str, str]]:
        if self.page.agreed is not None and self.page.agreed.path:
            yield from self._to(self.page.agreed.path, self.told.see_option)

    def current(self, shelf: Shelf) -> Iterator[tuple[str, str]]:
        if shelf.current in shelf.holding(self.document):
            yield from self._to(self.document, self.told.see_current)

    def text(self, one: Published) -> Iterator[tuple[str, str]]:
        yield from self._to(f"{self.document}/{one.date}", self.theme.read_upcoming)

    def changes(self, one: Published) -> Iterator[tuple[str, str]]:
        yield from self._to(f"{self.document}/{one.date}/changes", self.told.see_changes)

    def _to(self, path: str, label: str) -> Iterator[tuple[str, str]]:
        if path != self.page.path and self.known(self.page.language, path):
            yield self.here.to(path), label
