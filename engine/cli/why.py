"""The command that says why a document reads as it does."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path

import click

from engine.cli.app import DRAFT, EDITION, Options, app, echo, one_source
from engine.languages import FIRST, LANGUAGES


@app.command()
@click.argument("names", nargs=-1, metavar="[DEAL] [PLACE]...")
@click.option("--with", "variants", multiple=True, metavar="VARIANT", help="Without a deal: select a variant.")
@click.option("--without", multiple=True, metavar="FACT", help="Without a deal: leave out a fact.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=FIRST, show_default=True, help="The language.")
@click.option("--redline", is_flag=True, help="Hold the standard text against what is printed.")
@EDITION
@DRAFT
@click.pass_obj
def why(
    options: Options,
    names: tuple[str, ...],
    variants: tuple[str, ...],
    without: tuple[str, ...],
    lang: str,
    redline: bool,
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """Say why a deal, or the standard text, reads as it does: who wrote each place, and what is not there.

    PLACE is a document (cgv), an article (cgv/abroad), a paragraph (cgv/abroad#request), an item
    (cgv/abroad#request.countries), a variant, term/client, parameter/notice, a fact or service.prospecting; without
    one, an overview of the pack. DEAL is a file.
    """
    from engine.files.characters import shown_name
    from engine.rendering.explanation import explanation_page
    from engine.rendering.json import data
    from engine.rendering.listing import print_listing_markdown, show_listing
    from engine.tasks.why import why as explain

    deal, places = _deal(names)
    if deal is not None and (variants or without):
        raise click.UsageError("a deal says itself what is selected: --with and --without go without a deal")
    one_source(edition, draft)
    library, read = options.open_deal(deal, edition, draft) if deal else (options.load(edition), None)
    found = [
        explain(
            library, read, place=place, language=lang, variants=variants, without=without, today=options.today,
            redline=redline,
        )
        for place in places or ("",)
    ]  # fmt: skip
    if options.output.json:
        told = [data(one) for one in found]
        echo(json.dumps(told if len(told) > 1 else told[0], ensure_ascii=False, indent=2) + "\n")
        return
    page = [block for one in found for block in explanation_page(one)]
    if sys.stdout.isatty():
        show_listing(page)
    else:
        echo(shown_name(print_listing_markdown(page)))


def _deal(names: tuple[str, ...]) -> tuple[Path | None, tuple[str, ...]]:
    """The deal, if the first name is a file or names one, and the places."""
    if names and (names[0].endswith((".yaml", ".yml")) or os.path.isfile(names[0])):
        return Path(names[0]), names[1:]
    return None, names
