"""Lines of a quote, written short, and what they come to."""

from __future__ import annotations

from decimal import Decimal

from engine.diagnostics import Span
from engine.model.price import Discount, PriceKind, QuoteLine, Total

RATES = {"standard": Decimal(21), "reverse-charge": Decimal(0), "outside": Decimal(0)}
PLACE = Span("deal.yaml", 1, 1)


def line(
    kind: PriceKind,
    quantity: str | None,
    unit_price: str,
    *,
    percent: str | None = None,
    amount: str | None = None,
    vat: str = "standard",
) -> QuoteLine:
    discount = None
    if percent is not None or amount is not None:
        discount = Discount(
            None if percent is None else Decimal(percent), None if amount is None else Decimal(amount), PLACE
        )
    return QuoteLine(
        id="line",
        description={"fr": "Conseil", "en": "Advice"},
        kind=kind,
        unit="hour",
        quantity=None if quantity is None else Decimal(quantity),
        unit_price=Decimal(unit_price),
        discount=discount,
        vat=vat,
        service=None,
        span=PLACE,
    )


def once(quantity: str, unit_price: str, percent: str | None = None, amount: str | None = None) -> QuoteLine:
    return line("one-off", quantity, unit_price, percent=percent, amount=amount)


def monthly(quantity: str, unit_price: str, percent: str | None = None, amount: str | None = None) -> QuoteLine:
    return line("monthly", quantity, unit_price, percent=percent, amount=amount)


def written(total: Total) -> str:
    """The three figures of a total, as exact text: `100.0` is not `100.00`."""
    return f"{total.base} + {total.vat} = {total.included}"


NIL = "0.00 + 0.00 = 0.00"
