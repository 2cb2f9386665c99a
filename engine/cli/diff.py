"""The command that shows what differs between two states of the texts."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import click

from engine.cli.app import PATH, Options, app, date, echo, lang
from engine.languages import FIRST

FORMATS = ("text", "md", "html", "docx", "json")


@app.command()
@click.argument("before")
@click.argument("after")
@lang("The language.", default=FIRST, show_default=True)
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--out",
    type=PATH,
    help="A file to write instead of printing.",
)
@click.option("--document", metavar="DOCUMENT", help="One document only, such as cgv.")
@click.option("--summary", is_flag=True, help="Only which articles differ, and whether clients must be told.")
@click.option("--effective", callback=date, metavar="DATE", help="The day on which a draft is to take effect.")
@click.pass_obj
def diff(
    options: Options,
    before: str,
    after: str,
    languages: tuple[str, ...],
    format: str,
    out: Path | None,
    document: str | None,
    summary: bool,
    effective: datetime.date | None,
) -> None:
    """Show what differs between BEFORE and AFTER, word by word.

    Each is the date of an edition (2026-12-01), draft (the working files), standard (the standard text in force) or the
    file of a deal. Typeset in a terminal, Markdown in a pipe. As docx, the whole texts with changes that Word can
    accept or reject.
    """
    from engine.files.writing.whole_files import write
    from engine.tasks import diff as history

    if format == "docx" and out is None and sys.stdout.isatty():
        raise click.UsageError("a Word document is not for a terminal: name a file with --out")
    root, today = options.root(), options.day()
    for name in (before, after):
        if os.path.isfile(name):
            options.output.root = Path(name).parent  # where the lines that messages speak of are found
    old, new = (history.side(root, name, today) for name in (before, after))
    found = history.redlines(old, new, languages, only=document, effective=effective, today=today)
    if out is not None:
        suffix = out.suffix.removeprefix(".")
        wanted = suffix if format == "text" and suffix in FORMATS else format
        write(out, history.print_redlines(found, wanted, summary_only=summary))
        click.echo(str(out))
    elif options.output.json or format == "json":
        echo(history.print_redlines(found, "json", summary_only=summary))
    elif format == "text" and sys.stdout.isatty():
        history.show_redlines(found, summary_only=summary)
    else:
        echo(history.print_redlines(found, "md" if format == "text" else format, summary_only=summary))
