"""The text that the address of a document shows, in two languages side by side, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.languages import LANGUAGES
from engine.rendering.html.bilingual import text_rows
from engine.rendering.html.escaping import markup
from engine.rendering.html.front import contents_html
from engine.rendering.walk import Contents, facing
from engine.site.content.editions_on_day import Shelf
from engine.site.content.terms import readable
from engine.site.model import Here, Page, Published, Stored, Tool
from engine.site.pages.markup import described, in_languages, link, standing
from engine.site.pages.tools import facing_path
from engine.site.pages.tools import files as files_of

KIND = "facing"


def pages(shelf: Shelf, files: Mapping[str, Sequence[Stored]]) -> Iterator[Page]:
    """Of each document the edition that its address shows, in each pair of languages, either of them first."""
    ids = dict.fromkeys(id for one in shelf.every for id in shelf.documents(one.edition))
    for id in ids:
        one = shelf.undated(id)
        if one is None:
            continue
        for code in LANGUAGES:
            for other in (each for each in LANGUAGES if each != code):
                own = [file for file in files[one.edition.stamp.sha256] if file.download.document == id]
                yield page(shelf, one, id, Here(code, facing_path(id, code, other)), other, own)


def page(shelf: Shelf, one: Published, id: str, here: Here, other: str, files: Sequence[Stored]) -> Page:
    """One document in the language of the page and, beside it, in another one. Search engines show the single text."""
    first = shelf.texts(one.edition, here.language)[id]
    second = facing(first, shelf.texts(one.edition, other)[id])
    left, left_page, _ = readable(shelf, one, first, here, glossed=False)
    right, right_page, _ = readable(shelf, one, second, here, f"{other}.", glossed=False)
    rows = text_rows(left, right, left_page, right_page)
    agreed = shelf.agreed(one.edition, id)
    languages = in_languages((here.language, other), here.language)
    label = link(here.to(id), first.title)
    return Page(
        language=here.language,
        path=here.path,
        title=f"{first.title} ({languages})",
        description=described(f"{first.title}, {languages}.", standing(one, shelf.every, here.language, agreed)),
        body=markup('<header>\n<h1>{}</h1>\n<p class="above">{}</p>\n</header>\n{}', first.title, label, rows),
        kind=KIND,
        edition=one,
        document=id,
        agreed=agreed,
        contents=contents_html(Contents(first.wording.contents, first.articles), left_page),
        tools=tuple(_tools(shelf, one, id, here, files)),
        canonical=id,
        indexed=False,
        name=first.title,
    )


def _tools(shelf: Shelf, one: Published, id: str, here: Here, files: Sequence[Stored]) -> Iterator[Tool]:
    """The files with both languages, and the text in each language alone."""
    pair = tuple(here.path.rpartition("/")[2].split("-"))
    yield from files_of(here, files, pair)
    for code in (here.language, *(each for each in pair if each != here.language)):
        own = LANGUAGES[code].own_title
        yield Tool(here.to(id, language=code), own[0].upper() + own[1:], code, anchored=True)
