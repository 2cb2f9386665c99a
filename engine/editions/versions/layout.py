"""What a versioned part says, laid out place by place, so that two states of it can be held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.diagnostics import Span
from engine.editions.versions.current_names import Content
from engine.model.clause import Bounds, Clause, Cover, Entry, Item, Outline, Paragraph, Parameter, Term
from engine.model.condition import Condition, written_condition
from engine.model.prose import Prose
from engine.model.variant import (
    Change,
    Define,
    Insert,
    Link,
    Place,
    Remove,
    Reoutline,
    Replace,
    Retitle,
    SetParameter,
    Variant,
)

Text = Prose | str
Texts = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Node:
    """A place of a part: its texts by what they are and by language, what else it says in words, what lies in it.

    The order of `inner` counts. `what` names the place in a message; empty for the part as a whole.
    """

    what: str
    span: Span
    texts: Mapping[str, Texts]
    facts: Mapping[str, str]
    inner: Mapping[str, Node] = field(default_factory=dict)


def laid_out(content: Content) -> Node:
    """A part as nodes."""
    match content:
        case Clause():
            return _clause(content)
        case Outline():
            return _outline(content)
        case Term():
            return _term(content, "")
        case Parameter():
            return _parameter(content)
        case Variant():
            return _variant(content)


def _clause(clause: Clause) -> Node:
    inner = {one.id: _paragraph(one, f"#{one.id}") for one in clause.paragraphs}
    return Node("", clause.span, {"title": clause.title}, {"when": _when(clause.when)}, inner)


def _paragraph(one: Paragraph, what: str) -> Node:
    texts: dict[str, Texts] = {
        "heading": one.heading or {},
        "text": one.text,
        "empty": one.empty or {},
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
    return Node(what, one.span, texts, facts, _items(one.items, what))


def _items(items: tuple[Item, ...], what: str) -> dict[str, Node]:
    return {one.id: _item(one, f"{what}.{one.id}") for one in items}


def _item(one: Item, what: str) -> Node:
    return Node(what, one.span, {"text": one.text}, {"covers": _covers(one.covers), "when": _when(one.when)})


def _outline(outline: Outline) -> Node:
    facts = {
        "owes": _covers(outline.owes),
        "absent": outline.absent,
        "outline": _entries(outline.entries),
        "annexes": _entries(outline.annexes),
        "when": _when(outline.when),
        "contents": str(outline.contents).lower(),
    }
    return Node("", outline.span, {"title": outline.title, "name": outline.name}, facts)


def _term(term: Term, what: str) -> Node:
    texts: dict[str, Texts] = {
        "name": {key: one.name for key, one in term.languages.items()},
        "text": {key: one.text for key, one in term.languages.items()},
    }
    forms = {f"forms in {key}": ", ".join(one.forms) for key, one in term.languages.items()}
    return Node(what, term.span, texts, {"covers": _covers(term.covers), **forms})


def _parameter(one: Parameter) -> Node:
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
        "gender": one.gender,
        **nouns,
    }
    return Node("", one.span, {"label": one.label}, facts)


def _variant(variant: Variant) -> Node:
    facts = {
        "approval level": variant.approval,
        "waives": _covers(variant.waives),
        "requires": _links(variant.requires),
        "implies": _links(variant.implies),
        "activate": _when(variant.activate),
        "conflicts": "; ".join(_when(one.when) for one in variant.conflicts),
    }
    texts: dict[str, Texts] = {"title": variant.title, "summary": variant.summary}
    for one in variant.conflicts:
        texts[f"reason ({_when(one.when)})"] = one.reason
    inner: dict[str, Node] = {}
    for change in variant.changes:
        node = _change(change)
        key = node.what
        while key in inner:  # the same change twice, each under its own condition
            key += "+"
        inner[key] = node
    return Node("", variant.span, texts, facts, inner)


def _change(change: Change) -> Node:
    match change:
        case Replace():
            node = _replace(change)
        case Insert():
            node = _insert(change)
        case Define(term=term):
            node = (
                _term(term, f"define {term.id}") if term.languages else Node(f"define {term.id}", change.span, {}, {})
            )
        case Remove(target=target, redirect=redirect):
            node = Node(f"remove {target}", change.span, {}, {"redirect": _place(redirect)})
        case Retitle(target=target, title=title):
            node = Node(f"retitle {target}", change.span, {"title": title}, {})
        case SetParameter(parameter=parameter, value=value):
            node = Node(f"set {parameter}", change.span, {}, {"value": str(value)})
        case Reoutline(action=action, target=target, redirect=redirect):
            node = Node(f"{action} {target}", change.span, {}, {"redirect": _place(redirect)})
    return replace(node, span=change.span, facts={**node.facts, "when": _when(change.when)})


def _replace(change: Replace) -> Node:
    what = f"replace {change.target}"
    facts = {"covers": _covers(change.covers), "join": change.join or ""}
    if change.items is not None:
        facts["items"] = "own"
    inner = _items(change.items or (), what)
    return Node(what, change.span, {"heading": change.heading or {}, "text": change.text}, facts, inner)


def _insert(change: Insert) -> Node:
    what, content = f"insert {change.target}", change.content
    if isinstance(content, Clause):
        inner = {one.id: _paragraph(one, f"{what}#{one.id}") for one in content.paragraphs}
        node = Node(what, change.span, {"title": content.title}, {}, inner)
    else:
        node = _paragraph(content, what) if isinstance(content, Paragraph) else _item(content, what)
    facts = {**node.facts, "place": f"{change.position} {change.anchor}"}
    return Node(what, change.span, node.texts, facts, node.inner)


def _place(place: Place | None) -> str:
    return "" if place is None else str(place)


def _covers(covers: tuple[Cover, ...]) -> str:
    return ", ".join(sorted(one.duty for one in covers))


def _entries(entries: tuple[Entry, ...]) -> str:
    return ", ".join(one.clause.split("/")[1] for one in entries)


def _links(links: tuple[Link, ...]) -> str:
    return ", ".join(sorted(one.variant for one in links))


def _when(condition: Condition | None) -> str:
    return "" if condition is None else written_condition(condition)


def _bounds(bounds: Bounds) -> str:
    low, high = ("" if one is None else f"{one:f}" for one in (bounds.minimum, bounds.maximum))
    return f"{low} to {high}" if low or high else "any"
