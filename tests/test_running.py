"""How tests are run: in CI nothing is skipped and every run decides the same; at home each run tries something else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEST = """
import pytest
from hypothesis import given, strategies as st

@given(st.integers())
def test_tried(one):
    with open("tried", "a") as file:
        file.write(f"{one} ")

def test_skipped():
    pytest.skip("for lack of a program")
"""

PLAIN = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # starts faster


def run(folder: Path, **changes: str) -> tuple[int, str, str]:
    """How a run ends, what it prints, and what was tried."""
    folder.mkdir()
    (folder / "test_one.py").write_text(TEST, encoding="utf-8")
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)],
        cwd=folder, env={name: text for name, text in os.environ.items() if name != "CI"} | PLAIN | changes,
        capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, (folder / "tried").read_text(encoding="utf-8")


@pytest.mark.slow
def test_ci_decides_the_same_way_every_time_and_skips_nothing(tmp_path: Path) -> None:
    first, second, home = run(tmp_path / "a", CI="true"), run(tmp_path / "b", CI="true"), run(tmp_path / "c")
    assert (first[0], second[0], home[0]) == (1, 1, 0)
    assert "SKIPPED in CI, which counts as failed: test_one.py::test_skipped" in first[1]
    assert first[2] == second[2] != home[2]
