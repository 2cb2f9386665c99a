"""What is proven of a library for every selection that a deal can make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, ordered
from engine.tasks.check import standard_faults
from engine.tasks.open_library import load_library

if TYPE_CHECKING:
    from engine.proving import Proof


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much was proven, what fails (sorted by place), and how many selections there are.

    `selections` is None where counting them takes too long.
    """

    proof: Proof
    found: tuple[Diagnostic, ...]
    selections: int | None


def prove(path: str | Path) -> Verdict:
    """What is proven of the library in the folder `path`, its working files, and what fails under some selection.

    The standard text is assembled too, which shows that every parameter that it needs has a value. Raises `Refused`
    where the names of the library are wrong, because nothing can then be proven.
    """
    from engine import proving

    library = load_library(path)
    known = standard_faults(library)
    proven, found = proving.prove(library, known)
    return Verdict(proven, ordered([*known, *found]), proving.count(library))
