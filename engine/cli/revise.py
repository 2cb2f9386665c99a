"""The command that raises the versions of what has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from engine.cli.app import Options, app
from engine.languages import EVERY_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    from engine.tasks.revise import VersionStep


def _what_clients_are_told(command: Callable[..., None]) -> Callable[..., None]:
    """One option for each language."""
    for code, language in reversed(tuple(LANGUAGES.items())):
        others = " and ".join(f"--{one}" for one in LANGUAGES if one != code)
        help = f"What clients are told, in {language.title}; with {others}."
        command = click.option(f"--{code}", code, metavar="TEXT", help=help)(command)
    return command


@app.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--major", "bump", flag_value="major", help="Rights or obligations change.")
@click.option("--minor", "bump", flag_value="minor", help="The same is said more clearly.")
@click.option("--patch", "bump", flag_value="patch", help="A typing error; with --because where words changed.")
@click.option("--because", metavar="TEXT", help="Why no right and no obligation changes; published with the edition.")
@click.option("--by", metavar="NAME", help="Who says so: needed for --minor and --patch where words changed.")
@_what_clients_are_told
@click.option("--keep", is_flag=True, help="Keep the published major of a variant on offer.")
@click.option("--dry-run", is_flag=True, help="Say what would be raised, and write nothing.")
@click.pass_obj
def revise(
    options: Options,
    /,
    ids: tuple[str, ...],
    bump: str | None,
    because: str | None,
    by: str | None,
    keep: bool,
    dry_run: bool,
    **told: str | None,
) -> None:
    """Raise the version of what changed since the last edition, in place: of ID, or of all that needs it.

    Where words changed, a person says how serious that is: --major, --minor or --patch. Without one of them only what
    the program can tell is raised: spaces, marks and typing errors are a patch, a figure or a condition is a major.
    Raising a version again before the next edition counts from the last one.
    """
    from engine.model.revision import Bump
    from engine.tasks import revise as revising

    note = {code: text for code in LANGUAGES if (text := told[code]) is not None}
    named = [f"--{code}" for code in LANGUAGES]
    if note and len(note) < len(LANGUAGES):
        raise click.UsageError(f"{' and '.join(named)} go together: clients are told in {EVERY_LANGUAGE}")
    if (note or keep) and len(ids) != 1:
        raise click.UsageError(f"{', '.join(named)} and --keep are for one part: name it")
    if because is not None and (bump != "patch" or by is None):
        raise click.UsageError("--because goes with --patch and --by: it says why a patch is enough, and who says so")
    if by is not None and bump is None:
        raise click.UsageError("--by goes with --major, --minor or --patch: say how serious the change is")
    declaration = revising.Declaration(by or "", because or "")
    with options.writing() as folder:
        made = revising.steps(folder.root, ids, Bump(bump) if bump else None, declaration)
        files = dict(revising.kept(folder.root, one) for one in made) if keep else {}
        files |= revising.revised(folder.root, made, note or None, declaration)
        if not dry_run:
            folder.replace(files, whole=True)
    if not made:
        click.echo("every version fits what changed")
        return
    for one in made:
        click.echo(_told(one))
        for reason in one.against:
            click.echo(f"  {reason}")
    if dry_run:
        click.echo("nothing was written")
        return
    for name in files:
        click.echo(f"{name} written")


def _told(one: VersionStep) -> str:
    step = f" ({one.bump})" if one.bump else ""
    if one.present == one.then:
        return f"{one.id} stays at {one.present}{step}: {one.why}"
    return f"{one.id}: {one.present} → {one.then}{step}: {one.why}"
