"""A part of a comparison: one article, one paragraph, or one item with the paragraph around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.model.comparison import ArticleChange, ComparedLine, Comparison, ParagraphChange, Piece, TextChange
from engine.model.place import Place


def part(comparison: Comparison, place: Place) -> Comparison:
    """Only what differs in a place: `cgv/abroad`, `cgv/abroad#request` or `cgv/abroad#request.item`."""
    articles = [one for one in comparison.articles if one.id == place.clause]
    if place.part:
        kept = [(one, [it for it in one.paragraphs if place.within(it.id)]) for one in articles]
        articles = [bare(one, [_item(it, place) if place.item else it for it in found]) for one, found in kept]
    return replace(comparison, title=_after(comparison.title), articles=tuple(articles))


def bare(article: ArticleChange, paragraphs: Sequence[ParagraphChange]) -> ArticleChange:
    """An article with some of its paragraphs, nothing else of it told as changed."""
    label, title, notice = map(_after, (article.label, article.title, article.notice))
    number = replace(article.number, before=article.number.after)
    return replace(article, number=number, label=label, title=title, notice=notice, paragraphs=tuple(paragraphs))


def _item(paragraph: ParagraphChange, place: Place) -> ParagraphChange:
    return replace(paragraph, items=tuple(one for one in paragraph.items if one.id == place))


def _after(line: ComparedLine) -> ComparedLine:
    """A line as it is now; as it was where there is nothing now."""
    text = line.after or line.before
    return ComparedLine((Piece(TextChange.KEPT, text),) if text else ())
