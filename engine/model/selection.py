"""What was chosen for one assembly, each choice with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.diagnostics import Span
from engine.model.catalogue import Subprocessor
from engine.model.clause import Parameter, Value
from engine.model.deal import Deal
from engine.model.deviation import Deviation
from engine.model.library import Publisher
from engine.model.price import Prices
from engine.model.variant import Variant

DERIVED = ("lines", "vat", "project", "start", "offer", "billing", "company")
"""The kinds of fact that only follow from what a deal says, and that nobody names."""

PLANNED = "project.planned"
"""The fact that the deal plans a project in phases."""

STARTS = "start.agreed"
"""The fact that a deal fixes the day on which the services start."""


DESCRIBED = "offer.described"
"""The fact that the catalogue or the deal says what a service includes."""


REVISED = "offer.revised"
"""The fact that the offer replaces an earlier version under the same reference."""

AMENDING = "offer.amending"
"""The fact that the offer changes a running contract."""

ORDER_NUMBER = "offer.order-number"
"""The fact that the client has given its order a number."""

INTRODUCED = "offer.introduced"
"""The fact that the deal introduces its offer in words of its own."""

DISCOUNTED = "offer.discounted"
"""The fact that a discount applies to the whole."""


INSTALMENTS, DEPOSIT, MILESTONES = "billing.instalments", "billing.deposit", "billing.milestones"
"""The facts that the one-off prices are due in parts, one of them upon acceptance, one of them after a phase."""

DEFERRED, FREE, RHYTHM, IN_ADVANCE = "billing.deferred", "billing.free", "billing.rhythm", "billing.in-advance"
"""The facts that monthly prices begin on a day of their own, or after free months; that they are invoiced in another
rhythm than after each month; and that they are invoiced in advance."""


class Why(StrEnum):
    """How something came to be selected."""

    DEAL = "deal"  # the deal names it
    DERIVED = "derived"  # it follows from something else that the deal says
    STANDARD = "standard"  # the published selection names it
    REQUEST = "request"  # the person who runs the command names it
    CLIENT = "client"  # it follows from what the deal says about the client
    IMPLIED = "implied"  # a service or variant implies it
    ACTIVATED = "activated"  # its own condition holds


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is selected: the kind of reason, what caused it ("medical", "service.prospecting"), and where."""

    why: Why
    cause: str
    span: Span

    def __str__(self) -> str:
        return f"{self.why} by {self.cause}" if self.cause else str(self.why)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A selected variant with its reason."""

    variant: Variant
    reason: Reason


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter with the value it has in this assembly and where that value comes from."""

    parameter: Parameter
    value: Value
    reason: Reason


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts, services, variants, documents and figures of one assembly, by id in a fixed order.

    `truth` answers the atoms of conditions. `deal` and `prices` are None for the standard text. `date` is the date of
    the documents. `register` holds the sub-processors that take part, None where the register is not filled in.
    `deviations` is everything that departs from the standard. `sketch` names documents of a deal that are shown
    without one: what only a deal gives then stands as its name between ⟨ ⟩. It is None where nothing is sketched.
    """

    facts: Mapping[str, Reason]
    services: Mapping[str, Reason]
    variants: Mapping[str, Chosen]
    documents: Mapping[str, Reason]
    figures: Mapping[str, Figure]
    publisher: Publisher
    date: datetime.date
    dated: bool  # whether somebody named the date, so that it is printed
    deal: Deal | None
    prices: Prices | None
    register: tuple[Subprocessor, ...] | None
    deviations: tuple[Deviation, ...]
    sketch: tuple[str, ...] | None = None

    @property
    def approved(self) -> bool:
        """Whether everything that needs an approval has one."""
        return all(one.approval is not None for one in self.deviations)

    def chain(self, reason: Reason) -> tuple[Reason, ...]:
        """A reason, what it follows from, and so on to what somebody named or to a condition that holds."""
        found = [reason]
        while found[-1].why is Why.IMPLIED:
            kind, _, name = found[-1].cause.partition(" ")
            if kind == "variant" and name in self.variants:
                found.append(self.variants[name].reason)
            elif kind == "service" and name in self.services:
                found.append(self.services[name])
            else:
                break
        return tuple(found)

    def truth(self, atom: str) -> bool:
        """Whether an atom of a condition holds under this selection."""
        kind, _, name = atom.partition(".")
        tables: dict[str, Mapping[str, object]] = {
            "service": self.services,
            "variant": self.variants,
            "document": self.documents,
        }
        return name in tables[kind] if kind in tables else atom in self.facts
