"""Reads the manifests of packs that lie in a folder. Anybody may have edited one: they are data, and lead nowhere."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Saying, Span, made, say
from engine.model.pack import MANIFEST_ENDING, MANIFEST_SCHEMA, PackOwner
from engine.model.sent_offer import LAST_VERSION, SentPack

LARGEST = 16 * 2**20
"""More bytes than any manifest has."""
_FAMILY = MANIFEST_SCHEMA.rstrip("0123456789")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,254}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, eq=False)
class ManifestFile:
    """A manifest by the name of its file: whose pack it is, and the SHA-256 of each file by name."""

    name: str
    owner: PackOwner
    files: Mapping[str, str]

    @property
    def copied(self) -> bool:
        """Whether somebody has given it another name: the program begins it as the files that it names."""
        start = f"{self.name[: -len(MANIFEST_ENDING)]}-".casefold()
        return not all(one.casefold().startswith(start) for one in self.files)


def read_manifests(folder: Path) -> tuple[ManifestFile, ...]:
    """Every manifest of a pack in a folder, by name; none where there is no folder. Others’ files of such a name stay.

    Raises `Refused` where one is damaged: nobody can then tell what else in the folder belongs to a pack.
    """
    try:
        names = sorted(one for one in os.listdir(folder) if one.lower().endswith(MANIFEST_ENDING))
        names = [one for one in names if stat.S_ISREG((folder / one).lstat().st_mode)]
    except FileNotFoundError:
        return ()
    except OSError as problem:
        message = say("unreadable", reason=_reason(problem))
        raise Refused([made("output-unwritable", Span(str(folder)), message, say("other-folder"))]) from None
    found = (_read(folder / one) for one in names)
    return tuple(one for one in found if one is not None)


def _read(path: Path) -> ManifestFile | None:
    """A manifest; None for the file of another program."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError
        told = json.loads(path.read_bytes())
    except OSError as problem:
        raise Refused([_damaged(path, say("unreadable", reason=_reason(problem)))]) from None
    except (ValueError, RecursionError):
        raise Refused([_damaged(path, say("no-json"))]) from None
    schema = told.get("schema") if isinstance(told, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        return None
    if schema != MANIFEST_SCHEMA:
        raise Refused([_damaged(path, say("other-version", schema=schema))])
    try:
        return ManifestFile(path.name, _owner(told), dict(_file(one) for one in told["files"]))
    except (KeyError, TypeError, ValueError):
        raise Refused([_damaged(path, say("not-ours"))]) from None


def sent_pack(text: str) -> SentPack | None:
    """What a manifest says of the pack that was sent, from its text to the letter; None where that is no manifest."""
    try:
        told = json.loads(text)
        if told["schema"] != MANIFEST_SCHEMA:
            return None
        made = told["edition"]
        edition = None if made is None else datetime.date.fromisoformat(_text(made["effective"]))
        texts = {
            _text(one["id"]): {code: _text(digest) for code, digest in one["text-sha256"].items()}
            for one in told["documents"]
        }
        date = datetime.date.fromisoformat(_text(told["date"]))
        return SentPack(_owner(told), date, edition, texts, hashlib.sha256(text.encode()).hexdigest())
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return None


def _owner(told: Any) -> PackOwner:
    """Whose pack it is; a manifest from before there were versions is of the first. ValueError for another version."""
    number, version = told.get("client-number"), told.get("version", 1)
    if type(version) is not int or not 1 <= version <= LAST_VERSION:
        raise ValueError
    return PackOwner(
        _text(told["reference"]), _text(told["client"]), None if number is None else _text(number), version
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _file(told: Any) -> tuple[str, str]:
    """The name and the digest of a file; ValueError for a name that could lead out of the folder."""
    name, digest = _text(told["name"]), _text(told["sha256"])
    if not _NAME.fullmatch(name) or not _DIGEST.fullmatch(digest):
        raise ValueError
    return name, digest


def _reason(problem: OSError) -> Saying:
    return say("system", words=(problem.strerror or "unknown reason").lower())


def _damaged(path: Path, message: Saying) -> Diagnostic:
    return made("pack-manifest", Span(str(path)), message, say("move-away"))
