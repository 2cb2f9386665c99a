"""Numbering and linking, over libraries made up at random and over random selections of the real one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from generated import (
    ANCHOR,
    FACTS,
    SERVICES,
    VARIANTS,
    ChangePlan,
    ClausePlan,
    Expected,
    ItemPlan,
    LibraryPlan,
    ParagraphPlan,
    SelectionPlan,
    write,
)
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from packs import LANGUAGES, NOWHERE, compatible, deal, library, optional, selections, standard, surroundings
from walking import passages, words

from engine import Refused, assemble, load_library
from engine.model.clause import Entry
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.model.library import Selected
from engine.tasks.assemble import Pack

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
    return LibraryPlan(draw(st.sampled_from(["reserve", "close"])), (fixed, *full), variants)


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


@FEW
@example(EMPTY, EVERYTHING)
@example(ORDER, EVERYTHING)
@example(ONWARD, EVERYTHING)
@given(plans(), SELECTIONS)
def test_numbers_and_references_are_those_a_reader_expects(plan: LibraryPlan, selection: SelectionPlan) -> None:
    expected = Expected(plan, selection)
    asked = selected(plan, selection)
    with tempfile.TemporaryDirectory() as folder:
        write(plan, Path(folder))
        made = load_library(folder)
    dangling = expected.dangling()
    event("refused" if dangling else "printed")
    for language in LANGUAGES:
        if dangling:
            with pytest.raises(Refused) as refusal:
                assemble(made, asked, language=language)
            told = refusal.value.diagnostics
            assert {one.code for one in told} == {"reference-removed"}
            assert {one.message.split(" is referred to")[0] for one in told} == dangling
            continue
        pack = assemble(made, asked, language=language)
        found = [one for document in pack.values() for one in passages(document)]
        assert list(pack) == [one for one in plan.documents if one in selection.documents]
        assert {one.id: one.number for one in found} == expected.numbers
        assert [one.id for one in found] == list(expected.numbers)
        for passage in found:
            if passage.kind != "article":
                text = words(passage.runs).replace("\u00a0", " ")
                assert text.startswith(expected.text(passage.id, language))
        check_pack(pack)
        backwards = replace(asked, variants=asked.variants[::-1], services=asked.services[::-1])
        assert dict(assemble(made, asked, language=language)) == dict(pack)
        assert dict(assemble(made, backwards, language=language)) == dict(pack)


ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]
BOX = "☐"


def check_pack(pack: Pack) -> None:
    """Numbers without gaps, references that lead to what they name, identities that stand once."""
    numbers: dict[str, str] = {}
    for document in pack.values():
        for annex in (False, True):
            own = [article for article in document.articles if article.annex is annex]
            assert [article.number for article in own] == [str(place) for place in range(1, len(own) + 1)]
        for article in document.articles:
            assert (article.notice is None) == bool(article.paragraphs)
            assert article.label.split("\u00a0")[1] == article.number
            numbers[article.id] = article.number
            for place, paragraph in enumerate(article.paragraphs, 1):
                assert paragraph.number == f"{article.number}.{place}"
                assert paragraph.id.split("#")[0] == article.id
                numbers[paragraph.id] = paragraph.number
                for rank, item in enumerate(paragraph.items):
                    boxes = paragraph.items[0].number == BOX  # all of them, or none
                    assert item.number == (BOX if boxes else f"({ROMAN[rank]})")
                    numbers[item.id] = f"{paragraph.number}{item.number}"
    every = [one.id for document in pack.values() for one in passages(document) if one.kind != "definition"]
    assert len(every) == len(set(every))
    for document in pack.values():
        for passage in passages(document):
            for run in passage.runs:
                if run.target is not None and run.target not in pack:  # a document as a whole has no number
                    assert run.text.replace("\u00a0", "") == numbers[run.target], (passage.id, run)


@cache
def names(kind: str) -> tuple[str, ...]:
    return tuple(getattr(library(), kind))


REAL = st.builds(
    deal,
    services=st.deferred(lambda: st.lists(st.sampled_from(names("services")), unique=True, min_size=1, max_size=3)),
    variants=st.deferred(lambda: st.lists(st.sampled_from(names("variants")), unique=True, max_size=5)),
    facts=st.sampled_from([(), (), ("freelancers.abroad",), ("subprocessors.outside-eea",)]),
    country=st.sampled_from(["BE", "FR", "CH"]),
    deselected=st.sampled_from([(), ("no-reference",), ("prospecting",), ("medical",)]),
    planned=st.booleans(),
)
# What a selection may be refused for: it contradicts itself. Anything else is a fault of the library.
CONTRADICTIONS = {"variant-conflict", "variant-requires", "fact-group"}


@FEW
@given(REAL)
def test_every_selection_of_the_real_library_prints_or_contradicts_itself(asked: Deal) -> None:
    """What prints covers every duty that it owes and that no variant waives."""
    try:
        french, english = (assemble(library(), asked, language=language) for language in LANGUAGES)
    except Refused as refused:
        codes = {one.code for one in refused.diagnostics}
    else:
        codes = set()
    assert codes <= CONTRADICTIONS
    event("contradiction" if codes else "printed")
    if codes:
        return
    check_both(french, english)
    backwards = replace(asked, variants=asked.variants[::-1], services=asked.services[::-1], facts=asked.facts[::-1])
    assert dict(assemble(library(), asked, language="fr")) == dict(french)
    assert dict(assemble(library(), backwards, language="fr")) == dict(french)


def check_both(french: Pack, english: Pack) -> None:
    """Two languages of a pack say the same, where published articles keep their numbers, and owe nothing."""
    for pack in (french, english):
        check_pack(pack)
        for id in ("cgv", "dpa"):
            published = {article.id: article.number for article in standard("fr")[id].articles}
            assert id not in pack or {one.id: one.number for one in pack[id].articles}.items() >= published.items()
        for id, document in pack.items():
            covered = {duty for one in passages(document) for duty in one.covers}
            assert unwaived(pack, id) - covered == set()
    assert list(french) == list(english)
    for id in french:
        left, right = ([one for one in passages(pack[id]) if one.kind != "definition"] for pack in (french, english))
        assert [(one.id, one.number, one.covers) for one in left] == [(one.id, one.number, one.covers) for one in right]
        defined = [
            {(p.id, p.covers) for p in passages(pack[id]) if p.kind == "definition"} for pack in (french, english)
        ]
        assert defined[0] == defined[1]


def unwaived(pack: Pack, document: str) -> set[str]:
    """The duties of a document, worked out from the library: those of its groups that apply and that nobody waives."""
    groups = {one.duty for one in library().outlines[document].owes}
    waived = {one.duty for chosen in pack.selection.variants.values() for one in chosen.variant.waives}
    duties = (one for one in library().duties.values() if one.group in groups)
    return {one.id for one in duties if holds(one.when, pack.selection.truth)} - waived


def test_variants_that_stand_for_all_choices_print() -> None:
    for chosen in selections():
        check_both(*(optional(language, surroundings(*chosen), *chosen) for language in LANGUAGES))


def test_every_pair_of_variants_prints_or_contradicts_itself() -> None:
    for pair in combinations(names("variants"), 2):
        if compatible(*pair):
            check_pack(optional("en", surroundings(*pair), *pair))
