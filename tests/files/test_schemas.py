"""The JSON Schemas that editors use: each is one, describes the real files, and refuses what the reader refuses."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from commands import ROOT, clausier
from jsonschema import Draft202012Validator, ValidationError
from packs import DEALS, LANGUAGES, printed, real_pack

from engine import load_deal, load_library, render
from engine.diagnostics import Report
from engine.files.yaml.nodes import parse, plain
from engine.tasks.schema import schema, schemas


def files() -> Iterator[tuple[str, Path]]:
    """Every YAML file of the project with the kind it is of."""
    for path in sorted((ROOT / "clauses").glob("*.yaml")):
        yield path.stem, path
    for path in sorted((ROOT / "clauses").glob("*/*.yaml")):
        if path.parent.name == "duties":
            yield "duties", path
        elif path.parent.name != "editions":
            yield "document" if path.stem == "document" else "clause", path
    for path in sorted((ROOT / "variants").glob("*.yaml")):
        yield "variant", path
    for path in sorted((ROOT / "deals").glob("*.yaml")):
        beside = path.stem.removeprefix("specimen-")
        yield {"company": "publisher", "subprocessors": "subprocessors", "prices": "prices"}.get(beside, "deal"), path


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: decimals are numbers, dates and `yes` are texts."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in (
    ("null", r"null|Null|NULL|~|", [*"nN~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+", [*"-+0123456789"]),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)


def edited(text: str) -> Any:
    return yaml.load(text, Editor)


NOTE = {"cgv/duration": {"version": "1.1.0", "kind": "clarified", "fr": "Précisé.", "en": "Clearer."}}
"""An entry of changes.yaml, which is empty where nothing has changed."""


@cache
def validator(kind: str) -> Any:
    return Draft202012Validator(schema(kind))


def data(path: Path) -> Any:
    source = parse(path.name, path.read_text(encoding="utf-8"), Report())
    assert source is not None
    return plain(source.root)


@pytest.mark.parametrize("kind", schemas())
def test_it_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


def test_the_command_prints_it() -> None:
    assert clausier("schema").stdout.split() == list(schemas())
    assert json.loads(clausier("schema", "variant").stdout) == schema("variant")
    assert json.loads(clausier("schema", "output").stdout) == schema("output")


def test_the_published_schema_is_the_one_that_documents_follow() -> None:
    """Renewed with `clausier schema output > docs/output.schema.json`."""
    assert json.loads((ROOT / "docs" / "output.schema.json").read_text(encoding="utf-8")) == schema("output")


def test_the_published_schema_is_the_one_that_manifests_follow() -> None:
    """Renewed with `clausier schema manifest > docs/manifest.schema.json`."""
    assert json.loads((ROOT / "docs" / "manifest.schema.json").read_text(encoding="utf-8")) == schema("manifest")


def test_every_kind_of_file_is_there() -> None:
    assert {kind for kind, _ in files()} == set(schemas()) - {"output", "manifest"}


@pytest.mark.parametrize(
    ("kind", "path"), [*files()], ids=lambda value: value if isinstance(value, str) else value.stem
)
def test_the_real_files_are_valid(kind: str, path: Path) -> None:
    validator(kind).validate(data(path))


def base_files() -> Iterator[tuple[str, Path]]:
    """Those of the small library of the cases."""
    for kind, path in files():
        own = ROOT / "tests/cases/base" / path.relative_to(ROOT)
        if own.exists():
            yield kind, own
    yield "deal", ROOT / "tests/cases/base/deal.yaml"


@pytest.mark.parametrize(
    ("kind", "path"),
    [*files(), *base_files()],
    ids=lambda value: value if isinstance(value, str) else value.relative_to(ROOT).as_posix(),
)
def test_an_editor_finds_no_fault_in_them(kind: str, path: Path) -> None:
    validator(kind).validate(edited(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("parameters", "value: 250", "value: 250.55"),
        ("parameters", "free: {min: 0, max: 500}", "free: {min: 0.5, max: 500.25}"),
        ("services", "price: 80", "price: 80.1250"),
        ("vat", "rate: 21", "rate: 6.5"),
        ("approvers", "discount-limit: 10", "discount-limit: 12.5"),
        (
            "deal",
            "services: [secretariat]",
            "services: [secretariat]\nlines:\n  - item: secretariat/line\n    price: 9.95\n    quantity: 1.5\n"
            "    discount:\n      percent: 2.5\nparameters:\n  fee: 99.5",
        ),
    ],
)
def test_what_has_decimals_is_valid(kind: str, old: str, new: str, tmp_path: Path) -> None:
    """The reader takes it, and so do editors."""
    shutil.copytree(ROOT / "tests/cases/base", tmp_path / "library")
    path = tmp_path / "library" / ("deal.yaml" if kind == "deal" else f"clauses/{kind}.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    load_deal(tmp_path / "library/deal.yaml", load_library(tmp_path / "library"))
    validator(kind).validate(edited(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", sorted(set(schemas()) - {"output", "manifest", "proper-names"}))
def test_an_unknown_key_is_refused(kind: str) -> None:
    value = data(next(path for one, path in files() if one == kind)) or NOTE
    tables = kind in (
        "terms",
        "parameters",
        "laws",
        "facts",
        "services",
        "units",
        "vat",
        "duties",
        "labels",
        "changes",
        "keywords",
    )
    inner = next(iter(value.values())) if tables else value
    inner["nothing-of-the-kind"] = 1
    with pytest.raises(ValidationError, match="nothing-of-the-kind"):
        validator(kind).validate(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ["cgv", "dpa"])
def test_the_published_output_is_valid(id: str, language: str) -> None:
    validator("output").validate(json.loads(printed("standard", language, "json", id)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEALS)
def test_the_output_of_a_deal_is_valid(name: str, language: str) -> None:
    for document in real_pack(name, language).values():
        validator("output").validate(json.loads(render(document, "json")))
