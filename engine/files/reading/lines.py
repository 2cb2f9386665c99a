"""Reads the lines of a quote: entries of the catalogue with a quantity, or free lines with their own description."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from engine.diagnostics import Report, Saying, Span, did_you_mean, listed, near, say
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
from engine.model.renames import renamed


def read_lines(
    shape: DealShape, texts: DealTexts, library: Library, report: Report, listed: Mapping[str, Decimal] | None
) -> tuple[QuoteLine, ...]:
    """Every line that can be priced; what is wrong with the others is reported.

    `listed` are the list prices on the day of the deal, by entry of the catalogue; None where they could not be read.
    """
    reader = _LineReader(shape, texts, library, report, listed)
    lines = [(index, reader.line(one, ("lines", index))) for index, one in enumerate(shape.lines)]
    if shape.lines and all(one.optional for one in shape.lines):
        place = texts.source.span(("lines",))
        report.error("line-invalid", place, say("all-optional"), say("delete-optional-of-one"))
    for index, line in lines:
        if line is None and not report.failed:  # a quote never lacks a line of its deal in silence
            place, message = texts.source.span(("lines", index)), say("not-priced", number=index + 1)
            report.error("line-invalid", place, message, say("write-item-or-free"))
    return tuple(line for _, line in lines if line is not None)


_ITEMS = say("services-lists")


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
            lacking = tuple(unwritten)
            self._error(path, say("lacks", keys=lacking), say("add-or-name", keys=lacking))
        if missing or (shape.item is not None and entry is None):
            return None
        kind: PriceKind = entry.kind if entry else shape.kind  # type: ignore[assignment]
        unit = entry.unit if entry else str(shape.unit)
        if unit not in self.library.units:
            hint = did_you_mean(unit, self.library.units) or listed("known", self.library.units)
            self._error((*path, "unit"), say("no-unit", unit=unit), hint)
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
            hint = did_you_mean(shape.vat, self.library.vat) or self._vat_hint(shape.vat)
            self.report.error("vat-category", self._span((*path, "vat")), say("unknown", name=shape.vat), hint)
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

    def _vat_hint(self, written: str) -> Saying:
        """The category of a rate, where that is certain; else all of them with their rates."""
        rates = {id: rule.rate for id, rule in self.library.vat.items()}
        number = read_figure(written.rstrip("% "))
        called = [id for id, rate in rates.items() if number.readings == (f"{rate.normalize():f}",)]
        if len(called) == 1:
            return say("called", name=called[0])
        told = (say("with-rate", name=id, rate=f"{rate.normalize():f}") for id, rate in rates.items())
        return say("one-of", rates=tuple(told))

    def _entry(self, shape: LineShape, path: KeyPath) -> Price | None:
        """The entry of the catalogue that a line names."""
        if shape.item is None:
            return None
        for key in ("kind", "unit"):
            if getattr(shape, key) is not None:
                self._error((*path, key), say("catalogue-gives", key=key, item=shape.item), say("delete-key"))
        service, _, price = shape.item.partition("/")
        at = (*path, "item")
        if service not in self.library.services:
            about = f"service/{service}"
            hint = renamed(about, self.library) or self._items(shape.item)
            hint = hint or did_you_mean(service, self.library.services) or _ITEMS
            self.report.error("service-unknown", self._span(at), say("unknown", name=service), hint, about=about)
            return None
        prices = self.library.services[service].prices
        if price not in prices:
            hint = say("no-prices-of", service=service)
            if prices:
                hint = did_you_mean(price, prices) or listed("there-is", (f"{service}/{one}" for one in prices))
            message = say("names-no-price", service=service)
            if price:
                message = say("no-price", service=service, price=price)
            about = f"service/{service}/{price}"
            self.report.error("line-invalid", self._span(at), message, hint, about=about)
            return None
        misspelt = any(service in near(one, self.library.services) for one in self._unknown)  # reported already
        if service not in self.deal.services and not misspelt:
            self._error(at, say("service-not-named", service=service), say("add-service", service=service))
        return prices[price]

    def _items(self, written: str) -> Saying | None:
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
            return say("did-you-mean", names=tuple(alike))
        return say("write-one-of", names=tuple(prices)) if prices and "/" not in written else None

    def _description(self, shape: LineShape, entry: Price | None, path: KeyPath) -> dict[str, str]:
        if shape.description is not None:
            text = self.texts.read(shape.description, (*path, "description"))
            return {language: text.in_language(language) for language in LANGUAGES}
        return dict(entry.title) if entry else {}

    def _price(self, shape: LineShape, entry: Price | None, path: KeyPath) -> Decimal | None:
        if entry is not None and entry.amount is not None:
            if shape.price is not None:
                message = say("price-fixed", item=shape.item, amount=entry.amount)
                self._error((*path, "price"), message, say("price-fixed-hint"))
            return entry.amount
        if shape.price is None:
            if self.listed is None and entry is not None:  # the list is reported: it may have the price
                return None
            listed = self._listed(shape, entry)
            if listed is not None and self.source.node((*path, "price")) is None:
                return listed
            if self.source.node((*path, "price")) is None:  # otherwise reported as empty
                self._error(path, say("no-own-price"), say("add-price"))
            return None
        written = str(shape.price).removeprefix("-")  # a credit, as `_credit` tells
        return read_amount(written, "price", self._span((*path, "price")), self.report, 4, None)

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
            self._error(at, say("credit-and-minus", price=shape.price), say("credit-either"))
        elif kind == "usage":
            self._error(at, say("usage-no-credit"), say("credit-elsewhere"))
        elif shape.discount is not None:
            self._error(at, say("credit-no-discount"), say("credit-in-all"))
        else:
            return True
        return False

    def _section(self, shape: LineShape, path: KeyPath) -> str:
        """The section under which a line stands, one of those that the deal names."""
        own = shape.section or ""
        if own and own not in self.deal.sections:
            known = tuple(self.deal.sections)
            other = say("known", names=known) if known else say("add-sections", name=own)
            self._error((*path, "section"), say("no-section", name=own), did_you_mean(own, known) or other)
        return own

    def _optional(self, shape: LineShape, kind: str, path: KeyPath) -> bool:
        """Whether the client may add a line when it accepts."""
        if not shape.optional:
            return False
        at = (*path, "optional")
        if kind == "usage":
            self._error(at, say("usage-optional"), say("delete-optional"))
        elif shape.credit or str(shape.price or "").startswith("-"):
            self._error(at, say("credit-optional"), say("delete-one-of-two"))
        return True

    def _quantity(self, shape: LineShape, kind: str, path: KeyPath) -> Decimal | None:
        if kind == "usage":
            if shape.quantity is not None:
                self._error((*path, "quantity"), say("usage-no-quantity"), say("delete-quantity"))
            return None
        if shape.quantity is None:
            return Decimal(1)
        hint = say("quantity-below-nought")
        return read_amount(shape.quantity, "quantity", self._span((*path, "quantity")), self.report, 3, hint)

    def _error(self, path: KeyPath, message: Saying, hint: Saying) -> None:
        self.report.error("line-invalid", self._span(path), message, hint)

    def _span(self, path: KeyPath) -> Span:
        return self.source.value_span(path)


def read_whole_discount(deal: DealShape, source: Source, report: Report) -> Discount | None:
    """The discount on the whole, which is in percent: an amount would be taken off once, or every month."""
    found = read_discount(deal.discount, ("discount",), source, report)
    if found is not None and found.amount is not None:
        report.error("line-invalid", found.span, say("whole-in-percent"), say("whole-discount-hint"))
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
        hint = say("write-one" if shape.percent is None else "keep-one")
        report.error("line-invalid", source.value_span(path), say("discount-either"), hint)
        return None
    if shape.percent is not None:
        span = source.value_span((*path, "percent"))
        percent = read_amount(shape.percent, "discount", span, report, 2, _takes_off(shape))
        if percent > 100:
            hint = say("over-whole-hint", number=shape.percent)
            report.error("line-invalid", span, say("over-whole", percent=percent), hint)
            return None
        return Discount(percent, None, span)
    span = source.value_span((*path, "amount"))
    amount = read_amount(shape.amount or 0, "discount", span, report, 2, _takes_off(shape))
    return Discount(None, amount, span)


def _takes_off(shape: DiscountShape) -> Saying:
    """What to write for a discount with a minus sign."""
    written = str(shape.percent if shape.percent is not None else shape.amount)
    return say("takes-off", number=written.removeprefix("-"))
