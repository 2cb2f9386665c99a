"""The command line: arguments in, diagnostics and files out.

Exit status: 0 fine, 1 the library or the deal has errors, 2 wrong usage.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from gettext import gettext
from importlib import import_module
from typing import TYPE_CHECKING

from engine.diagnostics import Refused

if TYPE_CHECKING:
    import click

    from engine.cli.messages import Output

COMMANDS = (
    "acknowledge", "approve", "build", "check", "copy", "correct", "deviations", "diff", "duties", "editions",
    "explain", "impact", "list", "new", "prove", "publish", "record", "rename", "review", "reviews", "revise",
    "schema", "services", "show", "template", "variants", "watch", "why", "withdraw",
)  # fmt: skip
"""Every command, each a module of this name."""
YOUNG, MIDDLE, OLD = 100_000, 20, 50
"""How seldom a command looks for unused objects: a library is large and lives as long as the command."""


def command_line() -> click.Group:
    """The whole command line."""
    from engine.cli.app import app

    for name in COMMANDS:
        import_module(f"engine.cli.{name}")
    return app


def main() -> None:
    """The command `clausier`. No traceback reaches a user unless CLAUSIER_DEBUG is set."""
    import click

    from engine.cli.messages import Output
    from engine.cli.spoken import show

    gc.set_threshold(YOUNG, MIDDLE, OLD)
    app, output = command_line(), Output()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files need not be text

    try:
        app(prog_name="clausier", standalone_mode=False, obj=output)
    except click.ClickException as wrong:
        show(wrong)
        _tell_pasted(output)
        sys.exit(wrong.exit_code)
    except Refused as refused:
        output.tell(refused.diagnostics)
        _tell_pasted(output)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: say nothing more
        sys.exit(1)
    except click.Abort:  # what click makes of Ctrl-C, on a new line
        print(gettext("interrupted; no half-written file is left"), file=sys.stderr)
        sys.exit(130)
    except Exception as fault:
        if os.environ.get("CLAUSIER_DEBUG"):
            raise
        told = f"{type(fault).__name__}: {fault}"
        print(gettext("clausier: a fault of the program: {fault}").format(fault=told), file=sys.stderr)
        print("    " + gettext("hint: set CLAUSIER_DEBUG=1 to see where, and report it"), file=sys.stderr)
        sys.exit(1)


def _tell_pasted(output: Output) -> None:
    """Names the signs of the command line that may be why nothing was done; programs get JSON alone."""
    from engine.cli.pasted import pasted
    from engine.diagnostics.grammar import grammar

    if not output.json:
        for hint in pasted(sys.argv[1:]):
            print(f"    {grammar(output.language).hint} {hint}", file=sys.stderr)
