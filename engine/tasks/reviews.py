"""What legal has decided about the findings of check, and whether it still holds; the file in which it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Severity, Span, say
from engine.model.library import Library
from engine.model.review import Acknowledgement, ReviewMark, StandingState
from engine.tasks.check import findings

FILE = "clauses/reviews.yaml"


@dataclass(frozen=True, slots=True)
class Standing:
    """An acknowledgement or a review mark, and what it is worth now."""

    entry: Acknowledgement | ReviewMark
    state: StandingState


def standings(root: Path) -> tuple[Library, tuple[Standing, ...]]:
    """The library, and every acknowledgement and review mark with its state, in the order of the file."""
    from engine.checking.decisions import acknowledgeable, standing

    library, found = sound(root)
    known = acknowledgeable(found)
    told = []
    for entry in library.reviews.acknowledged:
        answered = (entry.finding, entry.about) in known
        told.append(Standing(entry, standing(library, entry) if answered else StandingState.UNUSED))
    return library, (*told, *(Standing(mark, standing(library, mark)) for mark in library.reviews.reviewed))


def sound(root: Path) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library and all findings. Raises `Refused` where errors keep checks from looking at all of it."""
    library, found = findings(root)
    errors = [one for one in found if one.severity is Severity.ERROR and one.code != "advice"]
    if errors:
        raise Refused(errors)
    return library, found


def check_name(by: str, report: Report) -> None:
    """Whether this can be written as the name of who decides; else it goes to `report`."""
    from engine.files.yaml.style import data_fault

    message, hint = data_fault(by, say("the-name"))
    if message:
        report.error("value-invalid", Span("--by"), message, hint)


def text_of(root: Path) -> str:
    """The file to the byte, line ends included; empty where there is none."""
    path = root / FILE
    return path.read_bytes().decode() if path.is_file() else ""
