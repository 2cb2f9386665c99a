"""`clausier explain` prints what is known of a code; `clausier check` tells one family, or annotates for GitHub."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from commands import clausier
from editing import swap
from packs import ROOT

from engine.cli.messages import annotation
from engine.diagnostics import Diagnostic, Severity, Span
from engine.diagnostics.codes import CODES, FAMILIES

BASE = ROOT / "tests/cases/base"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def test_a_code_is_explained_in_a_pipe_as_markdown() -> None:
    told = clausier("explain", "modality").stdout
    assert told.startswith("# modality\n")
    for text in (CODES["modality"].wrong, CODES["modality"].right):
        assert f"```yaml\n{text}\n```" in told


def test_a_code_is_explained_as_json() -> None:
    told = json.loads(clausier("--json", "explain", "bare-figure").stdout)
    assert (told["family"], told["severity"], told["summary"]) == ("wording", "error", CODES["bare-figure"].summary)
    assert set(told) == {"code", "family", "severity", "summary", "meaning", "remedy", "wrong", "right"}


def test_all_codes_are_listed_by_family() -> None:
    told = clausier("explain").stdout
    assert [line[2:] for line in told.splitlines() if line.startswith("# ")] == list(FAMILIES)
    assert [code for code in CODES if f"| {code} |" not in told] == []


def test_an_unknown_code_names_the_nearest() -> None:
    done = clausier("explain", "typografy")
    assert done.returncode == 2
    assert "there is no message typografy; did you mean typography?" in done.stderr
    assert "clausier explain lists all" in clausier("explain", "zzz").stderr


def test_check_tells_one_family(library: Path) -> None:
    swap(library / "clauses/cgv/payment.yaml", "en: The Client pays on", "en: The Client must pay on")
    swap(library / "clauses/cgv/purpose.yaml", "covers: [scope]", "covers: [scopes]")
    every = clausier("--library", library, "check")
    assert re.findall(r"\[([a-z-]+)\]$", every.stderr, re.M) == ["modality", "duty-unknown"]
    wording = clausier("--library", library, "check", "--only", "wording")
    assert (wording.returncode, re.findall(r"\[([a-z-]+)\]$", wording.stderr, re.M)) == (0, ["modality"])
    assert wording.stderr.splitlines()[-1] == "1 warning"
    both = clausier("--library", library, "check", "--only", "wording", "--only", "law")
    assert both.stderr == every.stderr
    assert both.returncode == 1
    assert clausier("--library", library, "check", "--only", "proof").stderr == "nothing to say\n"
    assert clausier("--library", library, "check", "--only", "words").returncode == 2


def test_what_cannot_be_read_is_told_with_any_family(library: Path) -> None:
    (library / "clauses/cgv/payment.yaml").write_text("version: [1.0.0\n", encoding="utf-8")
    done = clausier("--library", library, "check", "--only", "law")
    assert (done.returncode, re.findall(r"\[([a-z-]+)\]$", done.stderr, re.M)) == (1, ["yaml-syntax"])


def test_check_tells_github(library: Path) -> None:
    swap(library / "clauses/cgv/payment.yaml", "en: The Client pays on", "en: The Client must pay on")
    done = clausier("--library", library, "check", "--format", "github")
    assert done.stderr.splitlines() == [
        "::warning file=clauses/cgv/payment.yaml,line=8,col=20,title=modality::"
        "“must” is not how an obligation or a right is worded, in cgv/payment#due%0Ahint: write “shall”",
        "1 warning",
    ]


def test_what_github_would_take_for_its_own_is_escaped() -> None:
    one = Diagnostic("template-incomplete", Span("a,b:c%.yaml"), "50 % of it:\rgone", ("one", "two"), Severity.NOTE)
    told = "::notice file=a%2Cb%3Ac%25.yaml,title=template-incomplete::50 %25 of it:%0Dgone%0Ahint: one%0Ahint: two"
    assert annotation(one) == told


def test_the_hook_runs_a_command_that_exists() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["language"]) == ("clausier-check", "clausier check", "python")
    assert hook["pass_filenames"] is False
    changed = ["clauses/cgv/duration.yaml", "variants/eea-only.yaml", "deals/example.yaml", "docs/clauses/x.md"]
    assert [path for path in changed if re.search(hook["files"], path)] == changed[:2]
