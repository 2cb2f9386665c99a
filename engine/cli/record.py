"""The command that records the files of the public site, so that they are kept and never made again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, echo, excluding
from engine.diagnostics import Refused

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic
    from engine.site.record import NewFiles


@app.command()
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and write nothing.")
@click.option("--verify", is_flag=True, help="Read every file that was ever recorded, and compare it with its digest.")
@click.pass_obj
def record(options: Options, dry_run: bool, verify: bool) -> None:
    """Record the files of the public site: those that are new, or whose company or register was completed since.

    Their bytes go into the store, their digests into the ledger beside the editions; commit both. From then on the site
    gives these very bytes, on whatever machine it is built, and knows them for ever.
    """
    from engine.site.record import new_files
    from engine.site.settings_file import read_settings

    if dry_run and verify:
        raise click.UsageError(excluding("--dry-run", "--verify"))
    told = read_settings(options.root())
    if verify:
        _verify(options)
        return
    if dry_run:
        _tell(options, new_files(options.root(), options.day(), told), "would be recorded")
        return
    with options.writing() as folder:
        found = new_files(folder.root, options.day(), told)
        if found.recordings:
            found.put()
            folder.replace({found.name: found.ledger_file()}, whole=True)
    _tell(options, found, "recorded")


def _tell(options: Options, found: NewFiles, verb: str) -> None:
    if options.output.json:
        echo(found.data())
        return
    for one in found.recordings:
        for file in one.files:
            name = f"{file.document}-{'-'.join(file.languages)}.{file.format}"
            click.echo(f"{one.edition.effective}  {name:<24}  {file.sha256}")
    count = sum(len(one.files) for one in found.recordings)
    if not found.ledger.recordings:
        click.echo("nothing is published yet: clausier publish --effective DATE")
    elif not count:
        click.echo("every file of the site is recorded, and nothing that they print has changed")
    else:
        click.echo(f"{count} {'file' if count == 1 else 'files'} {verb}; the ledger is {found.name}")


def _verify(options: Options) -> None:
    """Tells each file that the store no longer has as it was published."""
    from engine.site.record import kept_files
    from engine.site.settings_file import read_settings

    root = options.root()
    faults: list[Diagnostic] = []
    count = 0
    for read in kept_files(root, read_settings(root)):
        try:
            read()
            count += 1
        except Refused as refused:
            faults += refused.diagnostics
    options.output.tell(faults)
    if not options.output.json:
        click.echo(f"{count} {'file' if count == 1 else 'files'} as published")
    if faults:
        sys.exit(1)
