"""The command that accepts a warning of check."""

from __future__ import annotations

import click

from engine.cli.app import Options, app


@app.command()
@click.argument("finding")
@click.argument("about")
@click.option("--by", required=True, metavar="NAME", help="Who accepts it.")
@click.option("--reason", metavar="TEXT", help="Why it may stand; what is written already if not given.")
@click.pass_obj
def acknowledge(options: Options, finding: str, about: str, by: str, reason: str | None) -> None:
    """Accept one warning of check: FINDING is its code or advice/NAME, ABOUT the part of the library it speaks of.

    It holds as long as that part stays as it is. Errors cannot be acknowledged.
    """
    from engine.tasks import acknowledge as task
    from engine.tasks.reviews import FILE

    with options.writing() as folder:
        text, entry = task.acknowledge(folder.root, finding, about, by=by, reason=reason, date=options.day())
        folder.replace({FILE: text.encode()})
    click.echo(f"acknowledged by {entry.name}: {entry.finding} about {entry.about}")
