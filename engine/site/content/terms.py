"""Defined terms as links, and the definitions that a document takes from another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from engine.languages import LANGUAGES
from engine.languages.site.theme import THEME_WORDS
from engine.model.block import Definition, DefinitionBlock, lines, mapped
from engine.model.document import Article, Document, Origin, Paragraph, Run
from engine.model.edition import Edition
from engine.rendering.html.anchors import address, anchors
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import PageSetting, definition_html, screen_page
from engine.site.content.editions_on_day import Shelf
from engine.site.content.register_on_day import LIVE, on_day
from engine.site.model import Here, Published
from engine.site.pages.markup import link
from engine.tasks.assemble import assemble

DefinitionsByName = Mapping[str, Definition[Run]]
"""Definitions by their identity, `term/client`."""


def definitions(document: Document) -> DefinitionsByName:
    """The definitions that a document prints."""
    blocks = (block for article in document.articles for one in article.paragraphs for block in one.blocks)
    return {entry.id: entry for block in blocks if isinstance(block, DefinitionBlock) for entry in block.entries}


def borrowed(shelf: Shelf, edition: Edition, document: Document) -> DefinitionsByName:
    """The definitions of the terms that a document uses and does not define, in the order of its language.

    They are those that another document of the same edition prints, and those of the terms that stand in them.
    """
    own, texts = definitions(document), shelf.texts(edition, document.language)
    known = {id: one for text in texts.values() for id, one in definitions(text).items()}
    waiting = sorted(set(_used(document)) - set(own))
    if any(id not in known for id in waiting):
        known |= _with_option(shelf, edition, document)
    found: dict[str, Definition[Run]] = {}
    while waiting:
        id = waiting.pop()
        if id in known and id not in found:
            found[id] = known[id]
            waiting += [one for one in map(term_of, known[id].line) if one is not None and one not in own]
    order = LANGUAGES[document.language].sort_key
    return {one.id: one for one in sorted(found.values(), key=lambda one: order(one.name))}


def _with_option(shelf: Shelf, edition: Edition, document: Document) -> DefinitionsByName:
    """The definitions of the standard text with the option that adds a document, remembered; none without one."""
    language, option = document.language, shelf.option(edition, document.id)
    if option is None:
        return {}

    def make(id: str) -> Mapping[str, Document]:
        library, day = shelf.library(edition), edition.effective
        text = assemble(library, language=language, variants=(option,), today=day, only=id)[id]
        return {id: replace(text, articles=tuple(filter(_defines, text.articles)))}

    found: dict[str, Definition[Run]] = {}
    for id, text in shelf.texts(edition, language).items():
        if shelf.option(edition, id) is None and definitions(text):
            kept = shelf.remembered(edition, f"definitions of {id} {language} with {option}", partial(make, id))
            found |= definitions(kept[id])
    return found


def _defines(article: Article[Run]) -> bool:
    return any(isinstance(block, DefinitionBlock) for one in article.paragraphs for block in one.blocks)


def term_of(run: Run) -> str | None:
    """The identity of the term that a run names, `term/client`."""
    return f"term/{run.source}" if run.origin is Origin.TERM and run.source is not None else None


def _used(document: Document) -> Iterator[str]:
    for article in document.articles:
        for paragraph in article.paragraphs:
            for line in _lines(paragraph):
                yield from (id for id in map(term_of, line) if id is not None)


def _lines(paragraph: Paragraph[Run]) -> Iterator[Sequence[Run]]:
    for block in paragraph.blocks:
        yield from lines(block)
    yield from (item.line for item in paragraph.items)


def linked(document: Document, known: Collection[str]) -> Document:
    """The document with a link to its definition on each term of `known`, once in each paragraph or definition.

    The second mention is a few words further on: a link there helps nobody, and is one more to step over.
    """
    articles = tuple(
        replace(article, paragraphs=tuple(_linked(paragraph, known) for paragraph in article.paragraphs))
        for article in document.articles
    )
    return replace(document, articles=articles)


def _linked(paragraph: Paragraph[Run], known: Collection[str]) -> Paragraph[Run]:
    told: set[str] = set()

    def line(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return link_terms(runs, known, told)

    blocks = tuple(
        DefinitionBlock(tuple(define(entry, known) for entry in block.entries))
        if isinstance(block, DefinitionBlock)
        else mapped(block, line)
        for block in paragraph.blocks
    )
    items = tuple(replace(item, line=line(item.line)) for item in paragraph.items)
    return replace(paragraph, blocks=blocks, items=items)


def define(entry: Definition[Run], known: Collection[str]) -> Definition[Run]:
    """A definition whose terms link to theirs; it does not link to itself."""
    return replace(entry, line=link_terms(entry.line, known, {entry.id}))


def link_terms(runs: Sequence[Run], known: Collection[str], told: set[str]) -> tuple[Run, ...]:
    """A line whose terms link to their definitions, except those that were `told` already."""
    found = []
    for run in runs:
        id = term_of(run)
        if id is not None and id in known and id not in told:
            told.add(id)
            run = replace(run, target=id)
        found.append(run)
    return tuple(found)


def readable(
    shelf: Shelf, one: Published, document: Document, here: Here, prefix: str = "", glossed: bool = True
) -> tuple[Document, PageSetting, Html]:
    """A document with all its links, what its HTML depends on, and the glossary below its text.

    References to other documents lead to the same edition of these; `here` tells whether addresses have its date.
    `prefix` keeps the anchors of two languages on one page apart; a page that is not `glossed` leads for terms of other
    documents to the page of the document in its language.
    """
    dated = _path(shelf, document.id, one, here) != document.id
    document = on_day(shelf, one, document, dated)
    own, taken = definitions(document), borrowed(shelf, one.edition, document)
    known = own.keys() | taken.keys()
    page = screen_page(document, prefix)
    anchored = {**page.anchors, **({id: anchor(id) for id in taken} if glossed else {})}
    elsewhere = dict(_elsewhere(shelf, one, document, here))
    elsewhere[LIVE] = here.to("subprocessors", language=document.language)
    if not glossed:
        path = _path(shelf, document.id, one, here)
        elsewhere |= {id: here.to(path, anchor(id), document.language) for id in taken}
    page = replace(
        page,
        names=dict(_names(document)),
        anchors=anchored,
        elsewhere=elsewhere,
        former=_former(anchored, shelf.earlier(one.edition), document, prefix),
        provenance=False,
    )
    glossary = _glossary(shelf, one, taken, known, page, here) if glossed else Html()
    return linked(document, known), page, glossary


def _names(document: Document) -> Iterator[tuple[str, str]]:
    """What the links of the numbers are called: "Link to 4.2 (i)"."""
    told = THEME_WORDS[document.language].link_to
    for article in document.articles:
        yield article.id, told.format(place=article.label)
        for paragraph in article.paragraphs:
            yield paragraph.id, told.format(place=paragraph.number)
            yield from ((item.id, told.format(place=f"{paragraph.number} {item.number}")) for item in paragraph.items)


def anchor(term: str) -> str:
    """The anchor of a definition: `term/client` → `term.client`."""
    return term.replace("/", ".")


def _former(
    anchors: Iterable[str], earlier: Mapping[str, Sequence[str]], document: Document, prefix: str
) -> Mapping[str, Sequence[str]]:
    """The anchors that the parts of a document had under former names.

    So an address that somebody has kept goes on leading to its paragraph, whatever the paragraph is called now.
    """
    here = (f"{document.id}/", "term/")
    return {
        identity: [prefix + address(one, document.id) for one in earlier[identity] if one.startswith(here)]
        for identity in anchors
        if identity in earlier
    }


def _elsewhere(shelf: Shelf, one: Published, document: Document, here: Here) -> Iterator[tuple[str, str]]:
    """The addresses of what stands in the other documents of the edition."""
    code = document.language
    for id, other in shelf.texts(one.edition, code).items():
        if id == document.id:
            continue
        path = _path(shelf, id, one, here)
        yield id, here.to(path, language=code)
        for identity, place in anchors(other).items():
            if not identity.startswith("term/"):
                yield identity, here.to(path, place, code)


def _path(shelf: Shelf, id: str, one: Published, here: Here) -> str:
    """The path of a document of the same edition: without a date only from a page that has none either."""
    undated = not f"{here.path}/".startswith(f"{here.path.partition('/')[0]}/{one.date}/") and shelf.undated(id) is one
    return id if undated else f"{id}/{one.date}"


def _glossary(
    shelf: Shelf, one: Published, taken: DefinitionsByName, known: Collection[str], page: PageSetting, here: Here
) -> Html:
    """The definitions that a document takes from another one."""
    if not taken:
        return Html()
    told = THEME_WORDS[here.language]
    sources = [id for id, text in shelf.texts(one.edition, here.language).items() if definitions(text)]
    links = Html(", ").join(
        link(here.to(_path(shelf, id, one, here)), shelf.texts(one.edition, here.language)[id].title) for id in sources
    )
    entries = Html().join(definition_html(define(entry, known), page) for entry in taken.values())
    return markup(
        '<section class="glossary">\n<h2>{}</h2>\n<p class="remark">{} {}</p>\n'
        '<dl class="definitions">\n{}</dl>\n</section>\n',
        told.glossary,
        told.glossary_source,
        links,
        entries,
    )
