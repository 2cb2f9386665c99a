"""The words that a template may print: the variables between double braces, the same for every document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from types import MappingProxyType

from engine.model.document import Document, Dossier, Origin, Row, Run
from engine.rendering.directions import embedded
from engine.rendering.word.markup import check_characters

# Signs of the private use area, which neither the library nor a deal may hold: braces that no template engine sees,
# and what a plain text cannot say. They are taken out again once the template is filled in.
SIGNS = MappingProxyType({"{": "\ue000", "}": "\ue001", "\n": "\ue002", "\t": "\ue003"})
STRONG, BLANK, ENDS = "\ue004", "\ue005", "\ue006"
ALL_SIGNS = frozenset((*SIGNS.values(), STRONG, BLANK, ENDS, "\ue010", "\ue011"))

BLOCKS = ("front", "contents", "text")
"""What takes the place of a whole paragraph: the title block, the table of contents, the articles."""

TemplateValue = str | tuple["TemplateValue", ...] | Mapping[str, "TemplateValue"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of templates: what it holds, and the fields of each of its entries if it is a list or has parts."""

    name: str
    meaning: str
    fields: tuple[str, ...] = ()
    many: bool = False


VARIABLES: Mapping[str, Variable] = MappingProxyType(
    {
        one.name: one
        for one in (
            Variable("front", "the title block: marks such as “Draft”, title, notices, facts"),
            Variable("contents", "the table of contents"),
            Variable("text", "the articles and annexes"),
            Variable("letterhead", "the trade name of the company"),
            Variable("company", "the legal name of the company"),
            Variable("mentions", "its seat, numbers and addresses", ("label", "text"), many=True),
            Variable("marks", "“Draft”, “Specimen”, “To be approved”, where they apply"),
            Variable("title", "the title of the document"),
            Variable("titles", "the title in each language of the document", many=True),
            Variable("notices", "what the marks mean, a sentence each", many=True),
            Variable("facts", "edition, date, reference, client, options", ("label", "text"), many=True),
            Variable("date", "the date of the document"),
            Variable("language", "its language: fr-BE or en-GB"),
            Variable("colon", "what stands between a label and its text"),
            Variable("page", "the words around the page numbers", ("before", "between", "after")),
        )
    }
)
REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "text": (("text",),),
        "title": (("front",), ("title",), ("titles",)),
        "marks": (("front",), ("marks",)),
        "notices": (("front",), ("notices",)),
        "facts": (("front",), ("facts",)),
    }
)
"""What every document must show, and the ways to show it, a block first: the variables that each of them takes."""


class WordMarkup(str):
    """A text that the template engine takes as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def encoded(text: str) -> str:
    check_characters(text)
    before, after = embedded(text)
    text = before + text + after
    for sign, stand_in in SIGNS.items():
        text = text.replace(sign, stand_in)
    return text


def data(text: str) -> WordMarkup:
    """Words as data: nothing in them is markup of Word or of the template engine."""
    return WordMarkup(escape(encoded(text), quote=True))


def runs(line: Sequence[Run]) -> WordMarkup:
    """A line with what is strong in it, and what is left to be completed."""
    told = ""
    for run in line:
        signs = STRONG * run.strong + BLANK * (run.origin is Origin.BLANK)
        told += f"{signs}{encoded(run.text)}{ENDS if signs else ''}"
    return WordMarkup(escape(told, quote=True))


def rows(of: Sequence[Row]) -> tuple[TemplateValue, ...]:
    return tuple({"label": data(one.label), "text": runs(one.runs)} for one in of)


def words(document: Document | Dossier) -> dict[str, TemplateValue]:
    """The variables of a document or of a pack, but for the blocks."""
    front, wording = document.front, document.wording
    before, _, rest = wording.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return {
        "letterhead": data(front.letterhead),
        "company": data(front.company),
        "mentions": rows(front.mentions),
        "marks": data(" · ".join(front.marks)),
        "title": data(document.title),
        "titles": (data(document.title),),
        "notices": tuple(map(data, front.notices)),
        "facts": rows(front.rows),
        "date": data(wording.date),
        "language": data(document.locale),
        "colon": data(wording.colon),
        "page": {"before": data(before), "between": data(between), "after": data(after)},
    }


def both(left: Mapping[str, TemplateValue], right: Mapping[str, TemplateValue]) -> dict[str, TemplateValue]:
    """The variables of two languages: one after the other where they differ, but for those around page numbers."""
    kept = ("language", "colon", "page")
    found = {name: one if name in kept else _joined(one, right[name]) for name, one in left.items()}
    return {**found, "titles": (left["title"], right["title"])}


def _joined(one: TemplateValue, other: TemplateValue) -> TemplateValue:
    match one, other:
        case str(), str():
            told = [text for text in dict.fromkeys((one, other)) if text]
            return WordMarkup(" / ".join(told))
        case tuple(), tuple():
            return tuple(_joined(a if b is None else b, b if a is None else a) for a, b in zip_longest(one, other))
        case Mapping(), Mapping():
            return {name: _joined(value, other[name]) for name, value in one.items()}
    return one
