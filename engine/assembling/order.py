"""order: a selection with prices → what is ordered, as electronic orders tell it; what they would lack is reported.

The order is what the quote commits the client to over the first term, to the cent. Optional lines are outside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from engine.assembling.front import front
from engine.assembling.order_parties import buyer_of, seller_of
from engine.diagnostics import Report, say
from engine.languages import Language, Noun
from engine.languages.order import ORDER_WORDS, OrderWords
from engine.model.deal import Deal
from engine.model.library import Library
from engine.model.order import Order, OrderAllowance, OrderLine, OrderTax, OrderTaxTotal
from engine.model.periods import Period, period_end
from engine.model.price import PERIODIC, RECURRING, PricedLine, PriceKind, Prices
from engine.model.selection import Selection

MONTH = "MON"
CODES_OF_PERIODS: Mapping[PriceKind, str] = MappingProxyType({"monthly": MONTH, "quarterly": "QAN", "yearly": "ANN"})
"""The codes of a month, a quarter and a year (UN/ECE Recommendation 20)."""
PAYMENT_TERM = "payment-term"
"""The parameter whose value is the term of payment, in libraries that have one."""
_NOUGHT = Decimal("0.00")
_DAY = datetime.timedelta(days=1)
_EXEMPT = ("E", "AE", "K", "G", "O")
"""Codes of VAT categories that bear no VAT for a reason, which must be said (EN 16931-1, BR-E-10 and the like)."""


def order(library: Library, selection: Selection, language: Language, report: Report) -> Order | None:
    """The order of a deal in one language; None where it cannot be made, with the reason in `report`.

    Raises ValueError without a deal.
    """
    deal, prices, start = selection.deal, selection.prices, report.watch()
    if deal is None:
        raise ValueError("an order is that of a deal")
    if prices is None or not prices.lines:
        report.error("order-incomplete", deal.place("lines"), say("no-lines"), say("add-lines"))
        return None
    ordering = _Ordering(library, deal, prices, language, report)
    ordering.check_codes()
    lines = tuple(ordering.lines())
    allowances = (*ordering.allowances(), *ordering.months_not_due(lines))
    seller, buyer = seller_of(selection, report), buyer_of(deal, report)
    if start.said or seller is None or buyer is None:
        return None
    words, total = ORDER_WORDS[language.code], prices.commitment
    note = words.note.format(reference=deal.reference, date=language.date(selection.date))
    notices = front(library, selection, language).notices
    return Order(
        reference=deal.reference,
        number=deal.order_number or "",
        date=selection.date,
        start=deal.start,
        end=_end(deal, prices),
        note=" ".join((note, *notices)),
        payment_terms=_payment_terms(selection, language),
        seller=seller,
        buyer=buyer,
        lines=lines,
        allowances=allowances,
        taxes=ordering.taxes(),
        base=total.base,
        vat=total.vat,
        included=total.included,
        test=bool(notices),
    )


def _end(deal: Deal, prices: Prices) -> datetime.date | None:
    """The last day of the first term, where there is one and the day is known on which it begins."""
    if deal.start is None or not prices.months:
        return None
    return period_end(deal.start - _DAY, Period(prices.months, "month"))


def _payment_terms(selection: Selection, language: Language) -> str:
    """The term of payment with its label; nothing where the library has none."""
    figure = selection.figures.get(PAYMENT_TERM)
    if figure is None or not isinstance(figure.value, int) or figure.parameter.unit is None:
        return ""
    term = language.duration(figure.value, figure.parameter.unit, "short")
    return f"{figure.parameter.label[language.code]}{language.colon}{term}"


@dataclass(frozen=True, slots=True)
class _Ordering:
    library: Library
    deal: Deal
    prices: Prices
    language: Language
    report: Report

    @property
    def words(self) -> OrderWords:
        return ORDER_WORDS[self.language.code]

    def lines(self) -> Iterator[OrderLine]:
        """Every line that is not optional: what it costs over the first term, and its minimum after a price per use."""
        for place, priced in enumerate(self.prices.lines, 1):
            if priced.line.optional:
                continue
            item = priced.line.id if priced.line.service is not None else f"line-{place}"
            line = self._usage(priced, item) if priced.line.kind == "usage" else self._counted(priced, item)
            yield line
            if priced.line.minimum:
                yield self._minimum(priced, line)

    def _counted(self, priced: PricedLine, item: str) -> OrderLine:
        """A one-off line as it is written. A recurring one counts its periods: what it costs in one is its price.

        So its amounts are those of the invoices, each rounded. A period that the term begins counts whole, and each
        month at the usual price: `months_not_due` takes off the rest.
        """
        line, sign = priced.line, -1 if priced.line.credit else 1
        recurrent, times = line.kind in RECURRING, self._times(line.kind)
        discount = line.discount
        return OrderLine(
            item=item,
            name=self._name(priced),
            note=" ".join(self._each_period(priced)) if recurrent else "",
            quantity=sign * (Decimal(times) if recurrent else line.quantity or _NOUGHT),
            unit=CODES_OF_PERIODS.get(line.kind) or self._unit(priced),
            price=abs(priced.gross if recurrent else line.unit_price),
            price_reduction=_NOUGHT,
            gross=times * priced.gross,
            reduction=times * priced.reduction,
            percent=discount.percent if discount is not None and priced.reduction else None,
            net=times * priced.net,
            tax=self._tax(line.vat),
            recurrent=recurrent,
        )

    def _usage(self, priced: PricedLine, item: str) -> OrderLine:
        """A price per use: nothing of it is ordered, and what a unit costs is agreed."""
        line = priced.line
        notes = [self.words.usage, *self._bands(priced)]
        return OrderLine(
            item=item,
            name=self._name(priced),
            note=" ".join(notes),
            quantity=Decimal(0),
            unit=self._unit(priced),
            price=priced.gross,
            price_reduction=priced.reduction,
            gross=_NOUGHT,
            reduction=_NOUGHT,
            percent=None,
            net=_NOUGHT,
            tax=self._tax(line.vat),
            recurrent=True,
        )

    def _minimum(self, priced: PricedLine, usage: OrderLine) -> OrderLine:
        """What a price per use costs each month at least."""
        least = (priced.line.minimum or _NOUGHT).quantize(_NOUGHT)
        months = Decimal(self.prices.months)
        return OrderLine(
            item=f"{usage.item}/minimum",
            name=self.words.minimum.format(description=usage.name),
            note="",
            quantity=months,
            unit=MONTH,
            price=least,
            price_reduction=_NOUGHT,
            gross=months * least,
            reduction=_NOUGHT,
            percent=None,
            net=months * least,
            tax=usage.tax,
            recurrent=True,
        )

    def allowances(self) -> Iterator[OrderAllowance]:
        """The discount on the whole, over the first term."""
        for one in self.prices.allowances:
            times = self._times(one.kind)
            label = self.library.labels[f"discount-{one.kind}"][self.language.code]
            reason = label.replace("{percent}", self.language.percent(one.percent))
            if one.amount and one.kind != "usage":
                tax = self._tax(one.category)
                yield OrderAllowance(times * one.amount, reason, tax, one.percent, times * one.base)

    def months_not_due(self, lines: tuple[OrderLine, ...]) -> Iterator[OrderAllowance]:
        """What the commitment is less than every period at its usual price: free months and the like.

        Those are months before billing starts, launch prices, and what the end of the term leaves of a quarter or a
        year. They are taken off by category, as the invoices of the quote do.
        """
        taken = {one.tax: _NOUGHT for one in lines}
        for line in lines:
            taken[line.tax] += line.net
        for one in self.allowances():
            taken[one.tax] -= one.amount
        for part in self.prices.commitment.parts:
            taken[self._tax(part.category)] -= part.base
        for tax, amount in taken.items():
            if amount:
                yield OrderAllowance(amount, self.words.months_not_due, tax)

    def taxes(self) -> tuple[OrderTaxTotal, ...]:
        """The VAT of the commitment by code and rate; a category of prices per use alone has nought so far."""
        found: dict[OrderTax, tuple[Decimal, Decimal]] = {}
        for part in self.prices.commitment.parts:
            tax = self._tax(part.category)
            base, vat = found.get(tax, (_NOUGHT, _NOUGHT))
            found[tax] = base + part.base, vat + part.vat
        for priced in self.prices.lines:
            if not priced.line.optional:
                found.setdefault(self._tax(priced.line.vat), (_NOUGHT, _NOUGHT))
        return tuple(OrderTaxTotal(tax, base, vat) for tax, (base, vat) in found.items())

    def check_codes(self) -> None:
        """Each unit and each VAT category of a line has a code; one without is told once, at its first line."""
        lines = [one.line for one in reversed(self.prices.lines) if not one.line.optional]
        categories = {one.vat: one.span for one in lines}
        units = {one.unit: one.span for one in lines if one.kind not in RECURRING}
        for id, span in categories.items():
            if not self.library.vat[id].tax_code:
                self.report.error("order-incomplete", span, say("vat-without-code", category=id), say("vat-code"))
        for id, span in units.items():
            if not self.library.units[id].unit_code:
                self.report.error("order-incomplete", span, say("unit-without-code", unit=id), say("unit-code"))

    def _tax(self, category: str) -> OrderTax:
        rule = self.library.vat[category]
        reason = rule.name[self.language.code] if rule.tax_code in _EXEMPT else ""
        return OrderTax(rule.tax_code, rule.rate, reason)

    def _unit(self, priced: PricedLine) -> str:
        return self.library.units[priced.line.unit].unit_code

    def _name(self, priced: PricedLine) -> str:
        return " ".join(priced.line.description[self.language.code].split())

    def _times(self, kind: PriceKind) -> int:
        """How many periods of a kind the first term begins; one for what is due once."""
        return -(-self.prices.months // (PERIODIC.get(kind) or 1)) if kind in RECURRING else 1

    def _each_period(self, priced: PricedLine) -> Iterator[str]:
        """How many units a recurring line has at which price, where that is not one, and what it costs at first."""
        line, language = priced.line, self.language
        noun = self.library.units[line.unit].nouns[language.code]
        quantity = language.quantity(line.quantity or _NOUGHT, Noun(noun.one, noun.other, noun.gender))
        if line.quantity != 1:
            words = self.words.each_month if line.kind == "monthly" else self.words.each_period
            yield words.format(quantity=quantity, price=language.unit_price(abs(line.unit_price)))
        if line.launch is not None:
            term = language.duration(line.launch.months, "month", "short")
            price = language.unit_price(line.launch.unit_price)
            yield self.words.launch.format(term=term, quantity=quantity, price=price)

    def _bands(self, priced: PricedLine) -> Iterator[str]:
        """The bands of a price by volume, each with its price, in the words of the quote."""
        labels, language, first = self.library.labels, self.language, 1
        found = list[str]()
        for one in priced.line.tiers:
            name = "tier-above" if one.last is None else "tier-first" if first == 1 else "tier-between"
            filled: Mapping[str, int] = {"{first}": first, "{last}": one.last or 0}
            words = labels[name][language.code]
            for slot, number in filled.items():
                words = words.replace(slot, language.quantity(Decimal(number), Noun("", "")).strip())
            found.append(f"{words}{language.colon}{language.unit_price(one.unit_price)}")
            first = (one.last or 0) + 1
        if found:
            yield " · ".join(found)
