"""The ledger of published files as the JSON that lies beside the editions: it grows, and nothing in it is edited."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any

from engine.diagnostics import Report, Span
from engine.files.text import LEDGER
from engine.model.edition import Stamp
from engine.model.ledger import Circumstances, Ledger, PublishedFile, PublishedText, Recording

SCHEMA = "clausier-files-1"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9-]+(/[A-Za-z0-9-]+)*")
_HINT = "take the file back from the history of the repository (git checkout); clausier record is what writes it"


def print_ledger(ledger: Ledger) -> bytes:
    """The ledger as UTF-8 JSON; a line for each file, so that the history of the repository shows what was added."""
    told = {"schema": SCHEMA, "recordings": [_told(one) for one in ledger.recordings]}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_ledger(raw: bytes, report: Report) -> Ledger:
    """The ledger in the bytes of its file; an empty one after an error if they are none."""
    try:
        told = json.loads(raw)
        if told["schema"] != SCHEMA:
            raise ValueError(told["schema"])
        return Ledger(tuple(_recording(one) for one in told["recordings"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        conflict = b"<<<<<<<" in raw and b">>>>>>>" in raw
        message = "this ledger of published files is not as it was written"
        if conflict:
            message = "a merge conflict of git is left in the ledger of published files"
        hint = "keep the recordings of both sides, each once, and take out the lines of git" if conflict else _HINT
        report.error("ledger-broken", Span(LEDGER), message, hint)
        return Ledger()


def _told(one: Recording) -> dict[str, object]:
    where = one.circumstances
    return {
        "recorded": one.day.isoformat(),
        "edition": {"effective": one.edition.effective.isoformat(), "sha256": one.edition.sha256},
        "company": dict(where.company),
        "register": None
        if where.register is None
        else {id: {"name": name, "sha256": where.digests[id]} for id, name in where.register.items()},
        "made-with": dict(one.made_with),
        "documents": {
            id: {"option": text.option, "texts": dict(text.texts), "prints": dict(text.prints)}
            for id, text in one.documents.items()
        },
        "files": [_file(file) for file in one.files],
    }


def _file(one: PublishedFile) -> dict[str, object]:
    return {
        "document": one.document,
        "languages": list(one.languages),
        "format": one.format,
        "bytes": one.size,
        "sha256": one.sha256,
    }


def _recording(told: Any) -> Recording:
    listed = told["register"]
    register = None if listed is None else {str(id): str(one["name"]) for id, one in listed.items()}
    digests = {} if listed is None else {str(id): _digest(one["sha256"]) for id, one in listed.items()}
    stamp = Stamp(datetime.date.fromisoformat(told["edition"]["effective"]), _digest(told["edition"]["sha256"]))
    return Recording(
        datetime.date.fromisoformat(told["recorded"]),
        stamp,
        Circumstances({str(key): value for key, value in told["company"].items()}, register, digests),
        _strings(told["made-with"]),
        {str(id): _text(one) for id, one in told["documents"].items()},
        tuple(_published(one, told["documents"]) for one in told["files"]),
    )


def _text(told: Any) -> PublishedText:
    option = told["option"]
    if option is not None and not isinstance(option, str):
        raise TypeError(option)
    return PublishedText(option, _digests(told["texts"]), _digests(told["prints"]))


def _published(told: Any, documents: Mapping[str, object]) -> PublishedFile:
    """A file of the ledger; ValueError where its names could lead out of a folder, or its digests are none."""
    document, languages, format, size = told["document"], tuple(told["languages"]), told["format"], told["bytes"]
    names = [document, format, *languages]
    if document not in documents or not all(isinstance(one, str) and _NAME.fullmatch(one) for one in names):
        raise ValueError(names)
    if not isinstance(size, int):
        raise TypeError(size)
    return PublishedFile(document, languages, format, _digest(told["sha256"]), size)


def _digests(told: Mapping[str, Any]) -> dict[str, str]:
    return {language: _digest(one) for language, one in told.items()}


def _digest(told: object) -> str:
    if not isinstance(told, str) or not _DIGEST.fullmatch(told):
        raise ValueError(told)
    return told


def _strings(told: Mapping[str, Any]) -> dict[str, str]:
    if not all(isinstance(one, str) for one in told.values()):
        raise TypeError(told)
    return dict(told)
