"""Raising versions in place: one step since the last edition, and every other byte of the files as it was."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from commands import clausier
from editing import Edit, copy, edit, files
from hypothesis import given
from hypothesis import strategies as st

from engine import Refused, check, load_library
from engine.diagnostics import Report
from engine.editions.versions.parts import parts
from engine.files.writing.edits import EditableText, spliced
from engine.files.writing.notes import with_note
from engine.files.yaml.nodes import parse
from engine.model.revision import Bump, ChangeKind
from engine.tasks.new import new_clause, new_variant
from engine.tasks.publish import prepare
from engine.tasks.revise import UNDECIDED, Declaration, VersionStep, kept, revised, steps

TODAY = datetime.date(2026, 11, 27)
DURATION, PARAMETERS, TERMS = "clauses/cgv/duration.yaml", "clauses/parameters.yaml", "clauses/terms.yaml"
EXPRESS, OLDER = "variants/express.yaml", "variants/express@1.yaml"
COMMA: tuple[Edit, ...] = ((DURATION, "dure au moins", "dure, au moins"),)
BOTH: tuple[Edit, ...] = ((DURATION, "par courriel", "par message"), (DURATION, "by email", "by message"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library with one published edition."""
    root = copy(tmp_path / "library")
    found = prepare(root, effective=datetime.date(2026, 12, 1), today=TODAY)
    (root / found.name).parent.mkdir()
    (root / found.name).write_bytes(found.content)
    return root


BY = Declaration("Jeanne Exemple", "The same is meant.")


def raise_in(
    root: Path,
    *ids: str,
    bump: Bump | None = None,
    note: dict[str, str] | None = None,
    declaration: Declaration = UNDECIDED,
) -> tuple[VersionStep, ...]:
    made = steps(root, ids, bump, declaration)
    for name, content in revised(root, made, note, declaration).items():
        (root / name).write_bytes(content)
    return made


def version(root: Path, id: str) -> str:
    return str(parts(load_library(root))[id].version)


class TestOneStep:
    def test_the_smallest_sufficient_one(self, root: Path) -> None:
        edit(root, COMMA)
        (made,) = raise_in(root, "cgv/duration")
        assert (str(made.present), str(made.then), made.bump) == ("1.0.0", "1.0.1", Bump.PATCH)
        assert made.why == "no word changed in #initial, only marks or a letter"
        assert check(root) == ()

    def test_twice_before_an_edition_is_once(self, root: Path) -> None:
        edit(root, BOTH)
        found = []
        for bump in (Bump.PATCH, Bump.PATCH, Bump.MINOR, Bump.MINOR, Bump.MAJOR, Bump.PATCH):
            raise_in(root, "cgv/duration", bump=bump, declaration=BY)
            found.append(version(root, "cgv/duration"))
        assert found == ["1.0.1", "1.0.1", "1.1.0", "1.1.0", "2.0.0", "1.0.1"]

    def test_without_an_edition_it_counts_from_the_files(self, tmp_path: Path) -> None:
        root = copy(tmp_path / "library")
        raise_in(root, "cgv/duration", bump=Bump.MINOR)
        raise_in(root, "cgv/duration", bump=Bump.MINOR)
        assert version(root, "cgv/duration") == "1.2.0"
        assert steps(root) == ()

    def test_all_that_need_it(self, root: Path) -> None:
        edit(root, [*COMMA, (PARAMETERS, "value: 250", "value: 300"), (EXPRESS, "value: 5", "value: 6")])
        made = raise_in(root)
        assert {one.id: str(one.then) for one in made} == {
            "cgv/duration": "1.0.1",
            "parameter/fee": "2.0.0",
            "parameter/express.surcharge": "2.0.0",
        }
        assert {one.code for one in check(root)} == {"note-missing"}
        assert steps(root) == ()

    def test_a_change_taken_back_takes_the_version_back(self, root: Path) -> None:
        edit(root, [(DURATION, "version: 1.0.0", "version: 1.1.0")])
        (made,) = raise_in(root, "cgv/duration")
        assert (made.bump, version(root, "cgv/duration")) == (None, "1.0.0")

    def test_what_is_new_stays(self, root: Path) -> None:
        for name, content in new_clause(root, "dpa/trial").items():
            (root / name).write_bytes(content)
        text = (
            "version: 1.0.0\ntitle:\n  fr: Essai\n  en: Trial\ntext:\n  first:\n    fr: Un essai.\n    en: A trial.\n"
        )
        (root / "clauses/dpa/trial.yaml").write_text(text, encoding="utf-8")
        (made,) = raise_in(root, "dpa/trial", note={"fr": "Un essai.", "en": "A trial."})
        assert (made.present, made.kind) == (made.then, ChangeKind.SUBSTANTIVE)
        assert load_library(root).notes[0].id == "dpa/trial"

    @pytest.mark.parametrize(
        ("edits", "id", "bump", "code"),
        [
            ([], "cgv/duration", Bump.MINOR, "version-idle"),
            ([(DURATION, "join: or", "join: and")], "cgv/duration", Bump.MINOR, "version-small"),
            ([(OLDER, "fr: Plume SRL", "fr: La société Plume SRL")], "variant/express@1", Bump.MAJOR, "version-small"),
            ([], "cgv/durations", None, "rename-unknown"),
            ([(DURATION, "version: 1.0.0", "version: 1")], "cgv/duration", None, "value-invalid"),
        ],
        ids=["nothing changed", "too small", "an older major", "unknown", "unreadable"],
    )  # fmt: skip
    def test_what_is_refused(self, edits: list[Edit], id: str, bump: Bump | None, code: str, root: Path) -> None:
        edit(root, edits)
        with pytest.raises(Refused) as problem:
            steps(root, [id], bump)
        assert [one.code for one in problem.value.diagnostics] == [code]


class TestBytes:
    """Only the figures of the version change, whatever else stands in the file."""

    @pytest.mark.parametrize(
        "line",
        [b"version: 1.0.0", b"version:   1.0.0", b'version: "1.0.0"', b"version: '1.0.0'  # x", b"version: 1.0.0 #"],
    )  # fmt: skip
    @pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_quotes_line_ends_and_marks(self, line: bytes, ending: bytes, mark: bytes, root: Path) -> None:
        path = root / DURATION
        raw = path.read_bytes().replace(b"version: 1.0.0", b"# 1.0.0 is old\n" + line)
        raw = mark + raw.replace(b"by email", b"by, email").replace(b"\n", ending)
        path.write_bytes(raw)
        raise_in(root, "cgv/duration")
        at = raw.index(b"1.0.0", raw.index(b"version:"))
        assert path.read_bytes() == raw[:at] + b"1.0.1" + raw[at + 5 :]

    def test_one_of_many_in_a_file(self, root: Path) -> None:
        edit(root, [(PARAMETERS, "value: 250", "value: 300")])
        before = files(root)
        raise_in(root, "parameter/fee")
        after = files(root)
        assert {name for name in after if after[name] != before[name]} == {PARAMETERS}
        old, new = before[PARAMETERS].split(b"\n"), after[PARAMETERS].split(b"\n")
        changed = [(one, two) for one, two in zip(old, new, strict=True) if one != two]
        assert changed == [(b"  version: 1.0.0", b"  version: 2.0.0")]


PIECES = st.sampled_from(
    ["a: 1\n", "b:\n  - x # one\n", "\n", "# c’est un mot\n", "'d': \"e\"\n", "e: |\n  un\n\n  deux\n\n", "f: {g: 1}\n"]
)  # fmt: skip


@given(st.lists(PIECES, unique=True), st.lists(PIECES, unique=True), st.booleans(), st.booleans())
def test_an_edit_touches_nothing_else(before: list[str], after: list[str], windows: bool, marked: bool) -> None:
    """Whatever stands around it: the place of a value in the tree is its place in the bytes."""
    head = "".join(before)
    text = head + "version: 1.0.0 # v\n" + "".join(one for one in after if one not in before or one[0] in "#\n")
    source = parse("x.yaml", text, Report())
    assert source is not None
    written = ("\ufeff" if marked else "") + (text.replace("\n", "\r\n") if windows else text)
    place = EditableText(written)
    fresh = spliced(written, [place.replace(source.value_span(("version",)), "1.0.0", "2.0.0")])
    assert fresh == written.replace("version: 1.0.0", "version: 2.0.0")


class TestNotes:
    def test_a_new_file(self, root: Path) -> None:
        edit(root, BOTH)
        raise_in(
            root,
            "cgv/duration",
            bump=Bump.MINOR,
            note={"fr": "Le mot change.", "en": "The word changes."},
            declaration=BY,
        )
        (note,) = load_library(root).notes
        assert (note.id, str(note.version), note.kind) == ("cgv/duration", "1.1.0", ChangeKind.CLARIFIED)
        assert note.text == {"fr": "Le mot change.", "en": "The word changes."}
        assert check(root) == ()

    def test_a_note_follows_its_version(self, root: Path) -> None:
        edit(root, BOTH)
        raise_in(root, "cgv/duration", bump=Bump.MINOR, note={"fr": "Le mot.", "en": "The word."}, declaration=BY)
        raise_in(root, "cgv/duration", bump=Bump.MAJOR)
        (note,) = load_library(root).notes
        assert (str(note.version), note.kind) == ("2.0.0", ChangeKind.SUBSTANTIVE)
        assert check(root) == ()

    WRITTEN = (
        "# Notes\n\ncgv/payment:\n  version: 1.1.0 # soon\n  kind: clarified\n  fr: Rien.\n  en: No.\n\n# next\n"
        "cgv/duration:\n  kind: editorial\n  version: 1.0.1\n  fr: |\n    Un.\n\n    Deux.\n"
        "  # between\n  en: |\n    One.\n\n"
        "# last\nterm/client:\n  version: 1.0.1\n  kind: editorial\n  fr: X.\n  en: Y.\n"
    )

    @pytest.mark.parametrize("ending", ["\n", "\r\n"])
    def test_a_note_is_renewed_in_place(self, ending: str) -> None:
        text = with_note(
            self.WRITTEN.replace("\n", ending),
            "cgv/duration",
            {"version": "2.0.0", "kind": "substantive"},
            {"fr": "Trois.", "en": "Three."},
        )
        expected = self.WRITTEN.replace("kind: editorial\n  version: 1.0.1", "kind: substantive\n  version: 2.0.0", 1)
        expected = expected.replace("    Un.\n\n    Deux.\n", "    Trois.\n").replace("    One.\n", "    Three.\n")
        assert text == expected.replace("\n", ending)

    def test_what_a_note_lacks_is_added(self) -> None:
        text = with_note(
            "a/b:\n  kind: editorial\n",
            "a/b",
            {"version": "1.1.0", "kind": "clarified"},
            {"fr": "Un\nDeux", "en": "One"},
        )
        assert text == (
            "a/b:\n  version: 1.1.0\n  fr: |\n    Un\n\n    Deux\n  en: |\n    One\n  kind: clarified\n"
        )  # fmt: skip

    def test_a_long_note_is_wrapped(self) -> None:
        text = with_note("", "a/b", {"version": "1.1.0", "kind": "clarified"}, {"fr": "mot " * 60, "en": "word " * 60})
        assert max(map(len, text.split("\n"))) <= 110
        assert text.startswith("# What the next edition tells clients")


class TestKeep:
    def test_the_published_major_stays_on_offer(self, root: Path) -> None:
        published = (root / EXPRESS).read_bytes()
        edit(root, [(EXPRESS, "value: 1\n", "value: 3\n")])
        (step,) = steps(root, ["variant/express"], Bump.MAJOR)
        assert kept(root, step) == ("variants/express@2.yaml", published)
        fresh = revised(root, [step], {"fr": "Trois rappels.", "en": "Three reminders."})
        for name, content in {"variants/express@2.yaml": published, **fresh}.items():
            (root / name).write_bytes(content)
        assert [one.version.major for one in load_library(root).variants["express"]] == [3, 2, 1]
        assert check(root) == ()
        with pytest.raises(Refused, match="on offer already"):
            kept(root, step)

    def test_what_has_no_older_major(self, root: Path) -> None:
        edit(root, BOTH)
        for id, bump in (("cgv/duration", Bump.MAJOR), ("cgv/duration", Bump.PATCH)):
            (step,) = steps(root, [id], bump, BY)
            with pytest.raises(Refused, match="no older major"):
                kept(root, step)


class TestStart:
    def test_a_clause_is_listed_where_it_is_wanted(self, root: Path) -> None:
        before = files(root)
        found = new_clause(root, "cgv/late-notice", "duration")
        assert list(found) == ["clauses/cgv/late-notice.yaml", "clauses/cgv/document.yaml"]
        for name, content in found.items():
            (root / name).write_bytes(content)
        outline = before["clauses/cgv/document.yaml"]
        assert found["clauses/cgv/document.yaml"] == outline.replace(b"duration,", b"duration, late-notice,")
        assert {one.code for one in check(root)} == {"prose-empty"}

    def test_a_list_of_lines_keeps_its_comments(self, root: Path) -> None:
        path = root / "clauses/dpa/document.yaml"
        text = path.read_text(encoding="utf-8")
        listed = "outline:\n  - purpose # first\n  # then\n  - security\n  - transfers\n  - breach\n"
        text = text.replace("outline: [purpose, security, transfers, breach]\n", listed)
        path.write_text(text, encoding="utf-8")
        for after, old in (
            ("purpose", "  - purpose # first\n"),
            (None, "  - breach\n"),
            ("dpa/security", "  - security\n"),
        ):
            found = new_clause(root, "dpa/trial", after)["clauses/dpa/document.yaml"].decode()
            assert found == text.replace(old, f"{old}  - trial\n")

    def test_an_annex_beside_an_annex(self, root: Path) -> None:
        found = new_clause(root, "dpa/more-measures", "measures")["clauses/dpa/document.yaml"]
        assert b"annexes: [measures, more-measures]" in found

    @pytest.mark.parametrize("name", ["clause", "variant"])
    def test_once_written_it_is_a_good_one(self, name: str, tmp_path: Path) -> None:
        root = copy(tmp_path / "library")
        found = new_clause(root, "dpa/trial") if name == "clause" else new_variant(root, "trial")
        for file, content in found.items():
            text = content.decode()
            for code, words in (("fr", "Un texte"), ("en", "A text")):
                text = text.replace(f"\n    {code}:\n", f"\n    {code}: {words}.\n")  # a paragraph
                text = text.replace(f"\n  {code}:\n", f"\n  {code}: {words}\n")  # a title
            (root / file).write_text(text, encoding="utf-8")
        assert check(root) == ()

    @pytest.mark.parametrize(
        ("id", "after", "code"),
        [
            ("cgv/duration", None, "output-unwritable"),
            ("cgx/trial", None, "document-unknown"),
            ("cgv/Trial", None, "rename-unknown"),
            ("trial", None, "rename-unknown"),
            ("cgv/document", None, "rename-unknown"),
            ("cgv/trial", "durations", "clause-unknown"),
        ],
    )
    def test_what_is_refused(self, id: str, after: str | None, code: str, root: Path) -> None:
        with pytest.raises(Refused) as problem:
            new_clause(root, id, after)
        assert [one.code for one in problem.value.diagnostics] == [code]
        with pytest.raises(Refused, match="exists already"):
            new_variant(root, "express")


class TestCommand:
    def test_from_a_comma_to_nothing_to_say(self, root: Path) -> None:
        edit(
            root,
            [
                (DURATION, "version: 1.0.0", "version: 1.0.0 # since 2026"),
                (DURATION, "dure au moins", "dure, au moins"),
            ],
        )
        before = files(root)
        told = clausier("--library", root, "check")
        assert told.returncode == 1
        assert "cgv/duration says something else than in the edition of 2026-12-01" in told.stderr
        assert "#initial, French: Le Contrat dure{+,+} au moins" in told.stderr
        assert "clausier revise cgv/duration --patch" in told.stderr
        dry = clausier("--library", root, "revise", "--dry-run")
        assert "cgv/duration: 1.0.0 → 1.0.1 (patch)" in dry.stdout
        assert files(root) == before
        done = clausier("--library", root, "revise", "cgv/duration", "--patch")
        assert done.returncode == 0
        assert "clauses/cgv/duration.yaml written" in done.stdout
        assert files(root) == {**before, DURATION: before[DURATION].replace(b"version: 1.0.0", b"version: 1.0.1")}
        assert clausier("--library", root, "check").stderr == "nothing to say\n"
        assert clausier("--library", root, "revise").stdout == "every version fits what changed\n"

    def test_from_other_words_to_a_declared_patch(self, root: Path) -> None:
        edit(root, BOTH)
        revise = ("--library", root, "revise", "cgv/duration")
        for more, missing in (
            ((), "nobody says how serious that is"),
            (("--minor",), "nobody says by name that a minor version is enough"),
            (("--patch", "--by", "Jeanne Exemple"), "no reason says why a patch is enough"),
        ):
            told = clausier(*revise, *more)
            assert told.returncode == 1
            assert missing in told.stderr
            assert "#notice.email, English: by [-email-]{+message+}" in told.stderr
            assert "against a low step: a form of notice: email becomes message" in told.stderr
        done = clausier(*revise, "--patch", "--because", "Le même moyen : deux mots.", "--by", "Jeanne Exemple")
        assert "cgv/duration: 1.0.0 → 1.0.1 (patch)" in done.stdout
        assert "against a low step: a form of notice: courriel becomes message" in done.stdout
        (note,) = load_library(root).notes
        assert (note.by, note.because, note.kind) == ("Jeanne Exemple", "Le même moyen : deux mots.", "editorial")
        assert note.text == dict.fromkeys(("fr", "en"), "Le même moyen : deux mots.")
        assert clausier("--library", root, "check").stderr == "nothing to say\n"
        edit(root, [(DURATION, "by message", "by letter"), (DURATION, "par message", "par lettre")])
        told = clausier("--library", root, "check")
        assert "[version-undeclared]" in told.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ("cgv/duration", "--fr", "Un"),
            ("--fr", "Un", "--en", "One"),
            ("--keep",),
            ("cgv/duration", "--because", "Why"),
            ("cgv/duration", "--minor", "--because", "Why", "--by", "Me"),
            ("cgv/duration", "--patch", "--because", "Why"),
            ("cgv/duration", "--by", "Me"),
        ],
        ids=str,
    )
    def test_wrong_usage(self, arguments: tuple[str, ...], root: Path) -> None:
        assert clausier("--library", root, "revise", *arguments).returncode == 2

    def test_new_files(self, root: Path) -> None:
        done = clausier("--library", root, "new", "clause", "cgv/trial", "--after", "payment")
        assert done.stdout == "clauses/cgv/trial.yaml: write what is empty, then clausier check\n"
        assert clausier("--library", root, "new", "variant", "trial").returncode == 0
        assert clausier("--library", root, "new", "variant", "trial").returncode == 1
