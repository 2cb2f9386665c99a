"""The shape of a deal file, as pydantic models; its texts are data in one language or in all."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from engine.files.shapes.company import DataProtectionShape
from engine.files.shapes.kinds import Country, Dotted, Id, IsoDate, Language, LocalShape, NumberText, Pinned, Shape
from engine.files.shapes.library import ParameterValueShape, how_many


class ContactShape(Shape):
    name: str
    function: LocalShape | None = None
    email: str | None = None
    phone: str | None = None


class ClientShape(Shape):
    name: str
    type: Literal["company", "self-employed", "consumer"] = "company"
    form: LocalShape | None = None
    address: str | None = None
    country: Country
    territory: Id | None = None
    enterprise_number: str | None = None
    vat_number: str | None = None
    peppol: str | None = None
    contact: ContactShape | None = None
    data_protection: DataProtectionShape | None = None
    languages: list[Language] = Field(min_length=1)


class DiscountShape(Shape):
    percent: NumberText | None = None
    amount: NumberText | None = None


class TierShape(Shape):
    up_to: NumberText | None = None
    price: NumberText


class LaunchShape(Shape):
    price: NumberText
    months: NumberText


class LineShape(Shape):
    """A line of the quote: an entry of the catalogue (`service/price`), or free with its own description."""

    item: str | None = None
    description: LocalShape | None = None
    kind: Literal["one-off", "monthly", "quarterly", "yearly", "usage"] | None = None
    unit: Id | None = None
    quantity: NumberText | None = None
    price: NumberText | None = None
    discount: DiscountShape | None = None
    credit: bool | None = None
    vat: str | None = None
    section: Id | None = None
    optional: bool | None = None
    tiers: list[TierShape] = []
    minimum: NumberText | None = None
    estimate: NumberText | None = None
    launch: LaunchShape | None = None


class PhaseShape(Shape):
    name: LocalShape
    start: IsoDate
    end: IsoDate
    deliverables: list[LocalShape] = []


class InstalmentShape(Shape):
    percent: NumberText
    date: IsoDate | None = None
    phase: NumberText | None = None


class BillingShape(Shape):
    """When monthly prices begin, and how often they are invoiced."""

    start: IsoDate | None = None
    free_months: NumberText | None = None
    every: Literal["month", "quarter", "year"] = "month"
    in_advance: bool = False
    instalments: list[InstalmentShape] = []


class ProjectShape(Shape):
    phases: list[PhaseShape] = Field(min_length=1)


class SignatoryShape(Shape):
    name: str
    function: LocalShape


SignatoriesOfParty = Annotated[
    Annotated[SignatoryShape, Tag("one")] | Annotated[list[SignatoryShape], Field(min_length=1), Tag("several")],
    Discriminator(how_many),
]
"""Who signs for a party: one person, or each of those who sign together."""


class SignatoriesShape(Shape):
    company: SignatoriesOfParty | None = None
    client: SignatoriesOfParty | None = None


class ApprovalShape(Shape):
    """Written by `clausier approve`."""

    deviation: str
    by: Id
    date: IsoDate
    digest: str


class DealIncludesShape(Shape):
    """What a service includes in this deal; what the catalogue says of the same is replaced."""

    hours: LocalShape | None = None
    languages: LocalShape | None = None
    volume: LocalShape | None = None
    response: LocalShape | None = None


class ReplacesShape(Shape):
    """Which version a deal replaces. Written by `clausier copy --next-version`."""

    deal: str
    sent: str
    digest: str


class AmendsShape(ReplacesShape):
    """Which running contract a deal changes, and from when. Written by `clausier copy --amend`."""

    accepted: IsoDate
    effective: IsoDate


class DealShape(Shape):
    reference: str
    version: NumberText | None = None
    replaces: ReplacesShape | None = None
    amends: AmendsShape | None = None
    order_number: str | None = None
    date: IsoDate
    validity: IsoDate | None = None
    start: IsoDate | None = None
    client: ClientShape
    introduction: list[LocalShape] = []
    services: list[Id] = Field(min_length=1)
    sections: dict[Id, LocalShape] = {}
    lines: list[LineShape] = []
    discount: DiscountShape | None = None
    billing: BillingShape | None = None
    includes: dict[Id, DealIncludesShape] = {}
    facts: list[Dotted] = []
    variants: list[Pinned] = []
    deselect: list[Id] = []
    parameters: dict[Dotted, ParameterValueShape] = {}
    project: ProjectShape | None = None
    signatories: SignatoriesShape | None = None
    communication: str | None = None
    salesperson: ContactShape | None = None
    documents: Annotated[list[Id], Field(min_length=1)] | None = None
    publisher: str | None = None
    subprocessors: str | None = None
    without_subprocessors: list[Id] = []
    prices: str | None = None
    approvals: list[ApprovalShape] = []
