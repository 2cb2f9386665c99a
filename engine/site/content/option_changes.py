"""What each option changes in the standard text of an edition: as its page shows it and as the search finds it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from engine.diagnostics import Refused
from engine.files.memory import Memory
from engine.languages import LANGUAGES
from engine.languages.site.options import OPTION_WORDS
from engine.model.block import Definition, DefinitionBlock
from engine.model.clause import Parameter
from engine.model.comparison import ArticleChange, ChangeState, Comparison, Nature, ParagraphChange
from engine.model.document import Document, Run
from engine.model.library import Library
from engine.model.variant import Variant
from engine.rendering.html.anchors import anchors
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import screen_page, text_html
from engine.rendering.redline.markup import RedlineMarkup, only_renumbered
from engine.rendering.walk import text
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Here, Published, SearchEntry
from engine.site.pages.markup import facts, link
from engine.site.pages.texts import passages
from engine.tasks.variants import Effect, effect

BLANK = re.compile("⟨([^⟩]+)⟩")
"""What stands for a figure that only a contract gives: its name, of which no client knows anything."""

NOTE = re.compile(r"\s*\([^()]*\)$")
"""What ends the label of a text that somebody types: how to type it."""

LISTING = "options"
"""What paragraphs that list the options ask for in `generate:`."""

TermRow = tuple[str, str, str]
"""A defined term: its identity, its name and what it means."""


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article that an option changes, with its place on the page; a document that it adds, of no other document."""

    document: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ShownOption:
    """What an option changes, in one language: the HTML, its passages, and the terms that it defines or restates.

    `articles` are those that read differently with it, document by document.
    """

    html: Html
    found: tuple[SearchEntry, ...]
    terms: tuple[TermRow, ...]
    articles: tuple[ChangedArticle, ...]


Effects = Mapping[tuple[str, str], ShownOption]
"""By the option with its major and by language."""


def label(parameter: Parameter, language: str) -> str:
    """What a figure is, without what only those who fill it in need to know."""
    told = parameter.label[language]
    return NOTE.sub("", told) if parameter.type == "text" else told


def place(library: Library, variant: Variant) -> str:
    """The path of the page of an option; an older major that is still on offer has its own below it."""
    newest = library.variants[variant.id][0]
    return f"options/{variant.id}" if variant is newest else f"options/{variant.id}/{variant.version.major}"


def effects(shelf: Shelf, memory: Memory) -> Effects:
    """What every option of the shown edition changes, in every language."""
    one = shelf.shown
    if one is None:
        return {}
    library = shelf.library(one.edition)
    every = [variant for majors in library.variants.values() for variant in majors]
    return {
        (variant.pin, code): _recalled(shelf, one, variant, Here(code, place(library, variant)), memory)
        for code in LANGUAGES
        for variant in every
    }


def _recalled(shelf: Shelf, one: Published, variant: Variant, here: Here, memory: Memory) -> ShownOption:
    name = f"option {variant.pin} {here.language} {sorted(shelf.extra.items())}"
    content = json.loads(memory.recall(shelf.key(one.edition, name), lambda: _made(shelf, one, variant, here)))
    return ShownOption(
        Html(content["html"]),
        tuple(SearchEntry(*passage) for passage in content["found"]),
        tuple((id, title, meaning) for id, title, meaning in content["terms"]),
        tuple(ChangedArticle(*one) for one in content["articles"]),
    )


def _made(shelf: Shelf, one: Published, variant: Variant, here: Here) -> bytes:
    library, code = shelf.library(one.edition), here.language
    try:
        found = effect(library, variant, language=code, today=one.edition.effective)
    except Refused:
        shown = ShownOption(markup("<p>{}</p>\n", OPTION_WORDS[code].excluded), (), (), ())
    else:
        shown = _Telling(shelf, one, found, here).shown()
    passages = [(each.anchor, each.number, each.title, each.text) for each in shown.found]
    articles = [astuple(one) for one in shown.articles]
    told = {"html": shown.html, "found": passages, "terms": shown.terms, "articles": articles}
    return json.dumps(told, ensure_ascii=False).encode()


class _Telling:
    """An effect put into words for clients."""

    def __init__(self, shelf: Shelf, one: Published, effect: Effect, here: Here) -> None:
        self.effect, self.here, self.code = effect, here, here.language
        self.library, self.words = shelf.library(one.edition), OPTION_WORDS[here.language]
        self.published = shelf.texts(one.edition, self.code)
        language = LANGUAGES[self.code]
        described = dict.fromkeys(self._describing(), self.words.described)
        links = dict(self._links())
        self.page = RedlineMarkup(language.redline, language.colon, links=links, repeats=described)
        newest = [majors[0] for majors in self.library.variants.values()]
        tables = (self.library.parameters, *(one.parameters for one in newest))
        own = {name: label(one, self.code) for table in tables for name, one in table.items()}
        self.labels = {**language.supplied, **own}

    def _describing(self) -> Iterator[str]:
        """The paragraphs that list the options of a contract with their summaries: the page begins with this one's."""
        for clause in self.library.clauses.values():
            yield from (clause.id.child(one.id) for one in clause.paragraphs if one.generate == LISTING)

    def _links(self) -> Iterator[tuple[str, str]]:
        """The address of everything that the standard text holds."""
        for id, document in self.published.items():
            yield from ((identity, self.here.to(id, one)) for identity, one in anchors(document).items())

    def shown(self) -> ShownOption:
        texts, added = self._changed(), self._added()
        html = Html().join([*map(self.page.document, texts), *map(self._whole, added)])
        found = [passage for one in texts for passage in self._passages(one)]
        for document in added:
            found += passages(document, screen_page(document, f"{document.id}."))
        told = self._blanks_html(html)
        head = facts(self._facts()) if any(True for _ in self._facts()) else Html()
        if not self.effect.comparisons:
            head += markup("<p>{}</p>\n", self.words.same)
        if texts:
            head += markup("<p>{}</p>\n", self.words.numbers)
        if told != html:
            head += markup("<p>{}</p>\n", self.words.blanks)
        return ShownOption(
            markup('{}<div class="redline">\n{}</div>\n', head, told) if told else head,
            tuple(replace(one, text=self._blanks(one.text)) for one in found),
            tuple((id, name, self._blanks(meaning)) for id, name, meaning in self._terms()),
            (*self._articles(texts), *(ChangedArticle("", one.id, one.title) for one in added)),
        )

    def _articles(self, texts: Sequence[Comparison]) -> Iterator[ChangedArticle]:
        """The articles that read differently with it, not those of which only numbers differ."""
        for one in texts:
            title = one.title.after or one.title.before or ""
            for article in (each for each in one.articles if not only_renumbered(each)):
                words = [article.label.after or article.label.before, article.title.after or article.title.before]
                yield ChangedArticle(title, self.page.anchor(article.id), " – ".join(filter(None, words)))

    def _changed(self) -> list[Comparison]:
        """The documents that read differently with it, those of the site first, each without what is the same."""
        found = [one for one in self.effect.comparisons if one.state not in (ChangeState.INSERTED, ChangeState.REMOVED)]
        found.sort(key=lambda one: one.document not in self.published)
        return [replace(one, articles=tuple(each for each in one.articles if each.natures)) for one in found]

    def _added(self) -> list[Document]:
        """The documents that it adds and that have no page of their own."""
        added = [one.document for one in self.effect.comparisons if one.state is ChangeState.INSERTED]
        return [self.effect.after[id] for id in added if id not in self.published]

    def _whole(self, document: Document) -> Html:
        page = replace(screen_page(document, f"{document.id}."), provenance=False)
        articles = Html().join(text_html(part, page) for part in text(document))
        title = markup('<h2 id="{}">{}</h2>', document.id, document.title)
        return markup(
            '<section class="document added">\n{}\n<div class="text">\n{}</div>\n</section>\n', title, articles
        )

    def _blanks(self, told: str) -> str:
        """A text in which the names of figures are replaced by what they are, in square brackets."""
        return BLANK.sub(lambda found: f"[{self._label(found)}]", told)

    def _blanks_html(self, html: Html) -> Html:
        """The same in HTML, of which everything but these names stays as it is."""
        return Html(BLANK.sub(lambda found: markup("[{}]", self._label(found)), html))

    def _label(self, found: re.Match[str]) -> str:
        return self.labels.get(found[1], str(found[1]))

    def _facts(self) -> Iterator[tuple[str, Html]]:
        """What is compared, and whole documents that come or go."""
        words, around = self.words, self.effect.surroundings
        for label, ids in ((words.combined, around.requires), (words.contained, around.implies)):
            if ids:
                yield label, self._options(ids)
        if around.without:
            without = LANGUAGES[self.code].join([self._fact(one) for one in around.without], "and")
            yield words.without, Html.escape(without)
        for label, state in ((words.adds, ChangeState.INSERTED), (words.leaves_out, ChangeState.REMOVED)):
            titles = [self._document(one) for one in self.effect.comparisons if one.state is state]
            if titles:
                yield label, Html(", ").join(titles)

    def _options(self, ids: Sequence[str]) -> Html:
        found = [self.library.variants[id][0] for id in ids]
        return Html(", ").join(link(self.here.to(place(self.library, one)), one.title[self.code]) for one in found)

    def _fact(self, name: str) -> str:
        kind, _, id = name.partition(".")
        if kind == "service":
            return self.words.kinds[kind].format(title=self.library.services[id].title[self.code])
        return self.library.facts[name].label[self.code]

    def _document(self, one: Comparison) -> Html:
        title = one.title.after or one.title.before
        if one.state is ChangeState.INSERTED:
            there = one.document in self.published
            return link(self.here.to(one.document) if there else f"#{one.document}", title)
        return link(self.here.to(one.document), title) if one.document in self.published else Html.escape(title)

    def _passages(self, one: Comparison) -> Iterator[SearchEntry]:
        """The paragraphs that read differently with it."""
        for article in one.articles:
            for paragraph in article.paragraphs:
                if Nature.WORDING in paragraph.natures and paragraph.state is not ChangeState.REMOVED:
                    yield self._passage(article, paragraph)

    def _passage(self, article: ArticleChange, one: ParagraphChange) -> SearchEntry:
        parts = (part for part in one.parts if part.kind != "definition")
        lines = [cell for part in parts for cell in part.cells] + [item.line for item in one.items]
        title = one.heading.after or article.title.after
        told = " ".join(filter(None, (line.after for line in lines)))
        return SearchEntry(self.page.anchor(one.id), one.number.after or "", title, told)

    def _terms(self) -> Iterator[TermRow]:
        """The definitions that nothing prints without it."""
        before = {one for document in self.effect.before.values() for one in terms(document)}
        for document in self.effect.after.values():
            yield from (one for one in terms(document) if one not in before)


def terms(document: Document) -> Iterator[TermRow]:
    """What a document defines, without its links."""
    yield from ((one.id, one.name, "".join(run.text for run in one.line)) for one in defined(document))


def defined(document: Document) -> Iterator[Definition[Run]]:
    """Every definition that a document prints."""
    for article in document.articles:
        for block in (block for paragraph in article.paragraphs for block in paragraph.blocks):
            if isinstance(block, DefinitionBlock):
                yield from block.entries
