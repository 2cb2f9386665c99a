"""The command that says what a draft of the library changes."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import PATH, Options, app, echo

if TYPE_CHECKING:
    from engine.tasks.impact import ImpactSide

NO_EDITION = "There is no published edition yet, so there is nothing to compare with."


@app.command()
@click.option("--base", metavar="DATE|PATH", help="An edition, or the folder of another library; the last edition.")
@click.option("--deals", type=click.Path(path_type=Path), help="A folder of deals; deals/ beside the library.")
@click.option("--format", "format", type=click.Choice(["text", "md"]), help="Text in a terminal, else Markdown.")
@click.option("--out", type=PATH, help="Write the Markdown report into this file.")
@click.pass_obj
def impact(options: Options, base: str | None, deals: Path | None, format: str | None, out: Path | None) -> None:
    """Say which texts a draft changes: of the standard text, of each variant, of each example deal."""
    from engine.files.writing.whole_files import write
    from engine.rendering.impact import impact_page, impact_report, summary
    from engine.rendering.json import data
    from engine.rendering.listing import show_listing
    from engine.tasks import impact as impacts

    before = _base(options, base)
    if before is None:
        if out is not None:
            write(out, f"{NO_EDITION}\n".encode())
        echo((json.dumps(None) if options.output.json else NO_EDITION).encode() + b"\n")
        return
    draft = impacts.ImpactSide(options.load(), "the draft")
    folder = deals or options.root() / "deals"
    found = impacts.impact(before, draft, impacts.deals_in(folder), today=options.today, root=options.root())
    if out is not None:
        write(out, impact_report(found))
    if options.output.json:
        echo(json.dumps(data(found), ensure_ascii=False, indent=2) + "\n")
    elif out is not None:
        click.echo(f"{out}: {summary(found)}")
    elif format == "md" or (format is None and not sys.stdout.isatty()):
        echo(impact_report(found))
    else:
        show_listing(impact_page(found))


def _base(options: Options, base: str | None) -> ImpactSide | None:
    """The library to compare with, or None where nothing has been published yet."""
    from engine.tasks.impact import ImpactSide
    from engine.tasks.open_library import load_library, load_published

    root = options.root()
    if base is None:
        published = load_published(root)
        if published is None:
            return None
        day = published.edition.effective if published.edition else None
        return ImpactSide(published, f"the edition of {day}")
    if os.path.isdir(base):
        return ImpactSide(load_library(Path(base)), base)
    try:
        day = datetime.date.fromisoformat(base)
    except ValueError:
        raise click.BadParameter(f"{base} is neither a date nor a folder", param_hint="--base") from None
    return ImpactSide(load_library(root, day), f"the edition of {day}")
