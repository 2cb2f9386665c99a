"""All the deals that a small library allows, assembled one after the other, with what goes wrong.

It is what the proof is held against: it knows nothing of formulas.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Any

from packs import NOWHERE, entries, line
from provable import SERVICES

from engine.assembling.compose import compose
from engine.assembling.link import LinkedDocument, link
from engine.assembling.number import number
from engine.checking.law.coverage import owed
from engine.diagnostics import Report, Span
from engine.languages import LANGUAGES
from engine.model.block import lines as lines_of
from engine.model.claims import claims_collide
from engine.model.composition import ComposedParagraph
from engine.model.condition import holds
from engine.model.deal import Client, Deal
from engine.model.library import Library, Selected
from engine.model.prose import Slot
from engine.model.selection import Selection
from engine.model.supplied_figures import GIVEN
from engine.model.variant import Replace
from engine.selecting.choose import Request, choose

Result = tuple[Any, ...]
"""What makes a selection another one."""


@dataclass(frozen=True)
class Choice:
    """What a deal says, as the proof says it of its smallest one."""

    services: tuple[str, ...]
    variants: tuple[tuple[str, int | None], ...]
    deselected: tuple[str, ...]
    facts: tuple[str, ...]
    documents: tuple[str, ...] | None

    @property
    def size(self) -> int:
        """How much the deal says; which fact of a group holds does not count, nor do the documents of a pack."""
        pins = sum(major is not None for _, major in self.variants)
        facts = [one for one in self.facts if not one.startswith("client.")]
        return sum(map(len, (self.services, self.variants, self.deselected, facts, self.documents or ()))) + pins


class Everything:
    """Every selection of a library, and what each of them leads to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.acts = [
            (variant, change)
            for id in sorted(library.variants)
            for variant in library.variants[id]
            for change in variant.changes
        ]
        self.sizes: dict[Result, int] = {}
        self.selections: dict[Result, Selection] = {}
        for choice in self.choices():
            selection = self.selected(choice)
            if selection is not None:
                key = result(selection)
                self.selections.setdefault(key, selection)
                if choice.documents is not None:
                    self.sizes[key] = min(choice.size, self.sizes.get(key, 99))

    def choices(self) -> Iterator[Choice]:
        """Every deal, as far as it says something that selects."""
        library = self.library
        majors = {id: [one.version.major for one in every] for id, every in library.variants.items()}
        states = [
            [(), (("left", id, None),), (("named", id, None),), *((("named", id, one),) for one in own[1:])]
            for id, own in majors.items()
        ]
        priced = "lines.monthly" in library.facts
        facts = [
            (client, *flag, *line)
            for client in ("client.be", "client.else")
            for flag in ((), ("flag.x",))
            for line in ((), *([("lines.monthly", "vat.standard"), ("vat.standard",)] if priced else []))
        ]
        documents = [*_subsets(library.outlines)]
        for services, known, variants in product([*_subsets(SERVICES)], facts, product(*states)):
            told = [one for state in variants for one in state]
            named = tuple((id, major) for kind, id, major in told if kind == "named")
            left = tuple(id for kind, id, _ in told if kind == "left")
            first = Choice(services, named, left, known, None)
            if self.selected(first) is not None:  # whatever documents it names
                yield from (dataclasses.replace(first, documents=one) for one in documents)

    def selected(self, choice: Choice) -> Selection | None:
        """What a deal selects; None where it is refused. Quarrels of changes are not looked at yet."""
        report = Report()
        selection = choose(self.library, Request(deal(choice), (), DATE, True), report)
        told = [one for one in report.diagnostics if one.code != "change-conflict"]
        return None if told else selection

    @cached_property
    def quarrels(self) -> Mapping[Result, frozenset[tuple[str, Span]]]:
        """By selection, the pairs of changes that collide in it: the variant of the first, the place of the second."""
        found = {}
        every = [
            (index, other)
            for index, other in combinations(range(len(self.acts)), 2)
            if any(
                claims_collide(one, two)
                for one, two in product(self.acts[index][1].claims(), self.acts[other][1].claims())
            )
        ]
        for key, selection in self.selections.items():
            active = self.active(selection)
            found[key] = frozenset(
                (self.acts[one][0].id, self.acts[two][1].span) for one, two in every if one in active and two in active
            )
        return found

    def active(self, selection: Selection) -> set[int]:
        """The changes that apply, by their place in `acts`."""
        chosen = {id(one.variant) for one in selection.variants.values()}
        return {
            index
            for index, (variant, change) in enumerate(self.acts)
            if id(variant) in chosen and holds(change.when, selection.truth)
        }

    @cached_property
    def outcomes(self) -> Mapping[Result, Outcome]:
        return {key: self._outcome(key, selection) for key, selection in self.selections.items()}

    def _outcome(self, key: Result, selection: Selection) -> Outcome:
        report = Report()
        composed = compose(self.library, selection, report)
        codes = {one.code for one in report.diagnostics}
        assert ("change-conflict" in codes) == bool(self.quarrels[key])
        lost = frozenset(one.span for one in report.diagnostics if one.code == "change-target")
        if report.failed:
            return Outcome(lost=lost)
        numbered = number(composed)
        linking = {code: Report() for code in LANGUAGES}
        linked = {code: link(self.library, numbered, LANGUAGES[code], linking[code]) for code in LANGUAGES}
        dead = [one.span for one in linking["fr"].diagnostics]
        clauses = [clause for document in composed.documents.values() for clause in document.clauses]
        paragraphs = [one for clause in clauses for one in clause.paragraphs]
        items = [one for paragraph in paragraphs for one in paragraph.items]
        return Outcome(
            lost=lost,
            composes=True,
            dead=frozenset(dead),
            unknown=frozenset(self._unknown(selection, linked["fr"])),
            uncovered=frozenset(self._uncovered(selection, linked["fr"])),
            empty=frozenset(
                id for id, one in composed.documents.items() if not any(clause.paragraphs for clause in one.clauses)
            ),
            clauses=frozenset(clause.id for clause in clauses if clause.paragraphs),
            printed=frozenset([*(one.paragraph.span for one in paragraphs), *(one.item.span for one in items)]),
            said=frozenset([*(id(one.paragraph.text) for one in paragraphs), *(id(one.item.text) for one in items)]),
            alone=frozenset(_worded(one) for one in paragraphs if len(one.items) == 1 and one.run_in is None),
            several=frozenset(_worded(one) for one in paragraphs if len(one.items) > 1),
        )

    def _unknown(self, selection: Selection, linked: Iterable[LinkedDocument]) -> Iterator[Span]:
        """The figures that nothing selected gives."""
        for document in linked:
            texts = [words for article in document.articles for words in _lines(article)]
            texts += [one.line for one in document.terms]
            texts += [words for one in document.generated.values() for block in one.empty for words in lines_of(block)]
            texts += [words for told in document.processing.values() for words in told.values()]
            for words in texts:
                for one in words:
                    if isinstance(one, Slot) and one.parameter not in {**selection.figures, **GIVEN}:
                        yield one.span

    def _uncovered(self, selection: Selection, linked: Iterable[LinkedDocument]) -> Iterator[tuple[str, str]]:
        for document in linked:
            covered = {duty for article in document.articles for one in article.paragraphs for duty in one.covers}
            covered |= {
                duty
                for article in document.articles
                for one in article.paragraphs
                for item in one.items
                for duty in item.covers
            }
            if any(one.name == "definitions" for one in document.generated.values()):
                covered |= {duty for one in document.terms for duty in one.covers}
            for _, duties in owed(self.library, selection, document.id):
                yield from ((document.id, one.id) for one in duties if one.id not in covered)


@dataclass(frozen=True)
class Outcome:
    """What one selection leads to: changes of what is absent, dead references, unknown figures, uncovered duties."""

    lost: frozenset[Span] = frozenset()
    composes: bool = False
    dead: frozenset[Span] = frozenset()
    unknown: frozenset[Span] = frozenset()
    uncovered: frozenset[tuple[str, str]] = frozenset()
    empty: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    printed: frozenset[Span] = frozenset()
    said: frozenset[int] = frozenset()
    alone: frozenset[Span] = frozenset()  # the wordings of lists that print one item like several, and several
    several: frozenset[Span] = frozenset()


def _worded(one: ComposedParagraph) -> Span:
    """Where the text of a paragraph is written: by a change that restates it, or with its items."""
    by = one.provenance.by
    return by.span if isinstance(by, Replace) else one.paragraph.span


def _lines(article: Any) -> Iterator[Any]:
    for paragraph in article.paragraphs:
        yield from (line for block in paragraph.blocks for line in lines_of(block))
        yield from (item.line for item in paragraph.items)


def _subsets(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Every set of names that is not empty."""
    every = [*names]
    for size in range(1, len(every) + 1):
        yield from combinations(every, size)


def result(selection: Selection) -> Result:
    """What makes a selection another one."""
    variants = tuple((id, one.variant.version.major) for id, one in selection.variants.items())
    return tuple(selection.services), tuple(sorted(selection.facts)), variants, tuple(selection.documents)


DATE = datetime.date(2026, 12, 1)


def deal(choice: Choice) -> Deal:
    """A deal that says this and nothing else."""
    country = "BE" if "client.be" in choice.facts else "FR"
    named = [one for one in choice.facts if one.split(".")[0] not in ("client", "lines", "vat", "project")]
    kind = "monthly" if "lines.monthly" in choice.facts else "one-off"  # which no fact tells
    priced = (line("a", kind, "50", vat="standard"),) if "vat.standard" in choice.facts else ()
    client = Client("Client", None, None, country, None, None, None, None, tuple(LANGUAGES), NOWHERE)
    return Deal(
        file="a-test.yaml", reference="TEST-1", date=DATE, validity=None, start=None, client=client,
        services=entries(choice.services), facts=entries(named),
        variants=tuple(Selected(id, major, NOWHERE) for id, major in choice.variants),
        deselected=entries(choice.deselected), settings={},
        documents=None if choice.documents is None else entries(choice.documents),
        lines=priced, phases=(), signatories={}, communication=None, publisher=None, subprocessors=None, unused=(),
        approvals=(), spans={}, span=NOWHERE,
    )  # fmt: skip
