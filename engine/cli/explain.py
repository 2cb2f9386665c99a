"""The command that explains a message at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, tell_list

if TYPE_CHECKING:
    from engine.diagnostics.codes import Code
    from engine.rendering.listing import ListingBlock


@app.command()
@click.argument("code", required=False)
@click.pass_obj
def explain(options: Options, code: str | None) -> None:
    """Explain a message by its CODE: what it means and what to do; without a code, list all by family."""
    from engine.diagnostics.codes import CODES

    if code is None:
        tell_list(options.output, [_data(one) for one in CODES.values()], _every_page)
        return
    if code not in CODES:
        from engine.diagnostics import nearest

        hint = nearest(code, CODES) or "clausier explain lists all"
        raise click.BadParameter(f"there is no message {code}; {hint}")
    one = CODES[code]
    tell_list(options.output, _data(one), lambda: _page(one))


def _data(one: Code) -> dict[str, str]:
    return {
        "code": one.code,
        "family": one.family,
        "severity": str(one.severity),
        "summary": one.summary,
        "meaning": one.meaning,
        "remedy": one.remedy,
        "wrong": one.wrong,
        "right": one.right,
    }


def _page(one: Code) -> list[ListingBlock]:
    from engine.rendering.listing import FactList, Heading, RunningText, Sample

    told: list[ListingBlock] = [
        Heading(one.code),
        FactList((("Summary", (one.summary,)), ("Family", (one.family,)), ("Severity", (str(one.severity),)))),
        RunningText(one.meaning),
        RunningText(f"What to do: {one.remedy}"),
    ]
    return [*told, *(Sample(label, text) for label, text in (("Wrong", one.wrong), ("Right", one.right)) if text)]


def _every_page() -> list[ListingBlock]:
    from engine.diagnostics.codes import CODES, FAMILIES
    from engine.rendering.listing import Grid, Heading, RunningText

    told: list[ListingBlock] = []
    for family, about in FAMILIES.items():
        codes = [one for one in CODES.values() if one.family == family]
        rows = tuple(((one.code,), (str(one.severity),), (one.summary,)) for one in codes)
        told += [Heading(family), RunningText(f"{about[0].upper()}{about[1:]}.")]
        told.append(Grid(("Code", "Severity", "Meaning"), rows, ((0,), (1,), (2,))))
    return told
