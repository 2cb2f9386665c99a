"""The command that says everything there is to say about the library."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, tell_list
from engine.cli.messages import summary

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic
    from engine.model.length import Length
    from engine.rendering.listing import ListingBlock


@app.command()
@click.option("--only", "families", multiple=True, metavar="FAMILY", help="Only this family of messages, and files.")
@click.option("--format", "format", type=click.Choice(["text", "github"]), default="text", show_default=True)
@click.pass_obj
def check(options: Options, families: tuple[str, ...], format: str) -> None:
    """Say everything there is to say about the library; exit status 1 if it has errors.

    The families are files, structure, wording, law, versions, proof, deal and template. Errors in files are always
    said: what cannot be read cannot be checked. A library without errors is also measured: how many words and sentences
    its standard texts have, and the longest sentence of each.
    """
    from dataclasses import asdict

    from engine.diagnostics import has_errors
    from engine.tasks.check import check as findings
    from engine.tasks.lengths import lengths

    root = options.root()
    every = (*findings(root), *_outdated(root, options.day()))
    found = _of_families(every, families)
    options.output.tell(found, format)
    if has_errors(found):
        sys.exit(1)
    if not options.output.json and not found:
        click.echo(summary(found), err=True)
    if format == "text" and (not families or "wording" in families) and not has_errors(every):
        told = lengths(options.load(None))
        tell_list(options.output, [asdict(one) for one in told], lambda: _page(told))


def _page(told: Sequence[Length]) -> list[ListingBlock]:
    """How long the standard texts are to read."""
    from engine.rendering.listing import Grid

    rows = tuple(
        (
            (one.document,),
            (one.language,),
            (f"{one.words:,}",),
            (f"{one.sentences:,}",),
            (f"{one.average:.1f}",),
            (f"{one.longest} ({one.place})",),
        )
        for one in told
    )
    header = ("document", "language", "words", "sentences", "words each", "the longest")
    return [Grid(header, rows, ((0,), (1,), (2,), (3,), (4,), (5,)))]


def _outdated(root: Path, today: datetime.date) -> Sequence[Diagnostic]:
    """What has changed in what published files print."""
    from engine.diagnostics import Refused
    from engine.tasks.published_files import outdated

    try:
        return outdated(root, today)
    except Refused as refused:
        return refused.diagnostics


def _of_families(found: Sequence[Diagnostic], families: Sequence[str]) -> Sequence[Diagnostic]:
    """The messages of some families, and the errors in files; all of them if no family is named."""
    from engine.diagnostics import Severity
    from engine.diagnostics.codes import CODES, FAMILIES

    for name in families:
        if name not in FAMILIES:
            raise click.BadParameter(f"{name} is no family of messages; there is {', '.join(FAMILIES)}")
    if not families:
        return found
    unread = [one for one in found if CODES[one.code].family == "files" and one.severity is Severity.ERROR]
    return [one for one in found if one in unread or CODES[one.code].family in families]
