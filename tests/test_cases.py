"""Good and bad libraries and deals, one file each, with the exact text that comes out.

A case is a first line in plain words, then sections. `--- path` is a file added to a copy of tests/cases/base, or
put in place of one; `--- edit path` replaces what follows `- ` (found once) by what follows `+ `; `--- delete path`
takes a file away. A section for deal.yaml makes it a case of that deal. `<U+202E>` stands for that character.
Then `=== check` or `=== deal` and every message, or `=== cgv/duration fr` and that article (or document) as Markdown.

`pytest tests/test_cases.py --record` rewrites what follows `===`, for review in the diff.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from in_memory import said, texts_of

from engine.diagnostics import Diagnostic, Refused, ordered
from engine.diagnostics.codes import CODES
from engine.languages import LANGUAGES
from engine.rendering import render
from engine.tasks.assemble import Pack, assemble
from engine.tasks.check import check
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library

CASES = Path(__file__).parent / "cases"
GOOD = sorted((CASES / "good").glob("*.case"))
BAD = sorted((CASES / "bad").glob("*.case"))
TODAY = datetime.date(2026, 12, 15)  # when the deals are looked at

# What no library and no deal can show: these codes speak of the machine or of a command, and have tests of their own.
ELSEWHERE = {
    "file-uneditable": "files/test_read_back.py",
    "file-unreadable": "files/test_files.py",
    "reference-taken": "cli/test_copy.py",
    "sign-missing": "files/test_signs.py",
    "library-missing": "files/test_files.py",
    "finding-unknown": "checking/test_review_commands.py",
    "notice-address": "tasks/test_territories.py",
    "data-contact-untold": "tasks/test_told_of_data.py",
    "processor-incomplete": "tasks/test_told_of_data.py",
    "transfer-invalid": "tasks/test_told_of_data.py",
    "deal-untold": "tasks/test_included.py",
    "surcharge-uncharged": "selecting/test_surcharges.py",
    "billing-invalid": "tasks/test_billing.py",
    "edition-lacks": "tasks/test_offer_lines.py",
    "amendment-invalid": "tasks/test_amendments.py",
    "version-invalid": "tasks/test_offer_versions.py",
    "version-unsent": "tasks/test_offer_versions.py",
    "order-incomplete": "tasks/test_order_files.py",
    "territory-untold": "tasks/test_territories.py",
    "port-taken": "preview/test_watch.py",
    "side-unknown": "tasks/test_diff.py",
    "correction-refused": "editions/test_correction.py",
    "file-changed": "files/test_change.py",
    "change-interrupted": "files/test_change.py",
    "output-unwritable": "",  # the command line writes files
    "pack-other": "files/test_pack_folder.py",
    "pack-manifest": "files/test_pack_folder.py",
    "pack-edited": "files/test_pack_folder.py",
    "site-link": "site/test_links.py",
    "site-edition": "site/test_build.py",
    "file-outdated": "site/test_recorded_files.py",
    "file-published": "site/test_recorded_files.py",
    "ledger-broken": "site/test_recorded_files.py",
    "place-unknown": "explaining/test_why_missing.py",
    "logo-unfit": "rendering/test_logo.py",
    "program-missing": "",  # the renderers call programs
    "entry-rewritten": "editions/test_edition_deals.py",
    "edition-broken": "editions/test_tampering.py",
    "edition-chain": "editions/test_tampering.py",
    "edition-text": "editions/test_tampering.py",
    "edition-date": "editions/test_editions.py",
    "edition-exists": "editions/test_editions.py",
    "edition-unknown": "editions/test_editions.py",
    "edition-unchanged": "editions/test_editions.py",
    "version-unbumped": "editions/test_versions.py",
    "version-idle": "editions/test_versions.py",
    "version-step": "editions/test_versions.py",
    "version-small": "editions/test_versions.py",
    "version-undeclared": "editions/test_kinds_of_change.py",
    "edition-late": "editions/test_notice_of_editions.py",
    "edition-forward": "editions/test_notice_of_editions.py",
    "translation-behind": "editions/test_versions.py",
    "note-missing": "editions/test_notes.py",
    "note-unknown": "editions/test_notes.py",
    "note-kind": "editions/test_notes.py",
    "rename-unknown": "tasks/test_rename.py",
    "rename-refused": "tasks/test_rename.py",
    "template-unreadable": "rendering/test_unreadable_templates.py",
    "template-unsafe": "rendering/test_unsafe_templates.py",
    "template-tag": "rendering/test_template_tags.py",
    "template-variable": "rendering/test_template_tags.py",
    "template-incomplete": "rendering/test_template_places.py",
    "template-page": "rendering/test_templates.py",
}

HEADER = re.compile(r"^(?:--- (?:(?P<verb>edit|delete) )?(?P<path>.+)|=== (?P<asked>.+))$", re.MULTILINE)
ESCAPED = re.compile(r"<U\+([0-9A-F]{4,6})>")


@dataclass(frozen=True)
class Section:
    verb: str  # "edit", "delete" or "" for a whole file
    path: str
    content: str


@dataclass(frozen=True)
class Case:
    title: str
    sections: tuple[Section, ...]
    expected: tuple[tuple[str, str], ...]  # what is asked, and the answer
    head: str  # everything before the first ===

    @property
    def deal(self) -> bool:
        return any(section.path == "deal.yaml" for section in self.sections)


def read_case(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    found = list(HEADER.finditer(text))
    bodies = [
        text[one.end() + 1 : following.start() if following else len(text)]
        for one, following in zip(found, [*found[1:], None], strict=True)
    ]
    sections = [
        Section(one["verb"] or "", one["path"], ESCAPED.sub(lambda code: chr(int(code[1], 16)), body))
        for one, body in zip(found, bodies, strict=True)
        if one["path"]
    ]
    expected = [(one["asked"], body.strip("\n")) for one, body in zip(found, bodies, strict=True) if one["asked"]]
    first = next((one.start() for one in found if one["asked"]), len(text))
    return Case(text.split("\n")[0], tuple(sections), tuple(expected), text[:first])


def edits(content: str) -> Iterator[tuple[str, str]]:
    """The pairs of old and new text of an edit; an old text with nothing new takes its line end with it."""
    lines = [line for line in content.split("\n") if line]
    while lines:
        old, new = [], []
        while lines and lines[0].startswith("- "):
            old.append(lines.pop(0)[2:])
        while lines and lines[0].startswith("+ "):
            new.append(lines.pop(0)[2:])
        assert old, f"an edit begins with `- `, not {lines[0]}"
        yield "\n".join(old) + ("" if new else "\n"), "\n".join(new)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small library, in which one case after the other is built."""
    return shutil.copytree(CASES / "base", tmp_path_factory.mktemp("cases") / "library")


@contextmanager
def built(case: Case, root: Path) -> Iterator[Path]:
    """The library of a case, in the copy `root` of the small one, which afterwards is what it was."""
    try:
        yield build(case, root)
    finally:
        for section in case.sections:
            path, kept = root / section.path, CASES / "base" / section.path
            if kept.is_file():
                shutil.copyfile(kept, path)
            else:
                path.unlink(missing_ok=True)
                with suppress(OSError):  # another file of the case is still there
                    while not (CASES / "base" / (path := path.parent).relative_to(root)).is_dir():
                        path.rmdir()


def build(case: Case, root: Path) -> Path:
    for section in case.sections:
        path = root / section.path
        if section.verb == "delete":
            path.unlink()
        elif section.verb == "edit":
            text = path.read_text(encoding="utf-8")
            for old, new in edits(section.content):
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {section.path}"
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(section.content, encoding="utf-8")
    return root


def packs(root: Path, deal: bool, today: datetime.date | None = None) -> dict[str, Pack]:
    library = load_library(root)
    read = load_deal(root / "deal.yaml", library) if deal else None
    return {code: assemble(library, read, language=code, today=today) for code in LANGUAGES}


def messages(root: Path, deal: bool) -> tuple[Diagnostic, ...]:
    """Everything said about the library, or about the deal as it stands on `TODAY`."""
    if not deal:
        return check(root)
    try:
        made = packs(root, deal, TODAY)
    except Refused as refused:
        return refused.diagnostics
    return tuple(one for pack in made.values() for one in pack.warnings)


def printed(found: Iterable[Diagnostic]) -> str:
    return "\n".join(map(str, ordered(found)))


def article(made: dict[str, Pack], asked: str) -> str:
    """A document, or one article of it, as Markdown without what stands above the first article."""
    place, code = asked.split(" ")
    document = made[code][place.split("/")[0]]
    articles = tuple(one for one in document.articles if "/" not in place or one.id == place)
    text = render(replace(document, articles=articles), "md").decode()
    return text[text.index("## ") :].strip("\n") if "/" in place else text.strip("\n")


def compare(path: Path, case: Case, found: list[tuple[str, str]], record: bool) -> None:
    if record:
        answers = "\n\n".join(f"=== {asked}\n{answer}".rstrip("\n") for asked, answer in found)
        path.write_text(f"{case.head}{answers}\n", encoding="utf-8")
        return
    assert found == list(case.expected), case.title


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad(path: Path, folder: Path, pytestconfig: pytest.Config) -> None:
    case = read_case(path)
    with built(case, folder) as root:
        found = printed(messages(root, case.deal))
    assert found, f"nothing is said: {case.title}"
    compare(path, case, [("deal" if case.deal else "check", found)], pytestconfig.getoption("--record"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good(path: Path, folder: Path, pytestconfig: pytest.Config) -> None:
    case = read_case(path)
    assert case.expected, "a good case says what it prints: === cgv/duration fr"
    with built(case, folder) as root:
        assert printed(check(root)) == ""
        made = packs(root, case.deal)
        found = [(asked, article(made, asked)) for asked, _ in case.expected]
    compare(path, case, found, pytestconfig.getoption("--record"))


def test_base_has_nothing_to_say() -> None:
    assert check(CASES / "base") == ()


def test_every_case_says_what_it_shows() -> None:
    titles = [read_case(path).title for path in (*BAD, *GOOD)]
    assert [title for title in titles if not title.endswith(".") or len(title) > 150] == []
    assert sorted(set(titles)) == sorted(titles), "two cases say the same"


def test_messages_are_for_lawyers() -> None:
    """No word of a parser or of a programming language reaches a reader."""
    jargon = re.compile(
        r"plain scalar|mapping values|scanning|parsing|token|NoneType|\bstr\b|\bint\b|\bdict\b|input should|traceback"
        r"|block (?:mapping|collection|sequence)|flow|node content|simple key|regex|pattern|validation",
        re.IGNORECASE,
    )
    for path in BAD:
        for _, answer in read_case(path).expected:
            told = "\n".join(re.split(r" \[[a-z-]+\]$", line)[0] for line in answer.split("\n"))
            assert not jargon.search(told), path.stem


def test_every_code_is_shown() -> None:
    shown = {
        code
        for path in BAD
        for _, answer in read_case(path).expected
        for code in re.findall(r" \[([a-z-]+)\]$", answer, re.MULTILINE)
    }
    assert set(CODES) - shown - set(ELSEWHERE) == set()
    assert shown & set(ELSEWHERE) == set()
    for code, name in ELSEWHERE.items():
        assert not name or code in (Path(__file__).parent / name).read_text(encoding="utf-8"), code


CLAUSES = sorted(path.relative_to(CASES / "base").as_posix() for path in (CASES / "base").glob("clauses/*/*.yaml"))


@pytest.mark.parametrize("name", [one for one in CLAUSES if "/duties/" not in one and "document.yaml" not in one])
def test_a_deleted_clause_is_one_error(name: str, folder: Path) -> None:
    with built(Case("", (Section("delete", name, ""),), (), ""), folder) as root:
        assert [one.code for one in check(root)] == ["clause-unknown"]


@pytest.fixture(scope="module")
def base() -> Mapping[str, str]:
    return texts_of(CASES / "base")


@pytest.mark.parametrize("name", CLAUSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_language_is_one_error(name: str, language: str, base: Mapping[str, str]) -> None:
    """Each text of the file in turn loses one of its languages: one error, at the line of what lost it."""
    lines = base[name].split("\n")
    indents = [len(line) - len(line.lstrip()) if line.strip() else 99 for line in lines]
    for at, line in enumerate(lines):
        if not line.lstrip().startswith(f"{language}:"):
            continue
        end = next((n for n in range(at + 1, len(lines)) if indents[n] <= indents[at]), len(lines))
        owner = next(n for n in range(at - 1, -1, -1) if indents[n] < indents[at])
        found = said({**base, name: "\n".join([*lines[:at], *lines[end:]])})
        assert [(one.code, one.span.line) for one in found] == [("language-missing", owner + 1)]
