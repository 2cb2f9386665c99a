"""Runs the command as people do: in a process of its own, with its own cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

MAIN = "from engine.cli import main; main()"
ROOT = Path(__file__).parents[2]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command: that of the tests without what would change its output."""
    dropped = ("CLAUSIER_DEBUG", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def clausier(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, program: str = MAIN
) -> subprocess.CompletedProcess[str]:
    """What a command did. Whatever it was, it must not have been a fault of the program."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    assert "a fault of the program" not in done.stderr
    return done
