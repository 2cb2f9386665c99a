"""Writes acknowledgements and review marks into the text of `clauses/reviews.yaml`; all else of it stays."""

from __future__ import annotations

from collections.abc import Sequence

from engine.files.characters import forbidden
from engine.files.writing.entries import NewEntry, quoted, with_entries
from engine.files.writing.read_back import SourceBlock
from engine.model.review import Acknowledgement, ReviewMark

NAME = "clauses/reviews.yaml"
HEADER = """\
# What people have decided about the wording: warnings of `clausier check` that they accept (clausier acknowledge), and
# texts that they have reviewed (clausier review). Each holds as long as what it is about stays as it was (digest).
"""


def with_acknowledgement(text: str, one: Acknowledgement) -> str:
    """The file with an acknowledgement added, or renewed where the same warning is acknowledged already."""
    entry: NewEntry = {
        "finding": one.finding,
        "about": one.about,
        "reason": SourceBlock(one.reason),
        "name": quoted(one.name),
        "date": one.date.isoformat(),
        "digest": f'"{one.digest}"',
    }
    return with_entries(NAME, text or HEADER, "acknowledged", [entry], ("finding", "about"))


def with_marks(text: str, marks: Sequence[ReviewMark]) -> str:
    """The file with review marks added; one of the same text is renewed."""
    entries: list[NewEntry] = [
        {"about": one.about, "name": quoted(one.name), "date": one.date.isoformat(), "digest": f'"{one.digest}"'}
        for one in marks
    ]
    return with_entries(NAME, text or HEADER, "reviewed", entries, ("about",))


def reason_fault(text: str) -> str:
    """What is wrong with a reason that somebody gives; nothing if it can be written and read back."""
    told = " ".join(text.split())  # as it is written
    if not told:
        return "the reason is empty"
    bad = next((one for one in told if forbidden(one)), None)
    return "" if bad is None else f"the reason holds the character U+{ord(bad):04X}, which nobody sees"
