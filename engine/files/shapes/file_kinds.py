"""The kinds of file that people edit, each with its shape and its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engine.files.shapes.catalogue import ApproversShape, PriceListsShape, RegisterShape, ServiceShape, VatShape
from engine.files.shapes.company import PublishersShape
from engine.files.shapes.deal import DealShape
from engine.files.shapes.kinds import Dotted, Id, PartId, TextsShape
from engine.files.shapes.library import (
    AdviceShape,
    ClauseShape,
    DutyShape,
    FactShape,
    KeyPointsShape,
    KeywordsShape,
    LawShape,
    NamesShape,
    NoteShape,
    OutlineShape,
    ParameterShape,
    ReviewsShape,
    SearchedId,
    StandardShape,
    TermPairShape,
    TermShape,
    UnitShape,
    VariantShape,
)

# Files by what they hold; the JSON Schema of each is named after it.
FILES: Mapping[str, Any] = MappingProxyType(
    {
        "clause": ClauseShape,
        "document": OutlineShape,
        "terms": dict[Id, TermShape],
        "parameters": dict[Id, ParameterShape],
        "laws": dict[Id, LawShape],
        "facts": dict[Dotted, FactShape],
        "services": dict[Id, ServiceShape],
        "units": dict[Id, UnitShape],
        "vat": dict[Id, VatShape],
        "subprocessors": RegisterShape,
        "approvers": ApproversShape,
        "prices": PriceListsShape,
        "duties": dict[Id, DutyShape],
        "advice": dict[Id, AdviceShape],
        "reviews": ReviewsShape,
        "keywords": dict[SearchedId, KeywordsShape],
        "term-pairs": dict[Id, TermPairShape],
        "key-points": KeyPointsShape,
        "labels": dict[Id, TextsShape],
        "proper-names": NamesShape,
        "standard": StandardShape,
        "publisher": PublishersShape,
        "changes": dict[PartId, NoteShape],
        "variant": VariantShape,
        "deal": DealShape,
    }
)


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file in `FILES`."""
    from pydantic import TypeAdapter

    told = _with_decimals(TypeAdapter(FILES[kind]).json_schema(by_alias=True))
    if kind == "deal":
        told = _without_null(told)
    if "type" in told and "required" not in told:
        told["type"] = [told["type"], "null"]  # a file that holds nothing but comments
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **told,
        "title": f"Clausier {kind}",
    }


def _without_null(told: Any) -> Any:
    """A schema in which no value is null: a key of a deal that says nothing is told as an empty one."""
    if isinstance(told, list):
        return [_without_null(one) for one in told]
    if not isinstance(told, dict):
        return told
    found = {key: _without_null(one) for key, one in told.items() if (key, one) != ("default", None)}
    ways = [one for one in found.get("anyOf", ()) if one != {"type": "null"}]
    if len(ways) == 1:
        del found["anyOf"]
        return {**ways[0], **found}
    return {**found, "anyOf": ways} if ways else found


def _with_decimals(told: Any) -> Any:
    """A schema in which what is a number may have decimals: editors read 12.5 as a number, and here it is a text."""
    if isinstance(told, list):
        return [_with_decimals(one) for one in told]
    if not isinstance(told, dict):
        return told
    found = {key: _with_decimals(one) for key, one in told.items()}
    ways = found.get("anyOf", ())
    if any(one.get("type") == "string" and "pattern" in one for one in ways):
        found["anyOf"] = [{**one, "type": "number"} if one.get("type") == "integer" else one for one in ways]
    return found
