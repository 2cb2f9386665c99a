"""The page of all editions, newest first: what each of them is, what it changed, and every file with its digest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import relpath

from engine.languages import LANGUAGES
from engine.languages.site.history import HISTORY_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.content.changes import History
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_archive import OptionArchive
from engine.site.model import FEED, ROOTS, FilesByEdition, Here, Page, Published, Stored
from engine.site.pages import dated_options, ways
from engine.site.pages.changes import EditionStep, documents_html, needs, notice
from engine.site.pages.markup import (
    agreed_badge,
    badge,
    described,
    digest,
    facts,
    files_html,
    last_day,
    link,
    named,
    time,
    words,
)

PATH = "editions"
"""The downloads by SHA-256 of their edition."""


def pages(shelf: Shelf, files: FilesByEdition, held: Holdings, history: History, kept: OptionArchive) -> Iterator[Page]:
    for code in LANGUAGES:
        yield page(shelf, Here(code, PATH), files, held, history, kept)


def anchor(date: object) -> str:
    """The anchor of an edition on the page, by the day on which it takes effect."""
    return f"edition-{date}"


def page(
    shelf: Shelf, here: Here, files: FilesByEdition, held: Holdings, history: History, kept: OptionArchive
) -> Page:
    told = HISTORY_WORDS[here.language]
    intro = Html().join(markup("<p>{}</p>\n", text) for text in told.editions_intro)
    body = markup('<header>\n<h1>{}</h1>\n</header>\n<div class="intro">\n{}</div>\n', told.editions_title, intro)
    body += ways.section(shelf, held, here) if shelf.every else Html()
    for one in reversed(shelf.every):
        body += edition_html(shelf, one, here, files[one.edition.stamp.sha256], held, history, kept)
    if not shelf.every:
        body += markup("<p>{}</p>\n", told.none_published)
    body += _programs(shelf, here)
    title, description = told.editions_title, described(told.editions_title, told.editions_intro[0])
    return Page(here.language, PATH, title, description, body, "editions")


def _programs(shelf: Shelf, here: Here) -> Html:
    """Links to what programs read."""
    told, names = HISTORY_WORDS[here.language], ("cgv/current.json", "editions.json")
    links = [(words(here.language).feed, ROOTS[here.language] + FEED)] if shelf.every else []
    links += [(name, name) for name in names]
    items = Html().join(markup("<li>{}</li>\n", link(here.file(path), text)) for text, path in links)
    return markup('<section class="for-programs">\n<h2>{}</h2>\n<ul>\n{}</ul>\n</section>\n', told.for_programs, items)


def edition_html(
    shelf: Shelf,
    one: Published,
    here: Here,
    stored: Sequence[Stored],
    held: Holdings,
    history: History,
    kept: OptionArchive,
) -> Html:
    told, code, edition = HISTORY_WORDS[here.language], here.language, one.edition
    html = markup(
        "<h2>{} {}</h2>\n{}", named(edition, code), badge(one, code), facts(_facts(shelf, one, here, history))
    )
    documents = held[edition.stamp.sha256].documents
    texts = Html().join(
        markup(
            "<li>{}{}</li>\n",
            link(here.to(f"{id}/{one.date}"), document.titles[code]),
            agreed_badge(shelf.agreed(edition, id), here),
        )
        for id, document in documents.items()
    )
    html += markup('<h3>{}</h3>\n<ul class="texts">\n{}</ul>\n', told.texts, texts)
    html += dated_options.listed(kept, one, here)
    if one.before is not None:
        old = held[one.before.stamp.sha256].documents
        step = EditionStep(one.before, one, old, documents, history[edition.stamp.sha256][code], needs(shelf, one))
        html += markup("<h3>{}</h3>\n{}", told.summary, documents_html(step, here))
    html += markup("<details>\n<summary>{}</summary>\n", told.files.format(number=len(stored)))
    for id, document in documents.items():
        own = [file for file in stored if file.download.document == id]
        heading = markup("<h3>{}{}</h3>\n", document.titles[code], agreed_badge(shelf.agreed(edition, id), here))
        html += heading + files_html(own, here, one)
        html += markup('<p class="sums">{}</p>\n', link(here.file(_sums_of(own)), told.sums)) if own else ""
    html += dated_options.files_of(kept, one, stored, here)
    return markup('<section class="edition" id="{}">\n{}</details>\n</section>\n', anchor(one.date), html)


def _facts(shelf: Shelf, one: Published, here: Here, history: History) -> Iterator[tuple[str, Html]]:
    told, code, edition = HISTORY_WORDS[here.language], here.language, one.edition
    yield words(code).takes_effect, time(edition.effective, code)
    last = last_day(one, shelf.every)
    if last is not None:
        yield told.last_day, time(last, code)
    yield words(code).published_on, time(edition.published, code)
    yield words(code).digest, digest(edition.stamp.sha256)
    if one.before is None:
        yield told.previous, Html.escape(told.previous_none)
    else:
        name = link(here.to(PATH, anchor(one.before.effective)), named(one.before, code))
        yield told.previous, markup("{} {}", name, digest(one.before.stamp.sha256))
        yield told.notice, Html.escape(notice(history[edition.stamp.sha256][code], edition, code))
    if edition.replaced is not None:
        sentence = told.replaced.format(day=LANGUAGES[code].date(edition.replaced.effective))
        yield told.replaces, markup("{} {}", sentence, digest(edition.replaced.sha256))


def _sums_of(stored: Sequence[Stored]) -> str:
    """The list for whoever keeps these files in one folder: that of the newest edition that one was printed for."""
    newest = max((one.download for one in stored), key=lambda one: one.edition.effective)
    return sums_path(str(newest.edition.effective), newest.document)


def sums_path(date: str, id: str) -> str:
    """The list of digests of the files that an edition gives of a document or option."""
    return f"{id}/{date}/SHA256SUMS"


def sums(shelf: Shelf, files: FilesByEdition) -> dict[str, bytes]:
    """The lists of digests by path, as `sha256sum -c` reads them in their folder.

    They name files of earlier editions by the way to their folder, which lies beside it.
    """
    found: dict[str, list[str]] = {}
    for one in shelf.every:
        for file in files[one.edition.stamp.sha256]:
            path = sums_path(one.date, file.download.document)
            place = relpath(file.download.path, path.rpartition("/")[0])
            found.setdefault(path, []).append(f"{file.sha256}  {place}\n")
    return {path: "".join(lines).encode() for path, lines in found.items()}
