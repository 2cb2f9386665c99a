"""Which documents come with an amendment of a running contract."""

from __future__ import annotations

from engine.model.condition import atoms
from engine.model.library import Library
from engine.model.selection import AMENDING


def amending_documents(library: Library) -> tuple[str, ...]:
    """The documents of a pack whose `when:` asks whether the offer changes a running contract."""
    listed = [entry.clause for entry in library.standard.pack if entry.clause in library.outlines]
    return tuple(id for id in listed if _asks(id, library))


def _asks(document: str, library: Library) -> bool:
    return any(str(one) == AMENDING for one in atoms(library.outlines[document].when))
