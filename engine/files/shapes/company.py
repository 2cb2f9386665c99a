"""The shape of the company that makes the offers, and of whom a party names for the protection of data."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from engine.files.shapes.kinds import Country, Dotted, IsoDate, LocalShape, Shape, TextsShape


class DataContactShape(Shape):
    name: str | None = None
    function: LocalShape | None = None
    email: str | None = None
    phone: str | None = None


class RepresentativeShape(Shape):
    """Of a company outside the EEA, in it (GDPR art. 27)."""

    name: str
    function: LocalShape | None = None
    address: str
    country: Country
    email: str | None = None
    phone: str | None = None


def _whether(written: Any) -> str:
    """Whether somebody is named, or said not to be."""
    return "nobody" if isinstance(written, str) else "somebody"


OfficerShape = Annotated[
    Annotated[DataContactShape, Tag("somebody")] | Annotated[Literal["none"], Tag("nobody")], Discriminator(_whether)
]
RepresentedShape = Annotated[
    Annotated[RepresentativeShape, Tag("somebody")] | Annotated[Literal["none"], Tag("nobody")],
    Discriminator(_whether),
]
"""`none` says expressly that there is nobody."""


class DataProtectionShape(Shape):
    """Whom a party names for the protection of data."""

    contact: DataContactShape | None = None
    officer: OfficerShape | None = None
    representative: RepresentedShape | None = None


class ColoursShape(Shape):
    """Colours of the company on its documents."""

    accent: str


class PublisherShape(Shape):
    """`None` marks an identifier that is not known yet."""

    since: IsoDate
    name: str
    trade_name: str
    form: TextsShape | None
    seat: str | None
    enterprise_number: str | None
    vat_number: str | None
    register_: TextsShape | None
    bank_account: str | None
    email: str | None
    phone: str | None = None
    website: str | None = None
    data_protection: DataProtectionShape | None = None
    insurer: str | None = None
    insured_area: TextsShape | None = None
    complaints: str | None = None
    facts: list[Dotted] = Field(default_factory=list)
    specimen: bool = False
    logo: str | None = None
    colours: ColoursShape | None = None


class PublishersShape(Shape):
    company: list[PublisherShape] = Field(min_length=1)
