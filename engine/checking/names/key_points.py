"""What first pages say in short: each line is about paragraphs that there are, leads to them and has their figures."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.model.clause import ClauseParagraph, parts_of
from engine.model.evidence import key_point_digest, parts, printed_figures
from engine.model.key_points import KeyPoint, KeyPointLine, place_of, writer_of
from engine.model.place import Place
from engine.model.prose import Prose, Reference, ends
from engine.model.supplied_figures import GIVEN
from engine.model.targets import Unresolved


def check_key_point_names(subject: Subject, report: Report) -> None:
    """Every document and every paragraph that a key point names exists."""
    library = subject.library
    known = library.key_points
    if known is None:
        return
    for point in known.points.values():
        if point.document not in library.outlines and point.document not in subject.broken:
            hint = nearest(point.document, library.outlines) or f"there is {', '.join(library.outlines)}"
            report.error("document-unknown", point.span, f"there is no document {point.document}", hint)
    for _, line in known.lines():
        for entry in line.sums_up:
            if _is_paragraph(subject, entry.clause):
                continue
            place, writer = place_of(entry.clause), writer_of(entry.clause)
            if place.clause in subject.broken or subject.excused("", f"variants/{writer}" if writer else "variants/"):
                continue
            hint = nearest(place, _paragraphs(subject, place)) or "name a paragraph, such as cgv/duration#notice"
            report.error("key-point-unknown", entry.span, f"{entry.clause} is no paragraph", hint)


def check_key_point_texts(subject: Subject, report: Report) -> None:
    """Every line leads to what it sums up, prints no other figure than that does, and was read against it."""
    known = subject.library.key_points
    if known is None or subject.broken:
        return
    for point, line in known.lines():
        if point.document not in subject.library.outlines:
            continue
        if not all(_is_paragraph(subject, one.clause) for one in line.sums_up):
            continue  # said already
        for prose in line.text.values():
            if prose.sound:
                _check_links(subject, point, line, prose, report)
                _check_figures(subject, point, line, prose, report)
        digest = key_point_digest(subject.library, line)
        if line.read != digest:
            message = f"{point.id}.{line.id} has not been read since it, or what it sums up, was changed"
            hint = f'hold it against {", ".join(one.clause for one in line.sums_up)}, then write read: "{digest}"'
            report.warn("key-point-behind", line.read_at, message, hint, about=f"key-point/{point.id}")


def _check_links(subject: Subject, point: KeyPoint, line: KeyPointLine, prose: Prose, report: Report) -> None:
    """A line leads to its paragraphs or to the articles around them, and nowhere else."""
    around = {outer for place in line.places for outer in place.around()}
    led = 0
    for reference in prose.references:
        for place in _led(subject, point, reference):
            if place in around:
                led += 1
            else:
                message = f"the line leads to {place}, which it does not sum up"
                hint = "add it to sums-up:, or refer to what it sums up"
                report.error("key-point-link", reference.span, message, hint)
                return
    if not led:
        hint = f"end it with the number of its article: ([](…)), to {line.places[0]} for example"
        report.error("key-point-link", prose.span, "the line leads to no article", hint)


def _led(subject: Subject, point: KeyPoint, reference: Reference) -> Iterator[Place]:
    for target in reference.targets:
        for end in ends(target):
            try:
                found = subject.resolver.resolve(end, point.document, "")
            except Unresolved:
                continue  # told with the references
            if found.kind == "place":
                yield found.place


def _check_figures(subject: Subject, point: KeyPoint, line: KeyPointLine, prose: Prose, report: Report) -> None:
    """A figure of a line is one that its paragraphs print; one of the deal may stand in what the program writes."""
    printed, generated = set[str](), False
    for entry in line.sums_up:
        for node in parts(subject.library, entry.clause):
            printed |= {*printed_figures((node,))}
            generated = generated or (isinstance(node, ClauseParagraph) and node.generate is not None)
    for slot in prose.slots:
        if slot.parameter in printed or (generated and slot.parameter in GIVEN):
            continue
        message = f"the line prints {slot.parameter}, which none of the paragraphs does that it sums up"
        hint = f"they print {', '.join(sorted(printed)) or 'no figure'}"
        report.error("key-point-figure", slot.span, message, hint)


def _is_paragraph(subject: Subject, name: str) -> bool:
    return place_of(name).kind == "paragraph" and bool(parts(subject.library, name))


def _paragraphs(subject: Subject, place: Place) -> list[str]:
    clause = subject.library.clauses.get(place.clause)
    return [] if clause is None else [at for at, _ in parts_of(clause.id, clause) if at.kind == "paragraph"]
