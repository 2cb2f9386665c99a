"""A Word document of a finished document, of two languages side by side, and of a whole pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from engine.model.digest import text_digest
from engine.model.document import Document, Dossier
from engine.model.payment import PaymentCode
from engine.rendering.file_title import file_title
from engine.rendering.walk import Contents, FrontPart, cover, facing, front, opening
from engine.rendering.word.body import articles
from engine.rendering.word.facing.body import NEW_PAGE, Spread, Strip, stacked, text_strips
from engine.rendering.word.facing.front import contents_strips, listed_strip, title_strips
from engine.rendering.word.fill_template import DETAILS_NAMESPACE, TemplateContent, press, text_width
from engine.rendering.word.front import contents, gallery, listed, title_block
from engine.rendering.word.letter import Letter, standard
from engine.rendering.word.markup import MarkupSetting, full_tag, short_tag
from engine.rendering.word.numbering import Places, numbered
from engine.rendering.word.variables import both, words

COVER = "Cover Pages"
"""The gallery of Word for what stands before the text."""


def print_docx(document: Document, letter: Letter | None = None) -> bytes:
    """The document as DOCX in our template or in `letter`; the same document gives the same bytes."""
    letter = letter or standard()
    width = text_width(letter)
    places = numbered([document])
    sheet = MarkupSetting(document.locale, document.wording.colon, places.places, places.bound)
    blocks = {
        "front": gallery(title_block(above(document), sheet, width, places.places[document.id]), COVER),
        "contents": contents(document.wording.contents, [document], sheet, titles=False),
        "text": articles(document, sheet, width),
    }
    return press(letter, filled([document], blocks, [places]))


def print_docx_pack(dossier: Dossier, letter: Letter | None = None) -> bytes:
    """All documents of a pack as one DOCX: a cover, the contents, then each document on a page of its own."""
    letter = letter or standard()
    width = text_width(letter)
    places = numbered(dossier.documents)
    sheet = MarkupSetting(dossier.locale, dossier.wording.colon, places.places, places.bound)
    bodies = [
        title_block(opening(one, dossier), sheet, width, places.places[one.id], "bound") + articles(one, sheet, width)
        for one in dossier.documents
    ]
    blocks = {
        "front": gallery(title_block(cover(dossier), sheet, width, at="cover") + listed(dossier, sheet), COVER),
        "contents": contents(dossier.wording.contents, dossier.documents, sheet, titles=True, page=True),
        "text": "".join(bodies),
    }
    return press(letter, filled([dossier], blocks, [places]))


def print_bilingual_docx(left: Document, right: Document, letter: Letter | None = None) -> bytes:
    """Two languages of a document in two columns as DOCX, paragraph facing paragraph.

    Both hold the same articles, paragraphs and items: ValueError if they do not.
    """
    letter = letter or standard()
    right = facing(left, right)
    places = numbered_apart([left], [right])
    spread = spread_out(left, right, places, letter)
    titles = [one.places[left.id] for one in places]
    headings = [one.wording.contents for one in (left, right)]
    blocks = {
        "front": gallery(stacked(title_strips(above(left), above(right), spread, titles), spread), COVER),
        "contents": stacked(contents_strips(headings, ([left], [right]), spread), spread),
        "text": stacked(text_strips(left, right, spread), spread),
    }
    return press(letter, filled([left, right], blocks, places))


def print_bilingual_docx_pack(left: Dossier, right: Dossier, letter: Letter | None = None) -> bytes:
    """Two languages of a pack in two columns as DOCX, each document on a page of its own.

    Both hold the same documents in the same order, and these the same parts: ValueError if they do not.
    """
    letter = letter or standard()
    pairs = zip(left.documents, right.documents, strict=True)
    right = replace(right, documents=tuple(facing(one, other) for one, other in pairs))
    places = numbered_apart(left.documents, right.documents)
    spread = spread_out(left, right, places, letter)

    def bodies() -> Iterator[Strip]:
        for one, other in zip(left.documents, right.documents, strict=True):
            titles = [each.places[one.id] for each in places]
            yield NEW_PAGE
            yield from title_strips(opening(one, left), opening(other, right), spread, titles, "bound")
            yield from text_strips(one, other, spread)

    covers = [*title_strips(cover(left), cover(right), spread, at="cover"), listed_strip(left, right, spread)]
    headings = [one.wording.contents for one in (left, right)]
    listing = contents_strips(headings, (left.documents, right.documents), spread, titles=True)
    blocks = {
        "front": gallery(stacked(covers, spread), COVER),
        "contents": stacked((NEW_PAGE, *listing), spread),
        "text": stacked(bodies(), spread),
    }
    return press(letter, filled([left, right], blocks, places))


def above(document: Document) -> list[FrontPart]:
    """What stands above the articles and the table of contents."""
    return [part for part in front(document) if not isinstance(part, Contents)]


def numbered_apart(left: Sequence[Document], right: Sequence[Document]) -> tuple[Places, Places]:
    """The places of two languages in one file: each has lists and bookmarks of its own."""
    ours = numbered(left, narrow=True)
    first = 1 + max((one.number for one in ours.lists), default=0)
    return ours, numbered(right, prefix=f"{right[0].language}.", first=first, narrow=True)


def spread_out(
    left: Document | Dossier, right: Document | Dossier, places: tuple[Places, Places], letter: Letter
) -> Spread:
    def sheet(whole: Document | Dossier, known: Places, translation: bool) -> MarkupSetting:
        return MarkupSetting(whole.locale, whole.wording.colon, known.places, known.bound, True, translation)

    return Spread((sheet(left, places[0], False), sheet(right, places[1], True)), text_width(letter))


def filled(sides: Sequence[Document | Dossier], blocks: dict[str, str], places: Sequence[Places]) -> TemplateContent:
    """What goes into the template, of one language or of two."""
    first = sides[0]
    spoken = [words(one) for one in sides]
    return TemplateContent(
        title=file_title(*sides),
        author=first.front.company,
        language=first.locale,
        date=first.date,
        words=both(*spoken) if len(spoken) > 1 else spoken[0],
        blocks=blocks,
        lists=tuple(list for one in places for list in one.lists),
        narrow=len(sides) > 1,
        letterhead=first.front.letterhead,
        look=first.front.look,
        codes=tuple(codes(sides)),
        details=details([document for one in sides for document in bound(one)]),
    )


def bound(whole: Document | Dossier) -> tuple[Document, ...]:
    return whole.documents if isinstance(whole, Dossier) else (whole,)


def codes(sides: Sequence[Document | Dossier]) -> Iterator[PaymentCode]:
    """The payment codes of all documents."""
    for document in (one for side in sides for one in bound(side)):
        rows = document.overview.rows if document.overview else ()
        yield from (row.payment for row in rows if row.payment is not None)


def details(documents: Sequence[Document]) -> bytes:
    """What the file holds, for programs.

    Each document with its version, its language and the digest of its text; then, in full, the tags of content controls
    that are too long for Word.
    """
    told = "".join(
        f'<document id="{escape(one.id)}" version="{escape(one.version)}" language="{escape(one.locale)}"'
        f' date="{escape(one.date)}" sha256="{text_digest(one)}"/>'
        for one in documents
    )
    every = dict.fromkeys(tag for one in documents for tag in tags(one))
    told += "".join(
        f'<tag short="{escape(short_tag(one))}" full="{escape(one)}"/>' for one in every if short_tag(one) != one
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<clausier xmlns="{DETAILS_NAMESPACE}">{told}</clausier>\n'.encode()


def tags(document: Document) -> Iterator[str]:
    """The tags of the paragraphs and items of a document."""
    for article in document.articles:
        for paragraph in article.paragraphs:
            yield full_tag(paragraph.id, paragraph.provenance)
            yield from (full_tag(item.id, item.provenance) for item in paragraph.items)
