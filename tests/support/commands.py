"""Runs the command: within the test, and in a process of its own where it is the process that is tested."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest import mock

from engine.cli import main

MAIN = "from engine.cli import main; main()"
ROOT = Path(__file__).parents[2]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command: that of the tests without what would change its output."""
    dropped = ("CLAUSIER_DEBUG", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def process(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, program: str = MAIN
) -> subprocess.CompletedProcess[str]:
    """What a command did in a process of its own, as people run it; in another environment, if one is given."""
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
    return no_fault(done)


def clausier(*arguments: str | Path, cwd: Path = ROOT, typed: str = "") -> subprocess.CompletedProcess[str]:
    """What a command did, without waiting for a new process, and reading what was `typed`."""
    return no_fault(within(main, "clausier", *map(str, arguments), cwd=cwd, typed=typed))


def within(
    main: Callable[[], object], *command: str, cwd: Path, typed: str = "", **changes: str
) -> subprocess.CompletedProcess[str]:
    """What a program did that is called where the tests run: its outputs are those that a pipe would get."""
    inputs = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    status = 0
    outputs = [io.BytesIO(), io.BytesIO()]
    output, errors = (io.TextIOWrapper(one, encoding="utf-8", write_through=True) for one in outputs)
    with (
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, environment(**changes), clear=True),
        mock.patch.multiple(sys, argv=[*command], stdin=inputs, stdout=output, stderr=errors),
    ):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        output.flush()
        errors.flush()
    return subprocess.CompletedProcess(command, status, *(one.getvalue().decode("utf-8") for one in outputs))


def no_fault(done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    """Whatever a command did, it must not have been a fault of the program."""
    assert "Traceback" not in done.stderr + done.stdout
    assert "a fault of the program" not in done.stderr
    return done
