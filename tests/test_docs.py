"""What the pages of documentation name exists: files, places of the library, commands, options, codes, pictures."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from packs import ROOT, library

import engine
from engine.cli import command_line
from engine.model.targets import Resolver

app = command_line()
FIRST = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "output/README.md"]
PAGES = [*FIRST, *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
EACH = pytest.mark.parametrize("page", PAGES)
FOLDERS = "clauses variants deals engine tests docs packages scripts bench .ci".split()  # noqa: SIM905
FILE = re.compile(r"[A-Za-z.-]+\.(?:md|toml|lock|yaml|yml|py|css)|Makefile")
MADE = re.compile(
    r"[a-z-]+-(?:fr|en)\.[a-z]+|dupont\.yaml|2026-12-01\.json|impact\.md"
)  # what the program writes, what the reader writes
PATH = re.compile(r"[\w.@*-]+(?:/[\w.@*-]+)*/?")


@dataclass(frozen=True)
class Page:
    """A page of Markdown: the code inside its sentences, its blocks of code, links, pictures and anchors."""

    code: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]  # language, content
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    anchors: frozenset[str]


@cache
def read(name: str) -> Page:
    tokens = MarkdownIt("commonmark").enable("table").parse((ROOT / name).read_text(encoding="utf-8"))
    inner = [child for token in tokens for child in token.children or ()]
    return Page(
        tuple(one.content for one in inner if one.type == "code_inline"),
        tuple((one.info, one.content) for one in tokens if one.type == "fence"),
        tuple(str(one.attrGet("href")) for one in inner if one.type == "link_open"),
        tuple(str(one.attrGet("src")) for one in inner if one.type == "image" and one.content),
        frozenset(map(anchor, headings(tokens))),
    )


def headings(tokens: list[Token]) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield "".join(child.content for child in tokens[place + 1].children or ())


def anchor(heading: str) -> str:
    """The address that forges give to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def words(page: Page) -> Iterator[str]:
    """Every word of code that may name a file."""
    for code in page.code:
        yield from code.split()
    for language, content in page.blocks:
        if language in ("sh", "console", "bash"):
            for line in content.splitlines():
                yield from (word.rstrip(";,:") for word in line.split())


def commands(page: Page) -> Iterator[list[str]]:
    """Every call of `clausier`, as its words."""
    lines = [*page.code]
    for language, content in page.blocks:
        if language in ("sh", "console", "bash", "make"):
            lines += content.splitlines()
    for line in lines:
        for call in re.split(r"&&|\|\||;", line.removeprefix("$ ")):
            try:
                told = shlex.split(call, comments=True)
            except ValueError:  # an apostrophe in something that is no command
                continue
            if told and told[0] in ("clausier", ".venv/bin/clausier") and told != ["clausier"]:
                yield [one for one in told[1:] if one != "…"]


@EACH
def test_files_exist(page: str) -> None:
    named = {word for word in words(read(page)) if PATH.fullmatch(word)}
    below = {word for word in named if "/" in word and word.split("/")[0] in FOLDERS}
    alone = {word for word in named if FILE.fullmatch(word) and not MADE.fullmatch(word)}
    assert [path for path in below if not list(ROOT.glob(path.rstrip("/")))] == []
    assert [name for name in alone if not ((ROOT / name).exists() or known_elsewhere(name))] == []


def known_elsewhere(name: str) -> bool:
    """Whether a file is named without its folder, as `document.yaml` is."""
    folders = (ROOT / folder for folder in FOLDERS)
    major = re.sub(r"@\d+(?=\.yaml$)", "", name)
    return any(True for folder in folders for _ in folder.rglob(major))


@EACH
def test_links_lead_somewhere(page: str) -> None:
    for link in read(page).links:
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, fragment = link.partition("#")
        target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        assert target.exists(), link
        if fragment:
            assert fragment in read(target.relative_to(ROOT).as_posix()).anchors, link


@EACH
def test_places_of_the_library_exist(page: str) -> None:
    """Paragraphs written `cgv/duration#notice`, positions written `art05-3`, definitions written `terms: client`."""
    known = Resolver(library()).paragraphs
    for code in read(page).code:
        if place := re.fullmatch(r"([a-z-]+/[a-z-]+)#([a-z0-9-]+)(?:\.([a-z0-9-]+))?", code):
            clause, paragraph, item = place.groups()
            if clause.split("/")[0] in library().outlines:
                assert paragraph in known.get(clause, {}), code
                assert not item or item in known[clause][paragraph], code
        elif re.fullmatch(r"art\d\d-\w+", code):
            assert code in library().duties, code
        elif term := re.fullmatch(r"terms: ([a-z-]+)", code):
            assert term[1] in library().terms, code


@EACH
def test_commands_exist(page: str) -> None:
    for call in commands(read(page)):
        rest = options(call, app)
        if not rest:
            continue
        command = app.commands.get(rest[0])
        assert command is not None, call
        if isinstance(command, click.Group):  # clausier new deal
            rest = options(rest[1:], command)
            if not rest and command.invoke_without_command:  # clausier editions
                continue
            assert rest[0] in command.commands, call
            command = command.commands[rest[0]]
        arguments = options(rest[1:], command)
        known = [one for one in command.params if isinstance(one, click.Argument)]
        assert len(arguments) <= len(known) or any(one.nargs < 0 for one in known), call  # as many as one likes


def options(call: list[str], command: click.Command) -> list[str]:
    """The words of a call that are no options of the command, which knows every option that it is given."""
    known = {name: one for one in command.get_params(click.Context(command)) for name in one.opts}
    rest: list[str] = []
    waiting = list(call)
    while waiting:
        word = waiting.pop(0)
        if not word.startswith("-"):
            if isinstance(command, click.Group):
                return [word, *waiting]
            rest.append(word)
            continue
        assert word in known, call
        option = known[word]
        if isinstance(option, click.Option) and not option.is_flag and waiting:
            value = waiting.pop(0)
            if isinstance(option.type, click.Choice) and not value.isupper():
                assert value in option.type.choices, call
    return rest


@EACH
def test_targets_of_make_exist(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    code = [*read(page).code, *(line for _, content in read(page).blocks for line in content.splitlines())]
    named = {match[1] for line in code if (match := re.match(r"(?:\$ )?make ([a-z-]+)", line))}
    assert named <= targets


def test_something_is_found() -> None:
    """The tests above would pass on pages that they cannot read."""
    every = [read(page) for page in PAGES]
    assert {call[0] for call in commands(read("README.md")) if call} >= {"show", "build", "check", "publish", "approve"}
    told = {call[0] for call in commands(read("docs/commands.md")) if call}
    assert told >= {"show", "build", "check", "duties", "schema"}
    assert len({word for page in every for word in words(page) if PATH.fullmatch(word) and "/" in word}) > 60
    assert sum(len(page.links) for page in every) > 30


def test_every_command_and_option_is_told() -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    for name, command in app.commands.items():
        assert f"`clausier {name}" in text, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.opts[0] in text, parameter.opts[0]


def test_the_examples_for_programs_use_what_there_is() -> None:
    examples = [content for language, content in read("docs/commands.md").blocks if language == "python"]
    assert len(examples) == 2
    imported = [one for text in examples for one in ast.walk(ast.parse(text)) if isinstance(one, ast.ImportFrom)]
    assert {name.name for one in imported for name in one.names} <= set(engine.__all__)


def test_the_first_page_leads_to_every_other() -> None:
    links = {link.partition("#")[0] for link in read("README.md").links}
    assert [page for page in PAGES if page not in links] == ["README.md", "output/README.md"]


def test_the_first_page_is_three_screens_with_two_pictures() -> None:
    page = read("README.md")
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 130
    assert page.pictures == ("docs/pictures/quote.png", "docs/pictures/site.png")
    for name in page.pictures:
        content = (ROOT / name).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) < 200_000
        assert int.from_bytes(content[16:20]) == 1280  # pixels wide: sharp at the width of a page, and no wider


def test_nothing_names_the_machine_it_was_written_on() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|root|work|tmp|Users)/\w", text), page


def test_the_folders_are_those_of_the_project() -> None:
    assert [folder for folder in FOLDERS if not (Path(ROOT) / folder).is_dir()] == []
