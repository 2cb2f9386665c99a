"""Who is to be reached at a party: in general, and for the protection of data."""

from __future__ import annotations

from dataclasses import dataclass

from engine.model.clause import LocalText


@dataclass(frozen=True, slots=True)
class Contact:
    """The person to write to."""

    name: str
    function: LocalText | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class DataContact:
    """Whom to reach for the protection of data: a person or an office, at least by email or telephone.

    `country` (ISO 3166) is that of a representative.
    """

    name: str | None
    function: LocalText | None
    address: str | None
    country: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class DataProtection:
    """Whom a party names for the protection of data; None where it has not said.

    `without` names what it has said that it does without: `officer` (GDPR art. 37), `representative` (art. 27).
    """

    contact: DataContact | None = None
    officer: DataContact | None = None
    representative: DataContact | None = None
    without: tuple[str, ...] = ()

    def told(self, role: str) -> bool:
        """Whether the party has said whom it has for this, or that it has nobody."""
        return role in self.without or getattr(self, role) is not None
