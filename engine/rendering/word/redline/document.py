"""A redline as a Word document: the whole texts with tracked changes, behind a cover that says what is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from engine.model.comparison import Comparison
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.model.summary import Redline
from engine.rendering.redline.summary import ARROW, colon, words_of
from engine.rendering.word.document import COVER
from engine.rendering.word.fill_template import DETAILS_NAMESPACE, TemplateContent, press, text_width
from engine.rendering.word.front import gallery
from engine.rendering.word.letter import Letter, standard
from engine.rendering.word.markup import SMALL_PARAGRAPH, MarkupSetting
from engine.rendering.word.redline.cover import cover_xml, dossier
from engine.rendering.word.redline.marks import Pen
from engine.rendering.word.redline.sides import Counted, Lists, side
from engine.rendering.word.redline.weave import Weaving
from engine.rendering.word.variables import words


@dataclass(frozen=True, slots=True)
class RedlineText:
    """A document of a redline: what differs, and both sides of it with their numbers as the lists of the file count."""

    redline: Redline
    comparison: Comparison
    old: Document | None
    new: Document | None
    before: Counted
    after: Counted


def print_redline_docx(redlines: Sequence[Redline], summary_only: bool = False, letter: Letter | None = None) -> bytes:
    """The redlines of one comparison, one for each language, as one DOCX in our template or in `letter`.

    Accepting all changes gives the texts after, rejecting all gives those before, numbers included. What is compared
    and the summary stand before the texts, as a cover that Word can take away as one thing.
    """
    letter = letter or standard()
    width = text_width(letter)
    lists = Lists()
    texts = [] if summary_only else [text for one in redlines for text in _texts(one, lists)]
    covers = ""
    for position, one in enumerate(redlines):
        known = {id: it for text in texts if text.redline is one for id, it in {**text.before, **text.after}.items()}
        sheet = MarkupSetting(one.locale, colon(one), known)
        covers += cover_xml(one, dossier(one, summary_only), sheet, width, page=position > 0)
    first = redlines[0]
    whole = dossier(first, summary_only)
    content = TemplateContent(
        title=f"{words_of(first).title}{colon(first)}{first.before}{ARROW}{first.after}",
        author=whole.front.company,
        language=first.locale,
        date=whole.date,
        words=words(whole),
        blocks={
            "front": gallery(covers, COVER),
            "contents": "",
            "text": "".join(_printed(one, lists, width) for one in texts) or SMALL_PARAGRAPH,
        },
        lists=lists.all,
        narrow=False,
        details=_details(texts),
    )
    return press(letter, content)


def _texts(redline: Redline, lists: Lists) -> Iterator[RedlineText]:
    for one in redline.comparisons:
        old, new = redline.old.get(one.document), redline.new.get(one.document)
        key = f"{redline.language} {one.document}"
        after = lists.places(key, new, f"{redline.language} ")
        yield RedlineText(redline, one, old, new, lists.places(key, old, f"{redline.language} "), after)


def _printed(text: RedlineText, lists: Lists, width: int) -> str:
    """A document with its changes, on pages of its own."""
    redline = text.redline
    front = next(iter(redline.new.values())).front
    pen = Pen(front.letterhead or front.company, str(redline.day), redline.locale)
    before, after = (
        side(document, places, MarkupSetting(redline.locale, text.comparison.colon, places, lists.bound))
        for document, places in ((text.old, text.before), (text.new, text.after))
    )
    return pen.blocks([*Weaving(text.comparison, before, after, width).document(text.old, text.new)])


def _details(texts: Sequence[RedlineText]) -> bytes:
    """What the file holds, for programs: both sides of each document, with the version and the digest of its text."""
    told = "".join(
        f'<document id="{escape(one.id)}" version="{escape(one.version)}" language="{escape(one.locale)}"'
        f' date="{escape(one.date)}" sha256="{text_digest(one)}" side="{name}"/>'
        for text in texts
        for name, one in (("before", text.old), ("after", text.new))
        if one is not None
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<clausier xmlns="{DETAILS_NAMESPACE}">{told}</clausier>\n'.encode()
