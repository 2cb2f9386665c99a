"""Reads a parameter that is a list: entries of one make, printed as one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.diagnostics import Report, Span, say
from engine.files.shapes.kinds import TextsShape
from engine.languages import LANGUAGES
from engine.model.clause import LocalText

WrittenEntry = dict[str, str | TextsShape]
WrittenValue = str | int | TextsShape | list[WrittenEntry | str | int]
"""What may stand for the value of a parameter; an entry is told by the words of `Parameter.each`."""


def read_list(
    written: Sequence[WrittenEntry | str | int], name: str, span: Span, report: Report, each: tuple[str, ...]
) -> LocalText | None:
    """Entries as a text: of each what comes first, with the rest between brackets; None after an error."""
    entries = [one if isinstance(one, dict) else {} for one in written]  # what has no parts lacks all of them
    hint = say("each-has", keys=tuple(f"{key}:" for key in each))
    for place, entry in enumerate(entries, 1):
        missing, strange = [key for key in each if key not in entry], [key for key in entry if key not in each]
        if missing:
            report.error("parameter-value", span, say("entry-lacks", place=place, name=name, keys=tuple(missing)), hint)
        elif strange:
            message = say("entry-strange", place=place, name=name, keys=tuple(strange))
            report.error("parameter-value", span, message, hint)
        if missing or strange:
            return None
    return LocalText(tuple((code, "".join(_in_words(entries, code, each))) for code in LANGUAGES))


def _in_words(entries: Sequence[WrittenEntry], code: str, each: tuple[str, ...]) -> Iterator[str]:
    language = LANGUAGES[code]
    for place, entry in enumerate(entries):
        first, *rest = (_said(entry[key], code) for key in each)
        yield f"{first} ({', '.join(rest)})" if rest else first
        if place + 1 < len(entries):
            yield f"{language.closing('and', place, len(entries))} "


def _said(text: str | TextsShape, code: str) -> str:
    said: str = text if isinstance(text, str) else text.in_each_language()[code]
    return said.strip()
