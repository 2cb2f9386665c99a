"""The shape of every file of the library, as pydantic models: what the JSON Schemas for editors are made from.

Shapes say which keys there are and of which kind their values are. Names are resolved and texts parsed afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from engine.languages import LANGUAGES

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", max_length=80)]
Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)?$", max_length=160)]
VersionText = Annotated[
    str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$")
]
Pinned = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(?:@[1-9][0-9]{0,5})?$")]
PartId = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*/[a-z][a-z0-9.-]*(?:@[1-9][0-9]{0,5})?$", max_length=160)
]
"""A versioned part of the library: `cgv/duration`, `document/cgv`, `variant/custom-sla@1`, `term/client`."""
IsoDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
NumberText = Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(?:\.[0-9]+)?$", max_length=40)] | int
Operand = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$", max_length=160)] | int
"""A parameter or a number."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
ClausePath = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", max_length=160)
]
FormerIds = Id | list[Id]
"""The id that something had before it was renamed; several, the newest first."""
if TYPE_CHECKING:
    Language = str
else:
    Language = Literal[tuple(LANGUAGES)]
GeneratorName = Literal[
    "definitions", "parties", "one-off-lines", "monthly-lines", "usage-lines", "totals", "options", "annexes",
    "countries", "subprocessors", "processing", "included", "phases", "signatures",
]  # fmt: skip
"""The keys of `GENERATORS`, which a type can only repeat."""
BriefName = Literal["offer", "totals", "salesperson"]
"""Likewise those of `BRIEF_WRITERS`."""


if TYPE_CHECKING:  # what pydantic makes models with has no public name
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)


class _EachLanguage(ModelMetaclass):
    """Puts one key for each language where a shape says `each_language`."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> type:
        kinds = namespace.get("__annotations__", {})
        if "each_language" in kinds:
            default = {} if "each_language" not in namespace else {"default": namespace.pop("each_language")}
            written: dict[str, Any] = {}
            for key, kind in kinds.items():
                if key == "each_language":
                    written |= dict.fromkeys(LANGUAGES, kind)
                    namespace |= dict.fromkeys(LANGUAGES if default else (), default.get("default"))
                else:
                    written[key] = kind
            namespace["__annotations__"] = written
        return super().__new__(mcs, name, bases, namespace, **options)


class Shape(BaseModel, metaclass=_EachLanguage):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        populate_by_name=False,
    )

    def in_each_language(self) -> dict[str, Any]:
        """What stands below the key of each language."""
        return {code: getattr(self, code) for code in LANGUAGES}


class TextsShape(Shape):
    """A text in every language."""

    each_language: str


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


LocalShape = str | TextsShape
"""A text once for all languages or once in each."""


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


class PriceShape(TextsShape):
    """`price` is per unit, excluding VAT; without one, each deal gives its own."""

    kind: Literal["one-off", "monthly", "usage"]
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
    each_language: str | TermFormShape | None = None
    heading: TextsShape | None = None
    items: dict[Id, ItemShape] | None = None
    join: Literal["and", "or", "none"] | None = None
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
    changes: list[ChangeShape] = Field(min_length=1)
