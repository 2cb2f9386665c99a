"""The commands of `clausier`: each reads its arguments, calls the pipeline once or twice, and prints or writes."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.messages import Output, summary
from engine.languages import FIRST, LANGUAGES

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic
    from engine.model.deal import Deal
    from engine.model.library import Library
    from engine.rendering.listing import Told

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
        from engine.diagnostics import Diagnostic, Refused, Span
        from engine.files.text import find_library

        root = self.library or find_library(Path.cwd())
        if root is None:
            message = "no folder clauses/ here or above"
            hint = "go into the library, or name it: clausier --library PATH …"
            raise Refused([Diagnostic("library-missing", Span(str(Path.cwd())), message, (hint,))])
        self.output.root = root
        return root

    def day(self) -> datetime.date:
        """Today, as named before the command or by the clock: the one place where a clock is read."""
        return self.today or datetime.date.today()

    def load(self, edition: datetime.date | None = None) -> Library:
        """The working files, or the edition named."""
        from engine.tasks.assemble import load_library

        return load_library(self.root(), edition)

    def open_deal(self, deal: Path, edition: datetime.date | None, draft: bool) -> tuple[Library, Deal]:
        """A deal with the edition in force on its date, the one named, or the working files."""
        from engine.tasks import assemble

        one_source(edition, draft)
        root = self.root()
        self.output.root = deal.parent
        return assemble.open_deal(deal, root, edition=edition, draft=draft)

    def load_offered(self, edition: datetime.date | None, draft: bool) -> Library:
        """What sales work with: what can be agreed today, the edition named, or the working files."""
        from engine.tasks.open_library import load_offered

        if draft or edition is not None:
            return self.load(edition)
        return load_offered(self.root(), self.day())


def date(_context: click.Context, _parameter: click.Parameter, text: str | None) -> datetime.date | None:
    """A day that somebody names on the command line."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text} is no date; write 2026-12-01") from None


EDITION = click.option("--edition", callback=date, metavar="DATE", help="Of the edition that takes effect on this day.")
DRAFT = click.option("--draft", is_flag=True, help="Of the working files, whatever is published.")


def one_source(edition: datetime.date | None, draft: bool) -> None:
    """Nobody asks for an edition and for the draft at once."""
    if edition is not None and draft:
        raise click.UsageError("--edition and --draft exclude each other")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=f"A clause library that compiles: contracts in {_AND(one.title for one in LANGUAGES.values())} from YAML.",
)
@click.option("--library", type=click.Path(path_type=Path), help="The folder that holds clauses/.")
@click.option("--today", callback=date, metavar="DATE", help="Today, if it is not to be today: 2026-12-01.")
@click.option("--json", is_flag=True, help="Diagnostics and lists as JSON, for programs.")
@click.version_option(package_name="clausier")
@click.pass_context
def app(context: click.Context, library: Path | None, today: datetime.date | None, json: bool) -> None:
    """What stands before every command."""
    output = context.ensure_object(Output)
    output.json = json
    context.obj = Options(library, today, output)


@app.command()
@click.argument("document")
@lang("The language.", default=FIRST, show_default=True)
@click.option("--with", "variants", multiple=True, metavar="VARIANT", help="Select a variant, such as no-reference.")
@click.option("--without", multiple=True, metavar="FACT", help="Leave out a fact, such as freelancers.abroad.")
@EDITION
@DRAFT
@click.pass_obj
def show(
    options: Options,
    document: str,
    languages: tuple[str, ...],
    variants: tuple[str, ...],
    without: tuple[str, ...],
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """Print the standard text: typeset in a terminal, Markdown in a pipe."""
    from engine.tasks import assemble

    one_source(edition, draft)
    library = options.load(edition)
    packs = [
        assemble.assemble(library, language=one, variants=variants, without=without, today=options.today, only=document)
        for one in languages
    ]
    documents = [assemble.document(pack, document) for pack in packs]
    if sys.stdout.isatty():
        assemble.show(documents)
        return
    echo(b"\n---\n\n".join(assemble.render(one, "md") for one in documents))


@app.command()
@click.option("--only", "families", multiple=True, metavar="FAMILY", help="Only this family of messages, and files.")
@click.option("--format", "format", type=click.Choice(["text", "github"]), default="text", show_default=True)
@click.pass_obj
def check(options: Options, families: tuple[str, ...], format: str) -> None:
    """Say everything there is to say about the library; exit status 1 if it has errors.

    The families are files, structure, wording, law, versions, proof, deal and template. Errors in files are always
    said: what cannot be read cannot be checked.
    """
    from engine.diagnostics import has_errors
    from engine.tasks import assemble

    found = _of_families(assemble.check(options.root()), families)
    options.output.tell(found, format)
    if has_errors(found):
        sys.exit(1)
    if not options.output.json and not found:
        click.echo(summary(found), err=True)


def _of_families(found: Sequence[Diagnostic], families: Sequence[str]) -> Sequence[Diagnostic]:
    """The messages of some families, and the errors in files; all of them if no family is named."""
    from engine.diagnostics import Severity
    from engine.diagnostics.codes import CODES, FAMILIES

    for name in families:
        if name not in FAMILIES:
            raise click.BadParameter(f"{name} is no family of messages; there is {', '.join(FAMILIES)}")
    if not families:
        return found
    unread = [one for one in found if CODES[one.code].family == "files" and one.severity is Severity.ERROR]
    return [one for one in found if one in unread or CODES[one.code].family in families]


@app.command()
@click.argument("document")
@click.option("--format", "format", type=click.Choice(["text", "md"]), default="text", show_default=True)
@click.option("--with", "variants", multiple=True, metavar="VARIANT", help="Select a variant.")
@click.option("--without", multiple=True, metavar="FACT", help="Leave out a fact, such as freelancers.abroad.")
@click.option("--deal", type=click.Path(path_type=Path), help="Ask for the documents of this deal.")
@EDITION
@DRAFT
@click.pass_obj
def duties(
    options: Options,
    document: str,
    format: str,
    variants: tuple[str, ...],
    without: tuple[str, ...],
    deal: Path | None,
    edition: datetime.date | None,
    draft: bool,
) -> None:
    """List the duties of a document and what covers them; exit status 1 if one is not covered."""
    from engine.tasks import assemble

    one_source(edition, draft)
    read = None
    if deal is None:
        library = options.load(edition)
    else:
        library, read = options.open_deal(deal, edition, draft)
    coverage = assemble.coverage(library, document, read, variants=variants, without=without)
    echo((coverage.markdown() if format == "md" else coverage.text()).encode())
    if coverage.missing:
        sys.exit(1)


@app.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for an editor; without a kind, the names of all."""
    import json

    from engine.tasks import assemble

    kinds = assemble.schemas()
    if kind is None:
        echo("".join(f"{one}\n" for one in kinds).encode())
        return
    if kind not in kinds:
        raise click.BadParameter(f"{kind} has no schema; there is {', '.join(kinds)}")
    echo((json.dumps(assemble.schema(kind), ensure_ascii=False, indent=2) + "\n").encode())


def tell_list(output: Output, data: object, page: Callable[[], Sequence[Told]]) -> None:
    """JSON for programs, tables in a terminal, Markdown in a pipe."""
    import json

    from engine.rendering.listing import print_listing_markdown, show_listing

    if output.json:
        echo((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
    elif sys.stdout.isatty():
        show_listing(page())
    else:
        echo(print_listing_markdown(page()).encode())


def echo(content: bytes) -> None:
    """Bytes on standard output: UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
