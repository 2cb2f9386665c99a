"""The words that the program has for the register of sub-processors, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.base import Language
from engine.languages.words import ByLanguage
from engine.model.catalogue import Transfer


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """`{day}` and the like stand for what is filled in; `bases` says on what transfers rest (`TransferBasis`).

    What stands below a list is no part of its text.
    """

    drawn_up: str
    live: str
    bases: Mapping[str, str]


REGISTER_WORDS = ByLanguage(RegisterWords, "register.yaml")


def transfer_words(language: Language, transfer: Transfer) -> str:
    """On what transfers rest, in words: the decision, or the module and the day of the clauses."""
    return (
        REGISTER_WORDS[language.code]
        .bases[transfer.basis]
        .format(
            decision=transfer.decision[language.code] if transfer.decision is not None else "",
            module=transfer.module or "",
            day=language.date(transfer.signed) if transfer.signed is not None else "",
        )
        .strip(" :,\u00a0\u202f")
    )
