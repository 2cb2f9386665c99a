"""Digests that documents cite, which change with every word of the text that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engine.model.block import Block, lines, mapped
from engine.model.document import Document, Origin, Run

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_SPACES = " \u00a0\u202f"
SHOWN = "⟨…⟩"


def undigested(document: Document) -> Document:
    """A document with ⟨…⟩ for every digest that it cites; the space before it depends on its first figure."""
    if not any(_cites(block) for article in document.articles for one in article.paragraphs for block in one.blocks):
        return document
    articles = tuple(
        replace(
            article,
            paragraphs=tuple(
                replace(one, blocks=tuple(mapped(block, _line) for block in one.blocks)) for one in article.paragraphs
            ),
        )
        for article in document.articles
    )
    return replace(document, articles=articles)


def _cites(block: Block[Run]) -> bool:
    return any(_is_digest(run) for line in lines(block) for run in line)


def _is_digest(run: Run) -> bool:
    return run.origin is Origin.CODE and _DIGEST.fullmatch(run.text.strip(_SPACES)) is not None


def _line(line: Sequence[Run]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in line:
        if not _is_digest(run):
            found.append(run)
            continue
        if found and found[-1].text.endswith(tuple(_SPACES)):
            found[-1] = replace(found[-1], text=f"{found[-1].text.rstrip(_SPACES)} ")
        found.append(replace(run, text=SHOWN))
    return tuple(found)
