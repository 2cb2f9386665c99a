"""What was recorded as published, beside what the site gives today: earlier files, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.model.edition import Stamp
from engine.model.ledger import Circumstances, PublishedFile, Recording, Since, since
from engine.site.content.editions_on_day import Shelf
from engine.site.model import FilesByEdition, Published
from engine.tasks.published_files import circumstances

FOLDER = "files"
"""The folder of the site that holds the files that were published earlier, by their digest."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A file of the ledger. `edition` is None where its edition was replaced or withdrawn before it came into force.

    `given` says that it is what the site gives today for its document, languages and format; `since` what was completed
    or changed in the company and the register after it was recorded.
    """

    recording: Recording
    file: PublishedFile
    edition: Published | None
    given: bool
    since: Since

    @property
    def path(self) -> str:
        """Where the site has it if it is not what it gives today."""
        return f"{FOLDER}/{self.file.stored}"


def recorded(shelf: Shelf, files: FilesByEdition) -> Iterator[Recorded]:
    """Every file that was ever recorded, the newest first; `files` are those that the site gives today."""
    editions = {one.edition.stamp: one for one in shelf.every}
    now: dict[Stamp, Circumstances] = {
        stamp: circumstances(shelf.library(one.edition), one.edition.effective)
        for stamp, one in editions.items()
        if shelf.ledger.newest(stamp)
    }
    given = {file.sha256 for every in files.values() for file in every}
    for recording, file in shelf.ledger.files():
        edition = editions.get(recording.edition)
        changed = Since() if edition is None else since(recording.circumstances, now[recording.edition])
        yield Recorded(recording, file, edition, file.sha256 in given, changed)
