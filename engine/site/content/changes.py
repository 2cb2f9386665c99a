"""What each edition changes in the texts of the one before it, remembered: for pages, feeds and programs.

Both texts are assembled on the day on which the later one takes effect: what changed meanwhile in the dated files, the
company and the register of sub-processors, is no change of the edition.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from engine.files.memory import Memory
from engine.languages import LANGUAGES
from engine.model.comparison import ChangeState
from engine.model.edition import Edition
from engine.model.library import Library
from engine.model.revision import ChangeKind
from engine.model.summary import ArticleSummary, Notice, Redline
from engine.rendering.html.escaping import Html
from engine.rendering.redline.html import legend_html
from engine.rendering.redline.markup import RedlineMarkup
from engine.rendering.redline.summary import ARROW, colon, words_of
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Published
from engine.tasks.diff import published_side, redlines

CONSEQUENCE, OTHER = "consequence", "other"
WEIGHTS = (*ChangeKind, CONSEQUENCE, OTHER)
"""What a change weighs, the weightiest first; the last two where no version says anything."""
WHOLE = (ChangeState.INSERTED, ChangeState.REMOVED)
"""What happens to a document that only one of two editions has."""


class Need(StrEnum):
    """Whether clients must have been told of an edition: because something is substantive, or may be, or not."""

    NEEDED = "needed"
    PRUDENT = "prudent"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ArticleDifference:
    """An article that differs, with its anchor, its weight, and what clients are told of it.

    `version` is that of its clause before and after (`1.0.0 → 2.0.0`), empty where that is the same.
    """

    anchor: str
    label: str
    title: str
    weight: str
    version: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A document that differs; `redline` is the HTML of its text with every change, empty if it came or went whole."""

    id: str
    title: str
    state: ChangeState
    changes: tuple[ArticleDifference, ...]
    redline: Html


@dataclass(frozen=True, slots=True)
class Other:
    """What clients are told of something that stands in no published text, such as an option."""

    title: str
    weight: str
    told: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edition changes, in one language.

    `notice` tells whether clients must have been told. `latest` is the last day on which they may receive a notice, and
    `period` how long that is before, in words: None and "" where the edition names no period.
    """

    documents: tuple[Changed, ...]
    others: tuple[Other, ...]
    notice: Need
    latest: datetime.date | None
    period: str

    def of(self, id: str) -> Changed | None:
        return next((one for one in self.documents if one.id == id), None)


History = Mapping[str, Mapping[str, Changes]]
"""What each edition changes, by its SHA-256 and the language; the first edition is not in it."""


def history(shelf: Shelf, memory: Memory) -> History:
    """What every edition but the first one changes."""
    return {
        one.edition.stamp.sha256: _recalled(shelf, one, one.before, memory)
        for one in shelf.every
        if one.before is not None
    }


def _recalled(shelf: Shelf, one: Published, before: Edition, memory: Memory) -> Mapping[str, Changes]:
    name = json.dumps(["changes", before.stamp.sha256, list(LANGUAGES), sorted(shelf.extra.items())])
    content = memory.recall(shelf.key(one.edition, name), lambda: _compared(shelf, one.edition, before))
    return {code: _read(told) for code, told in json.loads(content).items()}


def _read(told: dict[str, Any]) -> Changes:
    documents = (
        Changed(
            one["id"],
            one["title"],
            ChangeState(one["state"]),
            tuple(ArticleDifference(**change | {"told": tuple(change["told"])}) for change in one["changes"]),
            Html(one["redline"]),
        )
        for one in told["documents"]
    )
    latest = datetime.date.fromisoformat(told["latest"]) if told["latest"] else None
    others = tuple(Other(**one) for one in told["others"])
    return Changes(tuple(documents), others, Need(told["notice"]), latest, told["period"])


def _compared(shelf: Shelf, edition: Edition, before: Edition) -> bytes:
    """What `_read` reads, for every language."""
    chain = [one.edition for one in shelf.every]
    day = edition.effective
    old, new = (
        published_side(shelf.library(one), {code: shelf.assembled(one, code, day) for code in LANGUAGES}, chain)
        for one in (before, edition)
    )
    found = redlines(old, new, tuple(LANGUAGES))
    told = {one.language: asdict(_changes(one, edition, (new.library, old.library))) for one in found}
    return json.dumps(told, ensure_ascii=False, default=str).encode()


def _changes(redline: Redline, edition: Edition, libraries: Sequence[Library]) -> Changes:
    documents = tuple(_documents(redline))
    shown = {told.id for summary in redline.summaries for one in summary.articles for told in one.explanations}
    others = tuple(
        Other(_named(note.id, redline.language, libraries), note.kind, note.text[redline.language])
        for note in edition.notes
        if note.id not in shown
    )
    assert redline.notice is not None  # noqa: S101  two editions are compared
    need = _need(redline.notice, documents, others)
    return Changes(documents, others, need, redline.notice.latest, _period(redline.notice, redline.language))


def _need(notice: Notice, documents: Sequence[Changed], others: Sequence[Other]) -> Need:
    """A document that comes or goes is substantive, whatever its versions say; so is an option that is.

    Where a text differs and no version says how much that weighs, nobody is told that a notice is not needed.
    """
    whole = any(one.state in WHOLE for one in documents)
    if notice.needed or whole or any(one.weight == ChangeKind.SUBSTANTIVE for one in others):
        return Need.NEEDED
    return Need.PRUDENT if notice.undeclared else Need.NONE


def _period(notice: Notice, code: str) -> str:
    language = LANGUAGES[code]
    if notice.period is None:
        return ""
    return language.duration(notice.period.amount, notice.period.unit, language.redline.period_form)


def _named(id: str, code: str, libraries: Sequence[Library]) -> str:
    """The title of the option that a note is about; nothing where it is about another thing."""
    family, _, name = id.partition("/")
    if family != "variant":
        return ""
    majors = next(one.variants[name.split("@")[0]] for one in libraries if name.split("@")[0] in one.variants)
    return majors[0].title[code]


def _documents(redline: Redline) -> Iterator[Changed]:
    for comparison, summary in zip(redline.comparisons, redline.summaries, strict=True):
        page = RedlineMarkup(words_of(redline), colon(redline), only=comparison.document)
        changes = tuple(_change(one, page, redline.language) for one in summary.articles)
        html = Html() if comparison.state in WHOLE else legend_html(page) + page.document(comparison)
        yield Changed(comparison.document, summary.title, comparison.state, changes, html)


def _change(one: ArticleSummary, page: RedlineMarkup, code: str) -> ArticleDifference:
    weight = one.kind or (CONSEQUENCE if one.consequence else OTHER)
    told = tuple(explanation.text[code] for explanation in one.explanations)
    return ArticleDifference(page.anchor(one.id), one.label, one.title, weight, _version(one), told)


def _version(one: ArticleSummary) -> str:
    own = next((cause for cause in one.causes if cause.id == one.id), None)
    if own is None or own.before == own.after:
        return ""
    return ARROW.join(filter(None, (own.before, own.after)))
