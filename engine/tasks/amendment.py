"""What an amendment may not do to the contract that it amends: change nothing, or give it another term."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, made, say
from engine.model.selection import AMENDING
from engine.selecting.vat import FIRST_TERM

if TYPE_CHECKING:
    from engine.model.clause import Value
    from engine.model.deal import Deal
    from engine.model.library import Library
    from engine.model.sent_offer import Amends, SentOffer

OWN = frozenset({"date", "validity", "start"})
"""Fields of a deal that are those of the amendment itself, or that it takes from the contract: no change of that."""


def with_contract(deal: Deal, amends: Amends, before: Deal, *, communicates: bool) -> Deal:
    """The amendment with what it takes from the contract: when that started, and under what it is paid.

    A contract that fixes no day started when it was accepted. Raises `Refused` where the amendment says another one.
    `communicates` tells that the amendment has a communication of its own.
    """
    start = before.start or amends.accepted
    if deal.start not in (None, start):
        hint = say("start-hint", start=start)
        raise Refused([made("amendment-invalid", deal.place("start"), say("start"), hint)])
    return replace(deal, start=start, communication=deal.communication if communicates else before.communication)


def check_amendment(deal: Deal, before: Deal, found: SentOffer, library: Library) -> None:
    """Raises `Refused` where the amendment changes nothing, or when the contract first expires."""
    amends, told = deal.amends, list[Diagnostic]()
    if amends is None or AMENDING not in library.facts:
        return  # texts without amendments refuse one as soon as it is selected
    if _term(deal, library) != _term(before, found.library):
        setting = deal.settings.get(FIRST_TERM)
        span = setting.span if setting else amends.span
        told.append(made("amendment-invalid", span, say("term"), say("term-hint")))
    same = {one.path[0] for one in found.changes} <= OWN
    if same and _edition(library) == _edition(found.library):
        told.append(made("amendment-invalid", amends.span, say("nothing"), say("change")))
    if told:
        raise Refused(told)


def _term(deal: Deal, library: Library) -> Value | None:
    """How long the first term is, as the deal or the library says."""
    if FIRST_TERM in deal.settings:
        return deal.settings[FIRST_TERM].value
    parameter = library.parameters.get(FIRST_TERM)
    return parameter.value if parameter else None


def _edition(library: Library) -> object:
    return library.edition.effective if library.edition else None
