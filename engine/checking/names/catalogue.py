"""The catalogue: units, services of the register, documents of a pack, parameters that bound each other."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report, Span, nearest
from engine.model.clause import Entry, Parameter, order
from engine.model.periods import PERIOD_UNITS
from engine.model.price_list_entries import misplaced
from engine.model.renames import renamed_hint


def check_catalogue(subject: Subject, report: Report) -> None:
    """Every name in the catalogue, the register and the list of documents of a pack exists."""
    library = subject.library
    for service in library.services.values():
        for price in service.prices.values():
            if price.unit not in library.units and "units" not in subject.broken:
                hint = nearest(price.unit, library.units) or f"known: {', '.join(library.units)}"
                report.error("value-invalid", price.span, f"there is no unit {price.unit}", hint)
    coded = [one.id for one in library.units.values() if one.unit_code]
    for unit in library.units.values() if coded and "units" not in subject.broken else ():
        if not unit.unit_code:  # a library without electronic orders gives none
            hint = "write that of UN/ECE Recommendation 20, or code: C62 for what has none of its own"
            report.error("key-missing", unit.span, f"the unit {unit.id} has no code:, and {coded[0]} has one", hint)
    for one in library.subprocessors or ():
        for entry in one.services:
            if entry.clause not in library.services and "services" not in subject.broken:
                hint = renamed_hint(f"service/{entry.clause}", library) or nearest(entry.clause, library.services)
                report.error("service-unknown", entry.span, f"there is no service {entry.clause}", hint)
    for fact in library.facts.values():
        for entry in fact.matters_for:
            if entry.clause not in library.services and "services" not in subject.broken:
                hint = renamed_hint(f"service/{entry.clause}", library) or nearest(entry.clause, library.services)
                report.error("service-unknown", entry.span, f"there is no service {entry.clause}", hint)
    if library.standard.pack != library.standard.documents:  # those are checked when they are assembled
        for entry in library.standard.pack:
            if entry.clause not in library.outlines and entry.clause not in subject.broken:
                hint = nearest(entry.clause, library.outlines) or f"known: {', '.join(library.outlines)}"
                report.error("document-unknown", entry.span, f"there is no document {entry.clause}", hint)


def check_prices(subject: Subject, report: Report) -> None:
    """Price lists name entries of the catalogue, whose price the catalogue does not fix itself."""
    if "services" not in subject.broken:
        for code, span, message, hint in misplaced(subject.library.prices, subject.library):
            report.error(code, span, message, hint)


def check_waived(subject: Subject, report: Report) -> None:
    """Every duty that a variant waives exists."""
    duties = subject.library.duties
    for variant in subject.variants:
        for cover in variant.waives:
            if cover.duty not in duties and "duties" not in subject.broken:
                hint = renamed_hint(f"duty/{cover.duty}", subject.library) or nearest(cover.duty, duties)
                if not subject.excused(hint, "clauses/duties/"):
                    report.error("duty-unknown", cover.span, f"there is no duty {cover.duty}", hint)


def check_bounded(subject: Subject, report: Report) -> None:
    """A parameter is bounded by one that exists, of its own type and unit; their standard values are in order."""
    declared: dict[str, Parameter] = dict(subject.library.parameters)
    for variant in subject.variants:
        declared |= variant.parameters
    if subject.unread("clauses/parameters.yaml", "variants/"):
        return  # the other one may stand in what could not be read
    for parameter in declared.values():
        for name, wrong, words in ((parameter.at_most, 1, "exceeds"), (parameter.at_least, -1, "is below")):
            if name is None:
                continue
            other = declared.get(name)
            if other is None:
                hint = renamed_hint(f"parameter/{name}", subject.library) or nearest(name, declared)
                report.error("parameter-unknown", parameter.span, f"there is no parameter {name}", hint)
            elif parameter.type == "text":
                message = f"{parameter.name} is a text, which nothing bounds"
                report.error("parameter-value", parameter.span, message, "delete at-most: and at-least:")
            elif (other.type, other.unit) != (parameter.type, parameter.unit):
                message = f"{parameter.name} and {name} cannot be compared: they differ in type or unit"
                report.error("parameter-value", parameter.span, message, "name a parameter of the same type and unit")
            elif parameter.value is None or other.value is None or _owner(name) != _owner(parameter.name):
                continue  # what a variant declares is held against what it sets when it is selected
            elif order(parameter.value, other.value) == wrong:
                message = f"the standard value of {parameter.name} {words} that of {name}"
                report.error("parameter-order", parameter.span, message, "change one of the two values")


def _owner(name: str) -> str:
    """The variant that declares a parameter; empty for the library."""
    return name.rpartition(".")[0]


def check_notice(subject: Subject, report: Report) -> None:
    """Periods of notice and of objection are durations that the calendar can count, with a standard value."""
    library = subject.library
    _check_period(subject, library.standard.notice, report)
    if "subprocessors" not in subject.broken:
        _check_period(subject, library.register.notice, report)
        _check_period(subject, library.register.objection, report)


def _check_period(subject: Subject, entry: Entry | None, report: Report) -> None:
    parameters = subject.library.parameters
    if entry is None or "parameters" in subject.broken or entry.clause in subject.broken:
        return
    one = parameters.get(entry.clause)
    if one is None:
        hint = nearest(entry.clause, parameters) or "name a duration of clauses/parameters.yaml"
        if not subject.excused(hint, "clauses/parameters.yaml"):
            report.error("parameter-unknown", entry.span, f"there is no parameter {entry.clause}", hint)
    elif one.type != "duration" or one.unit not in PERIOD_UNITS or one.value is None:
        message = f"{one.name} is no period of notice: it must be a duration with a standard value"
        units = " or ".join((", ".join(f"{unit}s" for unit in PERIOD_UNITS[:-1]), f"{PERIOD_UNITS[-1]}s"))
        report.error("value-invalid", entry.span, message, f"name a duration in {units}")


def check_register(subject: Subject, report: Report) -> None:
    """The register of sub-processors is filled in."""
    if subject.library.subprocessors is None and "subprocessors" not in subject.broken:
        message = "the register of sub-processors is not filled in: documents show it as left to be completed"
        hint = "GDPR art. 28(2) and (4): list who processes personal data, or write {} if there is nobody"
        report.warn("register-incomplete", Span("clauses/subprocessors.yaml", 1, 1), message, hint, about="register")
