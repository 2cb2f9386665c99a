"""No cell, row or sentence of a text is lost or misplaced without a word."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from in_memory import texts_of
from shelf import BASE

from engine.diagnostics import Diagnostic, Refused, Report
from engine.editions.freeze import freeze
from engine.files.reading.builder import Builder
from engine.files.yaml.nodes import parse
from engine.model.block import TableBlock
from engine.model.prose import Prose
from engine.tasks.assemble import assemble
from engine.tasks.open_library import load_edition, load_library


class Read(NamedTuple):
    prose: Prose
    found: list[Diagnostic]


def read(*lines: str) -> Read:
    text = "\n".join(["fr: |", *(f"  {line}".rstrip() for line in lines), ""])
    report = Report()
    source = parse("clauses/cgv/a.yaml", text, report)
    assert source is not None
    value = "\n".join(lines) + "\n"
    return Read(Builder(source, report).prose(value, ("fr",)), report.diagnostics)


HEAD = ("| Mois | Prix |", "| --- | --- |")

MISREAD = {
    "a cell too many": ((*HEAD, "| mai | haut | perdu |"), (4, 17), "3 cells"),
    "two cells too many": ((*HEAD, "| mai | haut | un | deux |"), (4, 17), "4 cells"),
    "a cell too many in the last row": ((*HEAD, "| mai | haut |", "| juin | bas | perdu |"), (5, 17), "3 cells"),
    "an empty cell too many": ((*HEAD, "| mai | haut | |"), (4, 17), "3 cells"),
    "an open row with a cell too many": ((*HEAD, "| mai | haut | perdu"), (4, 17), "3 cells"),
    "a cell too few": ((*HEAD, "| mai |"), (4, 3), "one cell"),
    "a figure whose form has a bar": ((*HEAD, "| mai | {{ notice | de }} |"), (4, 22), "3 cells"),
    "a sentence below": ((*HEAD, "| mai | haut |", "Le Client paie."), (5, 3), "right below a table"),
    "a sentence with a bar below": ((*HEAD, "| mai | haut |", "Le Client | paie."), (5, 3), "right below a table"),
    "a sentence below a table of one column": (("| Mois |", "| --- |", "Le Client paie."), (4, 3), "right below"),
    "a heading without bars at its ends": (("Mois | Prix", "--- | ---", "mai | haut"), (2, 3), "heading of a table"),
    "no row of dashes": (("| Mois | Prix |", "| mai | haut |"), (2, 3), "running text"),
    "no row of dashes and no bars at the ends": (("Mois | Prix", "mai | haut"), (2, 3), "running text"),
    "dashes for one column only": (("| Mois | Prix |", "| --- |", "| mai | haut |"), (2, 3), "2 cells"),
    "dashes for a column too many": (("| Mois | Prix |", "|---|---|---|"), (2, 3), "no table"),
    "a row apart from its table": ((*HEAD, "| mai | haut |", "", "| juin | bas |"), (6, 3), "running text"),
    "a row in a list": (("- mai", "| juin | bas |"), (3, 3), "running text"),
    "a sentence below a list": (("- un mot ;", "- un autre.", "Le Client paie."), (4, 3), "below a list"),
}  # fmt: skip

READ = {
    "as many cells": (*HEAD, "| mai | haut |", "| juin | |", "", "Le Client paie."),
    "a bar of the text": (*HEAD, r"| mai \| juin | haut |"),
    "a figure": (*HEAD, r"| mai | {{ notice \| de }} |"),
    "no spaces": ("|Mois|Prix|", "|---|---|", "|mai|haut|"),
    "an open row": (*HEAD, "| mai | haut"),
    "an empty corner": ("| | Prix |", "| --- | ---: |", "| mai | haut |"),
    "text above": ("Les prix :", *HEAD, "| mai | haut |"),
    "a list below": (*HEAD, "| mai | haut |", "- un mot."),
    "a bar in a sentence": ("Le menu Aide | Contact mène au service.",),
    "a bar on a line of its own": (r"Le signe \| sépare", r"des mots \| des autres."),
    "a figure on two lines": ("dans un délai {{ notice | de }} et", "{{ notice | de }}."),
    "a list whose entry goes on": ("- un mot qui", "continue ;", "- un Client.", "  Le Client paie."),
    "a list whose entry goes on with a name": ("- le contrat avec", "Plume SRL."),
}


@pytest.mark.parametrize("name", MISREAD)
def test_misread(name: str) -> None:
    lines, place, message = MISREAD[name]
    prose, found = read(*lines)
    told = [one for one in found if one.code == "prose-layout"]
    assert [(one.span.line, one.span.column) for one in told] == [place]
    assert message in told[0].message
    assert not prose.sound


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    prose, found = read(*READ[name])
    assert found == []
    assert prose.sound


def test_every_faulty_row_is_told() -> None:
    found = read(*HEAD, "| mai | haut | perdu |", "| juin |", "Le Client paie.").found
    assert [one.span.line for one in found] == [4, 5, 6]


def test_a_bar_of_the_text_is_printed() -> None:
    table = read(*READ["a bar of the text"]).prose.blocks[0]
    assert isinstance(table, TableBlock)
    assert [[one.text for one in cell] for cell in table.rows[0]] == [["mai | juin"], ["haut"]]


def test_the_working_files_are_refused_and_an_edition_prints_what_it_printed(tmp_path: Path) -> None:
    table = "|\n      | A | B |\n      | --- | --- |\n      | un | deux | trois |"
    purpose = "clauses/cgv/purpose.yaml"
    files = {**texts_of(BASE)}
    files[purpose] = files[purpose].replace("Elles priment les conditions du Client.", table)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as problem:
        load_library(tmp_path)
    assert [(one.code, one.span.file) for one in problem.value.diagnostics] == [("prose-layout", purpose)]

    day = datetime.date(2026, 12, 1)
    edition, _ = freeze(day, day, None, None, (), {}, files)
    printed = assemble(load_edition(tmp_path, edition, live=False), language="fr")["cgv"]
    (block,) = printed.articles[0].paragraphs[1].blocks
    assert isinstance(block, TableBlock)
    assert [[run.text for run in cell] for cell in block.rows[0]] == [["un"], ["deux"]]


@pytest.mark.parametrize("mark", ["+", "*"])
def test_only_a_hyphen_begins_a_list(mark: str) -> None:
    (told,) = read("Le Client paie le prix", f"{mark} la TVA.").found
    assert (told.code, told.span.line, told.span.column) == ("prose-layout", 3, 3)
