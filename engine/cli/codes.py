"""The command that explains a message at length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from engine.cli.commands import app, tell_list

if TYPE_CHECKING:
    from engine.explanations.explanation import Explanation
    from engine.rendering.listing import Told


@app.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a message by its CODE: what it means and what to do; without a code, list all by family."""
    from engine.explanations import EXPLANATIONS

    if code is None:
        tell_list([_data(one) for one in EXPLANATIONS.values()], _every_page)
        return
    if code not in EXPLANATIONS:
        from engine.diagnostics import nearest

        hint = nearest(code, EXPLANATIONS) or "clausier explain lists all"
        raise click.BadParameter(f"there is no message {code}; {hint}")
    one = EXPLANATIONS[code]
    tell_list(_data(one), lambda: _page(one))


def _data(one: Explanation) -> dict[str, str]:
    return {
        "code": one.code,
        "family": one.family,
        "severity": str(one.severity),
        "summary": _summary(one),
        "meaning": one.meaning,
        "remedy": one.remedy,
        "wrong": one.wrong,
        "right": one.right,
    }


def _summary(one: Explanation) -> str:
    from engine.diagnostics import CODES

    return CODES.get(one.code, "")


def _page(one: Explanation) -> list[Told]:
    from engine.rendering.listing import Facts, Heading, Sample, Words

    told: list[Told] = [
        Heading(one.code),
        Facts((("Summary", (_summary(one),)), ("Family", (one.family,)), ("Severity", (str(one.severity),)))),
        Words(one.meaning),
        Words(f"What to do: {one.remedy}"),
    ]
    return [*told, *(Sample(label, text) for label, text in (("Wrong", one.wrong), ("Right", one.right)) if text)]


def _every_page() -> list[Told]:
    from engine.explanations import EVERY, FAMILIES
    from engine.rendering.listing import Grid, Heading, Words

    told: list[Told] = []
    for family, about in FAMILIES.items():
        rows = tuple(((one.code,), (str(one.severity),), (_summary(one),)) for one in EVERY if one.family == family)
        told += [Heading(family), Words(f"{about[0].upper()}{about[1:]}.")]
        told.append(Grid(("Code", "Severity", "Meaning"), rows, ((0,), (1,), (2,))))
    return told
