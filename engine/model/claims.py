"""What a change claims for itself: two claims on the same place collide, whoever makes them.

The same table serves the assembly of one selection and the check over all pairs of variants.
"""

from __future__ import annotations

from engine.model.variant import Change, Define, Insert, Remove, Reoutline, Replace, Retitle, SetParameter

Claim = tuple[str, str]  # kind ("text", "items", "gone", "id", "title", "parameter", "term", "add", "drop") and place


def claims_of(change: Change) -> tuple[Claim, ...]:
    """The claims of one change."""
    match change:
        case Replace(target=target, items=items):
            whole = items is not None and not target.item
            return (("text", str(target)), *((("items", str(target)),) if whole else ()))
        case Remove(target=target):
            return (("gone", str(target)),)
        case Insert(target=target):
            return (("id", str(target)),)
        case Retitle(target=target):
            return (("title", target),)
        case SetParameter(parameter=parameter, value=value):
            return (("parameter", f"{parameter} = {value}"),)
        case Define(term=term):
            return (("term", term.id),)
        case Reoutline(action="drop", target=target) if "/" in target:
            return (("gone", target),)
        case Reoutline(action=action, target=target):
            return ((action, target),)


def claims_collide(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be honoured.

    What is taken away collides with every change inside it; restated items collide with every change of an item.
    """
    (kind, place), (kind2, place2) = one, other
    kinds = {kind, kind2}
    if "parameter" in kinds:  # set twice to the same value is no quarrel
        return kind == kind2 and place != place2 and place.split(" = ")[0] == place2.split(" = ")[0]
    if kinds == {"add", "drop"}:
        return place == place2
    if kinds & {"add", "drop"}:
        return False
    if kinds == {"gone", "items"} and (place2 if kind == "items" else place).startswith(
        f"{place if kind == 'items' else place2}."
    ):
        return True
    if "gone" in kinds:
        outer, inner = (place, place2) if kind == "gone" else (place2, place)
        if kind == kind2:
            return place == place2
        return inner == outer or inner.startswith((f"{outer}#", f"{outer}.") if "#" not in outer else (f"{outer}.",))
    if "items" in kinds:
        outer, inner = (place, place2) if kind == "items" else (place2, place)
        return inner.startswith(f"{outer}.") or (kind == kind2 and place == place2)
    return kind == kind2 and place == place2
