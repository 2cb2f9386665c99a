"""The home page: the edition in force, what comes next and what it changes, and what there is to read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from engine.languages import LANGUAGES
from engine.languages.site.theme import THEME_WORDS, ThemeWords
from engine.site.content.changes import History
from engine.site.content.company import imprint
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Here, Page, Published, State, Stored
from engine.site.pages.changes import address, counts, explanations
from engine.site.pages.markup import badge, described, digest, downloads_html, facts, link, named, time, words

BUTTON = ' class="button"'
Files = Mapping[str, Sequence[Stored]]
"""The downloads by SHA-256 of their edition."""


def pages(shelf: Shelf, files: Files, held: Holdings, history: History, others: Collection[Page]) -> Iterator[Page]:
    """The page in every language; `others` are the pages that it may lead to."""
    known = {(one.language, one.path): one for one in others}
    for code in LANGUAGES:
        yield _Home(shelf, Here(code, ""), files, held, history, known).page()


@dataclass(frozen=True, slots=True)
class _Home:
    """The page for clients who look for the text that applies to them, in one language."""

    shelf: Shelf
    here: Here
    files: Files
    held: Holdings
    history: History
    known: Mapping[tuple[str, str], Page]

    def page(self) -> Page:
        told, code, shown = words(self.here.language), self.here.language, self.shelf.shown
        name = imprint(self.shelf, code).trade_name
        lead = self.theme.lead.format(name=name, languages=self.languages())
        body = f'<header>\n<h1>{escape(told.name)}</h1>\n<p class="remark">{escape(lead)}</p>\n</header>\n'
        body += self.shown(shown) if shown is not None else f'<p class="notice">{escape(self.theme.nothing_yet)}</p>\n'
        body += "".join(self.next(one) for one in self.shelf.upcoming if one is not shown)
        body += self.cards(name)
        if shown is not None:
            own = [
                file for file in self.files[shown.edition.stamp.sha256] if file.download.document == self.main(shown)
            ]
            body += downloads_html(own, self.here)
        return Page(code, "", told.name, described(lead), body, "home")

    def languages(self) -> str:
        """In which languages there are texts."""
        own = LANGUAGES[self.here.language]
        every = [self.theme.in_language.format(language=own.language_name(one)) for one in LANGUAGES.values()]
        return own.join(every, "and")

    @property
    def theme(self) -> ThemeWords:
        return THEME_WORDS[self.here.language]

    def applies(self, one: Published, text: str, sentence: str, changes: str = "") -> str:
        """An edition with its state; `text` is the path of its first document, which is the one that governs."""
        code, edition = self.here.language, one.edition
        rows = [
            (words(code).published_on, time(edition.published, code)),
            (words(code).digest, digest(edition.stamp.sha256)),
        ]
        title = self.held[edition.stamp.sha256].documents[self.main(one)].titles[code]
        label = self.theme.read if one is self.shelf.shown else self.theme.read_upcoming
        return (
            f'<section class="applies {one.state}">\n'
            f'<p class="state">{badge(one, code)} {escape(named(edition, code))}</p>\n'
            f"<h2>{link(self.here.to(text), title)}</h2>\n"
            f"<p>{escape(sentence.format(day=LANGUAGES[code].date(edition.effective)))}</p>\n{changes}"
            f'<p class="actions">{link(self.here.to(text), label, BUTTON)} {self.print(one)}</p>\n'
            f"{facts(rows)}</section>\n"
        )

    def shown(self, one: Published) -> str:
        """The edition in force, or the first one to come."""
        sentence = self.theme.in_force_since if one.state is State.CURRENT else words(self.here.language).none_yet
        return self.applies(one, self.main(one), sentence)

    def next(self, one: Published) -> str:
        """An edition to come after the one that is shown, with what it changes in each document."""
        changes = ""
        if one.before is not None:
            changes = f"<h3>{escape(self.theme.what_changes)}</h3>\n{self.changes(one)}"
        return self.applies(one, f"{self.main(one)}/{one.date}", self.theme.applies_from, changes)

    def changes(self, one: Published) -> str:
        """What an edition changes, document by document, with what clients are told of it."""
        code, told = self.here.language, self.history[one.edition.stamp.sha256][self.here.language]
        html = ""
        for changed in told.documents:
            href = self.here.to(address(changed.id, one))
            notes = "".join(f"<p>{escape(text)}</p>" for text in explanations(changed.changes))
            html += f"<li>{link(href, changed.title)}<p>{escape(counts(changed, code))}</p>{notes}</li>\n"
        for other in told.others:
            html += f"<li>{escape(other.title)}<p>{escape(other.told)}</p></li>\n"
        return f'<ul class="what-changes">\n{html}</ul>\n' if html else f"<p>{escape(self.theme.same)}</p>\n"

    def main(self, one: Published) -> str:
        return next(iter(self.held[one.edition.stamp.sha256].documents))

    def print(self, one: Published) -> str:
        """The text on paper, in the language of the page."""
        wanted = self.main(one), "pdf", (self.here.language,)
        for file in self.files[one.edition.stamp.sha256]:
            if (file.download.document, file.download.format, file.download.languages) == wanted:
                return link(self.here.file(file.download.path), "PDF", f"{BUTTON} download")
        return ""

    def cards(self, name: str) -> str:
        """The other pages, each with what it is for."""
        html = ""
        for path, told in self.theme.cards.items():
            page = self.known.get((self.here.language, path))
            if page is not None:
                label = words(self.here.language).menu.get(path, page.title)
                href = link(self.here.to(path), label)
                html += f'<div class="card"><h3>{href}</h3><p>{escape(told.format(name=name))}</p></div>\n'
        if not html:
            return ""
        return f'<section>\n<h2>{escape(self.theme.more)}</h2>\n<div class="cards">\n{html}</div>\n</section>\n'
