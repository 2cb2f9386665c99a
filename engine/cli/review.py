"""The command that marks texts as reviewed."""

from __future__ import annotations

import click

from engine.cli.app import Options, app


@app.command()
@click.argument("abouts", nargs=-1, required=True, metavar="ABOUT...")
@click.option("--by", required=True, metavar="NAME", help="Who has reviewed them.")
@click.pass_obj
def review(options: Options, abouts: tuple[str, ...], by: str) -> None:
    """Mark texts as reviewed, such as dpa/transfers#safeguards; each mark holds as long as the text stays as it is."""
    from engine.tasks import review as task
    from engine.tasks.reviews import FILE

    with options.writing() as folder:
        text, marks = task.review(folder.root, abouts, by=by, date=options.day())
        folder.replace({FILE: text.encode()})
    for mark in marks:
        click.echo(f"reviewed by {mark.name}: {mark.about}")
