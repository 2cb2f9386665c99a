"""Who processes personal data for the company: on the day of the site, announced, and before.

The register is dated and read live, because a new entry is no new contract text; of its entries the page says what the
annexes of the documents print, and of those that have ended nothing by which to reach them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from engine.languages import LANGUAGES
from engine.languages.site.subprocessors import SUBPROCESSOR_WORDS
from engine.model.catalogue import Subprocessor
from engine.model.document import Article, Document, Run
from engine.model.library import Library
from engine.rendering.html.markup import anchors
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Found, Here, Page, Published, State
from engine.site.pages.markup import described, facts, link, scrolled, time, words

PATH = "subprocessors"
GENERATOR = "subprocessors"
"""What paragraphs that print the register ask for in `generate:`."""
Columns = tuple[str, ...]
ALWAYS: Columns = ("country", "purpose", "safeguard", "services")
LISTED: Columns = ("address", "country", "contact", "purpose", "safeguard", "services")
"""What is said of an entry, in this order: the address and the contact only where an annex prints them."""


def pages(shelf: Shelf) -> Iterator[Page]:
    for code in LANGUAGES:
        here, told = Here(code, PATH), SUBPROCESSOR_WORDS[code]
        body = f'<header>\n<h1>{escape(told.title)}</h1>\n<p class="lead">{escape(told.lead)}</p>\n'
        one, found = shelf.shown, tuple[Found, ...]()
        if one is None:
            body += f"</header>\n<p>{escape(told.unpublished)}</p>\n"
        else:
            telling = _Telling(shelf, one, here)
            body += f"{telling.annexed()}</header>\n{telling.body()}"
            found = telling.found()
        yield Page(code, PATH, told.title, described(told.lead), body, "subprocessors", found=found)


class _Telling:
    """The register in the words of one language."""

    def __init__(self, shelf: Shelf, one: Published, here: Here) -> None:
        self.here, self.library, self.today = here, shelf.library(one.edition), shelf.today
        self.words, self.language = SUBPROCESSOR_WORDS[here.language], LANGUAGES[here.language]
        self.register = self.library.subprocessors
        self.annexes = printed(self.library, shelf.texts(one.edition, here.language).values())
        public = {*ALWAYS, *(column for _, _, columns in self.annexes for column in columns)}
        self.listed = tuple(column for column in LISTED if column in public)

    def annexed(self) -> str:
        """Where the documents print the list."""
        links = [
            link(self.here.to(document.id, anchors(document)[article.id]), f"{document.title}, {article.label}")
            for document, article, _ in self.annexes
        ]
        return facts([(self.words.annexed, ", ".join(links))]) if links else ""

    def body(self) -> str:
        if self.register is None:
            return f'<p class="remark">{escape(self.words.unknown)}</p>\n'
        active = [one for one in self.register if one.active(self.today)]
        coming = sorted((one for one in self.register if one.since > self.today), key=lambda one: one.since)
        former = [one for one in self.register if one.until is not None and one.until < self.today]
        former.sort(key=lambda one: (one.until or one.since, one.since), reverse=True)
        heading = self.words.listed.format(day=self.language.date(self.today))
        nobody = f'<p class="remark">{escape(self.words.nobody)}</p>\n'
        html = self._section("today", heading, map(self._entry, active)) or self._headed("today", heading, nobody)
        html += self._section("announced", self.words.announced, map(self._entry, coming))
        html += self._section("former", self.words.former, map(self._former, former))
        return html + self._history()

    def found(self) -> tuple[Found, ...]:
        """What the search finds: those of today and those to come."""
        there = [one for one in self.register or () if one.until is None or one.until >= self.today]
        return tuple(Found(_anchor(one), "", one.name, " ".join(self._words(one))) for one in there)

    def _words(self, one: Subprocessor) -> Iterator[str]:
        yield from (self._column(one, column) for column in ALWAYS)

    # Entries

    def _entry(self, one: Subprocessor) -> str:
        """An entry in force or announced, with all that the annexes print of it."""
        badge = ""
        if one.since > self.today:
            badge = f' <span class="badge upcoming">{escape(words(self.here.language).states[State.UPCOMING])}</span>'
        rows = [(self.words.columns[column], escape(self._column(one, column))) for column in self.listed]
        since = self.words.starts if one.since > self.today else self.words.since
        rows.append((since, time(one.since, self.here.language)))
        if one.until is not None:
            rows.append((self.words.until, self._last(one.until)))
        heading = f"<h3>{escape(one.name)}{badge}</h3>"
        told = facts((label, html) for label, html in rows if html)
        return f'<li class="card" id="{escape(_anchor(one))}">\n{heading}\n{told}</li>\n'

    def _former(self, one: Subprocessor) -> str:
        """An entry that has ended: who did what where, and from when to when."""
        rows = [(self.words.columns[column], escape(self._column(one, column))) for column in ("country", "purpose")]
        rows.append((self.words.since, time(one.since, self.here.language)))
        if one.until is not None:
            rows.append((self.words.until, self._last(one.until)))
        return f'<li class="card">\n<h3>{escape(one.name)}</h3>\n{facts(rows)}</li>\n'

    def _last(self, until: datetime.date) -> str:
        return f"{time(until, self.here.language)} ({escape(self.words.last_day)})"

    def _column(self, one: Subprocessor, column: str) -> str:
        """What the register says of an entry; empty where it says nothing."""
        code = self.here.language
        match column:
            case "country":
                return self.language.country(one.country)
            case "purpose":
                return self._typeset(one.purpose[code])
            case "safeguard":
                return self._typeset(one.safeguard[code]) if one.safeguard else ""
            case "services":
                services = (self.library.services[entry.clause] for entry in one.services)
                return ", ".join(self._typeset(service.title[code]) for service in services)
            case _:
                return one.address if column == "address" else one.contact

    def _typeset(self, text: str) -> str:
        return self.language.typeset([(text, False)])[0]

    # What has changed

    def _history(self) -> str:
        """Every change of the list with its day, the newest first."""
        changes = sorted(self._changes(), key=lambda change: change[0], reverse=True)
        if not changes:
            return ""
        header = (self.words.day, self.words.change, self.words.who, self.words.columns["country"])
        head = "".join(f'<th scope="col">{escape(label)}</th>' for label in header)
        rows = ""
        for date, what, one in changes:
            badge = ""
            if date > self.today:
                state = words(self.here.language).states[State.UPCOMING]
                badge = f' <span class="badge upcoming">{escape(state)}</span>'
            cells = (f"{escape(what)}{badge}", escape(one.name), escape(self._column(one, "country")))
            told = "".join(f"<td>{cell}</td>" for cell in cells)
            rows += f'<tr><th scope="row">{time(date, self.here.language)}</th>{told}</tr>\n'
        table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
        lead = f"<p>{escape(self.words.history_lead)}</p>\n"
        return self._headed("history", self.words.history, lead + scrolled(table, "history"))

    def _changes(self) -> Iterator[tuple[datetime.date, str, Subprocessor]]:
        for one in self.register or ():
            yield one.since, self.words.added, one
            if one.until is not None:
                yield one.until, self.words.ended, one

    def _section(self, id: str, heading: str, entries: Iterable[str]) -> str:
        """A list of entries under a heading; nothing without any."""
        told = "".join(entries)
        return self._headed(id, heading, f'<ul class="cards" role="list">\n{told}</ul>\n') if told else ""

    def _headed(self, id: str, heading: str, html: str) -> str:
        return f'<section class="{id}">\n<h2 id="{id}">{escape(heading)}</h2>\n{html}</section>\n'


def printed(library: Library, documents: Iterable[Document]) -> Sequence[tuple[Document, Article[Run], Columns]]:
    """The articles of some documents that print the register, each with what it says of an entry."""
    columns = {
        clause.id.child(one.id): tuple(column.id for column in one.columns)
        for clause in library.clauses.values()
        for one in clause.paragraphs
        if one.generate == GENERATOR
    }
    return [
        (document, article, columns[paragraph.id])
        for document in documents
        for article in document.articles
        for paragraph in article.paragraphs
        if paragraph.id in columns
    ]


def _anchor(one: Subprocessor) -> str:
    return f"processor.{one.id}"
