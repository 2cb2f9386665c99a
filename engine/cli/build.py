"""The command that builds the pack of a deal."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import DEAL, DRAFT, EDITION, PATH, Options, app, echo, lang, waiting
from engine.cli.messages import Output
from engine.rendering.layouts import LAYOUTS, STANDARD, Layout

if TYPE_CHECKING:
    from engine.tasks.build import File


def _formats(_context: click.Context, _parameter: click.Parameter, text: str) -> list[str]:
    from engine.rendering import FORMATS, ORDER_FORMATS

    names, known = [one.strip() for one in text.split(",") if one.strip()], (*FORMATS, *ORDER_FORMATS)
    for name in names:
        if name not in known:
            message = gettext("{name} is no format; there is {formats}")
            raise click.BadParameter(message.format(name=name, formats=", ".join(known)))
    if not names:
        raise click.BadParameter(gettext("name at least one of {formats}").format(formats=", ".join(known)))
    return list(dict.fromkeys(names))


@app.command()
@DEAL
@lang("The languages; those of the client if not given.")
@click.option("--format", "formats", callback=_formats, default="pdf,docx,html,md,txt,json", show_default=True)
@click.option("--template", type=PATH, help="A letterhead for Word documents, a .docx of your own.")
@click.option(
    "--layout",
    type=click.Choice(LAYOUTS),
    default=STANDARD,
    show_default=True,
    help="How PDFs are laid out: compact to be signed, roomy to be negotiated on. Word documents are roomy.",
)
@click.option("--out", type=PATH, help="The folder; output/ and the reference if not given.")
@EDITION
@DRAFT
@click.pass_obj
def build(
    options: Options,
    deal: Path,
    languages: tuple[str, ...] | None,
    formats: list[str],
    template: Path | None,
    layout: Layout,
    out: Path | None,
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """Write the documents of a deal, one by one and as a pack, with a manifest.

    A folder holds one pack: the new one takes the place of the one that this deal had there, all or nothing.
    """
    from engine.cli.template import letter_for
    from engine.files.writing.pack_folder import check_folder, replace_pack
    from engine.tasks.build import build as pack
    from engine.tasks.logo import open_logos

    letter, remarks = letter_for(template, formats)
    library, read = options.open_deal(deal, edition, draft, prove=True)
    home = deal.parent if read.publisher is not None else options.root() / "clauses"
    made = pack(
        library,
        read,
        formats=formats,
        languages=languages or (),
        letter=letter,
        layout=layout,
        logos=open_logos(read.publisher if read.publisher is not None else library.publisher, home),
        today=options.day(),
    )
    folder = out or Path("output") / made.name
    check_folder(folder, made.owner)
    with _progress(options.output, made.files(os.cpu_count() or 1), len(made.jobs)) as steps:
        *files, manifest = steps
    edited = replace_pack(folder, made.owner, (*files, manifest), waiting)
    options.output.tell({*remarks, *made.warnings, *edited})
    if options.output.json:
        echo(manifest[1])
        return
    for name, content in files:
        size = gettext("{size} kB").format(size=max(1, round(len(content) / 1024)))
        click.echo(f"{folder / name}  {size}")
    count = ngettext("{count} files", "{count} files", len(files)).format(count=len(files))
    click.echo(f"{folder / made.manifest}  {count}")


@contextmanager
def _progress(output: Output, steps: Iterator[File], total: int) -> Iterator[Iterator[File]]:
    """The files one after the other, with a bar of the first `total` in a terminal and nothing elsewhere."""
    if not sys.stderr.isatty() or output.json:
        yield steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def counted() -> Iterator[File]:
            for number, (name, content) in enumerate(steps, 1):
                if number <= total:
                    bar.update(task, advance=1, description=name)
                yield name, content

        yield counted()
