"""What differs between the first pages of two states of a document: lines in short, which are no part of the text."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.document import Document, Overview, Run, row_words
from engine.model.impact import KeyPointChange


def key_point_changes(before: Document, after: Document) -> Iterator[KeyPointChange]:
    """Every line that says something else, came or went, in the order of the new page; then what went.

    What stands over the lines, that they are no part of the contract, is told like one; of a whole that came or went,
    its subjects only.
    """
    old, new = before.overview, after.overview
    if old is None or new is None:
        for one in (old, new):
            if one is not None:
                yield KeyPointChange(after.id, after.language, "", one.title, _subjects(old), _subjects(new))
        return
    told, now = _lines(old), _lines(new)
    for id in dict.fromkeys((*now, *told)):
        (was, said), (label, says) = told.get(id, ("", "")), now.get(id, ("", ""))
        if (was, said) != (label, says):
            renamed = was and label and was != label
            pair = (f"{was}: {said}", f"{label}: {says}") if renamed else (said, says)
            yield KeyPointChange(after.id, after.language, id, label or was, *pair)


def _lines(overview: Overview[Run]) -> dict[str, tuple[str, str]]:
    """The subject and the words of each line, by its key point; first what stands over them."""
    rows = {row.id: (row.label, row_words(row)) for row in overview.rows}
    return {"": (overview.title, overview.notice), **rows}


def _subjects(overview: Overview[Run] | None) -> str:
    return "" if overview is None else "; ".join(row.label for row in overview.rows)
