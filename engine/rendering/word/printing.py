"""A Word document of a finished document, of two languages side by side, and of a whole pack."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from engine.model.digest import text_digest
from engine.model.document import Document, Dossier
from engine.rendering.walk import Contents, cover, front, opening
from engine.rendering.word.body import articles
from engine.rendering.word.front import contents, gallery, listed, title_block
from engine.rendering.word.letter import Letter, standard
from engine.rendering.word.markup import Sheet
from engine.rendering.word.places import Places, numbered
from engine.rendering.word.press import DETAILS_NAMESPACE, Content, press, text_width
from engine.rendering.word.words import words

COVER = "Cover Pages"
"""The gallery of Word for what stands before the text."""


def print_docx(document: Document, letter: Letter | None = None) -> bytes:
    """The document as DOCX in our template or in `letter`; the same document gives the same bytes."""
    letter = letter or standard()
    width = text_width(letter)
    places = numbered([document])
    sheet = Sheet(document.locale, document.wording.colon, places.places, places.bound)
    above = [part for part in front(document) if not isinstance(part, Contents)]
    blocks = {
        "front": gallery(title_block(above, sheet, width, places.places[document.id]), COVER),
        "contents": contents(document.wording.contents, [document], sheet, titles=False),
        "text": articles(document, sheet, width),
    }
    return press(letter, filled(document, document.title, blocks, places, [document]))


def print_docx_pack(dossier: Dossier, letter: Letter | None = None) -> bytes:
    """All documents of a pack as one DOCX: a cover, the contents, then each document on a page of its own."""
    letter = letter or standard()
    width = text_width(letter)
    places = numbered(dossier.documents)
    sheet = Sheet(dossier.locale, dossier.wording.colon, places.places, places.bound)
    bodies = [
        title_block(opening(one, dossier), sheet, width, places.places[one.id], page=True) + articles(one, sheet, width)
        for one in dossier.documents
    ]
    blocks = {
        "front": gallery(title_block(cover(dossier), sheet, width) + listed(dossier, sheet), COVER),
        "contents": contents(dossier.wording.contents, dossier.documents, sheet, titles=True, page=True),
        "text": "".join(bodies),
    }
    return press(letter, filled(dossier, dossier.title, blocks, places, dossier.documents))


def filled(
    whole: Document | Dossier,
    title: str,
    blocks: dict[str, str],
    places: Places,
    documents: Sequence[Document],
    narrow: bool = False,
) -> Content:
    return Content(
        title=title,
        author=whole.front.company,
        language=whole.locale,
        date=whole.date,
        words=words(whole),
        blocks=blocks,
        lists=places.lists,
        narrow=narrow,
        details=details(documents),
    )


def details(documents: Sequence[Document]) -> bytes:
    """What the file holds, for programs: each document with its version, its language and the digest of its text."""
    told = "".join(
        f'<document id="{escape(one.id)}" version="{escape(one.version)}" language="{escape(one.locale)}"'
        f' date="{escape(one.date)}" sha256="{text_digest(one)}"/>'
        for one in documents
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<clausier xmlns="{DETAILS_NAMESPACE}">{told}</clausier>\n'.encode()
