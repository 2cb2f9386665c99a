"""A redline in Word: accepted, it is the text after with its numbers; rejected, the text before with its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hand_made import ENGLISH, FRENCH
from hypothesis import HealthCheck, given, settings
from made import article, document, paragraph, redline, text
from made_up import documents
from reading_word import W, parts, xml
from tracked_changes import changes, compared
from word_validity import faults

from engine.model.block import (
    Block,
    BulletBlock,
    Definition,
    DefinitionBlock,
    Party,
    SignatureBlock,
    TableBlock,
)
from engine.model.document import Article, Document, Item, Paragraph, Run
from engine.model.place import Place
from engine.rendering.word.blocks import SIGNATURE
from engine.rendering.word.redline.document import print_redline_docx

# What may stand in a paragraph


def line(*words: str) -> tuple[Run, ...]:
    return tuple(Run(one) for one in words if one)


def bullets(*entries: str) -> BulletBlock[Run]:
    return BulletBlock(tuple(map(line, entries)))


def table(*rows: tuple[str, ...]) -> TableBlock[Run]:
    cells = [tuple((Run(cell, strong=row[0] == "Total"),) if cell else () for cell in row) for row in rows]
    return TableBlock(cells[0], tuple(cells[1:]))


def terms(*entries: tuple[str, str, str]) -> DefinitionBlock[Run]:
    return DefinitionBlock(tuple(Definition(f"term/{id}", name, line(meaning), ()) for id, name, meaning in entries))


def signatures(*parties: tuple[str, tuple[tuple[str, str], ...]], label: str = "Signature") -> SignatureBlock[Run]:
    return SignatureBlock(
        tuple(
            Party(line(name), tuple((line(one), line(value)) for one, value in rows), line(label))
            for name, rows in parties
        )
    )


PRICES = (("Ligne", "Prix"), ("a", "1"), ("b", "2"), ("Total", "3"))
ANNE, NOBODY = (("Nom", "Anne"), ("Lieu", "")), (("Nom", ""),)
LEAD = text("Les prix sont :")

BODIES: Mapping[str, tuple[tuple[Block[Run], ...], tuple[Block[Run], ...]]] = {
    "words": ((text("Le Client paie tôt."),), (text("Le Client paie plus tard."),)),
    "a text comes": ((text("un"),), (text("un"), text("deux"))),
    "a text goes": ((text("un"), text("deux"), text("trois")), (text("un"), text("trois"))),
    "the first text goes": ((text("un deux"), text("trois quatre")), (text("trois quatre"),)),
    "another text comes first": ((text("trois quatre"),), (text("un deux"), text("trois quatre"))),
    "bullets": ((LEAD, bullets("un", "deux", "trois")), (LEAD, bullets("un", "trois quatre", "cinq"))),
    "bullets become a text": ((LEAD, bullets("un", "deux")), (LEAD, text("un et deux"))),
    "no text any more": ((text("un deux trois"), bullets("x")), (bullets("x"),)),
    "rows": ((LEAD, table(*PRICES)), (LEAD, table(PRICES[0], ("b", "4"), ("c", "5"), ("Total", "9")))),
    "another header": ((LEAD, table(*PRICES)), (LEAD, table(("Ligne", "Prix HT"), *PRICES[1:]))),
    "a header without words": ((LEAD, table(("", ""), *PRICES[1:])), (LEAD, table(*PRICES))),
    "another column": ((LEAD, table(*PRICES)), (LEAD, table(*((name, "0", price) for name, price in PRICES)))),
    "a table comes": ((text("un"), text("deux")), (text("un"), table(*PRICES), text("deux"))),
    "a table goes": ((LEAD, table(*PRICES)), (LEAD,)),
    "a table for a text": ((text("un"), text("deux")), (table(*PRICES),)),
    "a table before a table": ((LEAD, table(*PRICES)), (LEAD, table(("Pays",), ("BE",)), table(*PRICES))),
    "a table in two": ((LEAD, table(*PRICES)), (LEAD, table(*PRICES[:2]), table(PRICES[0], *PRICES[2:]))),
    "cells without words": ((LEAD, table(PRICES[0], ("a", "1"))), (LEAD, table(PRICES[0], ("a", "")))),
    "a text goes before a table": ((text("un"), text("deux"), table(*PRICES)), (text("un"), table(*PRICES))),
    "definitions": (
        (LEAD, terms(("a", "Abonné", "qui paie"), ("b", "Bon", "une commande"), ("c", "Client", "qui signe"))),
        (LEAD, terms(("b", "Bon", "un écrit"), ("c", "Client", "qui signe"), ("d", "Devis", "une offre"))),
    ),
    "another alphabet": (
        (LEAD, terms(("a", "Abonné", "qui paie"), ("b", "Bon", "une commande")), text("fin")),
        (LEAD, terms(("b", "Bon", "une commande"), ("a", "Client", "qui paie")), text("fin")),
    ),
    "signatures": (
        (signatures(("Pour A", ANNE), ("Pour B", NOBODY)),),
        (signatures(("Pour A & C", ANNE[1:]), ("Pour B", (("Nom", "Bob"), ("Lieu", ""))), label="Cachet"),),
    ),
    "another party": (
        (signatures(("Pour A", ANNE), ("Pour B", NOBODY)),),
        (signatures(("Pour A", ANNE), ("Pour B", NOBODY), ("Pour C", NOBODY)),),
    ),
    "signatures come": ((text("un"),), (text("un"), signatures(("Pour A", ANNE)))),
    "signatures change places": (
        (signatures(("Pour A", ANNE), ("Pour B", (("Lieu", "Mons"),))),),
        (signatures(("Pour B", (("Lieu", "Mons"),)), ("Pour A", ANNE)),),
    ),
    "line breaks": ((text("un\ndeux\ttrois"),), (text("un\ntrois\tquatre"),)),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_what_stands_in_a_paragraph(name: str) -> None:
    """At the end of the text, where nothing follows, and before a paragraph that stays."""
    before, after = BODIES[name]
    for rest in ((), (paragraph("y", "1.2", text("ce qui suit")),)):
        one, other = (document(article("a", "1", paragraph("x", "1.1", *body), *rest)) for body in (before, after))
        compared(other, one)
        page = compared(one, other)
    assert faults(page) == []


@pytest.mark.parametrize("value", ["Anne", "Anne " * 30])
def test_the_boxes_to_sign_are_level(value: str) -> None:
    """Whatever wraps, and whatever only one party has: what stands above the boxes is as high for each."""
    anne = (("Nom", value), ("Fonction", "gérante"), ("Lieu", ""))
    before, after = (signatures(("Pour A", rows), ("Pour B", NOBODY)) for rows in (ANNE, anne))
    one, other = (document(article("a", "1", paragraph("x", "1.1", body))) for body in (before, after))
    text = xml(parts(print_redline_docx([redline(one, other)]))["word/document.xml"])
    (block,) = [it for it in text.iter(f"{W}tbl") if it.find(f"{W}tr/{W}tc/{W}tbl") is not None]
    parties = block.find(f"{W}tr").findall(f"{W}tc")[::2]
    heights = [sum(int(it.get(f"{W}val")) for it in cell.iter(f"{W}trHeight")) for cell in parties]
    assert len(heights) == 2
    assert heights[0] == heights[1]
    assert heights[0] > 2 * 400 + SIGNATURE


HEADINGS = [(None, "Préavis"), ("Préavis", None), ("Préavis", "Préavis écrit"), ("Quand ?", "Quand"), (None, None)]


@pytest.mark.parametrize(("before", "after"), HEADINGS)
@pytest.mark.parametrize("bodies", [((text("un"),), (text("deux"),)), ((bullets("x"),), (text("un"),)), ((), ())])
def test_headings_of_paragraphs(
    before: str | None, after: str | None, bodies: tuple[tuple[Block[Run], ...], tuple[Block[Run], ...]]
) -> None:
    old = paragraph("x", "1.1", *bodies[0], heading=before)
    new = paragraph("x", "1.1", *bodies[1], heading=after)
    compared(document(article("a", "1", old)), document(article("a", "1", new, title="Autre")))


# What is numbered


def ordered(ids: str, number: str = "1", *, of: str = "a") -> Article[Run]:
    return article(of, number, *(paragraph(id, f"{number}.{at}", text(f"mot {id}")) for at, id in enumerate(ids, 1)))


def listed(*items: tuple[str, str], number: str = "1.1") -> Paragraph[Run]:
    """A paragraph with items, each with its name and its text."""
    romans = ("i", "ii", "iii", "iv")
    entries = tuple(
        Item(Place(f"doc/a#x.{name}"), f"({romans[at]})", line(said), (), article("a", "1").provenance)
        for at, (name, said) in enumerate(items)
    )
    return replace(paragraph("x", number, text("soit :")), items=entries)


def annexed(one: Article[Run]) -> Article[Run]:
    return replace(one, annex=True, label=one.label.replace("Article", "Annexe"))


DOCUMENTS: Mapping[str, tuple[Document, Document]] = {
    "a paragraph comes": (document(ordered("xyz")), document(ordered("xnyz"))),
    "a paragraph goes": (document(ordered("xyz")), document(ordered("xz"))),
    "the last one goes": (document(ordered("xyz")), document(ordered("xy"))),
    "the last one goes before an article": (
        document(ordered("xyz"), ordered("k", "2", of="b")),
        document(ordered("xy"), ordered("k", "2", of="b")),
    ),
    "a paragraph moves": (document(ordered("xyz")), document(ordered("zxy"))),
    "all move": (document(ordered("vwxyz")), document(ordered("zyxwv"))),
    "items come, go and move": (
        document(article("a", "1", listed(("a", "un ;"), ("b", "deux ;"), ("c", "trois.")))),
        document(article("a", "1", listed(("c", "trois ;"), ("n", "neuf ;"), ("a", "un.")))),
    ),
    "items go into another paragraph": (
        document(article("a", "1", listed(("a", "un ;"), ("b", "deux.")), paragraph("y", "1.2", text("ou :")))),
        document(
            article(
                "a",
                "1",
                listed(("a", "un.")),
                replace(listed(("b", "deux bis.")), id=Place("doc/a#y"), number="1.2", blocks=(text("ou :"),)),
            )
        ),
    ),
    "a paragraph moves with its table and items": (
        document(
            article("a", "1", replace(listed(("a", "un ;"), ("b", "deux.")), blocks=(LEAD, table(*PRICES)))),
            ordered("k", "2", of="b"),
        ),
        document(
            article("a", "1", notice="Sans objet"),
            article(
                "b",
                "2",
                paragraph("k", "2.1", text("mot k")),
                replace(listed(("b", "deux.")), number="2.2", blocks=(LEAD, table(*PRICES[:3]))),
            ),
        ),
    ),
    "articles come and go": (
        document(ordered("x"), ordered("y", "2", of="b"), ordered("z", "3", of="c")),
        document(ordered("n", of="n"), ordered("x", "2"), ordered("z", "3", of="c"), ordered("m", "4", of="m")),
    ),
    "articles are reserved and restored": (
        document(ordered("xy"), article("b", "2", notice="Sans objet"), ordered("z", "3", of="c")),
        document(article("a", "1", notice="Sans objet"), ordered("n", "2", of="b"), ordered("z", "3", of="c")),
    ),
    "articles change places": (
        document(ordered("xy"), ordered("z", "2", of="b"), ordered("w", "3", of="c")),
        document(ordered("w", of="c"), ordered("xv", "2"), ordered("z", "3", of="b")),
    ),
    "an article becomes an annex": (
        document(ordered("xy"), ordered("z", "2", of="b")),
        document(ordered("z", of="b"), annexed(ordered("xy"))),
    ),
    "annexes": (
        document(ordered("x"), annexed(ordered("y", of="b"))),
        document(ordered("x"), annexed(ordered("n", of="n")), annexed(ordered("yz", "2", of="b"))),
    ),
    "annexes under the same word": (
        document(ordered("xy"), replace(ordered("z", of="b"), annex=True)),
        document(ordered("xny"), replace(ordered("zm", of="b"), annex=True)),
    ),
    "a number that no list counts": (
        document(article("a", "1", paragraph("x", "1.1", text("un")), paragraph("y", "", text("deux")))),
        document(article("a", "1", paragraph("x", "", text("un")), paragraph("y", "1.1", text("deux")))),
    ),
    "boxes to tick": (
        document(article("a", "1", listed(("a", "un"), ("b", "deux")))),
        document(
            article(
                "a",
                "1",
                replace(
                    listed(), items=tuple(replace(one, number="☐") for one in listed(("a", "un"), ("b", "2")).items)
                ),
            )
        ),
    ),
    "another word for articles": (
        document(ordered("x"), ordered("y", "2", of="b")),
        document(*(replace(one, label=f"Art. {one.number}") for one in (ordered("x"), ordered("yz", "2", of="b")))),
    ),
    "titles": (
        document(article("a", "1", paragraph("x", "1.1", text("un")), title="Durée et fin"), title="Contrat"),
        document(article("a", "1", paragraph("x", "1.1", text("un")), title="Durée"), title="Contrat cadre"),
    ),
    "everything": (
        document(ordered("xyz"), annexed(ordered("w", of="b"))),
        document(ordered("nop", of="c"), ordered("q", "2", of="d")),
    ),
    "nothing is left": (document(ordered("xyz")), document()),
    "every kind of part": (
        FRENCH,
        replace(FRENCH, title="Autre titre", articles=(FRENCH.articles[0], *FRENCH.articles[2:])),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_numbered(name: str) -> None:
    before, after = DOCUMENTS[name]
    assert faults(compared(before, after)) == []
    compared(after, before)


def test_a_document_that_comes_or_goes() -> None:
    for one in (FRENCH, ENGLISH, DOCUMENTS["annexes"][1]):
        for page, tag in ((compared(None, one), "ins"), (compared(one, None), "del")):
            assert {kind for kind, _ in changes(page)} == {tag}
            assert faults(page) == []


def test_what_was_renamed_is_followed() -> None:
    before = document(ordered("xy"), ordered("z", "2", of="b"))
    after = document(ordered("x"), replace(ordered("zw", "2", of="b"), title="Titre"))
    page = compared(before, after, {"doc/a#y": "doc/b#w"})
    assert changes(page) == [("del", "mot y"), ("ins", "mot w")]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_any_two_documents(before: Document, after: Document) -> None:
    compared(before, after)
