"""The commands of sales: a new deal, its documents, what departs from the standard, and approvals of that."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import DRAFT, EDITION, Options, app, echo, lang
from engine.cli.messages import Output
from engine.diagnostics import Diagnostic, Refused, Span
from engine.languages import LANGUAGES

if TYPE_CHECKING:
    from engine.model.deviation import Deviation

File = tuple[str, bytes]

DEAL = click.argument("deal", type=click.Path(path_type=Path))


def _formats(_context: click.Context, _parameter: click.Parameter, text: str) -> list[str]:
    from engine.tasks import assemble

    names = [one.strip() for one in text.split(",") if one.strip()]
    known = assemble.formats()
    for name in names:
        if name not in known:
            raise click.BadParameter(f"{name} is no format; there is {', '.join(known)}")
    if not names:
        raise click.BadParameter(f"name at least one of {', '.join(known)}")
    return list(dict.fromkeys(names))


@app.command()
@DEAL
@lang("The languages; those of the client if not given.")
@click.option("--format", "formats", callback=_formats, default="pdf,docx,html,md,txt,json", show_default=True)
@click.option(
    "--template", type=click.Path(path_type=Path), help="A letterhead for Word documents, a .docx of your own."
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder; output/ and the reference if not given.")
@EDITION
@DRAFT
@click.pass_obj
def build(
    options: Options,
    deal: Path,
    languages: tuple[str, ...] | None,
    formats: list[str],
    template: Path | None,
    out: Path | None,
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """Write the documents of a deal, one by one and as a pack, with a manifest. Each file is whole or absent."""
    from engine.cli.template import letter_for
    from engine.files.writing.whole_files import remove, write
    from engine.tasks import assemble, deals
    from engine.tasks import pack as packing

    letter, remarks = letter_for(template, formats)
    library, read = options.open_deal(deal, edition, draft)
    codes = tuple(one for one in LANGUAGES if one in (languages or read.client.languages))
    packs = {code: assemble.assemble(library, read, language=code, today=options.day()) for code in codes}
    jobs = packing.jobs(library, packs, formats, letter)
    with _progress(options.output, packing.printed(jobs, os.cpu_count() or 1), len(jobs)) as steps:
        files = list(steps)
    manifest = packing.manifest(library, packs, files)
    folder = out or Path("output") / packing.slug(read.reference)
    # The manifest goes first and comes last: a folder that holds one holds the whole pack that it describes.
    name = f"{packing.slug(read.reference)}-manifest.json"
    remove(folder / name)
    for file, content in (*files, (name, manifest)):
        write(folder / file, content)
    warnings = (one for pack in packs.values() for one in pack.warnings)
    options.output.tell({*remarks, *deals.untranslated(read, codes), *warnings})
    if options.output.json:
        echo(manifest)
        return
    for file, content in files:
        click.echo(f"{folder / file}  {max(1, round(len(content) / 1024))} kB")
    click.echo(f"{folder / name}  {len(files)} files")


@contextmanager
def _progress(output: Output, steps: Iterator[File], total: int) -> Iterator[Iterator[File]]:
    """The files one after the other, with a bar in a terminal and nothing elsewhere."""
    if not sys.stderr.isatty() or output.json:
        yield steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def counted() -> Iterator[File]:
            for name, content in steps:
                bar.update(task, advance=1, description=name)
                yield name, content

        yield counted()


@app.command()
@DEAL
@EDITION
@DRAFT
@click.pass_obj
def deviations(options: Options, deal: Path, edition: datetime.date | None, draft: bool) -> None:
    """List what departs from the standard in a deal, and who has approved it; exit status 1 if something is open."""
    from engine.tasks import assemble

    library, read = options.open_deal(deal, edition, draft)
    selection, warnings = assemble.select(library, read)
    options.output.tell(one for one in warnings if one.code != "deviation-unapproved")
    found = selection.deviations
    if options.output.json:
        echo((json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2) + "\n").encode())
    else:
        echo("".join(f"{line}\n" for line in _report(found)).encode())
    if not selection.approved:
        sys.exit(1)


def _plain(one: Deviation) -> dict[str, object]:
    approved = {"by": one.approval.by, "date": one.approval.date.isoformat()} if one.approval else None
    return {"id": one.id, "level": one.level, "summary": one.summary, "digest": one.digest, "approved": approved}


def _report(found: Sequence[Deviation]) -> Iterator[str]:
    if not found:
        yield "nothing departs from the standard"
        return
    width = max(len(one.id) for one in found)
    for one in found:
        state = f"approved by {one.approval.by} on {one.approval.date}" if one.approval else f"needs {one.level}"
        yield f"{one.id:<{width}}  {state}"
        yield f"{'':<{width}}  {one.summary}"
    still = sum(one.approval is None for one in found)
    yield f"{len(found)} deviation{'' if len(found) == 1 else 's'}, {still} without approval"


@app.command()
@DEAL
@click.argument("names", nargs=-1, metavar="[DEVIATION]...")
@click.option("--by", required=True, metavar="PERSON", help="Who approves, as approvers.yaml names them.")
@EDITION
@DRAFT
@click.pass_obj
def approve(
    options: Options, deal: Path, names: tuple[str, ...], by: str, edition: datetime.date | None, draft: bool
) -> None:
    """Write into a deal that PERSON approves its deviations: those named, else all that PERSON may approve.

    This is a record of who decided what and when, not a proof of identity.
    """
    from engine.files.writing.whole_files import write
    from engine.tasks import deals

    library, read = options.open_deal(deal, edition, draft)
    text, found = deals.approve(deal, library, read, by=by, deviations=names, date=options.day())
    if not found:
        click.echo(f"nothing that {by} may approve is open")
        return
    write(deal, text.encode())
    for one in found:
        click.echo(f"approved by {by}: {one.id}, {one.summary}")


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
    from engine.tasks import deals

    library = options.load_offered(edition, draft)
    path = file if file.suffix == ".yaml" else file.with_name(f"{file.name}.yaml")
    if path.exists():
        hint = "name another file, or delete this one yourself"
        raise Refused([Diagnostic("output-unwritable", Span(str(path)), "the file exists already", (hint,))])
    reference = f"{path.stem.upper()}-{options.day():%y%m%d}"  # its digits make the payment communication
    write(path, deals.new_deal(library, reference, options.day()).encode())
    click.echo(f"{path}: fill in what is empty, then clausier build {path}")
