"""The package as programs use it: few names, immutable values, errors as data, and an import that costs nothing."""

from __future__ import annotations

import dataclasses
import datetime
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from commands import ROOT, environment
from packs import EXAMPLE, LANGUAGES, library, standard, tailored

import engine
from engine import Diagnostic, Refused, assemble, check, load_deal, load_library, render, render_bilingual
from engine.model.deal import Deal
from engine.model.document import Document
from engine.model.library import Library


def test_the_names_are_those_of_the_documentation() -> None:
    assert set(engine.__all__) == {
        "Diagnostic", "Refused", "assemble", "build", "check", "load_deal", "load_library", "open_letter", "read_deal",
        "render", "render_bilingual",
    }  # fmt: skip
    assert all(getattr(engine, name) for name in engine.__all__)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        getattr(engine, "nothing_like_it")  # noqa: B009
    for inner in ("pipeline_", "Report", "ordered"):
        assert not hasattr(engine, inner)


def test_from_a_folder_to_bytes() -> None:
    own = load_library(str(ROOT))
    assert isinstance(own, Library)
    pack = assemble(own, language="fr")
    assert isinstance(pack, Mapping)
    assert list(pack) == ["cgv", "dpa"]
    assert len(pack) == 2
    assert isinstance(pack["cgv"], Document)
    assert isinstance(render(pack["cgv"], "md"), bytes)
    assert isinstance(render_bilingual(pack["cgv"], assemble(own, language="en")["cgv"], "html"), bytes)
    with pytest.raises(KeyError):
        pack["nothing"]


def test_a_deal() -> None:
    deal = load_deal(EXAMPLE, library())
    assert isinstance(deal, Deal)
    assert deal == load_deal(str(EXAMPLE), library())
    assert assemble(library(), deal, language="en")["cgv"] == tailored("en")["cgv"]


def test_reading_twice_gives_equal_documents() -> None:
    again = load_library(ROOT)
    assert repr(again) == repr(library())
    for language in LANGUAGES:
        assert dict(assemble(again, language=language)) == dict(standard(language))


def test_both_languages_have_the_same_documents() -> None:
    assert list(standard("fr")) == list(standard("en"))
    assert [standard(one)["cgv"].language for one in LANGUAGES] == list(LANGUAGES)


def test_values_are_immutable() -> None:
    document = standard("fr")["cgv"]
    for value, name in (
        (document, "title"),
        (library(), "clauses"),
        (document.articles[0], "id"),
        (standard("fr"), "selection"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, "x")


def test_assembling_changes_nothing_in_the_library() -> None:
    own = load_library(ROOT)
    before = repr(own)
    for variants in ((), ("no-reference", "custom-sla")):
        for language in LANGUAGES:
            assemble(own, language=language, variants=variants)
    assert repr(own) == before


def test_errors_are_data(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        load_library(tmp_path)
    (told,) = refusal.value.diagnostics
    assert isinstance(told, Diagnostic)
    assert (told.code, str(told.severity)) == ("library-missing", "error")
    assert str(refusal.value) == str(told)
    with pytest.raises(Refused, match="file-missing"):
        load_deal(tmp_path / "nothing.yaml", library())
    with pytest.raises(Refused, match="variant-unknown"):
        assemble(library(), language="fr", variants=("nothing",))
    with pytest.raises(KeyError):
        Diagnostic("no-such-code", told.span, "x")


def test_check_returns_what_it_finds() -> None:
    found = check(ROOT)
    assert isinstance(found, tuple)
    assert all(isinstance(one, Diagnostic) for one in found)


def test_an_unknown_language_or_format_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="fr, en"):
        assemble(library(), language="nl")
    with pytest.raises(KeyError):
        render(standard("fr")["cgv"], "odt")
    with pytest.raises(KeyError):
        render_bilingual(standard("fr")["cgv"], standard("en")["cgv"], "md")


def test_the_date_is_handed_in() -> None:
    dated = assemble(library(), language="fr", today=datetime.date(2027, 3, 1))["cgv"]
    assert dated.date == "2027-03-01"
    assert dated.wording.date.replace("\u00a0", " ") == "1er mars 2027"
    assert assemble(library(), language="fr")["cgv"] == standard("fr")["cgv"]


HEAVY = {
    "pydantic",
    "pydantic_core",
    "weasyprint",
    "yaml",
    "markdown_it",
    "babel",
    "num2words",
    "polytypo",
    "rich",
    "typer",
}


def imported(program: str) -> set[str]:
    """The packages in memory after a program."""
    told = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "program",
    [
        "import engine",
        "import engine.cli",
        "import engine.cli.app",
        "import engine.tasks.assemble",
        "import engine.rendering",
        "from engine.diagnostics import Refused",
    ],
)
def test_importing_costs_nothing(program: str) -> None:
    assert imported(program) & HEAVY <= (
        {"babel", "num2words", "polytypo"} if program == "import engine.tasks.assemble" else set()
    )


def test_markdown_is_made_without_what_pdf_needs() -> None:
    program = (
        f"import engine; engine.render(engine.assemble(engine.load_library({str(ROOT)!r}), language='fr')['cgv'], 'md')"
    )
    assert not imported(program) & {"weasyprint", "rich", "fontTools", "PIL"}
