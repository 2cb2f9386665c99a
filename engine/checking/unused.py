"""Orphans: laws, facts and files of duties that nothing uses. A unit may be used by the free lines of a deal."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checking.names.conditions import conditions_of
from engine.checking.subject import Subject
from engine.diagnostics import Report, near
from engine.model.advice import DutyUncovered, Present
from engine.model.condition import atoms
from engine.model.prose import Reference, ends


def check_unused_laws(subject: Subject, report: Report) -> None:
    """A law that no text cites prints nowhere."""
    if subject.broken:
        return  # the text that cites it may stand in what could not be read
    laws = subject.library.laws
    cited = set(_cited(subject))
    meant = {name for unknown in cited - laws.keys() for name in near(unknown, laws)}
    for law in laws.values():
        if law.id not in cited | meant:
            message = f"no text cites the law {law.id}"
            report.warn(
                "law-unused", law.span, message, f"cite it as [](law/{law.id}#1), or delete it", about=f"law/{law.id}"
            )


def _cited(subject: Subject) -> Iterator[str]:
    for text in (*subject.texts, *subject.summaries):
        for reference in text.inlines:
            if isinstance(reference, Reference):
                ended = (end for target in reference.targets for end in ends(target))
                yield from (end.name for end in ended if end.scope == "law")


def check_unused_facts(subject: Subject, report: Report) -> None:
    """A fact for which no condition asks changes nothing; one of a group stands for all the others."""
    if subject.broken:
        return
    facts = subject.library.facts
    asked = {str(atom) for condition, _, _ in conditions_of(subject) for atom in atoms(condition)}
    meant = {name for unknown in asked - facts.keys() for name in near(unknown, facts)}
    groups = {facts[name].group for name in asked | meant if name in facts}
    for fact in facts.values():
        if fact.id not in asked | meant and (fact.group is None or fact.group not in groups):
            message = f"no condition asks for the fact {fact.id}"
            report.warn("fact-unused", fact.span, message, "ask for it in when:, or delete it", about=f"fact/{fact.id}")


def check_unowed_duties(subject: Subject, report: Report) -> None:
    """Duties that no document owes and no advice names are checked nowhere."""
    if subject.broken:
        return
    owed = {cover.duty for outline in subject.library.outlines.values() for cover in outline.owes}
    duties = subject.library.duties
    owed |= {duties[name].group for name in _advised(subject) if name in duties}
    first = {duty.group: duty for duty in reversed([*duties.values()])}
    meant = {name for unknown in owed - first.keys() for name in near(unknown, first)}
    for group, duty in first.items():
        if group not in owed | meant:
            message = f"no document owes the duties of clauses/duties/{group}.yaml"
            hint = f"write owes: [{group}] in a document.yaml, or delete the file"
            report.warn("duty-group-unowed", duty.span, message, hint, about=f"duty/{duty.id}")


def _advised(subject: Subject) -> Iterator[str]:
    """The duties that the tests of advice name."""
    for advice in subject.library.advice.values():
        if isinstance(advice.test, Present):
            yield from (duty.name for duty in advice.test.duties)
        elif isinstance(advice.test, DutyUncovered):
            yield advice.test.duty.name
