"""What the shapes of files are made of: ids, dates and numbers as they are written, and texts in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

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


LocalShape = str | TextsShape
"""A text once for all languages or once in each."""
