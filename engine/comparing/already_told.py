"""Leaves out of a comparison what an earlier one showed already, to the letter."""

from __future__ import annotations

from dataclasses import replace

from engine.comparing.excerpt import bare
from engine.model.comparison import (
    ArticleChange,
    ChangeState,
    ComparedLine,
    Comparison,
    Numbers,
    ParagraphChange,
    Piece,
    TextChange,
)

Head = tuple[str, ChangeState, Numbers, ComparedLine, ComparedLine]


class AlreadyTold:
    """What has been shown: paragraphs, and what is told of articles and documents themselves."""

    def __init__(self, *shown: Comparison) -> None:
        self.paragraphs: set[ParagraphChange] = set()
        self.heads: set[Head] = set()
        self.titles: set[tuple[str, ComparedLine]] = set()
        for one in shown:
            self.add(one)

    def add(self, comparison: Comparison) -> None:
        self.titles.add((comparison.document, comparison.title))
        for article in comparison.articles:
            self.heads.add(_head(article))
            self.paragraphs.update(one for one in article.paragraphs if one.natures)

    def beyond(self, comparison: Comparison) -> Comparison:
        """The same with nothing but what has not been shown; the title of the document stays as a heading."""
        known = (comparison.document, comparison.title) in self.titles
        title = replace(comparison.title, pieces=_kept(comparison.title)) if known else comparison.title
        articles = tuple(found for one in comparison.articles if (found := self._article(one)) is not None)
        state = ChangeState.CHANGED if known else comparison.state
        return replace(comparison, state=state, title=title, articles=articles)

    def _article(self, article: ArticleChange) -> ArticleChange | None:
        left = [one for one in article.paragraphs if one.natures and one not in self.paragraphs]
        if _head(article) not in self.heads:
            own = replace(article, paragraphs=tuple(left))
            return own if own.natures else None
        return replace(bare(article, left), state=ChangeState.CHANGED) if left else None


def _head(article: ArticleChange) -> Head:
    return article.id, article.state, article.number, article.title, article.notice


def _kept(line: ComparedLine) -> tuple[Piece, ...]:
    text = line.after or line.before
    return (Piece(TextChange.KEPT, text),) if text else ()
