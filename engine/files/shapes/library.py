"""The shape of every file of the library, as pydantic models: what the JSON Schemas for editors are made from.

Shapes say which keys there are and of which kind their values are. Names are resolved and texts parsed afterwards.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from engine.files.shapes.kinds import (
    ClausePath,
    Country,
    Dotted,
    FormerIds,
    Id,
    IsoDate,
    Language,
    LocalShape,
    NumberText,
    Operand,
    Pinned,
    Shape,
    TextsShape,
    VersionText,
)

GeneratorName = Literal[
    "definitions", "parties", "one-off-lines", "monthly-lines", "usage-lines", "optional-lines", "periodic-lines",
    "launch-prices", "introduction",
    "estimates", "invoices", "totals", "options", "annexes", "countries", "subprocessors", "processing", "included",
    "phases", "amended", "signatures",
]  # fmt: skip
"""The keys of `GENERATORS`, which a type can only repeat."""
BriefName = Literal["offer", "totals", "salesperson", "changes"]
"""Likewise those of `BRIEF_WRITERS`."""
SearchedId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*(?:#[a-z][a-z0-9-]*)?)?$", max_length=240),
]
"""What the search of the site can lead to: `dpa`, `cgv/liability`, `cgv/liability#cap`, `variant/no-ai`."""


class KeywordsShape(Shape):
    """Under which words something is looked for, one line for each language, with a comma after each."""

    each_language: str


class MisleadingShape(Shape):
    """Words that are never used, with a comma after each; some languages have none."""

    each_language: str | None = None


class TermPairShape(Shape):
    """The words of one thing, one line for each language, with a comma after each."""

    each_language: str
    never: MisleadingShape = MisleadingShape()


class KeyPointLineShape(TextsShape):
    """A line of a first page; `read` is the digest of what it was last held against."""

    when: str | None = None
    sums_up: list[Annotated[str, StringConstraints(min_length=3, max_length=300)]] = Field(min_length=1)
    generate: BriefName | None = None
    read: Annotated[str, StringConstraints(max_length=64)] = ""


class KeyPointShape(Shape):
    document: Id
    label: TextsShape
    when: str | None = None
    lines: dict[Id, KeyPointLineShape] = Field(min_length=1)


class KeyPointsShape(Shape):
    title: TextsShape
    notice: TextsShape
    points: dict[Id, KeyPointShape] = Field(min_length=1)


class ItemShape(TextsShape):
    was: FormerIds = []
    covers: list[Id] = []
    when: str | None = None


class ParagraphShape(TextsShape):
    was: FormerIds = []
    heading: TextsShape | None = None
    items: dict[Id, ItemShape] = {}
    join: Literal["and", "or", "none"] = "and"
    covers: list[Id] = []
    when: str | None = None
    generate: GeneratorName | None = None
    columns: dict[Id, TextsShape] = {}
    empty: TextsShape | None = None
    boxes: bool = False
    single: TextsShape | None = None


class ClauseShape(Shape):
    version: VersionText
    was: ClausePath | list[ClausePath] = []
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
    annex_prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}$")] | None = None
    when: str | None = None
    contents: bool = True


class TermFormShape(Shape):
    name: str
    forms: list[str] = []
    text: str


class TermShape(Shape):
    version: VersionText
    was: FormerIds = []
    each_language: TermFormShape
    covers: list[Id] = []


class NamesShape(Shape):
    each_language: list[str] = []
    common: dict[Language, list[str]] = {}


class NounShape(Shape):
    one: str
    other: str
    gender: Literal["m", "f"] = "m"


class NounsShape(Shape):
    each_language: NounShape


class UnitShape(NounsShape):
    """`code` is that of UN/ECE Recommendation 20 or 21."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{2,3}$")] | None = None


class BoundsShape(Shape):
    min: NumberText | None = None
    max: NumberText | None = None


class ComputedShape(Shape):
    """Exactly one of `from:`, `after:` and `before:` names the date that it follows from."""

    from_: Dotted | None = None
    after: Dotted | None = None
    before: Dotted | None = None
    period: Dotted
    by_day: Dotted | None = None


def how_many(written: Any) -> str:
    """Which of two ways is written: one thing, or a list of several."""
    return "several" if isinstance(written, list) else "one"


def _of_parts(written: Any) -> str:
    """Whether an entry of a list has parts."""
    return "parts" if isinstance(written, dict) else "whole"


EntryShape = Annotated[
    Annotated[dict[Id, LocalShape], Tag("parts")] | Annotated[NumberText | str, Tag("whole")], Discriminator(_of_parts)
]
ParameterValueShape = Annotated[
    Annotated[NumberText | str | TextsShape, Tag("one")]
    | Annotated[list[EntryShape], Field(min_length=1), Tag("several")],
    Discriminator(how_many),
]
"""One value; or a list of entries, each with the keys that `each:` of the parameter names."""


class ParameterShape(Shape):
    version: VersionText
    was: FormerIds = []
    type: Literal["duration", "money", "percent", "ordinal", "count", "date", "text"]
    label: TextsShape
    each: list[Id] = []
    value: ParameterValueShape | None = None
    required: bool = False
    unit: str | None = None
    vat: Literal["excluded", "included", "none"] = "none"
    noun: NounsShape | None = None
    gender: Literal["m", "f"] = "m"
    free: BoundsShape | None = None
    approval: BoundsShape | None = None
    at_most: Dotted | None = None
    at_least: Dotted | None = None
    computed: ComputedShape | None = None


class LawNameShape(Shape):
    name: str
    short: str | None = None


class LawShape(Shape):
    each_language: LawNameShape
    style: Literal["eu", "be"]
    last_article: Annotated[int, Field(ge=1)] | None = None


class FactShape(TextsShape):
    group: Id | None = None
    countries: list[Country] = []
    area: Literal["union", "vat"] = "union"
    services: list[Id] = []


class DutyShape(TextsShape):
    was: FormerIds = []
    article: str
    when: str | None = None
    review: Literal["required"] | None = None


class AdviceShape(TextsShape):
    """One advice: exactly one of the tests, with the texts that say what to beware and what would cure it."""

    severity: Literal["error", "warning"]
    basis: TextsShape
    cure: TextsShape
    at: str | None = None
    present: list[str] | None = None
    missing: Id | None = None
    exceeds: list[Operand] | None = None
    below: list[Operand] | None = None
    can_exceed: list[Operand] | None = None
    unbounded: Dotted | None = None
    can_be_zero: Dotted | None = None
    without: Dotted | None = None


class AcknowledgementShape(Shape):
    finding: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?$", max_length=160)]
    about: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    reason: str
    name: str
    date: IsoDate
    digest: str


class ReviewMarkShape(Shape):
    about: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    name: str
    date: IsoDate
    digest: str


class ReviewsShape(Shape):
    acknowledged: list[AcknowledgementShape] = []
    reviewed: list[ReviewMarkShape] = []


class StandardShape(Shape):
    documents: list[Id] = Field(min_length=1)
    services: list[Id] = []
    facts: list[Dotted] = []
    variants: list[Pinned] = []
    deselect: list[Id] = []
    pack: list[Id] = []
    notice_of_change: Id | None = None
    prevailing: str | None = None


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
    each_language: str | TermFormShape | None = None
    heading: TextsShape | None = None
    items: dict[Id, ItemShape] | None = None
    join: Literal["and", "or", "none"] | None = None
    single: TextsShape | None = None
    covers: list[Id] = []
    title: TextsShape | None = None
    text: dict[Id, ParagraphShape] | None = None
    value: NumberText | str | None = None
    version: VersionText | None = None
    redirect: str | None = None
    was: Id | ClausePath | list[Id | ClausePath] = []
    when: str | None = None


class ConflictShape(Shape):
    when: str
    reason: TextsShape


class NoteShape(Shape):
    """What clients are told about one change: the version that it brings, its weight, and an explanation.

    Where a person has said how serious the change is: who, for what reason, and the digest of what they have seen.
    """

    each_language: str | None = None
    version: VersionText
    kind: Literal["substantive", "clarified", "editorial"]
    by: str = ""
    because: str = ""
    digest: str = ""


class VariantShape(Shape):
    version: VersionText
    was: FormerIds = []
    title: TextsShape
    summary: TextsShape
    approval: Literal["none", "management", "legal"]
    waives: list[Id] = []
    requires: list[Id] = []
    implies: list[Id] = []
    activate: str | None = None
    conflicts: list[ConflictShape] = []
    parameters: dict[Id, ParameterShape] = {}
    surcharge: Id | None = None
    changes: list[ChangeShape] = Field(min_length=1)
