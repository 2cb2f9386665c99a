"""What is known about a code: its family, how grave it is, what it means, what to do, and an example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.diagnostics import Severity

Family = Literal["files", "structure", "wording", "law", "versions", "proof", "deal", "template"]

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Explanation:
    """The long answer to a message. `wrong` and `right` are YAML, or empty where an example would help nobody.

    `severity` is the usual one; a few codes are graver or milder where docs/checking.md says so.
    """

    family: Family
    code: str
    severity: Severity
    meaning: str
    remedy: str
    wrong: str = ""
    right: str = ""
