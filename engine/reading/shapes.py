"""The shape of every file people edit, as pydantic models: what the JSON Schemas for editors are made from.

Shapes say which keys there are and of which kind their values are. Names are resolved and texts parsed afterwards.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", max_length=80)]
Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)?$", max_length=160)]
VersionText = Annotated[
    str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$")
]
Pinned = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(?:@[1-9][0-9]{0,5})?$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Number = Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(?:\.[0-9]+)?$")] | int
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Language = Literal["fr", "en"]


class Shape(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        populate_by_name=False,
    )


class TextsShape(Shape):
    """A text in every language."""

    fr: str
    en: str


class ItemShape(TextsShape):
    covers: list[Id] = []
    when: str | None = None


class ParagraphShape(TextsShape):
    heading: TextsShape | None = None
    items: dict[Id, ItemShape] = {}
    join: Literal["and", "or", "none"] = "and"
    covers: list[Id] = []
    when: str | None = None
    generate: Literal["definitions"] | None = None
    empty: TextsShape | None = None


class ClauseShape(Shape):
    version: VersionText
    title: TextsShape
    text: dict[Id, ParagraphShape] = Field(min_length=1)
    when: str | None = None


class OutlineShape(Shape):
    version: VersionText
    title: TextsShape
    name: TextsShape
    owes: list[Id] = []
    absent: Literal["reserve", "close"]
    outline: list[Id] = Field(min_length=1)
    annexes: list[Id] = []


class TermFormShape(Shape):
    name: str
    forms: list[str] = []
    text: str


class TermShape(Shape):
    version: VersionText
    fr: TermFormShape
    en: TermFormShape
    covers: list[Id] = []


class NounShape(Shape):
    one: str
    other: str
    gender: Literal["m", "f"] = "m"


class NounsShape(Shape):
    fr: NounShape
    en: NounShape


class BoundsShape(Shape):
    min: Number | None = None
    max: Number | None = None


class ParameterShape(Shape):
    version: VersionText
    type: Literal["duration", "money", "percent", "ordinal", "count", "date", "text"]
    label: TextsShape
    value: Number | str | None = None
    unit: str | None = None
    vat: Literal["excluded", "included", "none"] = "none"
    noun: NounsShape | None = None
    gender: Literal["m", "f"] = "m"
    free: BoundsShape | None = None
    approval: BoundsShape | None = None


class LawNameShape(Shape):
    name: str
    short: str | None = None


class LawShape(Shape):
    fr: LawNameShape
    en: LawNameShape
    style: Literal["eu", "be"]


class FactShape(TextsShape):
    group: Id | None = None
    countries: list[Country] = []


class ServiceShape(Shape):
    title: TextsShape
    implies: list[Id] = []


class DutyShape(TextsShape):
    article: str


class StandardShape(Shape):
    documents: list[Id] = Field(min_length=1)
    services: list[Id] = []
    facts: list[Dotted] = []
    variants: list[Pinned] = []


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
    specimen: bool = False


class PublishersShape(Shape):
    company: list[PublisherShape] = Field(min_length=1)


class AnchorShape(Shape):
    before: str | None = None
    after: str | None = None
    into: str | None = None
    id: Id


class ReoutlineShape(Shape):
    add: str | None = None
    drop: str | None = None


class ChangeShape(Shape):
    """One change: exactly one of the operations, with the keys that belong to it."""

    replace: str | None = None
    remove: str | None = None
    insert: AnchorShape | None = None
    retitle: str | None = None
    set: Dotted | None = None
    define: Id | None = None
    outline: ReoutlineShape | None = None
    fr: str | TermFormShape | None = None
    en: str | TermFormShape | None = None
    heading: TextsShape | None = None
    items: dict[Id, ItemShape] | None = None
    join: Literal["and", "or", "none"] | None = None
    covers: list[Id] = []
    title: TextsShape | None = None
    text: dict[Id, ParagraphShape] | None = None
    value: Number | str | None = None
    version: VersionText | None = None
    redirect: str | None = None
    when: str | None = None


class ConflictShape(Shape):
    when: str
    reason: TextsShape


class VariantShape(Shape):
    version: VersionText
    title: TextsShape
    summary: TextsShape
    approval: Literal["legal", "none"]
    requires: list[Id] = []
    implies: list[Id] = []
    activate: str | None = None
    conflicts: list[ConflictShape] = []
    parameters: dict[Id, ParameterShape] = {}
    changes: list[ChangeShape] = Field(min_length=1)


class ClientShape(Shape):
    name: str
    address: str | None = None
    country: Country
    enterprise_number: str | None = None
    vat_number: str | None = None
    languages: list[Language] = Field(min_length=1)


class DealShape(Shape):
    reference: str
    date: IsoDate
    client: ClientShape
    services: list[Id] = Field(min_length=1)
    facts: list[Dotted] = []
    variants: list[Pinned] = []
    parameters: dict[Dotted, Number | str] = {}
    documents: list[Id] | None = None
    publisher: str | None = None


# Files by what they hold; the JSON Schema of each is named after it.
FILES: dict[str, Any] = {
    "clause": ClauseShape,
    "document": OutlineShape,
    "terms": dict[Id, TermShape],
    "parameters": dict[Id, ParameterShape],
    "laws": dict[Id, LawShape],
    "facts": dict[Dotted, FactShape],
    "services": dict[Id, ServiceShape],
    "duties": dict[Id, DutyShape],
    "labels": dict[Id, TextsShape],
    "proper-names": dict[Language, list[str]],
    "standard": StandardShape,
    "publisher": PublishersShape,
    "variant": VariantShape,
    "deal": DealShape,
}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file in `FILES`."""
    from pydantic import TypeAdapter

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(FILES[kind]).json_schema(by_alias=True),
        "title": f"Clausier {kind}",
    }
