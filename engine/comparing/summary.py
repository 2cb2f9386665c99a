"""summarise: a redline and the declared versions → which articles differ, how much that matters, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.model.block import lines
from engine.model.clause import Version
from engine.model.comparison import ArticleChange, ChangeState, Comparison, Nature
from engine.model.document import Article, Document, Item, Origin, Paragraph, Run
from engine.model.edition import Note
from engine.model.revision import Revision
from engine.model.summary import ArticleSummary, Cause, ClientNote, Summary

CONSEQUENCES = frozenset({Nature.NUMBER, Nature.REFERENCE})
"""What differs in an article because something else changed: the numbers of places."""
Removers = dict[str, dict[str, str]]  # by article, variants with their versions
COMING = frozenset({ChangeState.INSERTED, ChangeState.REMOVED, ChangeState.RESERVED, ChangeState.RESTORED})
"""What an outline decides, not only a clause."""


def summarise(
    comparison: Comparison,
    before: Document | None,
    after: Document | None,
    revisions: Sequence[Revision],
    notes: Sequence[Note] = (),
) -> Summary:
    """The articles of a comparison that differ, each with the revisions of the library that explain it.

    An article differs because of its clause, of a variant that wrote in it, of a term that it defines, of a parameter
    that it prints, or of the outline. `notes` are what the edition tells clients about its revisions.
    """
    told = _Told({one.id: one for one in revisions}, notes, (_absences(before), _absences(after)))
    old, new = _articles(before), _articles(after)
    former = {one.was: one.id for one in revisions if one.was is not None}
    old = {former.get(id, id): one for id, one in old.items()}
    found = [
        told.article(one, comparison.document, old.get(one.id), new.get(one.id))
        for one in comparison.articles
        if one.natures
    ]
    title = comparison.title.after or comparison.title.before
    if comparison.title.changed and before is not None and after is not None:
        causes = tuple(told.cause(f"document/{comparison.document}", before.version, after.version))
        natures = comparison.title.natures
        found.insert(
            0,
            ArticleSummary(
                comparison.document, "", title, ChangeState.CHANGED, natures, causes, told.explained(causes)
            ),
        )
    return Summary(comparison.document, title, comparison.state, tuple(found))


def _articles(document: Document | None) -> dict[str, Article[Run]]:
    return {one.id: one for one in document.articles} if document else {}


class _Told:
    """What the versions and the notes say."""

    def __init__(
        self, revisions: Mapping[str, Revision], notes: Sequence[Note], removers: tuple[Removers, Removers]
    ) -> None:
        self.revisions, self.notes, self.removers = revisions, notes, removers

    def article(
        self, change: ArticleChange, document: str, before: Article[Run] | None, after: Article[Run] | None
    ) -> ArticleSummary:
        causes = tuple(dict.fromkeys(self._causes(change, document, before, after)))
        label, title = (line.after or line.before for line in (change.label, change.title))
        explained = self.explained(causes)
        return ArticleSummary(change.id, label, title, change.state, change.natures, causes, explained)

    def _causes(
        self, change: ArticleChange, document: str, before: Article[Run] | None, after: Article[Run] | None
    ) -> Iterator[Cause]:
        if change.natures <= CONSEQUENCES:
            return
        yield from self.cause(change.id)
        if change.state in COMING:
            yield from self.cause(f"document/{document}")
        yield from self._variants(change.id, before, after)
        for part in (part for one in change.paragraphs for part in one.parts if part.id and part.natures):
            yield from self.cause(part.id)
        old, new = _figures(before), _figures(after)
        for name in old:
            if name in new and old[name] != new[name]:
                owner = name.partition(".")[0]
                yield from self.cause(f"parameter/{name}" if owner == name else f"variant/{owner}")

    def cause(self, id: str, before: str = "", after: str = "") -> Iterator[Cause]:
        """The revision of that name, if there is one that changed something."""
        one = self.revisions.get(id)
        if one is not None and (one.changed or one.before != one.after):
            old, new = (str(version) if version else "" for version in (one.before, one.after))
            yield Cause(one.id, old, new, one.kind)
        elif before != after:
            yield Cause(id, before, after, None)

    def _variants(self, article: str, before: Article[Run] | None, after: Article[Run] | None) -> Iterator[Cause]:
        """The variants that wrote in the article or took something out of it, where both sides are not the same."""
        old, new = (
            _written(one) | gone.get(article, {}) for one, gone in zip((before, after), self.removers, strict=True)
        )
        for id in dict.fromkeys((*old, *new)):
            if old.get(id) != new.get(id):
                major = (new.get(id) or old[id]).split(".")[0]
                pinned = f"variant/{id}@{major}"
                name = pinned if pinned in self.revisions else f"variant/{id}"
                yield from self.cause(name, old.get(id, ""), new.get(id, ""))

    def explained(self, causes: Sequence[Cause]) -> tuple[ClientNote, ...]:
        """What clients are told of the versions that they have not had yet."""
        found = []
        for one in causes:
            revision = self.revisions.get(one.id)
            since = revision.before if revision is not None else None
            found += [
                note for note in self.notes if note.id == one.id and (since is None or _later(note.version, since))
            ]
        return tuple(ClientNote(one.id, one.kind, one.text) for one in found)


def _later(one: Version, other: Version) -> bool:
    return (one.major, one.minor, one.patch) > (other.major, other.minor, other.patch)


def _absences(document: Document | None) -> Removers:
    """The variants that took something out of an article, by its identity."""
    found: Removers = {}
    for one in document.absent if document else ():
        if one.provenance.variant is not None:
            found.setdefault(one.id.clause, {})[one.provenance.variant] = one.provenance.variant_version or ""
    return found


def _parts(article: Article[Run] | None) -> Iterator[Article[Run] | Paragraph[Run] | Item[Run]]:
    if article is not None:
        yield article
        for paragraph in article.paragraphs:
            yield paragraph
            yield from paragraph.items if paragraph.run_in is None else (paragraph.run_in,)


def _written(article: Article[Run] | None) -> dict[str, str]:
    """The variants that wrote in an article, with their versions."""
    sources = (one.provenance for one in _parts(article))
    return {one.variant: one.variant_version or "" for one in sources if one.variant is not None}


def _figures(article: Article[Run] | None) -> dict[str, frozenset[str]]:
    """How an article prints each parameter."""
    found: dict[str, set[str]] = {}
    for paragraph in article.paragraphs if article else ():
        printed = [line for block in paragraph.blocks for line in lines(block)]
        for run in (run for line in (*printed, *(item.line for item in paragraph.items)) for run in line):
            if run.origin is Origin.PARAMETER and run.source is not None:
                found.setdefault(run.source, set()).add(run.text)
    return {name: frozenset(texts) for name, texts in found.items()}
