"""The pages of a document: the edition in force under the address of the document, and each edition under its date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial

from engine.languages import LANGUAGES
from engine.languages.site.article_history import ARTICLE_HISTORY_WORDS
from engine.languages.site.history import HISTORY_WORDS
from engine.languages.site.theme import THEME_WORDS
from engine.model.block import DefinitionBlock, lines
from engine.model.document import Document, Run
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import contents_html, front_html
from engine.rendering.html.markup import PageSetting as Anchors
from engine.rendering.html.markup import text_html
from engine.rendering.walk import Contents, InShort, Opening, TextPart, text
from engine.site.content.editions_on_day import Shelf
from engine.site.content.terms import readable
from engine.site.model import EditionState, Here, Page, Published, SearchEntry, Stored
from engine.site.pages import article_history
from engine.site.pages.changes import address
from engine.site.pages.markup import (
    badge,
    described,
    digest,
    downloads_html,
    facts,
    last_day,
    link,
    named,
    standing,
    time,
    titled,
    words,
)
from engine.site.pages.tools import tools


@dataclass(frozen=True, slots=True)
class ReadableText:
    """A document as a page shows it: the title, the HTML of text and glossary, that of the contents, what is found."""

    title: str
    text: Html
    contents: Html
    found: tuple[SearchEntry, ...]


def pages(shelf: Shelf, files: Mapping[str, Sequence[Stored]]) -> Iterator[Page]:
    """Every edition of every document, in every language; `files` are the downloads by SHA-256 of the edition."""
    for code in LANGUAGES:
        for one in shelf.every:
            for id in shelf.documents(one.edition):
                yield page(shelf, one, id, Here(code, f"{id}/{one.date}"), files[one.edition.stamp.sha256])
                if one is shelf.undated(id):
                    yield page(shelf, one, id, Here(code, id), files[one.edition.stamp.sha256])


def page(shelf: Shelf, one: Published, id: str, here: Here, files: Sequence[Stored]) -> Page:
    """One edition of a document at one of its addresses.

    The page without a date stands for its dated twin in search engines. What is archived is not indexed, under no
    address; what is to come is, and says so in its title.
    """
    dated, undated = here.path != id, one is shelf.undated(id)
    agreed = shelf.agreed(one.edition, id)
    read = _remembered(shelf, one, id, here) if dated else _read(shelf, one, id, here)
    own = [file for file in files if file.download.document == id]
    return Page(
        language=here.language,
        path=here.path,
        title=titled(read.title, one, here.language, agreed) if dated else read.title,
        description=described(f"{read.title}.", standing(one, shelf.every, here.language, agreed)),
        body=head(shelf, one, id, read.title, here) + read.text + downloads_html(own, here, one),
        kind="text",
        edition=one,
        document=id,
        agreed=agreed,
        contents=read.contents,
        tools=tuple(tools(shelf, one, id, here, own)),
        name=read.title,
        canonical=id if undated and dated and one.state is not EditionState.ARCHIVED else None,
        indexed=one.state is not EditionState.ARCHIVED,
        found=() if undated and dated else read.found,
    )


def _remembered(shelf: Shelf, one: Published, id: str, here: Here) -> ReadableText:
    """The same under the date of the edition, where it never changes: its links lead to the same edition."""
    name = f"page {id} {here.language} {sorted(shelf.extra.items())}"
    make = partial(_read, shelf, one, id, here)
    told = json.loads(shelf.memory.recall(shelf.key(one.edition, name), lambda: json.dumps(asdict(make())).encode()))
    found = tuple(SearchEntry(**found) for found in told["found"])
    return ReadableText(told["title"], Html(told["text"]), Html(told["contents"]), found)


def _read(shelf: Shelf, one: Published, id: str, here: Here) -> ReadableText:
    document, screen, glossary = readable(shelf, one, shelf.texts(one.edition, here.language)[id], here)
    articles = Html().join(_part(part, document, screen, id, here) for part in text(document))
    contents = contents_html(Contents(document.wording.contents, document.articles), screen)
    brief = front_html(InShort(document.overview), screen)
    html = markup('{}<div class="text">\n{}</div>\n{}', brief, articles, glossary)
    return ReadableText(document.title, html, contents, tuple(passages(document, screen)))


def _part(part: TextPart, document: Document, screen: Anchors, id: str, here: Here) -> Html:
    """A part of the text; an article begins with a way over all its links, to the next one, and one to its history."""
    html = text_html(part, screen)
    if not isinstance(part, Opening):
        return html
    told, article = ARTICLE_HISTORY_WORDS[here.language], part.article
    if article is not document.articles[-1]:
        following = document.articles[document.articles.index(article) + 1]
        label = THEME_WORDS[document.language].skip_article.format(label=following.label)
        html += markup('<a class="pass" href="#{}">{}</a>\n', screen.anchors[following.id], label)
    href = here.to(article_history.path(id), screen.anchors[article.id])
    label = told.link_to.format(article=article.label)
    return html + markup(
        '<p class="article-history permalink"><a href="{}" aria-label="{}">{}</a></p>\n', href, label, told.link
    )


def head(shelf: Shelf, one: Published, id: str, title: str, here: Here) -> Html:
    """The title with the edition, its state and its digest."""
    gone = shelf.dropped(id) if one is shelf.undated(id) else None
    remark = markup('<p class="remark">{}</p>\n', HISTORY_WORDS[here.language].gone) if gone is not None else ""
    rows = facts(_facts(shelf, one, id, gone, here))
    return markup("<header>\n<h1>{}</h1>\n{}{}</header>\n", title, remark, rows)


def _facts(shelf: Shelf, one: Published, id: str, gone: Published | None, here: Here) -> Iterator[tuple[str, Html]]:
    """Labels with their HTML; `gone` is the edition that no longer has the document."""
    told, history, code = words(here.language), HISTORY_WORDS[here.language], here.language
    edition, last = one.edition, last_day(one, shelf.every)
    yield told.takes_effect, markup("{} {}", time(edition.effective, code), badge(one, code, shelf.agreed(edition, id)))
    if last is not None:
        yield history.last_day, time(last, code)
    yield told.published_on, time(edition.published, code)
    yield told.digest, digest(edition.stamp.sha256)
    permanent = Here(code, f"{id}/{one.date}")
    yield told.permanent, link(here.to(permanent.path), f"/{permanent.address}")
    if one.before is not None:
        label = told.changes.format(day=LANGUAGES[code].date(one.before.effective))
        yield told.see_changes, link(here.to(address(id, one)), label)
    if gone is not None:
        yield history.gone_by, link(here.to(address(id, gone)), named(gone.edition, code))


def passages(document: Document, screen: Anchors) -> Iterator[SearchEntry]:
    """What the search finds in a document: every article, every paragraph with its items, every definition."""
    for article in document.articles:
        yield SearchEntry(screen.anchors[article.id], article.label, article.title, "")
        for paragraph in article.paragraphs:
            defined = [block for block in paragraph.blocks if isinstance(block, DefinitionBlock)]
            told = [line for block in paragraph.blocks if block not in defined for line in lines(block)]
            told += [item.line for item in paragraph.items]
            yield SearchEntry(
                screen.anchors[paragraph.id], paragraph.number, paragraph.heading or article.title, _said(*told)
            )
            for entry in (entry for block in defined for entry in block.entries):
                yield SearchEntry(screen.anchors[entry.id], paragraph.number, entry.name, _said(entry.line))


def _said(*told: Sequence[Run]) -> str:
    return " ".join("".join(run.text for run in line) for line in told)
