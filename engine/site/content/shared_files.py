"""Which edition a file was printed for: the same one serves all editions that follow and have the same words.

A file may stand for a later edition only if that would print the same, but for the date. So two editions are compared
by the finished documents, from which every format is made and nothing else: their words, numbers, title and version,
the company and its marks, the list of the register, what options took out. Of the whole document nothing is left out of
the comparison but its own date (`engine.model.undated`). The option without which the document does not apply, and the
digest under which the chain holds its text, must be the same too. Then the file says of which edition it was printed,
and its words and their digest are those of the later edition as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.edition import Edition
from engine.model.ledger import FileKey
from engine.site.content.editions_on_day import Shelf
from engine.tasks.published_files import printed, stale


def printed_for(shelf: Shelf, edition: Edition, key: FileKey) -> Edition:
    """The edition whose file an edition gives: the earliest of those that follow one another and read alike.

    It is the edition itself where its own file was recorded: that is what clients were given. And it is no earlier one
    whose recorded file came out otherwise today, if it was recorded before this edition was published: that file was
    never given for this one, which prints what is known of the company now.
    """
    if key in shelf.ledger.newest(edition.stamp):
        return edition
    for earlier in reversed(list(_alike(shelf, edition, key))):
        if printed_for(shelf, earlier, key) is earlier and _true(shelf, earlier, edition, key):
            return earlier
    return edition


def _alike(shelf: Shelf, edition: Edition, key: FileKey) -> Iterator[Edition]:
    """The editions before one that read alike, the latest first, up to the first that does not."""
    document, languages, _ = key
    for one in reversed([each.edition for each in shelf.every if each.edition.effective < edition.effective]):
        if document not in shelf.documents(one):
            return
        if any(
            _likeness(shelf, one, document, code) != _likeness(shelf, edition, document, code) for code in languages
        ):
            return
        yield one


def _likeness(shelf: Shelf, edition: Edition, document: str, language: str) -> str:
    """Tells a document of an edition from every other, but for those that differ in their date alone."""
    return shelf.likenesses(edition, language)[document]


def _true(shelf: Shelf, earlier: Edition, edition: Edition, key: FileKey) -> bool:
    """Whether what clients get of an earlier edition was given for this one, or would be printed again as it is."""
    found = shelf.ledger.newest(earlier.stamp).get(key)
    if found is None or found[0].day >= edition.published:
        return True
    recording, file = found
    prints = {file.document: {code: _prints(shelf, earlier, file.document, code) for code in file.languages}}
    return not stale(recording.documents[file.document], file, prints)


def _prints(shelf: Shelf, edition: Edition, document: str, language: str) -> str:
    key = shelf.key(edition, f"print of {document} {language} {sorted(shelf.extra.items())}")
    return shelf.memory.recall(key, lambda: printed(shelf.texts(edition, language)[document]).encode()).decode()
