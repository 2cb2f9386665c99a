"""What an option says in an edition, as a document of its own: the passages that it adds or changes, and nothing else.

It is what the dated page of an option shows and what its PDF prints. A passage stands as it reads with the option in
the standard text of the edition, under the numbers that it has there; of a passage that the option takes out it is said
that it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from engine.assembling.catalogue_text import one_line
from engine.comparing.options import Surroundings, surroundings
from engine.diagnostics import Refused
from engine.languages import LANGUAGES
from engine.languages.site.option_archive import OPTION_ARCHIVE_WORDS, OptionArchiveWords
from engine.model.block import Block, DefinitionBlock, TextBlock, mapped
from engine.model.comparison import ArticleChange, ChangeState, Comparison, Nature, ParagraphChange
from engine.model.document import Article, Document, Front, Origin, Paragraph, Provenance, Row, Run
from engine.model.library import Library
from engine.model.variant import Variant
from engine.site.content.compared import day_of
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_changes import BLANK, label
from engine.site.model import Published
from engine.tasks.variants import Effect, PackByLanguage, effects, standard_with

SAID = frozenset({Nature.WORDING, Nature.FIGURE, Nature.PLACE})
"""Differences that the option makes; that others are numbered or cited otherwise only follows from them."""


def option_texts(shelf: Shelf, one: Published) -> Mapping[str, Mapping[str, Document]]:
    """What every option of an edition says, by language and by the option with its major; remembered."""
    name = f"options {list(LANGUAGES)} {sorted(shelf.extra.items())}"
    kept = shelf.remembered(one.edition, name, lambda: _made(shelf, one))
    found: dict[str, dict[str, Document]] = {code: {} for code in LANGUAGES}
    for key, document in kept.items():
        pin, _, code = key.partition(" ")
        found[code][pin] = document
    return found


def _made(shelf: Shelf, one: Published) -> dict[str, Document]:
    """The same by option and language in one table. Options in the same surroundings share the text without them.

    Texts are assembled on the first day from which the company and the register are as when the edition takes effect:
    so an option reads the same in two editions between which nothing changes, even where a text prints its day.
    """
    library, day, codes = shelf.library(one.edition), day_of(shelf, one.edition), tuple(LANGUAGES)
    published = {code: shelf.texts(one.edition, code) for code in codes}
    standard: dict[Surroundings, PackByLanguage] = {}
    found: dict[str, Document] = {}
    for variant in (variant for majors in library.variants.values() for variant in majors):
        around = surroundings(library, variant)
        shared = replace(around, implies=())  # on which the text without the option does not depend
        changes: Mapping[str, Effect] = {}
        with suppress(Refused):  # the standard selection excludes it
            if shared not in standard:
                standard[shared] = standard_with(library, around, codes, day)
            changes = effects(library, variant, around, standard[shared], day)
        for code in codes:
            base = next(iter(published[code].values()))
            extract = _Extract(library, variant, base, published[code], changes.get(code))
            found[f"{variant.pin} {code}"] = extract.document()
    return found


@dataclass(frozen=True, slots=True)
class _Extract:
    """The passages of an option; `base` is a document of its edition, `published` those that have pages."""

    library: Library
    variant: Variant
    base: Document
    published: Mapping[str, Document]
    effect: Effect | None

    @property
    def told(self) -> OptionArchiveWords:
        return OPTION_ARCHIVE_WORDS[self.base.language]

    def document(self) -> Document:
        code = self.base.language
        title = self.told.title.format(title=self._typeset(self.variant.title[code]))
        summary = self._typeset(one_line(self.library, self.variant.summary[code], code))
        articles = tuple(self._filled(one) for one in self._articles())
        comparisons = self.effect.comparisons if self.effect is not None else ()
        last = self.told.excerpt if articles else self.told.nothing
        last = last if self.effect is not None else self.told.no_effect
        rows = [self.base.front.rows[0], Row(self.told.version, (_run(str(self.variant.version)),))]
        for name, state in ((self.told.added, ChangeState.INSERTED), (self.told.left_out, ChangeState.REMOVED)):
            titles = [one.title.after or one.title.before for one in comparisons if one.state is state]
            rows += [Row(name, (_run(", ".join(titles)),))] if titles else []
        front = replace(self.base.front, notices=(self._bracketed(summary), last), rows=tuple(rows))
        return self._whole(title, front, articles)

    def _whole(self, title: str, front: Front, articles: tuple[Article[Run], ...]) -> Document:
        wording = replace(self.base.wording, contents="")
        return replace(
            self.base, id=f"option-{self.variant.id}", title=title, name=title, version=str(self.variant.version),
            front=front, wording=wording, articles=articles, absent=(),
        )  # fmt: skip

    def _articles(self) -> Iterator[Article[Run]]:
        """Those of the documents that differ, in the order of the page of the option: those of the site first."""
        if self.effect is None:
            return
        for comparison in sorted(self.effect.comparisons, key=lambda one: one.document not in self.published):
            if comparison.state is ChangeState.CHANGED:
                for change in comparison.articles:
                    yield from self._article(comparison, change)
            elif comparison.state is ChangeState.INSERTED and comparison.document not in self.published:
                added = self.effect.after[comparison.document]
                yield from (self._named(one, added.title) for one in added.articles)

    def _article(self, comparison: Comparison, change: ArticleChange) -> Iterator[Article[Run]]:
        """What an article says with the option, if the option changes its words."""
        assert self.effect is not None  # noqa: S101  what is compared is there
        if not change.natures & SAID:
            return
        old, new = (
            next((one for one in texts[comparison.document].articles if one.id == change.id), None)
            for texts in (self.effect.before, self.effect.after)
        )
        title = comparison.title.after or comparison.title.before
        if new is None:
            assert old is not None  # noqa: S101  one of the texts has it
            yield self._named(replace(old, notice=self.told.removed_article, paragraphs=()), title)
            return
        had = {str(one.id): one for one in old.paragraphs} if old is not None else {}
        has = {str(one.id): one for one in new.paragraphs}
        paragraphs = tuple(
            self._paragraph(one, has.get(one.id) or had[one.id])
            for one in change.paragraphs
            if one.natures & SAID and one.state is not ChangeState.MOVED
        )
        if paragraphs or change.state is not ChangeState.CHANGED or change.title.changed:
            yield self._named(replace(new, paragraphs=paragraphs), title)

    def _paragraph(self, change: ParagraphChange, one: Paragraph[Run]) -> Paragraph[Run]:
        """A paragraph as it reads with the option; of definitions only those that differ."""
        if change.state is ChangeState.REMOVED:
            return replace(one, blocks=(TextBlock((Run(self.told.removed, emphasis=True),)),), items=())
        if change.state is ChangeState.INSERTED:
            return one
        differing = {part.id for part in change.parts if part.natures}
        blocks = (_defining(block, differing) for block in one.blocks)
        return replace(one, blocks=tuple(block for block in blocks if block is not None))

    def _named(self, article: Article[Run], document: str) -> Article[Run]:
        """An article that says of which document it is; as it stands here, nobody needs to know who wrote it."""
        own = Provenance(article.provenance.clause, article.provenance.version)
        paragraphs = tuple(
            replace(one, provenance=own, items=tuple(replace(item, provenance=own) for item in one.items))
            for one in article.paragraphs
        )
        label = " – ".join(filter(None, (document, article.label)))
        return replace(article, label=label, provenance=own, paragraphs=paragraphs)

    # Figures that only a contract gives

    def _filled(self, article: Article[Run]) -> Article[Run]:
        paragraphs = tuple(
            replace(
                one,
                blocks=tuple(mapped(block, self._line) for block in one.blocks),
                items=tuple(replace(item, line=self._line(item.line)) for item in one.items),
            )
            for one in article.paragraphs
        )
        return replace(article, paragraphs=paragraphs)

    def _line(self, line: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(replace(run, text=self._bracketed(run.text)) if "⟨" in run.text else run for run in line)

    def _bracketed(self, text: str) -> str:
        """A text in which the names of figures are replaced by what they are, in square brackets."""
        return BLANK.sub(lambda found: f"[{self._label(found)}]", text)

    def _label(self, found: re.Match[str]) -> str:
        code = self.base.language
        known = {**self.library.parameters, **self.variant.parameters}
        if found[1] in known:
            return label(known[found[1]], code)
        return LANGUAGES[code].supplied.get(found[1], str(found[1]))

    def _typeset(self, text: str) -> str:
        return LANGUAGES[self.base.language].typeset([(" ".join(text.split()), False)])[0]


def _defining(block: Block[Run], differing: set[str]) -> Block[Run] | None:
    """A block of definitions without those that are the same; None if nothing is left of it."""
    if not isinstance(block, DefinitionBlock):
        return block
    entries = tuple(one for one in block.entries if one.id in differing)
    return DefinitionBlock(entries) if entries else None


def _run(text: str) -> Run:
    return Run(text, origin=Origin.LABEL)
