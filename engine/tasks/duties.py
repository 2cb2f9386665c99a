"""The duties that a document owes, and what covers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.tasks.assemble import assemble_all, document

if TYPE_CHECKING:
    from engine.model.coverage import Coverage
    from engine.model.deal import Deal


def coverage(
    library: Library,
    name: str,
    deal: Deal | None = None,
    *,
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
) -> Coverage:
    """Which paragraphs of a document cover the duties that it owes: of a deal's, or of the standard text.

    `variants` are selected besides.
    """
    from engine.checking.law.coverage import coverage as cover

    packs = assemble_all(library, deal, languages=tuple(LANGUAGES), variants=variants, without=without)
    selection = next(iter(packs.values())).selection
    return cover(library, selection, [document(pack, name) for pack in packs.values()])
