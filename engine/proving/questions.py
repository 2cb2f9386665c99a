"""What is asked of every selection: each property that could fail, with the formula under which it does."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.proving.formulas import Formula

Truth = Callable[[Formula], bool]
"""Whether a formula holds under one selection."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A property of the library that fails where `fails` holds.

    Those with one `key` are one fault: they are reported once, at the first place. `message` is the sentence after
    “with these, and nothing else,”; it may look at the selection that was found. Without `selects`, the sentence
    stands alone and the selection becomes a hint. `other` is the place of the other change that takes part, if any;
    `about` is the part of the library that a fault speaks of, where a person may accept it.
    """

    key: Hashable
    code: str
    span: Span
    fails: Formula
    document: str
    message: Callable[[Truth], str]
    hints: tuple[str, ...] = ()
    selects: bool = True
    other: Span | None = None
    about: str = ""
