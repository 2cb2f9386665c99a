"""Documents made by hand for the tests of Word, each printed once a process: what a list counts, and what none does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import hand_made
from hand_made import CHANGED, OWN, texts
from hand_made_pack import DOSSIERS, QUOTES

from engine.model.document import Article, Document, Item, Origin, Paragraph, Run
from engine.model.place import Place
from engine.rendering import render, render_pack

TITLES = {
    "fr": ("Objet", "Durée", "Prix", "Mesures", "Pays"),
    "en": ("Purpose", "Term", "Prices", "Measures", "Countries"),
}
ARTICLE = {False: {"fr": "Article\u00a0", "en": "Article\u00a0"}, True: {"fr": "Annexe\u00a0", "en": "Annex\u00a0"}}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def cited(target: str, words: str) -> Run:
    return Run(words, origin=Origin.REFERENCE, target=target)


def item(place: str, rank: int, number: str = "") -> Item[Run]:
    return Item(
        Place(f"{place}.i{rank}"), number or f"({ROMAN[rank]})", (Run(f"entrée {rank} de {place};"),), (), CHANGED
    )


def paragraph(article: str, number: str, items: int = 0, *runs: Run | str) -> Paragraph[Run]:
    """A paragraph whose identity is that of its number, with some items."""
    place = f"{article}#p{number.replace('.', '-')}"
    block = texts(*(runs or (f"texte de {place}",)))
    return Paragraph(place, number, None, (block,), tuple(item(place, rank) for rank in range(items)), (), OWN)


def article(language: str, rank: int, number: str, *paragraphs: Paragraph[Run], annex: bool = False) -> Article[Run]:
    """An article, reserved if it has no paragraphs."""
    notice = None if paragraphs else hand_made.WORDS[language]["reserved"]
    label = f"{ARTICLE[annex][language]}{number}"
    return Article(Place(f"demo/a{rank}"), number, label, TITLES[language][rank], annex, notice, paragraphs, OWN)


def counted(language: str) -> Document:
    """Numbers as Word counts them: articles two of which are reserved, paragraphs, items, annexes, and references."""
    references = (
        "voir ", cited("demo/a2", "3"), ", ", cited("demo/a1", "2"), ", ", cited("demo/a0#p1-1", "1.1"), ", ",
        cited("demo/a2#p3-1.i1", "3.1 (ii)"), ", ", cited("demo/a2#p3-1.i1", "(ii)"), ", ", cited("demo/a3", "1"),
        ", ", cited("demo/a3#p1-2.i0", "1.2\u00a0(i)"), ", ", cited("demo", "ce texte"), " et ",
        cited("dpa/security", "7"),
    )  # fmt: skip
    articles = (
        article(
            language,
            0,
            "1",
            paragraph("demo/a0", "1.1"),
            paragraph("demo/a0", "1.2", 3),
            paragraph("demo/a0", "1.3", 2),
        ),
        article(language, 1, "2"),
        article(language, 2, "3", paragraph("demo/a2", "3.1", 6), paragraph("demo/a2", "3.2", 0, *references)),
        article(language, 3, "1", paragraph("demo/a3", "1.1"), paragraph("demo/a3", "1.2", 1), annex=True),
        article(language, 4, "2", annex=True),
    )
    return replace(hand_made.document(language), articles=articles)


def uncounted() -> Document:
    """Numbers that no list of Word gives: twice the same, one left out, letters, none; labels of two kinds."""
    first, second, third, annex, other = counted("fr").articles
    pair = (replace(paragraph("demo/a0", "1.1"), id=Place("demo/a0#again")), paragraph("demo/a0", "1.4", 2))
    lettered = paragraph("demo/a0", "1.2")
    entries = (item(lettered.id, rank, number) for rank, number in enumerate(("(i)", "(z)", "☐", "(iii)")))
    lettered = replace(lettered, items=tuple(entries))
    bare = replace(paragraph("demo/a0", "1.6", 2), number="")
    bare_again = replace(paragraph("demo/a0", "1.7", 2), number="")
    articles = (
        replace(first, paragraphs=(first.paragraphs[0], *pair, lettered, bare, bare_again)),
        replace(second, number="7", label="Article\u00a07"),
        replace(third, number="IX", label="Article\u00a0IX"),
        annex,
        replace(other, label="Annexe bis\u00a02"),
    )
    return replace(counted("fr"), articles=articles)


def unlabelled() -> Document:
    """Articles whose label is their number."""
    one = counted("en")
    return replace(one, articles=tuple(replace(each, label=each.number) for each in one.articles))


def prefixed() -> Document:
    """Paragraphs of annexes that have a letter before their number, and references to them."""
    one = counted("fr")
    references = (
        "voir ", cited("demo/a3#p1-1", "A1.1"), ", ", cited("demo/a3#p1-2.i0", "A1.2\u00a0(i)"), " et ",
        cited("demo/a0#p1-1", "1.1"),
    )  # fmt: skip
    first, second, third, *annexes = one.articles
    third = replace(third, paragraphs=(paragraph("demo/a2", "3.1", 0, *references),))
    annexes = [
        replace(each, paragraphs=tuple(replace(it, number=f"A{it.number}") for it in each.paragraphs))
        for each in (*annexes, article("fr", 2, "3", paragraph("demo/a5", "3.1", 1), annex=True))
    ]
    annexes[2] = replace(annexes[2], id=Place("demo/a5"))
    return replace(one, articles=(first, second, third, *annexes))


def lengthy() -> Document:
    """Identities longer than Word's tags and bookmarks, which differ at their ends only."""
    one = counted("fr")
    first = one.articles[0]
    name = "a-very-long-name-" * 6

    def longer(each: Paragraph[Run]) -> Paragraph[Run]:
        place = f"demo/{name}#{name}{each.number.replace('.', '-')}"
        entries = tuple(replace(entry, id=Place(f"{place}.{name}{rank}")) for rank, entry in enumerate(each.items))
        return replace(each, id=place, items=entries)

    renamed = replace(first, id=Place(f"demo/{name}"), paragraphs=tuple(map(longer, first.paragraphs)))
    references = paragraph("demo/a1", "2.1", 0, cited(renamed.paragraphs[1].id, "1.2"), " ", cited(renamed.id, "1"))
    return replace(one, articles=(renamed, article("fr", 1, "2", references)))


DOCUMENTS: Mapping[str, Document] = {
    "french": hand_made.FRENCH,
    "english": hand_made.ENGLISH,
    "quote-fr": QUOTES["fr"],
    "quote-en": QUOTES["en"],
    "counted-fr": counted("fr"),
    "counted-en": counted("en"),
    "uncounted": uncounted(),
    "unlabelled": unlabelled(),
    "prefixed": prefixed(),
    "lengthy": lengthy(),
}
PACKS = {"pack-fr": DOSSIERS["fr"], "pack-en": DOSSIERS["en"]}
ALL = (*DOCUMENTS, *PACKS)


@cache
def page(name: str) -> bytes:
    return render_pack(PACKS[name], "docx") if name in PACKS else render(DOCUMENTS[name], "docx")


def bound(name: str) -> tuple[Document, ...]:
    """The documents that a page holds."""
    return PACKS[name].documents if name in PACKS else (DOCUMENTS[name],)


def places(document: Document) -> Iterator[tuple[str, str]]:
    """Everything that is numbered, in order: its tag, which an article has not, and what is printed in front of it."""
    for article in document.articles:
        yield "", article.label
        for paragraph in article.paragraphs:
            numbered: tuple[Paragraph[Run] | Item[Run], ...] = (paragraph, *paragraph.items)
            for one in numbered:
                by = one.provenance
                assert by is not None
                variant = f"+{by.variant}@{by.variant_version}" if by.variant else ""
                yield f"{one.id}@{by.version}{variant}", one.number
