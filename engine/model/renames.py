"""Former names: what everything that was renamed is called now, by the `was:` that it carries.

Names are full: `cgv/duration#notice.email` for clauses, paragraphs and items, else with their kind, `parameter/notice`,
`parameter/eea-only.surcharge`, `term/client`, `variant/eea-only`, `duty/art05-3`, `service/prospecting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from engine.diagnostics import Saying, Span, say
from engine.model.clause import FormerNames, TextNode, parts_of
from engine.model.library import Library
from engine.model.place import Place
from engine.model.variant import Variant

KINDS = ("parameter", "term", "variant", "duty", "service")
"""What stands before the names of things that are no place of a document."""

_LAST = re.compile(r"[/.]")

RenamedPart = tuple[str, FormerNames, Span]
"""A full name, the ids that it replaces, and the place of what bears it."""


@lru_cache(maxsize=4)
def former_names(library: Library) -> Mapping[str, str]:
    """Every former name with the present one. What it lies in is named as it is today: see `current`."""
    return {old: name for name, was, _ in named(library) for old in formerly(name, was)}


def is_clause(name: str) -> bool:
    """Whether a full name is that of a clause."""
    return is_place(name) and Place(name).kind == "article"


def is_place(name: str) -> bool:
    """Whether a full name is that of a clause, paragraph or item."""
    return Place(name).document not in KINDS


def formerly(name: str, was: FormerNames) -> Iterator[str]:
    """The full former names of something: a clause says its document too, all else only its own id."""
    around = Place(name).outer() if is_place(name) else None
    owner = name[: -len(_LAST.split(name)[-1])]
    return (one if "/" in one else around.child(one) if around else f"{owner}{one}" for one in was)


def current(name: str, former: Mapping[str, str]) -> str:
    """What a full name is today: what it lies in may have been renamed, and so may it itself."""
    place = Place(name)
    if place.part:
        around = Place(current(place.outer() or place, former)).child(place.id)
        return former.get(around, around)
    kind, _, rest = name.partition("/")
    if "." in rest and kind in ("parameter", "term"):
        owner, _, own = rest.partition(".")
        pin = owner.partition("@")
        owner = former.get(f"variant/{pin[0]}", f"variant/{pin[0]}").removeprefix("variant/")
        plain = former.get(f"{kind}/{owner}.{own}", f"{kind}/{owner}.{own}")
        return plain.replace(f"/{owner}.", f"/{owner}{pin[1]}{pin[2]}.", 1)
    return former.get(name, name)


def earlier_names(library: Library) -> dict[str, list[str]]:
    """What all that was renamed, itself or through what it lies in, was called before: full names, by its own."""
    before: dict[str, list[str]] = {}
    for old, now in former_names(library).items():
        before.setdefault(now, []).append(old)
    every = {name: [one for one in _ever(name, before) if one != name] for name, _, _ in named(library)}
    return {name: names for name, names in every.items() if names}


def _ever(name: str, before: Mapping[str, Sequence[str]]) -> list[str]:
    """The names that something may ever have had: those of what it lies in, with each of its own."""
    owned = [name, *before.get(name, ())]
    place = Place(name)
    around = place.outer()
    if around is None or not place.part:
        return owned
    return [Place(one).child(Place(own).id) for one in _ever(around, before) for own in owned]


def renamed_hint(name: str, library: Library) -> str:
    """A hint with the present name of something that was renamed, or an empty string."""
    own = _present(name, library)
    return f"it is now called {own}" if own else ""


def renamed(name: str, library: Library) -> Saying | None:
    """The same hint in every language, or None."""
    own = _present(name, library)
    return say("called-now", name=own) if own else None


def _present(name: str, library: Library) -> str:
    """The present name of something that was renamed, as files write it, or an empty string."""
    now = current(name, former_names(library))
    kind, _, own = now.partition("/")
    return "" if now == name else own if kind in KINDS else now


def named(library: Library) -> Iterator[RenamedPart]:
    """Everything that can have a former name, those parts included that variants bring."""
    for clause in library.clauses.values():
        yield from _of_parts(parts_of(clause.id, clause))
    yield from ((f"term/{one.id}", one.was, one.span) for one in library.terms.values())
    yield from ((f"parameter/{one.name}", one.was, one.span) for one in library.parameters.values())
    yield from ((f"duty/{one.id}", one.was, one.span) for one in library.duties.values())
    yield from ((f"service/{one.id}", one.was, one.span) for one in library.services.values())
    for majors in library.variants.values():
        for variant in majors:
            yield from _of_variant(variant)


def _of_parts(parts: Iterable[tuple[Place, TextNode]]) -> Iterator[RenamedPart]:
    return ((place, node.was, node.span) for place, node in parts)


def _of_variant(variant: Variant) -> Iterator[RenamedPart]:
    yield f"variant/{variant.id}", variant.was, variant.span
    yield from ((f"parameter/{one.name}", one.was, one.span) for one in variant.parameters.values())
    for change in variant.changes:
        yield from _of_parts(change.brings())
        yield from ((f"term/{one.id}", one.was, one.span) for one in change.defines())
