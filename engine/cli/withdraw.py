"""The command that takes back an edition that is not yet in force."""

from __future__ import annotations

import datetime

import click

from engine.cli.app import Options, app, date


@app.command()
@click.argument("effective", callback=date, metavar="DATE")
@click.pass_obj
def withdraw(options: Options, effective: datetime.date) -> None:
    """Take back the edition that takes effect on DATE, as long as it is not in force and no other follows it.

    The working files stay as they are: what it would have changed belongs to the draft again.
    """
    from engine.tasks.withdraw import withdraw as take_back

    with options.writing() as folder:
        found, name = take_back(folder.root, effective, options.day())
        folder.replace({}, [name])
    click.echo(f"{name} withdrawn: the edition of {found.effective} does not take effect")
