"""The command that freezes the working files as an edition."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, date, echo
from engine.diagnostics import Refused

if TYPE_CHECKING:
    from engine.model.edition import Note
    from engine.model.revision import Revision
    from engine.model.summary import Notice
    from engine.tasks.publish import PublicationPlan


@app.command()
@click.option("--effective", required=True, callback=date, metavar="DATE", help="The day on which it takes effect.")
@click.option("--replaces", callback=date, metavar="DATE", help="Take the place of an edition not yet in force.")
@click.option("--late", default="", metavar="REASON", help="Publish even if clients can no longer be told in time.")
@click.option("--dry-run", is_flag=True, help="Say what would be published or refused, and write nothing.")
@click.pass_obj
def publish(
    options: Options, effective: datetime.date, replaces: datetime.date | None, late: str, dry_run: bool
) -> None:
    """Freeze the working files as an edition, after every check. What is in force is never replaced.

    A change of rights or obligations of which clients can no longer be told in time is refused, unless --late says why;
    the edition keeps that reason.
    """
    from engine.cli.editions import edition_data
    from engine.tasks.publish import plan, prepare

    if dry_run:
        planned = plan(options.root(), effective=effective, today=options.day(), replaces=replaces, late=late)
        options.output.tell(planned.refused)
        echo("".join(f"{line}\n" for line in _planned(planned)).encode())
        sys.exit(1 if planned.refused else 0)
    with options.writing() as folder:
        try:
            found = prepare(folder.root, effective=effective, today=options.day(), replaces=replaces, late=late)
        except Refused as refused:
            options.output.tell(refused.diagnostics)
            click.echo("nothing has been published: publishing needs a library with nothing to say", err=True)
            sys.exit(1)
        folder.replace({found.name: found.content}, [found.obsolete] if found.obsolete else [])
    if options.output.json:
        echo(
            (
                json.dumps(
                    edition_data(found.edition, "upcoming" if effective > options.day() else "in force", ()),
                    ensure_ascii=False,
                    indent=2,
                )
                + "\n"
            ).encode()
        )
        return
    click.echo(f"{found.name}: takes effect on {effective}")
    click.echo(f"SHA-256 {found.edition.stamp.sha256}")


def _planned(found: PublicationPlan) -> Iterator[str]:
    """What publishing would do, for whoever decides it."""
    yield f"takes effect on {found.effective}"
    if found.previous is None:
        yield "the first edition: there is nothing to compare it with"
    yield from planned_changes(found.notice, found.changes, found.notes)
    yield "it would be refused: see above" if found.refused else "nothing stands in the way"
    yield "nothing was written"


def planned_changes(notice: Notice | None, changes: Sequence[Revision], told: Sequence[Note]) -> Iterator[str]:
    """What an edition changes, how that was declared, and by when clients are to be told, for whoever decides it."""
    from engine.cli.editions import versions_line
    from engine.tasks.notice import substantive

    if notice is not None:
        yield from _notice(notice, bool(substantive(changes)))
    notes = {(one.id, one.version): one for one in told}
    for one in changes:
        yield f"  {versions_line(one)}"
        note = None if one.after is None else notes.get((one.id, one.after))
        if note is not None and note.by:
            yield f"    declared by {note.by}{f': {note.because}' if note.because else ''}"


def _notice(found: Notice, weighty: bool) -> Iterator[str]:
    if not (weighty or found.needed):
        yield "no right and no obligation changes: clients need no notice"
    elif found.latest is None:
        yield "rights or obligations change; the library says nothing of a period of notice"
    else:
        passed = ", which has passed" if found.late else ""
        yield f"rights or obligations change: the last day of notice to clients is {found.latest}{passed}"
