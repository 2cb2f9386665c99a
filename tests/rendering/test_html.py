"""The HTML page is whole, asks nobody for anything, and can be used with a keyboard and a screen reader."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hand_made import ENGLISH, FRENCH
from reading_back import Reader, read_html

from engine.rendering import render, render_bilingual

PAGES = {
    "fr": render(FRENCH, "html"),
    "en": render(ENGLISH, "html"),
    "both": render_bilingual(FRENCH, ENGLISH, "html"),
}
EACH = pytest.mark.parametrize("page", list(PAGES.values()), ids=list(PAGES))


def named(reader: Reader, tag: str) -> list[dict[str, str | None]]:
    return [attributes for name, attributes in reader.tags if name == tag]


@EACH
def test_nothing_is_requested(page: bytes) -> None:
    reader = read_html(page)
    assert not re.search(rb"https?:|url\(|@import|//cdn", page)
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in reader.tags}
    assert not any(name in attributes for _, attributes in reader.tags for name in ("src", "srcset", "style"))
    assert not any(name.startswith("on") for _, attributes in reader.tags for name in attributes)
    policy = [one["content"] for one in named(reader, "meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


@EACH
def test_every_link_leads_somewhere_and_every_anchor_is_unique(page: bytes) -> None:
    reader = read_html(page)
    anchors = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    links = [attributes["href"] or "" for attributes in named(reader, "a")]
    assert links
    assert {link[1:] for link in links} <= set(anchors)
    assert all(re.fullmatch(r"#[\w.-]+", link) for link in links)


@EACH
def test_landmarks_and_headings(page: bytes) -> None:
    reader = read_html(page)
    tags = [tag for tag, _ in reader.tags]
    assert page.startswith(b"<!doctype html>\n")
    assert tags.count("main") == tags.count("header") == 1
    assert tags.count("h1") == tags.count("nav")
    assert tags.index("h1") < tags.index("h2")
    assert named(reader, "html")[0]["lang"] in ("fr-BE", "en-GB")
    assert all(attributes.get("aria-label") for attributes in named(reader, "nav"))
    assert named(reader, "a")[0] == {"class": "skip", "href": "#text"}
    assert {attributes["scope"] for attributes in named(reader, "th")} == {"col", "row"}


def test_anchors_are_the_identities() -> None:
    anchors = {attributes["id"] for _, attributes in read_html(PAGES["fr"]).tags if "id" in attributes}
    assert {"duration", "duration.notice", "duration.client.form", "support", "term.client"} <= anchors


def test_each_language_of_a_bilingual_page_has_its_own_anchors_and_language() -> None:
    reader = read_html(PAGES["both"])
    anchors = {attributes["id"] for _, attributes in reader.tags if "id" in attributes}
    assert {"duration.notice", "en.duration.notice", "term.client", "en.term.client"} <= anchors
    assert {attributes.get("lang") for attributes in named(reader, "div")} >= {"fr-BE", "en-GB"}


def test_provenance_is_told() -> None:
    told = {
        attributes["id"]: attributes for _, attributes in read_html(PAGES["fr"]).tags if "data-clause" in attributes
    }
    assert told["duration.notice"]["data-covers"] == "art05-1 art05-2"
    assert told["duration.notice"]["data-version"] == "1.2.0"
    assert "data-variant" not in told["duration.notice"]
    assert told["duration.client"]["data-variant"] == "eea-only@2.0.1"


def test_a_reference_to_another_document_is_not_a_link() -> None:
    assert b"security" not in PAGES["fr"]
    assert b'<a href="#duration.client.form">5.2 (i)</a>' in PAGES["fr"]


def test_what_is_left_blank_is_marked() -> None:
    assert b'<mark class="blank">\xc3\xa0 compl\xc3\xa9ter</mark>' in PAGES["fr"]


def test_a_page_without_contents_keeps_no_column_free_for_them() -> None:
    bare = render(replace(FRENCH, wording=replace(FRENCH.wording, contents="")), "html")
    assert not named(read_html(bare), "nav")
    assert named(read_html(bare), "body") == [{}]
    assert [one.get("class") for one in named(read_html(PAGES["fr"]), "body")] == ["indexed"]
