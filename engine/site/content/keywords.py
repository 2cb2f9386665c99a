"""The words of clients under which passages of the shown edition are found, as they are in the working files today.

They change no text, so that the search of a published edition gets better with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.diagnostics import Refused, Report
from engine.files.reading.keywords import former_places, keywords_today
from engine.languages import LANGUAGES
from engine.model.clause import parts_of
from engine.model.library import Library
from engine.model.place import Place
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_changes import place

Found = tuple[str, str]
"""Where something is found: the path of its page, and its anchor."""
KeywordsByLanguage = Mapping[str, tuple[str, ...]]
KeywordsByPlace = Mapping[Found, KeywordsByLanguage]


def keywords(shelf: Shelf, *, lenient: bool = False) -> KeywordsByPlace:
    """The words by place and language. What the edition does not have, under any of its names, is left out.

    Raises `Refused` where the file cannot be read, unless `lenient`: then there are none.
    """
    report = Report()
    every, one = keywords_today(shelf.root, report), shelf.shown
    if report.failed and not lenient:
        raise Refused(report.diagnostics)
    if report.failed or one is None:
        return {}
    library = shelf.library(one.edition)
    known = frozenset(_known(library))
    earlier = {old: now for now, names in shelf.earlier(one.edition).items() for old in names}
    found: dict[Found, KeywordsByLanguage] = {}
    for entry in every:
        names = (entry.about, earlier.get(entry.about, ""), *former_places(shelf.root, entry.about))
        name = next((name for name in names if name in known), None)
        if name is not None:
            found[_place(library, name)] = {code: entry.words.get(code, ()) for code in LANGUAGES}
    return found


def _known(library: Library) -> Iterator[str]:
    yield from library.outlines
    yield from (part for clause in library.clauses.values() for part, _ in parts_of(clause.id, clause))
    yield from (f"variant/{id}" for id in library.variants)


def _place(library: Library, name: str) -> Found:
    kind, _, own = name.partition("/")
    if kind == "variant":
        return place(library, library.variants[own][0]), ""
    return Place(name).document, own.replace("#", ".")
