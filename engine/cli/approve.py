"""The command that writes an approval into a deal."""

from __future__ import annotations

import datetime
import os
from gettext import gettext
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
    from engine.files.writing.change import FileChange, commit
    from engine.tasks.approve import approve as approved

    path = Path(os.path.realpath(deal))  # where a link leads: the link itself stays
    with options.writing_deal(path.parent if os.path.isdir(path.parent) else Path()):
        held = (
            path.read_bytes() if os.path.isfile(path) else None
        )  # before it is judged: what is approved is what is read
        library, read = options.open_deal(deal, edition, draft)
        written = (held or b"").decode()  # to the byte, line ends included; that it is sound is known from above
        text, found = approved(written, library, read, by=by, deviations=names, date=options.day())
        if not found:
            click.echo(gettext("nothing that {person} may approve is open").format(person=by))
            return
        commit(path.parent, [FileChange(path.name, held, text.encode())])
    for one in found:
        told = one.told(options.output.language)
        click.echo(gettext("approved by {person}: {id}, {summary}").format(person=by, id=one.id, summary=told))
