"""What messages say has a template in every language, with the same fields and the same forms."""

from __future__ import annotations

import ast
import datetime
import pickle
import string
from collections.abc import Iterator, Mapping

import pytest
from packs import ROOT

from engine.cli.messages import summary
from engine.diagnostics import Diagnostic, Report, Severity, Span, made, say
from engine.diagnostics.codes import CODES
from engine.diagnostics.codes.sentences import SENTENCES
from engine.diagnostics.codes.sentences.common import COMMON
from engine.diagnostics.codes.sentences.freeze import frozen_family, joined
from engine.diagnostics.grammar import GRAMMARS, MAIN
from engine.languages.french.typography import typeset_french

ENGLISH_ONLY = ROOT / "tests/diagnostics/english-only.txt"
"""The modules whose messages are written in English alone. The list may only shrink."""
WHERE = Span("dupont.yaml", 3, 5)


def sentences() -> Iterator[tuple[str, Mapping[str, str]]]:
    for code in CODES.values():
        for name, templates in code.says.items():
            yield f"{code.code}/{name}", templates
    for name, templates in COMMON.items():
        yield f"common/{name}", templates


EACH = pytest.mark.parametrize("templates", [pytest.param(one, id=name) for name, one in sentences()])


def fields(template: str) -> set[tuple[str, str]]:
    """The fields of a template with their forms, without the words that a form chooses from."""
    found = string.Formatter().parse(template)
    return {(name, (spec or "").partition(":")[0]) for _, name, spec, _ in found if name is not None}


@EACH
def test_a_sentence_has_every_language_with_the_same_fields(templates: Mapping[str, str]) -> None:
    assert set(templates) == set(GRAMMARS)
    assert len({frozenset(fields(one)) for one in templates.values()}) == 1
    assert all(one == one.strip() and not one.endswith(".") for one in templates.values())


def test_sentences_belong_to_codes_and_stand_once() -> None:
    assert set(SENTENCES) <= set(CODES)
    one = frozen_family({"approval-invalid": {"idle": {"en": "x", "fr": "y"}}})
    with pytest.raises(ValueError, match="approval-invalid has two sentences idle"):
        joined(one, one)


@EACH
def test_french_sentences_are_typeset(templates: Mapping[str, str]) -> None:
    text = "".join(f"{before}{'x' if name else ''}" for before, name, _, _ in string.Formatter().parse(templates["fr"]))
    assert typeset_french([(text, False)]) == [text]
    assert "'" not in text


def test_a_message_is_said_in_the_language_of_who_reads_it() -> None:
    report = Report()
    report.warn("approval-invalid", WHERE, say("lapsed", deviation="discount"), say("ask-again"))
    (told,) = report.diagnostics
    assert str(told) == (
        "dupont.yaml:3:5: warning: the approval of discount has lapsed: "
        "what was approved has changed [approval-invalid]\n"
        "    hint: delete it, and have the deviation approved again"
    )
    assert told.shown("fr") == (
        "dupont.yaml:3:5: avertissement\u00a0: "
        "l’approbation de la dérogation «\u00a0discount\u00a0» est caduque\u00a0: "
        "ce qui était approuvé a changé [approval-invalid]\n"
        "    conseil\u00a0: supprimez-la, et faites approuver la dérogation à nouveau"
    )
    assert told.shown("nl") == str(told)
    assert pickle.loads(pickle.dumps(told)).shown("fr") == told.shown("fr")


def test_a_message_is_never_half_in_one_language() -> None:
    mixed = made("approval-invalid", WHERE, say("ask-nobody"), "written in English")
    assert mixed.shown("fr") == str(mixed)
    assert "error: ask nobody" in str(mixed)


def test_what_is_quoted_steers_no_terminal_in_any_language() -> None:
    told = made("approval-invalid", WHERE, say("idle", deviation="a\x1b[31m\nb"))
    for language in GRAMMARS:
        assert "a<U+001B>[31m b" in told.told(language)[0]


def test_lists_plurals_and_days() -> None:
    english, french = GRAMMARS["en"], GRAMMARS["fr"]
    assert english.joined("or", ["a", "b", "c"]) == "a, b or c"
    assert french.joined("or", ["a", "b"]) == "«\u00a0a\u00a0» ou «\u00a0b\u00a0»"
    assert [english.plural(count) for count in (0, 1, 2)] == [True, False, True]
    assert [french.plural(count) for count in (0, 1, 2)] == [False, False, True]
    assert french.day(datetime.date(2026, 12, 1)) == "1er\u00a0décembre\u00a02026"
    assert english.day(datetime.date(2026, 12, 1)) == "2026-12-01"


def test_the_last_line_counts() -> None:
    found = [Diagnostic("approval-invalid", WHERE, "x"), Diagnostic("approval-invalid", WHERE, "y")]
    found.append(Diagnostic("approval-invalid", WHERE, "z", severity=Severity.WARNING))
    assert summary(found) == "2 errors, 1 warning"
    assert summary(found, "fr") == "2 erreurs, 1 avertissement"
    assert summary([], "fr") == "rien à signaler"
    assert MAIN in GRAMMARS


def speaks_english_alone(source: str) -> bool:
    """Whether a module makes a message from text that stands in it: a string where a sentence could be."""
    tree = ast.parse(source)
    sayings = {"say"} | {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and _says(one)}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or len(call.args) < 3:
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if called not in ("error", "warn", "Diagnostic", "made"):
            continue
        said = {one.id for one in call.args[2:] if isinstance(one, ast.Name)}
        given = [one for one in call.args[2:] if not isinstance(one, ast.Name)]
        for one in ast.walk(tree):
            if isinstance(one, ast.Assign) and any(isinstance(to, ast.Name) and to.id in said for to in one.targets):
                given.append(one.value)
        if any(not _is_sentence(one, sayings) for one in given):
            return True
    return False


def _says(function: ast.FunctionDef) -> bool:
    return isinstance(function.returns, ast.Name) and function.returns.id == "Saying"


def _is_sentence(value: ast.expr, sayings: set[str]) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_sentence(value.body, sayings) and _is_sentence(value.orelse, sayings)
    called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
    return called in sayings


def test_no_other_module_speaks_english_alone() -> None:
    """Whoever adds a message gives it its templates; whoever converts a module takes it from the list."""
    english = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "engine").rglob("*.py")
        if speaks_english_alone(path.read_text(encoding="utf-8"))
    }
    assert english == set(ENGLISH_ONLY.read_text(encoding="utf-8").split())
