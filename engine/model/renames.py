"""Former names: what everything that was renamed is called now, by the `was:` that it carries.

Names are full: `cgv/duration#notice.email` for clauses, paragraphs and items, else with their kind, `parameter/notice`,
`parameter/eea-only.surcharge`, `term/client`, `variant/eea-only`, `duty/art05-3`, `service/prospecting`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from engine.diagnostics import Span
from engine.model.clause import Clause, Item, Paragraph, Was
from engine.model.library import Library
from engine.model.variant import Define, Insert, Replace, Variant

KINDS = ("parameter", "term", "variant", "duty", "service")
"""What stands before the names of things that are no place of a document."""

Named = tuple[str, Was, Span]
"""A full name, the ids that it replaces, and the place of what bears it."""


@lru_cache(maxsize=4)
def former_names(library: Library) -> Mapping[str, str]:
    """Every former name with the present one. What it lies in is named as it is today: see `current`."""
    return {old: name for name, was, _ in named(library) for old in formerly(name, was)}


def is_clause(name: str) -> bool:
    """Whether a full name is that of a clause."""
    return "#" not in name and name.split("/")[0] not in KINDS


def formerly(name: str, was: Was) -> Iterator[str]:
    """The full former names of something: a clause says its document too, all else only its own id."""
    owner = name[: len(name) - len(name.replace("#", ".").replace("/", ".").rsplit(".", 1)[-1])]
    return (one if "/" in one else f"{owner}{one}" for one in was)


def current(name: str, former: Mapping[str, str]) -> str:
    """What a full name is today: what it lies in may have been renamed, and so may it itself."""
    if "#" in name:
        clause, _, part = name.partition("#")
        paragraph, _, item = part.partition(".")
        place = f"{current(clause, former)}#{paragraph}"
        place = former.get(place, place)
        return former.get(f"{place}.{item}", f"{place}.{item}") if item else place
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
    clause, mark, part = name.partition("#")
    if not mark:
        return owned
    within, dot, _ = part.rpartition(".")
    owner, between = (f"{clause}#{within}", ".") if dot else (clause, "#")
    return [f"{one}{between}{own.removeprefix(owner + between)}" for one in _ever(owner, before) for own in owned]


def renamed_hint(name: str, library: Library) -> str:
    """A hint with the present name of something that was renamed, or an empty string."""
    now = current(name, former_names(library))
    kind, _, own = now.partition("/")
    return "" if now == name else f"it is now called {own if kind in KINDS else now}"


def named(library: Library) -> Iterator[Named]:
    """Everything that can have a former name, those parts included that variants bring."""
    for clause in library.clauses.values():
        yield from _of_clause(clause)
    yield from ((f"term/{one.id}", one.was, one.span) for one in library.terms.values())
    yield from ((f"parameter/{one.name}", one.was, one.span) for one in library.parameters.values())
    yield from ((f"duty/{one.id}", one.was, one.span) for one in library.duties.values())
    yield from ((f"service/{one.id}", one.was, one.span) for one in library.services.values())
    for majors in library.variants.values():
        for variant in majors:
            yield from _of_variant(variant)


def _of_clause(clause: Clause) -> Iterator[Named]:
    yield clause.id, clause.was, clause.span
    for paragraph in clause.paragraphs:
        yield from _of_paragraph(paragraph, clause.id)


def _of_paragraph(paragraph: Paragraph, clause: str) -> Iterator[Named]:
    place = f"{clause}#{paragraph.id}"
    yield place, paragraph.was, paragraph.span
    yield from ((f"{place}.{item.id}", item.was, item.span) for item in paragraph.items)


def _of_variant(variant: Variant) -> Iterator[Named]:
    yield f"variant/{variant.id}", variant.was, variant.span
    yield from ((f"parameter/{one.name}", one.was, one.span) for one in variant.parameters.values())
    for change in variant.changes:
        match change:
            case Insert(content=Clause() as clause):
                yield from _of_clause(clause)
            case Insert(content=Paragraph() as paragraph, target=target):
                yield from _of_paragraph(paragraph, target.clause)
            case Insert(content=Item() as item, target=target):
                yield str(target), item.was, item.span
            case Replace(items=tuple() as items, target=target) if not target.item:
                yield from ((f"{target}.{item.id}", item.was, item.span) for item in items)
            case Define(term=term):
                yield f"term/{term.id}", term.was, term.span
            case _:
                pass
