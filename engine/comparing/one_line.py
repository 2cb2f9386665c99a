"""A redline in one line of plain text, as messages show it: `[-deleted-]{+inserted+}` and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.comparison import ComparedLine, TextChange

AROUND = 40
"""How many characters of what did not change are shown beside a change, rounded to whole words."""


def redlined(line: ComparedLine) -> str:
    """What was deleted and inserted, and the nearest words; `…` stands for the rest."""
    return "".join(_pieces(line))


def _pieces(line: ComparedLine) -> Iterator[str]:
    last = len(line.pieces) - 1
    for place, piece in enumerate(line.pieces):
        text = " ".join(piece.text.split("\n"))
        if piece.kind is TextChange.DELETED:
            yield f"[-{text}-]"
        elif piece.kind is TextChange.INSERTED:
            yield f"{{+{text}+}}"
        else:
            head = "" if place == 0 else _start(text)
            tail = "" if place == last else _end(text)
            yield text if len(text) <= len(head) + len(tail) + 3 else f"{head}…{tail}"


def _start(text: str) -> str:
    cut = text.find(" ", AROUND)
    return text if cut < 0 else text[: cut + 1]


def _end(text: str) -> str:
    cut = text.rfind(" ", 0, max(len(text) - AROUND, 0))
    return text if cut < 0 else text[cut:]
