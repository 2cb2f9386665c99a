"""The commands of `clausier`: each reads its arguments, calls the pipeline once or twice, and prints or writes."""

from __future__ import annotations

import datetime
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.messages import Voice, summary, tell

if TYPE_CHECKING:
    from engine.model.library import Library

app = typer.Typer(
    help="A clause library that compiles: contracts in French and English from YAML.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Lang(StrEnum):
    """What --lang takes."""

    fr = "fr"
    en = "en"
    both = "both"

    @property
    def codes(self) -> tuple[str, ...]:
        return ("fr", "en") if self is Lang.both else (self.value,)


@dataclass(frozen=True, slots=True)
class Options:
    """What stands before the command."""

    library: Path | None
    today: datetime.date | None

    def root(self) -> Path:
        """The folder of the library: the one named, else the nearest parent that holds clauses/."""
        from engine.diagnostics import Diagnostic, Refused, Span
        from engine.reading.files import find_library

        root = self.library or find_library(Path.cwd())
        if root is None:
            message = "no folder clauses/ here or above"
            hint = "go into the library, or name it: clausier --library PATH …"
            raise Refused([Diagnostic("library-missing", Span(str(Path.cwd())), message, (hint,))])
        Voice.root = root
        return root

    def load(self) -> Library:
        from engine.pipeline import load_library

        return load_library(self.root())


def _options(context: typer.Context) -> Options:
    return context.obj if isinstance(context.obj, Options) else Options(None, None)


def _date(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text} is no date; write 2026-12-01") from None


@app.callback()
def before(
    context: typer.Context,
    library: Annotated[Path | None, typer.Option(help="The folder that holds clauses/.")] = None,
    today: Annotated[str | None, typer.Option(help="The date of standard documents, 2026-12-01.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Diagnostics as JSON on standard error.")] = False,
) -> None:
    Voice.json = json
    context.obj = Options(library, _date(today))


@app.command()
def show(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="The document, such as cgv.")],
    lang: Annotated[Lang, typer.Option(help="The language, or both side by side.")] = Lang.fr,
    with_: Annotated[
        list[str] | None, typer.Option("--with", help="A variant to select, such as no-reference.")
    ] = None,
) -> None:
    """Print the standard text: typeset in a terminal, Markdown in a pipe."""
    from engine import pipeline

    options = _options(context)
    library = options.load()
    packs = [pipeline.assemble(library, language=one, variants=with_ or (), today=options.today) for one in lang.codes]
    documents = [pipeline.document(pack, document) for pack in packs]
    if sys.stdout.isatty():
        pipeline.show(documents)
        return
    _print(b"\n---\n\n".join(pipeline.render(one, "md") for one in documents))


@app.command()
def build(
    context: typer.Context,
    deal: Annotated[Path, typer.Argument(help="The deal file, such as deals/example.yaml.")],
    lang: Annotated[Lang | None, typer.Option(help="Languages; those of the client if not given.")] = None,
    format: Annotated[str, typer.Option(help="Formats, joined by commas.")] = "pdf,html,md,txt,json",
    out: Annotated[Path, typer.Option(help="The folder to write into.")] = Path("output"),
) -> None:
    """Write the documents of a deal. Each file is whole or absent."""
    from engine import pipeline
    from engine.cli.writing import write

    formats = _formats(format)
    library = _options(context).load()
    Voice.root = deal.parent
    read = pipeline.load_deal(deal, library)
    codes = lang.codes if lang else read.client.languages
    packs = {code: pipeline.assemble(library, read, language=code) for code in codes}
    files: list[tuple[Path, bytes]] = []
    for id in next(iter(packs.values())):
        for code, pack in packs.items():
            files += [(out / f"{id}-{code}.{one}", pipeline.render(pack[id], one)) for one in formats]
        if len(codes) > 1:
            left, right = (packs[code][id] for code in ("fr", "en"))
            for one in pipeline.bilingual_formats():
                if one in formats:
                    files.append((out / f"{id}-fr-en.{one}", pipeline.render_bilingual(left, right, one)))
    for path, content in files:
        write(path, content)
        print(f"{path}  {_size(content)}")


def _formats(text: str) -> list[str]:
    from engine import pipeline

    names = [one.strip() for one in text.split(",") if one.strip()]
    known = pipeline.formats()
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name} is no format; there is {', '.join(known)}", param_hint="--format")
    return list(dict.fromkeys(names))


@app.command()
def check(context: typer.Context) -> None:
    """Say everything there is to say about the library; exit status 1 if it has errors."""
    from engine import pipeline
    from engine.diagnostics import has_errors

    found = pipeline.check(_options(context).root())
    tell(found)
    if has_errors(found):
        raise typer.Exit(1)
    if not Voice.json and not found:
        print(summary(found), file=sys.stderr)


@app.command()
def duties(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="The document, such as cgv.")],
    format: Annotated[str, typer.Option(help="text, or md for a table to tick off.")] = "text",
    with_: Annotated[list[str] | None, typer.Option("--with", help="A variant to select.")] = None,
) -> None:
    """List the duties of a document and the paragraphs that cover them; exit status 1 if one is not covered."""
    from engine import pipeline

    if format not in ("text", "md"):
        raise typer.BadParameter(f"{format} is no format here; there is text, md", param_hint="--format")
    options = _options(context)
    library = options.load()
    coverage = pipeline.coverage(library, document, variants=with_ or (), today=options.today)
    _print((coverage.markdown() if format == "md" else coverage.text()).encode())
    if coverage.missing:
        raise typer.Exit(1)


@app.command()
def schema(
    kind: Annotated[str | None, typer.Argument(help="The kind of file: clause, variant, deal …")] = None,
) -> None:
    """Print the JSON Schema of a kind of file, for an editor; without a kind, the names of all."""
    import json

    from engine import pipeline

    kinds = pipeline.schemas()
    if kind is None:
        _print("".join(f"{one}\n" for one in kinds).encode())
        return
    if kind not in kinds:
        raise typer.BadParameter(f"{kind} has no schema; there is {', '.join(kinds)}")
    _print((json.dumps(pipeline.schema(kind), ensure_ascii=False, indent=2) + "\n").encode())


def _print(content: bytes) -> None:
    """Bytes on standard output: UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _size(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1024))} kB"
