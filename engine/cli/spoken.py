"""The commands in the language of the program: what click says of itself, their help, and what they print.

All of it is English in the source, and looked up as gettext does it: in `locale/LANGUAGE/LC_MESSAGES/clausier.mo`,
which `make catalogues` makes of the file `.po` beside it. A language without a catalogue, and a text that its catalogue
lacks, are English. Messages about files and deals have templates of their own (`engine/diagnostics`).
"""

from __future__ import annotations

import copy
import gettext
import inspect
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import click

from engine.cli.language import language_of_messages
from engine.diagnostics import Saying
from engine.languages import LANGUAGES, OF_MESSAGES

DOMAIN = "clausier"
LOCALE = Path(__file__).parent / "locale"

_NAMED = (click.Path, click.types.StringParamType)
"""The types of options whose help names what they take by a word."""

_QUOTED = re.compile(r"'([^']*)'")

OneParameter = TypeVar("OneParameter", bound=click.Parameter)


def speak(language: str) -> None:
    """From now on this process, and what it starts, says in a language what has a translation.

    click asks gettext, which knows no other way to be told of a language than the environment.
    """
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def sentence(one: Saying) -> str:
    """A sentence that belongs to no code, in the language in which the process speaks."""
    language = os.environ.get("LANGUAGE", OF_MESSAGES)
    return one.said("", language if one.speaks("", language) else OF_MESSAGES)


def said(text: str) -> str:
    """A text in the language of the program; gettext keeps its own notes under the empty one."""
    return gettext.gettext(text) if text else text


def show(wrong: click.ClickException) -> None:
    """Prints on standard error what is wrong with what was typed, with the quotation marks of the language."""
    told = _QUOTED.sub(lambda found: gettext.gettext("'{name}'").format(name=found[1]), wrong.format_message())
    wrong.format_message = lambda: told  # type: ignore[method-assign]
    wrong.show()


class SpokenFormatter(click.HelpFormatter):
    """Help with its headings as the language writes them."""

    def write_heading(self, heading: str) -> None:
        told = gettext.gettext("{heading}:").format(heading=heading)
        self.write(f"{'':>{self.current_indent}}{told}\n")


class SpokenContext(click.Context):
    """One run of a command."""

    formatter_class = SpokenFormatter


class Spoken(click.Command):
    """A command whose help is said in the language of the program, and the names of its arguments with it."""

    context_class = SpokenContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.BadParameter as wrong:
            wrong.param = wrong.param and _told(wrong.param, ctx)
            raise

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [said(one) for one in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super(Spoken, self._in_words()).format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return super(Spoken, self._in_words()).get_short_help_str(limit)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            _told(one, ctx).get_help_record(ctx) for one in self.get_params(ctx) if isinstance(one, click.Option)
        ]
        with formatter.section(gettext.gettext("Options")):
            formatter.write_dl([one for one in records if one is not None])

    def _in_words(self) -> Spoken:
        told = copy.copy(self)
        told.help = said(inspect.cleandoc(self.help or ""))
        return told


class SpokenGroup(Spoken, click.Group):
    """Commands below another one."""

    command_class = Spoken
    group_class: type[click.Group] | type[type] | None = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


class Program(SpokenGroup):
    """The whole command line: it speaks from the first word on, whatever is wrong with what was typed."""

    group_class = SpokenGroup

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = self._named(ctx, args)
        speak(language_of_messages(named if named in LANGUAGES else None, os.environ))
        return super().parse_args(ctx, args)

    def _named(self, ctx: click.Context, args: Sequence[str]) -> str | None:
        """The language after `--lang`, where it stands before the command."""
        parser = self.make_parser(ctx)
        parser.ignore_unknown_options = True
        try:
            found = parser.parse_args([*args])[0].get("lang")
        except click.UsageError:  # which is said when all of it is read
            return None
        return found if isinstance(found, str) else None


def _told(one: OneParameter, ctx: click.Context) -> OneParameter:
    """An option or argument with its help, and the name of what it takes, in the language of the program."""
    told = copy.copy(one)
    if isinstance(told, click.Option) and told.help:
        told.help = said(told.help)
    if told.metavar is not None or isinstance(told, click.Argument) or isinstance(told.type, _NAMED):
        told.metavar = said(one.make_metavar(ctx))
    return told
