"""Renaming in a copy of the real library: every mention follows, every other byte stays, no text changes."""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import ROOT, clausier
from declaring import declare
from editing import Edit, copy, edit, files
from packs import LANGUAGES
from shelf import FIRST, publish, reword

from engine import Refused, assemble, check, load_deal, load_library
from engine.diagnostics import Report
from engine.editions.versions.check import renamed, revisions
from engine.files.text import decode
from engine.files.writing.mentions import mentions
from engine.files.writing.names import LibraryNames
from engine.files.yaml.nodes import parse
from engine.model.digest import text_digest
from engine.model.library import Library
from engine.tasks import rename_proof
from engine.tasks.publish import prepare
from engine.tasks.rename import Renaming, rename

DURATION, BREACH, SERVICES = "clauses/cgv/duration.yaml", "clauses/dpa/breach.yaml", "clauses/services.yaml"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real library with its deals."""
    for name in ("clauses", "variants", "deals"):
        shutil.copytree(ROOT / name, tmp_path / "library" / name, ignore=shutil.ignore_patterns("editions"))
    return tmp_path / "library"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy(tmp_path / "library")


def carry_out(root: Path, old: str, new: str) -> Renaming:
    found = rename(root, old, new)
    for name, content in found.files.items():
        (root / name).write_bytes(content)
    for name in found.gone:
        (root / name).unlink()
    return found


def text_of(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def digests(root: Path, library: Library) -> Iterator[str]:
    for language in LANGUAGES:
        yield from map(text_digest, assemble(library, language=language).values())
        for deal in sorted((root / "deals").glob("*.yaml")):
            if not deal.name.startswith("specimen-"):
                yield from map(text_digest, assemble(library, load_deal(deal, library), language=language).values())


# The old names and the new ones; what is in a clause is renamed before the clause.
NAMES = {
    "cgv/duration#deadline.month-day": "cgv/duration#deadline.day-of-month",
    "cgv/duration": "cgv/term-and-termination",
    "dpa/annex-measures": "dpa/annex-security",
    "cgv/personal-data#transfers.client": "cgv/personal-data#transfers.own-access",
    "cgv/personal-data#transfers": "cgv/personal-data#transfers-abroad",
    "cgv/abroad#eea-start": "cgv/abroad#start-in-the-eea",
    "term/client": "term/customer",
    "parameter/late-notice-extension": "parameter/extension",
    "parameter/eea-only.surcharge": "parameter/eea-only.premium",
    "variant/medical": "variant/health",
    "variant/joint-controllers": "variant/joint-control-of-data",
    "duty/art05-3": "duty/notice-of-termination",
    "service/medical-secretariat": "service/health-desk",
}


def test_every_mention_follows_and_nothing_else(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One name after the other in one library, which says the same after all of them, as does the check of it.

    What a renaming proves before it writes is proved here once for all of them; the other tests let it do so.
    """
    monkeypatch.setattr(rename_proof, "_nothing_changed", lambda *_: None)
    monkeypatch.setattr(rename_proof, "check", lambda _: ())
    library = load_library(real)
    texts, findings = list(digests(real, library)), Counter(one.code for one in check(real))
    for old, new in NAMES.items():
        before = files(real)
        found = carry_out(real, old, new)
        fresh = load_library(real)
        assert found.new == new
        assert not any(one.changed for one in revisions(library, fresh))
        assert old in former(library, fresh)
        _only_words_differ(old, new, before, files(real), found)
        assert old not in _said(real, fresh, re.split(r"[/#.]", old)[-1])
        library = fresh
    assert Counter(one.code for one in check(real)) == findings
    assert list(digests(real, library)) == texts


def former(before: Library, after: Library) -> set[str]:
    return {*renamed(before, after)} | {f"duty/{was}" for one in after.duties.values() for was in one.was}


def _only_words_differ(old: str, new: str, before: dict[str, bytes], after: dict[str, bytes], found: Renaming) -> None:
    """Line by line: the old word, with the new one in its place, or a line was: more."""
    assert {*after} == {found.moved.get(name, name) for name in before}
    word, fresh = (re.split(r"[/#.]", name)[-1].encode() for name in (old, new))
    for name, content in before.items():
        was, now = content.split(b"\n"), after[found.moved.get(name, name)].split(b"\n")
        now = [line for line in now if line in was or not re.fullmatch(rb" *was: .*", line)]
        assert len(was) == len(now), name
        for one, two in zip(was, now, strict=True):
            if (name, one.strip()[:5]) == ("clauses/key-points.yaml", b"read:"):
                continue  # likewise what they read
            if name == "clauses/reviews.yaml" and b"digest: " in one:
                continue  # what people decided rests on digests that cover names; whether it holds is seen by check
            assert one == two or re.sub(rb"\b%b\b" % re.escape(fresh), word, two) == one, name


def _said(root: Path, library: Library, word: str) -> set[str]:
    """The names that stand in the files of a library in which a word stands, or which are called by it."""
    known, said = LibraryNames.of(library), set[str]()
    for folder in ("clauses", "variants", "deals"):
        for path in (root / folder).rglob("*.yaml"):
            name, content = path.relative_to(root).as_posix(), path.read_bytes()
            if word in name or word.encode() in content:
                source = parse(name, decode(content, name, Report()) or "", Report())
                assert source is not None
                said.update(one.name for one in mentions(source, known))
    return said


def test_every_word_that_is_found_is_there(real: Path) -> None:
    """The place of a mention holds its word, in every file: otherwise another word would be overwritten."""
    known, count = LibraryNames.of(load_library(real)), 0
    for path in [*real.rglob("*.yaml")]:
        name = path.relative_to(real).as_posix()
        source = parse(name, decode(path.read_bytes(), name, Report()) or "", Report())
        assert source is not None
        for one in mentions(source, known):
            if one.word:
                line = source.lines[one.span.line - 1]
                assert line[one.span.column - 1 : one.span.column - 1 + one.span.length] == one.word
                count += 1
    assert count > 4000


def test_and_back_again(real: Path) -> None:
    """What is left of it is the former name alone."""
    before = files(real)
    carry_out(real, "cgv/duration", "term")
    carry_out(real, "cgv/term", "duration")
    after = files(real)
    assert {name for name in after if after[name] != before.get(name)} == {DURATION}
    assert after[DURATION] == before[DURATION].replace(b"\ntitle:", b"\nwas: cgv/term\ntitle:", 1)


class TestFormerNames:
    def test_several(self, small: Path) -> None:
        for old, new in (("notice", "period"), ("period", "delay"), ("delay", "time")):
            carry_out(small, f"cgv/duration#{old}", new)
        assert "was: [delay, period, notice]" in (small / DURATION).read_text(encoding="utf-8")

    def test_a_list_of_lines(self, small: Path) -> None:
        edit(small, [(DURATION, "  notice:\n", "  notice:\n    was:\n      # once\n      - period\n")])
        carry_out(small, "cgv/duration#notice", "time")
        assert "    was:\n      # once\n      - notice\n      - period\n" in (small / DURATION).read_text(
            encoding="utf-8"
        )

    def test_what_a_variant_inserts(self, small: Path) -> None:
        carry_out(small, "cgv/payment#express", "urgent")
        for name in ("variants/express.yaml", "variants/express@1.yaml"):
            text = (small / name).read_text(encoding="utf-8")
            assert "id: urgent}\n    was: express\n    fr: " in text

    def test_both_majors_of_a_variant_move(self, small: Path) -> None:
        found = carry_out(small, "variant/express", "urgent")
        assert found.moved == {
            "variants/express.yaml": "variants/urgent.yaml",
            "variants/express@1.yaml": "variants/urgent@1.yaml",
        }
        assert "{{ urgent.surcharge }}" in (small / "variants/urgent.yaml").read_text(encoding="utf-8")


class TestLayout:
    @pytest.mark.parametrize("ending", ["\r\n", "\n"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_line_ends_and_marks_stay(self, ending: str, mark: str, small: Path) -> None:
        for name, content in files(small).items():
            if name.startswith(("clauses", "variants")):
                (small / name).write_bytes((mark + content.decode().replace("\n", ending)).encode())
        before = files(small)
        carry_out(small, "dpa/breach#notification", "report")
        after = files(small)
        (changed,) = [name for name in after if after[name] != before[name]]
        old = f"  notification:{ending}".encode()
        assert after[changed] == before[changed].replace(
            old, f"  report:{ending}    was: notification{ending}".encode()
        )

    def test_quotes_escapes_comments_and_lists(self, small: Path) -> None:
        local, purpose = "variants/local-only.yaml", "clauses/dpa/purpose.yaml"
        targets = "(security#measures,transfers#allowed..transfers#request)"
        edits: list[Edit] = [
            (local, "redirect: dpa/security#local", 'redirect: "dpa/security#local"  # not #local'),
            (BREACH, "visés [à](transfers#allowed).", f"visés [à]{targets}."),
            (BREACH, "mentioned in [](transfers#allowed).", f"mentioned in []{targets}."),
            (purpose, "version: 1.0.0", "version: 1.0.0\n# transfers#allowed and {{ notice }} in a comment"),
        ]
        edit(small, edits)
        carry_out(small, "dpa/transfers", "countries")
        carry_out(small, "dpa/security#local", "home")
        assert text_of(small, BREACH).count("(security#measures,countries#allowed..countries#request)") == 2
        assert 'redirect: "dpa/security#home"  # not #local' in text_of(small, local)
        assert "# transfers#allowed and" in text_of(small, purpose)

    def test_conditions_catalogue_and_register(self, small: Path) -> None:
        edit(small, [(BREACH, "  transfers:\n", "  transfers:\n    when: not service.prospecting\n")])
        carry_out(small, "service/prospecting", "calls")
        assert "when: not service.calls" in (small / BREACH).read_text(encoding="utf-8")
        assert "\ncalls:\n  was: prospecting\n" in (small / SERVICES).read_text(encoding="utf-8")

    def test_notes_to_clients(self, small: Path) -> None:
        entry = "  version: 1.0.1\n  kind: editorial\n  fr: Voir cgv/duration.\n  en: See cgv/duration.\n"
        notes = f"# cgv/duration\ncgv/duration:\n{entry}"
        (small / "clauses/changes.yaml").write_text(notes, encoding="utf-8")
        carry_out(small, "cgv/duration", "term")
        text = (small / "clauses/changes.yaml").read_text(encoding="utf-8")
        assert text == notes.replace("\ncgv/duration:", "\ncgv/term:")


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("cgv/durations", "x", "rename-unknown", "did you mean cgv/duration"),
        ("notice", "x", "rename-unknown", "did you mean parameter/notice or cgv/duration#notice?"),
        ("cgv/duration", "cgv/payment", "rename-taken", "choose another name"),
        ("cgv/duration", "document", "rename-taken", "choose another name"),
        ("cgv/duration", "duration", "rename-taken", "nothing is to be done"),
        ("cgv/duration", "dpa/duration", "rename-unknown", "write cgv/duration, or only duration"),
        ("cgv/duration#notice", "cgv/payment#notice", "rename-unknown", "write cgv/duration#notice"),
        ("parameter/notice", "term/notice", "rename-unknown", "write parameter/notice"),
        ("cgv/duration", "Term", "rename-unknown", "lower-case words"),
        ("cgv/duration", "a" * 81, "rename-unknown", "lower-case words"),
        ("variant/express", "variant/local-only", "rename-taken", "choose another name"),
    ],
)
def test_what_is_refused(old: str, new: str, code: str, hint: str, small: Path) -> None:
    before = files(small)
    with pytest.raises(Refused) as problem:
        rename(small, old, new)
    (told,) = problem.value.diagnostics
    assert told.code == code
    assert told.hints[0].startswith(hint)
    assert files(small) == before


def test_what_somebody_said_of_a_change_holds_under_the_new_name(small: Path) -> None:
    """They saw the same words; the digest of them is carried over, and nobody is asked again."""
    publish(small, FIRST)
    reword(small)
    edit(small, [(DURATION, "visée [à](#notice)", "prévue [à](#notice)"), (DURATION, "end set by", "end given by")])
    declare(small)
    before = text_of(small, "clauses/changes.yaml")
    assert check(small) == ()
    carry_out(small, "cgv/duration#notice", "period")
    assert check(small) == ()
    assert len(before) == len(text_of(small, "clauses/changes.yaml"))
    assert before != text_of(small, "clauses/changes.yaml")


def test_a_library_with_errors_is_not_renamed(small: Path) -> None:
    edit(small, [(BREACH, "transfers#allowed).\n    en", "transfers#allowd).\n    en")])
    with pytest.raises(Refused, match="reference-unknown"):
        rename(small, "cgv/duration", "term")


def test_a_name_that_would_change_the_order_is_refused(small: Path) -> None:
    """Insertions at one place come in the order of the names of their variants."""
    title = "title:\n  fr: Autre\n  en: Other\nsummary:\n  fr: Autre.\n  en: Other.\n"
    insert = "  - insert: {after: dpa/security#measures, id: other}\n    fr: Un autre.\n    en: Another.\n"
    edit(small, [("variants/other.yaml", "", f"version: 1.0.0\n{title}approval: none\nchanges:\n{insert}")])
    with pytest.raises(Refused) as problem:
        rename(small, "variant/local-only", "zone")
    assert [one.code for one in problem.value.diagnostics] == ["rename-refused"]
    assert "after dpa/security#measures" in problem.value.diagnostics[0].message
    assert "the order of insertions" in problem.value.diagnostics[0].hints[0]


def test_a_name_that_the_program_knows_is_refused(real: Path) -> None:
    """The first term of a contract is what its prices are counted over, by this name."""
    before = files(real)
    with pytest.raises(Refused, match=r"another text would come out in quote of deals/example\.yaml \(fr\)"):
        rename(real, "parameter/initial-term", "first-term")
    assert files(real) == before


def test_a_deal_of_a_published_edition_keeps_its_names(small: Path) -> None:
    (small / "deals").mkdir()
    text = (small / "deal.yaml").read_text(encoding="utf-8") + "variants: [express]\n"
    (small / "deals/old.yaml").write_text(text, encoding="utf-8")
    (small / "deals/new.yaml").write_text(text.replace("2026-12-01", "2026-11-30"), encoding="utf-8")
    found = prepare(small, effective=datetime.date(2026, 12, 1), today=datetime.date(2026, 11, 27))
    (small / found.name).parent.mkdir()
    (small / found.name).write_bytes(found.content)
    done = carry_out(small, "variant/express", "urgent")
    assert done.kept == ("deals/old.yaml",)
    assert (small / "deals/old.yaml").read_text(encoding="utf-8") == text
    assert "variants: [urgent]" in (small / "deals/new.yaml").read_text(encoding="utf-8")
    assert {one.code for one in check(small)} == set()


def test_the_command(small: Path) -> None:
    before = files(small)
    dry = clausier("--library", small, "rename", "cgv/duration", "term", "--dry-run")
    assert (dry.returncode, files(small)) == (0, before)
    done = clausier("--library", small, "rename", "cgv/duration", "term")
    assert done.stdout.split("\n") == [
        "cgv/duration is now called cgv/term",
        "  clauses/cgv/duration.yaml is now clauses/cgv/term.yaml",
        "  clauses/cgv/document.yaml: 1 word",
        "  clauses/dpa/purpose.yaml: 2 words",
        "  clauses/duties/company.yaml: 1 word",
        "",
    ]
    assert dry.stdout == done.stdout + "nothing was written\n"
    assert clausier("--library", small, "check").stderr == "nothing to say\n"
    again = clausier("--library", small, "rename", "cgv/duration", "term")
    assert again.returncode == 1
    assert "it is now called" in again.stderr
