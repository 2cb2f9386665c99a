"""How grave a message is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """An error stops everything; a warning asks for a decision; a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
