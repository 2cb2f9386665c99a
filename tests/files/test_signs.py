"""Signs: accents composed or apart, what nobody sees, words of two alphabets, and what no font of the PDF has."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from commands import process
from in_memory import said, texts_of

from engine import assemble, load_deal, load_library, read_deal, render
from engine.diagnostics import Refused, Report
from engine.files.characters import forbidden, mixed_words
from engine.files.text import decode
from engine.files.writing.read_back import read_back, readable, values
from engine.files.yaml.nodes import parse
from engine.rendering.pdf.fonts import unshowable
from engine.tasks.check import check
from engine.tasks.missing_signs import SURE

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "cases" / "base"


def apart(text: str) -> str:
    return normalize("NFD", text)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "library")


def rewrite(root: Path, change: Callable[[str], str]) -> None:
    for path in root.rglob("*.yaml"):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_library_with_accents_apart_is_the_same_library(library: Path) -> None:
    deal = load_deal(BASE / "deal.yaml", load_library(BASE))
    wanted = [render(one, "json") for one in assemble(load_library(BASE), deal, language="fr").values()]
    rewrite(library, apart)
    assert check(library) == check(BASE)
    known = load_library(library)
    found = assemble(known, load_deal(library / "deal.yaml", known), language="fr")
    assert [render(one, "json") for one in found.values()] == wanted


def test_the_real_library_with_accents_apart_has_nothing_to_say() -> None:
    """References, defined terms, figures in words, both languages."""
    assert said({name: apart(text) for name, text in texts_of(ROOT).items()}) == said(texts_of(ROOT))


def test_a_deal_with_accents_apart_gives_the_same_documents() -> None:
    library = load_library(BASE)
    text = (BASE / "deal.yaml").read_text(encoding="utf-8").replace("Boulangerie Dupain", "Café Élysée Forêt")
    packs = [assemble(library, read_deal(one, library), language="fr") for one in (text, apart(text))]
    printed = [[render(one, "json") for one in pack.values()] for pack in packs]
    assert printed[0] == printed[1]


def test_a_finding_stands_where_it_is_in_the_file() -> None:
    text = apart("text:\n  fr: |\n    Été à côté [●] là.\n")
    source = parse("clauses/a/b.yaml", text, Report())
    assert source is not None
    from engine.files.yaml.leftovers import check_leftovers

    report = Report()
    check_leftovers(source, "clause", report)
    (found,) = report.diagnostics
    line = text.split("\n")[2]
    assert (found.span.line, found.span.column) == (3, line.index("[●]") + 1)
    assert found.span.length == 3


def test_a_file_with_accents_apart_can_be_edited() -> None:
    text = apart("# relu\nclé: valeur à côté\n")
    _, root = readable("x.yaml", text)
    assert read_back("x.yaml", text, values(root)) == text
    with pytest.raises(Refused):
        read_back("x.yaml", text, {normalize("NFC", "clé"): "valeur à cote"})


def test_only_the_order_of_accents_differs_from_a_published_edition(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "shelf")
    process("--today", "2026-11-01", "publish", "--effective", "2026-12-01", cwd=root)
    name = root / "clauses/editions/2026-12-01.json"
    before = name.read_bytes()
    rewrite(root, apart)
    assert not [one for one in check(root) if one.code.startswith(("version", "edition", "entry", "note"))]
    assert name.read_bytes() == before
    assert json.loads(before)


HIDDEN = [
    "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e", "\u202e", "\u2066", "\u061c", "\u0085",
    "\u2028", "\u2029", "\x07", "\x1b", "\x7f", "\ue000", "\u034f", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180e",
    "\u3164", "\uffa0", "\ufe0f", "\ufe00", "\U000e0100", "\U000e0041", "\u2800", "\ufffd", "\ufffc", "\u2061",
    "\u2003", "\u2009", "\u2007", "\u3000", "\u1680", "\u205f", "\u2002", "\ufff9", "\U0001d173",
]  # fmt: skip


@pytest.mark.parametrize("sign", HIDDEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_nobody_sees_is_refused_where_it_stands(sign: str) -> None:
    report = Report()
    assert decode(f"a: b\nfr: pa{sign}yer\n".encode(), "x.yaml", report) is None
    (found,) = report.diagnostics
    assert (found.code, found.span.line, found.span.column) == ("character-forbidden", 2, 7)
    assert f"U+{ord(sign):04X}" in found.message


@pytest.mark.parametrize("sign", [*"aéÀœ€’«»–—…°²½µΩЖ王م☐\n\t \u00a0\u202f"])
def test_what_is_seen_and_the_spaces_of_french_typography_may_stand(sign: str) -> None:
    assert not forbidden(sign)


@pytest.mark.parametrize("word", ["pаyer", "Сlient", "οption", "сontrat", "ᏚLA", "αbc", "l’аvocat"])
def test_a_word_of_two_alphabets_is_found(word: str) -> None:
    assert [*mixed_words(f"Le {word} suit.", False)]


@pytest.mark.parametrize(
    "text",
    [
        "kΩ, MΩ, μm, μg, Δt",
        "µg et 5 Ω",
        "α et β",
        "Москва",
        "Ελλάδα",
        "株式会社ABC",
        "β-carotène",
        "Łódź, Straße, œuvre",
    ],
)
def test_signs_and_names_of_another_alphabet_are_left_alone(text: str) -> None:
    assert not [*mixed_words(text, False)]
    assert not [*mixed_words(text, True)]


def test_in_the_library_a_word_that_only_looks_latin_is_found() -> None:
    assert [*mixed_words("il а payé", True)]  # the Cyrillic а
    assert not [*mixed_words("ООО Ромашка", False)]


def test_signs_that_the_fonts_lack_are_found_by_check_in_their_file(library: Path) -> None:
    path = library / "clauses/cgv/purpose.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("# 王 in a comment\n" + text.replace("Elles priment", "Elles 王 priment"), encoding="utf-8")
    (found,) = [one for one in check(library) if one.code == "sign-missing"]
    assert (found.span.file, found.span.line, found.span.column) == ("clauses/cgv/purpose.yaml", 12, 15)
    assert "王 (U+738B)" in found.message


def test_our_fonts_have_every_sign_that_is_taken_for_granted() -> None:
    assert unshowable("".join(SURE)) == ""
