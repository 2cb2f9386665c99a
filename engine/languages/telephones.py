"""How telephone numbers are made, by country: `telephones.yaml` beside this file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from engine.languages.tables import read_table


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """The calling code of a country, what stands before its numbers at home, and how many digits these have."""

    code: str
    trunk: str
    least: int
    most: int


def plan_of(country: str) -> NumberingPlan | None:
    """The plan of a country by its ISO 3166 code; None where the table has none."""
    return _plans().get(country)


def plans_of_number(digits: str) -> Iterator[NumberingPlan]:
    """The plans of a number that is written with its calling code: several countries share one."""
    return (one for one in _plans().values() if digits.startswith(one.code))


@cache
def _plans() -> Mapping[str, NumberingPlan]:
    return MappingProxyType(
        {
            country: NumberingPlan(str(one["code"]), one["trunk"], *one["digits"])
            for country, one in read_table("telephones").items()
        }
    )
