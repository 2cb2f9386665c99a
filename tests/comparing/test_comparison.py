"""What differs between two documents: by identity, word by word, and as people read it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, cited, document, figure, paragraph, plain, text, told

from engine.comparing.documents import compare
from engine.comparing.words import words
from engine.model.block import Block, BulletBlock, Definition, DefinitionBlock, TableBlock
from engine.model.comparison import ChangeState, Comparison, Nature, ParagraphChange, TextChange
from engine.model.document import Origin, Paragraph, Run
from engine.rendering.redline.markdown import print_redline_markdown

SEAM = re.compile(r"\w\w")  # where a cut would be inside a word


# Words


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("le Client paie", "le Client paie", "le Client paie"),
        ("le Client paie tôt", "le Client paie tard", "le Client paie [-tôt-]{+tard+}"),
        ("Le préavis court", "Le préavis écrit court", "Le préavis {+écrit +}court"),
        ("Le préavis écrit court", "Le préavis court", "Le préavis [-écrit -]court"),
        # never inside a word: hyphens, apostrophes, figures and accents belong to it
        ("un sous-traitant agit", "un sous-contrat agit", "un [-sous-traitant-]{+sous-contrat+} agit"),
        ("selon l’accord conclu", "selon l’accorde conclu", "selon [-l’accord-]{+l’accorde+} conclu"),
        ("the Client’s data end", "the Clients’ data end", "the [-Client’s-]{+Clients’+} data end"),
        ("soit 1\u00a0234,50 dus", "soit 1\u00a0234,75 dus", "soit [-1\u00a0234,50-]{+1\u00a0234,75+} dus"),
        ("voir 15.4 plus haut", "voir 15.5 plus haut", "voir [-15.4-]{+15.5+} plus haut"),
        ("un café noir", "un café\u0301 noir", "un [-café-]{+café\u0301+} noir"),
        # two changes with nothing but a space, a mark or a short word between them read as one
        ("réviser les prix après avis écrit", "modifier les CGV après avis écrit",
         "[-réviser les prix-]{+modifier les CGV+} après avis écrit"),
        ("fin de tout contrat écrit ici", "but de tout accord signé ici",
         "[-fin-]{+but+} de tout [-contrat écrit-]{+accord signé+} ici"),
        ("il peut, seul, agir ici", "elle doit, unie, agir ici", "[-il peut, seul-]{+elle doit, unie+}, agir ici"),
        # what is written afresh reads best whole
        ("Le Client paie comptant.", "Aucune Partie ne répond du retard.",
         "[-Le Client paie comptant.-]{+Aucune Partie ne répond du retard.+}"),
        ("", "tout est neuf", "{+tout est neuf+}"),
        ("tout a disparu", "", "[-tout a disparu-]"),
    ],
)  # fmt: skip
def test_whole_words(before: str, after: str, expected: str) -> None:
    assert told(plain(before, after)) == expected


TEXTS = st.text(st.sampled_from("abcé1 2.,’-'()\u00a0\u202f;:\n«»*~_[]|"), max_size=60) | st.text(max_size=40)
ORIGINS = st.sampled_from([Origin.CLAUSE, Origin.PARAMETER, Origin.REFERENCE, Origin.DEAL, Origin.TERM])
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans(), st.just(False), ORIGINS), max_size=6).map(tuple)


def seams(text: str) -> set[int]:
    return {at + 1 for at in range(len(text) - 1) if SEAM.match(text, at)}


@given(RUNS, RUNS)
def test_what_was_and_what_is_can_be_read_from_the_pieces(before: tuple[Run, ...], after: tuple[Run, ...]) -> None:
    line = words(before, after)
    old, new = ("".join(run.text for run in runs) for runs in (before, after))
    assert (line.before, line.after) == (old, new)
    assert line.changed is (old != new)
    for side, gone in ((old, TextChange.INSERTED), (new, TextChange.DELETED)):
        at = 0
        for piece in (one for one in line.pieces if one.kind is not gone):
            assert at not in seams(side)
            at += len(piece.text)
    assert all((piece.nature is None) is (piece.kind is TextChange.KEPT) for piece in line.pieces)


def test_the_value_of_a_parameter_is_one_piece() -> None:
    before = (Run("moyennant "), figure("six (6) mois"), Run(" de préavis"))
    after = (Run("moyennant "), figure("un (1) an"), Run(" de préavis"))
    line = words(before, after)
    assert told(line) == "moyennant [-six (6) mois-]{+un (1) an+} de préavis"
    assert line.natures == {Nature.FIGURE}


@pytest.mark.parametrize(
    ("before", "after", "natures"),
    [
        ((Run("a "), *cited("5.4", "doc/x#y")), (Run("a "), *cited("5.5", "doc/x#y")), {Nature.REFERENCE}),
        ((Run("a "), *cited("5.4", "doc/x#y")), (Run("a "), *cited("6.1", "doc/z#y")), {Nature.WORDING}),
        ((Run("a "), *cited("5.4", "doc/x#y")), (Run("a "), *cited("5.4", "doc/x#y"),
          Run(" et ", origin=Origin.REFERENCE), Run("6", origin=Origin.REFERENCE, target="doc/z")), {Nature.WORDING}),
        ((Run("a "), figure("deux")), (Run("a "), figure("deux ans", "term")), {Nature.WORDING}),
        ((Run("a b c "), figure("x")), (Run("a d c "), figure("z")), {Nature.WORDING, Nature.FIGURE}),
        ((figure("x"), Run(", "), *cited("5", "d/x")), (figure("z"), Run(", "), *cited("6", "d/x")),
         {Nature.FIGURE, Nature.REFERENCE}),
        ((Run("pour "), Run("Acme", origin=Origin.DEAL, source="deal.client")),
         (Run("pour "), Run("Autre", origin=Origin.DEAL, source="deal.client")), {Nature.FIGURE}),
        ((Run("a b"),), (Run("a "), Run("b", strong=True)), set()),
    ],
)  # fmt: skip
def test_what_a_change_is_about(before: tuple[Run, ...], after: tuple[Run, ...], natures: set[Nature]) -> None:
    assert words(before, after).natures == natures


# Documents


def only(comparison: Comparison) -> ParagraphChange:
    return comparison.articles[0].paragraphs[0]


def of(before: Paragraph[Run], after: Paragraph[Run]) -> ParagraphChange:
    return only(compare(document(article("a", "1", before)), document(article("a", "1", after))))


def test_the_same_document_differs_in_nothing() -> None:
    one = document(article("a", "1", paragraph("x", "1.1", text("mot"))))
    comparison = compare(one, one)
    assert (comparison.state, comparison.changed, print_redline_markdown(comparison)) == (
        ChangeState.UNCHANGED,
        False,
        "",
    )


def test_two_languages_are_not_compared() -> None:
    with pytest.raises(ValueError, match="en"):
        compare(document(), document(language="en"))


def test_paragraphs_are_matched_by_identity() -> None:
    before = document(
        article("a", "1", *(paragraph(id, f"1.{at}", text(f"mot {id}")) for at, id in enumerate("xyz", 1)))
    )
    after = document(
        article("a", "1", *(paragraph(id, f"1.{at}", text(f"mot {id}")) for at, id in enumerate("nxz", 1)))
    )
    found = compare(before, after).articles[0].paragraphs
    assert [(one.id[-1], one.state, one.number.before, one.number.after) for one in found] == [
        ("n", ChangeState.INSERTED, None, "1.1"),
        ("x", ChangeState.CHANGED, "1.1", "1.2"),
        ("y", ChangeState.REMOVED, "1.2", None),
        ("z", ChangeState.UNCHANGED, "1.3", "1.3"),
    ]
    assert found[1].renumbered
    assert found[1].natures == {Nature.NUMBER}


def test_items_are_matched_by_identity() -> None:
    before = paragraph("x", "1.1", text("mot"), items=[("one", "un ;"), ("two", "deux.")])
    after = paragraph("x", "1.1", text("mot"), items=[("new", "zéro ;"), ("two", "deux.")])
    assert [(one.id.split(".")[1], one.state) for one in of(before, after).items] == [
        ("one", ChangeState.REMOVED),
        ("new", ChangeState.INSERTED),
        ("two", ChangeState.UNCHANGED),
    ]


def test_articles_come_go_and_stay_reserved() -> None:
    kept = paragraph("x", "1.1", text("mot"))
    before = document(article("a", "1", kept), article("b", "2", kept), article("c", "3", notice="Sans objet"))
    after = document(article("b", "2", notice="Sans objet"), article("c", "3", kept), article("d", "4", kept))
    assert [(one.id, one.state) for one in compare(before, after).articles] == [
        ("doc/a", ChangeState.REMOVED),
        ("doc/b", ChangeState.RESERVED),
        ("doc/c", ChangeState.RESTORED),
        ("doc/d", ChangeState.INSERTED),
    ]


def test_a_title_changes_word_by_word() -> None:
    (found,) = compare(
        document(article("a", "1", title="Durée et fin")), document(article("a", "1", title="Durée"))
    ).articles
    assert (told(found.title), found.state) == ("Durée[- et fin-]", ChangeState.CHANGED)


def test_definitions_are_matched_by_their_term() -> None:
    def terms(*entries: tuple[str, str, str]) -> Paragraph[Run]:
        block = DefinitionBlock(tuple(Definition(id, name, (Run(meaning),), ()) for id, name, meaning in entries))
        return paragraph("x", "1.1", text("Termes :"), block)

    before = terms(("term/a", "Abonné", "celui qui paie."), ("term/b", "Bon", "une commande."))
    after = terms(("term/b", "Commande", "une commande."), ("term/c", "Client", "celui qui signe."))
    lead, *found = of(before, after).parts
    assert lead.state is ChangeState.UNCHANGED
    assert [(one.id, one.state) for one in found] == [
        ("term/a", ChangeState.REMOVED),
        ("term/b", ChangeState.CHANGED),
        ("term/c", ChangeState.INSERTED),
    ]


def table(*rows: tuple[str, ...]) -> TableBlock[Run]:
    cells = [tuple((Run(cell),) for cell in row) for row in rows]
    return TableBlock(cells[0], tuple(cells[1:]))


def test_tables_are_compared_row_by_row() -> None:
    before = paragraph("x", "1.1", table(("Ligne", "Prix"), ("a", "1"), ("b", "2"), ("c", "3")))
    after = paragraph("x", "1.1", table(("Ligne", "Prix"), ("a", "1"), ("c", "4"), ("d", "5")))
    found = of(before, after)
    assert [(one.cells[0].after or one.cells[0].before, one.state) for one in found.parts] == [
        ("Ligne", ChangeState.UNCHANGED),
        ("a", ChangeState.UNCHANGED),
        ("b", ChangeState.REMOVED),
        ("c", ChangeState.CHANGED),
        ("d", ChangeState.INSERTED),
    ]
    printed = print_redline_markdown(compare(document(article("a", "1", before)), document(article("a", "1", after))))
    assert "| Ligne | Prix |\n| --- | --- |\n| ~~b~~ | ~~2~~ |\n| c | ~~3~~ **4** |\n| **d** | **5** |\n" in printed
    assert "| a |" not in printed


def test_a_table_with_other_columns_is_another_table() -> None:
    before = paragraph("x", "1.1", table(("Ligne", "Prix"), ("a", "1")))
    after = paragraph("x", "1.1", table(("Ligne", "Remise", "Prix"), ("a", "0", "1")))
    assert {(len(one.cells), one.state) for one in of(before, after).parts} == {
        (3, ChangeState.INSERTED),
        (2, ChangeState.REMOVED),
    }
    printed = print_redline_markdown(compare(document(article("a", "1", before)), document(article("a", "1", after))))
    assert "| **Ligne** | **Remise** | **Prix** |" in printed
    assert "| ~~Ligne~~ | ~~Prix~~ |" in printed


def blocks(texts: list[str], bulleted: bool) -> tuple[Block[Run], ...]:
    return (BulletBlock(tuple((Run(one),) for one in texts)),) if bulleted else tuple(map(text, texts))


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=4), st.booleans(), st.booleans())
def test_no_text_is_lost(before: list[str], after: list[str], left: bool, right: bool) -> None:
    found = of(paragraph("x", "1", *blocks(before, left)), paragraph("x", "1", *blocks(after, right)))
    lines = [cell for part in found.parts for cell in part.cells]
    assert [one.before for one in lines if one.before] == [one for one in before if one]
    assert [one.after for one in lines if one.after] == [one for one in after if one]
