"""Reads the lines of a quote: entries of the catalogue with a quantity, or free lines with their own description."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from engine.diagnostics import Report, Span, near, nearest
from engine.files.figures import read_figure
from engine.files.reading.catalogue import read_amount
from engine.files.reading.client import DealTexts
from engine.files.reading.launch import read_launch
from engine.files.reading.usage import read_estimate, read_minimum, read_tiers
from engine.files.shapes.deal import DealShape, DiscountShape, LineShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.languages import LANGUAGES
from engine.languages.daily_names import folded
from engine.model.catalogue import Price
from engine.model.library import Library
from engine.model.price import Discount, PriceKind, QuoteLine
from engine.model.renames import renamed_hint


def read_lines(
    shape: DealShape, texts: DealTexts, library: Library, report: Report, listed: Mapping[str, Decimal] | None
) -> tuple[QuoteLine, ...]:
    """Every line that can be priced; what is wrong with the others is reported.

    `listed` are the list prices on the day of the deal, by entry of the catalogue; None where they could not be read.
    """
    reader = _LineReader(shape, texts, library, report, listed)
    lines = [(index, reader.line(one, ("lines", index))) for index, one in enumerate(shape.lines)]
    if shape.lines and all(one.optional for one in shape.lines):
        hint = "delete optional: of at least one line"
        report.error("line-invalid", texts.source.span(("lines",)), "every line is optional: nothing is sold", hint)
    for index, line in lines:
        if line is None and not report.failed:  # a quote never lacks a line of its deal in silence
            hint = "write item: with an entry of the catalogue, or description:, kind:, unit: and price:"
            message = f"line {index + 1} cannot be priced"
            report.error("line-invalid", texts.source.span(("lines", index)), message, hint)
    return tuple(line for _, line in lines if line is not None)


_ITEMS = "write service/price, as `clausier services` lists them"
_DISCOUNTS = "a discount takes off: write {0} for {0} off the price; to charge more, write the higher price: instead"


class _LineReader:
    def __init__(
        self, deal: DealShape, texts: DealTexts, library: Library, report: Report, listed: Mapping[str, Decimal] | None
    ) -> None:
        self.deal, self.texts, self.library, self.report, self.listed = deal, texts, library, report, listed
        self.source = texts.source
        self._unknown = [one for one in deal.services if one not in library.services]

    def line(self, shape: LineShape, path: KeyPath) -> QuoteLine | None:
        entry = self._entry(shape, path)
        missing = [key for key in ("description", "kind", "unit") if not shape.item and getattr(shape, key) is None]
        named = self.source.node((*path, "item")) is not None  # what is written and empty is reported already
        unwritten = [key for key in missing if not named and self.source.node((*path, key)) is None]
        if unwritten:
            lacking = ", ".join(f"{one}:" for one in unwritten)
            hint = f"add {lacking} or name an entry of the catalogue, item: service/price"
            self._error(path, f"the line has no item: and no {lacking}", hint)
        if missing or (shape.item is not None and entry is None):
            return None
        kind: PriceKind = entry.kind if entry else shape.kind  # type: ignore[assignment]
        unit = entry.unit if entry else str(shape.unit)
        if unit not in self.library.units:
            hint = nearest(unit, self.library.units) or f"known: {', '.join(self.library.units)}"
            self._error((*path, "unit"), f"there is no unit {unit}", hint)
            return None
        tiers = read_tiers(shape, kind, path, self.source, self.report)
        if shape.tiers and not tiers:
            return None
        amount = tiers[0].unit_price if tiers else self._price(shape, entry, path)
        credit = self._credit(shape, kind, path)
        if credit:
            amount = None if amount is None else -amount
        quantity = self._quantity(shape, kind, path)
        if amount is None or (quantity is None and kind != "usage"):
            return None
        if shape.vat is not None and shape.vat not in self.library.vat:
            hint = nearest(shape.vat, self.library.vat) or self._vat_hint(shape.vat)
            self.report.error("vat-category", self._span((*path, "vat")), f"there is no VAT category {shape.vat}", hint)
        return QuoteLine(
            id=shape.item or f"line {int(path[-1]) + 1}",
            description=self._description(shape, entry, path),
            kind=kind,
            unit=unit,
            quantity=quantity,
            unit_price=amount,
            discount=read_discount(shape.discount, (*path, "discount"), self.source, self.report),
            vat=shape.vat or "",
            service=shape.item.split("/")[0] if shape.item else None,
            span=self.source.span(path),
            list_price=self._listed(shape, entry),
            section=self._section(shape, path),
            optional=self._optional(shape, kind, path),
            listed=shape.price is None and not tiers and self._listed(shape, entry) is not None,
            tiers=tiers,
            minimum=read_minimum(shape, path, self.source, self.report),
            estimate=read_estimate(shape, path, self.source, self.report),
            launch=read_launch(shape, kind, credit, path, self.source, self.report),
        )

    def _vat_hint(self, written: str) -> str:
        """The category of a rate, where that is certain; else all of them with their rates."""
        rates = {id: rule.rate for id, rule in self.library.vat.items()}
        number = read_figure(written.rstrip("% "))
        called = [id for id, rate in rates.items() if number.readings == (f"{rate.normalize():f}",)]
        if len(called) == 1:
            return f"write vat: {called[0]}, or delete the line: the category then follows from the client"
        return f"one of {', '.join(f'{id} ({rate.normalize():f} %)' for id, rate in rates.items())}"

    def _entry(self, shape: LineShape, path: KeyPath) -> Price | None:
        """The entry of the catalogue that a line names."""
        if shape.item is None:
            return None
        for key in ("kind", "unit"):
            if getattr(shape, key) is not None:
                self._error((*path, key), f"{key}: of {shape.item} is given by the catalogue", "delete the key")
        service, _, price = shape.item.partition("/")
        at = (*path, "item")
        if service not in self.library.services:
            renamed = renamed_hint(f"service/{service}", self.library)
            hint = renamed or self._items(shape.item) or nearest(service, self.library.services) or _ITEMS
            self.report.error(
                "service-unknown", self._span(at), f"there is no service {service}", hint, about=f"service/{service}"
            )
            return None
        prices = self.library.services[service].prices
        if price not in prices:
            there_is = f"there is {', '.join(f'{service}/{one}' for one in prices)}"
            hint = there_is if prices else f"the catalogue gives {service} no prices: write a line with description:"
            message = f"{service} has no price {price}" if price else f"the line names none of the prices of {service}"
            about = f"service/{service}/{price}"
            self.report.error("line-invalid", self._span(at), message, nearest(price, prices) or hint, about=about)
            return None
        misspelt = any(service in near(one, self.library.services) for one in self._unknown)  # reported already
        if service not in self.deal.services and not misspelt:
            message = f"the line belongs to the service {service}, which the deal does not name"
            self._error(at, message, f"add {service} to services:")
        return prices[price]

    def _items(self, written: str) -> str:
        """A hint with the prices of the services of the deal that are called so; with all of them where none is."""
        prices = {
            f"{id}/{price.id}": price.title
            for id in self.deal.services
            if id in self.library.services
            for price in self.library.services[id].prices.values()
        }
        name = folded(written)
        called = [item for item in prices if item.endswith(f"/{written}")]
        alike = called or [item for item, title in prices.items() if any(name in folded(one) for one in title.values())]
        if alike and name:
            return f"did you mean {' or '.join(alike)}?"
        return f"write one of {', '.join(prices)}" if prices and "/" not in written else ""

    def _description(self, shape: LineShape, entry: Price | None, path: KeyPath) -> dict[str, str]:
        if shape.description is not None:
            text = self.texts.read(shape.description, (*path, "description"))
            return {language: text.in_language(language) for language in LANGUAGES}
        return dict(entry.title) if entry else {}

    def _price(self, shape: LineShape, entry: Price | None, path: KeyPath) -> Decimal | None:
        if entry is not None and entry.amount is not None:
            if shape.price is not None:
                message = f"the catalogue gives the price of {shape.item}: {entry.amount}"
                hint = (
                    "delete price: if that is the price; a lower one is a discount:, "
                    "a higher one a line without item:, with a description:, kind: and unit: of its own"
                )
                self._error((*path, "price"), message, hint)
            return entry.amount
        if shape.price is None:
            if self.listed is None and entry is not None:  # the list is reported: it may have the price
                return None
            listed = self._listed(shape, entry)
            if listed is not None and self.source.node((*path, "price")) is None:
                return listed
            if self.source.node((*path, "price")) is None:  # otherwise reported as empty
                self._error(path, "the line has no price", "add price:, in euros per unit, excluding VAT")
            return None
        written = str(shape.price).removeprefix("-")  # a credit, as `_credit` tells
        return read_amount(written, "price", self._span((*path, "price")), self.report, 4, "")

    def _listed(self, shape: LineShape, entry: Price | None) -> Decimal | None:
        """The list price of an entry of the catalogue, unless the catalogue itself fixes its price."""
        if entry is None or entry.amount is not None or shape.item is None:
            return None
        return (self.listed or {}).get(shape.item)

    def _credit(self, shape: LineShape, kind: str, path: KeyPath) -> bool:
        """Whether a line is taken off the totals: it says `credit: true`, or its price has a minus sign."""
        negative = str(shape.price or "").startswith("-")
        at = (*path, "price" if negative else "credit")
        if not negative and not shape.credit:
            return False
        if negative and shape.credit is not None:
            hint = "a credit of 50 is credit: true with price: 50, or price: -50 alone; a price to pay is 50 alone"
            self._error(at, f"credit: and the minus sign of {shape.price} cannot stand together", hint)
        elif kind == "usage":
            hint = "make the credit a one-off or monthly line; for a lower price per use write discount:"
            self._error(at, "a price per use cannot be a credit: it is outside the totals", hint)
        elif shape.discount is not None:
            hint = "write as price: what is taken off in all, without discount:"
            self._error(at, "a credit takes no discount", hint)
        else:
            return True
        return False

    def _section(self, shape: LineShape, path: KeyPath) -> str:
        """The section under which a line stands, one of those that the deal names."""
        own = shape.section or ""
        if own and own not in self.deal.sections:
            known = ", ".join(self.deal.sections)
            hint = nearest(own, self.deal.sections) or (f"known: {known}" if known else f"add sections: with {own}:")
            self._error((*path, "section"), f"there is no section {own}", hint)
        return own

    def _optional(self, shape: LineShape, kind: str, path: KeyPath) -> bool:
        """Whether the client may add a line when it accepts."""
        if not shape.optional:
            return False
        at = (*path, "optional")
        if kind == "usage":
            self._error(at, "a price per use is only due for what is used: it is never optional", "delete optional:")
        elif shape.credit or str(shape.price or "").startswith("-"):
            self._error(at, "a credit cannot be optional", "delete one of the two")
        return True

    def _quantity(self, shape: LineShape, kind: str, path: KeyPath) -> Decimal | None:
        if kind == "usage":
            if shape.quantity is not None:
                hint = "delete quantity:, or make the line one-off or monthly"
                self._error((*path, "quantity"), "a price per use has no quantity: it is outside the totals", hint)
            return None
        if shape.quantity is None:
            return Decimal(1)
        hint = "for a credit, add credit: true and write the quantity that is credited; otherwise correct the quantity"
        return read_amount(shape.quantity, "quantity", self._span((*path, "quantity")), self.report, 3, hint)

    def _error(self, path: KeyPath, message: str, hint: str) -> None:
        self.report.error("line-invalid", self._span(path), message, hint)

    def _span(self, path: KeyPath) -> Span:
        return self.source.value_span(path)


def read_whole_discount(deal: DealShape, source: Source, report: Report) -> Discount | None:
    """The discount on the whole, which is in percent: an amount would be taken off once, or every month."""
    found = read_discount(deal.discount, ("discount",), source, report)
    if found is not None and found.amount is not None:
        message = "a discount on the whole is in percent"
        hint = "write percent:, or a line of its own with credit: true for an amount that is taken off once"
        report.error("line-invalid", found.span, message, hint)
        return None
    return found


def read_discount(shape: DiscountShape | None, path: KeyPath, source: Source, report: Report) -> Discount | None:
    """A discount at a place of a deal, in percent or as an amount; None where there is none, or after an error."""
    if shape is None:
        return None
    written = any(source.node((*path, key)) is not None for key in ("percent", "amount"))
    if shape.percent is None and shape.amount is None and written:
        return None  # reported as empty
    if (shape.percent is None) == (shape.amount is None):
        hint = "write one of them" if shape.percent is None else "keep one of them"
        report.error("line-invalid", source.value_span(path), "a discount is either percent: or amount:", hint)
        return None
    if shape.percent is not None:
        span = source.value_span((*path, "percent"))
        percent = read_amount(shape.percent, "discount", span, report, 2, _takes_off(shape))
        if percent > 100:
            message = f"a discount of {percent} % is more than the whole price"
            hint = f"in percent at most 100; {shape.percent} euros off the price are amount: {shape.percent}"
            report.error("line-invalid", span, message, hint)
            return None
        return Discount(percent, None, span)
    span = source.value_span((*path, "amount"))
    amount = read_amount(shape.amount or 0, "discount", span, report, 2, _takes_off(shape))
    return Discount(None, amount, span)


def _takes_off(shape: DiscountShape) -> str:
    """What to write for a discount with a minus sign."""
    return _DISCOUNTS.format(str(shape.percent if shape.percent is not None else shape.amount).removeprefix("-"))
