"""What sales type comes out to the letter in every format, or is refused where it stands; it is never markup."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from extract import text_of
from packs import ROOT

from engine import Refused, assemble, load_deal, load_library, render
from engine.model.document import Document, Origin
from engine.model.library import Library
from engine.pipeline import formats

TYPED = {
    "script": "<script>alert('x')</script> & <b>bold</b>",
    "entities": "A &amp; B &lt;i&gt; &#35; &nbsp;",
    "parameter": "{{ x }} {{notice}} {% x %} {# x #}",
    "code": "`code` ``two`` ~~~ ```",
    "marks": "*_[](){}|\\~# **strong** __x__ ~~y~~",
    "link": "[a](b) ![c](d) <https://e.invalid> www.e.invalid [x]: y",
    "quotes": "\"double\" 'single' «guillemets» “curly” ‘high’",
    "number": "1. x",
    "bracket": "12) douze",
    "dash": "- tiret",
    "plus": "+ plus",
    "heading": "# Dièse #",
    "quote": "> cité",
    "rule": "--- filet",
    "setext": "=== égal",
    "pipe": "a | b || c |",
    "backslash": "a\\ \\* \\\\ end\\",
    "punctuation": "Qui ? Moi ! Ceci : cela ; 50 % n° 1...",
    "term": "Client, Prestations et Article 5.2 (i)",
    "accents": "Cafe\u0301 e\u0302tre A\u030a — Zoë Łódź Ñandú œuvre ß",
    "comma": "{Durée, reconduction}: x # y",
    "percent": "%s %(x)s $x ${x} %%",
}
RIGHT_TO_LEFT = {"hebrew": "מרפאת הדוגמה", "arabic": "عيادة المثال", "mixed": "Cabinet مثال 12 SRL"}
EMOJI = {"emoji": "Studio 🎈 SRL", "astral": "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𠮷野家"}

DEAL = """reference: {reference}
date: 2026-12-01
client:
  name: {name}
  address: {address}
  country: BE
  languages: [fr]
services: [phone-secretariat]
parameters:
  site: {site}
"""
FIELDS = ("reference", "name", "address", "site")


@cache
def altered() -> Library:
    """The real library, whose article on references prints a text that the deal gives."""
    root = Path(mkdtemp())
    try:
        for folder in ("clauses", "variants"):
            shutil.copytree(ROOT / folder, root / folder)
        with (root / "clauses/parameters.yaml").open("a", encoding="utf-8") as file:
            file.write("\nsite:\n  version: 1.0.0\n  type: text\n  label:\n    fr: Site\n    en: Site\n")
            file.write("  value: un site\n  free: {}\n")
        with (root / "clauses/cgv/references.yaml").open("a", encoding="utf-8") as file:
            file.write("  site:\n    fr: |\n      {{ site }}\n    en: |\n      {{ site }}\n")
            file.write("    items:\n      where:\n        fr: lieu {{ site }}\n        en: place {{ site }}\n")
        return load_library(root)
    finally:
        shutil.rmtree(root)


def written(folder: Path, **texts: str) -> Path:
    """A deal file with these texts, in YAML's own quotes."""
    fields = {field: json.dumps(texts.get(field, "un texte"), ensure_ascii=False) for field in FIELDS}
    path = folder / "deal.yaml"
    path.write_text(DEAL.format(**fields), encoding="utf-8")
    return path


def typed(folder: Path, text: str) -> Document:
    """The article that prints the text, below a title block that prints it too."""
    asked = load_deal(written(folder, **dict.fromkeys(FIELDS, text)), altered())
    document = assemble(altered(), asked, language="fr")["cgv"]
    articles = tuple(article for article in document.articles if article.id == "cgv/references")
    return replace(document, articles=articles)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


TIMES = 5  # reference, name, address, paragraph, item


@pytest.mark.parametrize("text", [*TYPED.values(), *RIGHT_TO_LEFT.values(), *EMOJI.values()])
def test_it_comes_out_to_the_letter(tmp_path: Path, text: str) -> None:
    document = typed(tmp_path, text)
    for format in ("md", "html", "json"):
        assert text_of(render(document, format), format).count(text) == TIMES, format
    plain = text_of(render(document, "txt"), "txt")
    assert squeezed(plain).count(squeezed(text)) == TIMES


def test_it_is_printed_to_the_letter(tmp_path: Path) -> None:
    """All in one PDF, which takes its time."""
    documents = [typed(tmp_path, text) for text in TYPED.values()]
    rows = tuple(row for document in documents for row in document.front.rows)
    together = replace(
        documents[0],
        front=replace(documents[0].front, rows=rows),
        articles=tuple(article for document in documents for article in document.articles),
    )
    found = composed(squeezed(text_of(render(together, "pdf"), "pdf")))
    assert {name: found.count(composed(squeezed(text))) for name, text in TYPED.items()} == dict.fromkeys(TYPED, TIMES)


@pytest.mark.parametrize("text", [*RIGHT_TO_LEFT.values(), *EMOJI.values()])
def test_what_the_fonts_cannot_print_is_refused_and_never_left_out(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused) as refusal:
        render(typed(tmp_path, text), "pdf")
    (told,) = refusal.value.diagnostics
    assert told.code == "deal-text"
    for character in (one for one in text if not one.isascii()):
        assert f"{character} (U+{ord(character):04X})" in told.message


def composed(text: str) -> str:
    """A text whose accents are composed, without the hyphens that a line end may add."""
    return unicodedata.normalize("NFC", text).replace("-", "")


def test_it_is_data_and_no_pass_alters_it(tmp_path: Path) -> None:
    text = 'l\'été "à" 50 % : Client... <b> {{ notice }}'
    document = typed(tmp_path, text)
    runs = [run for row in document.front.rows for run in row.runs if run.origin is Origin.DEAL]
    (paragraph,) = [one for one in document.articles[0].paragraphs if one.id.endswith("#site")]
    runs += [run for run in paragraph.items[0].line if run.origin is Origin.DEAL]
    assert [run.text for run in runs] == [text] * 4


UNSHOWABLE = {
    "a bell": "Cabinet\a",
    "a NUL": "Cabinet\0",
    "an escape": "\x1b[31mrouge",
    "a next line": "Cabinet\u0085Suite",
    "a line separator": "Cabinet\u2028Suite",
    "a right-to-left override": "Cabinet \u202eLRS",
    "a left-to-right isolate": "Cabinet \u2066x\u2069",
    "a right-to-left mark": "Cabinet\u200f",
    "an Arabic letter mark": "Cabinet\u061c",
    "a zero-width space": "Cabi\u200bnet",
    "a byte order mark": "\ufeffCabinet",
    "a soft hyphen": "Cabi\u00adnet",
    "a private character": "Cabinet \ue000",
}
UNFIT = {
    "a line feed": "Cabinet\nSuite",
    "a tab": "Cabinet\tSuite",
    "too much": "x" * 10_000,
    "nothing": "",
    "spaces": "   ",
}
CODES = dict.fromkeys(UNSHOWABLE, "character-forbidden") | dict.fromkeys(UNFIT, "deal-text")
LINES = DEAL.split("\n")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", CODES)
def test_what_documents_cannot_show_is_refused_at_its_line(tmp_path: Path, field: str, name: str) -> None:
    """The character is written as an escape, so that it is YAML that brings it in."""
    text = (UNSHOWABLE | UNFIT)[name]
    path = tmp_path / "deal.yaml"
    path.write_text(DEAL.format(**{one: json.dumps(text if one == field else "un texte") for one in FIELDS}))
    with pytest.raises(Refused) as refusal:
        load_deal(path, altered())
    line = next(number for number, content in enumerate(LINES, 1) if f"{{{field}}}" in content)
    (told,) = refusal.value.diagnostics
    assert (told.code, told.span.file, told.span.line) == (CODES[name], "deal.yaml", line)
    assert told.span.column == LINES[line - 1].index("{") + 1


@pytest.mark.parametrize(
    "character", "\a\x1b\x7f\u0085\u2028\u2029\u202e\u2066\u200e\u200f\u061c\u200b\ufeff\u00ad\ue000"
)
def test_what_nobody_sees_is_refused_where_it_was_typed(tmp_path: Path, character: str) -> None:
    path = written(tmp_path, name=f"Cabinet {character}x").rename(tmp_path / "typed.yaml")
    text = path.read_text(encoding="utf-8").replace(json.dumps(character)[1:-1], character)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        load_deal(path, altered())
    (told,) = refusal.value.diagnostics
    assert (told.code, told.span.line, told.span.column) == ("character-forbidden", 4, len('  name: "Cabinet ') + 1)


def test_every_text_that_is_refused_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        load_deal(written(tmp_path, reference="", name="a\nb", address="x" * 301, site="\t"), altered())
    assert [(one.code, one.span.line) for one in refusal.value.diagnostics] == [
        ("deal-text", 1),
        ("deal-text", 4),
        ("deal-text", 5),
        ("deal-text", 10),
    ]


def test_three_hundred_characters_are_enough(tmp_path: Path) -> None:
    text = "É" * 300
    assert text_of(render(typed(tmp_path, text), "md"), "md").count(text) == TIMES


def test_every_format_is_read_back() -> None:
    assert set(formats()) == {"md", "html", "json", "txt", "pdf"}
