"""What variants declare: every conflict, requirement and implication holds, and each duty of the deals is covered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from commands import clausier
from packs import DEALS, closure, compatible, deal, library, option, real_deal, real_pack, surroundings, variants

from engine import Refused
from engine.diagnostics import Diagnostic
from engine.model.condition import atoms, holds
from engine.model.variant import Conflict, Variant
from engine.tasks.assemble import select
from engine.tasks.duties import coverage

CONFLICTS = [(one, place) for one in variants() for place in range(len(one.conflicts))]


def refusals(*names: str, services: tuple[str, ...], facts: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """What is said of a selection."""
    try:
        select(library(), deal(services, names, facts))
    except Refused as refused:
        return refused.diagnostics
    return ()


def causes(conflict: Conflict) -> Iterator[tuple[str, ...]]:
    """The smallest sets of atoms that make a conflict hold."""
    named = sorted({str(atom) for atom in atoms(conflict.when)})
    found: list[set[str]] = []
    for size in range(len(named) + 1):
        for chosen in combinations(named, size):
            if holds(conflict.when, chosen.__contains__) and not any(one <= {*chosen} for one in found):
                found.append({*chosen})
                yield chosen


@pytest.mark.parametrize(("variant", "place"), CONFLICTS, ids=lambda value: getattr(value, "id", str(value)))
def test_every_conflict_can_be_met_and_is_told(variant: Variant, place: int) -> None:
    conflict = variant.conflicts[place]
    reached = 0
    for cause in causes(conflict):
        chosen = {kind: [atom.partition(".")[2] for atom in cause if atom.startswith(f"{kind}.")] for kind in KINDS}
        facts = tuple(atom for atom in cause if atom.partition(".")[0] not in KINDS)
        services = tuple(chosen["service"]) or ("phone-secretariat",)
        told = refusals(variant.id, *chosen["variant"], services=services, facts=facts)
        assert {one.code for one in told} == {"variant-conflict"}
        message = f"{variant.id} does not go with this selection: {conflict.reason['en']}"
        (own,) = [one for one in told if one.message == message]
        assert f"the rule stands at {conflict.span}" in own.hints[0]
        reached += 1
    assert reached
    assert compatible(variant.id)


KINDS = ("service", "variant", "document")


def test_conflicts_between_variants_are_told_from_both_sides_or_once() -> None:
    """A pair that conflicts is refused whichever of the two declares it."""
    for one in variants():
        for conflict in one.conflicts:
            for cause in causes(conflict):
                if len(cause) == 1 and cause[0].startswith("variant."):
                    assert not compatible(one.id, cause[0].removeprefix("variant."))
                    assert not compatible(cause[0].removeprefix("variant."), one.id)


def test_what_is_implied_is_selected_with_its_reason() -> None:
    for one in variants():
        selection, _ = select(library(), option(surroundings(one.id)[:1], (one.id,)))
        for link in one.implies:
            assert str(selection.variants[link.variant].reason) == f"implied by variant {one.id}"
    for service in library().services.values():
        for entry in service.implies:
            selection, _ = select(library(), deal([service.id]))
            assert str(selection.variants[entry.clause].reason) == f"implied by service {service.id}"
            assert {*closure([entry.clause])} <= {*selection.variants}


def test_what_is_required_is_asked_for() -> None:
    for one in variants():
        for link in one.requires:
            told = refusals(one.id, services=("phone-secretariat",), facts=())
            assert "variant-requires" in {problem.code for problem in told}
            assert not refusals(one.id, link.variant, services=("phone-secretariat",), facts=())


def test_some_variants_declare_such_things() -> None:
    """The tests above would pass on a library that declares nothing."""
    assert len(CONFLICTS) > 10
    assert any(one.implies for one in variants())
    assert any(service.implies for service in library().services.values())


@pytest.mark.parametrize("name", DEALS)
def test_every_duty_of_a_deal_is_covered(name: str) -> None:
    groups = 0
    for document in real_pack(name, "fr"):
        found = coverage(library(), document, real_deal(name))
        assert found.missing == ()
        assert all(group.rows for group in found.groups)
        groups += len(found.groups)
    assert groups >= 3


@pytest.mark.parametrize(("name", "document"), [*((name, "dpa") for name in DEALS), ("example", "quote")])
def test_the_command_says_so(name: str, document: str) -> None:
    done = clausier("duties", document, "--deal", DEALS[name])
    assert (done.returncode, done.stderr) == (0, "")
    verdicts = [line.split() for line in done.stdout.splitlines() if line.endswith(" covered")]
    assert verdicts
    assert all(covered == owed != "0" for covered, _, owed, *_ in verdicts)
    assert "NOT COVERED" not in done.stdout
