"""The command that starts a deal from another one."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import DEAL, PATH, Options, app, date
from engine.cli.deal_file import check_free, new_deal_file
from engine.diagnostics import Refused, Span, has_errors, say

if TYPE_CHECKING:
    from engine.tasks.copy import DealCopy, ReadCopy


@app.command()
@DEAL
@click.argument("new")
@click.option("--reference", metavar="TEXT", help="Of the new deal; no other deal may have it.")
@click.option("--next-version", is_flag=True, help="Keep the reference: NEW replaces DEAL, which was sent.")
@click.option("--amend", is_flag=True, help="NEW amends the contract of DEAL, under a reference of its own.")
@click.option("--sent", type=PATH, metavar="MANIFEST", help="The manifest of the pack of DEAL that was sent.")
@click.option("--accepted", callback=date, metavar="DATE", help="The day on which the client accepted DEAL.")
@click.option("--effective", callback=date, metavar="DATE", help="The day from which the amendment applies.")
@click.pass_obj
def copy(
    options: Options,
    deal: Path,
    new: str,
    reference: str | None,
    next_version: bool,
    amend: bool,
    sent: Path | None,
    accepted: datetime.date | None,
    effective: datetime.date | None,
) -> None:
    """Write a new deal NEW from DEAL: dated today, without its approvals; an existing file is never overwritten.

    With --next-version it is the next version of the offer that was sent, under the same reference and with the same
    payment communication. With --amend it is an amendment of the contract that DEAL became. What the edition of today
    does not know is told at once; exit status 1 if the copy has to be corrected.
    """
    from engine.files.characters import shown_name
    from engine.files.writing.change import FileChange, commit
    from engine.tasks.amendment_copy import amendment_of
    from engine.tasks.copy import copy_deal, read_copy
    from engine.tasks.next_version import next_version_of
    from engine.tasks.open_library import check_day

    if amend:
        if next_version or reference is None or sent is None or accepted is None or effective is None:
            needed = "--reference TEXT --sent MANIFEST --accepted DATE --effective DATE"
            raise click.UsageError(gettext("with --amend, write {needed}").format(needed=needed))
    elif next_version is (reference is not None) or next_version is (sent is None) or accepted or effective:
        raise click.UsageError(gettext("write --reference TEXT for another deal, or --next-version --sent MANIFEST"))
    root, source = options.root(), Path(os.path.realpath(deal))
    path = new_deal_file(new, say("example-copy", deal=str(deal)))
    options.output.root = deal.parent
    check_day(root, options.day(), Span("--today"))
    if sent is not None and accepted is not None and effective is not None:
        made = amendment_of(source, path, sent, (reference or "").strip(), accepted, effective, options.day())
    elif sent is not None:
        made = next_version_of(source, path, sent, options.day())
    else:
        made = copy_deal(source, path, (reference or "").strip(), options.day())
    _make_folder(path.parent)
    with options.writing_deal(path.parent):
        check_free(path)
        files = {**made.beside, path.name: made.copied.text.encode()}
        commit(path.parent, [FileChange(name, None, content) for name, content in files.items()])
    for line in _written(made, deal, path):
        click.echo(shown_name(line))
    read = read_copy(source, path, root)
    for line in _differences(read, options.output.language):
        click.echo(line)
    options.output.root = path.parent
    found = [one for one in read.found if not (amend and one.code == "amendment-invalid")]  # it changes nothing yet
    options.output.tell(found)
    if amend:
        click.echo(gettext("change in it what is to be otherwise: the amendment lists that"))
    if has_errors(found):
        sys.exit(1)


def _make_folder(folder: Path) -> None:
    from engine.files.writing.whole_files import unwritable

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Refused([unwritable(folder, problem, say("not-made"))]) from None


def _written(made: DealCopy, deal: Path, path: Path) -> Iterator[str]:
    if made.copied.version > 1:
        copied = gettext("{file}: {reference}, version {version}, copied from {deal}")
    else:
        copied = gettext("{file}: {reference}, copied from {deal}")
    own = {"reference": made.copied.reference, "version": made.copied.version}
    yield copied.format(file=path, deal=deal, **own)
    if made.copied.left:
        yield gettext("  not taken over: {keys}").format(keys=", ".join(made.copied.left))
    for name in made.beside:
        yield gettext("  copied with it: {file}").format(file=name)
    for one in made.copied.moved:
        where = " ".join(str(step + 1) if isinstance(step, int) else step for step in one.path)
        yield _changed(where, one.after, one.before)


def _changed(what: str, after: object, before: object) -> str:
    return gettext("  {what}: {after}, before {before}").format(what=what, after=after, before=before)


def _differences(read: ReadCopy, language: str) -> Iterator[str]:
    """What is otherwise although the deal says the same: its edition, and what it costs by the catalogue of that."""
    from engine.languages import LANGUAGES

    if read.edition and read.edition_before and read.edition != read.edition_before:
        yield _changed(gettext("edition"), read.edition, read.edition_before)
    if read.prices is None or read.prices_before is None:
        return
    money = LANGUAGES[language].money
    for line, old in zip(read.prices.lines, read.prices_before.lines, strict=False):
        if line.line.list_price != old.line.list_price and line.line.id == old.line.id:
            now, before = (_listed(one, money) for one in (line.line.list_price, old.line.list_price))
            yield _changed(gettext("list price of {line}").format(line=line.line.id), now, before)
    totals = (
        (gettext("one-off total excluding VAT"), read.prices.one_off, read.prices_before.one_off),
        (gettext("monthly total excluding VAT"), read.prices.monthly, read.prices_before.monthly),
    )
    for name, total, earlier in totals:
        if total.base != earlier.base:
            yield _changed(name, money(total.base), money(earlier.base))


def _listed(price: Decimal | None, money: Callable[..., str]) -> str:
    return gettext("none") if price is None else money(price)
