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
from typing import Any

from engine.diagnostics import Span
from engine.model.clause import Version
from engine.model.prose import Prose

LENGTH = 16
"""How many hexadecimal figures of the SHA-256 a fingerprint keeps."""


def fingerprint(value: object) -> str:
    """The first 16 hexadecimal figures of the SHA-256 of what a value of the model says."""
    told = json.dumps(said(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:LENGTH]


def said(value: object) -> Any:
    """A value of the model as JSON data, without places and versions; a text by its words, not by its lines."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal() | datetime.date():
            return str(value)
        case Span() | Version():
            return None
        case Prose():
            return [said(block) for block in value.blocks]
        case Mapping():
            return [[key, said(one)] for key, one in value.items()]
        case tuple() | list():
            return [said(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            kind = type(value)
            return [kind.__name__, *(said(getattr(value, name)) for name in _names(kind))]
    raise TypeError(f"{type(value).__name__} is no value of the model")


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in ("span", "was"))
