"""What is said of every deal of tests/cases, in French: no English word is left outside quotation marks."""

from __future__ import annotations

import re
import shutil
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from test_cases import BAD, CASES, built, messages, read_case

from engine.diagnostics import Diagnostic, Translated
from engine.diagnostics.codes import CODES
from engine.diagnostics.codes.sentences.common import COMMON
from engine.diagnostics.grammar import NO_BREAK

_QUOTED = re.compile(f"«{NO_BREAK}.*?{NO_BREAK}»|^ {{4,}}.*$", re.MULTILINE)
"""What is quoted: between marks, or as the lines of a file that are to be written."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
DEALS = [path for path in BAD if read_case(path).deal]


def words(template: str) -> set[str]:
    """The words of a template, without its fields and what it quotes."""
    text = " ".join(before for before, *_ in string.Formatter().parse(template))
    return {one.lower() for one in _WORD.findall(_QUOTED.sub(" ", text)) if len(one) > 1}


def _english() -> frozenset[str]:
    """Words of English sentences that no French one has."""
    sentences = [*COMMON.values(), *(one for code in CODES.values() for one in code.says.values())]
    spoken: Mapping[str, set[str]] = {
        language: {word for one in sentences for word in words(one[language])} for language in ("en", "fr")
    }
    return frozenset(spoken["en"] - spoken["fr"])


ENGLISH = _english()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(CASES / "base", tmp_path_factory.mktemp("cases") / "library")


@pytest.fixture(scope="module")
def said(folder: Path) -> Mapping[str, tuple[Diagnostic, ...]]:
    """What is said of each deal."""
    found = {}
    for path in DEALS:
        case = read_case(path)
        with built(case, folder) as root:
            found[path.stem] = messages(root, deal=True)
    return found


def of_library(one: Diagnostic) -> Iterator[str]:
    """What a message has from the library, which is another matter."""
    for sentence in one.sentences:
        yield from (value.text("fr") for _, value in sentence.values if isinstance(value, Translated))


def test_french_messages_hold_no_english_word(said: Mapping[str, tuple[Diagnostic, ...]]) -> None:
    for name, found in said.items():
        for one in found:
            if one.language("fr") == "fr":
                message, hints = one.told("fr")
                for text in (message, *hints):
                    for library in of_library(one):
                        text = text.replace(library, " ")
                    left = {word.lower() for word in _WORD.findall(_QUOTED.sub(" ", text))} & ENGLISH
                    assert not left, f"{name}: {text}"


def test_all_messages_of_deals_are_said_in_french(said: Mapping[str, tuple[Diagnostic, ...]]) -> None:
    english = {(one.code, one.message) for found in said.values() for one in found if one.language("fr") != "fr"}
    assert sorted(english) == []
