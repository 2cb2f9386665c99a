"""Documents made up at random from few names and words, so that two of them have much in common."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from made import WRITTEN, document

from engine.languages.numbers import roman
from engine.model.block import (
    Block,
    BulletBlock,
    Definition,
    DefinitionBlock,
    Party,
    SignatureBlock,
    TableBlock,
    TextBlock,
)
from engine.model.document import Article, Document, Item, Origin, Paragraph, Run
from engine.model.place import Place

Line = tuple[Run, ...]

WORDS = ("le Client paie", "six mois ", "tôt", " A & <b>", "5.2", " fin")
ORIGINS = (Origin.CLAUSE, Origin.CLAUSE, Origin.PARAMETER, Origin.BLANK)


def line(*words: str) -> Line:
    return tuple(Run(word) for word in words if word)


LINES: st.SearchStrategy[Line] = st.lists(
    st.builds(Run, st.sampled_from(WORDS), st.booleans(), st.just(False), st.sampled_from(ORIGINS)), max_size=3
).map(tuple)

# Tables and signatures of which the parts are often the same: only then are they compared row by row.
HEADERS = [("Ligne", "Prix"), ("Ligne", "Prix"), ("Ligne", "Coût"), ("", ""), ("Ligne", "Remise", "Prix")]
NAMES, PRICES = ("a", "b", "c", "Total"), ("1", "2", "")


@st.composite
def tables(draw: st.DrawFn) -> TableBlock[Run]:
    header = draw(st.sampled_from(HEADERS))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    rows = [(name, *(draw(st.sampled_from(PRICES)) for _ in header[1:])) for name in names]
    strong = [tuple((Run(cell, strong=row[0] == "Total"),) if cell else () for cell in row) for row in rows]
    return TableBlock(tuple(map(line, header)), tuple(strong), ("left",) * (len(header) - 1) + ("right",))


@st.composite
def definitions(draw: st.DrawFn) -> DefinitionBlock[Run]:
    names = draw(st.lists(st.sampled_from("abcd"), unique=True, min_size=1))
    entries = [Definition(f"term/{one}", f"{draw(st.sampled_from('KL'))}{one}", draw(LINES), ()) for one in names]
    return DefinitionBlock(tuple(sorted(entries, key=lambda one: one.name)))


@st.composite
def signatures(draw: st.DrawFn) -> SignatureBlock[Run]:
    def party(heading: str) -> Party[Run]:
        labels = draw(st.lists(st.sampled_from(["Nom", "Fonction", "Lieu"]), unique=True))
        rows = tuple((line(one), line(draw(st.sampled_from(["", "Anne"])))) for one in labels)
        return Party(line(heading), rows, line(draw(st.sampled_from(["Signature", "Cachet"]))))

    headings = draw(st.sampled_from([("Pour A",), ("Pour A", "Pour B"), ("Pour A", "Pour C")]))
    return SignatureBlock(tuple(map(party, headings)))


BULLETS = st.lists(LINES, min_size=1, max_size=3).map(lambda found: BulletBlock(tuple(found)))
PLAIN: st.SearchStrategy[Block[Run]] = st.one_of(
    st.builds(TextBlock, LINES), st.builds(TextBlock, LINES), BULLETS, tables(), tables(), signatures()
)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block[Run], ...]:
    found = draw(st.lists(PLAIN, max_size=3))
    if draw(st.booleans()):
        found.insert(draw(st.integers(0, len(found))), draw(definitions()))
    return tuple(found)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Articles, then annexes; a paragraph or item may stand in any of them, under the same name."""
    names = draw(st.lists(st.sampled_from("abcd"), unique=True, min_size=1))
    annexes = draw(st.lists(st.sampled_from("efg"), unique=True, max_size=1))
    homes: dict[str, list[str]] = {name: [] for name in (*names, *annexes)}
    for one in draw(st.lists(st.sampled_from("pqrst"), unique=True, min_size=1)):
        homes[draw(st.sampled_from([*homes]))].append(one)
    lists: dict[str, list[str]] = {one: [] for home in homes.values() for one in home}
    for one in draw(st.lists(st.sampled_from("jklm"), unique=True)):
        lists[draw(st.sampled_from([*lists]))].append(one)
    articles = []
    for group, annex in ((names, False), (annexes, True)):
        for at, name in enumerate(group, 1):
            found = _paragraphs(draw, str(at), homes[name], lists)
            label = f"Annexe\u00a0{at}" if annex else f"Article\u00a0{at}"
            notice = None if found or draw(st.booleans()) else "Sans objet"
            title = draw(st.sampled_from(["Durée", "Durée et fin", "Prix"]))
            articles.append(Article(Place(f"doc/{name}"), str(at), label, title, annex, notice, found, WRITTEN))
    return document(*articles, title=draw(st.sampled_from(["Contrat", "Contrat cadre"])))


def _paragraphs(
    draw: st.DrawFn, number: str, names: Sequence[str], lists: dict[str, list[str]]
) -> tuple[Paragraph[Run], ...]:
    found, count = [], 0
    for name in names:
        numbered = draw(st.integers(0, 4)) > 0
        count += numbered
        boxes = draw(st.integers(0, 4)) == 0
        items = tuple(
            Item(Place(f"doc/x#y.{one}"), "☐" if boxes else f"({roman(at)})", draw(LINES), (), WRITTEN)
            for at, one in enumerate(lists[name], 1)
        )
        heading = draw(st.sampled_from([None, None, "Préavis", "Quand ?"]))
        of = f"{number}.{count}" if numbered else ""
        found.append(Paragraph(Place(f"doc/x#{name}"), of, heading, draw(blocks()), items, (), WRITTEN))
    return tuple(found)
