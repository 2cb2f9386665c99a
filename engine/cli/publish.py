"""The command that freezes the working files as an edition."""

from __future__ import annotations

import datetime
import json
import sys

import click

from engine.cli.app import Options, app, date, echo
from engine.diagnostics import Refused


@app.command()
@click.option("--effective", required=True, callback=date, metavar="DATE", help="The day on which it takes effect.")
@click.option("--replaces", callback=date, metavar="DATE", help="Take the place of an edition not yet in force.")
@click.pass_obj
def publish(options: Options, effective: datetime.date, replaces: datetime.date | None) -> None:
    """Freeze the working files as an edition, after every check. What is in force is never replaced."""
    from engine.cli.editions import edition_data
    from engine.files.text import EDITIONS
    from engine.files.writing.whole_files import exclusive, remove, write
    from engine.tasks.publish import prepare

    root = options.root()
    with exclusive(root / EDITIONS):
        try:
            found = prepare(root, effective=effective, today=options.day(), replaces=replaces)
        except Refused as refused:
            options.output.tell(refused.diagnostics)
            click.echo("nothing has been published: publishing needs a library with nothing to say", err=True)
            sys.exit(1)
        write(root / found.name, found.content)
        if found.obsolete is not None:  # the new file says that it replaces the old one, which counts no more
            remove(root / found.obsolete)
    if options.output.json:
        echo(
            (
                json.dumps(
                    edition_data(found.edition, "upcoming" if effective > options.day() else "in force", ()),
                    ensure_ascii=False,
                    indent=2,
                )
                + "\n"
            ).encode()
        )
        return
    click.echo(f"{found.name}: takes effect on {effective}")
    click.echo(f"SHA-256 {found.edition.stamp.sha256}")
