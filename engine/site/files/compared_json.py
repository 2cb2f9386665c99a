"""What any two editions differ in, as JSON that the page of comparisons reads: one file for each edition and language.

A file holds what its edition changes in all editions before it, and never changes itself. `pieces` are parts of pages,
each once; `editions` gives by date and document its state and the numbers of its pieces.
"""

from __future__ import annotations

import json
from functools import partial

from engine.languages import LANGUAGES
from engine.site.content.compared import ComparedTexts, differences
from engine.site.content.editions_on_day import Shelf
from engine.site.model import ROOTS, Here, Published

FOLDER = "compared"


def name(language: str, date: str) -> str:
    """The path of the file of an edition, below the root of the site."""
    return f"{ROOTS[language]}{FOLDER}/{date}.json"


def compared_files(shelf: Shelf, page: str) -> dict[str, bytes]:
    """The files by their path; `page` is that of the page that reads them, from which their links lead."""
    texts, found = ComparedTexts(shelf), {}
    for code in LANGUAGES:
        here = Here(code, page)
        for place, one in enumerate(shelf.every[1:], start=1):
            earlier = [before.edition.stamp.sha256 for before in shelf.every[:place]]
            key = shelf.key(one.edition, json.dumps(["compared", code, page, earlier, sorted(shelf.extra.items())]))
            found[name(code, one.date)] = shelf.memory.recall(key, partial(_content, texts, one, here))
    return found


def _content(texts: ComparedTexts, one: Published, here: Here) -> bytes:
    told = differences(texts, one, here)
    numbers: dict[str, int] = {}
    editions = {
        date: {
            id: [each.state, [numbers.setdefault(piece, len(numbers)) for piece in each.pieces]]
            for id, each in every.items()
        }
        for date, every in told.items()
    }
    return json.dumps(
        {"pieces": list(numbers), "editions": editions}, ensure_ascii=False, separators=(",", ":")
    ).encode()
