"""Conditions: every word of them exists and is decided before the condition is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.model.clause import Clause, ClauseItem, ClauseParagraph, parts_of
from engine.model.condition import Condition, atoms
from engine.model.renames import renamed_hint
from engine.model.variant import Reoutline

# What a condition may ask for, by where it stands (strata: facts, services, variants, documents, clauses).
_ACTIVATION = frozenset({"fact", "service"})
_CLAUSE = frozenset({"fact", "service", "document"})
_CHANGE = frozenset({"fact", "service", "variant", "document"})
_CONFLICT = frozenset({"fact", "service", "variant"})
_FACTS = frozenset({"fact"})
_KINDS: Mapping[type, str] = MappingProxyType(
    {Clause: "a clause", ClauseParagraph: "a paragraph", ClauseItem: "an item"}
)


def check_conditions(subject: Subject, report: Report) -> None:
    """Every condition of clauses and variants."""
    for condition, allowed, where in conditions_of(subject):
        for atom in atoms(condition):
            kind = atom.kind if atom.kind in ("service", "variant", "document") else "fact"
            known = _known(subject, kind)
            name = str(atom) if kind == "fact" else atom.name
            if name not in known:
                if {"services", "facts"} & subject.broken or name in subject.broken:
                    continue
                every = [f"{one}.{id}" for one in ("service", "variant", "document") for id in _known(subject, one)]
                renamed = renamed_hint(f"{kind}/{name}", subject.library)
                hint = renamed or nearest(str(atom), [*every, *subject.library.facts])
                if subject.excused(hint, "clauses/services.yaml", "clauses/facts.yaml", "variants/"):
                    continue
                report.error("condition-unknown", atom.span, f"{atom} does not exist", hint)
            elif kind not in allowed:
                variant = kind == "variant" and where != "activate:"
                why = "what a variant changes is said in the variant" if variant else "it is decided later"
                kinds = [f"{one}s" for one in sorted(allowed)]
                hint = f"it may ask for {' and '.join(filter(None, (', '.join(kinds[:-1]), kinds[-1])))}"
                report.error("condition-stratum", atom.span, f"{where} cannot ask for {atom}: {why}", hint)


def _known(subject: Subject, kind: str) -> list[str]:
    library = subject.library
    tables = {"service": library.services, "variant": library.variants, "document": library.outlines}
    return list(tables.get(kind, library.facts))


def conditions_of(subject: Subject) -> Iterator[tuple[Condition, frozenset[str], str]]:
    for rule in subject.library.vat.values():
        yield rule.when, _FACTS, "a VAT category"
    for outline in subject.library.outlines.values():
        if outline.when is not None:
            yield outline.when, _ACTIVATION, "a document"
    for duty in subject.library.duties.values():
        if duty.when is not None:
            yield duty.when, _CONFLICT, "a duty"
    for service in subject.library.services.values():
        for one in service.additions:
            yield one.when, _CLAUSE, "an addition to processing"
    for clause in subject.library.clauses.values():
        for _, node in parts_of(clause.id, clause):
            if node.when is not None:
                yield node.when, _CLAUSE, _KINDS[type(node)]
    for point in subject.library.key_points.points.values() if subject.library.key_points else ():
        for condition in (point.when, *(line.when for line in point.lines)):
            if condition is not None:
                yield condition, _CHANGE, "a key point"
    for variant in subject.variants:
        if variant.activate is not None:
            yield variant.activate, _ACTIVATION, "activate:"
        for conflict in variant.conflicts:
            yield conflict.when, _CONFLICT, "a conflict"
        for change in variant.changes:
            whole = isinstance(change, Reoutline) and change.of_document  # decides on documents itself
            for asking, condition in change.conditions():
                if asking is change:
                    yield condition, _CONFLICT if whole else _CHANGE, "a change"
                else:
                    yield condition, _CLAUSE, _KINDS[type(asking)]
