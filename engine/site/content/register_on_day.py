"""The register of sub-processors on the day of the site: what its page, the annexes and its feed say alike.

The text of an edition is dated on the day it takes effect, and so are its files. The page that stands for what applies
now shows in the annexes that print the register the list of the day; its note says of which day the list is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.assembling.tables.annexes import drawn_up
from engine.languages import LANGUAGES
from engine.languages.site.subprocessors import SUBPROCESSOR_WORDS
from engine.model.catalogue import Subprocessor
from engine.model.clause import Entry
from engine.model.document import Document, Origin, Paragraph, Run
from engine.model.library import Library
from engine.model.periods import PERIOD_UNITS, Period, last_day, period_end
from engine.site.content.editions_on_day import Shelf
from engine.site.model import EditionState, Published

PRINTING = ("subprocessors", "countries")
"""What paragraphs that print something of the register ask for in `generate:`."""
LIVE = "page/subprocessors"
"""What the words that lead to the page of the register link to."""


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """An entry that begins or, where `ends`, ends on a day.

    Of an addition: `latest` is the last day on which clients may be told of it; `objection` the last day on which one
    who is told on the day that it was announced, or else on that last day, may object. None where no period is set.
    """

    entry: Subprocessor
    day: datetime.date
    ends: bool
    latest: datetime.date | None = None
    objection: datetime.date | None = None

    @property
    def told(self) -> datetime.date:
        """The day that counts as that of the news: the same on every day of the site."""
        return self.entry.announced or self.latest or self.day if not self.ends else self.day


def changes(library: Library) -> Iterator[RegisterChange]:
    """Every change of the register, in the order of its entries."""
    notice, objection = (period(library, one) for one in (library.register.notice, library.register.objection))
    for entry in library.subprocessors or ():
        latest = last_day(entry.since, notice) if notice is not None else None
        start = entry.announced or latest
        last = period_end(start, objection) if start is not None and objection is not None else None
        yield RegisterChange(entry, entry.since, False, latest, last)
        if entry.until is not None:
            yield RegisterChange(entry, entry.until, True)


def period(library: Library, entry: Entry | None) -> Period | None:
    """The standard value of a parameter as a period; None where an edition has no such parameter."""
    parameter = None if entry is None else library.parameters.get(entry.clause)
    if parameter is None or parameter.unit not in PERIOD_UNITS or not isinstance(parameter.value, int):
        return None
    return Period(parameter.value, parameter.unit)


def on_day(shelf: Shelf, one: Published, document: Document, dated: bool) -> Document:
    """A document with the way to the register below its list and, where it is not `dated`, the list of today."""
    places = {paragraph.id for article in document.articles for paragraph in article.paragraphs if paragraph.note}
    if not places:
        return document
    language = LANGUAGES[document.language]
    today = not dated and one.state is EditionState.CURRENT
    told = _listed(shelf, one, document) if today else document
    link = Run(SUBPROCESSOR_WORDS[document.language].to_live, origin=Origin.LABEL, emphasis=True, target=LIVE)
    day = shelf.today if today else one.edition.effective

    def noted(paragraph: Paragraph[Run]) -> Paragraph[Run]:
        if paragraph.id not in places:
            return paragraph
        return replace(paragraph, note=(*drawn_up(language, day), Run(" ", origin=Origin.LABEL), link))

    articles = tuple(replace(one, paragraphs=tuple(map(noted, one.paragraphs))) for one in told.articles)
    return replace(told, articles=articles)


def _listed(shelf: Shelf, one: Published, document: Document) -> Document:
    """The document with what it prints of the register as that is today, and nothing else of today."""
    library = shelf.library(one.edition)
    then, now = (
        [entry for entry in library.subprocessors or () if entry.active(day)]
        for day in (one.edition.effective, shelf.today)
    )
    if then == now:
        return document
    printing = {
        clause.id.child(paragraph.id)
        for clause in library.clauses.values()
        for paragraph in clause.paragraphs
        if paragraph.generate in PRINTING
    }
    fresh = {
        paragraph.id: paragraph
        for article in shelf.assembled(one.edition, document.language, shelf.today)[document.id].articles
        for paragraph in article.paragraphs
        if paragraph.id in printing
    }

    def listed(paragraph: Paragraph[Run]) -> Paragraph[Run]:
        return replace(paragraph, blocks=fresh[paragraph.id].blocks) if paragraph.id in fresh else paragraph

    articles = tuple(replace(one, paragraphs=tuple(map(listed, one.paragraphs))) for one in document.articles)
    return replace(document, articles=articles)
