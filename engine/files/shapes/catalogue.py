"""The shapes of what is sold and by whom it is done: services, price lists, VAT, sub-processors, approvers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from engine.files.shapes.kinds import Country, FormerIds, Id, IsoDate, NumberText, Shape, TextsShape


class PriceShape(TextsShape):
    """`price` is per unit, excluding VAT; without one, each deal gives its own."""

    kind: Literal["one-off", "monthly", "quarterly", "yearly", "usage"]
    unit: Id
    price: NumberText | None = None


class AdditionShape(Shape):
    """What is added to what a service says of processing, where a condition holds."""

    when: str
    nature: TextsShape | None = None
    purposes: TextsShape | None = None
    data: TextsShape | None = None
    persons: TextsShape | None = None
    retention: TextsShape | None = None


class ProcessingShape(Shape):
    nature: TextsShape
    purposes: TextsShape
    data: TextsShape
    persons: TextsShape
    retention: TextsShape
    additions: dict[Id, AdditionShape] = {}


class IncludedShape(Shape):
    """What a service includes."""

    hours: TextsShape | None = None
    languages: TextsShape | None = None
    volume: TextsShape | None = None
    response: TextsShape | None = None


class ServiceShape(Shape):
    was: FormerIds = []
    title: TextsShape
    implies: list[Id] = []
    prices: dict[Id, PriceShape] = {}
    processing: ProcessingShape | None = None
    includes: IncludedShape = IncludedShape()


class VatShape(TextsShape):
    rate: NumberText
    when: str
    needs_number: bool = False
    code: Literal["S", "Z", "E", "AE", "K", "G", "O", "L", "M"] | None = None
    exemption_code: str | None = None


class TransferShape(Shape):
    """On what a transfer out of the EEA rests, with the keys that belong to that."""

    basis: Literal["adequacy", "standard-clauses", "binding-rules"]
    decision: TextsShape | None = None
    module: Annotated[int, Field(ge=1, le=4)] | None = None
    signed: IsoDate | None = None
    assessed: IsoDate | None = None


class SubprocessorShape(Shape):
    name: str
    address: str
    country: Country
    contact: str
    purpose: TextsShape
    data: TextsShape | None = None
    remote_access: list[Country] = []
    safeguard: TextsShape | None = None
    transfer: TransferShape | None = None
    services: list[Id] = Field(min_length=1)
    announced: IsoDate | None = None
    since: IsoDate
    until: IsoDate | None = None


class RegisterShape(Shape):
    """`null` as long as nobody has filled in the register; `{}` when there is no sub-processor."""

    published_at: TextsShape | None = None
    notice: Id | None = None
    objection: Id | None = None
    register_: dict[Id, SubprocessorShape] | None


class ApproverShape(Shape):
    name: str
    approves: list[Literal["management", "legal"]] = Field(min_length=1)


class ApproversShape(Shape):
    """`discount-limit` is the discount of a line, in percent, that needs no approval."""

    discount_limit: NumberText
    people: dict[Id, ApproverShape] = Field(min_length=1)


ItemName = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", max_length=160)
]
"""An entry of the catalogue: `phone-secretariat/subscription`."""


class PriceListShape(Shape):
    """Prices are per unit, excluding VAT; `null` says that each deal gives its own."""

    from_: IsoDate
    name: str | None = None
    clients: Annotated[list[str], Field(min_length=1)] | None = None
    prices: Annotated[dict[ItemName, NumberText | None], Field(min_length=1)]


class PriceListsShape(Shape):
    lists: list[PriceListShape] = []
