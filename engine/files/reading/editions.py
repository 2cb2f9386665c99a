"""Reads the files of published editions as bytes; what they hold is proved elsewhere."""

from __future__ import annotations

from pathlib import Path

from engine.diagnostics import Report, Span, say
from engine.files.text import EDITIONS, LEDGER

MAX_BYTES = 64 << 20


def edition_files(root: Path, report: Report) -> list[tuple[str, bytes]]:
    """The name and the bytes of every published edition, by date. Hidden files are what an interruption left behind."""
    found = list[tuple[str, bytes]]()
    for path in _entries(root / EDITIONS, report):
        name = f"{EDITIONS}/{path.name}"
        if path.name.startswith(".") or name == LEDGER:
            continue
        if path.suffix != ".json" or path.is_symlink() or not path.is_file():
            report.error("edition-broken", Span(name), say("not-an-edition"), say("move-elsewhere"))
            continue
        try:
            if path.stat().st_size > MAX_BYTES:
                report.error("edition-broken", Span(name), say("too-large"))
                continue
            found.append((name, path.read_bytes()))
        except OSError as problem:
            _unreadable(name, problem, report)
    return found


def ledger_file(root: Path, report: Report) -> bytes | None:
    """The bytes of the ledger of published files; None where there is none yet, or after an error."""
    try:
        return (root / LEDGER).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        _unreadable(LEDGER, problem, report)
        return None


def _entries(folder: Path, report: Report) -> list[Path]:
    """What is in the folder; nothing where there is none. A folder that cannot be read is not one without editions."""
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as problem:
        _unreadable(EDITIONS, problem, report)
        return []


def _unreadable(name: str, problem: OSError, report: Report) -> None:
    reason = say("system", words=(problem.strerror or "unknown reason").lower())
    report.error("file-unreadable", Span(name), say("unreadable", reason=reason))
