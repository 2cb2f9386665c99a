"""The command that lists what departs from the standard in a deal."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import DEAL, DRAFT, EDITION, Options, app, echo
from engine.diagnostics.grammar import grammar

if TYPE_CHECKING:
    from engine.model.deviation import Deviation


@app.command()
@DEAL
@EDITION
@DRAFT
@click.pass_obj
def deviations(options: Options, deal: Path, edition: datetime.date | None, draft: bool) -> None:
    """List what departs from the standard in a deal, and who has approved it; exit status 1 if something is open."""
    from engine.tasks.assemble import select

    library, read = options.open_deal(deal, edition, draft)
    selection, warnings = select(library, read)
    options.output.tell(one for one in warnings if one.code != "deviation-unapproved")
    found = selection.deviations
    if options.output.json:
        echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    else:
        echo("".join(f"{line}\n" for line in _report(found, options.output.language)))
    if not selection.approved:
        sys.exit(1)


def _plain(one: Deviation) -> dict[str, object]:
    approved = {"by": one.approval.by, "date": one.approval.date.isoformat()} if one.approval else None
    return {"id": one.id, "level": one.level, "summary": one.summary, "digest": one.digest, "approved": approved}


def _report(found: Sequence[Deviation], language: str) -> Iterator[str]:
    from engine.rendering.directions import passages_isolated

    if not found:
        yield gettext("nothing departs from the standard")
        return
    width = max(len(one.id) for one in found)
    for one in found:
        state = gettext("needs {level}").format(level=one.level)
        if one.approval:
            day = grammar(language).day(one.approval.date)
            state = gettext("approved by {person} on {day}").format(person=one.approval.by, day=day)
        yield f"{one.id:<{width}}  {state}"
        yield f"{'':<{width}}  {passages_isolated(one.told(language))}"
    still = sum(one.approval is None for one in found)
    counted = ngettext("{count} deviation", "{count} deviations", len(found)).format(count=len(found))
    yield gettext("{counted}, {open} without approval").format(counted=counted, open=still)
