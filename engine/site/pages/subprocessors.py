"""Who processes personal data for the company: on the day of the site, announced, and before.

The register is dated and read live, because a new entry is no new contract text; of its entries the page says what the
annexes of the documents print, and of those that have ended nothing by which to reach them. What nobody has told yet is
marked in its place, on the public site as in a preview: like a register that nobody has filled in, it stops no build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from engine.languages import FIRST, LANGUAGES
from engine.languages.register import transfer_words
from engine.languages.site.subprocessors import SUBPROCESSOR_WORDS
from engine.model.catalogue import Subprocessor, Transfer
from engine.model.clause import Entry
from engine.model.document import Article, Document, Run
from engine.model.library import Library
from engine.rendering.html.anchors import anchors
from engine.rendering.html.escaping import Html, apart, markup
from engine.site.content.editions_on_day import Shelf
from engine.site.content.register_on_day import RegisterChange, changes, period
from engine.site.model import EditionState, Here, Page, Published, SearchEntry
from engine.site.pages.markup import described, facts, link, scrolled, time, words

PATH = "subprocessors"
GENERATOR = "subprocessors"
"""What paragraphs that print the register ask for in `generate:`."""
ColumnHeadings = tuple[str, ...]
ALWAYS: ColumnHeadings = ("country", "purpose", "safeguard", "services")
LISTED: ColumnHeadings = (
    "address", "country", "contact", "purpose", "safeguard", "services", "data", "remote-access", "transfer",
    "assessed",
)  # fmt: skip
"""What is said of an entry, in this order: what is not said `ALWAYS`, only where an annex prints it."""


def pages(shelf: Shelf) -> Iterator[Page]:
    for code in LANGUAGES:
        here, told = Here(code, PATH), SUBPROCESSOR_WORDS[code]
        body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n', told.title, told.lead)
        one, found = shelf.shown, tuple[SearchEntry, ...]()
        if one is None:
            body += markup("</header>\n<p>{}</p>\n", told.unpublished)
        else:
            telling = RegisterTelling(shelf, one, here)
            body += markup("{}</header>\n{}", telling.annexed(), telling.body())
            found = telling.found()
        yield Page(code, PATH, told.title, described(told.lead), body, "subprocessors", found=found)


class RegisterTelling:
    """The register in the words of one language."""

    def __init__(self, shelf: Shelf, one: Published, here: Here) -> None:
        self.here, self.library, self.today = here, shelf.library(one.edition), shelf.today
        self.words, self.language = SUBPROCESSOR_WORDS[here.language], LANGUAGES[here.language]
        self.register = self.library.subprocessors
        self.annexes = printed(self.library, shelf.texts(one.edition, here.language).values())
        self.listed = listed_columns(shelf, one)

    def annexed(self) -> Html:
        """Where the documents print the list."""
        links = [
            link(self.here.to(document.id, anchors(document)[article.id]), f"{document.title}, {article.label}")
            for document, article, _ in self.annexes
        ]
        return facts([(self.words.annexed, Html(", ").join(links))]) if links else Html()

    def public(self, one: Subprocessor) -> Iterator[tuple[str, str]]:
        """What is said of an entry, each with its label."""
        told = ((self.words.columns[column], self._column(one, column)) for column in self.listed)
        return ((label, text) for label, text in told if text)

    def body(self) -> Html:
        if self.register is None:
            return markup('<p class="remark">{}</p>\n', self.words.unknown)
        active = [one for one in self.register if one.active(self.today)]
        coming = sorted((one for one in self.register if one.since > self.today), key=lambda one: one.since)
        former = [one for one in self.register if one.until is not None and one.until < self.today]
        former.sort(key=lambda one: (one.until or one.since, one.since), reverse=True)
        heading = self.words.listed.format(day=self.language.date(self.today))
        nobody = markup('<p class="remark">{}</p>\n', self.words.nobody)
        html = self._section("today", heading, map(self._entry, active)) or self._headed("today", heading, nobody)
        html += self._section("announced", self.words.announced, map(self._entry, coming))
        html += self._section("former", self.words.former, map(self._former, former))
        return html + self._history()

    def found(self) -> tuple[SearchEntry, ...]:
        """What the search finds: those of today and those to come."""
        there = [one for one in self.register or () if one.until is None or one.until >= self.today]
        return tuple(SearchEntry(entry_anchor(one), "", one.name, " ".join(self._words(one))) for one in there)

    def _words(self, one: Subprocessor) -> Iterator[str]:
        yield from (self._column(one, column) for column in ALWAYS)

    # Entries

    def _entry(self, one: Subprocessor) -> Html:
        """An entry in force or announced, with all that the annexes print of it."""
        badge = ""
        if one.since > self.today:
            badge = markup(
                ' <span class="badge upcoming">{}</span>', words(self.here.language).states[EditionState.UPCOMING]
            )
        missing = unfilled(one, self.listed)
        rows = [
            (self.words.columns[column], self._to_complete() if column in missing else apart(self._column(one, column)))
            for column in self.listed
        ]
        since = self.words.starts if one.since > self.today else self.words.since
        rows.append((since, time(one.since, self.here.language)))
        if one.until is not None:
            rows.append((self.words.until, self._last(one.until)))
        if one.since > self.today:
            change = next(each for each in changes(self.library) if each.entry is one)
            told_of = Html().join(
                markup("<p>{}</p>", text) for text in objection(self.library, change, self.here.language)
            )
            rows.append((self.words.notice, told_of))
        heading = markup("<h3>{}{}</h3>", apart(one.name), badge)
        told = facts((label, html) for label, html in rows if html)
        if missing:
            told += markup('<p class="remark">{}</p>\n', self.words.incomplete)
        return markup('<li class="card" id="{}">\n{}\n{}</li>\n', entry_anchor(one), heading, told)

    def _to_complete(self) -> Html:
        """What stands where nobody has told what the page has to say, as where data of the company are missing."""
        return markup('<mark class="blank">[{}]</mark>', words(self.here.language).to_complete)

    def _former(self, one: Subprocessor) -> Html:
        """An entry that has ended: who did what where, and from when to when."""
        told = ("country", "purpose")
        rows = [(self.words.columns[column], apart(self._column(one, column))) for column in told]
        rows.append((self.words.since, time(one.since, self.here.language)))
        if one.until is not None:
            rows.append((self.words.until, self._last(one.until)))
        return markup('<li class="card">\n<h3>{}</h3>\n{}</li>\n', apart(one.name), facts(rows))

    def _last(self, until: datetime.date) -> Html:
        return markup("{} ({})", time(until, self.here.language), self.words.last_day)

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
            case "data":
                return self._typeset(one.data[code]) if one.data else ""
            case "remote-access":
                return ", ".join(map(self.language.country, one.remote_access))
            case "transfer" | "assessed":
                return self._transfer(one.transfer, column)
            case _:
                return one.address if column == "address" else one.contact

    def _transfer(self, transfer: Transfer | None, column: str) -> str:
        """On what transfers rest, or when they were assessed."""
        if transfer is None:
            return ""
        if column == "transfer":
            return self._typeset(transfer_words(self.language, transfer))
        return self.language.date(transfer.assessed) if transfer.assessed is not None else ""

    def _typeset(self, text: str) -> str:
        return self.language.typeset([(text, False)])[0]

    # What has changed

    def _history(self) -> Html:
        """Every change of the list with its day, the newest first."""
        changes = sorted(self._changes(), key=lambda change: change[0], reverse=True)
        if not changes:
            return Html()
        header = (self.words.day, self.words.change, self.words.who, self.words.columns["country"])
        head = Html().join(markup('<th scope="col">{}</th>', label) for label in header)
        rows = Html()
        for date, what, one in changes:
            badge = ""
            if date > self.today:
                state = words(self.here.language).states[EditionState.UPCOMING]
                badge = markup(' <span class="badge upcoming">{}</span>', state)
            cells = (markup("{}{}", what, badge), apart(one.name), self._column(one, "country"))
            told = Html().join(markup("<td>{}</td>", cell) for cell in cells)
            rows += markup('<tr><th scope="row">{}</th>{}</tr>\n', time(date, self.here.language), told)
        table = markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>", head, rows)
        lead = markup("<p>{}</p>\n", self.words.history_lead)
        return self._headed("history", self.words.history, lead + scrolled(table, "history"))

    def _changes(self) -> Iterator[tuple[datetime.date, str, Subprocessor]]:
        for one in self.register or ():
            yield one.since, self.words.added, one
            if one.until is not None:
                yield one.until, self.words.ended, one

    def _section(self, id: str, heading: str, entries: Iterable[Html]) -> Html:
        """A list of entries under a heading; nothing without any."""
        told = Html().join(entries)
        return self._headed(id, heading, markup('<ul class="cards" role="list">\n{}</ul>\n', told)) if told else Html()

    def _headed(self, id: str, heading: str, html: Html) -> Html:
        return markup('<section class="{0}">\n<h2 id="{0}">{1}</h2>\n{2}</section>\n', id, heading, html)


def objection(library: Library, change: RegisterChange, language: str) -> Iterator[str]:
    """By when clients must be told of an addition and may object to it, as far as periods are set."""
    words, own = SUBPROCESSOR_WORDS[language], LANGUAGES[language]
    entry = change.entry

    def told(one: Entry | None) -> str:
        found = period(library, one)
        return "" if found is None else own.duration(found.amount, found.unit, own.redline.period_form)

    if entry.announced is not None:
        yield words.announced_on.format(day=own.date(entry.announced))
    elif change.latest is not None:
        yield words.notice_by.format(day=own.date(change.latest), period=told(library.register.notice))
    start = entry.announced or change.latest
    if change.objection is not None and start is not None:
        yield words.objection_until.format(
            told=own.date(start), day=own.date(change.objection), period=told(library.register.objection)
        )


def listed_columns(shelf: Shelf, one: Published) -> ColumnHeadings:
    """What is said of an entry in force or announced: what is said of all, and what an annex prints."""
    annexes = printed(shelf.library(one.edition), shelf.texts(one.edition, FIRST).values())
    public = {*ALWAYS, *(column for _, _, columns in annexes for column in columns)}
    return tuple(column for column in LISTED if column in public)


def printed(library: Library, documents: Iterable[Document]) -> Sequence[tuple[Document, Article[Run], ColumnHeadings]]:
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


def unfilled(one: Subprocessor, listed: ColumnHeadings) -> ColumnHeadings:
    """What the page has to say of an entry in force or announced, and nobody has told yet; `listed` is all it says."""
    missing = (*one.untold, *(("safeguard",) if one.unprotected else ()))
    return tuple(column for column in listed if column in missing)


def entry_anchor(one: Subprocessor) -> str:
    return f"processor.{one.id}"
