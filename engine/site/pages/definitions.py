"""Every defined term of the shown edition on one page, with what it means and the documents that define it.

Terms that only an option defines, or that it defines otherwise, stand among them with that option. The anchor of a
term is that of its definition in a document: `term.client`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.languages.site.definitions import DEFINITION_WORDS
from engine.model.block import Definition
from engine.model.document import Document, Origin, Run
from engine.rendering.html.anchors import anchors
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import words_html
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_changes import Effects, defined, place
from engine.site.content.terms import anchor
from engine.site.model import Here, Page, Published, SearchEntry
from engine.site.pages.markup import described, link

PATH = "definitions"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term means, as text and as HTML, and links to where that is said: documents, or options by their names."""

    text: str
    html: Html
    documents: tuple[str, ...]
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term with what it means, the meaning of the standard text first; `former` are its identities of before."""

    id: str
    name: str
    meanings: tuple[Meaning, ...]
    former: tuple[str, ...]


def pages(shelf: Shelf, effects: Effects) -> Iterator[Page]:
    for code in LANGUAGES:
        here, words, one = Here(code, PATH), DEFINITION_WORDS[code], shelf.shown
        if one is None:
            body = markup("<header>\n<h1>{}</h1>\n</header>\n<p>{}</p>\n", words.title, words.unpublished)
            yield Page(code, PATH, words.title, described(words.lead), body, "definitions")
        else:
            yield page(one, entries(shelf, one, effects, here), here)


def entries(shelf: Shelf, one: Published, effects: Effects, here: Here) -> list[GlossaryEntry]:
    """All terms in the alphabetical order of the language."""
    telling = _Telling(shelf, one, effects, here)
    order = LANGUAGES[here.language].sort_key
    return sorted(telling.entries(), key=lambda entry: (order(entry.name), entry.id))


def page(one: Published, every: Sequence[GlossaryEntry], here: Here) -> Page:
    """All terms by their first letter, below the letters that there are."""
    words, code = DEFINITION_WORDS[here.language], here.language
    groups: dict[str, list[GlossaryEntry]] = {}
    for entry in every:
        groups.setdefault(initial(entry.name), []).append(entry)
    told = words.of_edition.format(day=LANGUAGES[code].date(one.edition.effective))
    body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n', words.title, words.lead)
    body += markup('<p class="edition">{}</p>\n</header>\n', told)
    if groups:
        letters = Html().join(markup("<li>{}</li>", link(f"#{_letter(letter)}", letter)) for letter in groups)
        body += markup('<nav class="letters" aria-label="{}"><ol role="list">{}</ol></nav>\n', words.letters, letters)
    for letter, group in groups.items():
        told, id = Html().join(_entry_html(entry, here) for entry in group), _letter(letter)
        body += markup('<section class="letter" aria-labelledby="{0}">\n<h2 id="{0}">{1}</h2>\n', id, letter)
        body += markup('<dl class="definitions">\n{}</dl>\n</section>\n', told)
    if not groups:
        body += markup("<p>{}</p>\n", words.none)
    found = tuple(
        SearchEntry(
            anchor(entry.id), "", words.found.format(term=entry.name, options=", ".join(meaning.options)), meaning.text
        )
        for entry in every
        for meaning in entry.meanings
        if not meaning.documents  # those are found in their documents
    )
    return Page(code, here.path, words.title, described(words.lead), body, "definitions", found=found)


def initial(name: str) -> str:
    """The letter under which a term stands: "É" under E, and what begins with none under #."""
    first = unicodedata.normalize("NFKD", name.replace("Œ", "OE").replace("œ", "oe"))[:1].upper()
    return first if first.isalpha() else "#"


def _letter(letter: str) -> str:
    """The anchor of a letter."""
    return f"letter.{letter.lower() if letter.isalpha() else 'other'}"


def _entry_html(entry: GlossaryEntry, here: Here) -> Html:
    words = DEFINITION_WORDS[here.language]
    colon = LANGUAGES[here.language].colon
    before = Html().join(markup('<span id="{}"></span>', anchor(one)) for one in entry.former)
    html = markup('<div id="{}">\n<dt>{}{}</dt>\n', anchor(entry.id), before, entry.name)
    for one in entry.meanings:
        html += markup("<dd>{}\n", one.html)
        for label, links in ((words.defined_in, one.documents), (words.with_option, one.options.values())):
            if links:
                html += markup('<span class="source">{}{}{}</span>\n', label, colon, Html(", ").join(links))
        html += Html("</dd>\n")
    return html + Html("</div>\n")


class _Telling:
    """Collects the terms of the documents of one edition, then those of its options."""

    def __init__(self, shelf: Shelf, one: Published, effects: Effects, here: Here) -> None:
        self.library, self.effects, self.here = shelf.library(one.edition), effects, here
        self.earlier = shelf.earlier(one.edition)
        self.documents = shelf.texts(one.edition, here.language)
        self.terms: dict[str, dict[str, Meaning]] = {}
        self.names: dict[str, str] = {}

    def entries(self) -> Iterator[GlossaryEntry]:
        known = {entry.id for document in self.documents.values() for entry in defined(document)}
        for document in self.documents.values():
            places = anchors(document)
            for entry in defined(document):
                where = link(self.here.to(document.id, places[entry.id]), document.title)
                text = "".join(run.text for run in entry.line)
                self._add(entry.id, entry.name, Meaning(text, self._html(entry, document, places, known), (where,), {}))
        for majors in self.library.variants.values():
            for variant in majors:
                title = variant.title[self.here.language]
                option = {title: link(self.here.to(place(self.library, variant)), title)}
                for id, name, text in self.effects[variant.pin, self.here.language].terms:
                    self._add(id, name, Meaning(text, Html.escape(text), (), option))
        for id, meanings in self.terms.items():
            yield GlossaryEntry(id, self.names[id], tuple(meanings.values()), tuple(self.earlier.get(id, ())))

    def _add(self, id: str, name: str, one: Meaning) -> None:
        """A meaning more of a term; one that is known already is only said in more places."""
        self.names.setdefault(id, name)
        meanings = self.terms.setdefault(id, {})
        last = meanings.get(one.text)
        if last is None:
            meanings[one.text] = one
        elif not (last.documents and one.options):  # an option that defines what the standard text does adds nothing
            documents, options = (*last.documents, *one.documents), {**last.options, **one.options}
            meanings[one.text] = Meaning(last.text, last.html, documents, options)

    def _html(self, entry: Definition[Run], document: Document, places: Mapping[str, str], known: set[str]) -> Html:
        return Html().join(self._run(run, entry.id, document, places, known) for run in entry.line)

    def _run(self, run: Run, own: str, document: Document, places: Mapping[str, str], known: set[str]) -> Html:
        """A run: other terms lead to their definition on this page, references to the text of the document."""
        html = words_html(run.text)
        target = f"term/{run.source}" if run.origin is Origin.TERM else run.target
        if target in known and target != own:
            html = markup('<a class="term" href="#{}">{}</a>', anchor(target), html)
        elif target is not None and target in places and target != own:
            html = markup('<a href="{}">{}</a>', self.here.to(document.id, places[target]), html)
        html = markup("<em>{}</em>", html) if run.emphasis else html
        return markup("<strong>{}</strong>", html) if run.strong else html
