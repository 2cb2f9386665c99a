"""The real documents with each variant: a redline shows exactly what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from markdown_it import MarkdownIt
from packs import LANGUAGES, library, standard

from engine.comparing.documents import inserted, removed
from engine.comparing.options import differences
from engine.model.block import Block, DefinitionBlock
from engine.model.comparison import ChangeState, ComparedLine, Nature, ParagraphChange
from engine.model.document import Paragraph, Run
from engine.rendering.redline.markdown import print_redline_markdown
from engine.tasks import variants

pytestmark = pytest.mark.slow


@cache
def effect(name: str, language: str) -> variants.Effect:
    return variants.effect(library(), variants.variant(library(), name), language=language)


REAL = [(one.pin, language) for majors in library().variants.values() for one in majors for language in LANGUAGES]


def parent(id: str) -> str:
    """The paragraph that an item belongs to; everything else itself."""
    clause, _, place = id.partition("#")
    return f"{clause}#{place.split('.')[0]}" if place else clause


@pytest.mark.parametrize(("name", "language"), REAL)
def test_a_variant_shows_exactly_what_it_changes(name: str, language: str) -> None:
    found = effect(name, language)
    variants = {name.split("@")[0], *found.surroundings.implies}
    for comparison in found.comparisons:
        if comparison.state is not ChangeState.CHANGED:
            continue
        before, after = found.before[comparison.document], found.after[comparison.document]
        old = {one.id: one for article in before.articles for one in article.paragraphs}
        new = {one.id: one for article in after.articles for one in article.paragraphs}
        expected = old.keys() - new.keys()
        for id, one in new.items():
            gone = {item.id for item in old[id].items} - {item.id for item in one.items} if id in old else ()
            if gone or any(part.provenance.variant in variants for part in (one, *one.items)):
                expected.add(id)
        expected |= {one.id for one in after.articles if one.provenance.variant in variants or one.notice}
        shown = {parent(id) for id in comparison.touched(Nature.WORDING) if not id.startswith("term/")}
        assert shown - written_by_the_program() == expected


@cache
def written_by_the_program() -> frozenset[str]:
    """The paragraphs that show something of the selection itself, such as its options."""
    texts = ((clause.id, one) for clause in library().clauses.values() for one in clause.paragraphs)
    return frozenset(f"{clause}#{one.id}" for clause, one in texts if one.generate not in (None, "definitions"))


def lines(one: ParagraphChange) -> list[ComparedLine]:
    return [one.heading, *(cell for part in one.parts for cell in part.cells), *(item.line for item in one.items)]


@pytest.mark.parametrize(("name", "language"), REAL)
def test_both_texts_can_be_read_from_a_real_redline(name: str, language: str) -> None:
    found = effect(name, language)
    for comparison in found.comparisons:
        for pack, side in ((found.before, "before"), (found.after, "after")):
            if comparison.document not in pack:
                continue
            texts = {
                one.id: words_of(one) for article in pack[comparison.document].articles for one in article.paragraphs
            }
            read = {
                one.id: "".join(getattr(line, side) for line in lines(one))
                for article in comparison.articles
                for one in article.paragraphs
                if getattr(one.number, side) is not None
            }
            assert read == texts


def words_of(one: Paragraph[Run]) -> str:
    """The text of a paragraph as it is compared; definitions with their names."""
    own: list[str] = [one.heading or ""]
    for block in one.blocks:
        match block:
            case DefinitionBlock(entries):
                own += [entry.name + joined(entry.line) for entry in entries]
            case _:
                own += [joined(line) for line in block_lines(block)]
    return "".join([*own, *(joined(item.line) for item in one.items)])


def joined(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def block_lines(block: Block[Run]) -> list[tuple[Run, ...]]:
    from engine.model.block import lines as lines_of

    return list(lines_of(block))


@pytest.mark.parametrize(("name", "language"), REAL)
def test_markdown_of_a_real_redline_is_well_formed(name: str, language: str) -> None:
    for comparison in effect(name, language).comparisons:
        printed = print_redline_markdown(comparison)
        assert printed.startswith("# ")
        for block in MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(printed):
            for token in block.children or ():
                assert "~~" not in token.content
                assert "**" not in token.content


def test_documents_that_come_and_go_are_whole() -> None:
    one = standard("fr")["cgv"]
    assert differences({}, {"cgv": one}) == (inserted(one),)
    assert differences({"cgv": one}, {}) == (removed(one),)
    assert {article.state for article in inserted(one).articles} == {ChangeState.INSERTED}
    assert set(removed(one).touched(Nature.WORDING)) >= {article.id for article in one.articles}
