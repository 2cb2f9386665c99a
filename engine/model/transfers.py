"""Transfers out of the EEA by sub-processors: what protects them, and which selections forbid them to all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.diagnostics import Saying, say
from engine.model.catalogue import Subprocessor
from engine.model.condition import holds
from engine.model.library import Library
from engine.model.variant import Variant

OUTSIDE_EEA = "subprocessors.outside-eea"
"""The fact that a sub-processor that takes part processes data outside the EEA."""
LEFT_HINT = "add somebody within the EEA to the register; until then deals that select both are refused"


def unprotected(one: Subprocessor) -> tuple[Saying, Saying]:
    """What is wrong with a sub-processor whose transfers nothing protects, and what to do (GDPR art. 44 to 46)."""
    return say("unprotected", subprocessor=one.id, country=one.country), say("add-safeguard")


def left_alone(
    library: Library, register: Sequence[Subprocessor] | None
) -> Iterator[tuple[Variant, str, tuple[Subprocessor, ...]]]:
    """Each option that admits nobody outside the EEA, with a service for which the register has nobody else."""
    variants = [one for majors in library.variants.values() for one in majors if _forbids(one)]
    for variant in variants:
        for service in library.services:
            serving = tuple(one for one in register or () if one.until is None and one.serves(service))
            if serving and all(one.outside_eea for one in serving):
                yield variant, service, serving


def _forbids(variant: Variant) -> bool:
    """Whether it conflicts with sub-processors outside the EEA, and with nothing but them."""
    return any(
        holds(one.when, OUTSIDE_EEA.__eq__) and not holds(one.when, lambda _: False) for one in variant.conflicts
    )
