"""The HTML of a comparison: articles, paragraphs and words with their changes, for any page that shows a redline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from engine.languages.redline import RedlineWords
from engine.model.comparison import (
    ArticleChange,
    Comparison,
    ItemChange,
    Kind,
    Line,
    Nature,
    Numbers,
    ParagraphChange,
    PartChange,
    Piece,
    State,
)
from engine.rendering.html.markup import address, words_html
from engine.rendering.redline.lines import ARROW, ELSEWHERE, WHOLE
from engine.rendering.walk import ended

LOOKS = {Nature.FIGURE: "figure", Nature.REFERENCE: "reference"}
TAGS = {Kind.DELETED: "del", Kind.INSERTED: "ins"}


def only_renumbered(article: ArticleChange) -> bool:
    """Whether an article differs in numbers alone, its own among them."""
    return article.number.changed and article.natures == {Nature.NUMBER}


@dataclass(frozen=True, slots=True)
class Markup:
    """What the HTML of a comparison depends on besides its text.

    `prefix` keeps the anchors of two texts on one page apart; with `folds`, what is the same can be unfolded. On a page
    that shows one document, `only`, anchors are those of the page of its text. `links` gives, by identity, the address
    of an article, paragraph or item in the text itself: its number then leads there.
    """

    words: RedlineWords
    colon: str
    prefix: str = ""
    folds: bool = True
    only: str = ""
    links: Mapping[str, str] = field(default_factory=dict)

    def anchor(self, id: str) -> str:
        return self.prefix + address(id, self.only)

    def hidden(self, text: str) -> str:
        return f'<span class="unseen">{escape(text)}</span>'

    def piece(self, one: Piece) -> str:
        """Words; deleted and inserted ones with what a screen reader says before and after them."""
        html = words_html(one.text)
        if one.kind is Kind.KEPT or not one.text:
            return html
        deleted = one.kind is Kind.DELETED
        starts = self.words.start_deleted if deleted else self.words.start_inserted
        ends = self.words.end_deleted if deleted else self.words.end_inserted
        look = f' class="{LOOKS[one.nature]}"' if one.nature in LOOKS else ""
        tag = TAGS[one.kind]
        return f"<{tag}{look}>{self.hidden(f'[{starts}] ')}{html}{self.hidden(f' [{ends}]')}</{tag}>"

    def line(self, pieces: Iterable[Piece]) -> str:
        return "".join(map(self.piece, pieces))

    def linked(self, html: str, id: str, look: str) -> str:
        """A number or label, as a link where something leads to its place in the text."""
        if id in self.links:
            return f'<a class="{look}" href="{escape(self.links[id])}">{html}</a>'
        return f'<span class="{look}">{html}</span>'

    def number(self, number: Numbers, id: str = "") -> str:
        """The number in its column, and the one before it where it is another one."""
        before, after = number.before, number.after
        if before is None or after is None:
            kind = Kind.INSERTED if before is None else Kind.DELETED
            told = self.piece(Piece(kind, after or before or ""))
        elif number.changed:
            told = f'<span class="was">{escape(before)}{ARROW}</span><span class="now">{escape(after)}</span>'
        else:
            told = escape(after)
        return self.linked(f"{told} ", id, "n") if told else ""

    # Places that moved

    def origin(self, one: ParagraphChange | ItemChange) -> str:
        """Where something stood before, with a link to that place."""
        if one.moved_from is None:
            return ""
        told = self.words.moved_from.format(place=one.moved_from.number)
        return f'<a class="moved" href="#{self._was(one.id)}">{ELSEWHERE} {escape(told)}</a> '

    def stub(self, one: ParagraphChange | ItemChange) -> str:
        """What stands where something was: its former number and a link to where it is now."""
        assert one.moved_to is not None  # noqa: S101  what the state says
        told = self.words.moved_to.format(place=one.moved_to.number)
        number = f'<span class="n">{escape(one.number.before or "")} </span>'
        return f'{number}<a class="moved" href="#{escape(self.anchor(one.id))}">{ELSEWHERE} {escape(told)}</a>'

    def _was(self, id: str) -> str:
        return escape(f"was.{self.anchor(id)}")

    # Paragraphs

    def paragraph(self, one: ParagraphChange) -> str:
        """A whole paragraph with its changes."""
        if one.state is State.MOVED:
            return f'<div class="paragraph stub" id="{self._was(one.id)}"><p>{self.stub(one)}</p></div>\n'
        state = f" {one.state}" if one.natures else ""
        parts = list(one.parts)
        lead: list[Piece] = []
        while parts and parts[0].kind == "text" and not (lead and parts[0].state is not State.REMOVED):
            lead += parts.pop(0).cells[0].pieces
        first = f"{self.number(one.number, one.id)}{self.origin(one)}{self.heading(one)}{self.line(lead)}"
        rest = "".join(self.parts(parts))
        items = "".join(map(self.item, one.items))
        listed = f'<ul class="items">\n{items}</ul>\n' if items else ""
        return (
            f'<div class="paragraph{state}" id="{escape(self.anchor(one.id))}"><p>{first}</p>\n{rest}{listed}</div>\n'
        )

    def heading(self, one: ParagraphChange) -> str:
        if not one.heading.pieces:
            return ""
        text = one.heading.after or one.heading.before
        kind = WHOLE.get(one.state, Kind.KEPT if one.heading.after else Kind.DELETED)
        return f"<strong>{self.line((*one.heading.pieces, Piece(kind, ended(text)[len(text) :])))}</strong> "

    def item(self, one: ItemChange) -> str:
        if one.state is State.MOVED:
            return f'<li class="item stub" id="{self._was(one.id)}">{self.stub(one)}</li>\n'
        told = f"{self.number(one.number, one.id)}{self.origin(one)}{self.line(one.line.pieces)}"
        return f'<li class="item" id="{escape(self.anchor(one.id))}">{told}</li>\n'

    def parts(self, parts: Sequence[PartChange]) -> Iterator[str]:
        for kind, group in groupby(parts, lambda one: "table" if one.kind in ("header", "row") else one.kind):
            if kind == "table":
                yield from self.tables(list(group))
            elif kind == "bullet":
                yield f"<ul>{''.join(f'<li>{self.line(one.cells[0].pieces)}</li>' for one in group)}</ul>\n"
            else:
                yield from self.labelled_parts(list(group))

    def labelled_parts(self, parts: Sequence[PartChange]) -> Iterator[str]:
        """Texts, and definitions or rows of signatures, of which those that are the same can be unfolded."""
        for same, group in groupby(parts, lambda one: one.kind != "text" and not one.natures):
            shown = "".join(f"<p>{self.labelled(one)}</p>\n" for one in group)
            yield self.folded(shown) if same else shown

    def labelled(self, one: PartChange) -> str:
        """A text, or a label and a text with the colon between them."""
        filled = [cell for cell in one.cells if cell.pieces]
        if len(filled) < 2:
            return "".join(self.line(cell.pieces) for cell in filled)
        ends = self.piece(Piece(WHOLE.get(one.state, Kind.KEPT), self.colon))
        label, *rest = filled
        return f"<strong>{self.line(label.pieces)}</strong>{ends}{ends.join(self.line(one.pieces) for one in rest)}"

    def tables(self, parts: Sequence[PartChange]) -> Iterator[str]:
        starts = [place for place, one in enumerate(parts) if one.kind == "header"]
        for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
            size = len(parts[start].cells)
            rows = [one for one in parts[start:end] if len(one.cells) == size]
            head, *body = (tuple(self.line(cell.pieces) for cell in one.cells) for one in rows)
            header = "".join(f'<th scope="col">{cell}</th>' for cell in head)
            lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in body)
            told = f"<table><thead><tr>{header}</tr></thead><tbody>\n{lines}</tbody></table>"
            yield f'<div class="table" tabindex="0">{told}</div>\n'

    # Articles

    def label(self, article: ArticleChange) -> str:
        if article.number.changed:
            return f'<span class="was">{escape(article.label.before)}{ARROW}</span>{escape(article.label.after)}'
        return self.line(article.label.pieces)

    def article(self, article: ArticleChange) -> str:
        """An article with everything that differs in it; what is the same can be unfolded."""
        html = f'<section class="article {article.state}" id="{escape(self.anchor(article.id))}">\n'
        html += f"<h3>{self.linked(self.label(article), article.id, 'label')} {self.title(article.title)}</h3>\n"
        if article.notice.pieces:
            html += f'<p class="notice">{self.line(article.notice.pieces)}</p>\n'
        renumbered = [one for one in article.paragraphs if one.renumbered]
        for told, group in groupby(article.paragraphs, lambda one: bool(one.natures) and not one.renumbered):
            shown = "".join(map(self.paragraph, group))
            html += shown if told else self.folded(shown)
        return f"{html}{self.renumbered([one.number for one in renumbered])}</section>\n"

    def title(self, title: Line) -> str:
        return f'<span class="title">{self.line(title.pieces)}</span>'

    def folded(self, html: str) -> str:
        if not self.folds:
            return html
        return f'<details class="same"><summary>{escape(self.words.unchanged)}</summary>\n{html}</details>\n'

    def renumbered(self, numbers: Sequence[Numbers]) -> str:
        """The numbers that are other ones, where nothing else is."""
        told = " · ".join(f"{one.before}{ARROW}{one.after}" for one in numbers if one.changed)
        if not told:
            return ""
        return f'<p class="renumbered">{escape(self.words.renumbered)}{escape(self.colon)}{escape(told)}</p>\n'

    def document(self, comparison: Comparison) -> str:
        """A document with everything that differs in it."""
        html = f'<section class="document" id="{escape(self.anchor(comparison.document))}">\n'
        html += f"<h2>{self.line(comparison.title.pieces)}</h2>\n"
        numbers = [one for one in comparison.articles if only_renumbered(one)]
        for told, group in groupby(comparison.articles, lambda one: bool(one.natures) and not only_renumbered(one)):
            shown = "".join(map(self.article, group))
            html += shown if told else self.folded(shown)
        labels = " · ".join(f"{one.label.before}{ARROW}{one.label.after}" for one in numbers)
        if labels:
            html += f'<p class="renumbered">{escape(self.words.renumbered)}{escape(self.colon)}{escape(labels)}</p>\n'
        return f"{html}</section>\n"
