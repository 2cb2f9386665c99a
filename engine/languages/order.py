"""What a language says in an electronic order, beside the words of the quote."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class OrderWords:
    """`note` names `{reference}` and `{date}`, `minimum` `{description}`.

    `each_month`, `each_period` and `launch` name `{quantity}` and `{price}`, the last one also `{term}`.
    """

    note: str
    each_month: str
    each_period: str
    launch: str
    usage: str
    minimum: str
    months_not_due: str


ORDER_WORDS = ByLanguage(OrderWords, "order.yaml")
