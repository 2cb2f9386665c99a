"""The real library says the same in both languages, covers what it owes, and prints nothing unfinished."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from packs import (
    DEALS,
    LANGUAGES,
    ROOT,
    library,
    optional,
    printed,
    real_pack,
    selections,
    standard,
    surroundings,
)
from reading_word import properties, read_docx, running
from walking import Passage, passages, words

from engine import check
from engine.model.clause import Clause, ClauseItem, ClauseParagraph, Texts
from engine.model.document import Document, Origin
from engine.model.variant import Define, Insert, Replace
from engine.rendering import FORMATS
from engine.tasks.duties import coverage

WHICH = pytest.mark.parametrize("which", ["standard", "tailored"])
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def texts() -> Iterator[tuple[str, Texts]]:
    """Every text of the library, with the name of its place."""

    def of_items(place: str, items: tuple[ClauseItem, ...]) -> Iterator[tuple[str, Texts]]:
        for item in items:
            yield f"{place}.{item.id}", item.text

    def of_paragraph(place: str, one: ClauseParagraph) -> Iterator[tuple[str, Texts]]:
        yield place, one.text
        if one.empty:
            yield f"{place} (empty)", one.empty
        yield from of_items(place, one.items)

    def of_clause(clause: Clause) -> Iterator[tuple[str, Texts]]:
        for one in clause.paragraphs:
            yield from of_paragraph(f"{clause.id}#{one.id}", one)

    for clause in library().clauses.values():
        yield from of_clause(clause)
    for term in library().terms.values():
        yield f"term/{term.id}", {language: form.text for language, form in term.languages.items()}
    for variant in (one for majors in library().variants.values() for one in majors):
        for change in variant.changes:
            match change:
                case Replace(target=target, text=text, items=items):
                    yield f"{variant.id}: {target}", text
                    yield from of_items(f"{variant.id}: {target}", items or ())
                case Insert(content=Clause() as clause):
                    yield from of_clause(clause)
                case Insert(content=ClauseParagraph() as one, target=target):
                    yield from of_paragraph(f"{variant.id}: {target}", one)
                case Insert(content=ClauseItem() as item, target=target):
                    yield f"{variant.id}: {target}", item.text
                case Define(term=term):
                    yield f"term/{term.id}", {language: form.text for language, form in term.languages.items()}


def test_both_languages_write_the_same_figures_and_references() -> None:
    def said(text: Texts, language: str) -> tuple[Counter[str], Counter[str]]:
        prose = text[language]
        cited = [str(one) for reference in prose.references for one in reference.targets]
        return Counter(slot.parameter for slot in prose.slots), Counter(cited)

    found = list(texts())
    assert len(found) > 300
    assert [place for place, text in found if said(text, "fr") != said(text, "en")] == []


@pytest.mark.slow
def test_both_languages_print_the_same_figures_where_they_are_printed() -> None:
    def figures(language: str, name: str) -> dict[str, tuple[Counter[str | None], Counter[str | None]]]:
        return {
            one.id: (
                Counter(run.source for run in one.runs if run.origin is Origin.PARAMETER),
                Counter(run.target for run in one.runs if run.origin is Origin.REFERENCE and run.target),
            )
            for one in passages(every_document(language)[name])
        }

    for name in every_document("fr"):
        assert figures("fr", name) == figures("en", name), name


def test_all_positions_are_covered() -> None:
    (group,) = [one for one in coverage(library(), "cgv").groups if one.name == "positions"]
    assert len(group.rows) == 142
    assert [row.duty for row in group.rows if not row.passages] == []
    assert all(passage.texts.keys() == set(LANGUAGES) for row in group.rows for passage in row.passages)
    assert all(passage.texts[language] for row in group.rows for passage in row.passages for language in LANGUAGES)


def test_all_rules_between_enterprises_are_covered() -> None:
    (group,) = [one for one in coverage(library(), "cgv").groups if one.name == "belgian-b2b"]
    assert [row.duty for row in group.rows if not row.passages] == []


def test_the_library_has_nothing_to_say() -> None:
    assert check(ROOT) == ()


@cache
def every_pack(language: str) -> dict[str, Mapping[str, Document]]:
    """What is published, the packs of the deals, and those of deals whose variants stand for all choices."""
    packs = {"standard": standard(language)} | {name: real_pack(name, language) for name in DEALS}
    for chosen in selections():
        packs[" + ".join(chosen) or "no variant"] = optional(language, surroundings(*chosen), *chosen)
    return {name: pack.documents for name, pack in packs.items()}


def every_document(language: str) -> dict[str, Document]:
    return {f"{id}, {name}": one for name, pack in every_pack(language).items() for id, one in pack.items()}


def every_passage(language: str) -> Iterator[tuple[str, Passage]]:
    for name, document in every_document(language).items():
        yield from ((name, passage) for passage in passages(document))


# Where digits come from, and nowhere else: figures, numbers of articles, citations of laws, data of a deal, account
# numbers and digests; in tables also the company, versions and dates.
FIGURES = {Origin.PARAMETER, Origin.REFERENCE, Origin.LAW, Origin.DEAL, Origin.CODE}


@LANGUAGE
def test_no_figure_stands_bare(language: str) -> None:
    bare = [
        (name, passage.id, run.text)
        for name, passage in every_passage(language)
        for run in passage.runs
        if run.origin not in FIGURES and re.search(r"\d", run.text)
        if not (passage.tabled and run.origin is Origin.LABEL)
    ]
    assert bare == []


def test_a_pack_defines_the_terms_that_it_uses_and_no_others() -> None:
    variants = [one for majors in library().variants.values() for one in majors]
    added = [change.term for one in variants for change in one.changes if isinstance(change, Define)]
    terms = {f"term/{one.id}": one.languages for one in (*library().terms.values(), *added)}
    for name in every_pack("fr"):
        told = {
            language: [one for document in every_pack(language)[name].values() for one in passages(document)]
            for language in LANGUAGES
        }
        defined, again = ({one.id for one in told[language] if one.kind == "definition"} for language in LANGUAGES)
        assert defined == again, name
        runs = [run for language in LANGUAGES for one in told[language] for run in one.runs]
        used = {f"term/{run.source}" for run in runs if run.origin is Origin.TERM}
        assert used <= defined, name
        for id in defined - used:  # these stand in the name of a law or of a document
            assert any(mentions(told[language], id, terms[id][language].forms) for language in LANGUAGES), (name, id)


def mentions(told: list[Passage], id: str, forms: tuple[str, ...]) -> bool:
    """Whether a passage other than its own definition says one of the forms of a term."""
    text = " ".join(words(one.runs) for one in told if one.id != id)
    return any(re.search(rf"\b{re.escape(form)}\b", text) for form in forms)


@LANGUAGE
def test_every_capitalised_word_is_a_term_or_a_name(language: str) -> None:
    names = sorted((*library().proper_names[language], "SecretarIA"), key=len, reverse=True)
    assert [
        (name, passage.id, word) for name, passage in every_passage(language) for word in capitalised(passage, names)
    ] == []


def capitalised(passage: Passage, names: list[str]) -> Iterator[str]:
    """Capitalised words inside a sentence that are neither a term, nor cited, nor one of the names."""
    told = "".join(run.text if run.origin is Origin.CLAUSE else "," * len(run.text) for run in passage.runs)
    for known in names:
        told = told.replace(known, "," * len(known))
    for match in re.finditer(r"(?<=[^.!?…\s«“])[\s\u00a0]+(?:[dlqnsj]’|qu’)?([A-ZÀ-ÖØ-Þ][\w’-]+)", told):
        yield match[1]


MARKS = ("{{", "}}", "](", "[[", "]]", "TODO", "FIXME", "XXX", "{%", "None", "\\[", "\\]")
ALLOWED = {"md": ("\\[", "\\]")}


@pytest.mark.parametrize("format", [one for one in FORMATS if one != "pdf"])
@LANGUAGE
@WHICH
@pytest.mark.parametrize("id", ["quote", "cgv", "dpa"])
def test_nothing_is_left_undone_in_what_is_printed(id: str, which: str, language: str, format: str) -> None:
    if which == "standard" and id not in standard(language):
        return
    made = printed(which, language, format, id)
    if format == "docx":
        page = "\n".join([read_docx(made, contents=True), *running(made).values(), *properties(made).values()])
    elif format == "json":
        page = "\n".join(strings(json.loads(made)))
    else:
        page = made.decode()
    if format == "html":
        page = page.split("</style>")[1]
    marks = [mark for mark in MARKS if mark not in ALLOWED.get(format, ())]
    assert [mark for mark in marks if mark in page] == []


def strings(told: Any) -> Iterator[str]:
    """Every text in JSON: its own brackets, which may stand in twos, are none of the document's."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, list | dict):
        for one in told.values() if isinstance(told, dict) else told:
            yield from strings(one)


@LANGUAGE
def test_what_is_left_blank_is_said_in_words(language: str) -> None:
    front = standard(language)["cgv"].front
    blanks = [words(row.runs) for row in front.mentions if any(run.origin is Origin.BLANK for run in row.runs)]
    assert set(blanks) == {f"[{library().labels['to-complete'][language]}]"}
