"""Which documents each edition holds, remembered: what lists of editions need to know without assembling them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from engine.files.memory import Memory
from engine.languages import LANGUAGES
from engine.model.digest import text_digest
from engine.model.edition import Edition
from engine.site.content.editions_on_day import Shelf


@dataclass(frozen=True, slots=True)
class Held:
    """A document of an edition: its titles and the digests of its text, by language; the option that adds it, if any.

    A digest is that of the chain; for a document that an option adds, which the chain does not know, that of the text.
    `shown` are the digests of the texts as the site shows them, with the company as it is known now.
    """

    id: str
    option: str | None
    titles: Mapping[str, str]
    digests: Mapping[str, str]
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Holding:
    """What an edition holds, by document, and the name under which the company trades when it takes effect."""

    company: str
    documents: Mapping[str, Held]


Holdings = Mapping[str, Holding]
"""By SHA-256 of the edition."""


def holdings(shelf: Shelf, memory: Memory) -> Holdings:
    """What each edition holds."""
    return {one.edition.stamp.sha256: _holding(shelf, one.edition, memory) for one in shelf.every}


def _holding(shelf: Shelf, edition: Edition, memory: Memory) -> Holding:
    name = json.dumps(["holding", sorted(shelf.extra.items())])
    told = json.loads(memory.recall(shelf.key(edition, name), lambda: _told(shelf, edition)))
    return Holding(told["company"], {one["id"]: Held(**one) for one in told["documents"]})


def _told(shelf: Shelf, edition: Edition) -> bytes:
    texts = {code: shelf.texts(edition, code) for code in LANGUAGES}
    first = next(iter(texts.values()))
    documents = []
    for id in first:
        shown = {code: text_digest(texts[code][id]) for code in LANGUAGES}
        digests = {code: edition.texts.get(id, shown)[code] for code in LANGUAGES}
        titles = {code: texts[code][id].title for code in LANGUAGES}
        option = shelf.option(edition, id)
        documents.append({"id": id, "option": option, "titles": titles, "digests": digests, "shown": shown})
    company = next((one.front.letterhead for one in first.values()), "")
    return json.dumps({"company": company, "documents": documents}, ensure_ascii=False).encode()
