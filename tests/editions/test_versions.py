"""Versions held against another state of the library: what changed, and the least step that declares it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from editing import BASE, Edit, copy
from versions_told import BEFORE, DURATION, EXPRESS, LOCAL, OLDER, OUTLINE, PARAMETERS, TERMS, Draft, of_versions, told

from engine import load_library
from engine.diagnostics import Severity
from engine.editions.versions.check import decide_hint, revisions
from engine.model.edition import Stamp
from engine.model.library import Library
from engine.model.revision import Bump


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    def made(*edits: Edit) -> Library:
        return load_library(copy(tmp_path / "library", edits))

    return made


def raised(file: str, before: str, step: Bump | None, anchor: str = "") -> list[Edit]:
    """The edit that raises the version of a file, or of the entry of it that begins with `anchor`."""
    if step is None:
        return []
    major, minor, patch = map(int, before.split("."))
    after = {
        Bump.MAJOR: f"{major + 1}.0.0",
        Bump.MINOR: f"{major}.{minor + 1}.0",
        Bump.PATCH: f"{major}.{minor}.{patch + 1}",
    }[step]
    return [(file, f"{anchor}version: {before}\n", f"{anchor}version: {after}\n")]


# What changes, and the least step that declares it; None where a person is to say.
CHANGES: dict[str, tuple[str, Bump | None, list[Edit]]] = {
    "a comma": ("cgv/duration", Bump.PATCH, [(DURATION, "dure au moins", "dure, au moins")]),
    "a word": ("cgv/duration", None, [(DURATION, "en: by email", "en: by mail")]),
    "the form of a figure": ("cgv/duration", Bump.PATCH, [(DURATION, "{{ notice | de }}", "{{ notice | short }}")]),
    "a title": ("cgv/duration", None, [(DURATION, "fr: Durée", "fr: La durée")]),
    "a heading": ("cgv/duration", None, [(DURATION, "en: Notice", "en: Notices")]),
    "an obligation": ("cgv/duration", Bump.MAJOR, [(DURATION, "party may end", "party shall end")]),
    "a permission in French": ("cgv/duration", Bump.MAJOR, [(DURATION, "partie peut mettre", "partie doit mettre")]),
    "a negation": ("cgv/duration", Bump.MAJOR, [(DURATION, "party may end", "party may not end")]),
    "a plural of the same": ("cgv/duration", None, [(DURATION, "partie peut mettre", "partie peuvent mettre")]),
    "which figure": (
        "cgv/duration",
        Bump.MAJOR,
        [(DURATION, "{{ notice | de }}", "{{ initial-term | de }}"), (DURATION, "{{ notice |", "{{ initial-term |")],
    ),
    "what is cited": ("cgv/duration", Bump.MAJOR, [(DURATION, "set by [](#notice)", "set by [](#initial)")]),
    "the duties covered": ("cgv/duration", Bump.MAJOR, [(DURATION, "    covers: [notice]\n", "")]),
    "a condition": (
        "cgv/duration",
        Bump.MAJOR,
        [(DURATION, "    covers: [notice]\n", "    covers: [notice]\n    when: client.be\n")],
    ),
    "or for and": ("cgv/duration", Bump.MAJOR, [(DURATION, "join: or", "join: and")]),
    "an item less": (
        "cgv/duration",
        Bump.MAJOR,
        [(DURATION, "      email:\n        fr: par courriel\n        en: by email\n", "")],
    ),
    "a bullet more": (
        "dpa/measures",
        Bump.MAJOR,
        [
            ("clauses/dpa/measures.yaml", "- **chiffrés**.", "- **chiffrés** ;\n      - enregistrés."),
            ("clauses/dpa/measures.yaml", "- **encrypted**.", "- **encrypted**;\n      - recorded."),
        ],
    ),
    "a value": ("parameter/fee", Bump.MAJOR, [(PARAMETERS, "value: 250", "value: 300")]),
    "a bound": ("parameter/fee", Bump.MAJOR, [(PARAMETERS, "{min: 0, max: 500}", "{min: 0, max: 600}")]),
    "a label": ("parameter/fee", None, [(PARAMETERS, "en: Handling fee", "en: Fee")]),
    "the order of articles": (
        "document/dpa",
        Bump.MAJOR,
        [(OUTLINE, "[purpose, security, transfers", "[purpose, transfers, security")],
    ),
    "the numbers in annexes": ("document/dpa", Bump.MINOR, [(OUTLINE, "annex-prefix: A", "annex-prefix: B")]),
    "numbers of their own for annexes": ("document/dpa", Bump.MINOR, [(OUTLINE, "annex-prefix: A\n", "")]),
    "an option’s text": ("variant/express", None, [(EXPRESS, "en: Each urgent call", "en: Every urgent call")]),
    "an option’s figure": ("parameter/express.surcharge", Bump.MAJOR, [(EXPRESS, "value: 5", "value: 6")]),
    "what an option sets": ("variant/express", Bump.MAJOR, [(EXPRESS, "value: 1\n", "value: 3\n")]),
    "who approves": ("variant/express", Bump.MINOR, [(EXPRESS, "approval: legal", "approval: none")]),
    "an older major": ("variant/express@1", None, [(OLDER, "answers on", "replies on")]),
    "a conflict less": (
        "variant/local-only",
        Bump.MAJOR,
        [(LOCAL, "when: freelancers.abroad", "when: freelancers.abroad and client.be")],
    ),
    "where an option redirects": (
        "variant/local-only",
        Bump.MAJOR,
        [(LOCAL, "redirect: dpa/security#local", "redirect: dpa/security")],
    ),
}
_ORDER = (Bump.PATCH, Bump.MINOR, Bump.MAJOR)


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_asks_for_a_version(name: str, draft: Draft) -> None:
    id, least, edits = CHANGES[name]
    (one,) = of_versions(BEFORE, draft(*edits))
    assert (one.code, one.severity) == ("version-unbumped", Severity.ERROR)
    assert one.message.startswith(f"{id} says something else")
    assert one.hints[-1] == (f"clausier revise {id} --{least}" if least else decide_hint(id))


@pytest.mark.parametrize("step", Bump)
@pytest.mark.parametrize("name", CHANGES)
def test_a_version_of_sufficient_weight(name: str, step: Bump, draft: Draft) -> None:
    """Too small a step is an error, and names the one that is needed; a larger one is the author’s decision."""
    id, least, edits = CHANGES[name]
    if id == "variant/express@1" and step is Bump.MAJOR:
        return  # an older major is what it is
    before, file, anchor = _version(id)
    found = {one.code for one in of_versions(BEFORE, draft(*edits, *raised(file, before, step, anchor)))}
    if least is None:
        assert found == (set() if step is Bump.MAJOR else {"version-undeclared"})
    else:
        assert found == (set() if _ORDER.index(step) >= _ORDER.index(least) else {"version-small"})


def _version(id: str) -> tuple[str, str, str]:
    """The version of a part of the small library, its file, and what stands before its version line."""
    known = {
        "parameter/fee": ("1.0.0", PARAMETERS, "fee:\n  "),
        "parameter/express.surcharge": ("1.0.0", EXPRESS, "surcharge:\n    "),
        "document/dpa": ("1.0.0", OUTLINE, ""),
        "variant/express": ("2.0.0", EXPRESS, ""),
        "variant/express@1": ("1.2.0", OLDER, ""),
        "variant/local-only": ("1.0.0", LOCAL, ""),
    }
    return known.get(id, ("1.0.0", f"clauses/{id}.yaml", ""))


def test_a_comma_is_shown_word_by_word(draft: Draft) -> None:
    before = replace(BEFORE, edition=Stamp(datetime.date(2026, 12, 1), "0" * 64))
    (one,) = told(before, draft((DURATION, "dure au moins", "dure, au moins")))
    assert str(one) == (
        "clauses/cgv/duration.yaml:1:10: error: cgv/duration says something else than in the edition of 2026-12-01, "
        "under the same version 1.0.0: it becomes 1.0.1 [version-unbumped]\n"
        "    hint: #initial, French: Le Contrat dure{+,+} au moins {{ initial-term }}.\n"
        "    hint: clausier revise cgv/duration --patch"
    )


def test_both_languages_and_all_else_are_shown(draft: Draft) -> None:
    (one,) = told(
        BEFORE,
        draft(
            (DURATION, "fr: par courriel", "fr: par message"),
            (DURATION, "en: by email", "en: by message"),
            (DURATION, "join: or", "join: and"),
        ),
    )
    assert one.hints == (
        "#notice join: or → and",
        "#notice.email, French: par [-courriel-]{+message+}",
        "#notice.email, English: by [-email-]{+message+}",
        "clausier revise cgv/duration --major",
    )


def test_layout_and_comments_never_count(draft: Draft) -> None:
    after = draft(
        (DURATION, "version: 1.0.0", "# a comment\nversion: 1.0.0 # another"),
        (DURATION, "un préavis\n      {{", "un\n      préavis {{"),
        (DURATION, "    join: or\n    covers: [notice]\n", "    covers: [notice]\n    join: or\n"),
        (DURATION, "conformément [à](payment)", "conformément [à](cgv/payment)"),
        (PARAMETERS, "  free: {min: 0, max: 500}", "  free:\n    min: 0\n    max: 500"),
    )
    assert told(BEFORE, after) == ()
    assert revisions(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("1.0.1", "version-undeclared"),
        ("1.1.0", "version-undeclared"),
        ("2.0.0", ""),
        *((wrong, "version-step") for wrong in ("1.0.2", "1.1.1", "1.2.0", "0.9.0", "3.0.0")),
    ],
)
def test_one_step_up(version: str, code: str, draft: Draft) -> None:
    after = draft(
        (DURATION, "version: 1.0.0", f"version: {version}"),
        (DURATION, "par courriel", "par message"),
        (DURATION, "by email", "by message"),
    )
    assert [one.code for one in told(BEFORE, after)] == [code] * bool(code)


def test_a_version_without_a_change(draft: Draft) -> None:
    (one,) = told(BEFORE, draft((DURATION, "version: 1.0.0", "version: 1.0.1")))
    assert (one.code, one.span.line) == ("version-idle", 1)
    assert one.hints == ("write 1.0.0 again: clausier revise cgv/duration",)


def test_the_message_stands_at_the_version(draft: Draft) -> None:
    (one,) = told(BEFORE, draft((EXPRESS, "value: 5", "value: 6")))
    line = (BASE / EXPRESS).read_text(encoding="utf-8").split("\n")[one.span.line - 1]
    assert line[one.span.column - 1 :] == "1.0.0"
    assert line.startswith("    version")


class TestTranslation:
    """A text of which words changed in one language only is behind."""

    def test_is_behind(self, draft: Draft) -> None:
        after = draft((DURATION, "version: 1.0.0", "version: 2.0.0"), (DURATION, "en: by email", "en: by mail"))
        (one,) = told(BEFORE, after)
        assert (one.code, one.severity, one.about) == (
            "translation-behind",
            Severity.WARNING,
            "cgv/duration#notice.email",
        )
        assert (one.span.file, one.span.line) == (DURATION, 25)
        assert "English only" in one.message

    @pytest.mark.parametrize(
        "edits",
        [
            [(DURATION, "version: 1.0.0", "version: 1.1.0"), (DURATION, "dure au moins", "dure, au moins")],
            [
                (DURATION, "version: 1.0.0", "version: 2.0.0"),
                (DURATION, "en: by email", "en: by mail"),
                (DURATION, "fr: par courriel", "fr: par message"),
            ],
        ],
        ids=["a comma", "both languages"],
    )
    def test_is_not(self, edits: list[Edit], draft: Draft) -> None:
        assert told(BEFORE, draft(*edits)) == ()

    RENAMED = (
        TERMS,
        "data:\n  version: 1.0.0\n  fr:\n    name: Données\n",
        "data:\n  version: 2.0.0\n  fr:\n    name: Fiches\n",
    )
    FRENCH = (TERMS, "les informations qui identifient", "les fiches qui identifient")
    ENGLISH = (TERMS, "information that identifies", "records that identify")

    @pytest.mark.parametrize(
        ("edits", "count"), [([RENAMED], 1), ([RENAMED, FRENCH], 2)], ids=["the name", "its definition in one language"]
    )
    def test_is_a_name_that_changes_alone(self, edits: list[Edit], count: int, draft: Draft) -> None:
        behind = [one.about for one in told(BEFORE, draft(*edits)) if one.code == "translation-behind"]
        assert behind == ["term/data"] * count

    def test_is_not_a_name_that_changes_with_its_definition(self, draft: Draft) -> None:
        after = draft(self.RENAMED, self.FRENCH, self.ENGLISH)
        assert [one for one in told(BEFORE, after) if one.code == "translation-behind"] == []
