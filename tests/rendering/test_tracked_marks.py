"""What a redline in Word marks, whose changes they are, and what stands around the texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import FRENCH, HOSTILE
from made import article, cited, document, figure, paragraph, redline, text
from reading_word import MAIN, bookmarks, parts, properties, read_docx, xml
from tracked_changes import both_sides, changes, compared, decided, links, marks, texts
from word_numbers import name_of
from word_validity import faults

from engine.model.block import Block, Party, SignatureBlock, TextBlock
from engine.model.document import Article, Document, Origin, Run
from engine.rendering.word.redline.document import print_redline_docx


def line(*words: str | Run) -> TextBlock[Run]:
    return TextBlock(tuple(one if isinstance(one, Run) else Run(one) for one in words))


def sides(before: Block[Run], after: Block[Run]) -> tuple[Document, Document]:
    """Two documents that differ in what a paragraph says."""
    return tuple(document(article("a", "1", paragraph("x", "1.1", one))) for one in (before, after))  # type: ignore[return-value]


def ordered(ids: str, number: str = "1", of: str = "a") -> Article[Run]:
    return article(of, number, *(paragraph(id, f"{number}.{at}", text(f"mot {id}")) for at, id in enumerate(ids, 1)))


TITLES = (
    document(article("a", "1", paragraph("x", "1.1", text("un")), title="Durée et fin"), title="Contrat"),
    document(article("a", "1", paragraph("x", "1.1", text("un")), title="Durée"), title="Contrat cadre"),
)
EVERYTHING = (FRENCH, replace(FRENCH, title="Autre titre", articles=(FRENCH.articles[0], *FRENCH.articles[2:])))


class TestMarks:
    def test_only_words_that_differ(self) -> None:
        page = compared(*sides(text("Le Client paie tôt ici."), text("Le Client paie tard ici.")))
        assert changes(page) == [("del", "tôt"), ("ins", "tard")]

    def test_references_and_figures_are_words(self) -> None:
        before = line(figure("six mois"), " comme ", *cited("5", "doc/b"))
        after = line(figure("dix mois"), " comme ", *cited("6", "doc/b"))
        page = compared(*sides(before, after))
        assert changes(page) == [("del", "six mois"), ("ins", "dix mois"), ("del", "5"), ("ins", "6")]

    def test_another_number_alone_is_no_change(self) -> None:
        assert changes(compared(document(ordered("xyz")), document(ordered("xnyz")))) == [("ins", "mot n")]

    def test_what_looks_strong_or_blank_does_so_still(self) -> None:
        before = line("un ", Run("deux", strong=True), " trois quatre ", Run("à compléter", origin=Origin.BLANK))
        after = line("un ", Run("cinq", emphasis=True), " trois quatre ", Run("Mons", strong=True))
        found = [(one.text, one.looks) for one in marks(compared(*sides(before, after)))]
        assert found == [("deux", {"b"}), ("cinq", {"i"}), ("à compléter", {"ClausierBlank"}), ("Mons", {"b"})]

    def test_each_has_its_own_number_and_all_have_an_author_and_a_day(self) -> None:
        found = marks(compared(*EVERYTHING))
        assert {one.text is None for one in found} == {True, False}
        assert len({one.id for one in found}) == len(found)
        assert {one.author for one in found} == {"SecretarIA"}
        assert {one.date for one in found} == {"2026-12-01T00:00:00Z"}

    def test_insertions_on_both_sides_of_an_end_that_stays_are_not_dated_alike(self) -> None:
        """LibreOffice would take them for one, and join two paragraphs when they are rejected."""

        def said(**texts: str) -> Document:
            found = enumerate(texts.items(), 1)
            return document(article("a", "1", *(paragraph(id, f"1.{at}", text(it)) for at, (id, it) in found)))

        page = compared(
            said(x="un deux trois", y="quatre cinq six", z="sept huit neuf"),
            said(x="un deux trois bis", y="ou quatre cinq six bis", n="neuf", m="dix", z="ou sept huit neuf bis"),
        )
        assert [(one.text, one.date[11:16]) for one in marks(page)] == [
            (" bis", "00:00"),
            ("ou ", "00:02"),
            (" bis", "00:02"),
            (None, "00:00"),
            ("neuf", "00:00"),
            (None, "00:00"),
            ("dix", "00:00"),
            ("ou ", "00:00"),
            (" bis", "00:00"),
        ]
        page = compared(said(x="un deux trois"), said(x="un deux trois bis", n="neuf"))
        assert [(one.text, one.date[11:16]) for one in marks(page)] == [
            (" bis", "00:00"),
            (None, "00:02"),
            ("neuf", "00:02"),
        ]

    @pytest.mark.parametrize("hostile", [HOSTILE, "{% for x in y %}", "<w:p/>", "]]>", "&amp;", "\u202e", "a\nb\tc"])
    def test_words_of_a_deal_are_data(self, hostile: str) -> None:
        before = line("a ", Run(hostile, origin=Origin.DEAL), " b c d e f")
        after = line("a ", Run(f"X{hostile}X", origin=Origin.DEAL), " b c d e f")
        for one, other in ((before, after), (text("a"), after), (before, text("un"))):
            assert compared(*sides(one, other))


def test_what_is_filled_in_by_hand_has_a_line() -> None:
    def signed(*values: str) -> SignatureBlock[Run]:
        rows = tuple(((Run(f"Nom {at}"),), (Run(value),) if value else ()) for at, value in enumerate(values))
        return SignatureBlock((Party((Run("Pour A"),), rows, (Run("Signature"),)),))

    page = compared(*sides(signed("", "Bob", ""), signed("Anne", "", "")))
    assert parts(page)[MAIN].count(b'"dotted"') == 2


def cover(page: bytes) -> list[str]:
    return [one for one in read_docx(page, tracked="read").split("\n") if one]


class TestCover:
    def test_it_says_what_is_compared_and_that_it_is_no_part_of_the_text(self) -> None:
        found = cover(compared(*TITLES))
        assert found[:2] == ["Firme & Fils", "Firme SRL"]
        assert found[found.index("Comparaison") :][:6] == [
            "Comparaison",
            "Cette page et le résumé ne font pas partie des textes. Accepter toutes les modifications donne les textes "
            "d’après, les refuser toutes donne ceux d’avant.",
            "Avant",
            "Avant <i>",
            "Après",
            "Après",
        ]

    def test_the_summary_leads_to_the_articles(self) -> None:
        before = document(ordered("x"), ordered("y", "2", "b"), ordered("z", "3", "c"), title="Contrat")
        after = document(ordered("xn"), ordered("z", "2", "c"), ordered("m", "3", "m"), title="Contrat cadre")
        page = compared(before, after)
        accepted, rejected = (bookmarks(decided(page, one)) for one in ("accept", "reject"))
        shown = [
            (words, *(found[name].shown.replace("\t", " ").strip() for found in (accepted, rejected)))
            for words, name in links(page)
        ]
        assert shown == [
            ("Contrat cadre", "Contrat cadre", "Contrat"),
            ("Article 1 Titre", "Article 1 Titre", "Article 1 Titre"),
            ("Article 2 Titre", "Article 2 Titre", "Article 2 Titre"),  # which has gone: Word shows what follows
            ("Article 2 Titre", "Article 2 Titre", "Article 3 Titre"),
            ("Article 3 Titre", "Article 3 Titre", ""),
        ]

    def test_nothing_differs(self) -> None:
        one = document(ordered("xyz"))
        page = print_redline_docx([redline(one, one)])
        assert (marks(page), texts(page)) == ([], [])
        assert "Rien ne change." in cover(page)
        assert faults(page) == []
        assert name_of(xml(parts(page)[MAIN])[0][-2]) == "p"  # which stays when somebody takes the cover away

    def test_only_the_summary(self) -> None:
        page = print_redline_docx([redline(*TITLES)], summary_only=True)
        assert (marks(page), texts(page), links(page)) == ([], [], [])
        assert "Résumé – Contrat cadre" in cover(page)
        assert faults(page) == []


def test_two_languages_follow_one_another() -> None:
    def both(language: str, *words: str) -> tuple[Document, Document]:
        return tuple(  # type: ignore[return-value]
            document(article("a", "1", paragraph("x", "1.1", text(one))), title=language, language=language)
            for one in words
        )

    french, english = both("fr", "un deux tôt", "un deux tard"), both("en", "one two early", "one two late")
    page = print_redline_docx([redline(*french), redline(*english)])
    both_sides(page, [french[0], english[0]], [french[1], english[1]])
    assert faults(page) == []
    found = cover(page)
    assert [one for one in found if one in ("Comparaison", "Redline", "fr", "en")] == [
        "Comparaison",
        "Redline",
        "fr",
        "en",
    ]


def test_the_file_says_what_it_holds() -> None:
    found = properties(compared(*TITLES))
    assert found["title"] == "Comparaison\u00a0: Avant <i> → Après"
    assert (found["creator"], found["created"][:10], found["modified"][:10]) == (
        "Firme SRL",
        "2026-12-01",
        "2026-12-01",
    )


def test_the_same_redline_gives_the_same_bytes() -> None:
    assert compared(*EVERYTHING) == compared(*EVERYTHING)
