"""The command that lists what legal has decided, and whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from engine.cli.app import LANGUAGE, Options, app, tell_list

if TYPE_CHECKING:
    from engine.rendering.listing import Cell, ListingBlock
    from engine.tasks.reviews import Standing


@app.command()
@LANGUAGE
@click.pass_obj
def reviews(options: Options, lang: str) -> None:
    """List what has been acknowledged and reviewed, by whom, and whether it still holds."""
    from engine.tasks.reviews import standings

    library, found = standings(options.root())
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


def _page(found: Sequence[Standing], advice: dict[str, str]) -> list[ListingBlock]:
    from engine.rendering.listing import Grid, RunningText

    if not found:
        return [RunningText("Nothing has been acknowledged or reviewed.")]
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
