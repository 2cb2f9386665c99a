"""The changes of the selected variants that apply, each with the variant it belongs to and why that one is selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.model.clause import Clause
from engine.model.condition import holds
from engine.model.document import Provenance
from engine.model.selection import Selection
from engine.model.variant import Change, Variant


@dataclass(frozen=True, slots=True)
class Active:
    """A change that applies; `reason` is the chain that led to its variant."""

    variant: Variant
    change: Change
    reason: str

    def provenance(self, clause: Clause, kind: str) -> Provenance:
        version, pin = str(clause.version), str(self.variant.version)
        row = self.change.span.row
        return Provenance(clause.id, version, self.variant.id, pin, kind, self.reason, row, self.change)


def active_changes(selection: Selection) -> Iterator[Active]:
    """In the order of variant ids, then as written."""
    for chosen in selection.variants.values():  # in the order of their ids
        reason = " ← ".join(map(str, selection.chain(chosen.reason)))
        for change in chosen.variant.changes:
            if holds(change.when, selection.truth):
                yield Active(chosen.variant, change, reason)
