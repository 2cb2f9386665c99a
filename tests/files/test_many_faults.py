"""A file with thousands of faults is told in no time: the first of them one by one, the others by their number."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import pytest
from editing import BASE
from in_memory import texts_of

from engine import Refused, load_library, read_deal
from engine.diagnostics import Diagnostic, Report
from engine.files.shapes.validate import MAX_TOLD
from engine.files.trees import TextTable
from engine.tasks.open_library import read_tree

MANY = 30_000
KEYS = "".join(f"key{number}: 1\n" for number in range(MANY))
DEAL = (BASE / "deal.yaml").read_text(encoding="utf-8")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every name for which a near one is looked for, which is what takes time."""
    asked: list[str] = []
    matches = difflib.get_close_matches

    def looked(word: str, names: Sequence[str], n: int, cutoff: float) -> list[str]:
        asked.append(word)
        return matches(word, names, n, cutoff)

    monkeypatch.setattr(difflib, "get_close_matches", looked)
    return asked


def told(name: str, text: str) -> Sequence[Diagnostic]:
    """What is said of a library with another text in one of its files, or of a deal."""
    if name == "deal.yaml":
        with pytest.raises(Refused) as problem:
            read_deal(text, load_library(BASE))
        return problem.value.diagnostics
    return read_tree(TextTable({**texts_of(BASE), name: text}), Report())[1]


@pytest.mark.parametrize(
    "name",
    [
        "deal.yaml",
        "clauses/cgv/duration.yaml",
        "clauses/publisher.yaml",
        "clauses/standard.yaml",
        "variants/express.yaml",
    ],
)
def test_keys_that_nobody_knows(name: str, looks: list[str]) -> None:
    text = DEAL if name == "deal.yaml" else texts_of(BASE)[name]
    found = told(name, text + KEYS)
    assert [one.code for one in found[:MAX_TOLD]] == ["key-unknown"] * MAX_TOLD
    assert "the key key0 is not known here" in found[0].message
    assert found[MAX_TOLD].message == f"{MANY - MAX_TOLD} faults more in this file are not listed"
    assert len(found) == MAX_TOLD + 1
    assert len(looks) < 3 * MAX_TOLD


@pytest.mark.parametrize(
    "text",
    [
        "lines:\n" + "  - 1\n" * MANY,
        "lines:\n  - item: a\n" + "".join(f"    key{number}: 1\n" for number in range(MANY)),
        "approvals:\n" + "  - deviation: v\n" * MANY,
        "facts:\n" + "".join(f"  - F {number}!\n" for number in range(MANY)),
    ],
    ids=["entries that are no lines", "keys of a line", "approvals without anything", "names with signs"],
)
def test_other_faults(text: str, looks: list[str]) -> None:
    found = told("deal.yaml", DEAL + text)
    assert 0 < len(found) <= MAX_TOLD + 1
    assert "faults more in this file are not listed" in str(found[-1]) + str(found[MAX_TOLD // 2 :])
    assert len(looks) < 3 * MAX_TOLD


def test_labels_that_are_used_nowhere(looks: list[str]) -> None:
    labels = "".join(f"key{number}:\n  fr: a\n  en: b\n" for number in range(MANY))
    found = told("clauses/labels.yaml", texts_of(BASE)["clauses/labels.yaml"] + labels)
    assert len([one for one in found if one.code == "key-unknown"]) == MAX_TOLD
    assert len(looks) < 3 * MAX_TOLD


def test_a_few_faults_are_told_one_by_one() -> None:
    found = told("deal.yaml", DEAL + "".join(f"key{number}: 1\n" for number in range(MAX_TOLD)))
    assert len(found) == MAX_TOLD
