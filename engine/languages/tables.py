"""Reads the tables of this folder: what holds of countries, whatever the language. They are part of the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """The table in the file of this name, with `.yaml`; nobody changes what is in it."""
    import yaml

    return MappingProxyType(yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")))
