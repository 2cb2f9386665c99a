"""The command that writes an approval into a deal."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from engine.cli.app import DEAL, DRAFT, EDITION, Options, app


@app.command()
@DEAL
@click.argument("names", nargs=-1, metavar="[DEVIATION]...")
@click.option("--by", required=True, metavar="PERSON", help="Who approves, as approvers.yaml names them.")
@EDITION
@DRAFT
@click.pass_obj
def approve(
    options: Options, deal: Path, names: tuple[str, ...], by: str, edition: datetime.date | None, draft: bool
) -> None:
    """Write into a deal that PERSON approves its deviations: those named, else all that PERSON may approve.

    This is a record of who decided what and when, not a proof of identity.
    """
    from engine.files.writing.whole_files import write
    from engine.tasks.approve import approve as approved

    library, read = options.open_deal(deal, edition, draft)
    written = deal.read_bytes().decode()  # to the byte, line ends included; that it is sound is known from above
    text, found = approved(written, library, read, by=by, deviations=names, date=options.day())
    if not found:
        click.echo(f"nothing that {by} may approve is open")
        return
    write(deal.resolve(), text.encode())  # where a link leads: the link itself stays
    for one in found:
        click.echo(f"approved by {by}: {one.id}, {one.summary}")
