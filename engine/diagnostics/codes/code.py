"""All that is known of a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from types import MappingProxyType
from typing import Literal

from engine.diagnostics.severity import ERROR, NOTE, WARNING, Severity

CodeFamily = Literal["files", "structure", "wording", "law", "versions", "proof", "deal", "template"]


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its usual severity and what there is to say about it.

    `summary` is the meaning in one line, `meaning` says it at length and why it matters, `remedy` what to do; `wrong`
    and `right` are YAML, or empty where an example would help nobody. `step` names what reports it. `error_when`,
    `warning_when` and `note_when` say for what it has another severity than the usual one; a message can have no other
    severity than those of its code. `step` and the last three are Markdown, for the table of docs/format.md.
    """

    family: CodeFamily
    code: str
    severity: Severity
    _: KW_ONLY
    summary: str
    step: str
    meaning: str
    remedy: str
    wrong: str = ""
    right: str = ""
    error_when: str = ""
    warning_when: str = ""
    note_when: str = ""
    says: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    @property
    def occasions(self) -> Mapping[Severity, str]:
        """The severities that it has besides the usual one, with what for."""
        every = {ERROR: self.error_when, WARNING: self.warning_when, NOTE: self.note_when}
        return {severity: when for severity, when in every.items() if when}

    @property
    def severities(self) -> frozenset[Severity]:
        """The severities that a message of this code may have."""
        return frozenset((self.severity, *self.occasions))
