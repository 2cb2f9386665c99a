"""Numbering and linking, over libraries made up at random and over random selections of the real one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from generated import Expected, LibraryPlan, SelectionPlan, write
from hypothesis import event, example, given
from hypothesis import strategies as st
from packs import LANGUAGES, compatible, deal, library, optional, selections, standard, surroundings
from plans import EMPTY, EVERYTHING, FEW, ONWARD, ORDER, SELECTIONS, plans, selected
from walking import passages, words

from engine import Refused, assemble, load_library
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.tasks.assemble import Pack


@FEW
@example(EMPTY, EVERYTHING)
@example(ORDER, EVERYTHING)
@example(ONWARD, EVERYTHING)
@given(plans(), SELECTIONS)
@pytest.mark.slow
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


def letters_before(number: str) -> str:
    return number.rstrip("0123456789.")


def check_pack(pack: Pack) -> None:
    """Numbers without gaps, references that lead to what they name, identities that stand once."""
    numbers: dict[str, str] = {}
    for document in pack.values():
        for annex in (False, True):
            own = [article for article in document.articles if article.annex is annex]
            assert [article.number for article in own] == [str(place) for place in range(1, len(own) + 1)]
        told = [(one.number, article.annex) for article in document.articles for one in article.paragraphs]
        prefixes = {letters_before(number) for number, annex in told if annex} or {""}
        assert len(prefixes) == 1
        assert prefixes == {""} or len({number for number, _ in told}) == len(told)
        (prefix,) = prefixes
        for article in document.articles:
            assert (article.notice is None) == bool(article.paragraphs)
            assert article.label.split("\u00a0")[1] == article.number
            numbers[article.id] = article.number
            for place, paragraph in enumerate(article.paragraphs, 1):
                assert paragraph.number == f"{prefix if article.annex else ''}{article.number}.{place}"
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_variants_that_stand_for_all_choices_print() -> None:
    for chosen in selections():
        check_both(*(optional(language, surroundings(*chosen), *chosen) for language in LANGUAGES))


@pytest.mark.slow
def test_every_pair_of_variants_prints_or_contradicts_itself() -> None:
    for pair in combinations(names("variants"), 2):
        if compatible(*pair):
            check_pack(optional("en", surroundings(*pair), *pair))
