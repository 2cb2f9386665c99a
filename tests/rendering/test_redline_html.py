"""The redline as a page: self-contained, escaped, readable without seeing it, in either language."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made import article, cited, document, figure, paragraph, redline, text

from engine.model.block import Definition, DefinitionBlock, TableBlock, TextBlock
from engine.model.document import Document, Run
from engine.model.periods import Period
from engine.model.summary import Notice
from engine.rendering.redline.html import print_redline_html

HOSTILE = '<script>alert("x")</script> & <b onmouseover=1>'
VOID = {"meta", "br", "link", "img"}


class Reading(HTMLParser):
    """What stands in a page, and whether its elements are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.texts: dict[str, str] = {"del": "", "ins": ""}
        self.tags: set[str] = set()
        self.langs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.open += [] if tag in VOID else [tag]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.langs += [given["lang"] or ""] if "lang" in given else []
        if tag == "a":
            self.links.append(given["href"] or "")
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, content: str) -> None:
        for tag in self.texts:
            if tag in self.open:
                self.texts[tag] += content


def read(page: bytes) -> Reading:
    found = Reading()
    found.feed(page.decode())
    found.close()
    assert found.open == []
    return found


def page(said: str, since: str, heading: str | None = None) -> Reading:
    before = document(article("a", "1", paragraph("x", "1.1", text(said), heading=heading)))
    after = document(article("a", "1", paragraph("x", "1.1", text(since), heading=heading)))
    return read(print_redline_html([redline(before, after)]))


def test_texts_are_escaped_wherever_they_stand() -> None:
    def hostile(more: str) -> Document:
        block = DefinitionBlock((Definition("term/a", f"{HOSTILE}{more}", (Run(HOSTILE + more),), ()),))
        table = TableBlock(((Run(HOSTILE),),), (((Run(HOSTILE + more),),),))
        one = paragraph(
            "x", HOSTILE, text(HOSTILE + more), block, table, items=[("i", HOSTILE + more)], heading=HOSTILE
        )
        made = article("a", HOSTILE, one, title=HOSTILE + more)
        return document(replace(made, notice=HOSTILE + more), title=HOSTILE + more)

    found = print_redline_html([redline(hostile("un"), hostile("deux"))])
    assert b"<script" not in found
    assert b"<b " not in found
    assert b"<i>" not in found
    read(found)


def test_the_page_asks_for_nothing() -> None:
    found = page("tôt", "tard")
    assert all(one.startswith("#") for one in found.addresses)
    assert not found.tags & {"script", "img", "link", "iframe", "form"}
    printed = print_redline_html([redline(document(), document())]).decode()
    assert "default-src &#x27;none&#x27;" in printed
    assert not re.search(r"url\(|@import", printed)


def test_what_changed_is_said_aloud() -> None:
    found = page("Le Client paie tôt.", "Le Client paie tard.")
    assert found.texts["del"].endswith("[début de la suppression] tôt [fin de la suppression]")
    assert found.texts["ins"].endswith("[début de l’ajout] tard [fin de l’ajout]")
    assert found.langs[0] == "fr-BE"


def test_figures_references_and_numbers_have_their_own_look() -> None:
    before = document(
        article("a", "1", paragraph("x", "1.1", TextBlock((figure("six"), Run(" voir "), *cited("5", "d/b")))))
    )
    after = document(
        article("a", "1", paragraph("x", "1.2", TextBlock((figure("dix"), Run(" voir "), *cited("6", "d/b")))))
    )
    printed = print_redline_html([redline(before, after)]).decode()
    main = printed[printed.index("<main") :]
    assert '<ins class="figure">' in main
    assert '<del class="reference">' in main
    assert '<span class="was">1.1 → </span><span class="now">1.2</span>' in main
    assert "<del>" not in main


def test_a_move_links_both_places() -> None:
    texts = [paragraph(id, f"1.{at}", text(f"mot {id}")) for at, id in enumerate("xyz", 1)]
    again = [paragraph(id, f"1.{at}", text(f"mot {id}")) for at, id in enumerate("zxy", 1)]
    found = read(
        print_redline_html([redline(document(article("a", "1", *texts)), document(article("a", "1", *again)))])
    )
    assert {"#was.doc.a.z", "#doc.a.z"} <= set(found.links)
    assert {one.removeprefix("#") for one in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_two_languages_share_a_page() -> None:
    french = redline(
        document(article("a", "1", paragraph("x", "1.1", text("tôt")))),
        document(article("a", "1", paragraph("x", "1.1", text("tard")))),
    )
    english = redline(
        document(article("a", "1", paragraph("x", "1.1", text("early"))), language="en"),
        document(article("a", "1", paragraph("x", "1.1", text("late"))), language="en"),
    )
    found = read(print_redline_html([french, english]))
    assert found.langs == ["fr-BE", "fr-BE", "en-GB"]
    assert len(found.ids) == len(set(found.ids))
    assert {one.removeprefix("#") for one in found.links} <= set(found.ids)
    assert "[start of deletion] early [end of deletion]" in found.texts["del"]


@pytest.mark.parametrize(("language", "words"), [("fr", "23 novembre 2026"), ("en", "23 November 2026")])
def test_the_page_says_by_when_clients_must_be_told(language: str, words: str) -> None:
    from datetime import date

    notice = Notice(("doc/a",), (), Period(7, "day"), date(2026, 12, 1), date(2026, 11, 23), False)
    one = redline(document(title="A", language=language), document(title="B", language=language), notice)
    assert words in print_redline_html([one]).decode().replace("\u00a0", " ")
