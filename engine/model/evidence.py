"""What an acknowledgement or a review mark rests on: a part of the library, found by its name, and its digest.

The digest covers the part itself and the values and bounds of the parameters that its texts print; for an advice, also
the advice and the parameters that it compares. Versions, places in files and line breaks do not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType

from engine.model.clause import Clause, Parameter, parts_of
from engine.model.fingerprint import fingerprint
from engine.model.key_points import KeyPointLine
from engine.model.library import Library
from engine.model.place import Place
from engine.model.prose import Prose
from engine.model.variant import Variant


def parameters(library: Library) -> dict[str, Parameter]:
    """Every parameter by its full name, those of variants included; of a variant the newest major."""
    own = {name: one for majors in library.variants.values() for name, one in majors[0].parameters.items()}
    return own | dict(library.parameters)


# Parts that stand alone, and those of a table, which are named `term/client`.
_ALONE: Mapping[str, Callable[[Library], tuple[object, ...]]] = MappingProxyType(
    {
        "publisher": lambda library: library.publisher[:1],
        "register": lambda library: (library.subprocessors,),
        "standard": lambda library: (library.standard,),
        "approvers": lambda library: (library.approvals,),
    }
)
_TABLES: Mapping[str, Callable[[Library], Mapping[str, object]]] = MappingProxyType(
    {
        "document": lambda library: library.outlines,
        "term": lambda library: library.terms,
        "parameter": parameters,
        "law": lambda library: library.laws,
        "fact": lambda library: library.facts,
        "service": lambda library: library.services,
        "unit": lambda library: library.units,
        "duty": lambda library: library.duties,
        "label": lambda library: library.labels,
        "advice": lambda library: library.advice,
        "key-point": lambda library: library.key_points.points if library.key_points else {},
    }
)


def written_by(variant: Variant, place: str) -> str:
    """How a text that a variant writes is named: `variant/eea-only/cgv/abroad#request`."""
    return f"variant/{variant.id}/{place}"


def digest(library: Library, finding: str, about: str) -> str | None:
    """The digest on which a decision about `about` rests; None where the library has nothing of that name.

    `finding` is what is acknowledged, and empty for a review mark.
    """
    found = parts(library, about)
    if not found:
        return None
    known = parameters(library)
    advice = library.advice.get(finding.removeprefix("advice/")) if finding.startswith("advice/") else None
    names = {*printed_figures(found), *(one.name for one in (advice.parameters if advice else ()))}
    figures = tuple(_figure(known[name]) for name in sorted(names & known.keys()))
    return fingerprint((*found, figures, advice))


def key_point_digest(library: Library, line: KeyPointLine) -> str:
    """The digest of a line of a first page and of the texts that it sums up, as they are now."""
    return fingerprint((line.text, tuple(digest(library, "", one.clause) or "" for one in line.sums_up)))


def _figure(one: Parameter) -> tuple[object, ...]:
    """What a text that prints a parameter says with it: the words around its declaration do not count."""
    return (one.name, one.value, one.unit, one.vat, one.free, one.approval)


def parts(library: Library, about: str) -> tuple[object, ...]:
    """What a name stands for, in one or several values of the model; nothing where there is no such part.

    Names are those of `Diagnostic.about`: a clause, paragraph or item (`cgv/duration#notice`), a part of a table
    (`term/client`, `parameter/notice`, `document/cgv`), a variant or an older major of it (`variant/custom-sla@1`), a
    text that a variant writes (`variant/eea-only/cgv/abroad#request`), `publisher` or `register`.
    """
    if about in _ALONE:
        return _ALONE[about](library)
    kind, _, name = about.partition("/")
    if kind == "variant":
        return _of_variant(library, name)
    if kind in _TABLES and name in (table := _TABLES[kind](library)):
        return (table[name],)
    return _at(library, Place(about))


def _of_variant(library: Library, name: str) -> tuple[object, ...]:
    pin, _, place = name.partition("/")
    id, _, major = pin.partition("@")
    majors = library.variants.get(id, ())
    found = [one for one in majors if not major or str(one.version.major) == major][:1]
    if not place:
        return tuple(found)
    return tuple(part for one in found for part in _written_at(one, Place(place)))


def _at(library: Library, place: Place) -> tuple[object, ...]:
    """What stands at a place of a document, or what variants insert there."""
    clause = library.clauses.get(place.clause)
    own = tuple(node for at, node in parts_of(clause.id, clause) if at == place) if clause is not None else ()
    if own:
        return own
    every = (one for majors in library.variants.values() for one in majors)
    return tuple(part for one in every for part in _written_at(one, place, inserted=True))


def _written_at(variant: Variant, place: Place, inserted: bool = False) -> Iterator[object]:
    """What a variant writes at a place: a text that it inserts there, or what it changes of one that stands there.

    A change stands for the paragraph or item that it puts, restates or removes, and for the paragraph around an item.
    """
    for change in variant.changes:
        claimed = [(one.kind, one.place) for one in change.claims() if one.place is not None]
        for kind, own in claimed:
            if kind == "id":
                there = (node for at, node in change.brings() if at == place)
                inner = [node for node in there if place != own or isinstance(node, Clause)]
                yield from inner or ((change,) if _touches(own, place) else ())
            elif kind in ("text", "gone") and change.place is not None and not inserted and _touches(own, place):
                yield change


def _touches(target: Place, place: Place) -> bool:
    """Whether a change of `target` changes what stands at `place`."""
    return target == place or (place.kind == "paragraph" and target.within(place))


def printed_figures(value: object) -> Iterator[str]:
    """The parameters that the texts in a value of the model print."""
    match value:
        case Prose():
            yield from (slot.parameter for slot in value.slots)
        case Mapping():
            for one in value.values():
                yield from printed_figures(one)
        case tuple() | list():
            for one in value:
                yield from printed_figures(one)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield from printed_figures(getattr(value, field.name))
