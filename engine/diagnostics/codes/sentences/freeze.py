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


def together(*tables: Mapping[str, Templates]) -> Mapping[str, Templates]:
    """Several tables of sentences by name as one; raises `ValueError` for a name that two of them hold."""
    found: dict[str, Templates] = {}
    for table in tables:
        if twice := found.keys() & table.keys():
            raise ValueError(f"two sentences are called {min(twice)}")
        found |= table
    return MappingProxyType(found)


def joined(*tables: Mapping[str, Mapping[str, Templates]]) -> Mapping[str, Mapping[str, Templates]]:
    """Several tables as one: the sentences of a code may stand in more than one of them.

    Raises `ValueError` for a sentence that two of them hold.
    """
    found: dict[str, dict[str, Templates]] = {}
    for code, sentences in (entry for table in tables for entry in table.items()):
        held = found.setdefault(code, {})
        if twice := held.keys() & sentences.keys():
            raise ValueError(f"{code} has two sentences {min(twice)}")
        held.update(sentences)
    return MappingProxyType({code: MappingProxyType(one) for code, one in found.items()})
