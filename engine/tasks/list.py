"""The deals below a folder, each with what sales ask of it: for whom, how much, until when, what is open."""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from engine.diagnostics import Diagnostic, Refused, Severity, Span, made, say
from engine.files.characters import shown_name
from engine.model.deal import Deal
from engine.model.price import Prices
from engine.model.selection import Selection
from engine.tasks.assemble import select
from engine.tasks.open_deal import OpenedDeal, open_each
from engine.tasks.pack_name import reference_key


@dataclass(frozen=True, slots=True)
class ApprovalCount:
    """How many approvals a deal needs, how many of these it has, and how many were given and have lapsed since."""

    needed: int
    given: int
    lapsed: int


@dataclass(frozen=True, slots=True)
class ListedDeal:
    """A deal in a list; where `error` says why it is no sound deal, what can be read of it all the same.

    `file` is its path below the folder. `edition` is the one in force on its date, None where nothing is published.
    `expired` tells that the last day of its offer is over. `duplicates` are the files of other deals whose reference
    is the same, however it is spelt, and whose version is; `later` those of later versions of the same offer.
    `amends` is the reference of the contract that it changes.
    """

    file: str
    reference: str
    client: str
    date: datetime.date | None
    validity: datetime.date | None = None
    expired: bool = False
    edition: datetime.date | None = None
    prices: Prices | None = None
    approvals: ApprovalCount | None = None
    duplicates: tuple[str, ...] = ()
    version: int = 1
    later: tuple[str, ...] = ()
    amends: str | None = None
    error: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class DealList:
    """The deals below a folder, how many YAML files there are besides, and the folders that nobody can read."""

    deals: tuple[ListedDeal, ...]
    others: int
    faults: tuple[Diagnostic, ...]

    @property
    def sound(self) -> bool:
        """Whether everything could be read, and every deal selected."""
        return not self.faults and all(one.error is None for one in self.deals)


SortKey = Callable[[ListedDeal], tuple[object, ...]]
SORTS: Mapping[str, SortKey] = MappingProxyType(
    {
        "date": lambda one: (one.date or datetime.date.max, reference_key(one.reference), one.version, one.file),
        "reference": lambda one: (not one.reference, reference_key(one.reference), one.version, one.file),
        "client": lambda one: (not one.client, _plain(one.client), one.date or datetime.date.max, one.file),
        "validity": lambda one: (
            one.validity or datetime.date.max,
            reference_key(one.reference),
            one.version,
            one.file,
        ),
    }
)
"""By what a list is sorted; what has none comes last."""


def list_deals(folder: Path, root: Path, today: datetime.date, sort: str = "date") -> DealList:
    """Every deal below `folder`, with the edition of the library in `root` that is in force on its date.

    `today` tells which offers have expired. Raises `Refused` where there is no such folder, and where the library or
    its editions have errors; a deal that has some stops no other.
    """
    from engine.files.reading.deal_folder import deal_folder

    if not _is_folder(folder):
        raise Refused([made("file-missing", Span(shown_name(str(folder))), say("no-folder"), say("name-folder"))])
    found = deal_folder(folder)
    names = (path.relative_to(folder) for path in found.deals)
    opened = open_each(found.deals, root)
    rows = [_listed(one, name, folder, today) for one, name in zip(opened, names, strict=True)]
    deals = sorted(_with_duplicates(rows), key=SORTS[sort])
    return DealList(tuple(deals), found.others, found.faults)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as problem:
        reason = (problem.strerror or "unknown reason").lower()
        place = Span(shown_name(str(path)))
        message = say("unreadable", reason=say("system", words=reason))
        raise Refused([made("file-unreadable", place, message)]) from None


def chosen(
    deals: Sequence[ListedDeal],
    *,
    expired: bool = False,
    valid: bool = False,
    unapproved: bool = False,
    client: str | None = None,
) -> tuple[ListedDeal, ...]:
    """Those of the deals that are asked for; one with an error stays, unless its client is known to be another.

    `client` is a part of the name, without regard to accents and capitals.
    """

    def asked(one: ListedDeal) -> bool:
        if client is not None and (one.client or not one.error) and _plain(client) not in _plain(one.client):
            return False
        if one.error is not None:
            return True
        still = one.approvals is not None and one.approvals.given < one.approvals.needed
        return (one.expired or not expired) and not (valid and one.expired) and (still or not unapproved)

    return tuple(one for one in deals if asked(one))


def _listed(opened: OpenedDeal, name: Path, folder: Path, today: datetime.date) -> ListedDeal:
    from engine.files.reading.replaces import written_version

    source, deal = opened.source, opened.deal
    row = ListedDeal(
        shown_name(name.as_posix()),
        source.word("reference"),
        source.word("client", "name"),
        source.day[0],
        version=written_version(source),
    )
    faults = opened.faults
    try:
        if deal is not None:
            selection, _ = select(opened.library, deal)
            return _sound(row, deal, selection, opened, today)
    except Refused as refused:
        faults = refused.diagnostics
    first = next(one for one in faults if one.severity is Severity.ERROR)
    beside = name.parent / first.span.file
    if os.path.exists(folder / beside):  # else it speaks of the library, whose files are named from its own folder
        first = replace(first, span=replace(first.span, file=shown_name(beside.as_posix())))
    return replace(row, error=first)


def _sound(row: ListedDeal, deal: Deal, selection: Selection, opened: OpenedDeal, today: datetime.date) -> ListedDeal:
    edition = opened.library.edition
    return replace(
        row,
        reference=deal.reference,
        version=deal.version,
        amends=deal.amends.sent.owner.reference if deal.amends else None,
        client=deal.client.name,
        date=deal.date,
        validity=deal.validity,
        expired=deal.validity is not None and deal.validity < today,
        edition=edition.effective if edition else None,
        prices=selection.prices,
        approvals=_approvals(deal, selection),
    )


def _approvals(deal: Deal, selection: Selection) -> ApprovalCount:
    """An approval has lapsed where what it approved has changed since: its deviation is still there, and open."""
    still = {one.id: one.digest for one in selection.deviations if one.approval is None}
    lapsed = {one.deviation for one in deal.approvals if still.get(one.deviation, one.digest) != one.digest}
    return ApprovalCount(len(selection.deviations), len(selection.deviations) - len(still), len(lapsed))


def _with_duplicates(rows: Sequence[ListedDeal]) -> Iterator[ListedDeal]:
    alike: dict[str, list[ListedDeal]] = {}
    for one in rows:
        if one.reference:
            alike.setdefault(reference_key(one.reference), []).append(one)
    for one in rows:
        others = [it for it in alike.get(reference_key(one.reference), ()) if it is not one] if one.reference else []
        same = tuple(it.file for it in others if it.version == one.version)
        yield replace(one, duplicates=same, later=tuple(it.file for it in others if it.version > one.version))


def _plain(name: str) -> str:
    """A name without what is a matter of writing it: capitals, accents, ligatures, how many spaces."""
    from engine.editions.versions.wording import folded

    return " ".join(folded(name).split())
