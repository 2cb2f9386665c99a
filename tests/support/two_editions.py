"""A small library whose second edition makes three changes of three kinds, and the site of it on a day."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from commands import ROOT
from editing import Edit, edit
from jsonschema import Draft202012Validator
from shelf import BASE, FIRST, SECOND, publish

from engine.files.memory import Memory
from engine.site.build import Site, build
from engine.site.files import downloads, option_files
from engine.site.model import Page, SiteAddress

SCHEMA = Draft202012Validator(json.loads((ROOT / "engine/site/files/site.schema.json").read_text(encoding="utf-8")))
"""What the files for programs keep to."""
FEEDS = ("feed.xml", "en/feed.xml")
PLACE = SiteAddress("https://cgv.example.com/")
DAY = datetime.timedelta(days=1)
BEFORE = FIRST - DAY
"""A day on which everything is still to come."""

CHANGES = (
    # Substantive: the client pays earlier.
    ("clauses/cgv/payment.yaml", "version: 1.0.0", "version: 2.0.0"),
    ("clauses/cgv/payment.yaml", "à la réception de la facture", "avant la prestation"),
    ("clauses/cgv/payment.yaml", "on receipt of the invoice", "before the work is done"),
    # Clarified.
    ("clauses/cgv/purpose.yaml", "version: 1.0.0", "version: 1.1.0"),
    ("clauses/cgv/purpose.yaml", "Elles priment les conditions", "Elles priment toujours les conditions"),
    ("clauses/cgv/purpose.yaml", "They prevail over", "They always prevail over"),
    # Editorial.
    ("clauses/cgv/liability.yaml", "version: 1.0.0", "version: 1.0.1"),
    ("clauses/cgv/liability.yaml", "Toute plainte est adressée", "Toute plainte est envoyée"),
    ("clauses/cgv/liability.yaml", "is sent to", "goes to"),
    (
        "clauses/changes.yaml",
        "",
        "cgv/payment:\n  version: 2.0.0\n  kind: substantive\n"
        "  fr: |\n    Le paiement précède la prestation & les rappels.\n"
        "  en: |\n    Payment comes before the work & the reminders.\n"
        "cgv/purpose:\n  version: 1.1.0\n  kind: clarified\n"
        "  fr: |\n    La priorité est dite plus clairement.\n  en: |\n    Precedence is stated more clearly.\n",
    ),
)


def first(root: Path, edits: Iterable[Edit] = ()) -> Path:
    """A library with one edition, which says how long before a change clients are told of it: two months."""
    shutil.copytree(BASE, root)
    edit(root, [("clauses/standard.yaml", "facts: [client.be]\n", "facts: [client.be]\nnotice-of-change: notice\n")])
    edit(root, edits)
    publish(root, FIRST)
    return root


def second(root: Path, edits: Iterable[Edit] = ()) -> Path:
    """The same with the edition that makes the three changes."""
    edit(first(root, edits), CHANGES)
    publish(root, SECOND)
    return root


@contextmanager
def made_fast() -> Iterator[None]:
    """Only the files that are made fast."""
    with (
        mock.patch.object(downloads, "FORMATS", ("md", "json")),
        mock.patch.object(downloads, "SIDE_BY_SIDE", ()),
        mock.patch.object(option_files, "FORMATS", ("md",)),
    ):
        yield


def site(
    root: Path,
    day: datetime.date,
    memory: Path | None,
    place: SiteAddress = PLACE,
    extra: Mapping[str, str] | None = None,
    **told: Any,
) -> Site:
    """The site on a day, with the files that are made fast: what is told of a file does not depend on its format."""
    with made_fast():
        return build(root, day, extra or {}, Memory(memory), place, **told)


def read(found: Site, path: str) -> Any:
    """A file for programs."""
    return json.loads(found.others[path])


def page(found: Site, path: str, language: str = "fr") -> Page:
    return next(one for one in found.pages if (one.path, one.language) == (path, language))


def paths(found: Site, language: str = "fr") -> list[str]:
    return [one.path for one in found.pages if one.language == language]
