"""The command that gives something another name, wherever it is written."""

from __future__ import annotations

import click

from engine.cli.app import Options, app


@app.command()
@click.argument("old")
@click.argument("name", metavar="NEW")
@click.option("--dry-run", is_flag=True, help="Say what would be rewritten, and write nothing.")
@click.pass_obj
def rename(options: Options, old: str, name: str, dry_run: bool) -> None:
    """Call OLD by the name NEW, wherever it is written; was: keeps the old name.

    A clause is cgv/duration, a paragraph cgv/duration#notice, an item cgv/duration#deadline.month-day; anything else
    has its kind before it: parameter/notice, term/client, variant/eea-only, duty/art05-3, service/prospecting.
    """
    from engine.tasks import rename as renaming

    with options.writing("deals") as folder:
        found = renaming.rename(folder.root, old, name)
        if not dry_run:
            folder.replace(found.files, found.gone, whole=True)
    click.echo(f"{found.old} is now called {found.new}")
    for was, now in found.moved.items():
        click.echo(f"  {was} is now {now}")
    for file, count in found.counts.items():
        if count:
            click.echo(f"  {file}: {count} word{'' if count == 1 else 's'}")
    for file in found.kept:
        click.echo(f"  {file} stays as it is: it is made from a published edition")
    if dry_run:
        click.echo("nothing was written")
