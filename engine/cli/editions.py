"""The commands that list the published editions, and prove them."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app, echo
from engine.languages import FIRST, LANGUAGES

if TYPE_CHECKING:
    from engine.model.edition import Edition, Note
    from engine.model.revision import Revision


@app.group(invoke_without_command=True)
@click.option(
    "--lang", type=click.Choice(list(LANGUAGES)), default=FIRST, show_default=True, help="Of what clients read."
)
@click.pass_context
def editions(context: click.Context, lang: str) -> None:
    """List the published editions with what changed."""
    if context.invoked_subcommand is not None:
        return
    options: Options = context.obj
    from engine.tasks import editions as frozen
    from engine.tasks.open_library import editions as published

    root, today = options.root(), options.day()
    chain = published(root)
    changed = {one.stamp: frozen.changes(root, chain, one) for one in chain}
    if options.output.json:
        told = [edition_data(one, _standing(chain, one, today), changed[one.stamp]) for one in reversed(chain)]
        echo((json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
        return
    if not chain:
        click.echo("nothing is published yet: clausier publish --effective DATE")
    for one in reversed(chain):
        lines = _listed(one, _standing(chain, one, today), changed[one.stamp], lang)
        echo("".join(f"{line}\n" for line in lines).encode())


def _standing(chain: Sequence[Edition], one: Edition, today: datetime.date) -> str:
    """Whether an edition is still to come, in force, or past."""
    from engine.editions.chain import in_force

    if one.effective > today:
        return "upcoming"
    return "in force" if one is in_force(chain, today) else "past"


def _listed(one: Edition, standing: str, changed: Sequence[Revision], lang: str) -> Iterator[str]:
    yield f"{one.effective}  {standing:<8}  published {one.published}  SHA-256 {one.stamp.sha256[:16]}…"
    told = {note.id: note for note in one.notes}
    for revision in changed:
        yield f"            {versions_line(revision)}"
        note = told.get(revision.id)
        if note is not None:
            yield f"              {' '.join(note.text[lang].split())}"
            if note.by:
                yield f"              declared {note.kind} by {note.by}"
    if one.previous is None:
        yield "            the first edition"
    if one.replaced is not None:
        yield f"            took the place of the edition of {one.replaced.effective} before that was in force"
    if one.late:
        yield f"            published late: {one.late}"


def versions_line(one: Revision) -> str:
    """What became of a part: its versions, the weight that they declare, its former name."""
    was = f", formerly {one.was}" if one.was is not None else ""
    kind = f" ({one.kind})" if one.kind is not None else ""
    match one.before, one.after:
        case None, after:
            return f"{one.id} {after}, new{was}"
        case before, None:
            return f"{one.id} {before}, gone"
        case before, after:
            return f"{one.id} {before}{f' → {after}' if after != before else ''}{kind}{was}"


def edition_data(one: Edition, standing: str, changed: Sequence[Revision]) -> dict[str, object]:
    """An edition as programs read it."""
    told = {note.id: note for note in one.notes}
    return {
        "effective": one.effective.isoformat(),
        "published": one.published.isoformat(),
        "sha256": one.stamp.sha256,
        "previous": one.previous.effective.isoformat() if one.previous else None,
        "replaced": one.replaced.effective.isoformat() if one.replaced else None,
        "standing": standing,
        "late": one.late or None,
        "texts": {id: dict(digests) for id, digests in one.texts.items()},
        "changes": [
            {
                "id": revision.id,
                "was": revision.was,
                "before": str(revision.before) if revision.before else None,
                "after": str(revision.after) if revision.after else None,
                "kind": str(revision.kind) if revision.kind else None,
                **_said(told.get(revision.id)),
            }
            for revision in changed
        ],
    }


def _said(note: Note | None) -> dict[str, object]:
    """What clients are told of a change, and who declared how serious it is, for what reason."""
    declared = {"by": note.by, "because": note.because or None} if note is not None and note.by else None
    return {"text": dict(note.text) if note is not None else None, "declared": declared}


@editions.command()
@click.pass_obj
def verify(options: Options) -> None:
    """Prove the chain, and assemble each edition again to the texts that were published."""
    from engine.tasks import editions as frozen
    from engine.tasks.open_library import editions as published

    root = options.root()
    chain = published(root)
    failed = False
    for one in chain:
        found = frozen.verify(root, one)
        failed = failed or bool(found)
        options.output.tell(found)
        count = sum(len(digests) for digests in one.texts.values())
        if not found and not options.output.json:
            click.echo(f"{one.effective}  as published: {count} texts, SHA-256 {one.stamp.sha256[:16]}…")
    if not chain and not options.output.json:
        click.echo("nothing is published yet")
    if failed:
        sys.exit(1)
