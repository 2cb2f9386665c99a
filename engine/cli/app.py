"""The command line itself: what stands before a command, options that commands share, and how lists are printed.

Each command is a file of its own, named like it and like the task that it calls: it reads its arguments, calls the
task, and prints or writes.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.language import language_of_messages
from engine.cli.messages import Output
from engine.cli.spoken import Program, sentence
from engine.diagnostics.days import day_to_write
from engine.languages import FIRST, LANGUAGES

if TYPE_CHECKING:
    from engine.files.writing.held_folder import HeldFolder
    from engine.model.deal import Deal
    from engine.model.library import Library
    from engine.rendering.listing import ListingBlock

BOTH = "both"
_AND = " and ".join


class LanguageChoice(click.Choice):  # type: ignore[type-arg]  # click has a parameter for its type since 8.2 only
    """The languages of documents: one by its code, several with commas between them, or `both`, the first two."""

    def __init__(self) -> None:
        super().__init__([*LANGUAGES, BOTH])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        found = [super(LanguageChoice, self).convert(one.strip(), param, ctx) for one in str(value).split(",")]
        codes = [code for one in found for code in (list(LANGUAGES)[:2] if one == BOTH else (one,))]
        return tuple(dict.fromkeys(codes))


def lang(help: str, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names languages."""
    return click.option("--lang", "languages", type=LanguageChoice(), help=help, **options)


@dataclass(frozen=True, slots=True)
class Options:
    """What stands before the command."""

    library: Path | None
    today: datetime.date | None
    output: Output

    def root(self) -> Path:
        """The folder of the library: the one named, else the nearest parent that holds clauses/."""
        from engine.diagnostics import Refused, Span, made, say
        from engine.files.text import find_library

        root = self.library or find_library(Path.cwd())
        if root is None:
            here = Span(str(Path.cwd()))
            raise Refused([made("library-missing", here, say("no-clauses-above"), say("go-or-name"))])
        self.output.root = root
        return root

    @contextmanager
    def writing(self, *folders: str) -> Iterator[HeldFolder]:
        """The library held for a command that writes: others wait for it.

        `folders` are those of the library that the command reads besides `clauses` and `variants`.
        """
        from engine.files.writing.held_folder import OWN, held

        with held(self.root(), folders=(*OWN, *folders), waiting=waiting) as folder:
            yield folder

    @contextmanager
    def writing_deal(self, folder: Path) -> Iterator[None]:
        """The folder of a deal held for a command that writes into it, and its library, which stays as it is."""
        from engine.files.writing.held_folder import held_beside

        with held_beside(folder, self.root(), waiting):
            yield

    def day(self) -> datetime.date:
        """Today, as named before the command or by the clock: the one place where a clock is read."""
        return self.today or datetime.date.today()

    def load(self, edition: datetime.date | None = None) -> Library:
        """The working files, or the edition named."""
        from engine.tasks.open_library import load_library

        return load_library(self.root(), edition)

    def open_deal(
        self, deal: Path, edition: datetime.date | None, draft: bool, *, prove: bool = False
    ) -> tuple[Library, Deal]:
        """A deal with the edition in force on its date, the one named, or the working files; proved if asked for."""
        from engine.tasks.open_deal import open_deal

        one_source(edition, draft)
        root = self.root()
        self.output.root = deal.parent
        return open_deal(deal, root, edition=edition, draft=draft, prove=prove)


def date(_context: click.Context, _parameter: click.Parameter, text: str | None) -> datetime.date | None:
    """A day that somebody names on the command line."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = gettext("{text} is no date; {hint}").format(text=text, hint=sentence(day_to_write(text)))
        raise click.BadParameter(message) from None


EDITION = click.option("--edition", callback=date, metavar="DATE", help="Of the edition that takes effect on this day.")
LANGUAGE = click.option(
    "--lang", type=click.Choice(list(LANGUAGES)), default=FIRST, show_default=True, help="The language."
)
PATH = click.Path(path_type=Path, readable=False)
"""A path as it is named; whoever opens it says why that is not possible."""
DEAL = click.argument("deal", type=PATH)
DRAFT = click.option("--draft", is_flag=True, help="Of the working files, whatever is published.")


def excluding(one: str, other: str) -> str:
    """What is wrong with two options that are given together."""
    return gettext("{one} and {other} exclude each other").format(one=one, other=other)


def waiting() -> None:
    click.echo(gettext("another command is writing here: waiting until it is done"), err=True)


def one_source(edition: datetime.date | None, draft: bool) -> None:
    """Nobody asks for an edition and for the draft at once."""
    if edition is not None and draft:
        raise click.UsageError(excluding("--edition", "--draft"))


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=f"A clause library that compiles: contracts in {_AND(one.title for one in LANGUAGES.values())} from YAML.",
)
@click.option("--library", type=click.Path(path_type=Path), help="The folder that holds clauses/.")
@click.option("--today", callback=date, metavar="DATE", help="Today, if it is not to be today: 2026-12-01.")
@click.option("--json", is_flag=True, help="Diagnostics and lists as JSON, for programs.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help="The language of messages, if not yours.")
@click.version_option(package_name="clausier")
@click.pass_context
def app(
    context: click.Context, library: Path | None, today: datetime.date | None, json: bool, lang: str | None
) -> None:
    """What stands before every command."""
    output = context.ensure_object(Output)
    output.json = json
    output.language = language_of_messages(lang, os.environ)
    context.obj = Options(library, today, output)


def tell_list(output: Output, data: object, page: Callable[[], Sequence[ListingBlock]]) -> None:
    """JSON for programs, tables in a terminal, Markdown in a pipe."""
    import json

    from engine.files.characters import shown_name
    from engine.rendering.listing import print_listing_markdown, show_listing

    if output.json:
        echo(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    elif sys.stdout.isatty():
        show_listing(page())
    else:
        echo(shown_name(print_listing_markdown(page())))


def echo(content: bytes | str) -> None:
    """Bytes or a text on standard output: UTF-8 whatever the locale; escaped as JSON does it where that has no sign."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
    sys.stdout.buffer.flush()
