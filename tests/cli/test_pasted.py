"""A command that was pasted from a letter: what looks like its signs and is others is named."""

from __future__ import annotations

import pytest
from commands import clausier

from engine.cli.pasted import pasted


@pytest.mark.parametrize(
    ("argument", "hint"),
    [
        ("\u2013lang", "\u2013lang begins with U+2013 EN DASH: type --lang"),
        ("\u2014draft", "\u2014draft begins with U+2014 EM DASH: type --draft"),
        ("-\u2011lang", "-\u2011lang begins with U+2011 NON-BREAKING HYPHEN: type --lang"),
        ("\u2212\u2212lang", "\u2212\u2212lang begins with U+2212 MINUS SIGN: type --lang"),
        ("\u2013C", "\u2013C begins with U+2013 EN DASH: type -C"),
        (
            "“2026-12-01”",
            "the quotation marks around “2026-12-01” are those of a text: type \" or ', or leave them out",
        ),
        ("«\u00a0fr\u00a0»", "the quotation marks around «<U+00A0>fr<U+00A0>» are those of a text"),
        ("deals/example\u00a0.yaml", "deals/example<U+00A0>.yaml holds U+00A0 NO-BREAK SPACE: type it again"),
        ("2026\u201112\u201101", "2026\u201112\u201101 holds U+2011 NON-BREAKING HYPHEN: type - in its place"),
        ("md\uff0ctxt", "md\uff0ctxt holds U+FF0C FULLWIDTH COMMA: type , in its place"),
        ("\uff12026-12-01", "\uff12026-12-01 holds U+FF12 FULLWIDTH DIGIT TWO: type 2 in its place"),
        ("fr\u200b", "fr<U+200B> holds U+200B ZERO WIDTH SPACE: type it again"),
    ],
)
def test_a_sign_that_looks_like_another_one(argument: str, hint: str) -> None:
    (told,) = pasted([argument])
    assert told.startswith(hint)


@pytest.mark.parametrize(
    "argument", ["--lang", "-C", "deals/l’été.yaml", "deals/mon offre.yaml", "-", "--", "", "–", "É"]
)
def test_what_is_meant_as_it_stands(argument: str) -> None:
    assert not [*pasted([argument])]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["build", "deals/example.yaml", "\u2013lang", "fr"], 2),
        (["--today", "“2026-12-01”", "check"], 2),
        (["build", "deals/none\u00a0.yaml"], 1),
        (["show", "cgv", "--with", "“no-ai”"], 1),
    ],
)
def test_a_command_says_so(arguments: list[str], status: int) -> None:
    done = clausier(*arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert any(one in done.stderr for one in ("EN DASH", "quotation marks", "NO-BREAK SPACE"))
