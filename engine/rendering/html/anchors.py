"""What can be linked to in a document, and its anchor on a page."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.block import DefinitionBlock
from engine.model.document import Document


def identities(document: Document) -> Iterator[str]:
    """Everything in a document that can be linked to."""
    for article in document.articles:
        yield article.id
        for paragraph in article.paragraphs:
            yield paragraph.id
            yield from (item.id for item in paragraph.items)
            for block in paragraph.blocks:
                if isinstance(block, DefinitionBlock):
                    yield from (entry.id for entry in block.entries)


def anchors(document: Document, prefix: str = "") -> dict[str, str]:
    """The anchor of each identity: `cgv/duration#notice` → `duration.notice`, readable, stable, safe in any address.

    `prefix` keeps the anchors of several documents on one page apart.
    """
    return {one: prefix + address(one, document.id) for one in identities(document)}


def address(identity: str, document: str) -> str:
    """The anchor of an identity on the page of a document."""
    return identity.removeprefix(f"{document}/").replace("/", ".").replace("#", ".")
