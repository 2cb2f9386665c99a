"""The name under which a command writes a new deal."""

from __future__ import annotations

import os
from pathlib import Path

from engine.diagnostics import Refused, Saying, Span, made, say

ENDING = ".yaml"
_ENDINGS = (ENDING, ".yml")


def new_deal_file(written: str, example: Saying) -> Path:
    """Where a deal is written: the path as it was typed, ending in `.yaml` whatever ending of YAML was typed.

    `example` is a command that names a file well. Raises `Refused` for a folder (one that exists, or a name with a
    slash at its end), for a name that texts cannot hold, and for one that is taken.
    """
    from engine.files.characters import shown_name
    from engine.files.writing.whole_files import check_name

    path = Path(written)
    if not path.name or written.endswith(os.sep) or os.path.isdir(path):
        hint = say("add-name", example=example)
        raise Refused([made("output-unwritable", Span(shown_name(written)), say("folder-not-deal"), hint)])
    whole = path.suffix.lower() in _ENDINGS
    path = path.with_suffix(ENDING) if whole else path.with_name(f"{path.name}{ENDING}")
    check_name(path)
    check_free(path)
    return path


def check_free(path: Path) -> None:
    """Raises `Refused` where a name is taken, by whatever it is."""
    if os.path.lexists(path):
        raise Refused([made("output-unwritable", Span(str(path)), say("exists"), say("another-or-delete"))])
