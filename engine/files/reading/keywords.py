"""Reads under which words of clients the search of the site finds what: `clauses/keywords.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.diagnostics import Report
from engine.files.reading.builder import Builder, was
from engine.files.reading.one_file import parse_file, read_file
from engine.files.shapes.library import KeywordsShape
from engine.files.trees import Folder
from engine.files.yaml.nodes import Source
from engine.model.catalogue import Keywords
from engine.model.place import Place

NAME = "clauses/keywords.yaml"


def read_keywords(source: Source, shapes: Mapping[str, KeywordsShape], report: Report) -> tuple[Keywords, ...]:
    """The entries in the order of the file; a language without a word between two commas is an error."""
    builder = Builder(source, report)
    found = []
    for about, shape in shapes.items():
        words = {code: builder.listed(text, (about, code), code) for code, text in shape.in_each_language().items()}
        found.append(Keywords(about, words, builder.span((about,))))
    return tuple(found)


def keywords_today(root: Path, report: Report) -> tuple[Keywords, ...]:
    """Those of the working files alone, for whoever reads an edition beside them; none without such a file."""
    tree = Folder(root)
    table = read_file(tree, NAME, "keywords", report) if tree.holds(NAME) else None
    return () if table is None else read_keywords(*table, report)


def former_places(root: Path, about: str) -> tuple[str, ...]:
    """What a clause of the working files or a paragraph of it was called before, by the `was:` that they carry."""
    place, tree = Place(about), Folder(root)
    name = f"clauses/{place.clause}.yaml"
    shape = parse_file(tree, name, "clause", Report())[1] if tree.holds(name) else None
    if shape is None or place.kind not in ("article", "paragraph"):
        return ()
    clauses = [place.clause, *was(shape.was)]
    if place.kind == "article":
        return tuple(clauses[1:])
    paragraph = shape.text.get(place.id)
    ids = [place.id, *(was(paragraph.was) if paragraph is not None else ())]
    return tuple(f"{clause}#{id}" for clause in clauses for id in ids)[1:]
