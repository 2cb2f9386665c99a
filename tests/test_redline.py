"""What differs between two documents: by identity, word by word, and as people read it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from packs import LANGUAGES, library, standard
from rich.console import Console

from engine import pipeline
from engine.editions.compare import compare, inserted, removed, words
from engine.editions.effect import differences
from engine.model.block import Block, BulletBlock, Definition, DefinitionBlock, TableBlock, TextBlock
from engine.model.comparison import Comparison, Kind, Line, Nature, ParagraphChange, State
from engine.model.document import Article, Document, Front, Item, Origin, Paragraph, Provenance, Run, Wording
from engine.rendering.redline import inline, print_redline_markdown, redline_view

WRITTEN = Provenance("doc/a", "1.0.0")
SEAM = re.compile(r"\w\w")  # where a cut would be inside a word


def told(line: Line) -> str:
    """A line with its changes between brackets."""
    marks = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}"}
    return "".join(marks[one.kind].format(one.text) for one in line.pieces)


def plain(before: str, after: str) -> Line:
    return words((Run(before),), (Run(after),))


def figure(text: str, name: str = "notice") -> Run:
    return Run(text, origin=Origin.PARAMETER, source=name)


def cited(number: str, target: str) -> tuple[Run, Run]:
    return Run("à l’article ", origin=Origin.REFERENCE), Run(number, origin=Origin.REFERENCE, target=target)


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
    for text, gone in ((old, Kind.INSERTED), (new, Kind.DELETED)):
        at = 0
        for piece in (one for one in line.pieces if one.kind is not gone):
            assert at not in seams(text)
            at += len(piece.text)
    assert all((piece.nature is None) is (piece.kind is Kind.KEPT) for piece in line.pieces)


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


def text(content: str) -> TextBlock[Run]:
    return TextBlock((Run(content),))


def paragraph(
    id: str, number: str, *blocks: Block[Run], items: Iterable[tuple[str, str]] = (), heading: str | None = None
) -> Paragraph[Run]:
    place = f"doc/a#{id}"
    listed = tuple(
        Item(f"{place}.{name}", f"({at})", (Run(content),), (), WRITTEN) for at, (name, content) in enumerate(items, 1)
    )
    return Paragraph(place, number, heading, blocks, listed, (), WRITTEN)


def article(
    id: str, number: str, *paragraphs: Paragraph[Run], notice: str | None = None, title: str = "Titre"
) -> Article[Run]:
    return Article(f"doc/{id}", number, f"Article {number}", title, False, notice, paragraphs, WRITTEN)


def document(*articles: Article[Run], title: str = "Contrat", language: str = "fr") -> Document:
    front = Front("", "", (), (), (), ())
    wording = Wording("", " : ", "", "", "")
    return Document("doc", language, "fr-BE", title, "le Contrat", "1.0.0", "2026-12-01", front, wording, articles)


def only(comparison: Comparison) -> ParagraphChange:
    return comparison.articles[0].paragraphs[0]


def of(before: Paragraph[Run], after: Paragraph[Run]) -> ParagraphChange:
    return only(compare(document(article("a", "1", before)), document(article("a", "1", after))))


def test_the_same_document_differs_in_nothing() -> None:
    one = document(article("a", "1", paragraph("x", "1.1", text("mot"))))
    comparison = compare(one, one)
    assert (comparison.state, comparison.changed, print_redline_markdown(comparison)) == (State.UNCHANGED, False, "")


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
        ("n", State.INSERTED, None, "1.1"),
        ("x", State.CHANGED, "1.1", "1.2"),
        ("y", State.REMOVED, "1.2", None),
        ("z", State.UNCHANGED, "1.3", "1.3"),
    ]
    assert found[1].renumbered
    assert found[1].natures == {Nature.NUMBER}


def test_items_are_matched_by_identity() -> None:
    before = paragraph("x", "1.1", text("mot"), items=[("one", "un ;"), ("two", "deux.")])
    after = paragraph("x", "1.1", text("mot"), items=[("new", "zéro ;"), ("two", "deux.")])
    assert [(one.id.split(".")[1], one.state) for one in of(before, after).items] == [
        ("one", State.REMOVED),
        ("new", State.INSERTED),
        ("two", State.UNCHANGED),
    ]


def test_articles_come_go_and_stay_reserved() -> None:
    kept = paragraph("x", "1.1", text("mot"))
    before = document(article("a", "1", kept), article("b", "2", kept), article("c", "3", notice="Sans objet"))
    after = document(article("b", "2", notice="Sans objet"), article("c", "3", kept), article("d", "4", kept))
    assert [(one.id, one.state) for one in compare(before, after).articles] == [
        ("doc/a", State.REMOVED),
        ("doc/b", State.RESERVED),
        ("doc/c", State.RESTORED),
        ("doc/d", State.INSERTED),
    ]


def test_a_title_changes_word_by_word() -> None:
    (found,) = compare(
        document(article("a", "1", title="Durée et fin")), document(article("a", "1", title="Durée"))
    ).articles
    assert (told(found.title), found.state) == ("Durée[- et fin-]", State.CHANGED)


def test_definitions_are_matched_by_their_term() -> None:
    def terms(*entries: tuple[str, str, str]) -> Paragraph[Run]:
        block = DefinitionBlock(tuple(Definition(id, name, (Run(meaning),), ()) for id, name, meaning in entries))
        return paragraph("x", "1.1", text("Termes :"), block)

    before = terms(("term/a", "Abonné", "celui qui paie."), ("term/b", "Bon", "une commande."))
    after = terms(("term/b", "Commande", "une commande."), ("term/c", "Client", "celui qui signe."))
    lead, *found = of(before, after).parts
    assert lead.state is State.UNCHANGED
    assert [(one.id, one.state) for one in found] == [
        ("term/a", State.REMOVED),
        ("term/b", State.CHANGED),
        ("term/c", State.INSERTED),
    ]


def table(*rows: tuple[str, ...]) -> TableBlock[Run]:
    cells = [tuple((Run(cell),) for cell in row) for row in rows]
    return TableBlock(cells[0], tuple(cells[1:]))


def test_tables_are_compared_row_by_row() -> None:
    before = paragraph("x", "1.1", table(("Ligne", "Prix"), ("a", "1"), ("b", "2"), ("c", "3")))
    after = paragraph("x", "1.1", table(("Ligne", "Prix"), ("a", "1"), ("c", "4"), ("d", "5")))
    found = of(before, after)
    assert [(one.cells[0].after or one.cells[0].before, one.state) for one in found.parts] == [
        ("Ligne", State.UNCHANGED),
        ("a", State.UNCHANGED),
        ("b", State.REMOVED),
        ("c", State.CHANGED),
        ("d", State.INSERTED),
    ]
    printed = print_redline_markdown(compare(document(article("a", "1", before)), document(article("a", "1", after))))
    assert "| Ligne | Prix |\n| --- | --- |\n| ~~b~~ | ~~2~~ |\n| c | ~~3~~ **4** |\n| **d** | **5** |\n" in printed
    assert "| a |" not in printed


def test_a_table_with_other_columns_is_another_table() -> None:
    before = paragraph("x", "1.1", table(("Ligne", "Prix"), ("a", "1")))
    after = paragraph("x", "1.1", table(("Ligne", "Remise", "Prix"), ("a", "0", "1")))
    assert {(len(one.cells), one.state) for one in of(before, after).parts} == {
        (3, State.INSERTED),
        (2, State.REMOVED),
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


# As people read it


def sides(printed: str) -> tuple[str, str]:
    """What a reader of Markdown sees without what is in bold, and without what is struck through; spaces left out."""
    found = {"before": "", "after": ""}
    struck = strong = 0
    for block in MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(printed):
        for token in block.children or ():
            struck += (token.type == "s_open") - (token.type == "s_close")
            strong += (token.type == "strong_open") - (token.type == "strong_close")
            found["before"] += "" if strong else token.content
            found["after"] += "" if struck else token.content
    return squeezed(found["before"]), squeezed(found["after"])


def squeezed(content: str) -> str:
    return "".join(content.split())


LETTERS = st.text(st.sampled_from("abcé1 2.,’-'()\u00a0;:«»*~_[]|!#&<>`"), max_size=60)


@given(LETTERS, LETTERS)
def test_markdown_shows_both_sides(before: str, after: str) -> None:
    printed = f"x {inline(plain(before, after).pieces)} x" if before or after else "x x"
    assert sides(printed) == (squeezed(f"x{before}x"), squeezed(f"x{after}x"))


def test_markdown() -> None:
    same = article("b", "2", paragraph("z", "2.1", text("rien de neuf")))
    before = document(
        article(
            "a",
            "1",
            paragraph("x", "1.1", text("Le Client paie tôt."), heading="Prix"),
            paragraph("y", "1.2", text("fin")),
        ),
        same,
        article("c", "3", paragraph("o", "3.1", text("à part"), items=[("one", "un ;"), ("two", "deux.")])),
    )
    after = document(
        article(
            "a",
            "1",
            paragraph("n", "1.1", text("Neuf *ici*.")),
            paragraph("x", "1.2", text("Le Client paie tard."), heading="Prix"),
            paragraph("y", "1.3", text("fin")),
        ),
        same,
        article("c", "3", paragraph("o", "3.1", text("à part"), items=[("one", "un ;"), ("two", "deux mots.")])),
    )
    assert print_redline_markdown(compare(before, after)) == (
        "# Contrat\n\n"
        "## Article 1 – Titre\n\n"
        "**1.1** **Neuf \\*ici\\*.**\n\n"
        "1.1 → 1.2 Prix. Le Client paie ~~tôt~~ **tard**.\n\n"
        "1.2 → 1.3\n\n"
        "## Article 3 – Titre\n\n"
        "3.1 à part\n\n"
        "\\[…\\]\n\n"
        "(2) deux **mots**.\n"
    )


def seen(comparison: Comparison, **looks: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, highlight=False, **looks)  # type: ignore[arg-type]
    console.print(redline_view(comparison))
    return out.getvalue()


def test_the_terminal() -> None:
    one = compare(
        document(article("a", "1", paragraph("x", "1.1", text("Le Client paie tôt.")))),
        document(article("a", "1", paragraph("x", "1.1", text("Le Client paie tard.")))),
    )
    colours = seen(one, force_terminal=True, color_system="standard")
    assert "\x1b[9;31mtôt" in colours
    assert "\x1b[4;32mtard" in colours
    assert "Le Client paie [-tôt-]{+tard+}." in seen(one)
    bare = seen(one, force_terminal=True, color_system="standard", no_color=True)
    assert "[-tôt-]{+tard+}" in bare


# The real documents


@cache
def effect(name: str, language: str) -> pipeline.Effect:
    return pipeline.effect(library(), pipeline.variant(library(), name), language=language)


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
        if comparison.state is not State.CHANGED:
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


def lines(one: ParagraphChange) -> list[Line]:
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
    assert {article.state for article in inserted(one).articles} == {State.INSERTED}
    assert set(removed(one).touched(Nature.WORDING)) >= {article.id for article in one.articles}
