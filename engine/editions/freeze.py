"""freeze and thaw: an edition as canonical JSON that proves its own integrity.

Canonical means: keys in alphabetical order, no spaces, UTF-8, ended by one line feed. The SHA-256 of an edition is that
of its canonical JSON without the key `sha256`; the key then holds it. So one changed byte anywhere is found.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from engine.diagnostics import Report, Span
from engine.languages import LANGUAGES
from engine.model.clause import Version
from engine.model.edition import Edition, Note, Stamp
from engine.model.revision import ChangeKind

SCHEMA = "clausier-edition-1"
_HINT = "take the file back from the history of the repository (git checkout); a published edition is never edited"


def canonical(value: object) -> bytes:
    """A value as canonical JSON, without a line feed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def freeze(
    effective: datetime.date,
    published: datetime.date,
    previous: Stamp | None,
    replaced: Stamp | None,
    notes: Sequence[Note],
    texts: Mapping[str, Mapping[str, str]],
    files: Mapping[str, str],
    late: str = "",
) -> tuple[Edition, bytes]:
    """An edition with its SHA-256, and the bytes of its file."""
    told: dict[str, object] = {
        "schema": SCHEMA,
        "effective": effective.isoformat(),
        "published": published.isoformat(),
        "previous": _stamp(previous),
        "replaced": _stamp(replaced),
        "notes": [_note(one) for one in notes],
        "texts": {document: dict(digests) for document, digests in texts.items()},
        "files": dict(files),
        **({"late": late} if late else {}),
    }
    sha256 = hashlib.sha256(canonical(told)).hexdigest()
    stamp = Stamp(effective, sha256)
    edition = Edition(stamp, published, previous, replaced, tuple(notes), texts, files, late)
    return edition, canonical({**told, "sha256": sha256}) + b"\n"


def _note(one: Note) -> dict[str, object]:
    told: dict[str, object] = {
        "id": one.id, "version": str(one.version), "kind": str(one.kind), "text": dict(one.text),
    }  # fmt: skip
    decided = {"by": one.by, "because": one.because, "digest": one.digest}
    return told | {key: value for key, value in decided.items() if value}


def _stamp(stamp: Stamp | None) -> dict[str, str] | None:
    return None if stamp is None else {"effective": stamp.effective.isoformat(), "sha256": stamp.sha256}


def thaw(name: str, raw: bytes, report: Report) -> Edition | None:
    """The edition in the bytes of its file `name`, or None after an error if one byte of it is not as published."""
    span = Span(name)
    try:
        told = json.loads(raw)
        sha256 = told.pop("sha256")
        sound = hashlib.sha256(canonical(told)).hexdigest() == sha256
        sound = sound and canonical({**told, "sha256": sha256}) + b"\n" == raw
        edition = _edition(told, sha256, span) if sound else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        edition = None
    if edition is None:
        report.error("edition-broken", span, "this published edition is not as it was published", _HINT)
        return None
    if name.split("/")[-1] != f"{edition.effective}.json":
        message = f"this file holds the edition that takes effect on {edition.effective}"
        report.error("edition-broken", span, message, f"name it {edition.effective}.json again")
        return None
    return edition


def _edition(told: dict[str, Any], sha256: str, span: Span) -> Edition:
    if told["schema"] != SCHEMA:
        raise ValueError(told["schema"])
    notes = (
        Note(
            _string(one["id"]),
            Version.read(_string(one["version"])),
            ChangeKind(one["kind"]),
            {language: _string(one["text"][language]) for language in LANGUAGES},
            span,
            **{key: _string(one[key]) for key in ("by", "because", "digest") if key in one},
        )
        for one in told["notes"]
    )
    return Edition(
        stamp=Stamp(datetime.date.fromisoformat(told["effective"]), sha256),
        published=datetime.date.fromisoformat(told["published"]),
        previous=_read_stamp(told["previous"]),
        replaced=_read_stamp(told["replaced"]),
        notes=tuple(notes),
        texts={str(id): _strings(one) for id, one in _object(told["texts"]).items()},
        files=_strings(told["files"]),
        late=_string(told.get("late", "")),
    )


def _object(told: object) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise TypeError(told)
    return told


def _string(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return told


def _strings(told: object) -> dict[str, str]:
    """Texts by name; TypeError for anything else, whatever its checksum says."""
    found = _object(told)
    if not all(isinstance(one, str) for one in found.values()):
        raise TypeError(told)
    return found


def _read_stamp(told: Any) -> Stamp | None:
    return None if told is None else Stamp(datetime.date.fromisoformat(told["effective"]), told["sha256"])
