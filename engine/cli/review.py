"""The commands of legal about findings: accept a warning, mark texts as reviewed, list what has been decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, tell_list
from engine.cli.variants import LANGUAGE

if TYPE_CHECKING:
    from engine.rendering.listing import Cell, Told
    from engine.tasks.review import Standing


@app.command()
@click.argument("finding")
@click.argument("about")
@click.option("--by", required=True, metavar="NAME", help="Who accepts it.")
@click.option("--reason", metavar="TEXT", help="Why it may stand; what is written already if not given.")
@click.pass_obj
def acknowledge(options: Options, finding: str, about: str, by: str, reason: str | None) -> None:
    """Accept one warning of check: FINDING is its code or advice/NAME, ABOUT the part of the library it speaks of.

    It holds as long as that part stays as it is. Errors cannot be acknowledged.
    """
    from engine.files.writing.whole_files import write
    from engine.tasks import review as reviewing

    root = options.root()
    text, entry = reviewing.acknowledge(root, finding, about, by=by, reason=reason, date=options.day())
    write(root / reviewing.FILE, text.encode())
    click.echo(f"acknowledged by {entry.name}: {entry.finding} about {entry.about}")


@app.command()
@click.argument("abouts", nargs=-1, required=True, metavar="ABOUT...")
@click.option("--by", required=True, metavar="NAME", help="Who has reviewed them.")
@click.pass_obj
def review(options: Options, abouts: tuple[str, ...], by: str) -> None:
    """Mark texts as reviewed, such as dpa/transfers#safeguards; each mark holds as long as the text stays as it is."""
    from engine.files.writing.whole_files import write
    from engine.tasks import review as reviewing

    root = options.root()
    text, marks = reviewing.review(root, abouts, by=by, date=options.day())
    write(root / reviewing.FILE, text.encode())
    for mark in marks:
        click.echo(f"reviewed by {mark.name}: {mark.about}")


@app.command()
@LANGUAGE
@click.pass_obj
def reviews(options: Options, lang: str) -> None:
    """List what has been acknowledged and reviewed, by whom, and whether it still holds."""
    from engine.tasks import review as reviewing

    library, found = reviewing.standings(options.root())
    advice = {one.finding: f"{one.text[lang]} ({one.basis[lang]})" for one in library.advice.values()}
    tell_list(options.output, [_data(one) for one in found], lambda: _page(found, advice))


def _data(one: Standing) -> dict[str, object]:
    from engine.model.review import Acknowledgement

    entry = one.entry
    own = {"finding": entry.finding, "reason": entry.reason} if isinstance(entry, Acknowledgement) else {}
    return {
        "kind": "acknowledgement" if own else "review",
        "about": entry.about,
        **own,
        "name": entry.name,
        "date": entry.date.isoformat(),
        "state": str(one.state),
    }


def _page(found: Sequence[Standing], advice: dict[str, str]) -> list[Told]:
    from engine.rendering.listing import Grid, Words

    if not found:
        return [Words("Nothing has been acknowledged or reviewed.")]
    header = ("About", "Finding", "State", "By", "On", "Reason", "Advice")
    rows = tuple(_row(one, advice) for one in found)
    return [Grid(header, rows, ((0, 1, 2, 3, 4), (6, 5)), (1, 6))]


def _row(one: Standing, advice: dict[str, str]) -> tuple[Cell, ...]:
    from engine.model.review import Acknowledgement

    entry = one.entry
    finding, reason, told = "reviewed", "", ""
    if isinstance(entry, Acknowledgement):
        finding, reason, told = entry.finding, entry.reason, advice.get(entry.finding, "")
    texts = (finding, str(one.state), entry.name, entry.date.isoformat(), reason, told)
    return (entry.about,), *((text,) if text else () for text in texts)
