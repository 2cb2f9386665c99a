"""The command that prints the JSON Schema of a kind of file."""

from __future__ import annotations

import click

from engine.cli.app import app, echo


@app.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for an editor; without a kind, the names of all."""
    import json

    from engine.tasks import schema as shapes

    kinds = shapes.schemas()
    if kind is None:
        echo("".join(f"{one}\n" for one in kinds).encode())
        return
    if kind not in kinds:
        raise click.BadParameter(f"{kind} has no schema; there is {', '.join(kinds)}")
    echo((json.dumps(shapes.schema(kind), ensure_ascii=False, indent=2) + "\n").encode())
