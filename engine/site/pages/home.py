"""The home page: the edition in force, what comes next and what it changes, and what there is to read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.languages.site.theme import THEME_WORDS, ThemeWords
from engine.rendering.html.escaping import Html, markup
from engine.site.content.changes import History
from engine.site.content.company import imprint
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Agreed, EditionState, FilesByEdition, Here, Page, Published
from engine.site.pages.changes import address, counts, explanations
from engine.site.pages.markup import (
    DOWNLOAD,
    agreed_badge,
    badge,
    described,
    digest,
    downloads_html,
    facts,
    link,
    named,
    time,
    words,
)

BUTTON = Html(' class="button"')
"""The downloads by SHA-256 of their edition."""


def pages(
    shelf: Shelf, files: FilesByEdition, held: Holdings, history: History, others: Collection[Page]
) -> Iterator[Page]:
    """The page in every language; `others` are the pages that it may lead to."""
    known = {(one.language, one.path): one for one in others}
    for code in LANGUAGES:
        yield _Home(shelf, Here(code, ""), files, held, history, known).page()


@dataclass(frozen=True, slots=True)
class _Home:
    """The page for clients who look for the text that applies to them, in one language."""

    shelf: Shelf
    here: Here
    files: FilesByEdition
    held: Holdings
    history: History
    known: Mapping[tuple[str, str], Page]

    def page(self) -> Page:
        told, code, shown = words(self.here.language), self.here.language, self.shelf.shown
        name = imprint(self.shelf, code).trade_name
        lead = self.theme.lead.format(name=name, languages=self.languages())
        body = markup('<header>\n<h1>{}</h1>\n<p class="remark">{}</p>\n</header>\n', told.name, lead)
        body += self.shown(shown) if shown is not None else markup('<p class="notice">{}</p>\n', self.theme.nothing_yet)
        body += Html().join(self.next(one) for one in self.shelf.upcoming if one is not shown)
        body += self.cards(name)
        if shown is not None:
            own = [
                file for file in self.files[shown.edition.stamp.sha256] if file.download.document == self.main(shown)
            ]
            body += downloads_html(own, self.here, shown)
        return Page(code, "", told.name, described(lead), body, "home")

    def languages(self) -> str:
        """In which languages there are texts."""
        own = LANGUAGES[self.here.language]
        every = [self.theme.in_language.format(language=own.language_name(one)) for one in LANGUAGES.values()]
        return own.join(every, "and")

    @property
    def theme(self) -> ThemeWords:
        return THEME_WORDS[self.here.language]

    def applies(self, one: Published, text: str, sentence: str, changes: Html | None = None) -> Html:
        """An edition with its state; `text` is the path of its first document, which is the one that governs."""
        code, edition = self.here.language, one.edition
        rows = [
            (words(code).published_on, time(edition.published, code)),
            (words(code).digest, digest(edition.stamp.sha256)),
        ]
        title = self.held[edition.stamp.sha256].documents[self.main(one)].titles[code]
        label = self.theme.read if one is self.shelf.shown else self.theme.read_upcoming
        return markup(
            '<section class="applies {}">\n<p class="state">{} {}</p>\n<h2>{}</h2>\n<p>{}</p>\n{}'
            '<p class="actions">{} {}</p>\n{}</section>\n',
            one.state,
            badge(one, code),
            named(edition, code),
            link(self.here.to(text), title),
            sentence.format(day=LANGUAGES[code].date(edition.effective)),
            changes or "",
            link(self.here.to(text), label, BUTTON),
            self.print(one),
            facts(rows),
        )

    def shown(self, one: Published) -> Html:
        """The edition in force, or the first one to come."""
        sentence = (
            self.theme.in_force_since if one.state is EditionState.CURRENT else words(self.here.language).none_yet
        )
        return self.applies(one, self.main(one), sentence)

    def next(self, one: Published) -> Html:
        """An edition to come after the one that is shown, with what it changes in each document."""
        changes = None
        if one.before is not None:
            changes = markup("<h3>{}</h3>\n{}", self.theme.what_changes, self.changes(one))
        return self.applies(one, f"{self.main(one)}/{one.date}", self.theme.applies_from, changes)

    def changes(self, one: Published) -> Html:
        """What an edition changes, document by document, with what clients are told of it."""
        code, told = self.here.language, self.history[one.edition.stamp.sha256][self.here.language]
        html = Html()
        for changed in told.documents:
            href = self.here.to(address(changed.id, one))
            notes = Html().join(markup("<p>{}</p>", text) for text in explanations(changed.changes))
            needs = agreed_badge(self.agreed(one, changed.id), self.here)
            line = markup("{}{}<p>{}</p>", link(href, changed.title), needs, counts(changed, code))
            html += markup("<li>{}{}</li>\n", line, notes)
        for other in told.others:
            html += markup("<li>{}<p>{}</p></li>\n", other.title, other.told)
        return markup('<ul class="what-changes">\n{}</ul>\n', html) if html else markup("<p>{}</p>\n", self.theme.same)

    def agreed(self, one: Published, id: str) -> Agreed | None:
        """The option that a document of an edition, or of the one before, needs."""
        found = self.shelf.agreed(one.edition, id)
        return found or (self.shelf.agreed(one.before, id) if one.before is not None else None)

    def main(self, one: Published) -> str:
        return next(iter(self.held[one.edition.stamp.sha256].documents))

    def print(self, one: Published) -> Html:
        """The text on paper, in the language of the page."""
        wanted = self.main(one), "pdf", (self.here.language,)
        for file in self.files[one.edition.stamp.sha256]:
            if (file.download.document, file.download.format, file.download.languages) == wanted:
                return link(self.here.file(file.download.path), "PDF", BUTTON + DOWNLOAD)
        return Html()

    def cards(self, name: str) -> Html:
        """The other pages, each with what it is for."""
        html = Html()
        for path, told in self.theme.cards.items():
            page = self.known.get((self.here.language, path))
            if page is not None:
                label = words(self.here.language).menu.get(path, page.title)
                href = link(self.here.to(path), label) + agreed_badge(page.agreed, self.here)
                html += markup('<div class="card"><h3>{}</h3><p>{}</p></div>\n', href, told.format(name=name))
        if not html:
            return Html()
        return markup('<section>\n<h2>{}</h2>\n<div class="cards">\n{}</div>\n</section>\n', self.theme.more, html)
