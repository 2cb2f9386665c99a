"""The value of every parameter under a selection: the deal's, else that of a variant, else the standard one."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report, did_you_mean, local, say
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
            message = say("no-value", parameter=name, label=local(known[name].label))
            span = deal.span if deal else known[name].span
            hint = say("add-value", parameter=name) if deal else say("add-standard-value")
            report.error("deal-incomplete", span, message, hint)
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
    for name, wrong, words in ((own.at_most, 1, "above"), (own.at_least, -1, "below")):
        other = found.get(name or "")
        if other is not None and order(figure.value, other.value) == wrong:
            message = say(
                words, parameter=own.name, value=figure.value, other=other.parameter.name, other_value=other.value
            )
            last = max(figure, other, key=lambda one: _LATEST.index(one.reason.why))  # the deal's, else a variant's
            span = last.reason.span
            report.error("parameter-order", span, message, say("change-one"))


def _set_by_variants(decided: ChosenDocuments, report: Report) -> dict[str, tuple[Value | None, Reason]]:
    found: dict[str, tuple[Value | None, Reason]] = {}
    for id, chosen in decided.variants.items():
        for change in chosen.variant.changes:
            if not isinstance(change, SetParameter) or not holds(change.when, decided.truth):
                continue
            value, reason = change.value, Reason(Why.IMPLIED, f"variant {id}", change.span)
            other = found.setdefault(change.parameter, (value, reason))
            if other[0] != value:
                rival = other[1].cause.removeprefix("variant ")
                message = say("both-set", variants=(id, rival), parameter=change.parameter)
                report.error("change-conflict", change.span, message, say("other-one", place=str(other[1].span)))
    return found


def _set_by_deal(
    deal: Deal | None, known: Mapping[str, Parameter], report: Report
) -> dict[str, tuple[Value | None, Reason]]:
    found: dict[str, tuple[Value | None, Reason]] = {}
    for name, setting in sorted(deal.settings.items()) if deal else ():
        if name in known:
            found[name] = (setting.value, Reason(Why.DEAL, "", setting.span))
        else:
            hint = did_you_mean(name, known) or say("select-or-delete", variant=name.split(".")[0])
            report.error("parameter-unknown", setting.span, say("of-no-variant", parameter=name), hint)
    return found
