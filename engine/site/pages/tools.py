"""What the bar at the head of a text leads to: its files, and the same text in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.theme import THEME_WORDS
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Here, Published, Stored, Tool
from engine.site.pages.markup import in_languages

TO_KEEP = ("pdf", "docx")


def facing_path(id: str, first: str, second: str) -> str:
    """The path of the page of a document in two languages, the same whichever of them stands first."""
    return f"{id}/{'-'.join(code for code in LANGUAGES if code in (first, second))}"


def tools(shelf: Shelf, one: Published, id: str, here: Here, stored: Sequence[Stored]) -> Iterator[Tool]:
    """The files in the language of the page, the page in the others, and both languages side by side.

    The text that the address without a date shows has a page with two languages; of any other edition there is the
    PDF. `stored` are the files of the document.
    """
    code = here.language
    yield from files(here, stored, (code,))
    for other in (one for one in LANGUAGES if one != code):
        own = LANGUAGES[other].own_title
        yield Tool(here.to(here.path, language=other), own[0].upper() + own[1:], other, anchored=True)
    for other in (one for one in LANGUAGES if one != code):
        label = THEME_WORDS[code].side_by_side
        if len(LANGUAGES) > 2:
            label = in_languages((code, other), code)
        if one is shelf.undated(id):
            yield Tool(here.to(facing_path(id, code, other)), label, anchored=True)
        else:
            pair = tuple(each for each in LANGUAGES if each in (code, other))
            yield from (
                Tool(one.href, f"{label} ({one.label})", file=True) for one in files(here, stored, pair, ("pdf",))
            )


def files(
    here: Here, stored: Sequence[Stored], languages: Sequence[str], formats: Sequence[str] = TO_KEEP
) -> Iterator[Tool]:
    """The files of a document to read or to edit, in these languages."""
    told = THEME_WORDS[here.language].file_formats
    for format in formats:
        for file in stored:
            if (file.download.languages, file.download.format) == (tuple(languages), format):
                yield Tool(here.file(file.download.path), told[format], file=True)
