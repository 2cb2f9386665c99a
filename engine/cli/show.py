"""The command that prints the standard text."""

from __future__ import annotations

import datetime
import sys

import click

from engine.cli.app import DRAFT, EDITION, Options, app, echo, lang, one_source
from engine.languages import FIRST


@app.command()
@click.argument("document")
@lang("The language.", default=FIRST, show_default=True)
@click.option("--with", "variants", multiple=True, metavar="VARIANT", help="Select a variant, such as no-reference.")
@click.option("--without", multiple=True, metavar="FACT", help="Leave out a fact, such as freelancers.abroad.")
@EDITION
@DRAFT
@click.pass_obj
def show(
    options: Options,
    document: str,
    languages: tuple[str, ...],
    variants: tuple[str, ...],
    without: tuple[str, ...],
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """Print the standard text: typeset in a terminal, Markdown in a pipe."""
    from engine.tasks.show import show as texts

    one_source(edition, draft)
    library = options.load(edition)
    documents = texts(library, document, languages=languages, variants=variants, without=without, today=options.today)
    if sys.stdout.isatty():
        from engine.rendering.terminal import show as print_documents

        print_documents(documents)
        return
    from engine.rendering import render

    echo(b"\n---\n\n".join(render(one, "md") for one in documents))
