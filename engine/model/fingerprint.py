"""What a part of the library says, as a digest: equal for two parts that say the same, however they are laid out.

Places in files, the line breaks of a text, the numbers of versions and former names do not count; everything else
does.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from engine.diagnostics import Span
from engine.model.clause import Version
from engine.model.place import Pointer
from engine.model.prose import Prose

LENGTH = 16
"""How many hexadecimal figures of the SHA-256 a fingerprint keeps."""
_SAID_AS: Mapping[str, str] = MappingProxyType(
    {
        "AdvisedPart": "Named",
        "ClauseItem": "Item",
        "ClauseParagraph": "Paragraph",
        "DutyUncovered": "Missing",
        "VariantLink": "Link",
    }
)
"""What a class is called in fingerprints, where that is not its name of today.

People have accepted and reviewed texts by their fingerprints: a class that gets another name is told as before.
"""


_SILENT = ("span", "logo_span", "was", "last_article", "surcharge")
"""Fields that say nothing of what is printed."""
_SAID_IF_SET = (
    "annex_prefix", "matters_for", "additions", "includes", "data", "remote_access", "transfer", "data_protection",
    "each", "required", "vat_words", "insurer", "insured_area", "complaints", "single", "logo", "accent",
    "tax_code", "exemption_code", "company_facts", "unit_code",
)  # fmt: skip
"""Fields that came later: empty, they are left out, so that what does not use them is told as before."""


def fingerprint(value: object) -> str:
    """The first 16 hexadecimal figures of the SHA-256 of what a value of the model says."""
    told = json.dumps(said(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:LENGTH]


def says_the_same(one: object, other: object) -> bool:
    """Whether two values have one fingerprint; quick where they are also written alike, as nearly all are."""
    return _alike(one, other) or fingerprint(one) == fingerprint(other)


def _alike(one: object, other: object) -> bool:
    """Whether two values are written alike: certain only where it is true."""
    match one:
        case Span() | Version():
            return type(one) is type(other)
        case Prose():
            return isinstance(other, Prose) and one.source == other.source
        case Mapping():
            same = isinstance(other, Mapping) and list(one) == list(other)
            return same and all(_alike(one[key], other[key]) for key in one)  # type: ignore[index]
        case tuple():
            return isinstance(other, tuple) and len(one) == len(other) and all(map(_alike, one, other))
        case _ if is_dataclass(one) and not isinstance(one, type):
            return type(one) is type(other) and all(
                _alike(getattr(one, name), getattr(other, name)) for name in _names(type(one))
            )
    return one == other


def said(value: object) -> Any:
    """A value of the model as JSON data, without places and versions; a text by its words, not by its lines."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal() | datetime.date():
            return str(value)
        case Span() | Version():
            return None
        case Pointer(place=place):  # as it has been written since the first digest of a variant
            return ["Place", place.clause, place.paragraph, place.item]
        case Prose():
            return [said(block) for block in value.blocks]
        case Mapping():
            return [[key, said(one)] for key, one in value.items()]
        case tuple() | list():
            return [said(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            kind = type(value)
            fields = ((name, getattr(value, name)) for name in _names(kind))
            told = (said(one) for name, one in fields if one or name not in _SAID_IF_SET)
            return [_SAID_AS.get(kind.__name__, kind.__name__), *told]
    raise TypeError(f"{type(value).__name__} is no value of the model")


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in _SILENT)
