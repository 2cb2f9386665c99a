"""Definitions are printed when they are used, directly or through another definition, and in no other case."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated import ANCHOR, ClausePlan, LibraryPlan, ParagraphPlan, write
from walking import passages

from engine import assemble, load_library

LIST = """  list:
    fr: ce qui est défini
    en: what is defined
    generate: definitions
    empty:
      fr: rien à définir
      en: nothing to define
"""
# name in French, name in English, the words of its definition
TERMS = {
    "alpha": ("Zone", "Area", "ce que dit la {Rive}", "what the {Bank} says"),
    "beta": ("Rive", "Bank", "près de l’{Eau}", "near the {Water}"),
    "gamma": ("Eau", "Water", "voir la {Rive}", "see the {Bank}"),
    "delta": ("Été", "Summer", "une saison", "a season"),
}


def library(root: Path, french: str, english: str) -> Path:
    write(LibraryPlan("reserve", (ClausePlan(ANCHOR, (ParagraphPlan("fixed"),)),)), root)
    terms = [
        f"{id}:\n  version: 1.0.0\n  fr:\n    name: {fr}\n    text: {said}\n  en:\n    name: {en}\n    text: {told}\n"
        for id, (fr, en, said, told) in TERMS.items()
    ]
    (root / "clauses/terms.yaml").write_text("".join(terms).replace("{", "").replace("}", ""), encoding="utf-8")
    article = root / f"clauses/{ANCHOR}.yaml"
    text = article.read_text(encoding="utf-8").replace("texte fixed", french).replace("text fixed", english)
    article.write_text(text + LIST, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("french", "english", "defined"),
    [
        ("la Zone", "the Area", {"fr": ["gamma", "beta", "alpha"], "en": ["alpha", "beta", "gamma"]}),
        ("la Rive", "the Bank", {"fr": ["gamma", "beta"], "en": ["beta", "gamma"]}),
        ("l’Été", "the Summer", {"fr": ["delta"], "en": ["delta"]}),
        ("l’Été et l’Eau", "the Summer", {"fr": ["gamma", "delta", "beta"], "en": ["beta", "delta", "gamma"]}),
        ("une zone", "an area", {"fr": [], "en": []}),
        ("la Zonette", "the Areas", {"fr": [], "en": []}),
    ],
)
def test_what_is_used_is_defined(tmp_path: Path, french: str, english: str, defined: dict[str, list[str]]) -> None:
    """Through other definitions, in a circle, in one language only; in the alphabetical order of each language."""
    made = load_library(library(tmp_path, french, english))
    for language, ids in defined.items():
        document = assemble(made, language=language)["doc"]
        found = [one.id.removeprefix("term/") for one in passages(document) if one.kind == "definition"]
        assert found == ids
        said = {"fr": "rien à définir", "en": "nothing to define"}[language]
        told = "".join(run.text for one in passages(document) for run in one.runs)
        assert (said in told) == (not ids)
