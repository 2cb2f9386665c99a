"""A name that no disk can hold is told as any other name that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import ROOT, clausier
from packs import EXAMPLE

LONG = "a" * 300


@pytest.mark.parametrize("key", ["publisher", "subprocessors"])
def test_beside_a_deal(key: str, tmp_path: Path) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    deal = tmp_path / "deal.yaml"
    deal.write_text("\n".join([*kept, f"{key}: {LONG}.yaml", ""]), encoding="utf-8")
    done = clausier("--library", ROOT, "build", deal, "--out", tmp_path)
    assert done.returncode == 1
    assert f"there is no file {LONG}.yaml beside the deal [file-missing]" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("build", LONG),
        ("build", EXAMPLE, "--out", LONG, "--format", "txt"),
        ("build", EXAMPLE, "--template", LONG, "--format", "docx"),
        ("diff", LONG, "draft"),
        ("why", LONG),
        ("why", f"{LONG}.yaml"),
        ("impact", "--base", LONG),
        ("new", "deal", LONG),
        ("new", "variant", LONG),
        ("template", "new", LONG),
        ("template", "check", LONG),
        ("--library", LONG, "check"),
        ("approve", LONG, "--by", "management"),
        ("show", LONG),
        ("rename", "cgv/duration", LONG),
    ],
    ids=lambda command: " ".join(map(str, command))[:40],
)
def test_on_the_command_line(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    before = () if command[0] == "--library" else ("--library", ROOT)
    done = clausier(*before, *command, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert "fault of the program" not in done.stderr
    assert "error" in done.stderr.lower()
