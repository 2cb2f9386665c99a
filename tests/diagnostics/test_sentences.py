"""What messages say has a template in every language, with the same fields and the same forms."""

from __future__ import annotations

import ast
import datetime
import pickle
import re
import string
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from packs import ROOT

from engine.cli.messages import summary
from engine.diagnostics import Diagnostic, Report, Severity, Span, local, made, say
from engine.diagnostics.codes import CODES
from engine.diagnostics.codes.sentences import SENTENCES
from engine.diagnostics.codes.sentences.common import COMMON
from engine.diagnostics.codes.sentences.freeze import frozen_family, joined
from engine.diagnostics.grammar import GRAMMARS, MAIN
from engine.languages.french.typography import typeset_french

ENGLISH_ONLY = ROOT / "tests/diagnostics/english-only.txt"
"""The modules whose messages are written in English alone."""
MOST_ENGLISH = 95
"""How many of them there may be: the number, like the list, may only shrink."""
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
    assert all(one == one.strip() and (not one.endswith(".") or one.endswith(" ..")) for one in templates.values())


def test_sentences_belong_to_codes_and_stand_once() -> None:
    assert set(SENTENCES) <= set(CODES)
    one = frozen_family({"approval-invalid": {"idle": {"en": "x", "fr": "y"}}})
    with pytest.raises(ValueError, match="approval-invalid has two sentences idle"):
        joined(one, one)


QUOTED = re.compile("«\u00a0(.*?)\u00a0»")
"""What a French sentence quotes: to be typed as it stands, and so without the spaces of French typography."""


@EACH
def test_french_sentences_are_typeset(templates: Mapping[str, str]) -> None:
    """All but what is quoted, and the lines to write below the first."""
    text = "".join(f"{before}{'x' if name else ''}" for before, name, _, _ in string.Formatter().parse(templates["fr"]))
    assert not any(space in one for one in QUOTED.findall(text) for space in "\u00a0\u202f")
    text = QUOTED.sub("«\u00a0x\u00a0»", text.split("\n")[0])
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


def test_more_hints_are_said_in_every_language_or_in_none() -> None:
    one = made("approval-invalid", WHERE, say("ask-nobody"), say("delete"))
    two = one.with_hints(say("ask-again"), None, first=True).with_hints(say("delete-it"))
    assert two.told("fr")[1] == (
        "supprimez-la, et faites approuver la dérogation à nouveau",
        "supprimez-la",
        "supprimez-le",
    )
    assert two.hints == ("delete it, and have the deviation approved again", "delete it", "delete it")
    mixed = one.with_hints("written in English")
    assert mixed.told("fr") == (one.message, ("delete it", "written in English"))
    assert one.with_hints().told("fr") == one.told("fr")


def test_sentences_in_lists_countries_and_texts_by_language() -> None:
    days = say("write-days", days=(say("if-day-first", day="a"), say("if-month-first", day="b")))
    assert days.said("") == "write a if the day comes first, b if the month does"
    assert days.said("", "fr") == "écrivez a si le jour vient en premier, b si c’est le mois"
    assert [GRAMMARS[one].country("BE") for one in ("en", "fr")] == ["Belgium", "Belgique"]
    assert GRAMMARS["fr"].country("none") == "none"
    told = say("write", text=local({"en": "French", "fr": "français"}))
    assert [told.said("", one) for one in ("en", "fr")] == ["write French", "écrivez français"]


def test_the_last_line_counts() -> None:
    found = [Diagnostic("approval-invalid", WHERE, "x"), Diagnostic("approval-invalid", WHERE, "y")]
    found.append(Diagnostic("approval-invalid", WHERE, "z", severity=Severity.WARNING))
    assert summary(found) == "2 errors, 1 warning"
    assert summary(found, "fr") == "2 erreurs, 1 avertissement"
    assert summary([], "fr") == "rien à signaler"
    assert MAIN in GRAMMARS


SAYING = frozenset({"say", "local", "gettext"})
"""What makes a sentence, besides every function of the program that promises one."""
LAST = slice(2, None)
MESSAGES = {"error": LAST, "warn": LAST, "Diagnostic": LAST, "made": LAST, "lacks": slice(2), "with_hints": slice(None)}
MESSAGES |= dict.fromkeys(("UsageError", "BadParameter", "ClickException"), slice(1))
"""What is told people: by who says it, which arguments are the words."""


def saying_functions() -> frozenset[str]:
    """The functions of the program whose result is a sentence, or holds nothing else in words."""
    found = set(SAYING)
    for path in (ROOT / "engine").rglob("*.py"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.FunctionDef) and one.returns is not None:
                returned = ast.unparse(one.returns)
                if ("Saying" in returned or returned == "Sentences") and "str" not in returned:
                    found.add(one.name)
    return frozenset(found)


@cache
def said_fields() -> frozenset[str]:
    """The fields of classes that hold sentences, by their names, and what exceptions carry."""
    declared = [
        (one.target.id, ast.unparse(one.annotation))
        for path in (ROOT / "engine").rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.ClassDef)
        for one in each.body
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    ]
    return frozenset({"said"} | {name for name, told in declared if "Saying" in told and "str" not in told})


def speaks_english_alone(source: str, sayings: frozenset[str]) -> bool:
    """Whether a module makes a message from text that stands in it: a string where a sentence could be."""
    tree = ast.parse(source)
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        words = call.args[MESSAGES[called]] if called in MESSAGES else []
        if any(not _is_sentence(one, tree, sayings) for one in words):
            return True
    return False


def _is_sentence(value: ast.expr, tree: ast.AST, sayings: frozenset[str], seen: frozenset[str] = frozenset()) -> bool:
    """A sentence, a choice between several, or the name of something to which nothing else is ever assigned."""
    match value:
        case ast.IfExp(body=body, orelse=other):
            return all(_is_sentence(one, tree, sayings, seen) for one in (body, other))
        case ast.BoolOp(values=several) | ast.Tuple(elts=several):
            return all(_is_sentence(one, tree, sayings, seen) for one in several)
        case ast.NamedExpr(value=inner) | ast.Starred(value=inner):
            return _is_sentence(inner, tree, sayings, seen)
        case ast.Constant(value=constant):
            return constant is None
        case ast.Name(id=name):
            known = seen | {name}
            return name in seen or all(_is_sentence(one, tree, sayings, known) for one in _assigned(name, tree))
        case ast.Attribute(attr=field):
            return field in said_fields()
        case ast.Call(func=ast.Attribute(attr="format", value=translated)):
            return _is_sentence(translated, tree, sayings, seen)
        case ast.Call(func=func):
            return (func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")) in sayings
        case _:
            return False


def _assigned(name: str, tree: ast.AST) -> Iterator[ast.expr]:
    for one in ast.walk(tree):
        if not isinstance(one, ast.Assign):
            continue
        for target in one.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield one.value
            elif isinstance(target, ast.Tuple):
                places = [at for at, part in enumerate(target.elts) if isinstance(part, ast.Name) and part.id == name]
                yield from (one.value.elts[at] if isinstance(one.value, ast.Tuple) else one.value for at in places)


def test_no_other_module_speaks_english_alone() -> None:
    """Whoever adds a message gives it its templates; whoever converts a module takes it from the list."""
    sayings = saying_functions()
    english = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "engine").rglob("*.py")
        if speaks_english_alone(path.read_text(encoding="utf-8"), sayings)
    }
    assert english == set(ENGLISH_ONLY.read_text(encoding="utf-8").split())
    assert len(english) <= MOST_ENGLISH
