"""What sales type comes out to the letter in every format, or is refused where it stands; it is never markup."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from extract import text_of
from packs import ROOT
from reading_back import ROOMY, read_pdf

from engine import Refused, assemble, load_deal, load_library, render
from engine.assembling.dossier import dossier
from engine.model.block import lines
from engine.model.document import Document, Origin, Paragraph, Run
from engine.model.library import Library
from engine.rendering import FORMATS, render_pack

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
    "accents": "Café être Å — Zoë Łódź Ñandú œuvre ß",
    "comma": "{Durée, reconduction}: x # y",
    "percent": "%s %(x)s $x ${x} %%",
}
RIGHT_TO_LEFT = {"hebrew": "מרפאת הדוגמה", "arabic": "عيادة المثال", "mixed": "Cabinet مثال 12 SRL"}
EMOJI = {"emoji": "Studio 🎈 SRL", "astral": "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𠮷野家"}

DEAL = """reference: {reference}
date: 2026-12-01
validity: 2026-12-31
communication: "+++090/9337/55493+++"
client:
  name: {name}
  form: {form}
  address: {address}
  country: BE
  enterprise-number: 0999.990.123
  contact:
    name: {contact}
    function: {function}
  languages: [fr]
services: [phone-secretariat]
lines:
  - description: {description}
    kind: one-off
    unit: hour
    price: 58
  - description: {rate}
    kind: usage
    unit: hour
    price: 58
parameters:
  site: {site}
project:
  phases:
    - name: {phase}
      start: 2027-01-04
      end: 2027-01-22
      deliverables: [un rapport, {deliverable}]
signatories:
  company:
    name: {signatory}
    function: {capacity}
  client:
    name: un texte
    function: un texte
"""
FIELDS = re.findall(r"(?<={)[a-z]+(?=})", DEAL)


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


def typed(folder: Path, text: str) -> dict[str, Document]:
    """The documents of a deal in which every text is this one, cut down to the paragraphs that print it."""
    return filled(folder, dict.fromkeys(FIELDS, text))


def filled(folder: Path, texts: Mapping[str, str]) -> dict[str, Document]:
    """The documents of a deal with a text for each field, cut down to the paragraphs that print them."""
    asked = load_deal(written(folder, **texts), altered())
    pack = assemble(altered(), asked, language="fr")
    return {id: found for id, one in pack.items() if (found := cut(one, *texts.values())).articles}


def cut(document: Document, *texts: str) -> Document:
    articles = []
    for article in document.articles:
        kept = tuple(one for one in article.paragraphs if any(told([*parts(one)], text) for text in texts))
        articles += [replace(article, paragraphs=kept)] if kept else []
    return replace(document, articles=tuple(articles))


def parts(paragraph: Paragraph[Run]) -> Iterator[Run]:
    for line in [
        *(line for block in paragraph.blocks for line in lines(block)),
        *(one.line for one in paragraph.items),
    ]:
        yield from line


def told(runs: Iterable[Run], text: str) -> int:
    """How often data of the deal says the text."""
    return sum(run.text.count(text) for run in runs if run.origin is Origin.DEAL)


def times(document: Document, text: str) -> int:
    """How often a document says the text, in its title block, in what it says in short, and in its paragraphs."""
    front = told((run for row in document.front.rows for run in row.runs), text)
    for row in document.overview.rows if document.overview else ():
        front += sum(told(line, text) for line in (row.line, *row.entries))
    return front + sum(told(parts(one), text) for article in document.articles for one in article.paragraphs)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("text", [*TYPED.values(), *RIGHT_TO_LEFT.values(), *EMOJI.values()])
def test_it_comes_out_to_the_letter(tmp_path: Path, text: str) -> None:
    for document in typed(tmp_path, text).values():
        for format in ("md", "html", "json", "docx"):
            assert text_of(render(document, format), format).count(text) == times(document, text), format
        plain = text_of(render(document, "txt"), "txt")
        assert squeezed(plain).count(squeezed(text)) == times(document, text)


def test_every_text_of_the_deal_is_printed(tmp_path: Path) -> None:
    """Each field with a text of its own: none of those tested here is left out."""
    texts = {field: f"texte {place}." for place, field in enumerate(FIELDS)}
    asked = load_deal(written(tmp_path, **texts), altered())
    pack = assemble(altered(), asked, language="fr")
    printed = {field: {id for id, one in pack.items() if cut(one, text).articles} for field, text in texts.items()}
    quoted = {"name", "form", "address", "contact", "function", "description", "rate", "signatory", "capacity"}
    assert {field for field in FIELDS if "quote" in printed[field]} == {*quoted, "reference"}
    assert {field for field in FIELDS if "project-plan" in printed[field]} >= {"phase", "deliverable"}
    assert {field for field in FIELDS if "cgv" in printed[field]} == {"site"}
    assert "dpa" in printed["name"]


@pytest.mark.usefixtures("quick_fonts")
def test_it_is_printed_to_the_letter(tmp_path: Path) -> None:
    """All of them in one pack, in one PDF, which takes its time: each text in some of the fields."""
    texts, packs = [*TYPED.values()], []
    for start in range(0, len(texts), 6):  # ten fields are printed in a quote
        fields = {field: texts[(start + place) % len(texts)] for place, field in enumerate(FIELDS)}
        packs.append(filled(tmp_path, fields))
    merged = {id: merge([pack[id] for pack in packs]) for id in packs[0]}
    whole = dossier(altered(), merged, "fr")
    page = render_pack(whole, "pdf", layout="roomy")
    found = composed(squeezed(read_pdf(page, tmp_path, ROOMY)))
    for name, text in TYPED.items():
        expected = sum(times(document, text) for document in merged.values())
        expected += told((run for row in whole.front.rows for run in row.runs), text)
        assert found.count(composed(squeezed(text))) == expected > 1, name


def merge(documents: list[Document]) -> Document:
    rows = tuple(row for document in documents for row in document.front.rows)
    articles = tuple(article for document in documents for article in document.articles)
    return replace(documents[0], front=replace(documents[0].front, rows=rows), articles=articles)


@pytest.mark.parametrize("text", [*RIGHT_TO_LEFT.values(), *EMOJI.values()])
def test_what_the_fonts_cannot_print_is_refused_and_never_left_out(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused) as refusal:
        render(typed(tmp_path, text)["cgv"], "pdf")
    (problem,) = refusal.value.diagnostics
    assert problem.code == "deal-text"
    for character in (one for one in text if not one.isascii()):
        assert f"{character} (U+{ord(character):04X})" in problem.message


def composed(text: str) -> str:
    """A text whose accents are composed, without the hyphens that a line end may add."""
    return unicodedata.normalize("NFC", text).replace("-", "")


def test_it_is_data_and_no_pass_alters_it(tmp_path: Path) -> None:
    text = 'l\'été "à" 50 % : Client... <b> {{ notice }}'
    for document in typed(tmp_path, text).values():
        runs = [run for row in document.front.rows for run in row.runs]
        runs += [run for article in document.articles for one in article.paragraphs for run in parts(one)]
        found = [run.text for run in runs if run.origin is Origin.DEAL and "50" in run.text]
        assert len(found) >= 4
        assert {run.replace(text, "") for run in found} <= {"", ", "}  # a name and a function stand together


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
    (told,) = [one for one in refusal.value.diagnostics if one.code != "postcode-missing"]  # of such an address
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
    line = LINES.index("  name: {name}") + 1
    assert (told.code, told.span.line, told.span.column) == ("character-forbidden", line, len('  name: "Cabinet ') + 1)


def test_every_text_that_is_refused_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        load_deal(written(tmp_path, reference="", name="a\nb", address="x" * 301, site="\t"), altered())
    expected = [number for number, line in enumerate(LINES, 1) if re.search("{(reference|name|address|site)}", line)]
    assert [(one.code, one.span.line) for one in refusal.value.diagnostics] == [("deal-text", at) for at in expected]


def test_three_hundred_characters_are_enough(tmp_path: Path) -> None:
    text = "É" * 300
    for document in typed(tmp_path, text).values():
        assert text_of(render(document, "md"), "md").count(text) == times(document, text)


def test_every_format_is_read_back() -> None:
    assert set(FORMATS) == {"md", "html", "json", "txt", "pdf", "docx"}
