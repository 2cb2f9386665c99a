"""What sales type comes out to the letter in every format, or is refused where it stands; it is never markup."""

from __future__ import annotations

import json
import re
import shutil
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
    "dash": "- x",
    "plus": "+ x",
    "heading": "# Dièse #",
    "quote": "> cité",
    "rule": "---",
    "setext": "===",
    "pipe": "a | b || c |",
    "backslash": "a\\ \\* \\\\ end\\",
    "punctuation": "Qui ? Moi ! Ceci : cela ; 50 % n° 1...",
    "term": "Client, Prestations et Article 5.2 (i)",
    "accents": "Cafe\u0301 e\u0302tre A\u030a — Zoë Łódź Ñandú œuvre ß ŉ",
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


@pytest.mark.parametrize("text", TYPED.values())
def test_it_is_printed_to_the_letter(tmp_path: Path, text: str) -> None:
    found = squeezed(text_of(render(typed(tmp_path, text), "pdf"), "pdf"))
    assert composed(found).count(composed(squeezed(text))) == TIMES


@pytest.mark.parametrize("text", [*RIGHT_TO_LEFT.values(), *EMOJI.values()])
def test_no_character_of_another_script_is_lost_in_print(tmp_path: Path, text: str) -> None:
    found = text_of(render(typed(tmp_path, text), "pdf"), "pdf")
    for character in set(text) - {" "}:
        assert composed(found).count(character) >= TIMES * text.count(character), character


def composed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text).replace("-", "")


def test_it_is_data_and_no_pass_alters_it(tmp_path: Path) -> None:
    text = 'l\'été "à" 50 % : Client... <b> {{ notice }}'
    document = typed(tmp_path, text)
    runs = [run for row in document.front.rows for run in row.runs if run.origin is Origin.DEAL]
    (paragraph,) = [one for one in document.articles[0].paragraphs if one.id.endswith("#site")]
    runs += [run for run in paragraph.items[0].line if run.origin is Origin.DEAL]
    assert [run.text for run in runs] == [text] * 4


REFUSED = {
    "a line feed": ("Cabinet\nSuite", "deal-text"),
    "a tab": ("Cabinet\tSuite", "deal-text"),
    "a bell": ("Cabinet\a", "deal-text"),
    "a NUL": ("Cabinet\0", "deal-text"),
    "an escape": ("\x1b[31mrouge", "deal-text"),
    "a next line": ("Cabinet\u0085Suite", "deal-text"),
    "a line separator": ("Cabinet\u2028Suite", "deal-text"),
    "a right-to-left override": ("Cabinet \u202eLRS", "deal-text"),
    "a left-to-right isolate": ("Cabinet \u2066x\u2069", "deal-text"),
    "a right-to-left mark": ("Cabinet\u200f", "deal-text"),
    "an Arabic letter mark": ("Cabinet\u061c", "deal-text"),
    "a zero-width space": ("Cabi\u200bnet", "deal-text"),
    "a byte order mark": ("\ufeffCabinet", "deal-text"),
    "a soft hyphen": ("Cabi\u00adnet", "deal-text"),
    "a private character": ("Cabinet \ue000", "deal-text"),
    "a surrogate": ("Cabinet \ud800", "deal-text"),
    "too much": ("x" * 10_000, "deal-text"),
    "nothing": ("", "deal-text"),
    "spaces": ("   ", "deal-text"),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", [text for text, _ in REFUSED.values()], ids=list(REFUSED))
def test_what_documents_cannot_show_is_refused_at_its_line(tmp_path: Path, field: str, text: str) -> None:
    """The character is written as an escape, so that YAML reads it; typed as such, the file itself is refused."""
    fields = {one: json.dumps(text if one == field else "un texte") for one in FIELDS}
    path = tmp_path / "deal.yaml"
    path.write_text(DEAL.format(**fields))
    with pytest.raises(Refused) as refusal:
        load_deal(path, altered())
    lines = DEAL.split("\n")
    line = next(number for number, content in enumerate(lines, 1) if f"{{{field}}}" in content)
    (told,) = refusal.value.diagnostics
    assert (told.code, told.span.file, told.span.line) == ("deal-text", "deal.yaml", line)
    assert told.span.column == lines[line - 1].index("{") + 1


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
        ("deal-text", 9),
    ]


def test_three_hundred_characters_are_enough(tmp_path: Path) -> None:
    text = "É" * 300
    assert text_of(render(typed(tmp_path, text), "md"), "md").count(text) == TIMES


def test_every_format_is_read_back() -> None:
    assert set(formats()) == {"md", "html", "json", "txt", "pdf"}
