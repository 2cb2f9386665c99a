"""How serious a change is, is said by a person: the program proposes a patch only where no word changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest
from changes_of_words import ENGLISH, FRENCH, TYPING_ERRORS
from editing import BASE

from engine.diagnostics import Report
from engine.editions.versions.check import Assessment, assess, check_versions
from engine.files.reading.library import read_library
from engine.files.trees import TextTable
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.model.revision import Bump

Texts = Sequence[tuple[str, str]] | Mapping[str, tuple[str, str]]
"""The texts of the paragraphs of a clause, in French and in English; by name, or they are called p0, p1 …"""

FILES = {
    path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8") for path in BASE.rglob("*") if path.is_file()
}
OUTLINE = "clauses/cgv/document.yaml"


def library(texts: Texts, version: str = "1.0.0", notes: str = "") -> Library:
    """The small library with one clause more, `cgv/kinds`, that has these paragraphs."""
    named = texts if isinstance(texts, Mapping) else {f"p{number}": one for number, one in enumerate(texts)}
    paragraphs = "".join(
        f"  {name}:\n    fr: |\n      {french}\n    en: |\n      {english}\n"
        for name, (french, english) in named.items()
    )
    clause = f"version: {version}\ntitle:\n  fr: Genres\n  en: Kinds\ntext:\n{paragraphs}"
    outline = (
        FILES[OUTLINE].replace("outline: [", "outline: [kinds, ", 1).replace("outline:\n", "outline:\n  - kinds\n")
    )
    table = {**FILES, "clauses/cgv/kinds.yaml": clause, OUTLINE: outline}
    if notes:
        table["clauses/changes.yaml"] = notes
    report = Report()
    found = read_library(TextTable(table), report)
    assert not report.failed, report.diagnostics
    return found.library


def assessed(before: Texts, after: Texts, version: str = "1.0.0", notes: str = "") -> Assessment:
    (one,) = (each for each in assess(library(before), library(after, version, notes)) if each.id == "cgv/kinds")
    return one


def pairs(code: str, texts: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The paragraphs before and after, with these changes in one language and nothing in the other."""
    other = "Rien ne change." if code == "en" else "Nothing changes."
    sides = ([one[side] for one in texts] for side in (0, 1))
    before, after = ([(text, other) if code == "fr" else (other, text) for text in side] for side in sides)
    return before, after


@cache
def told(code: str) -> dict[str, tuple[Bump | None, tuple[str, ...], str]]:
    """What is proposed for each paragraph, what speaks against a low step, and why."""
    before, after = pairs(code, FRENCH if code == "fr" else ENGLISH)
    return {one.what: (one.proposed, one.against, one.why) for one in assessed(before, after).differences}


def of(code: str) -> list[tuple[str, int]]:
    return [(code, number) for number in range(len(FRENCH if code == "fr" else ENGLISH))]


@pytest.mark.parametrize(("code", "number"), [*of("fr"), *of("en")])
def test_of_no_change_of_a_right_a_patch_is_proposed(code: str, number: int) -> None:
    _, _, against = (FRENCH if code == "fr" else ENGLISH)[number]
    proposed, said, _ = told(code)[f"#p{number}"]
    assert proposed is None or proposed is Bump.MAJOR
    assert not against or any(one.startswith(f"{against}: ") for one in said), said


@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("code", TYPING_ERRORS)
def test_a_typing_error_is_a_patch(code: str, number: int) -> None:
    one = assessed(*pairs(code, [TYPING_ERRORS[code][number]]))
    assert (one.proposed, one.asked, one.against) == (Bump.PATCH, False, ())


def test_a_word_that_another_text_has_too_is_no_typing_error() -> None:
    """Whoever writes a word twice means it."""
    change = ("Le loyeur paie le prix.", "Le louyeur paie le prix.")
    before, after = pairs("fr", [change, ("Un loyeur loue.", "Un loyeur loue.")])
    assert assessed(before, after).proposed is Bump.PATCH
    before, after = pairs("fr", [change, ("Un loyeur, un louyeur.", "Un loyeur, un louyeur.")])
    assert assessed(before, after).proposed is None


def findings(before: Texts, after: Texts, version: str = "1.0.0", notes: str = "") -> list[tuple[str, str]]:
    report = Report()
    check_versions(library(before), library(after, version, notes), report)
    return [(one.code, "\n".join((one.message, *one.hints))) for one in report.diagnostics]


BEFORE, AFTER = (
    [("Chaque Partie résilie.", "Each Party terminates.")],
    [("SecretarIA résilie.", "SecretarIA terminates.")],
)
NOTE = """\
cgv/kinds:
  version: 1.0.1
  kind: editorial
  by: Jeanne Exemple
  because: The Parties were named twice.
  digest: "{digest}"
"""


class TestAPerson:
    def test_is_asked_with_the_words_and_what_speaks_against_a_low_step(self) -> None:
        ((code, message),) = findings(BEFORE, AFTER)
        assert code == "version-unbumped"
        assert "words changed, and a person says how serious that is" in message
        assert "French: [-Chaque Partie-]{+SecretarIA+} résilie." in message
        assert "against a low step: a party: Chaque Partie becomes SecretarIA" in message
        assert message.endswith(
            "clausier revise cgv/kinds --major, or by a named person: --minor --by NAME, "
            "--patch --because TEXT --by NAME"
        )

    @pytest.mark.parametrize("version", ["1.0.1", "1.1.0"])
    def test_is_asked_too_where_somebody_wrote_a_low_version_by_hand(self, version: str) -> None:
        ((code, message),) = findings(BEFORE, AFTER, version)
        assert code == "version-undeclared"
        assert "a party" in message

    def test_is_not_asked_of_a_major_version(self) -> None:
        assert findings(BEFORE, AFTER, "2.0.0") == []

    def test_has_said_it_of_the_words_that_they_saw(self) -> None:
        note = NOTE.format(digest=assessed(BEFORE, AFTER).evidence)
        assert findings(BEFORE, AFTER, "1.0.1", note) == []
        later = [("SecretarIA résilie.", "SecretarIA ends it.")]
        ((code, message),) = findings(BEFORE, later, "1.0.1", note)
        assert code == "version-undeclared"
        assert "no person says that this is enough; Jeanne Exemple saw other words" in message

    def test_has_said_it_of_that_version_alone(self) -> None:
        note = NOTE.format(digest=assessed(BEFORE, AFTER).evidence)
        assert [code for code, _ in findings(BEFORE, AFTER, "1.1.0", note)] == ["version-undeclared"]


class TestOneLanguage:
    @pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.1.0", "2.0.0"])
    @pytest.mark.parametrize("code", LANGUAGES)
    def test_that_changes_alone_is_asked_about_at_every_step(self, code: str, version: str) -> None:
        before, after = pairs(code, [("La clause est licite.", "La clause est illicite.")])
        found = dict(findings(before, after, version))
        assert LANGUAGES[code].title + " only" in found["translation-behind"]

    def test_a_typing_error_in_it_is_its_own_affair(self) -> None:
        before, after = pairs("fr", [TYPING_ERRORS["fr"][0]])
        assert findings(before, after, "1.0.1") == []

    def test_marks_in_the_other_one_are_no_words(self) -> None:
        before = [("La clause est licite.", "The clause is lawful.")]
        after = [("La clause est illicite.", "The clause is lawful!")]
        assert "translation-behind" in dict(findings(before, after, "2.0.0"))


PRICE = ("Le prix est dû. Il est payé lundi.", "The price is due. It is paid on Monday.")
DUE, PAID = ("Le prix est dû.", "The price is due."), ("Il est payé lundi.", "It is paid on Monday.")
END = ("Fin.", "End.")


class TestParagraphs:
    def test_one_that_is_divided_is_not_substantive(self) -> None:
        one = assessed({"price": PRICE, "end": END}, {"price": DUE, "day": PAID, "end": END})
        assert (one.proposed, one.asked) == (Bump.PATCH, False)
        assert one.why == "no word changed in #price, only where a paragraph ends"
        assert assessed({"price": PRICE, "end": END}, {"due": DUE, "price": PAID, "end": END}).proposed is Bump.PATCH

    def test_several_that_are_joined_are_not_either(self) -> None:
        assert assessed({"due": DUE, "price": PAID, "end": END}, {"price": PRICE, "end": END}).proposed is Bump.PATCH

    @pytest.mark.parametrize(
        "after",
        [
            {"price": DUE, "day": ("Il est payé mardi.", PAID[1]), "end": END},
            {"price": PAID, "due": DUE, "end": END},
            {"price": DUE, "end": END, "day": PAID},
            {"price": DUE, "day": ("Il est payé lundi.", "It is paid then."), "end": END},
        ],
        ids=["with another word", "in another order", "with something between", "in one language only"],
    )
    def test_what_is_more_than_a_division_is_substantive(self, after: Mapping[str, tuple[str, str]]) -> None:
        assert assessed({"price": PRICE, "end": END}, after).proposed is Bump.MAJOR
