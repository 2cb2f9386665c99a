"""The commands that start a new file: a deal, a clause, a variant."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from engine.cli.app import DRAFT, EDITION, Options, app
from engine.diagnostics import Diagnostic, Refused, Span


@app.group()
def new() -> None:
    """Start a new file from a commented example."""


@new.command("deal")
@click.argument("file", type=click.Path(path_type=Path))
@EDITION
@DRAFT
@click.pass_obj
def new_deal(options: Options, file: Path, edition: datetime.date | None, draft: bool) -> None:
    """Write a commented deal file to start from; an existing file is never overwritten."""
    from engine.files.writing.whole_files import write
    from engine.tasks import new as start

    library = options.load_offered(edition, draft)
    path = file if file.suffix == ".yaml" else file.with_name(f"{file.name}.yaml")
    if os.path.lexists(path):
        hint = "name another file, or delete this one yourself"
        raise Refused([Diagnostic("output-unwritable", Span(str(path)), "the file exists already", (hint,))])
    reference = f"{path.stem.upper()}-{options.day():%y%m%d}"  # without digits there is no payment communication
    write(path, start.new_deal(library, reference, options.day()).encode())
    click.echo(f"{path}: fill in what is empty, then clausier build {path}")


@new.command("clause")
@click.argument("id", metavar="DOCUMENT/NAME")
@click.option("--after", metavar="CLAUSE", help="The clause after which it stands; the last one if not given.")
@click.pass_obj
def new_clause(options: Options, id: str, after: str | None) -> None:
    """Write a commented clause to start from, and list it; an existing file is never overwritten."""
    from engine.tasks import new as start

    with options.writing() as folder:
        folder.replace(start.new_clause(folder.root, id, after))
    click.echo(f"clauses/{id}.yaml: write what is empty, then clausier check")


@new.command("variant")
@click.argument("name")
@click.pass_obj
def new_variant(options: Options, name: str) -> None:
    """Write a commented variant to start from; an existing file is never overwritten."""
    from engine.tasks import new as start

    with options.writing() as folder:
        folder.replace(start.new_variant(folder.root, name))
    click.echo(f"variants/{name}.yaml: write what is empty, then clausier check")
