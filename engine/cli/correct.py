"""The command that corrects the text in force while a later edition waits."""

from __future__ import annotations

import datetime
import sys

import click

from engine.cli.app import Options, app, date, echo
from engine.diagnostics import Refused


@app.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--effective", required=True, callback=date, metavar="DATE", help="The day on which it takes effect.")
@click.option("--late", default="", metavar="REASON", help="Publish even if clients can no longer be told in time.")
@click.option("--dry-run", is_flag=True, help="Say what would be published or refused, and write nothing.")
@click.pass_obj
def correct(options: Options, names: tuple[str, ...], effective: datetime.date, late: str, dry_run: bool) -> None:
    """Correct the text in force while a later edition waits: NAME is a part, such as cgv/duration, or a file.

    What the working files change in these parts since the edition that waits becomes an edition of its own, on top of
    the text in force. The one that waits is published again, on its day, with the correction in it. All of that
    happens, or nothing.
    """
    from engine.cli.publish import planned_changes
    from engine.tasks import correct as task

    with options.writing() as folder:
        try:
            found = task.correct(folder.root, names, effective=effective, today=options.day(), late=late)
        except Refused as refused:
            options.output.tell(refused.diagnostics)
            click.echo("nothing has been published", err=True)
            sys.exit(1)
        if not dry_run:
            folder.replace(found.files, whole=True)
    told = [f"takes effect on {effective}", *planned_changes(found.notice, found.changes, found.notes)]
    told += [f"the edition of {one.edition.effective} is published again with it" for one in found.publications[1:]]
    if dry_run:
        told.append("nothing was written")
    else:
        told += [f"{name} written" for name in found.files]
        told += [f"SHA-256 of {one.name} {one.edition.stamp.sha256}" for one in found.publications]
    echo("".join(f"{line}\n" for line in told).encode())
