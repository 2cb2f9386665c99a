"""The value of every parameter under a selection: the deal's, else that of a variant, else the standard one."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report, nearest
from engine.languages import OF_MESSAGES
from engine.model.clause import Parameter, Value, order
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.model.library import Library
from engine.model.selection import Figure, Reason, Why
from engine.model.variant import SetParameter
from engine.selecting.dates import computed
from engine.selecting.strata import ChosenDocuments


def figures(library: Library, decided: ChosenDocuments, report: Report) -> Mapping[str, Figure]:
    """Every parameter of the library and of the selected variants with its value and the reason of that value."""
    deal, sketched = decided.known.deal, decided.known.sketch is not None
    known: dict[str, Parameter] = dict(library.parameters)
    for chosen in decided.variants.values():
        known |= chosen.variant.parameters
    values: dict[str, tuple[Value | None, Reason]] = {
        name: (parameter.value, Reason(Why.STANDARD, "", parameter.span)) for name, parameter in known.items()
    }
    values |= _set_by_variants(decided, report)
    values |= _set_by_deal(deal, known, report)
    found: dict[str, Figure] = {}
    for name, (value, reason) in sorted(values.items()):
        if known[name].computed is not None or (value is None and sketched):
            continue
        if value is None or (deal is not None and known[name].required and reason.why is not Why.DEAL):
            label = known[name].label[OF_MESSAGES]
            span = deal.span if deal else known[name].span
            hint = f"add {name}: with its value below parameters:" if deal else "add value: with the standard value"
            report.error("deal-incomplete", span, f"the parameter {name} ({label}) has no value", hint)
        else:
            found[name] = Figure(known[name], value, reason)
    for one in found.values():
        _in_order(one, found, report)
    return {**found, **computed(known, found, deal, report)}


_LATEST = (Why.STANDARD, Why.IMPLIED, Why.DEAL)
"""Whose value of a parameter it is, in the order in which one replaces another."""


def _in_order(figure: Figure, found: Mapping[str, Figure], report: Report) -> None:
    """A value that must not exceed, or fall below, that of another parameter."""
    own = figure.parameter
    for name, wrong, words in ((own.at_most, 1, "exceeds"), (own.at_least, -1, "is below")):
        other = found.get(name or "")
        if other is not None and order(figure.value, other.value) == wrong:
            message = f"{own.name} ({figure.value}) {words} {other.parameter.name} ({other.value})"
            last = max(figure, other, key=lambda one: _LATEST.index(one.reason.why))  # the deal's, else a variant's
            span = last.reason.span
            report.error("parameter-order", span, message, "change one of the two values")


def _set_by_variants(decided: ChosenDocuments, report: Report) -> dict[str, tuple[Value | None, Reason]]:
    found: dict[str, tuple[Value | None, Reason]] = {}
    for id, chosen in decided.variants.items():
        for change in chosen.variant.changes:
            if not isinstance(change, SetParameter) or not holds(change.when, decided.truth):
                continue
            value, reason = change.value, Reason(Why.IMPLIED, f"variant {id}", change.span)
            other = found.setdefault(change.parameter, (value, reason))
            if other[0] != value:
                message = f"{id} and {other[1].cause.removeprefix('variant ')} both set {change.parameter}"
                report.error("change-conflict", change.span, message, f"the other one stands at {other[1].span}")
    return found


def _set_by_deal(
    deal: Deal | None, known: Mapping[str, Parameter], report: Report
) -> dict[str, tuple[Value | None, Reason]]:
    found: dict[str, tuple[Value | None, Reason]] = {}
    for name, setting in sorted(deal.settings.items()) if deal else ():
        if name in known:
            found[name] = (setting.value, Reason(Why.DEAL, "", setting.span))
        else:
            message = f"no selected variant has the parameter {name}"
            hint = nearest(name, known) or f"select the variant {name.split('.')[0]}, or delete this line"
            report.error("parameter-unknown", setting.span, message, hint)
    return found
