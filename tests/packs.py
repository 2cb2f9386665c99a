"""The real library and what is made of it, each thing made once a process, so that no test waits for it twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path

from engine import assemble, load_deal, load_library, render
from engine.diagnostics import Span
from engine.model.clause import Entry
from engine.model.deal import Client, Deal
from engine.model.document import Document
from engine.model.library import Library, Selected
from engine.pipeline import Pack

ROOT = Path(__file__).parents[1]
LANGUAGES = ("fr", "en")
BOTH = ("fr", "en")
EXAMPLE = ROOT / "deals" / "example.yaml"
NOWHERE = Span("a test", 1, 1)


@cache
def library() -> Library:
    return load_library(ROOT)


@cache
def standard(language: str, *variants: str) -> Pack:
    """The published selection, with some variants more."""
    return assemble(library(), language=language, variants=variants)


@cache
def example_deal() -> Deal:
    return load_deal(EXAMPLE, library())


@cache
def tailored(language: str) -> Pack:
    """The pack of the example deal."""
    return assemble(library(), example_deal(), language=language)


def cgv(which: str, language: str) -> Document:
    """The CGV, "standard" or "tailored" to the example deal."""
    pack = standard(language) if which == "standard" else tailored(language)
    return pack["cgv"]


@cache
def printed(which: str, language: str, format: str) -> bytes:
    return render(cgv(which, language), format)


def deal(
    services: Iterable[str] = ("phone-secretariat",),
    variants: Iterable[str] = (),
    facts: Iterable[str] = (),
    country: str = "BE",
) -> Deal:
    """A deal made of names, with no file behind it."""
    return Deal(
        file="a-test.yaml",
        reference="TEST-1",
        date=datetime.date(2026, 12, 1),
        client=Client("Client SRL", "rue de l’Essai 1, 7000 Mons", country, None, None, BOTH),
        services=tuple(Entry(one, NOWHERE) for one in services),
        facts=tuple(Entry(one, NOWHERE) for one in facts),
        variants=tuple(Selected(one, None, NOWHERE) for one in variants),
        settings={},
        documents=None,
        publisher=None,
        span=NOWHERE,
    )


def subsets(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Every choice among some names, the empty one first."""
    known = tuple(names)
    return [chosen for size in range(len(known) + 1) for chosen in combinations(known, size)]
