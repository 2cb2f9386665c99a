"""A document of the standard text, as people read it: in one language, or in several."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.model.library import Library
from engine.tasks.assemble import assemble_all, document

if TYPE_CHECKING:
    from engine.model.document import Document


def show(
    library: Library,
    name: str,
    *,
    languages: Sequence[str],
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
    today: datetime.date | None = None,
) -> tuple[Document, ...]:
    """The document in each of these languages. Arguments and errors are those of `assemble`."""
    packs = assemble_all(library, languages=languages, variants=variants, without=without, today=today, only=name)
    return tuple(document(pack, name) for pack in packs.values())
