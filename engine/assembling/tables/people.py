"""Who speaks for the company in a deal, in tables and on first pages."""

from __future__ import annotations

from engine.assembling.tables.writing import CellRuns, Writing, data, own


def salesperson(writing: Writing) -> CellRuns:
    """The name, the position, the email address and the telephone number of who made the offer."""
    deal = writing.selection.deal
    who = None if deal is None else deal.salesperson
    if who is None:
        return ()
    function = who.function.in_language(writing.language.code) if who.function else None
    runs = list(data(who.name))
    for one in filter(None, (function, who.email, who.phone)):
        runs += [*own(", "), *data(one)]
    return tuple(runs)
