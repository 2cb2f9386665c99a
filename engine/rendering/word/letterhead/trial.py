"""Tries a template out: a document that holds everything, and one that holds as little as can be."""

from __future__ import annotations

from types import MappingProxyType

from engine.diagnostics import Refused, Report, Span
from engine.rendering.word.fill_template import TemplateContent, press, text_width
from engine.rendering.word.letter import Letter, unpacked
from engine.rendering.word.letterhead.tags import OPENING
from engine.rendering.word.markup import MarkupSetting, paragraph_xml, plain
from engine.rendering.word.numbering import ANNEX_STYLES, ARTICLE_STYLES, List
from engine.rendering.word.variables import ALL_SIGNS, VARIABLES, TemplateValue, data

SHEET = MarkupSetting("fr-BE", " : ", MappingProxyType({}))
STYLES = MappingProxyType({"front": "ClausierTitle", "contents": "TOC1", "text": "ClausierText"})


def tried(letter: Letter, report: Report) -> None:
    """Makes two documents from a template. Reports why that is not possible."""
    for full in (True, False):
        try:
            made = press(letter, _content(full))
            text_width(letter)
        except Refused as refused:
            report.diagnostics += refused.diagnostics
        except Exception as fault:
            told = f"no document can be made from it: {type(fault).__name__}: {fault}"
            report.error("template-unreadable", Span(letter.name), told, "open it in Word and save it again")
        else:
            _check(letter, made, report)


def _check(letter: Letter, made: bytes, report: Report) -> None:
    """Whether every tag is filled in, and every block there."""
    for name, part in unpacked(made).items():
        text = part.decode("utf-8", "replace") if name.endswith(".xml") else ""
        if OPENING.search(text):
            report.error("template-tag", Span(f"{letter.name}!{name}"), "a tag is not filled in", "type it again")
        if any(sign in text for sign in ALL_SIGNS):
            told = "something in it is not filled in: is a tag in a place that Word does not show?"
            report.error("template-tag", Span(f"{letter.name}!{name}"), told, "delete what stands there")


def _content(full: bool) -> TemplateContent:
    words: dict[str, TemplateValue] = {}
    for one in VARIABLES.values():
        fields: TemplateValue = (
            {field: data(f"{one.name} {field}") for field in one.fields} if one.fields else data(one.name)
        )
        words[one.name] = ((fields,) * 2 if full else ()) if one.many else fields
    words |= {"marks": data("marks" * full), "language": data("fr-BE")}
    blocks = {
        name: paragraph_xml(plain(f"{name} & more" * full, SHEET), style, language="fr-BE")
        for name, style in STYLES.items()
    }
    lists = (List(1, "Article %1", ARTICLE_STYLES), List(2, "Annexe %1", ANNEX_STYLES))
    return TemplateContent("title", "company", "fr-BE", "2026-12-01", words, blocks, lists, full, b"<trial/>")
