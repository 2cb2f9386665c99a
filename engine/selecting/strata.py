"""What is decided before the whole selection is: each stratum asks those before it, and no other.

Facts and services come first, then variants, then documents. `truth` answers the atoms of conditions as far as they
are decided: what comes later does not hold yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.model.deal import Deal
from engine.model.selection import Chosen, Reason


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The first stratum: what somebody says, or what follows from it. `sketch` is as in `Selection`."""

    deal: Deal | None
    sketch: tuple[str, ...] | None
    facts: Mapping[str, Reason]
    services: Mapping[str, Reason]

    def truth(self, atom: str) -> bool:
        """Whether an atom of a condition holds."""
        kind, _, name = atom.partition(".")
        return name in self.services if kind == "service" else atom in self.facts


@dataclass(frozen=True, slots=True)
class ChosenVariants:
    """The second stratum."""

    known: KnownFacts
    variants: Mapping[str, Chosen]

    def truth(self, atom: str) -> bool:
        """Whether an atom of a condition holds."""
        kind, _, name = atom.partition(".")
        return name in self.variants if kind == "variant" else self.known.truth(atom)


@dataclass(frozen=True, slots=True)
class ChosenDocuments:
    """The third stratum: with it, every condition has its answer."""

    known: KnownFacts
    variants: Mapping[str, Chosen]
    documents: Mapping[str, Reason]

    def truth(self, atom: str) -> bool:
        """Whether an atom of a condition holds."""
        kind, _, name = atom.partition(".")
        if kind == "document":
            return name in self.documents
        return name in self.variants if kind == "variant" else self.known.truth(atom)
