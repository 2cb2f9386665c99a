"""What sales type comes out as typed, and is never markup."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import ENGLISH, FRENCH, HOSTILE, LINE_STARTS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_back import markdown_tokens, read_html, read_markdown, read_pdf, squeezed, token_text
from reading_word import contents_of, properties, read_docx, running
from rich.console import Console

from engine import Refused
from engine.model.block import BulletBlock, TableBlock, TextBlock
from engine.model.document import Document, Origin, Paragraph, Row, Run
from engine.model.place import Place
from engine.rendering import render
from engine.rendering.directions import EMBEDDING, LEFT_TO_RIGHT_MARK, POP_EMBEDDING
from engine.rendering.terminal import show

TYPED = 11  # how often the fixture prints the hostile name


def with_blocks(*blocks: TextBlock[Run] | BulletBlock[Run] | TableBlock[Run]) -> Document:
    article = FRENCH.articles[0]
    paragraph = Paragraph(Place("demo/duration#x"), "", None, blocks, (), (), article.provenance)
    return replace(FRENCH, articles=(replace(article, paragraphs=(paragraph,)),))


def test_plain_text_shows_it_as_typed() -> None:
    assert squeezed(render(FRENCH, "txt").decode()).count(squeezed(HOSTILE)) == TYPED


def test_html_shows_it_as_typed() -> None:
    assert read_html(render(FRENCH, "html")).text.count(HOSTILE) == TYPED


def test_markdown_reads_back_as_typed() -> None:
    assert read_markdown(render(FRENCH, "md")).count(HOSTILE) == TYPED


def test_json_holds_it_as_typed() -> None:
    assert render(FRENCH, "json").decode().count(json.dumps(HOSTILE, ensure_ascii=False)[1:-1]) == TYPED
    assert json.loads(render(FRENCH, "json"))["front"]["rows"][0]["runs"][0]["text"] == HOSTILE


@pytest.mark.usefixtures("quick_fonts")
def test_pdf_shows_it_as_typed(tmp_path: Path) -> None:
    printed = squeezed(read_pdf(render(FRENCH, "pdf"), tmp_path)).replace("-", "")
    assert printed.count(squeezed(HOSTILE).replace("-", "")) == TYPED


def test_word_shows_it_as_typed() -> None:
    assert read_docx(render(FRENCH, "docx")).count(HOSTILE) == TYPED


BRACED = (
    *("{{ x }}", "{% y %}", "{_{ z }_}", "{# c #}", "{{r a }}", "{%p if b %}", "{{", "}}", "{"),
    *("&lt;", "<w:t>", "\\{{", "\"'&amp;"),
)
"""What the template engine, the two programs around it, or XML would take for theirs."""


@pytest.mark.parametrize("typed", [*BRACED, "a\n\tb ", " \u200f\u2066x\u2069 ", "a" * 300], ids=ascii)
def test_word_shows_as_typed_whatever_stands_in_the_template(typed: str) -> None:
    """The words above the text, in the running lines and in the properties of the file."""
    row = Row(f"label {typed}", (Run(f"strong {typed}", strong=True), Run(f"blank {typed}", origin=Origin.BLANK)))
    front = replace(
        FRENCH.front,
        letterhead=f"letterhead {typed}",
        company=f"company {typed}",
        mentions=(row, row),
        marks=(f"mark {typed}", "Projet"),
        notices=(f"notice {typed}",),
        rows=(row,),
    )
    wording = replace(FRENCH.wording, contents=f"contents {typed}", page=f"page {typed} {{page}} / {{pages}} {typed}")
    article = replace(FRENCH.articles[0], title=f"article {typed}")
    page = render(replace(FRENCH, title=f"title {typed}", front=front, wording=wording, articles=(article,)), "docx")
    text = read_docx(page)
    above = ("letterhead", "company", "mark", "notice", "title", "article")
    assert [text.count(f"{word} {typed}") for word in above] == [1] * 6
    assert [text.count(f"{word} {typed}") for word in ("label", "strong", "blank")] == [3] * 3
    assert contents_of(page)[0] == f"contents {typed}"
    ended = "" if len(typed) < 60 else "\n"  # a long title stands in a row of its own, which has a height
    assert running(page)["word/header1.xml"] == f"title {typed}{ended}"
    told, below = running(page)["word/footer1.xml"], f"mark {typed} · Projet\npage {typed} 1 / 1 {typed}\n"
    if len(typed) < 60:
        assert told == f"company {typed}\n{below}"
    else:  # a foot has room for so much of a name
        company, rest = told.split("\n", 1)
        assert (company[-1], rest) == ("…", below)
        assert f"company {typed}".startswith(company.removesuffix("…"))
    assert properties(page)["title"] == f"title {typed}"[:255]
    assert properties(page)["creator"] == f"company {typed}"[:255]


@pytest.mark.parametrize(
    "character", "\0\a\b\v\f\r\x1b\ufffe\uffff\ud800\udfff\ue000\ue006\ue010\uf8ff\U0010fffd", ids=ascii
)
def test_word_refuses_what_it_cannot_hold(character: str) -> None:
    text = f"Cabinet {character}x"
    front = replace(FRENCH.front, letterhead=text)
    for one in (with_blocks(TextBlock((Run(text),))), replace(FRENCH, title=text), replace(FRENCH, front=front)):
        with pytest.raises(Refused) as refusal:
            render(one, "docx")
        (told,) = refusal.value.diagnostics
        assert told.code == "deal-text"
        assert told.message == f"a Word document cannot hold U+{ord(character):04X}"


def test_the_terminal_shows_it_as_typed() -> None:
    console = Console(width=100, file=io.StringIO(), record=True)
    show([FRENCH], 100, console)
    assert squeezed(console.export_text()).count(squeezed(HOSTILE)) == TYPED - 3  # cells of tables are folded


def test_the_terminal_shows_two_languages() -> None:
    console = Console(width=160, file=io.StringIO(), record=True)
    show([FRENCH, ENGLISH], 160, console)
    printed = console.export_text()
    assert "Article 5 – Durée" in printed
    assert "Article 5 – Term" in printed


@pytest.mark.parametrize("start", LINE_STARTS)
def test_markdown_makes_nothing_of_the_start_of_a_line(start: str) -> None:
    tokens = markdown_tokens(render(with_blocks(TextBlock((Run(start),))), "md"))
    assert [token.type for token in tokens[-3:]] == ["paragraph_open", "inline", "paragraph_close"]
    assert token_text(tokens[-3:]) == f"{start}\n"


WRITABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")) | st.sampled_from("\n\t"), min_size=1
)
TYPEABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
MARKED = st.text("ab1. -+*_`[]()<>&#|\\~!:=\"'{}\u00a0é«»", min_size=1, max_size=14)


@given(st.lists(TYPEABLE | MARKED, min_size=1, max_size=4), st.lists(st.booleans(), min_size=8, max_size=8))
def test_any_text_reads_back_from_markdown(texts: list[str], looks: list[bool]) -> None:
    runs = tuple(Run(text, strong=looks[place], emphasis=looks[place + 4]) for place, text in enumerate(texts))
    blocks = (TextBlock(runs), BulletBlock((runs, runs)), TableBlock((runs, runs), ((runs, runs),)))
    page = render(with_blocks(*blocks), "md")
    assert read_markdown(page).count("".join(texts)) >= 7


@given(TYPEABLE | MARKED)
def test_any_text_reads_back_from_html(text: str) -> None:
    page = read_html(render(with_blocks(TextBlock((Run(text, strong=True),))), "html"))
    assert text.replace("\r", "\n") in page.text


UNSEEN = str.maketrans("", "", EMBEDDING + POP_EMBEDDING + LEFT_TO_RIGHT_MARK)
"""Marks that keep a name written from right to left apart: they may stand between two runs of a text."""


@settings(max_examples=40)  # a document each
@example(["\u00a0"], [False] * 8)
@example(["0", "\u05d0"], [False] * 8)
@given(st.lists(WRITABLE | MARKED, min_size=1, max_size=4), st.lists(st.booleans(), min_size=8, max_size=8))
def test_any_text_reads_back_from_word(texts: list[str], looks: list[bool]) -> None:
    whole = "".join(texts)
    runs = tuple(Run(text, strong=looks[place], emphasis=looks[place + 4]) for place, text in enumerate(texts))
    header = (Run("#"), *runs)  # a header of nothing but space is not printed
    blocks = (TextBlock(runs), BulletBlock((runs, runs)), TableBlock((header, header), ((runs, runs),)))
    row = Row(whole, runs)
    one = replace(with_blocks(*blocks), front=replace(FRENCH.front, mentions=(row,), rows=(row,)))
    assert read_docx(render(one, "docx")).translate(UNSEEN).count(whole.translate(UNSEEN)) >= 11
