"""What differs word by word between a quote and the version that it replaces: files of its pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from engine.languages import LANGUAGES
from engine.tasks.assemble import assemble_all

if TYPE_CHECKING:
    from engine.model.document import Document
    from engine.model.library import Library
    from engine.model.sent_offer import SentOffer
    from engine.rendering.jobs import Job
    from engine.tasks.assemble import Pack

QUOTE = "quote"
"""The document that says what is offered; all others are compared by their edition."""
FORMATS = ("docx", "html", "md", "json")
"""Those in which a redline can be printed."""


def changes_of_quote(
    replaced: SentOffer, library: Library, packs: Mapping[str, Pack], formats: Sequence[str], start: str
) -> list[Job]:
    """A redline of the quote in each language of the pack and each of the formats that redlines have.

    `start` is what the names of the files begin with. None where one of both has no quote.
    """
    from engine.rendering.jobs import Job
    from engine.tasks.diff import TextState, named, print_redlines, redlines

    before, deal = replaced.selection.deal, next(iter(packs.values())).selection.deal
    both = QUOTE in replaced.selection.documents and QUOTE in next(iter(packs.values()))
    if not both or before is None or deal is None:
        return []
    old = assemble_all(replaced.library, before, languages=tuple(LANGUAGES), only=QUOTE)
    now: dict[str, Mapping[str, Document]] = {**packs}
    missing = [code for code in LANGUAGES if code not in packs]
    if missing:
        now |= assemble_all(library, deal, languages=missing, only=QUOTE)
    sides = [
        TextState(
            its,
            {code: {QUOTE: documents[code][QUOTE]} for code in LANGUAGES},
            {code: named(code, its, one, documents[code][QUOTE].title) for code in LANGUAGES},
            its.notes,
            one,
        )
        for its, documents, one in ((replaced.library, old, before), (library, now, deal))
    ]
    found = redlines(sides[0], sides[1], tuple(packs), only=QUOTE)
    return [
        Job(f"{start}{QUOTE}-changes-{one.language}.{format}", partial(print_redlines, (one,), format))
        for one in found
        for format in FORMATS
        if format in formats
    ]
