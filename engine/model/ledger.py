"""The ledger of published files: what was given to clients, byte for byte, and what it was made from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.model.edition import Stamp

FileKey = tuple[str, tuple[str, ...], str]
"""What tells a file from the others of its edition: the document, the languages, the format."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file that was published: a document in some languages and a format, by the SHA-256 of its bytes.

    `size` is their number.
    """

    document: str
    languages: tuple[str, ...]
    format: str
    sha256: str
    size: int

    @property
    def key(self) -> FileKey:
        """What tells it from the other files of its edition."""
        return self.document, self.languages, self.format

    @property
    def stored(self) -> str:
        """Its name in the store."""
        return f"{self.sha256}.{self.format}"


@dataclass(frozen=True, slots=True)
class PublishedText:
    """What a document printed, by language: `texts` are the digests of its text, which quotes cite.

    `prints` are those of all that it printed, with the company around the text. `option` is the one that adds the
    document to the edition, if one does.
    """

    option: str | None
    texts: Mapping[str, str]
    prints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a text prints besides the words of its edition.

    `company` is what is known of it by the name of the label, None where it was still to be completed; `register` the
    names of the sub-processors by their id, or None where nobody had filled it in; `digests` tell one entry of the
    register from what it became.
    """

    company: Mapping[str, object]
    register: Mapping[str, str] | None
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recording:
    """Files of an edition that a person recorded on a day, with what they were made from and with.

    `made_with` are the versions of the programs on which their bytes depend, `documents` the texts of the files.
    """

    day: datetime.date
    edition: Stamp
    circumstances: Circumstances
    made_with: Mapping[str, str]
    documents: Mapping[str, PublishedText]
    files: tuple[PublishedFile, ...]


RecordedFile = tuple[Recording, PublishedFile]
"""A file with the recording that holds it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every recording, in the order in which they were made."""

    recordings: tuple[Recording, ...] = ()

    def files(self) -> Iterator[RecordedFile]:
        """Every file that was ever recorded, the newest first; one that was recorded twice, once."""
        seen = set[str]()
        for recording in reversed(self.recordings):
            for file in recording.files:
                if file.sha256 not in seen:
                    seen.add(file.sha256)
                    yield recording, file

    def newest(self, edition: Stamp) -> Mapping[FileKey, RecordedFile]:
        """The files of an edition that clients are given, by their `key`: of each the one that was recorded last."""
        found: dict[FileKey, RecordedFile] = {}
        for recording in self.recordings:
            if recording.edition == edition:
                found |= {file.key: (recording, file) for file in recording.files}
        return found


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the circumstances of a file: labels of the company, names of sub-processors.

    `completed` was unknown and is known now, `changed` was known and is otherwise; `joined`, `left` and `altered` are
    entries of the register. `listed` says that the register was filled in only since.
    """

    completed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    listed: bool = False
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Since()


def since(then: Circumstances, now: Circumstances) -> Since:
    """What was completed or changed from `then` to `now`."""
    differs = [key for key, value in now.company.items() if then.company.get(key) != value]
    differs += [key for key in then.company if key not in now.company]
    if then.register is None and now.register is not None:
        return Since(*_company(differs, then), listed=True)
    old, new = then.register or {}, now.register or {}
    return Since(
        *_company(differs, then),
        joined=tuple(new[id] for id in new if id not in old),
        left=tuple(old[id] for id in old if id not in new),
        altered=tuple(new[id] for id in new if id in old and then.digests.get(id) != now.digests.get(id)),
    )


def _company(differs: Sequence[str], then: Circumstances) -> tuple[tuple[str, ...], tuple[str, ...]]:
    completed = tuple(key for key in differs if then.company.get(key) is None)
    return completed, tuple(key for key in differs if key not in completed)
