"""The command that lists the duties of a document and what covers them."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from engine.cli.app import DRAFT, EDITION, PATH, Options, app, echo, one_source


@app.command()
@click.argument("document")
@click.option("--format", "format", type=click.Choice(["text", "md"]), default="text", show_default=True)
@click.option("--with", "variants", multiple=True, metavar="VARIANT", help="Select a variant.")
@click.option("--without", multiple=True, metavar="FACT", help="Leave out a fact, such as freelancers.abroad.")
@click.option("--deal", type=PATH, help="Ask for the documents of this deal.")
@EDITION
@DRAFT
@click.pass_obj
def duties(
    options: Options,
    document: str,
    format: str,
    variants: tuple[str, ...],
    without: tuple[str, ...],
    deal: Path | None,
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """List the duties of a document and what covers them; exit status 1 if one is not covered."""
    from engine.rendering.coverage import print_coverage_markdown, print_coverage_text
    from engine.tasks.duties import coverage as covered

    one_source(edition, draft)
    read = None
    if deal is None:
        library = options.load(edition)
    else:
        library, read = options.open_deal(deal, edition, draft)
    coverage = covered(library, document, read, variants=variants, without=without)
    printed = print_coverage_markdown(coverage) if format == "md" else print_coverage_text(coverage)
    echo(printed.encode())
    if coverage.missing:
        sys.exit(1)
