"""The page of the preview: findings on top, then paragraph by paragraph what is published beside what is drafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.diagnostics import Diagnostic
from engine.languages import FIRST, LANGUAGES
from engine.languages.redline import RedlineWords
from engine.model.comparison import (
    ArticleChange,
    ChangeState,
    ComparedLine,
    Comparison,
    ItemChange,
    Numbers,
    ParagraphChange,
    PartChange,
    Piece,
    TextChange,
)
from engine.preview.screen import Screen
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import overview_html
from engine.rendering.html.markup import PageSetting
from engine.rendering.redline.markup import RedlineMarkup

Beside = Mapping[str, Sequence[Diagnostic]]  # findings by the place beside which they belong


def print_page(screen: Screen, document: str, code: str) -> bytes:
    """One document in one language, as one UTF-8 page; the parts that change are in the element `live`."""
    language = LANGUAGES[code]
    words = language.redline
    title = f"{document} · {code} – {words.preview}"
    return markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>{}</title>\n'
        '<link rel="stylesheet" href="/preview.css">\n<script src="/preview.js" defer></script>\n</head>\n'
        '<body class="redline preview">\n<a class="skip" href="#text">{}</a>\n'
        '<p id="stopped" role="status" hidden>{}</p>\n{}</body>\n</html>\n',
        language.bcp47,
        title,
        words.skip,
        words.stopped,
        live(screen, document, code, words),
    ).encode()


def live(screen: Screen, document: str, code: str, words: RedlineWords) -> Html:
    """Everything that changes while somebody types."""
    look = Html(' class="stale"') if screen.stale else ""
    comparison = screen.comparisons.get((document, code))
    html = markup('<div id="live" data-number="{}"{}>\n', screen.number, look)
    html += markup('<nav aria-label="{}"><ul>{}</ul></nav>\n', words.preview, Html().join(tabs(screen, document, code)))
    html += summary(screen, words)
    html += changes(comparison, words)
    return markup('{}<main id="text" tabindex="-1">\n{}</main>\n</div>\n', html, facing(screen, document, code, words))


def facing(screen: Screen, document: str, code: str, words: RedlineWords) -> Html:
    """The document row by row under what the columns are, or that there is no text to show."""
    comparison = screen.comparisons.get((document, code))
    if comparison is None:
        return markup('<p class="remark">{}</p>\n', words.no_text)
    language = LANGUAGES[code]
    beside: dict[str, list[Diagnostic]] = {}
    for one, place in screen.places.items():
        beside.setdefault(place, []).append(one)
    day = words.edition.format(day=language.date(screen.effective)) if screen.effective else words.at_start
    draft = f"{words.draft}{language.colon}{words.stale}" if screen.stale else words.draft
    html = markup('<div class="heads"><p>{}</p><p>{}</p></div>\n', day, draft)
    return html + in_short(screen, document, code, words) + text(comparison, beside, words)


def in_short(screen: Screen, document: str, code: str, words: RedlineWords) -> Html:
    """What the first page says in short, before and now; nothing where neither has anything."""
    sides = screen.overviews.get((document, code), (None, None))
    if not any(sides):
        return Html()
    cells = []
    for overview, prefix in zip(sides, ("former.", ""), strict=True):
        page = RedlineMarkup(words, LANGUAGES[code].colon, prefix, folds=False)
        runs = [run for row in overview.rows for run in row.line] if overview is not None else []
        anchors = {run.target: page.anchor(run.target) for run in runs if run.target is not None}
        setting = PageSetting(LANGUAGES[code].bcp47, LANGUAGES[code].colon, anchors, self_links=True)
        cells.append(Html() if overview is None else overview_html(overview, setting))
    return row(cells[0], cells[1], (), "")


def tabs(screen: Screen, document: str, code: str) -> Iterator[Html]:
    """Links to every document in every language; those that differ are marked."""
    for (id, other), comparison in screen.comparisons.items():
        here = Html(' aria-current="page"') if (id, other) == (document, code) else ""
        mark = Html(' <span class="changed">±</span>') if comparison.changed else ""
        yield markup(
            '<li><a href="/{id}/{other}"{here}>{id} · {other}{mark}</a></li>', id=id, other=other, here=here, mark=mark
        )


def changes(comparison: Comparison | None, words: RedlineWords) -> Html:
    """Links to the articles that differ."""
    found = [one for one in comparison.articles if one.natures] if comparison is not None else []
    if not found:
        return Html()
    page = RedlineMarkup(words, "")
    links = Html().join(
        markup('<li><a href="#{}">{}</a></li>', page.anchor(one.id), one.label.after or one.label.before)
        for one in found
    )
    return markup('<nav class="changes" aria-label="{0}"><p>{0}</p><ul>{1}</ul></nav>\n', words.changes, links)


def summary(screen: Screen, words: RedlineWords) -> Html:
    """All findings with their file and line; those that have a place in this text lead there."""
    if screen.findings:
        entries = Html().join(
            markup("<li>{}</li>\n", finding(one, screen.places.get(one, ""))) for one in screen.findings
        )
        told = markup("<ul>\n{}</ul>\n", entries)
    else:
        told = markup("<p>{}</p>\n", words.no_finding if screen.checked else words.checking)
    counted = f" ({len(screen.findings)})" if screen.findings else ""
    waiting = "" if screen.checked or not screen.findings else markup("<p>{}</p>\n", words.checking)
    look = "findings some" if screen.findings else "findings"
    heading = markup("<h2>{}{}</h2>", words.findings, counted)
    return markup(
        '<section class="{}" id="findings" role="status">\n{}\n{}{}</section>\n', look, heading, told, waiting
    )


def finding(one: Diagnostic, place: str = "") -> Html:
    """A finding in the words of check, with its hints; a link to its place in the text if it has one."""
    where: str = str(one.span)
    where = markup('<a href="#{}">{}</a>', anchor(place), where) if place else where
    hints = Html().join(markup('<span class="hint">{}</span>', hint) for hint in one.hints)
    told = markup('<span class="where">{0}</span> <strong class="{1}">{1}</strong> ', where, one.severity)
    return markup('{}{} <span class="where">[{}]</span>{}', told, one.message, one.code, hints)


def anchor(place: str) -> str:
    return RedlineMarkup(LANGUAGES[FIRST].redline, "").anchor(place)


def text(comparison: Comparison, beside: Beside, words: RedlineWords) -> Html:
    """The document row by row: what it was, what it is to be, and what there is to say about it."""
    now = RedlineMarkup(words, comparison.colon, folds=False)
    was = RedlineMarkup(words, comparison.colon, "former.", folds=False)
    rows = [markup('<h1 class="name">{}</h1>\n', now.line(comparison.title.pieces))]
    for article in comparison.articles:
        found = beside.get(article.id, ())
        rows.append(row(heading(former_article(article), was), heading(article, now), found, "article"))
        for one in article.paragraphs:
            places = [one.id, *(item.id for item in one.items), *(part.id for part in one.parts if part.id)]
            told = [each for place in places for each in beside.get(place, ())]
            rows.append(row(former_html(one, was), now.paragraph(one), told, ""))
    return Html().join(rows)


def row(left: Html, right: Html, findings: Sequence[Diagnostic], look: str) -> Html:
    told = Html().join(markup("<p>{}</p>\n", finding(one)) for one in dict.fromkeys(findings))
    told = markup('<aside class="finding">\n{}</aside>\n', told) if told else told
    return markup(
        '<div class="row {}"><div class="cell old">{}</div><div class="cell new">{}{}</div></div>\n',
        look,
        left,
        right,
        told,
    )


def heading(article: ArticleChange, page: RedlineMarkup) -> Html:
    if not article.label.pieces:
        return Html()
    notice = markup('<p class="notice">{}</p>\n', page.line(article.notice.pieces)) if article.notice.pieces else ""
    title = markup('<span class="label">{}</span> {}', page.label(article), page.title(article.title))
    return markup('<h2 id="{}">{}</h2>\n{}', page.anchor(article.id), title, notice)


def former_html(one: ParagraphChange, page: RedlineMarkup) -> Html:
    """A paragraph as it was, beside the place where it is now; nothing where it was not there."""
    if one.state in (ChangeState.INSERTED, ChangeState.MOVED):
        return Html()
    return page.paragraph(former(one))


def kept(line: ComparedLine) -> ComparedLine:
    return ComparedLine((Piece(TextChange.KEPT, line.before),) if line.before else ())


def former_article(one: ArticleChange) -> ArticleChange:
    number = Numbers(one.number.before, one.number.before)
    return replace(one, number=number, label=kept(one.label), title=kept(one.title), notice=kept(one.notice))


def former(one: ParagraphChange) -> ParagraphChange:
    """The paragraph before, without any mark of change."""
    parts = tuple(former_part(part) for part in one.parts if part.state is not ChangeState.INSERTED)
    items = tuple(
        former_item(item) for item in one.items if item.state not in (ChangeState.INSERTED, ChangeState.MOVED)
    )
    number = Numbers(one.number.before, one.number.before)
    heading = kept(one.heading)
    return replace(
        one, state=ChangeState.UNCHANGED, number=number, heading=heading, parts=parts, items=items, moved_from=None
    )


def former_part(one: PartChange) -> PartChange:
    return replace(one, state=ChangeState.UNCHANGED, cells=tuple(map(kept, one.cells)))


def former_item(one: ItemChange) -> ItemChange:
    number = Numbers(one.number.before, one.number.before)
    return replace(one, state=ChangeState.UNCHANGED, number=number, line=kept(one.line), moved_from=None)
