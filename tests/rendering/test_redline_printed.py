"""A redline as people read it: Markdown and the terminal."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from made import article, document, paragraph, plain, text
from markdown_it import MarkdownIt
from rich.console import Console

from engine.comparing.documents import compare
from engine.model.comparison import Comparison
from engine.rendering.redline.markdown import inline, print_redline_markdown, redline_view


def sides(printed: str) -> tuple[str, str]:
    """What a reader of Markdown sees without what is in bold, and without what is struck through; spaces left out."""
    found = {"before": "", "after": ""}
    struck = strong = 0
    for block in MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(printed):
        for token in block.children or ():
            struck += (token.type == "s_open") - (token.type == "s_close")
            strong += (token.type == "strong_open") - (token.type == "strong_close")
            found["before"] += "" if strong else token.content
            found["after"] += "" if struck else token.content
    return squeezed(found["before"]), squeezed(found["after"])


def squeezed(content: str) -> str:
    return "".join(content.split())


LETTERS = st.text(st.sampled_from("abcé1 2.,’-'()\u00a0;:«»*~_[]|!#&<>`"), max_size=60)


@given(LETTERS, LETTERS)
def test_markdown_shows_both_sides(before: str, after: str) -> None:
    printed = f"x {inline(plain(before, after).pieces)} x" if before or after else "x x"
    assert sides(printed) == (squeezed(f"x{before}x"), squeezed(f"x{after}x"))


def test_markdown_leaves_the_word_beside_a_change_alone() -> None:
    """A change that ends with a comma and a space is bounded by the space: the next word stays outside it."""
    before, after = "ses conditions, quel que soit le document, sauf dérogation", "ses conditions, sauf dérogation"
    assert inline(plain(before, after).pieces) == "ses conditions, ~~quel que soit le document,~~ sauf dérogation"


def test_markdown() -> None:
    same = article("b", "2", paragraph("z", "2.1", text("rien de neuf")))
    before = document(
        article(
            "a",
            "1",
            paragraph("x", "1.1", text("Le Client paie tôt."), heading="Prix"),
            paragraph("y", "1.2", text("fin")),
        ),
        same,
        article("c", "3", paragraph("o", "3.1", text("à part"), items=[("one", "un ;"), ("two", "deux.")])),
    )
    after = document(
        article(
            "a",
            "1",
            paragraph("n", "1.1", text("Neuf *ici*.")),
            paragraph("x", "1.2", text("Le Client paie tard."), heading="Prix"),
            paragraph("y", "1.3", text("fin")),
        ),
        same,
        article("c", "3", paragraph("o", "3.1", text("à part"), items=[("one", "un ;"), ("two", "deux mots.")])),
    )
    assert print_redline_markdown(compare(before, after)) == (
        "# Contrat\n\n"
        "## Article 1 – Titre\n\n"
        "**1.1** **Neuf \\*ici\\*.**\n\n"
        "1.1 → 1.2 Prix. Le Client paie ~~tôt~~ **tard**.\n\n"
        "Numéros qui changent : 1.2 → 1.3\n\n"
        "## Article 3 – Titre\n\n"
        "3.1 à part\n\n"
        "\\[…\\]\n\n"
        "(2) deux **mots**.\n"
    )


def seen(comparison: Comparison, **looks: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, highlight=False, **looks)  # type: ignore[arg-type]
    console.print(redline_view(comparison))
    return out.getvalue()


def test_the_terminal() -> None:
    one = compare(
        document(article("a", "1", paragraph("x", "1.1", text("Le Client paie tôt.")))),
        document(article("a", "1", paragraph("x", "1.1", text("Le Client paie tard.")))),
    )
    colours = seen(one, force_terminal=True, color_system="standard")
    assert "\x1b[9;31mtôt" in colours
    assert "\x1b[4;32mtard" in colours
    assert "tôt tard" in re.sub(r"\x1b\[[0-9;]*m", "", colours)  # not one word, whatever shows the colours
    assert "Le Client paie [-tôt-]{+tard+}." in seen(one)
    bare = seen(one, force_terminal=True, color_system="standard", no_color=True)
    assert "[-tôt-]{+tard+}" in bare
