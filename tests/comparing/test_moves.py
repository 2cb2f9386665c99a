"""What stands elsewhere than before: in its article, in another one, under another identity, with other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, cited, document, paragraph, text

from engine.comparing.documents import compare
from engine.comparing.identities import moved
from engine.model.block import Definition, DefinitionBlock, TextBlock
from engine.model.comparison import ChangeState, Comparison, Elsewhere, Nature, ParagraphChange
from engine.model.document import Document, Origin, Paragraph, Run
from engine.model.place import Place
from engine.rendering.redline.markdown import print_redline_markdown

LONG = "Le Client paie chaque facture dans les trente jours de sa date"
OTHER = "SecretarIA tient un registre des appels et le remet au Client"


def ordered(ids: str) -> Document:
    return document(article("a", "1", *(paragraph(id, f"1.{at}", text(f"mot {id}")) for at, id in enumerate(ids, 1))))


def paragraphs(comparison: Comparison) -> list[ParagraphChange]:
    return [one for article in comparison.articles for one in article.paragraphs]


def told(one: ParagraphChange) -> str:
    """Where a paragraph stood or went, in one line."""
    name = one.id.partition("#")[2]
    if one.moved_from is not None:
        return f"{name} from {one.moved_from.number}"
    return f"{name} to {one.moved_to.number}" if one.moved_to is not None else ""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("xyz", "xyz", []),
        ("xyz", "zxy", ["z from 1.3", "z to 1.1"]),
        ("xyz", "yzx", ["x to 1.3", "x from 1.1"]),
        ("wxyz", "wyxz", ["y from 1.3", "y to 1.2"]),
        ("vwxyz", "zwxyv", ["z from 1.5", "v to 1.5", "v from 1.1", "z to 1.1"]),
        # what comes and goes moves nothing
        ("xyz", "nxz", []),
        ("xyz", "nzx", ["z from 1.3", "z to 1.2"]),
    ],
)
def test_the_fewest_paragraphs_move_within_an_article(before: str, after: str, expected: list[str]) -> None:
    found = paragraphs(compare(ordered(before), ordered(after)))
    assert sorted(filter(None, map(told, found))) == sorted(expected)
    assert all(Nature.WORDING not in one.natures for one in found if told(one))


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(IDS, IDS)
def test_what_does_not_move_keeps_its_order(before: Sequence[str], after: Sequence[str]) -> None:
    gone = moved(before, after)
    stay = [id for id in before if id in after and id not in gone]
    assert stay == [id for id in after if id in before and id not in gone]


@given(st.permutations("abcde"))
def test_no_smaller_set_would_do(after: list[str]) -> None:
    def fits(gone: Sequence[str]) -> bool:
        return [id for id in "abcde" if id not in gone] == [id for id in after if id not in gone]

    least = next(size for size in range(6) if any(map(fits, combinations("abcde", size))))
    assert len(moved("abcde", after)) == least


def two(first: Sequence[tuple[str, str]], second: Sequence[tuple[str, str]]) -> Document:
    """Two articles with these paragraphs: their ids and texts."""
    return document(
        article("a", "1", *(paragraph(id, f"1.{at}", text(said)) for at, (id, said) in enumerate(first, 1))),
        article("b", "2", *(elsewhere(id, f"2.{at}", said) for at, (id, said) in enumerate(second, 1))),
    )


def elsewhere(id: str, number: str, said: str) -> Paragraph[Run]:
    return replace(paragraph(id, number, text(said)), id=Place(f"doc/b#{id}"))


class TestAnotherArticle:
    def test_a_paragraph_that_was_renamed_is_followed(self) -> None:
        before, after = two([("k", "reste ici"), ("x", "court")], []), two([("k", "reste ici")], [("y", "court")])
        found = paragraphs(compare(before, after, {"doc/a#x": "doc/b#y"}))
        assert [(one.id, one.state, told(one)) for one in found[1:]] == [
            ("doc/b#y", ChangeState.MOVED, "y to 2.1"),
            ("doc/b#y", ChangeState.CHANGED, "y from 1.2"),
        ]
        assert found[2].natures == {Nature.NUMBER, Nature.PLACE}

    def test_without_a_name_a_short_text_is_another_one(self) -> None:
        before, after = two([("k", "reste ici"), ("x", "court")], []), two([("k", "reste ici")], [("y", "court")])
        assert {one.state for one in paragraphs(compare(before, after))[1:]} == {
            ChangeState.REMOVED,
            ChangeState.INSERTED,
        }

    def test_a_text_is_found_under_another_identity(self) -> None:
        before, after = two([("x", LONG), ("k", OTHER)], []), two([("k", OTHER)], [("y", f"{LONG} exacte")])
        found = paragraphs(compare(before, after))
        assert [told(one) for one in found] == ["y to 2.1", "", "y from 1.1"]
        assert found[2].natures == {Nature.NUMBER, Nature.PLACE, Nature.WORDING}

    def test_another_text_is_not_taken_for_it(self) -> None:
        before, after = two([("x", LONG)], []), two([], [("y", OTHER)])
        assert {one.state for one in paragraphs(compare(before, after))} == {ChangeState.REMOVED, ChangeState.INSERTED}

    def test_the_words_stand_at_the_new_place_and_a_line_at_the_old_one(self) -> None:
        before, after = two([("k", "reste"), ("x", LONG)], []), two([("k", "reste")], [("y", f"{LONG} exacte")])
        assert print_redline_markdown(compare(before, after)) == (
            "# Contrat\n\n"
            "## Article 1 – Titre\n\n"
            "1.2 ↷ Déplacé vers 2.1\n\n"
            "## Article 2 – Titre\n\n"
            "↷ Déplacé de 1.2\n\n"
            f"1.2 → 2.1 {LONG} **exacte**\n"
        )


class TestRenamed:
    def test_a_new_identity_at_the_same_place_is_no_change(self) -> None:
        for renamed in ({"doc/a#x": "doc/a#y"}, None):
            before, after = (
                document(article("a", "1", paragraph("x", "1.1", text(LONG)))),
                document(article("a", "1", paragraph("y", "1.1", text(LONG)))),
            )
            assert not compare(before, after, renamed).changed

    def test_a_clause_takes_its_paragraphs_along(self) -> None:
        before, after = two([], [("x", "court")]), two([], [("x", "court")])
        former = replace(elsewhere("x", "2.1", "court"), id=Place("doc/old#w"))
        old = replace(before.articles[1], id=Place("doc/old"), paragraphs=(former,))
        before = replace(before, articles=(before.articles[0], old))
        assert compare(before, after).changed
        assert not compare(before, after, {"doc/old": "doc/b", "doc/b#w": "doc/b#x"}).changed

    def test_a_reference_to_what_was_renamed_is_the_same_reference(self) -> None:
        def cites(number: str, target: str) -> Document:
            run = TextBlock((Run("voir "), *cited(number, target)))
            return document(article("a", "1", paragraph("x", "1.1", run)))

        before, after = cites("2.1", "doc/b#old"), cites("3.4", "doc/c#new")
        assert compare(before, after).natures == {Nature.WORDING}
        assert compare(before, after, {"doc/b#old": "doc/c#new"}).natures == {Nature.REFERENCE}

    def test_a_parameter_that_was_renamed_is_the_same_figure(self) -> None:
        def says(value: str, name: str) -> Document:
            run = Run(value, origin=Origin.PARAMETER, source=name)
            return document(article("a", "1", paragraph("x", "1.1", TextBlock((Run("dans les "), run)))))

        renamed = {"parameter/old": "parameter/new"}
        assert compare(says("dix", "old"), says("vingt", "new")).natures == {Nature.WORDING}
        assert compare(says("dix", "old"), says("vingt", "new"), renamed).natures == {Nature.FIGURE}

    def test_a_term_that_was_renamed_is_the_same_definition(self) -> None:
        def defines(id: str, name: str) -> Document:
            block = DefinitionBlock((Definition(id, name, (Run("celui qui paie."),), ()),))
            return document(article("a", "1", paragraph("x", "1.1", block)))

        found = compare(defines("term/a", "Abonné"), defines("term/b", "Client"), {"term/a": "term/b"})
        assert [part.state for part in paragraphs(found)[0].parts] == [ChangeState.CHANGED]


class TestItems:
    def test_an_item_that_changes_its_order(self) -> None:
        listed = [("one", "un ;"), ("two", "deux ;"), ("three", "trois ;")]
        before = document(article("a", "1", paragraph("x", "1.1", text("mot"), items=listed)))
        after = document(article("a", "1", paragraph("x", "1.1", text("mot"), items=[listed[2], *listed[:2]])))
        (found,) = paragraphs(compare(before, after))
        assert [(one.id.split(".")[1], one.state, one.natures) for one in found.items] == [
            ("three", ChangeState.CHANGED, {Nature.NUMBER, Nature.PLACE}),
            ("one", ChangeState.CHANGED, {Nature.NUMBER}),
            ("two", ChangeState.CHANGED, {Nature.NUMBER}),
            ("three", ChangeState.MOVED, {Nature.PLACE}),
        ]
        printed = print_redline_markdown(compare(before, after))
        assert "(3) → (1) ↷ Déplacé de (3) : trois ;" in printed
        assert "(3) ↷ Déplacé vers (1)" in printed

    def test_an_item_in_another_paragraph(self) -> None:
        kept = [("k", "reste ;")]
        before = document(
            article("a", "1", paragraph("x", "1.1", items=[*kept, ("i", LONG)]), paragraph("y", "1.2", items=kept))
        )
        after = document(
            article("a", "1", paragraph("x", "1.1", items=kept), paragraph("y", "1.2", items=[*kept, ("j", LONG)]))
        )
        one, other = paragraphs(compare(before, after))
        assert one.items[1].state is ChangeState.MOVED
        assert one.items[1].moved_to == Elsewhere("doc/a#y.j", "1.2\u00a0(2)")
        assert other.items[1].moved_from == Elsewhere("doc/a#y.j", "1.1\u00a0(2)")
        assert other.items[1].natures == {Nature.PLACE}
