"""Makes tables of templates that nobody can change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Templates = Mapping[str, str]
"""One sentence: its template in each language."""


def frozen(table: Mapping[str, Templates]) -> Mapping[str, Templates]:
    """The sentences by name."""
    return MappingProxyType({name: MappingProxyType(dict(one)) for name, one in table.items()})


def frozen_family(table: Mapping[str, Mapping[str, Templates]]) -> Mapping[str, Mapping[str, Templates]]:
    """The sentences by code, then by name."""
    return MappingProxyType({code: frozen(one) for code, one in table.items()})
