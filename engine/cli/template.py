"""The commands for letterheads: whether one can be used, and one to start from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.app import PATH, Options, app, tell_list
from engine.diagnostics import Diagnostic, Refused, Severity, Span

if TYPE_CHECKING:
    from engine.rendering.listing import ListingBlock
    from engine.rendering.word.letter import Letter
    from engine.rendering.word.letterhead.check import Examined

FILE = click.argument("file", type=PATH)
SUFFIX = ".docx"


def letter_for(template: Path | None, formats: Sequence[str]) -> tuple[Letter | None, Sequence[Diagnostic]]:
    """The letterhead named on the command line, with warnings; none where none is named."""
    from engine import rendering
    from engine.tasks.template import open_letter

    if template is None:
        return None, ()
    if not set(rendering.LETTERED) & set(formats):
        wanted = " and ".join(rendering.LETTERED)
        message = gettext("--template is for {wanted}, which is not among the formats: {formats}")
        raise click.UsageError(message.format(wanted=wanted, formats=", ".join(formats)))
    letter, remarks = open_letter(template)
    return letter, [one for one in remarks if one.severity is not Severity.NOTE]


@app.group()
def template() -> None:
    """A letterhead of your own for Word documents."""


@template.command("check")
@FILE
@click.pass_obj
def check_template(options: Options, file: Path) -> None:
    """Say what is wrong with a letterhead and where, or what it shows; exit status 1 if it cannot be used."""
    from engine.rendering.word.letterhead.check import open_letter

    opened = open_letter(file)
    options.output.tell(opened.remarks)
    tell_list(options.output, _data(opened), lambda: _page(opened))


def _data(opened: Examined) -> dict[str, object]:
    return {
        "file": opened.letter.name,
        "shows": [{"part": part, "variables": list(variables)} for part, variables in opened.shows],
        "styles": dict(opened.styles),
        "left": list(opened.left),
    }


def _page(opened: Examined) -> list[ListingBlock]:
    from engine.rendering.listing import FactList, Grid, Heading

    rows = tuple(((part,), (", ".join(variables) or "nothing",)) for part, variables in opened.shows)
    found = [name for name, there in opened.styles.items() if there]
    added = [name for name, there in opened.styles.items() if not there]
    return [
        Heading(f"{opened.letter.name} can be used"),
        Grid(("Part", "Shows"), rows, ((0,), (1,))),
        FactList(
            (
                ("Styles of its own", (", ".join(found),) if found else ("none",)),
                ("Styles that are added, in its fonts", (", ".join(added),) if added else ("none",)),
                ("Not taken over into documents", (", ".join(opened.left),) if opened.left else ()),
            )
        ),
    ]


@template.command("new")
@FILE
def new_template(file: Path) -> None:
    """Write our own letterhead to start from, to be changed in Word; an existing file is never overwritten."""
    from engine.files.writing.whole_files import OTHER_FILE, write
    from engine.rendering.word.letter import standard

    path = file if file.suffix == SUFFIX else file.with_name(f"{file.name}{SUFFIX}")
    if os.path.lexists(path):
        hint = "name another file, or delete this one yourself"
        raise Refused([Diagnostic("output-unwritable", Span(str(path)), "the file exists already", (hint,))])
    write(path, standard().content, OTHER_FILE)
    click.echo(f"{path}: change it in Word, then clausier template check {path}")
