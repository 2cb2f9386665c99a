"""The commands that start a new file: a deal, a clause, a variant."""

from __future__ import annotations

import datetime
from gettext import gettext

import click

from engine.cli.app import DRAFT, EDITION, Options, app, excluding, one_source
from engine.cli.deal_file import new_deal_file
from engine.diagnostics import say
from engine.languages import LANGUAGES


@app.group()
def new() -> None:
    """Start a new file from a commented example."""


@new.command("deal")
@click.argument("file")
@EDITION
@DRAFT
@click.option("--all", "whole", is_flag=True, help="With every key that there is.")
@click.option(
    "--lang", "language", type=click.Choice(list(LANGUAGES)), help="The language of the comments, if not yours."
)
@click.option("--ask", "asking", is_flag=True, help="Ask question by question, and write the answers.")
@click.pass_obj
def new_deal(
    options: Options,
    file: str,
    edition: datetime.date | None,
    draft: bool,
    whole: bool,
    language: str | None,
    asking: bool,
) -> None:
    """Write a commented deal file to start from; an existing file is never overwritten."""
    from engine.files.characters import shown_name
    from engine.files.writing.whole_files import OTHER_FILE, write
    from engine.languages.new_deal import NEW_DEAL
    from engine.tasks import new as start

    one_source(edition, draft)
    path = new_deal_file(file, say("example-new"))
    if whole and asking:
        raise click.UsageError(excluding("--all", "--ask"))
    speaking = language or options.output.language
    made = start.new_deal(
        options.root(), path.name, options.day(), language=speaking, edition=edition, draft=draft, whole=whole
    )
    words, text, said = NEW_DEAL[speaking], made.text, NEW_DEAL[speaking].written
    if asking:
        from engine.cli.ask import ask
        from engine.tasks.ask import Interview

        interview = Interview(made.library, path.name, made.reference, made.day, speaking)
        said = interview.words.done if ask(interview) else interview.words.left_open
        text = interview.text
    write(path, text.encode(), OTHER_FILE)
    click.echo(said.format(file=shown_name(str(path))))
    told = {"first-day": words.dated, "named": words.named, "draft": words.drafted}.get(made.dated, "")
    if told:
        click.echo(told.format(file=shown_name(str(path)), day=made.day, edition=made.edition))


@new.command("clause")
@click.argument("id", metavar="DOCUMENT/NAME")
@click.option("--after", metavar="CLAUSE", help="The clause after which it stands; the last one if not given.")
@click.pass_obj
def new_clause(options: Options, id: str, after: str | None) -> None:
    """Write a commented clause to start from, and list it; an existing file is never overwritten."""
    from engine.tasks import new as start

    with options.writing() as folder:
        folder.replace(start.new_clause(folder.root, id, after))
    click.echo(gettext("{file}: write what is empty, then clausier check").format(file=f"clauses/{id}.yaml"))


@new.command("variant")
@click.argument("name")
@click.pass_obj
def new_variant(options: Options, name: str) -> None:
    """Write a commented variant to start from; an existing file is never overwritten."""
    from engine.tasks import new as start

    with options.writing() as folder:
        folder.replace(start.new_variant(folder.root, name))
    click.echo(gettext("{file}: write what is empty, then clausier check").format(file=f"variants/{name}.yaml"))
