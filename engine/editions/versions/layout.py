"""What a versioned part says, laid out place by place, so that two states of it can be held against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from engine.diagnostics import Span
from engine.editions.versions.current_names import VersionedContent
from engine.model.clause import (
    Bounds,
    Clause,
    ClauseItem,
    ClauseParagraph,
    Cover,
    Entry,
    Outline,
    Parameter,
    Term,
    inner_parts,
)
from engine.model.condition import Condition, written_condition
from engine.model.place import Place
from engine.model.prose import Prose
from engine.model.variant import Change, Variant, VariantLink

LaidOutText = Prose | str
LaidOutTexts = Mapping[str, LaidOutText]


@dataclass(frozen=True, slots=True)
class LaidOutPlace:
    """A place of a part: its texts by what they are and by language, what else it says in words, what lies in it.

    The order of `inner` counts. `what` names the place in a message; empty for the part as a whole.
    """

    what: str
    span: Span
    texts: Mapping[str, LaidOutTexts]
    facts: Mapping[str, str]
    inner: Mapping[str, LaidOutPlace] = field(default_factory=dict)


def named(place: str, what: str) -> str:
    """How messages name a text of a place."""
    return place if what == "text" and place else f"{place} {what}".strip()


def laid_out(content: VersionedContent) -> LaidOutPlace:
    """A part as nodes."""
    match content:
        case Clause():
            return _part(content.id, content, lambda at: f"#{at.part}" if at.part else "")
        case Outline():
            return _outline(content)
        case Term():
            return _term(content, "")
        case Parameter():
            return _parameter(content)
        case Variant():
            return _variant(content)


def _part(place: Place, node: Clause | ClauseParagraph | ClauseItem, named: Callable[[Place], str]) -> LaidOutPlace:
    """A clause, paragraph or item with all that lies in it; `named` is how messages name each place."""
    inner = {at.id: _part(at, one, named) for at, one in inner_parts(place, node)}
    match node:
        case Clause():
            return LaidOutPlace(named(place), node.span, {"title": node.title}, {"when": _when(node.when)}, inner)
        case ClauseParagraph():
            return replace(_paragraph(node, named(place)), inner=inner)
        case ClauseItem():
            facts = {"covers": _covers(node.covers), "when": _when(node.when)}
            return LaidOutPlace(named(place), node.span, {"text": node.text}, facts)


def _paragraph(one: ClauseParagraph, what: str) -> LaidOutPlace:
    texts: dict[str, LaidOutTexts] = {
        "heading": one.heading or {},
        "text": one.text,
        "empty": one.empty or {},
        "single": one.single or {},
        **{f"column {column.id}": column.heading for column in one.columns},
    }
    facts = {
        "covers": _covers(one.covers),
        "when": _when(one.when),
        "join": one.join if one.items else "",
        "boxes": str(one.boxes).lower(),
        "generate": one.generate or "",
        "columns": ", ".join(column.id for column in one.columns),
    }
    return LaidOutPlace(what, one.span, texts, facts)


def _outline(outline: Outline) -> LaidOutPlace:
    facts = {
        "owes": _covers(outline.owes),
        "absent": outline.absent,
        "outline": _entries(outline.entries),
        "annexes": _entries(outline.annexes),
        "annex-prefix": outline.annex_prefix,
        "when": _when(outline.when),
        "contents": str(outline.contents).lower(),
    }
    return LaidOutPlace("", outline.span, {"title": outline.title, "name": outline.name}, facts)


def _term(term: Term, what: str) -> LaidOutPlace:
    texts: dict[str, LaidOutTexts] = {
        "name": {key: one.name for key, one in term.languages.items()},
        "text": {key: one.text for key, one in term.languages.items()},
    }
    forms = {f"forms in {key}": ", ".join(one.forms) for key, one in term.languages.items()}
    return LaidOutPlace(what, term.span, texts, {"covers": _covers(term.covers), **forms})


def _parameter(one: Parameter) -> LaidOutPlace:
    nouns = {f"noun in {key}": f"{noun.one}, {noun.other}, {noun.gender}" for key, noun in (one.noun or {}).items()}
    facts = {
        "type": one.type,
        "unit": one.unit,
        "vat": one.vat,
        "value": "" if one.value is None else str(one.value),
        "free": _bounds(one.free),
        "approval": "" if one.approval is None else _bounds(one.approval),
        "at-most": one.at_most or "",
        "at-least": one.at_least or "",
        "computed": "" if one.computed is None else f"{one.computed.rule} {', '.join(one.computed.names)}",
        "gender": one.gender,
        "each": ", ".join(one.each),
        "required": "true" if one.required else "",
        **nouns,
    }
    return LaidOutPlace("", one.span, {"label": one.label}, facts)


def _variant(variant: Variant) -> LaidOutPlace:
    facts = {
        "approval level": variant.approval,
        "waives": _covers(variant.waives),
        "requires": _links(variant.requires),
        "implies": _links(variant.implies),
        "activate": _when(variant.activate),
        "conflicts": "; ".join(_when(one.when) for one in variant.conflicts),
    }
    texts: dict[str, LaidOutTexts] = {"title": variant.title, "summary": variant.summary}
    for one in variant.conflicts:
        texts[f"reason ({_when(one.when)})"] = one.reason
    inner: dict[str, LaidOutPlace] = {}
    for change in variant.changes:
        node = _change(change)
        key = node.what
        while key in inner:  # the same change twice, each under its own condition
            key += "+"
        inner[key] = node
    return LaidOutPlace("", variant.span, texts, facts, inner)


def _change(change: Change) -> LaidOutPlace:
    """What a change says of its own, and what it brings; a term with a version of its own is told as a part itself."""
    facts, inner = dict(change.facts()), dict[str, LaidOutPlace]()
    texts: dict[str, LaidOutTexts] = {**change.texts()}
    claimed, brought = {claim.place for claim in change.claims()}, dict(change.brings())
    for place, part in brought.items():
        if place in claimed:
            own = _part(place, part, lambda at: f"{change.verb} {at}")
            texts, inner = {**own.texts, **texts}, {**inner, **own.inner}
            facts = facts if isinstance(part, Clause) else {**own.facts, **facts}
        elif place.outer() not in brought:
            inner[place.id] = _part(place, part, lambda at: f"{change.verb} {at}")
    for term in change.defines():
        own = _term(term, change.name)
        texts, facts = (texts, facts) if not term.languages else ({**texts, **own.texts}, {**facts, **own.facts})
    return LaidOutPlace(change.name, change.span, texts, {**facts, "when": _when(change.when)}, inner)


def _covers(covers: tuple[Cover, ...]) -> str:
    return ", ".join(sorted(one.duty for one in covers))


def _entries(entries: tuple[Entry, ...]) -> str:
    return ", ".join(Place(one.clause).name for one in entries)


def _links(links: tuple[VariantLink, ...]) -> str:
    return ", ".join(sorted(one.variant for one in links))


def _when(condition: Condition | None) -> str:
    return "" if condition is None else written_condition(condition)


def _bounds(bounds: Bounds) -> str:
    low, high = ("" if one is None else f"{one:f}" for one in (bounds.minimum, bounds.maximum))
    return f"{low} to {high}" if low or high else "any"
