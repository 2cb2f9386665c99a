"""The pages of a document: the edition in force under the address of the document, and each edition under its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from engine.languages import LANGUAGES
from engine.model.block import DefinitionBlock, lines
from engine.model.document import Document, Run
from engine.rendering.markup import Page as Anchors
from engine.rendering.markup import contents_html, screen_page, text_html
from engine.rendering.walk import Contents, text
from engine.site.markup import badge, described, digest, downloads_html, facts, last_day, link, time, words
from engine.site.model import Found, Here, Page, Published, State, Stored
from engine.site.shelf import Shelf


def pages(shelf: Shelf, files: Mapping[str, Sequence[Stored]]) -> Iterator[Page]:
    """Every edition of every document, in every language; `files` are the downloads by SHA-256 of the edition."""
    for code in LANGUAGES:
        for one in shelf.every:
            for id, document in shelf.texts(one.edition, code).items():
                path = f"{id}/{one.date}"
                yield page(shelf, one, document, Here(code, path), files[one.edition.stamp.sha256])
                if one is shelf.shown:
                    yield page(shelf, one, document, Here(code, id), files[one.edition.stamp.sha256])


def page(shelf: Shelf, one: Published, document: Document, here: Here, files: Sequence[Stored]) -> Page:
    """One edition of a document at one of its addresses.

    The one that is shown without a date stands for its dated twin in search engines; an archived one is not indexed.
    """
    screen = screen_page(document)
    own = [file for file in files if file.download.document == document.id]
    articles = "".join(text_html(part, screen) for part in text(document))
    body = f'{head(shelf, one, document, here)}<div class="text">\n{articles}</div>\n{downloads_html(own, here)}'
    shown = one is shelf.shown
    return Page(
        language=here.language,
        path=here.path,
        title=document.title,
        description=described(document.title, words(here.language).edition_of.format(day=_day(one, here))),
        body=body,
        kind="text",
        edition=one,
        document=document.id,
        contents=contents_html(Contents(document.wording.contents, document.articles), screen),
        canonical=document.id if shown else None,
        indexed=shown or one.state is State.UPCOMING,
        found=tuple(passages(document, screen)) if here.path == document.id or not shown else (),
    )


def _day(one: Published, here: Here) -> str:
    return LANGUAGES[here.language].date(one.edition.effective)


def head(shelf: Shelf, one: Published, document: Document, here: Here) -> str:
    """The title with the edition, its state and its digest."""
    told, code = words(here.language), here.language
    edition = one.edition
    rows = [
        (told.takes_effect, f"{time(edition.effective, code)} {badge(one, code)}"),
        (told.published_on, time(edition.published, code)),
        (told.digest, digest(edition.stamp.sha256)),
        (told.permanent, link(here.to(f"{document.id}/{one.date}"), f"/{document.id}/{one.date}/")),
    ]
    last = last_day(one, shelf.every)
    if last is not None:
        rows.insert(1, ("–", time(last, code)))
    if one.before is not None:
        label = told.changes.format(day=LANGUAGES[code].date(one.before.effective))
        rows.append((told.see_changes, link(here.to(f"{document.id}/{one.date}/changes"), label)))
    return f"<header>\n<h1>{escape(document.title)}</h1>\n{facts(rows)}</header>\n"


def passages(document: Document, screen: Anchors) -> Iterator[Found]:
    """What the search finds in a document: every article, every paragraph with its items, every definition."""
    for article in document.articles:
        yield Found(screen.anchors[article.id], article.label, article.title, "")
        for paragraph in article.paragraphs:
            defined = [block for block in paragraph.blocks if isinstance(block, DefinitionBlock)]
            told = [line for block in paragraph.blocks if block not in defined for line in lines(block)]
            told += [item.line for item in paragraph.items]
            yield Found(
                screen.anchors[paragraph.id], paragraph.number, paragraph.heading or article.title, _said(*told)
            )
            for entry in (entry for block in defined for entry in block.entries):
                yield Found(screen.anchors[entry.id], paragraph.number, entry.name, _said(entry.line))


def _said(*told: Sequence[Run]) -> str:
    return " ".join("".join(run.text for run in line) for line in told)
