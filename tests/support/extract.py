"""What a reader of each format gets: its text, and how the letters of a PDF compare with it.

`rendering/reading_back.py` and `rendering/reading_word.py` read the formats themselves.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from reading_back import articles_text, front_text, letters, read_html, read_markdown
from reading_json import whole
from reading_word import read_docx

from engine.model.document import Document

__all__ = ["articles_text", "front_text", "letters", "text_of", "without_contents"]


def text_of(page: bytes, format: str) -> str:
    """The whole text of a page, in the order of reading; a PDF without its running lines, Word without its contents."""
    match format:
        case "txt":
            return page.decode()
        case "md":
            return read_markdown(page)
        case "html":
            return read_html(page).text
        case "json":
            return "\n".join(json_text(whole(json.loads(page))))
        case "pdf":
            return pdf_text(page)
        case "docx":
            return read_docx(page)
    raise ValueError(format)


# The running lines of a page stand outside these heights, in points from the top (an A4 page has 842).
FIRST_PAGE = ("0", "798")
OTHER_PAGES = ("48", "750")


def pdf_text(page: bytes) -> str:
    """The text of a PDF in the order in which it was drawn, page by page."""
    with pikepdf.open(io.BytesIO(page)) as pdf:
        pages = len(pdf.pages)
    told = ""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(page)
        file.flush()
        for first, last, (top, height) in ((1, 1, FIRST_PAGE), (2, pages, OTHER_PAGES)):
            if first <= last:
                crop = ["-x", "0", "-W", "596", "-y", top, "-H", height]
                command = ["pdftotext", "-raw", "-nopgbrk", "-f", str(first), "-l", str(last), *crop, file.name, "-"]
                told += subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return told


def json_text(document: dict[str, Any]) -> Iterator[str]:
    """The words of a document in JSON, in the order in which every format prints them."""
    front = document["front"]
    yield from (front["letterhead"], front["company"])
    yield from rows(front["mentions"])
    yield from (*front["marks"], document["title"], *front["notices"])
    yield from rows(front["rows"])
    if overview := document["overview"]:
        yield from (overview["title"], overview["notice"])
        for row in overview["rows"]:
            yield from (row["label"], line(row["line"]), *map(line, row["entries"]))
    for article in document["articles"]:
        yield from (article["label"], article["title"], article["notice"] or "")
        for paragraph in article["paragraphs"]:
            yield from (paragraph["number"], paragraph["heading"] or "")
            for block in paragraph["blocks"]:
                yield from block_text(block)
            yield line(paragraph.get("note", []))
            for item in paragraph["items"]:
                yield from (item["number"], line(item["line"]))


def rows(of: list[dict[str, Any]]) -> Iterator[str]:
    for row in of:
        yield from (row["label"], line(row["runs"]))


def block_text(block: dict[str, Any]) -> Iterator[str]:
    if block["kind"] == "text":
        yield line(block["line"])
    elif block["kind"] == "bullets":
        yield from map(line, block["entries"])
    elif block["kind"] == "definitions":
        for one in block["entries"]:
            yield from (one["name"], line(one["line"]))
    elif block["kind"] == "signatures":
        for party in block["parties"]:
            yield line(party["heading"])
            yield from (line(cell) for row in party["rows"] for cell in row)
            yield line(party["signature"])
    else:
        assert block["kind"] == "table"
        for row in (block["header"], *block["rows"]):
            yield from map(line, row)


def line(runs: list[dict[str, Any]]) -> str:
    return "".join(run["text"] for run in runs)


def without_contents(printed: str, document: Document) -> str:
    """The letters of a PDF without its table of contents: every article once, each followed by its page."""
    front, articles = letters(front_text(document)), letters(articles_text(document))
    contents = printed[len(front) : len(printed) - len(articles)]
    listed = "".join(rf"{re.escape(letters(one.label + one.title))}\d{{1,2}}" for one in document.articles)
    assert re.fullmatch(f"{letters(document.wording.contents)}{listed}", contents), contents
    return printed[: len(front)] + printed[len(front) + len(contents) :]
