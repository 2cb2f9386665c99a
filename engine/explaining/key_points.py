"""Which lines of first pages sum up a paragraph, sum up what a variant wrote, or print a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from engine.model.document import Document, OverviewRow, Run, row_words
from engine.model.explanation import PrintedKeyPoint
from engine.model.key_points import KeyPointLine, writer_of
from engine.model.library import Library
from engine.model.place import Place
from engine.model.selection import Selection


class KeyPointExplainer:
    """Answers for the first pages of one pack, in the language of its documents."""

    def __init__(self, library: Library, selection: Selection, documents: Mapping[str, Document]) -> None:
        self.library, self.selection, self.documents = library, selection, documents

    def about(self, place: Place) -> tuple[PrintedKeyPoint, ...]:
        """The lines that sum up a paragraph."""
        return self._where(lambda line, _: place in line.places)

    def of_variant(self, id: str) -> tuple[PrintedKeyPoint, ...]:
        """The lines that sum up what a variant wrote."""
        return self._where(lambda line, _: any(writer_of(one.clause) == id for one in line.sums_up))

    def with_figure(self, name: str) -> tuple[PrintedKeyPoint, ...]:
        """The lines that print a parameter."""
        return self._where(lambda _, row: any(run.source == name for line in (row.line, *row.entries) for run in line))

    def _where(self, wanted: Callable[[KeyPointLine, OverviewRow[Run]], bool]) -> tuple[PrintedKeyPoint, ...]:
        return tuple(told for line, row, told in self._printed() if wanted(line, row))

    def _printed(self) -> Iterator[tuple[KeyPointLine, OverviewRow[Run], PrintedKeyPoint]]:
        """Every line that is printed, as it is written, as it stands there and as it is told."""
        known = self.library.key_points
        if known is None:
            return
        for document in self.documents.values():
            if (overview := document.overview) is None:
                continue
            for row in overview.rows:
                if row.id not in known.points:
                    continue  # the program says it, from the deal: an amount that is due at acceptance
                if (line := known.points[row.id].applying(self.selection.truth)) is not None:
                    head = (row.id, document.id, overview.title, row.label)
                    yield line, row, PrintedKeyPoint(*head, row_words(row), overview.notice, line.span.row)
