"""What the command line says in other languages than English: all of it, nothing else, and well set."""

from __future__ import annotations

import inspect
import io
import re
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from commands import process
from packs import ROOT

from engine.cli import command_line
from engine.cli.spoken import DOMAIN, LOCALE
from engine.diagnostics.grammar import GRAMMARS, MAIN
from engine.languages.french.typography import typeset_french

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
CATALOGUES = sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


EACH = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def extracted(folder: Path) -> Iterator[str]:
    """The English of what is said in the modules of a folder; of a plural, its singular."""
    for path in sorted(folder.glob("*.py")):
        with path.open("rb") as file:
            for _, found, _, _ in extract("python", file, keywords=KEYWORDS):
                yield found if isinstance(found, str) else found[0]


def commands(one: click.Command) -> Iterator[click.Command]:
    yield one
    for below in one.commands.values() if isinstance(one, click.Group) else ():
        yield from commands(below)


def helps() -> Iterator[str]:
    """The help of every command with its options, and the names of what they take."""
    for one in commands(command_line()):
        context = click.Context(one)
        yield inspect.cleandoc(one.help or "")
        yield from one.collect_usage_pieces(context)
        for parameter in one.params:
            if isinstance(parameter, click.Option) and parameter.help:
                yield parameter.help
            if parameter.metavar:
                yield parameter.metavar


@pytest.fixture(scope="module")
def english() -> frozenset[str]:
    """All that may have to be said."""
    of_click = Path(inspect.getfile(click)).parent
    named = {"TEXT", "PATH"}  # what click calls values of these types
    return frozenset({*extracted(ROOT / "engine/cli"), *extracted(of_click), *helps(), *named} - {""})


def test_every_language_of_messages_has_a_catalogue() -> None:
    assert {path.parts[-3] for path in CATALOGUES} == set(GRAMMARS) - {MAIN}


@EACH
def test_a_catalogue_holds_all_that_is_said_and_nothing_else(path: Path, english: frozenset[str]) -> None:
    known = {one.id if isinstance(one.id, str) else one.id[0] for one in catalogue(path) if one.id}
    assert sorted(english - known) == []
    assert sorted(known - english) == []


@EACH
def test_a_catalogue_is_compiled(path: Path) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(path))
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "make catalogues"


def told(one: Message) -> tuple[str, ...]:
    return (one.string,) if isinstance(one.string, str) else tuple(one.string)


@EACH
def test_a_translation_has_the_fields_of_what_it_translates(path: Path) -> None:
    own = set(extracted(ROOT / "engine/cli"))
    for one in catalogue(path):
        if not one.id:
            continue
        source = one.id if isinstance(one.id, str) else one.id[0]
        assert not one.fuzzy
        for text in told(one):
            assert text
            if source in own:
                assert fields(text) == fields(source)
            assert fields(text) <= fields(" ".join([one.id] if isinstance(one.id, str) else one.id))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_french_is_typeset() -> None:
    for one in catalogue(LOCALE / f"fr/LC_MESSAGES/{DOMAIN}.po"):
        for text in told(one) if one.id else ():
            plain = re.sub(r"%\(\w+\)s|\{\w+(?:![rs])?\}", "x", text)
            for part in re.split(r"\n\t?", plain):
                names = r"(«\u00a0[^»]*\u00a0»|\bwas:|[\w/]+#[\w.-]+|--[\w-]+|\.\.\.)"
                runs = [(run, re.fullmatch(names, run) is not None) for run in re.split(names, part) if run]
                assert typeset_french(runs) == [run for run, _ in runs]
            assert "'" not in text


FRENCH = {"LC_ALL": "fr_BE.UTF-8", "PYTHONUTF8": "1"}
ENGLISH = re.compile(r"\b(the|of|and|is|are|if|not|with|this|which|usage:|options:|error|must|name|language)\b", re.I)
"""Words that stand in no French text; « » holds what is quoted."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("build", "--help"),
        ("new", "deal", "--help"),
        ("copy", "--help"),
        ("list", "--help"),
        ("approve",),
        ("--lagn", "x"),
        ("buil",),
        ("deviations", "a", "b"),
        ("list", "--sort", "price", "."),
        ("list", "--expired", "--valid", "."),
        ("--today", "13/14/2026", "list", "."),
        ("--today", "1/2/2026", "list", "."),
        ("build", "x.yaml", "--format", "odt"),
        ("build", "x.yaml", "--edition", "2026-12-08", "--draft"),
        ("new", "deal", "x", "--all", "--ask"),
    ],
    ids=" ".join,
)
def test_help_and_usage_are_french(arguments: tuple[str, ...]) -> None:
    done = process(*arguments, env=FRENCH)
    assert done.returncode == (0 if "--help" in arguments else 2)
    said = re.sub(r"«\u00a0[^»]*\u00a0»|--[\w-]+", "", done.stdout + done.stderr)
    assert ENGLISH.findall(said) == []


def test_whoever_names_a_language_is_heard_before_anything_is_wrong() -> None:
    done = process("--lang", "fr", "--bogus", env={"LC_ALL": "C.UTF-8"})
    assert done.stderr.splitlines()[-1] == "Erreur\u00a0: l’option «\u00a0--bogus\u00a0» n’existe pas."
    done = process("--lang", "en", "--bogus", env=FRENCH)
    assert done.stderr.splitlines()[-1] == "Error: No such option '--bogus'."
