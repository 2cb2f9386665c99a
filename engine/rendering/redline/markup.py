"""The HTML of a comparison: articles, paragraphs and words with their changes, for any page that shows a redline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from engine.languages.redline import RedlineWords
from engine.model.comparison import (
    ArticleChange,
    ChangeState,
    ComparedLine,
    Comparison,
    ItemChange,
    Nature,
    Numbers,
    ParagraphChange,
    PartChange,
    Piece,
    TextChange,
)
from engine.rendering.html.anchors import address
from engine.rendering.html.escaping import Html, markup, passages_apart
from engine.rendering.html.markup import words_html
from engine.rendering.redline.lines import ARROW, ELSEWHERE, WHOLE
from engine.rendering.walk import ended

LOOKS = MappingProxyType({Nature.FIGURE: "figure", Nature.REFERENCE: "reference"})
TAGS = MappingProxyType({TextChange.DELETED: "del", TextChange.INSERTED: "ins"})


def only_renumbered(article: ArticleChange) -> bool:
    """Whether an article differs in numbers alone, its own among them."""
    return article.number.changed and article.natures == {Nature.NUMBER}


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same words with one piece where neighbours look the same."""
    told = groupby(pieces, lambda one: (one.kind, one.nature if one.nature in LOOKS else None))
    for (kind, nature), group in told:
        yield Piece(kind, "".join(one.text for one in group), nature)


def different(article: ArticleChange) -> ArticleChange:
    """An article without the paragraphs that are the same."""
    return replace(article, paragraphs=tuple(one for one in article.paragraphs if one.natures))


@dataclass(frozen=True, slots=True)
class RedlineMarkup:
    """What the HTML of a comparison depends on besides its text.

    `prefix` keeps the anchors of two texts on one page apart; with `folds`, what is the same can be unfolded. On a page
    that shows one document, `only`, anchors are those of the page of its text. `links` gives, by identity, the address
    of an article, paragraph or item in the text itself: its number then leads there. `whole` says that what stands
    around has told already that all of it is new, or that all of it is gone: whoever listens hears that once. `repeats`
    names paragraphs that say what the page says elsewhere, each with what stands where it can be unfolded.
    """

    words: RedlineWords
    colon: str
    prefix: str = ""
    folds: bool = True
    only: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False
    repeats: Mapping[str, str] = field(default_factory=dict)

    def anchor(self, id: str) -> str:
        return self.prefix + address(id, self.only)

    def hidden(self, text: str) -> Html:
        return markup('<span class="unseen">{}</span>', text)

    def piece(self, one: Piece) -> Html:
        """Words; deleted and inserted ones with what a screen reader says before and after them."""
        html = passages_apart(words_html(one.text))
        if one.kind is TextChange.KEPT or not one.text:
            return html
        look = markup(' class="{}"', LOOKS[one.nature]) if one.nature is not None and one.nature in LOOKS else ""
        tag = TAGS[one.kind]
        starts, ends = (Html(), Html()) if self.whole else self.told(one.kind)
        return markup("<{}{}>{}{}{}</{}>", tag, look, starts, html, ends, tag)

    def told(self, kind: TextChange) -> tuple[Html, Html]:
        """What a screen reader says before and after words that are deleted or inserted."""
        deleted = kind is TextChange.DELETED
        starts = self.words.start_deleted if deleted else self.words.start_inserted
        ends = self.words.end_deleted if deleted else self.words.end_inserted
        return self.hidden(f"[{starts}] "), self.hidden(f" [{ends}]")

    def entire(self, state: ChangeState) -> tuple[RedlineMarkup, Html, Html]:
        """How to print something that came or went as a whole, and what a screen reader says once around it."""
        if self.whole or state not in WHOLE:
            return self, Html(), Html()
        return (replace(self, whole=True), *self.told(WHOLE[state]))

    def line(self, pieces: Iterable[Piece]) -> Html:
        return Html().join(map(self.piece, joined(pieces)))

    def linked(self, html: Html, id: str, look: str) -> Html:
        """A number or label, as a link where something leads to its place in the text."""
        if id in self.links:
            return markup('<a class="{}" href="{}">{}</a>', look, self.links[id], html)
        return markup('<span class="{}">{}</span>', look, html)

    def number(self, number: Numbers, id: str = "") -> Html:
        """The number in its column, and the one before it where it is another one."""
        before, after = number.before, number.after
        if before is None or after is None:
            kind = TextChange.INSERTED if before is None else TextChange.DELETED
            told = self.piece(Piece(kind, after or before or ""))
        elif number.changed:
            told = markup('<span class="was">{}{}</span><span class="now">{}</span>', before, ARROW, after)
        else:
            told = Html.escape(after)
        return self.linked(told + " ", id, "n") if told else told

    # Places that moved

    def origin(self, one: ParagraphChange | ItemChange) -> Html:
        """Where something stood before, with a link to that place."""
        if one.moved_from is None:
            return Html()
        told = self.words.moved_from.format(place=one.moved_from.number)
        return markup('<a class="moved" href="#{}">{} {}</a> ', self._was(one.id), ELSEWHERE, told)

    def stub(self, one: ParagraphChange | ItemChange) -> Html:
        """What stands where something was: its former number and a link to where it is now."""
        assert one.moved_to is not None  # noqa: S101  what the state says
        told = self.words.moved_to.format(place=one.moved_to.number)
        number = markup('<span class="n">{} </span>', one.number.before or "")
        return markup('{}<a class="moved" href="#{}">{} {}</a>', number, self.anchor(one.id), ELSEWHERE, told)

    def _was(self, id: str) -> str:
        return f"was.{self.anchor(id)}"

    # Paragraphs

    def paragraph(self, one: ParagraphChange) -> Html:
        """A whole paragraph with its changes."""
        if one.state is ChangeState.MOVED:
            return markup('<div class="paragraph stub" id="{}"><p>{}</p></div>\n', self._was(one.id), self.stub(one))
        state = f" {one.state}" if one.natures else ""
        parts = list(one.parts)
        lead: list[Piece] = []
        while parts and parts[0].kind == "text" and not (lead and parts[0].state is not ChangeState.REMOVED):
            lead += parts.pop(0).cells[0].pieces
        page, starts, ends = self.entire(one.state)
        first = page.number(one.number, one.id) + page.origin(one) + page.heading(one) + page.line(lead)
        rest = Html().join(page.parts(parts))
        items = Html().join(map(page.item, one.items))
        rest += markup('<ul class="items">\n{}</ul>\n', items) if items else ""
        first, rest = (starts + first, rest + ends) if rest else (starts + first + ends, rest)
        html = markup('<div class="paragraph{}" id="{}"><p>{}</p>\n{}</div>\n', state, self.anchor(one.id), first, rest)
        return self.folded(html, self.repeats[one.id]) if one.id in self.repeats else html

    def heading(self, one: ParagraphChange) -> Html:
        if not one.heading.pieces:
            return Html()
        text = one.heading.after or one.heading.before
        kind = WHOLE.get(one.state, TextChange.KEPT if one.heading.after else TextChange.DELETED)
        return markup("<strong>{}</strong> ", self.line((*one.heading.pieces, Piece(kind, ended(text)[len(text) :]))))

    def item(self, one: ItemChange) -> Html:
        if one.state is ChangeState.MOVED:
            return markup('<li class="item stub" id="{}">{}</li>\n', self._was(one.id), self.stub(one))
        page, starts, ends = self.entire(one.state)
        told = page.number(one.number, one.id) + page.origin(one) + page.line(one.line.pieces)
        return markup('<li class="item" id="{}">{}{}{}</li>\n', self.anchor(one.id), starts, told, ends)

    def parts(self, parts: Sequence[PartChange]) -> Iterator[Html]:
        for kind, group in groupby(parts, lambda one: "table" if one.kind in ("header", "row") else one.kind):
            if kind == "table":
                yield from self.tables(list(group))
            elif kind == "bullet":
                entries = (markup("<li>{}</li>", self.line(one.cells[0].pieces)) for one in group)
                yield markup("<ul>{}</ul>\n", Html().join(entries))
            else:
                yield from self.labelled_parts(list(group))

    def labelled_parts(self, parts: Sequence[PartChange]) -> Iterator[Html]:
        """Texts, and definitions or rows of signatures, of which those that are the same can be unfolded."""
        for same, group in groupby(parts, lambda one: one.kind != "text" and not one.natures):
            shown = Html().join(markup("<p>{}</p>\n", self.labelled(one)) for one in group)
            yield self.folded(shown) if same else shown

    def labelled(self, one: PartChange) -> Html:
        """A text, or a label and a text with the colon between them."""
        filled = [cell for cell in one.cells if cell.pieces]
        if len(filled) < 2:
            return Html().join(self.line(cell.pieces) for cell in filled)
        page, starts, ends = self.entire(one.state)
        colon = page.piece(Piece(WHOLE.get(one.state, TextChange.KEPT), self.colon))
        label, *rest = (page.line(cell.pieces) for cell in filled)
        return markup("{}<strong>{}</strong>{}{}{}", starts, label, colon, colon.join(rest), ends)

    def tables(self, parts: Sequence[PartChange]) -> Iterator[Html]:
        starts = [place for place, one in enumerate(parts) if one.kind == "header"]
        for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
            size = len(parts[start].cells)
            rows = [one for one in parts[start:end] if len(one.cells) == size]
            head, *body = (tuple(self.line(cell.pieces) for cell in one.cells) for one in rows)
            header = Html().join(markup('<th scope="col">{}</th>', cell) for cell in head)
            cells = (Html().join(markup("<td>{}</td>", cell) for cell in row) for row in body)
            lines = Html().join(markup("<tr>{}</tr>\n", row) for row in cells)
            told = markup("<table><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table>", header, lines)
            yield markup('<div class="table" tabindex="0">{}</div>\n', told)

    # Articles

    def label(self, article: ArticleChange) -> Html:
        if article.number.changed:
            return markup('<span class="was">{}{}</span>{}', article.label.before, ARROW, article.label.after)
        return self.line(article.label.pieces)

    def article(self, article: ArticleChange) -> Html:
        """An article with everything that differs in it; what is the same can be unfolded."""
        page, starts, ends = self.entire(article.state)
        html = markup('<section class="article {}" id="{}">\n', article.state, self.anchor(article.id))
        label = page.linked(page.label(article), article.id, "label")
        html += markup("<h3>{}{} {}</h3>\n", starts, label, page.title(article.title))
        return html + page.body(article) + ends + Html("</section>\n")

    def body(self, article: ArticleChange) -> Html:
        """The same without its heading."""
        html = Html()
        if article.notice.pieces:
            html += markup('<p class="notice">{}</p>\n', self.line(article.notice.pieces))
        renumbered = [one for one in article.paragraphs if one.renumbered]
        for told, group in groupby(article.paragraphs, lambda one: bool(one.natures) and not one.renumbered):
            shown = Html().join(map(self.paragraph, group))
            html += shown if told else self.folded(shown)
        return html + self.renumbered([one.number for one in renumbered])

    def title(self, title: ComparedLine) -> Html:
        return markup('<span class="title">{}</span>', self.line(title.pieces))

    def folded(self, html: Html, label: str = "") -> Html:
        if not self.folds:
            return html
        told = label or self.words.unchanged
        return markup('<details class="same"><summary>{}</summary>\n{}</details>\n', told, html)

    def renumbered(self, numbers: Sequence[Numbers]) -> Html:
        """The numbers that are other ones, where nothing else is."""
        told = " · ".join(f"{one.before}{ARROW}{one.after}" for one in numbers if one.changed)
        if not told:
            return Html()
        return markup('<p class="renumbered">{}{}{}</p>\n', self.words.renumbered, self.colon, told)

    def document(self, comparison: Comparison) -> Html:
        """A document with everything that differs in it."""
        html = markup('<section class="document" id="{}">\n', self.anchor(comparison.document))
        html += markup("<h2>{}</h2>\n", self.line(comparison.title.pieces))
        numbers = [one for one in comparison.articles if only_renumbered(one)]
        for told, group in groupby(comparison.articles, lambda one: bool(one.natures) and not only_renumbered(one)):
            shown = Html().join(map(self.article, group))
            html += shown if told else self.folded(shown)
        return html + self.other_numbers(numbers) + Html("</section>\n")

    def other_numbers(self, articles: Sequence[ArticleChange]) -> Html:
        """The articles of which nothing but the number is another one."""
        labels = " · ".join(f"{one.label.before}{ARROW}{one.label.after}" for one in articles)
        if not labels:
            return Html()
        return markup('<p class="renumbered">{}{}{}</p>\n', self.words.renumbered, self.colon, labels)

    def differences(self, comparison: Comparison) -> Iterator[Html]:
        """What differs in a document and nothing else, piece by piece: its title, its articles, then other numbers."""
        if comparison.title.changed:
            yield markup('<p class="renamed">{}</p>\n', self.title(comparison.title))
        differing = [one for one in comparison.articles if one.natures]
        yield from (self.article(different(one)) for one in differing if not only_renumbered(one))
        yield self.other_numbers([one for one in differing if only_renumbered(one)])
