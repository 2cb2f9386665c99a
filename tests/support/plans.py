"""Libraries and selections made up at random, as plans that generated.py writes."""

from __future__ import annotations

from dataclasses import replace

from generated import (
    ANCHOR,
    FACTS,
    SERVICES,
    VARIANTS,
    ChangePlan,
    ClausePlan,
    ItemPlan,
    LibraryPlan,
    ParagraphPlan,
    SelectionPlan,
)
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from packs import NOWHERE, deal

from engine.model.clause import Entry
from engine.model.deal import Deal
from engine.model.library import Selected

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
CONDITIONS = [
    f"{no}{atom}" for atom in ("service.alpha", "service.beta", *FACTS, "document.other") for no in ("", "not ")
]


@st.composite
def plans(draw: st.DrawFn) -> LibraryPlan:
    """A library of two documents, with up to three variants whose changes never meet."""
    maybe_when = st.one_of(st.just(""), st.just(""), st.sampled_from(CONDITIONS))
    sizes = st.integers(0, 3)
    clauses = [ClausePlan("other/c", (), draw(maybe_when))]
    for index in range(draw(st.integers(1, 4))):
        document = draw(st.sampled_from(["doc", "doc", "other"]))
        clauses.append(ClausePlan(f"{document}/c{index}", (), draw(maybe_when), draw(st.integers(0, 4)) == 0))
    shapes = [
        (one, [(f"p{index}", [f"i{rank}" for rank in range(draw(sizes))]) for index in range(draw(sizes) + 1)])
        for one in clauses
    ]
    places: list[str] = []
    for clause, paragraphs in shapes:
        places.append(clause.id)
        for name, items in paragraphs:
            places += [f"{clause.id}#{name}", *(f"{clause.id}#{name}.{item}" for item in items)]
    changed = draw(st.lists(st.sampled_from(places), unique=True, max_size=6))
    annexes = {one.id for one in clauses if one.annex}
    kinds = [draw(st.sampled_from(_kinds(place, changed, place in annexes))) for place in changed]
    anchors = [(place, kind) for place, kind in zip(changed, kinds, strict=True) if kind in ("before", "after", "into")]
    for place, kind in draw(st.lists(st.sampled_from(anchors), max_size=2)) if anchors else ():
        changed, kinds = [*changed, place], [*kinds, kind]  # several insertions at one anchor
    brought = [_brought(place, kind, rank) for rank, (place, kind) in enumerate(zip(changed, kinds, strict=True))]
    cites = st.lists(st.sampled_from([*places, *[ANCHOR] * len(places), *filter(None, brought)]), max_size=1).map(tuple)

    def paragraph(name: str, items: list[str]) -> ParagraphPlan:
        return ParagraphPlan(
            name, draw(maybe_when), draw(cites), tuple(ItemPlan(one, draw(maybe_when), draw(cites)) for one in items)
        )

    def new(id: str | None) -> ClausePlan | ParagraphPlan | ItemPlan | None:
        if id is None:
            return None
        if "#" not in id:
            return ClausePlan(id, (ParagraphPlan("new", "", draw(cites)),))
        name = id.split("#")[1].split(".")[-1]
        items = tuple(ItemPlan(one, draw(maybe_when), draw(cites)) for one in ("n", "m"))
        return ItemPlan(name, "", draw(cites)) if "." in id else ParagraphPlan(name, "", draw(cites), items)

    full = [replace(clause, paragraphs=tuple(paragraph(*one) for one in of)) for clause, of in shapes]
    variants: dict[str, tuple[ChangePlan, ...]] = {}
    for place, kind, id in zip(changed, kinds, brought, strict=True):
        variant = draw(st.sampled_from(VARIANTS))
        redirect = kind in ("remove", "drop") and draw(st.booleans())
        change = ChangePlan(kind, place, redirect, draw(cites), new(id))
        variants[variant] = (*variants.get(variant, ()), change)
    fixed = ClausePlan(ANCHOR, (ParagraphPlan("fixed"),))
    absent, prefix = draw(st.sampled_from(["reserve", "close"])), draw(st.sampled_from(["", "A"]))
    return LibraryPlan(absent, (fixed, *full), variants, prefix)


def _kinds(place: str, changed: list[str], annex: bool) -> list[str]:
    """What may be done at a place: what is taken away is touched by no other change."""
    outer = any(other.startswith((f"{place}#", f"{place}.")) for other in changed)
    inner = "." in place
    kinds = [] if annex else ["before", "after"]
    kinds += [] if inner else ["into"]
    kinds += ["replace"] if "#" in place else []
    return kinds if outer else [*kinds, "remove" if "#" in place else "drop"]


def _brought(place: str, kind: str, rank: int) -> str | None:
    """The identity of what an insertion brings."""
    if kind not in ("before", "after", "into"):
        return None
    if kind == "into":
        return f"{place}.n{rank}" if "#" in place else f"{place}#n{rank}"
    if "." in place:
        return f"{place.rsplit('.', 1)[0]}.n{rank}"
    return f"{place.split('#')[0]}#n{rank}" if "#" in place else f"{place.split('/')[0]}/n{rank}"


SELECTIONS = st.builds(
    SelectionPlan,
    services=st.lists(st.sampled_from(SERVICES), unique=True, min_size=1).map(tuple),
    facts=st.lists(st.sampled_from(FACTS), unique=True).map(tuple),
    variants=st.permutations(VARIANTS).flatmap(lambda all: st.integers(0, 3).map(lambda n: tuple(all[:n]))),
    documents=st.sampled_from([("doc",), ("doc", "other")]),
)


def selected(plan: LibraryPlan, selection: SelectionPlan) -> Deal:
    """The selection as a deal, the variants named in its order."""
    named = [one for one in selection.variants if one in plan.variants]
    return replace(
        deal(selection.services, (), selection.facts),
        variants=tuple(Selected(one, None, NOWHERE) for one in named),
        documents=tuple(Entry(one, NOWHERE) for one in selection.documents),
        lines=(),
    )


PAIR = (ClausePlan(ANCHOR, (ParagraphPlan("fixed"),)), ClausePlan("other/c", (ParagraphPlan("p"),)))
EVERYTHING = SelectionPlan(("alpha",), (), VARIANTS, ("doc", "other"))


def inserted(name: str) -> ChangePlan:
    return ChangePlan("after", f"{ANCHOR}#fixed", new=ParagraphPlan(name, cites=("other/c#p",)))


# What is seldom made up: an order of variants that matters, redirects from one document into another, and references
# to an article of another document that keeps its number but says nothing.
ORDER = LibraryPlan("reserve", PAIR, {one: (inserted(f"n{one}"),) for one in reversed(VARIANTS)})
ONWARD = LibraryPlan(
    "close",
    (*PAIR, ClausePlan("doc/d", (ParagraphPlan("q", cites=("other/c#p",)),))),
    {
        "va": (ChangePlan("remove", "other/c#p", redirect=True),),
        "vb": (ChangePlan("into", "other/c", new=ParagraphPlan("new", cites=("other/c#p", ANCHOR))),),
    },
)
EMPTY = LibraryPlan(
    "reserve",
    (
        *PAIR,
        ClausePlan("doc/d", (ParagraphPlan("q"),), when="service.beta"),
        ClausePlan("other/e", (ParagraphPlan("q", cites=("doc/d",)),)),
    ),
)
