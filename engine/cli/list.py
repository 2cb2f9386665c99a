"""The command that lists the deals below a folder."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator, Sequence
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import PATH, Options, app, echo, excluding, tell_list
from engine.diagnostics.grammar import MAIN

if TYPE_CHECKING:
    from engine.model.price import Total
    from engine.rendering.listing import Cell, ListingBlock
    from engine.rendering.spreadsheet import CsvCell
    from engine.tasks.list import DealList, ListedDeal

SORTS = ("date", "reference", "client", "validity")


@app.command("list")
@click.argument("folder", type=PATH)
@click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help="What stands first.")
@click.option("--expired", is_flag=True, help="Only offers that have ended.")
@click.option("--valid", is_flag=True, help="Only offers that have not ended.")
@click.option("--unapproved", is_flag=True, help="Only deals that lack an approval.")
@click.option("--client", metavar="TEXT", help="Only clients with this in their name, with accents or without.")
@click.option("--format", "format", type=click.Choice(["csv"]), help="CSV, for spreadsheets.")
@click.pass_obj
def list_deals(
    options: Options,
    folder: Path,
    sort: str,
    expired: bool,
    valid: bool,
    unapproved: bool,
    client: str | None,
    format: str | None,
) -> None:
    """List the deals below FOLDER: client, totals, validity, edition, approvals; exit status 1 if one has errors."""
    from engine.tasks import list as task

    if expired and valid:
        raise click.UsageError(excluding("--expired", "--valid"))
    if format and options.output.json:
        raise click.UsageError(excluding("--json", "--format"))
    found = task.list_deals(folder, options.root(), options.day(), sort)
    language = options.output.language
    shown = task.chosen(found.deals, expired=expired, valid=valid, unapproved=unapproved, client=client)
    if format == "csv":
        from engine.rendering.spreadsheet import print_csv

        echo(print_csv(_COLUMNS, map(_csv_row, shown)))
    else:
        tell_list(options.output, [_data(one) for one in shown], lambda: _page(found, shown, folder, language))
    if found.faults:
        options.output.tell(found.faults)
    if not found.sound:
        sys.exit(1)


def _data(one: ListedDeal) -> dict[str, object]:
    """A deal as programs read it."""
    error, prices = one.error, one.prices
    return {
        "file": one.file,
        "reference": one.reference or None,
        "version": one.version,
        "client": one.client or None,
        "date": _iso(one.date),
        "validity": _iso(one.validity),
        "expired": one.expired,
        "one-off": _total(prices.one_off) if prices else None,
        "monthly": _total(prices.monthly) if prices else None,
        "edition": _iso(one.edition),
        "approvals": {
            "needed": one.approvals.needed,
            "given": one.approvals.given,
            "lapsed": one.approvals.lapsed,
        }
        if one.approvals
        else None,
        "duplicates": [*one.duplicates],
        "superseded-by": [*one.later],
        "amends": one.amends,
        "error": {
            "code": error.code,
            "file": error.span.file,
            "line": error.span.line,
            "column": error.span.column,
            "message": error.message,
        }
        if error
        else None,
    }


def _total(total: Total) -> dict[str, str]:
    return {"excluded": str(total.base), "vat": str(total.vat), "included": str(total.included)}


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


_COLUMNS = (
    "file",
    "reference",
    "version",
    "client",
    "date",
    "validity",
    "expired",
    "one-off excluding VAT",
    "monthly excluding VAT",
    "edition",
    "approvals needed",
    "approvals given",
    "approvals lapsed",
    "duplicates",
    "superseded by",
    "amends",
    "error",
)


def _csv_row(one: ListedDeal) -> tuple[CsvCell, ...]:
    prices, approvals = one.prices, one.approvals
    return (
        one.file,
        one.reference,
        one.version,
        one.client,
        _iso(one.date),
        _iso(one.validity),
        None if one.validity is None else "yes" if one.expired else "no",
        prices.one_off.base if prices else None,
        prices.monthly.base if prices else None,
        _iso(one.edition),
        *((approvals.needed, approvals.given, approvals.lapsed) if approvals else (None, None, None)),
        ", ".join(one.duplicates),
        ", ".join(one.later),
        one.amends,
        f"{one.error.span}: {one.error.message}" if one.error else None,
    )


def _page(found: DealList, shown: Sequence[ListedDeal], folder: Path, language: str = MAIN) -> list[ListingBlock]:
    from engine.rendering.listing import Grid, RunningText

    header = (
        gettext("Reference"), gettext("Client"), gettext("File"), gettext("Date"), gettext("One-off"),
        gettext("Per month"), gettext("Valid until"), gettext("Edition"), gettext("Approvals"), gettext("Remark"),
    )  # fmt: skip
    said = gettext(
        "Amounts are the totals of the quote excluding VAT; prices per use are not in them. "
        "An offer stands until the end of the day named."
    )
    rows = tuple(_row(one, language) for one in shown)
    grid = Grid(header, rows, ((0, 1, 2), (3, 4, 5), (6, 7, 8, 9)), (1, 2, 3, 6, 9))
    table: list[ListingBlock] = [grid, RunningText(said)] if rows else []
    return [*table, RunningText(_counted(found, shown, folder))]


def _row(one: ListedDeal, language: str) -> tuple[Cell, ...]:
    from engine.languages import LANGUAGES
    from engine.rendering.directions import passages_isolated

    money = LANGUAGES[language].money
    prices = one.prices
    return (
        (f"{passages_isolated(one.reference) or '–'}{f', version {one.version}' if one.version > 1 else ''}",),
        _cell(passages_isolated(one.client)),
        (passages_isolated(one.file),),
        _cell(_iso(one.date)),
        _cell(money(prices.one_off.base) if prices else None),
        _cell(money(prices.monthly.base) if prices else None),
        _cell(gettext("{day}, expired").format(day=one.validity) if one.expired else _iso(one.validity)),
        _cell(_iso(one.edition) if one.edition or one.error else gettext("draft")),
        _cell(_approvals(one)),
        tuple(_remarks(one, language)),
    )


def _cell(text: str | None) -> Cell:
    return (text,) if text else ()


def _approvals(one: ListedDeal) -> str:
    if one.approvals is None:
        return ""
    needed, given, lapsed = one.approvals.needed, one.approvals.given, one.approvals.lapsed
    if not needed:
        return gettext("none needed")
    told = ngettext("{given} of {needed} given", "{given} of {needed} given", given).format(given=given, needed=needed)
    if not lapsed:
        return told
    return f"{told}, " + ngettext("{count} lapsed", "{count} lapsed", lapsed).format(count=lapsed)


def _remarks(one: ListedDeal, language: str) -> Iterator[str]:
    from engine.rendering.directions import passages_isolated

    if one.error:
        yield passages_isolated(f"{one.error.span}: {one.error.told(language)[0]}")
    if one.duplicates:
        if one.version == 1:
            same = gettext("the same reference as {files}")
        else:
            same = gettext("the same reference and version as {files}")
        yield passages_isolated(same.format(files=", ".join(one.duplicates)))
    if one.later:
        later = gettext("superseded by {files}").format(files=", ".join(one.later))
        yield passages_isolated(later)
    if one.amends:
        yield passages_isolated(gettext("amends {reference}").format(reference=one.amends))


def _counted(found: DealList, shown: Sequence[ListedDeal], folder: Path) -> str:
    from engine.files.characters import shown_name

    total, faulty = len(found.deals), sum(one.error is not None for one in found.deals)
    below = ngettext("{count} deal below {folder}", "{count} deals below {folder}", total)
    counted = below.format(count=total, folder=shown_name(str(folder)))
    if len(shown) < total:
        counted += ngettext(", {count} of them listed", ", {count} of them listed", len(shown)).format(count=len(shown))
    if faulty:
        counted += gettext(", {count} with errors").format(count=faulty)
    if found.others:
        left = ngettext("; {count} other YAML file left alone", "; {count} other YAML files left alone", found.others)
        counted += left.format(count=found.others)
    return f"{counted}."
