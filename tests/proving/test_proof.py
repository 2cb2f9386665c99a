"""The proof: its verdict on small libraries is that of assembling every selection; on the real one it finds nothing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commands import clausier
from everything import Choice, Everything, Result, result
from hypothesis import HealthCheck, assume, event, given, settings
from packs import ROOT, library
from provable import Plan, plans
from unpublished import copy_unpublished

from engine import checking
from engine.diagnostics import Diagnostic, Report, Span, has_errors
from engine.files.reading.library import read_library
from engine.files.trees import Folder
from engine.model.library import Library
from engine.model.variant import Insert, Replace
from engine.proving import count, prove
from engine.proving.counterexample import Naming, Smallest
from engine.tasks.check import check

PROVING = (
    "change-conflict", "change-target", "proof-reference", "proof-parameter", "proof-duty", "proof-empty",
    "list-single",
)  # fmt: skip
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def read(plan: Plan) -> Library | None:
    """The library of a plan; None where its names are wrong, because then nothing is proven."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        plan.write(Path(folder))
        reading = read_library(Folder(Path(folder)), report)
    found = [*report.diagnostics, *checking.run(checking.NAMES, reading)]
    return None if has_errors(found) else reading.library


def proven(made: Library) -> list[tuple[Diagnostic, Smallest | None]]:
    """What the proof finds, each error with its counterexample."""
    found: list[Smallest] = []
    with pytest.MonkeyPatch.context() as patch:
        smallest = Naming.smallest

        def noted(*given: object) -> Smallest:
            found.append(smallest(*given))  # type: ignore[arg-type]
            return found[-1]

        patch.setattr(Naming, "smallest", noted)
        _, told_of = prove(made)
    told = iter(found)
    return [(one, next(told) if one.code in PROVING else None) for one in told_of]


Failing = dict[tuple[object, ...], set[Result]]


def failing(every: Everything) -> dict[str, Failing]:
    """By code and place, the selections under which something fails."""
    found: dict[str, Failing] = {code: {} for code in PROVING}

    def note(code: str, place: tuple[object, ...], selection: Result) -> None:
        found[code].setdefault(place, set()).add(selection)

    several = {span for outcome in every.outcomes.values() for span in outcome.several}
    for selection, outcome in every.outcomes.items():
        for pair in every.quarrels[selection]:
            note("change-conflict", pair, selection)
        for span in outcome.lost:
            note("change-target", (span,), selection)
        for span in outcome.dead:
            note("proof-reference", (span,), selection)
        for span in outcome.unknown:
            note("proof-parameter", (span,), selection)
        for document, duty in outcome.uncovered:
            note("proof-duty", (document, every.library.duties[duty].span), selection)
        for document in outcome.empty:
            note("proof-empty", (every.library.outlines[document].span,), selection)
        for span in outcome.alone & several:
            note("list-single", (span,), selection)
    return found


def place(one: Diagnostic) -> tuple[object, ...]:
    """What a message is about, as `failing` names it."""
    if one.code == "change-conflict":
        return one.message.split(" ")[0], one.span
    if one.code == "proof-duty":
        return one.message.split("no paragraph of ")[1].split(" ")[0], one.span
    return (one.span,)


def choice(smallest: Smallest) -> Choice:
    """What a counterexample says."""
    pins = [one.partition("@") for one in smallest.variants]
    variants = tuple((name, int(major) if major else None) for name, _, major in pins)
    return Choice(smallest.services, variants, smallest.deselected, smallest.facts, smallest.documents)


@FEW
@given(plans())
@pytest.mark.slow
def test_the_verdict_is_that_of_assembling_every_selection(plan: Plan) -> None:
    """And each counterexample is a deal that fails, and no smaller deal does."""
    made = read(plan)
    assume(made is not None)
    assert made is not None
    every, found = Everything(made), proven(made)
    assert count(made) == len(every.selections)
    event("some selection" if every.selections else "no selection")
    if not every.selections:
        assert [one.code for one, smallest in found if smallest is None][:1] == ["variant-unselectable"]
        return
    expected = failing(every)
    for code, failures in expected.items():
        event(f"{code} {'fails' if failures else 'holds'}")
        told = {place(one): smallest for one, smallest in found if one.code == code}
        assert told.keys() == failures.keys(), code
        for at, selections in failures.items():
            smallest = told[at]
            assert smallest is not None
            shown = every.selected(choice(smallest))
            assert shown is not None, (code, at)
            assert result(shown) in selections, (code, at)
            assert choice(smallest).size == min(every.sizes[one] for one in selections), (code, at)
            assert smallest.pack == tuple(shown.documents)
    check_conditions(every, [one for one, smallest in found if smallest is None])


def check_conditions(every: Everything, found: list[Diagnostic]) -> None:
    """What is never printed or done is told, unless it is part of something of which that is told."""
    made, told = every.library, {one.span for one in found}
    chosen = {id(one.variant) for selection in every.selections.values() for one in selection.variants.values()}
    majors = [one for each in made.variants.values() for one in each]
    assert {one.span for one in majors if id(one) not in chosen} == {
        one.span for one in found if one.code == "variant-unselectable"
    }
    if any(every.quarrels.values()) or any(one.lost for one in every.outcomes.values()):
        return  # then not everything is assembled that could be chosen
    told -= {one.span for one in majors}
    never: set[Span] = set()
    outcomes = every.outcomes.values()
    bound = {id for selection in every.selections.values() for id in selection.documents}
    printed = {span for one in outcomes for span in one.printed}
    clauses = {id for one in outcomes for id in one.clauses}
    walked = {entry.clause for one in made.outlines.values() for entry in (*one.entries, *one.annexes)}
    walked |= {getattr(change, "target", "") for _, change in every.acts if type(change).__name__ == "Reoutline"}
    for outline in made.outlines.values():
        if outline.id not in bound:
            never.add(outline.span)
        for clause in made.clauses.values():
            if clause.document != outline.id or outline.span in never or clause.id not in walked:
                continue
            if clause.id not in clauses:
                never.add(clause.span)
                continue
            for paragraph in clause.paragraphs:
                if paragraph.span not in printed:
                    never.add(paragraph.span)
                else:
                    never |= {item.span for item in paragraph.items if item.span not in printed}
    done = {index for selection in every.selections.values() for index in every.active(selection)}
    said = {one for outcome in outcomes for one in outcome.said}
    for index, (variant, change) in enumerate(every.acts):
        if id(variant) not in chosen:
            continue
        if index not in done:
            never.add(change.span)
        elif isinstance(change, Replace):
            if id(change.text) not in said:
                never.add(change.span)
            else:
                never |= {item.span for item in change.items or () if item.span not in printed}
        elif isinstance(change, Insert) and change.span not in printed and not _printed_inside(change, printed):
            never.add(change.span)
    inserted = {item.span for _, change in every.acts for item in _inserted(change)}
    assert told - inserted <= never
    for span in never - told - inserted:  # what is written in or for something else that is told
        (change,) = [change for _, change in every.acts if change.span == span]
        outer = change.target.place if isinstance(change, Replace) else change.anchor.place.clause
        assert any(one in never for one in _around(made, every, outer))


def _around(made: Library, every: Everything, place: str) -> Iterator[Span]:
    """What stands at a place, and what it stands in."""
    clause, _, part = place.partition("#")
    paragraph, _, item = part.partition(".")
    yield made.outlines[clause.split("/")[0]].span
    yield from (change.span for _, change in every.acts if str(getattr(change, "target", "")) in (place, clause))
    for one in [made.clauses[clause]] if clause in made.clauses else []:
        yield one.span
        for own in (own for own in one.paragraphs if own.id == paragraph):
            yield from (own.span, *(it.span for it in own.items if it.id == item))


def _printed_inside(change: Insert, printed: set[Span]) -> bool:
    return any(one.span in printed for one in getattr(change.content, "paragraphs", ()))


def _inserted(change: object) -> list[Any]:
    """The paragraphs and items of what is inserted."""
    content = getattr(change, "content", None)
    paragraphs = [*getattr(content, "paragraphs", ())]
    return [*paragraphs, *(item for one in [content, *paragraphs] for item in getattr(one, "items", ()))]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The real library without its editions, to be spoilt: what is asked is the proof, not the versions."""
    return copy_unpublished(ROOT, tmp_path)


def cut(path: Path, first: str, until: str) -> None:
    """Takes the lines from the one that begins with `first` to the one before that with `until` out of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(index for index, text in enumerate(lines) if text.strip().startswith(first))
    end = next(index for index, text in enumerate(lines) if index > start and text.strip().startswith(until))
    path.write_text("\n".join([*lines[:start], *lines[end:]]), encoding="utf-8")


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults(root: Path) -> list[Diagnostic]:
    """What `check` says of a copy and not of the library itself, but that first pages have to be read again."""
    return [one for one in check(root) if one not in said() and one.code != "key-point-behind"]


@cache
def said() -> tuple[Diagnostic, ...]:
    """What `check` says of the library itself."""
    return tuple(check(ROOT))


def test_the_real_library_is_proven() -> None:
    proof, found = prove(library())
    assert found == ()
    assert min(proof.references, proof.parameters, proof.pairs, proof.duties, proof.conditions) > 20
    selections = count(library())
    assert selections is not None
    assert selections > 10**6


@pytest.mark.slow
def test_a_duty_that_one_variant_covers_alone(copied: Path) -> None:
    """Without that paragraph the duty is missed where the variant is selected, and there only."""
    cut(
        copied / "variants/medical.yaml",
        "- insert: {after: dpa/purpose#controller, id: health-data}",
        "# Data Processing",
    )
    (fault,) = faults(copied)
    assert (fault.code, fault.span.file) == ("proof-duty", "clauses/duties/gdpr-health.yaml")
    told = "with the service medical-secretariat, and nothing else, no paragraph of dpa covers gdpr-9: "
    assert fault.message.startswith(told)
    deal = "a deal that shows it: services: [medical-secretariat]; this selects medical and no-reference too"
    assert fault.hints[-1] == deal


@pytest.mark.slow
def test_a_duty_that_a_variant_takes_away(copied: Path) -> None:
    put(copied / "variants/fixed-term.yaml", "waives: [art05-2, ", "waives: [")
    (fault,) = faults(copied)
    assert fault.code == "proof-duty"
    assert fault.message.startswith("with fixed-term, and nothing else, no paragraph of cgv covers art05-2: ")


@pytest.mark.slow
def test_no_option_opens_what_was_negotiated_to_a_revision(copied: Path) -> None:
    put(copied / "variants/joint-controllers.yaml", "    covers: [revision-limits]\n", "")
    (fault,) = faults(copied)
    assert fault.code == "proof-duty"
    assert fault.message.startswith(
        "with joint-controllers, and nothing else, no paragraph of cgv covers revision-limits"
    )


@pytest.mark.slow
def test_a_reference_to_what_one_variant_removes(copied: Path) -> None:
    """As long as the removal says where references go, they go there; without that, the reference dangles."""
    payment = copied / "clauses/cgv/payment.yaml"
    put(
        payment,
        "Le Client doit payer chaque facture",
        "Sous réserve [de](duration#deadline), le Client doit payer chaque facture",
    )
    put(
        payment,
        "The Client shall pay each invoice by",
        "Subject to [](duration#deadline), the Client shall pay each invoice by",
    )
    assert faults(copied) == []
    put(
        copied / "variants/fixed-term.yaml",
        "  - remove: cgv/duration#deadline\n    redirect: cgv/duration#renewal\n",
        "  - remove: cgv/duration#deadline\n",
    )
    found = faults(copied)
    assert {one.code for one in found} == {"proof-reference"}
    (fault,) = [one for one in found if one.span.file == "clauses/cgv/payment.yaml"]
    told = "cgv/payment#due-date refers to cgv/duration#deadline, which fixed-term removes"
    assert fault.message == f"with fixed-term, and nothing else, {told}"


def test_the_command_says_what_is_proven(copied: Path) -> None:
    done = clausier("prove")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Proven for every selection of services, variants and their majors, facts and documents:"
    )
    assert " different selections" in done.stdout
    told = json.loads(clausier("--json", "prove").stdout)
    assert told["proven"] is True
    assert f"{told['selections']:,} different selections" in done.stdout
    put(copied / "variants/fixed-term.yaml", "waives: [art05-2, ", "waives: [")
    failed = clausier("--library", copied, "prove")
    assert failed.returncode == 1
    assert "with fixed-term, and nothing else, no paragraph of cgv covers art05-2" in failed.stderr
    assert "Proven" not in failed.stdout
