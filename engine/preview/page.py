"""The page of the preview: findings on top, then paragraph by paragraph what is published beside what is drafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from engine.diagnostics import Diagnostic
from engine.languages import FIRST, LANGUAGES
from engine.languages.redline import RedlineWords
from engine.model.comparison import (
    ArticleChange,
    Comparison,
    ItemChange,
    Kind,
    Line,
    Numbers,
    ParagraphChange,
    PartChange,
    Piece,
    State,
)
from engine.preview.screen import Screen
from engine.rendering.redline.markup import Markup

Beside = Mapping[str, Sequence[Diagnostic]]  # findings by the place beside which they belong


def print_page(screen: Screen, document: str, code: str) -> bytes:
    """One document in one language, as one UTF-8 page; the parts that change are in the element `live`."""
    language = LANGUAGES[code]
    words = language.redline
    title = f"{document} · {code} – {words.preview}"
    return (
        f'<!doctype html>\n<html lang="{escape(language.bcp47)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="/preview.css">\n'
        '<script src="/preview.js" defer></script>\n</head>\n'
        f'<body class="redline preview">\n<a class="skip" href="#text">{escape(words.skip)}</a>\n'
        f'<p id="stopped" role="status" hidden>{escape(words.stopped)}</p>\n'
        f"{live(screen, document, code, words)}</body>\n</html>\n"
    ).encode()


def live(screen: Screen, document: str, code: str, words: RedlineWords) -> str:
    """Everything that changes while somebody types."""
    look = ' class="stale"' if screen.stale else ""
    comparison = screen.comparisons.get((document, code))
    html = f'<div id="live" data-number="{screen.number}"{look}>\n'
    html += f'<nav aria-label="{escape(words.preview)}"><ul>{"".join(tabs(screen, document, code))}</ul></nav>\n'
    html += summary(screen, words)
    html += changes(comparison, words)
    return f'{html}<main id="text" tabindex="-1">\n{facing(screen, document, code, words)}</main>\n</div>\n'


def facing(screen: Screen, document: str, code: str, words: RedlineWords) -> str:
    """The document row by row under what the columns are, or that there is no text to show."""
    comparison = screen.comparisons.get((document, code))
    if comparison is None:
        return f'<p class="remark">{escape(words.no_text)}</p>\n'
    language = LANGUAGES[code]
    beside: dict[str, list[Diagnostic]] = {}
    for one, place in screen.places.items():
        beside.setdefault(place, []).append(one)
    day = words.edition.format(day=language.date(screen.effective)) if screen.effective else words.at_start
    draft = f"{words.draft}{language.colon}{words.stale}" if screen.stale else words.draft
    html = f'<div class="heads"><p>{escape(day)}</p><p>{escape(draft)}</p></div>\n'
    return html + text(comparison, beside, words)


def tabs(screen: Screen, document: str, code: str) -> Iterator[str]:
    """Links to every document in every language; those that differ are marked."""
    for (id, other), comparison in screen.comparisons.items():
        here = ' aria-current="page"' if (id, other) == (document, code) else ""
        mark = ' <span class="changed">±</span>' if comparison.changed else ""
        yield f'<li><a href="/{escape(id)}/{escape(other)}"{here}>{escape(id)} · {escape(other)}{mark}</a></li>'


def changes(comparison: Comparison | None, words: RedlineWords) -> str:
    """Links to the articles that differ."""
    found = [one for one in comparison.articles if one.natures] if comparison is not None else []
    if not found:
        return ""
    page = Markup(words, "")
    links = "".join(
        f'<li><a href="#{escape(page.anchor(one.id))}">{escape(one.label.after or one.label.before)}</a></li>'
        for one in found
    )
    name = escape(words.changes)
    return f'<nav class="changes" aria-label="{name}"><p>{name}</p><ul>{links}</ul></nav>\n'


def summary(screen: Screen, words: RedlineWords) -> str:
    """All findings with their file and line; those that have a place in this text lead there."""
    if screen.findings:
        entries = "".join(f"<li>{finding(one, screen.places.get(one, ''))}</li>\n" for one in screen.findings)
        told = f"<ul>\n{entries}</ul>\n"
    else:
        told = f"<p>{escape(words.no_finding if screen.checked else words.checking)}</p>\n"
    counted = f" ({len(screen.findings)})" if screen.findings else ""
    waiting = "" if screen.checked or not screen.findings else f"<p>{escape(words.checking)}</p>\n"
    look = "findings some" if screen.findings else "findings"
    heading = f"<h2>{escape(words.findings)}{counted}</h2>"
    return f'<section class="{look}" id="findings" role="status">\n{heading}\n{told}{waiting}</section>\n'


def finding(one: Diagnostic, place: str = "") -> str:
    """A finding in the words of check, with its hints; a link to its place in the text if it has one."""
    where = escape(str(one.span))
    where = f'<a href="#{escape(anchor(place))}">{where}</a>' if place else where
    hints = "".join(f'<span class="hint">{escape(hint)}</span>' for hint in one.hints)
    told = f'<span class="where">{where}</span> <strong class="{one.severity}">{one.severity}</strong> '
    return f'{told}{escape(one.message)} <span class="where">[{escape(one.code)}]</span>{hints}'


def anchor(place: str) -> str:
    return Markup(LANGUAGES[FIRST].redline, "").anchor(place)


def text(comparison: Comparison, beside: Beside, words: RedlineWords) -> str:
    """The document row by row: what it was, what it is to be, and what there is to say about it."""
    now = Markup(words, comparison.colon, folds=False)
    was = Markup(words, comparison.colon, "former.", folds=False)
    html = f'<h1 class="name">{now.line(comparison.title.pieces)}</h1>\n'
    for article in comparison.articles:
        html += row(heading(former_article(article), was), heading(article, now), beside.get(article.id, ()), "article")
        for one in article.paragraphs:
            places = [one.id, *(item.id for item in one.items), *(part.id for part in one.parts if part.id)]
            told = [each for place in places for each in beside.get(place, ())]
            html += row(former_html(one, was), now.paragraph(one), told, "")
    return html


def row(left: str, right: str, findings: Sequence[Diagnostic], look: str) -> str:
    told = "".join(f"<p>{finding(one)}</p>\n" for one in dict.fromkeys(findings))
    told = f'<aside class="finding">\n{told}</aside>\n' if told else ""
    return (
        f'<div class="row {look}"><div class="cell old">{left}</div><div class="cell new">{right}{told}</div></div>\n'
    )


def heading(article: ArticleChange, page: Markup) -> str:
    if not article.label.pieces:
        return ""
    notice = f'<p class="notice">{page.line(article.notice.pieces)}</p>\n' if article.notice.pieces else ""
    title = f'<span class="label">{page.label(article)}</span> {page.title(article.title)}'
    return f'<h2 id="{escape(page.anchor(article.id))}">{title}</h2>\n{notice}'


def former_html(one: ParagraphChange, page: Markup) -> str:
    """A paragraph as it was, beside the place where it is now; nothing where it was not there."""
    if one.state in (State.INSERTED, State.MOVED):
        return ""
    return page.paragraph(former(one))


def kept(line: Line) -> Line:
    return Line((Piece(Kind.KEPT, line.before),) if line.before else ())


def former_article(one: ArticleChange) -> ArticleChange:
    number = Numbers(one.number.before, one.number.before)
    return replace(one, number=number, label=kept(one.label), title=kept(one.title), notice=kept(one.notice))


def former(one: ParagraphChange) -> ParagraphChange:
    """The paragraph before, without any mark of change."""
    parts = tuple(former_part(part) for part in one.parts if part.state is not State.INSERTED)
    items = tuple(former_item(item) for item in one.items if item.state not in (State.INSERTED, State.MOVED))
    number = Numbers(one.number.before, one.number.before)
    heading = kept(one.heading)
    return replace(
        one, state=State.UNCHANGED, number=number, heading=heading, parts=parts, items=items, moved_from=None
    )


def former_part(one: PartChange) -> PartChange:
    return replace(one, state=State.UNCHANGED, cells=tuple(map(kept, one.cells)))


def former_item(one: ItemChange) -> ItemChange:
    number = Numbers(one.number.before, one.number.before)
    return replace(one, state=State.UNCHANGED, number=number, line=kept(one.line), moved_from=None)
