"""The figures that the program supplies to texts, in one language: from the deal, its prices, the company."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from engine.assembling.front import edition
from engine.languages import Language
from engine.model.billing import MONTHS_OF
from engine.model.clause import Value
from engine.model.deal import Deal
from engine.model.document import Origin, Run
from engine.model.library import Library, with_vat_words
from engine.model.price import Prices
from engine.model.selection import Figure, Reason, Selection, Why
from engine.model.supplied_figures import DATES, DIGEST, GIVEN

Given = Figure | Run
"""A figure that the language writes, or words that are printed as they are."""

_TEXTS: Mapping[str, Callable[[Deal], str | None]] = MappingProxyType(
    {
        "deal.reference": lambda deal: deal.reference,
        "deal.client": lambda deal: deal.client.name,
        "deal.version": lambda deal: str(deal.version),
        "deal.replaced-version": lambda deal: str(deal.version - 1) if deal.replaces else None,
        "deal.contract-reference": lambda deal: deal.amends.sent.owner.reference if deal.amends else None,
        "deal.order-number": lambda deal: deal.order_number,
        "deal.communication": lambda deal: deal.communication,
    }
)
_AMOUNTS: Mapping[str, Callable[[Prices], Decimal]] = MappingProxyType(
    {
        "deal.one-off": lambda prices: prices.one_off.base,
        "deal.monthly": lambda prices: prices.monthly.base,
        "deal.total": lambda prices: prices.commitment.base,
        "deal.total-included": lambda prices: prices.commitment.included,
    }
)
# What to do where a figure is not known although there is a deal: the name of a sentence.
HINTS: Mapping[str, str] = MappingProxyType(
    {
        "deal.validity": "add-validity",
        "deal.communication": "add-communication",
    }
)


def _origin(name: str) -> Origin:
    return Origin.CODE if name == "deal.communication" else Origin.DEAL


def given(
    library: Library, selection: Selection, language: Language, digests: Mapping[str, str]
) -> Mapping[str, Given]:
    """What is known under this selection, by name; `digests` are those of the finished documents, by document."""

    def label(name: str) -> str:
        return library.labels[name][language.code]

    account = selection.publisher.bank_account
    found: dict[str, Given] = {
        "deal.edition": Run(edition(library, language), origin=Origin.LABEL),
        "company.bank-account": Run(account, origin=Origin.CODE)
        if account
        else Run(f"[{label('to-complete')}]", origin=Origin.BLANK),
    }
    found |= {f"{DIGEST}{id}": Run(digest, origin=Origin.CODE) for id, digest in digests.items()}
    deal, prices = selection.deal, selection.prices
    if deal is not None:
        texts = {name: read(deal) for name, read in _TEXTS.items()}
        found |= {name: Run(text, origin=_origin(name)) for name, text in texts.items() if text}
        values: dict[str, Value | None] = {name: read(deal) for name, read in DATES.items()}
        if deal.replaces is not None:
            values["deal.replaced-date"] = deal.replaces.sent.date
        if deal.amends is not None:
            values["deal.contract-date"] = deal.amends.sent.date
            values["deal.contract-accepted"] = deal.amends.accepted
            values["deal.amendment-effective"] = deal.amends.effective
        if deal.billing is not None:
            values["deal.billing-start"] = deal.billing.start
            values["deal.free-months"] = deal.billing.free_months
            values["deal.billing-period"] = MONTHS_OF[deal.billing.every]
        values["deal.discount"] = deal.discount.percent if deal.discount else None
        if prices is not None:
            values |= {name: read(prices) for name, read in _AMOUNTS.items()}
        reason = Reason(Why.DEAL, "", deal.span)
        known_as = with_vat_words(GIVEN, library.labels)
        found |= {name: Figure(known_as[name], value, reason) for name, value in values.items() if value is not None}
    if selection.sketch is not None:
        known = [*library.parameters, *(name for one in selection.variants.values() for name in one.variant.parameters)]
        missing = [name for name in (*GIVEN, *known) if name not in found and name not in selection.figures]
        found |= {name: Run(f"⟨{name}⟩", origin=Origin.BLANK) for name in missing}
    return found
