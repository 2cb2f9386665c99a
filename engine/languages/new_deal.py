"""What the comments of a new deal say, in each language in which the program speaks with those who fill it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class NewDealWords:
    """The comments of a deal to start from, in the order in which they stand there."""

    head: str
    days: str
    salesperson: str
    client: str
    kind_of_client: str
    protection: str
    languages: str
    services: str
    more_services: str
    lines: str
    discount: str
    catalogue: str
    free_line: str
    credit: str
    optional: str
    whole_discount: str
    billing: str
    introduction: str
    order_number: str
    category: str
    includes: str
    facts: str
    with_services: str
    variants: str
    approval: str
    deselect: str
    parameters: str
    required: str
    signatories: str
    project: str
    communication: str
    kinds: Mapping[str, str]
    written: str
    dated: str
    named: str
    drafted: str


NEW_DEAL: Mapping[str, NewDealWords] = ByLanguage(NewDealWords, "new_deal.yaml")
