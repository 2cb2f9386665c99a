"""Reads files as text: small, UTF-8, regular, inside the library; whatever else is refused with a message."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from engine.diagnostics import Report, Saying, Span, say
from engine.files.characters import describe, forbidden, instead
from engine.files.encodings import western, wide_encoding

MAX_FILE_BYTES = 1 << 20
MAX_FILES = 20_000
EDITIONS = "clauses/editions"
"""The folder of published editions, which the program writes and nobody edits."""
LEDGER = f"{EDITIONS}/published-files.json"
"""The ledger of the files that were made of editions and given to clients, which the program writes as well."""
JOURNAL = ".clausier-change.json"
"""The file, in a folder whose files are changed together, of a change that is under way or was interrupted."""


_COMPANY, _PICTURES = "clauses", (".svg", ".png")
"""Beside the file that describes the company lies its logo."""


def find_library(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `clauses/`, or None."""
    return next((folder for folder in (start, *start.parents) if os.path.isdir(folder / "clauses")), None)


def walk(root: Path, folder: str, report: Report) -> Iterator[str]:
    """The YAML files below `root`/`folder`, as paths relative to the root, in a fixed order."""
    top = root / folder
    count = 0

    def unreadable(problem: OSError) -> None:
        place = Path(problem.filename).relative_to(root).as_posix()
        report.error("file-unreadable", Span(place), say("unreadable", reason=_reason(problem)))

    for parent, folders, files in os.walk(top, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*folders]:
            relative = (Path(parent) / name).relative_to(root).as_posix()
            if os.path.islink(Path(parent) / name):
                hint = say("put-folder")
                report.error("file-unreadable", Span(relative), say("link-to-folder"), hint)
                folders.remove(name)
            elif relative == EDITIONS:
                folders.remove(name)
            elif name.endswith((".yaml", ".yml")):
                hint = say("rename-folder")
                report.error("file-unexpected", Span(relative), say("folder"), hint)
                folders.remove(name)
        for name in sorted(files):
            relative = (Path(parent) / name).relative_to(root).as_posix()
            if name.startswith(".") or name.endswith("~"):
                continue
            if name.endswith(_PICTURES) and parent == os.path.join(root, _COMPANY):
                continue
            if not name.endswith(".yaml"):
                report.warn("file-unexpected", Span(relative), say("other-kind"), _suffix_hint(name))
                continue
            count += 1
            if count > MAX_FILES:
                report.error("file-unreadable", Span(folder), say("too-many", most=MAX_FILES))
                return
            yield relative


def _suffix_hint(name: str) -> Saying:
    return say("rename", name=f"{name.removesuffix('.yml')}.yaml") if name.endswith(".yml") else say("move")


def read_text(root: Path, relative: str, report: Report) -> str | None:
    """The text of a file, or None after an error.

    Refused: links that lead out of the root, anything but regular files, more than 1 MiB, bytes that are not UTF-8, and
    characters that nobody sees.
    """
    path = root / relative
    span = Span(relative)
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            report.error("file-unreadable", span, say("outside"), say("put-file"))
            return None
        if not real.is_file():
            report.error("file-unreadable", span, say("irregular"))
            return None
        if not small_enough(real.stat().st_size, span, report):
            return None
        raw = real.read_bytes()
    except FileNotFoundError:
        report.error("file-missing", span, say("missing"))
        return None
    except RuntimeError:  # what Python 3.11 and 3.12 make of a link that leads to itself
        _circle(span, report)
        return None
    except OSError as problem:
        if problem.errno == errno.ELOOP:  # the same link in Python 3.13
            _circle(span, report)
        else:
            report.error("file-unreadable", span, say("unreadable", reason=_reason(problem)))
        return None
    return decode(raw, relative, report)


def small_enough(size: int, span: Span, report: Report) -> bool:
    """Whether a text of so many bytes is read."""
    if size > MAX_FILE_BYTES:
        report.error("file-unreadable", span, say("large"), say("split"))
    return size <= MAX_FILE_BYTES


def _circle(span: Span, report: Report) -> None:
    report.error("file-unreadable", span, say("circle"), say("put-file"))


def _reason(problem: OSError) -> Saying:
    if problem.errno == errno.ELOOP:
        return say("circle")
    return say("system", words=(problem.strerror or "unknown reason").lower())


_CONFLICT = re.compile(r"^[ \t]*(?:<{7}|>{7})(?: .*)?$|^(?:\|{7}(?: .*)?|={7})$", re.MULTILINE)
"""The lines that git puts around what it could not merge; no text has them."""


def decode(raw: bytes, name: str, report: Report) -> str | None:
    """Bytes as text with `\\n` line ends, or None after an error at the first byte or character that is refused."""
    saved_as = wide_encoding(raw)
    if saved_as:
        report.error("file-unreadable", Span(name, 1, 1), say("saved-as", encoding=saved_as), say("save-it"))
        return None
    if b"\0" in raw:
        report.error("file-unreadable", Span(name), say("binary"), say("put-text"))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = problem.object[: problem.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        told = say("western" if western(raw) else "not-utf-8")
        report.error("file-unreadable", Span(name, line, column), told, say("save-file"))
        return None
    text = text.replace("\r\n", "\n")
    if _conflicts(text, name, report):
        return None
    if not any(map(forbidden, set(text))):
        return text
    clean = True
    for number, content in enumerate(text.split("\n"), 1):
        for column, character in enumerate(content, 1):
            if forbidden(character):
                message = say("forbidden", character=describe(character))
                remedy = say("line-ends" if character == "\r" else instead(character))
                report.error("character-forbidden", Span(name, number, column), message, remedy)
                clean = False
                break
    return text if clean else None


def _conflicts(text: str, name: str, report: Report) -> bool:
    """Whether a merge conflict is left in a text; each is reported where it begins."""
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return False
    found = [(text.count("\n", 0, one.start()) + 1, one[0].strip()) for one in _CONFLICT.finditer(text)]
    begins = [line for line, mark in found if mark.startswith("<")] or [line for line, _ in found[:1]]
    for line in begins:
        report.error("merge-conflict", Span(name, line, 1), say("left", line=line), say("keep-right"))
    return bool(found)
