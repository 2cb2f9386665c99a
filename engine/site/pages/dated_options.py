"""The pages that keep what an option said: one for each wording, under the date of the first edition that has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.history import HISTORY_WORDS
from engine.languages.site.option_archive import OPTION_ARCHIVE_WORDS
from engine.languages.site.options import OPTION_WORDS
from engine.model.digest import text_digest
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import screen_page, text_html
from engine.rendering.walk import text
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_archive import PATH, OptionArchive, OptionWording
from engine.site.model import FilesByEdition, Here, Page, Published, Stored
from engine.site.pages.markup import described, digest, downloads_html, facts, files_html, inner, link, named


def pages(shelf: Shelf, kept: OptionArchive, files: FilesByEdition) -> Iterator[Page]:
    """Every wording in every language."""
    for code in LANGUAGES:
        for one in kept.wordings:
            stored = [file for file in files[one.first.edition.stamp.sha256] if file.download.document == one.place]
            yield page(shelf, kept, one, stored, Here(code, one.path))


def page(shelf: Shelf, kept: OptionArchive, one: OptionWording, stored: Sequence[Stored], here: Here) -> Page:
    """One wording. Search engines show the page of the option, which always says what it is today."""
    told, code = OPTION_ARCHIVE_WORDS[here.language], here.language
    document, today = one.texts[code], shelf.shown in one.editions
    screen = screen_page(document)
    articles = Html().join(text_html(part, screen) for part in text(document))
    body = markup(
        '<header>\n<p class="above">{}</p>\n<h1>{}</h1>\n{}{}{}</header>\n',
        link(here.to(PATH), OPTION_WORDS[code].every),
        document.title,
        Html().join(markup('<p class="lead">{}</p>\n', notice) for notice in document.front.notices),
        "" if today else _gone(shelf, kept, one, here),
        facts(_facts(one, here)),
    )
    body += markup('<div class="text">\n{}</div>\n', articles) if articles else Html()
    body += downloads_html(stored, here, one.first) if stored else Html()
    name = document.title.partition(told.title.partition("{title}")[0])[2] or document.title
    return Page(
        code,
        here.path,
        told.page_title.format(title=name, edition=inner(one.first, code)),
        described(f"{document.title} – {named(one.first.edition, code)}.", document.front.notices[0]),
        body,
        "option-text",
        indexed=False,
    )


def _gone(shelf: Shelf, kept: OptionArchive, one: OptionWording, here: Here) -> Html:
    """That the edition which the site shows has another wording, or no longer the option."""
    told = OPTION_ARCHIVE_WORDS[here.language]
    if any(shelf.shown in each.editions for each in kept.at(one.place)):
        return markup('<p class="remark">{} {}</p>\n', told.superseded, link(here.to(one.place), told.today))
    return markup('<p class="remark">{}</p>\n', told.withdrawn)


def _facts(one: OptionWording, here: Here) -> Iterator[tuple[str, Html]]:
    told, code = OPTION_ARCHIVE_WORDS[here.language], here.language
    yield told.editions, _editions(one, code)
    document = one.texts[code]
    yield from ((row.label, Html.escape("".join(run.text for run in row.runs))) for row in document.front.rows[1:])
    yield told.text_digest, digest(text_digest(document))


def _editions(one: OptionWording, code: str) -> Html:
    """The only edition that has it, or the first and the last one."""
    first, last = one.editions[0], one.editions[-1]
    if first is last:
        return Html.escape(named(first.edition, code))
    told = OPTION_ARCHIVE_WORDS[code].several.format(first=inner(first, code), last=inner(last, code))
    return Html.escape(told[:1].upper() + told[1:])


def listed(kept: OptionArchive, one: Published, here: Here) -> Html:
    """The options of an edition, each with the page that keeps what it says in it."""
    code = here.language
    order = LANGUAGES[code].sort_key
    every = sorted(kept.of(one), key=lambda each: order(each.texts[code].title))
    if not every:
        return Html()
    items = Html().join(markup("<li>{}</li>\n", link(here.to(each.path), each.texts[code].title)) for each in every)
    heading = markup("<summary>{} ({})</summary>\n", OPTION_ARCHIVE_WORDS[code].options, len(every))
    return markup('<details>\n{}<ul class="texts">\n{}</ul>\n</details>\n', heading, items)


def files_of(kept: OptionArchive, one: Published, stored: Sequence[Stored], here: Here) -> Html:
    """The files of the wordings that an edition is the first to have, option by option."""
    html = Html()
    for wording in kept.beginning(one):
        own = [file for file in stored if file.download.document == wording.place]
        if own:
            sums = here.file(f"{wording.path}/SHA256SUMS")
            html += markup("<h3>{}</h3>\n{}", wording.texts[here.language].title, files_html(own, here, one))
            html += markup('<p class="sums">{}</p>\n', link(sums, HISTORY_WORDS[here.language].sums))
    return html
