"""Messages on a terminal: coloured, with the line they speak of, unless somebody asks for plain ones."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from commands import MAIN, ROOT, environment, process

from engine.cli.messages import in_colours
from engine.diagnostics import Diagnostic, Severity, Span

RED, YELLOW, CYAN, BOLD, DIM, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
UNKNOWN = ("show", "cvg")


def on_a_terminal(*arguments: str, env: Mapping[str, str] | None = None) -> str:
    """What a command says on standard error, where that is a terminal."""
    reader, terminal = pty.openpty()
    command = [sys.executable, "-c", MAIN, *arguments]
    with open(reader, "rb", buffering=0) as told:
        running = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(**(env or {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=terminal,
        )
        os.close(terminal)
        said = b""
        try:
            while part := told.read(65536):
                said += part
        except OSError:  # how Linux says that the other end of a terminal is closed
            pass
        running.wait(timeout=120)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("severity", "colour"), [(Severity.ERROR, RED), (Severity.WARNING, YELLOW), (Severity.NOTE, CYAN)]
)
def test_the_line_is_shown_and_the_place_in_it(tmp_path: Path, severity: Severity, colour: str) -> None:
    """Nothing in a text is taken for markup, and nothing of it is left out, folded or trimmed."""
    text = "text: [bold]the  the[/bold]   of Art. 5:  "
    (tmp_path / "one.yaml").write_text(f"id: one\n{text}\n", encoding="utf-8")
    span = Span("one.yaml", 2, 13, 8)
    one = Diagnostic("template-incomplete", span, f"[red]{'word ' * 60}", ("say [it] once",), severity)
    assert in_colours(one, tmp_path) == "\n".join(
        [
            f"{BOLD}{span}{PLAIN}: {colour}{severity}{PLAIN}: [red]{'word ' * 60} {DIM}[template-incomplete]{PLAIN}",
            f"  {DIM}    2 |{PLAIN} {text}",
            f"        {DIM}|{PLAIN} {' ' * 12}{colour}^^^^^^^^{PLAIN}",
            f"    {BOLD}hint:{PLAIN} say [it] once",
        ]
    )


def test_a_line_that_is_not_found_is_left_out(tmp_path: Path) -> None:
    one = Diagnostic("template-incomplete", Span("one.yaml", 2, 13, 8), "twice")
    told = f"{BOLD}one.yaml:2:13{PLAIN}: {RED}error{PLAIN}: twice {DIM}[template-incomplete]{PLAIN}"
    assert in_colours(one, tmp_path) == told
    assert in_colours(one, None) == told


def test_a_terminal_gets_colours_whatever_it_calls_itself() -> None:
    told = on_a_terminal(*UNKNOWN, env={"TERM": "dumb"})
    assert f"{RED}error{PLAIN}: " in told
    assert f"{DIM}[document-unknown]{PLAIN}\n    {BOLD}hint:{PLAIN} did you mean cgv?\n1 error\n" in told


def test_a_terminal_without_colours_and_a_pipe_that_asks_for_them_get_plain_words() -> None:
    plain = process(*UNKNOWN, env={"FORCE_COLOR": "1"}).stderr
    assert "\x1b" not in plain
    assert on_a_terminal(*UNKNOWN, env={"NO_COLOR": "1"}) == plain


def test_rich_is_loaded_for_colours_only() -> None:
    """It would cost every command a tenth of its start."""
    program = f"import sys\ntry: {MAIN}\nfinally: print('rich' in sys.modules)"
    assert process(*UNKNOWN, program=program).stdout == "False\n"
