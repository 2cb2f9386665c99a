"""The command that shows the draft in a browser while somebody edits it."""

from __future__ import annotations

from pathlib import Path

import click

from engine.cli.app import PATH, Options, app


@app.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Or the next free one.")
@click.option("--with", "variants", multiple=True, metavar="VARIANT", help="Select a variant, such as no-reference.")
@click.option("--deal", type=PATH, help="Show the documents of this deal.")
@click.pass_obj
def watch(options: Options, port: int, variants: tuple[str, ...], deal: Path | None) -> None:
    """Show the draft beside the last edition in a browser, with all findings, while somebody edits it.

    Served to this machine alone; Ctrl-C ends it.
    """
    from engine.diagnostics import Refused, Span, made, say
    from engine.preview.screen import Watched
    from engine.preview.server import listening, serve

    place = listening(port)
    if place is None:
        raise Refused([made("port-taken", Span(f"--port {port}"), say("in-use"), say("another-port"))])
    watched = Watched(options.root(), options.day(), variants, deal)
    serve(watched, place, lambda address: click.echo(f"{address}  Ctrl-C ends it"))
    click.echo("the preview has ended", err=True)
