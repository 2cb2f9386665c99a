"""Proves the library for every selection that a deal can make, with a SAT solver and never by trying them out.

docs/proof.md says what is proven and what is not; docs/semantics.md has the formulas (A selection as booleans).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from engine.diagnostics import Diagnostic, Report, Severity, Span
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.proving.collisions import Collisions
from engine.proving.conditions import check_conditions, check_selectable
from engine.proving.definitions import Definitions
from engine.proving.documents import Printing
from engine.proving.duties import Duties
from engine.proving.findings import Findings
from engine.proving.formulas import TRUE, Formulas
from engine.proving.key_points import Summaries
from engine.proving.lists import list_questions
from engine.proving.parameters import Figures
from engine.proving.questions import Question, Truth
from engine.proving.references import References
from engine.proving.selections import Choices
from engine.proving.solver import Solver


@dataclass(frozen=True, slots=True)
class Proof:
    """How much has been asked of every selection, and how large the problem was for the solver.

    `texts` exist in every language; `references` are those to places of documents; `parameters` those that texts
    print; `pairs` the changes that claim the same; `duties` those of each document; `conditions` what must be printed
    or done in some deal; `key_points` the subjects that first pages sum up.
    """

    texts: int
    references: int
    parameters: int
    pairs: int
    duties: int
    documents: int
    conditions: int
    key_points: int
    variables: int
    clauses: int


def prove(library: Library, known: Iterable[Diagnostic] = ()) -> tuple[Proof, tuple[Diagnostic, ...]]:
    """Holds the library against every selection; what fails comes with the smallest selection under which it does.

    In: a library whose names are right, and what is `known` of it: nothing is told at the place of an error that is.
    Texts are only asked about under selections whose changes do not collide: those that do are reported, and refused
    when they are assembled.
    """
    report = Report()
    proof = _proven(library, report)
    faulty = {one.span for one in known if one.severity is Severity.ERROR}
    return proof, tuple(one for one in report.diagnostics if one.span not in faulty)


def _proven(library: Library, report: Report) -> Proof:
    make = Formulas()
    choices = Choices(library, make)
    with Solver(make, [rule.formula for rule in choices.rules]) as solver:
        if not solver.can():
            words = "; ".join(rule.words for rule in choices.rules if rule.formula in solver.core(TRUE))
            message = "no deal can be made: what every deal keeps to contradicts itself"
            report.error("variant-unselectable", Span("clauses/facts.yaml"), message, words)
            return Proof(0, 0, 0, 0, 0, 0, 0, 0, solver.variables, solver.clauses)
        findings = Findings(choices, solver, report)
        unselectable = check_selectable(choices, solver, report)
        collisions = Collisions(choices)
        quarrels = findings.ask(collisions.questions())
        printing = Printing(choices)
        told = {span for one in quarrels for span in (one.span, one.other)}
        conditions = check_conditions(printing, solver, unselectable, told, report)
        solver.keep(*[-one.fails for one in quarrels])
        summaries = Summaries(printing)
        printing.said += summaries.said()
        definitions = Definitions(printing)
        references = References(printing, definitions)
        figures = Figures(printing, definitions)
        duties = Duties(printing, definitions)
        findings.ask([
            *references.questions(), *figures.questions(), *duties.questions(), *_empty(printing),
            *summaries.questions(),
        ])  # fmt: skip
        for fault in findings.faults(list_questions(printing, solver)):
            one = fault.question
            report.warn("list-single", one.span, fault.message, *fault.hints, about=one.about)
        return Proof(
            texts=_in_all_languages(printing, definitions, report),
            references=len(references.asked),
            parameters=len(figures.asked),
            pairs=collisions.asked,
            duties=duties.asked,
            documents=len(library.outlines),
            conditions=conditions,
            key_points=summaries.asked,
            variables=solver.variables,
            clauses=solver.clauses,
        )


def count(library: Library) -> int | None:
    """How many different selections there are; None where that takes too long to find out.

    Two selections differ if they differ in a fact, a service, a document of the pack, a selected variant or the major
    in which it is selected. How a deal comes to them, by naming or by deselecting, does not count.
    """
    from engine.proving.counting import count_selections

    return count_selections(library)


def _empty(printing: Printing) -> Iterator[Question]:
    """Every document prints at least one paragraph."""
    for outline in printing.library.outlines.values():
        id = outline.id
        clauses = [parts for place, parts in printing.parts.items() if place.kind == "article" and place.document == id]
        something = [one.printed for parts in clauses for one in parts]
        yield Question(
            key=("empty", id),
            code="proof-empty",
            span=outline.span,
            fails=printing.make.all(printing.choices.documents[id], *[-one for one in something]),
            document=id,
            message=partial(_holds_nothing, id),
            hints=("give it a paragraph that always stays, or let it be dropped where nothing is left of it",),
        )


def _holds_nothing(id: str, _: Truth) -> str:
    return f"the document {id} holds nothing"


def _in_all_languages(printing: Printing, definitions: Definitions, report: Report) -> int:
    """How many texts there are. The reader refuses a text that lacks a language, so that none is found here."""
    texts = {one.identity: one for one in (*printing.said, *definitions.may_say())}
    for one in texts.values():
        if not all(one.texts.get(language) for language in LANGUAGES):
            report.error("language-missing", one.span, f"{one.place} does not exist in every language")
    return len(texts)
