"""A new deal from an old one: another reference, dated today, without what belongs to the old one alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors, made, say
from engine.tasks.assemble import select
from engine.tasks.open_deal import OpenedDeal, open_deal, open_each
from engine.tasks.open_library import finish_interrupted
from engine.tasks.pack_name import pack_name, reference_key

if TYPE_CHECKING:
    from engine.files.writing.deal_copy import CopiedDeal
    from engine.model.price import Prices
    from engine.model.selection import Selection

REFERENCE = "--reference"
BESIDE = ("publisher", "subprocessors", "prices")
"""The keys of a deal that name a file beside it."""


@dataclass(frozen=True, slots=True)
class DealCopy:
    """A deal to be written, and the files that lie beside the old one and are missing beside the new one."""

    copied: CopiedDeal
    beside: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class ReadCopy:
    """The editions of the old and of the new deal, what each costs, and what is to be said of the new one.

    An edition is None where none is in force on the date of the deal, prices where it has errors.
    """

    edition_before: datetime.date | None
    edition: datetime.date | None
    prices_before: Prices | None
    prices: Prices | None
    found: tuple[Diagnostic, ...]


def copy_deal(deal: Path, new: Path, reference: str, date: datetime.date) -> DealCopy:
    """What `new` is to hold: the deal under another reference, of another date, its other days as far from that.

    Raises `Refused` where the old deal cannot be read; where it has this reference, or another deal in the folder of
    either; and where a file that the deal names would be another one beside `new`.
    """
    from engine.files.reading.deal import deal_file
    from engine.files.writing.deal_copy import copied

    finish_interrupted(deal.parent)
    source = deal_file(deal)
    if source.source is None or source.shape is None or has_errors(source.told):
        raise Refused(source.told)
    check_reference(reference, deal, new)
    names = [name for key in BESIDE if (name := source.word(key))]
    names += _logos(deal.parent, source.word("publisher"))
    text = deal.read_bytes().decode()
    return DealCopy(copied(deal.name, text, reference, date), _beside(names, deal.parent, new))


def read_copy(deal: Path, new: Path, root: Path) -> ReadCopy:
    """What the edition in force on the date of the copy makes of it, beside what that of the old deal made of this."""
    old, copy = open_each([deal, new], root)
    before, _ = _selected(old)
    after, found = _selected(copy)
    if copy.deal is None:  # the same errors, with the editions that have what this one lacks
        try:
            open_deal(new, root)
        except Refused as refused:
            found = refused.diagnostics
    prices = [one.prices if one else None for one in (before, after)]
    return ReadCopy(_edition(old), _edition(copy), prices[0], prices[1], found)


def _edition(opened: OpenedDeal) -> datetime.date | None:
    if opened.library.edition is None or any(one.code == "edition-unknown" for one in opened.faults):
        return None
    return opened.library.edition.effective


def _selected(opened: OpenedDeal) -> tuple[Selection | None, tuple[Diagnostic, ...]]:
    try:
        return select(opened.library, opened.deal) if opened.deal is not None else (None, opened.faults)
    except Refused as refused:
        return None, refused.diagnostics


def check_reference(reference: str, deal: Path, new: Path) -> None:
    """A reference that can be written, and that no deal has in the folder of the old or of the new one."""
    from engine.files.reading.deal_folder import references
    from engine.files.yaml.style import data_fault
    from engine.languages.leftovers import leftovers

    report, place = Report(), Span(REFERENCE)
    fault, remedy = data_fault(reference, say("the-reference"))
    if fault:
        report.error("value-invalid", place, fault, remedy if reference.strip() else say("write-after"))
        report.stop()
    for one in leftovers(reference, data=True):
        if one.blank:
            report.error("text-leftover", place, one.wrong, say("write-after"))
            report.stop()
    for path, other in references((deal.parent, new.parent)):
        if reference_key(other) == reference_key(reference):
            same = "taken" if other == reference else "taken-otherwise"
            taken = say(same, file=str(path), reference=reference, other=other)
            report.error("reference-taken", place, taken, say("write-another", name=pack_name(reference)))
            report.stop()


def _logos(folder: Path, publisher: str | None) -> list[str]:
    """The files of the logos that a company beside the deal names, with the pictures beside drawings."""
    from engine.files.reading.one_file import parse_file
    from engine.files.trees import Folder

    if publisher is None or "/" in publisher or not (folder / publisher).is_file():
        return []  # reading the new deal says what is wrong with this name
    _, shape = parse_file(Folder(folder), publisher, "publisher", Report())
    logos = [one.logo for one in shape.company if one.logo] if shape is not None else []
    beside = [f"{one.removesuffix('.svg')}.png" for one in logos if one.endswith(".svg")]
    return list(dict.fromkeys([*logos, *beside]))


def _beside(names: list[str], folder: Path, new: Path) -> dict[str, bytes]:
    """The files that a deal names, where the folder of the new one lacks them."""
    from engine.files.writing.change import content

    found: dict[str, bytes] = {}
    if folder.resolve() == new.parent.resolve():
        return found
    for name in names:
        held = None if "/" in name else content(folder / name)
        if held is None:
            continue  # reading the new deal says what is wrong with this name
        target = new.parent / name
        there = content(target)
        if there is None:
            found[name] = held
        elif there != held:
            message, hint = say("other-beside", name=name), say("rename-one", name=name)
            raise Refused([made("output-unwritable", Span(str(target)), message, hint)])
    return found
