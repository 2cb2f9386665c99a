"""What a change claims for itself: two claims on the same place collide, whoever makes them.

The same table serves the assembly of one selection and the check over all pairs of variants.
"""

from __future__ import annotations

from engine.model.variant import Change, Define, Insert, Remove, Reoutline, Replace, Retitle, SetParameter

Claim = tuple[str, str]  # kind ("text", "gone", "id", "title", "parameter", "term") and place


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
        case SetParameter(parameter=parameter):
            return (("parameter", parameter),)
        case Define(term=term):
            return (("term", term.id),)
        case Reoutline(action="drop", target=target) if "/" in target:
            return (("gone", target),)
        case Reoutline(target=target):
            return (("outline", target),)


def claims_collide(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be honoured.

    What is taken away collides with every change inside it; restated items collide with every change of an item.
    """
    (kind, place), (kind2, place2) = one, other
    if "parameter" in (kind, kind2):
        return False  # a parameter set twice is an error only if the values differ: see choose
    if "gone" in (kind, kind2):
        outer, inner = (place, place2) if kind == "gone" else (place2, place)
        if kind == kind2:
            return place == place2
        return inner == outer or inner.startswith((f"{outer}#", f"{outer}.") if "#" not in outer else (f"{outer}.",))
    if "items" in (kind, kind2):
        outer, inner = (place, place2) if kind == "items" else (place2, place)
        return inner.startswith(f"{outer}.") or (kind == kind2 and place == place2)
    return kind == kind2 and place == place2
