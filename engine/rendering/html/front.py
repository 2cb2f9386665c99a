"""HTML of what stands above the articles: the title block, what is said in short, and the table of contents."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from engine.model.document import Article, Overview, PriceGroup, Row, Run
from engine.model.look import Logo
from engine.model.payment import PaymentCode
from engine.rendering.html.escaping import Html, apart, markup
from engine.rendering.html.markup import PageSetting, inline, pair_html, running_html
from engine.rendering.payment_code import payment_svg
from engine.rendering.walk import (
    Company,
    Contents,
    FrontPart,
    FrontRows,
    InShort,
    Letterhead,
    Marks,
    Mentions,
    Notices,
    Title,
    fact_runs,
    with_strong_figures,
)

LISTED = Html(' class="listed"')
"""Marks the prices that belong to the subject above them."""
_NARROW = 50
"""Characters of amounts beside which the narrowest page has room for what they are for; beyond, amounts may break."""


def named(row: Row) -> Html:
    """Which row of the title block it is, where stylesheets may want to know."""
    return markup(' class="{}"', row.id) if row.id else Html()


def rows_html(rows: tuple[Row, ...], kind: str, page: PageSetting) -> Html:
    if not rows:
        return Html()
    html = Html().join(pair_html(row.label, inline(fact_runs(row), page), named(row), page) for row in rows)
    return markup('<{0} class="{1}">\n{2}</{0}>\n', page.pairs[0], kind, html)


def contents_list(articles: Sequence[Article[Run]], page: PageSetting) -> Html:
    entries = Html()
    for article in articles:
        target = f"#{page.anchors[article.id]}"
        numbered = Html() if page.self_links else markup(' data-target="{}"', target)  # whose page number paper prints
        label = markup('<span class="label">{}</span>', article.label)
        entries += markup('<li{}>{} <a href="{}">{}</a></li>\n', numbered, label, target, article.title)
    return entries


def contents_html(part: Contents, page: PageSetting) -> Html:
    """The table of contents; nothing where its heading is empty."""
    if not part.heading or not part.articles:
        return Html()
    size = -(-len(part.articles) // page.lists)
    lists = [
        markup('<ol role="list">\n{}</ol>\n', contents_list(part.articles[first : first + size], page))
        for first in range(0, len(part.articles), size)
    ]
    html = lists[0] if page.lists == 1 else side_by_side(lists)
    return markup('<nav aria-label="{0}">\n<p class="heading">{0}</p>\n{1}</nav>\n', part.heading, html)


def side_by_side(columns: Iterable[Html]) -> Html:
    """Parts of a table of contents on paper, each in a column of its own."""
    return markup('<div class="lists">\n{}</div>\n', Html().join(markup("<div>\n{}</div>\n", one) for one in columns))


def line_html(content: Html) -> Html:
    return markup('<span class="line">{}</span> ', content)


def payment_html(lines: Html, code: PaymentCode) -> Html:
    """Beside what is to be paid in words, the code that a banking app reads."""
    told = b64encode(payment_svg(code.asked)).decode()
    return markup(
        '<span class="paying"><span class="told">{}</span>'
        '<span class="code-cell"><img class="payment-code" src="data:image/svg+xml;base64,{}" alt="{}"></span></span>',
        lines + line_html(Html.escape(code.scan)),
        told,
        code.picture,
    )


def prices_html(prices: PriceGroup[Run], page: PageSetting) -> Html:
    """Prices with their amounts in columns, as many for each row; made of spans, for they stand in a line on paper."""
    columns = max(len(one.amounts) for one in prices.rows)
    noted = any(one.notes for one in prices.rows)
    rows = Html()
    for row in prices.rows:
        cells = markup('<span class="words">{}</span> ', inline(row.words, page))
        for place in range(columns):
            amount = inline(row.amounts[place], page) if place < len(row.amounts) else Html()
            cells += markup('<span class="amount">{}</span> ', amount)
        if noted:
            notes = Html().join(markup("<span>{}</span> ", inline(one, page)) for one in row.notes)
            cells += markup('<span class="note">{}</span> ', notes)
        rows += markup('<span class="price">{}</span> ', cells)
    kinds = f"{prices.kind} wide" if _width(prices) > _NARROW else prices.kind
    return markup('<span class="prices {}">{}</span> ', kinds, rows)


def _width(prices: PriceGroup[Run]) -> int:
    """How many characters the amounts of a row may need together."""
    columns = zip_longest(*(one.amounts for one in prices.rows), fillvalue=())
    return sum(max(sum(len(run.text) for run in cell) for cell in column) for column in columns)


def logo_html(logo: Logo, name: str) -> Html:
    """A logo within the page itself, called by the name of the company where it is read aloud."""
    kind = "image/svg+xml" if logo.vector else "image/png"
    return markup('<img class="logo" src="data:{};base64,{}" alt="{}">', kind, b64encode(logo.content).decode(), name)


def outline_html(title: str, page: PageSetting) -> Html:
    """What the title of a document is called in the outline of the PDF, where that says more than the title."""
    return markup(' data-outline="{}"', page.outline) if page.outline not in ("", title) else Html()


def overview_html(overview: Overview[Run], page: PageSetting) -> Html:
    """What a document says in short, as a box with a heading of its own that no table of contents lists."""
    rows = Html()
    for row in overview.rows:
        lines = [one for one in (row.line, *(() if row.prices else row.entries)) if one]
        told = map(with_strong_figures, lines) if page.strong_figures else lines
        content = Html().join(line_html(inline(one, page)) for one in told)
        content += Html().join(prices_html(one, page) for one in row.prices if not one.label)
        if row.payment is not None:
            content = payment_html(content, row.payment)
        rows += pair_html(row.label, content, Html(), page)
        for one in row.prices:
            if one.label:
                rows += pair_html(inline(one.label, page), prices_html(one, page), LISTED, page)
    pairs = markup('<{0} class="brief">\n{1}</{0}>\n', page.pairs[0], rows)
    head = markup('<p class="heading">{}</p>\n<p class="apart">{}</p>\n', overview.title, overview.notice)
    return markup('<section class="in-short" aria-label="{}">\n{}{}</section>\n', overview.title, head, pairs)


def front_html(part: FrontPart, page: PageSetting) -> Html:
    """One part of what stands above the articles."""
    match part:
        case Letterhead(content, logo):
            shown = apart(content) if logo is None else logo_html(logo, content)
            return markup('<p class="letterhead">{}</p>\n', shown)
        case Company(content):
            return markup('<p class="company">{}</p>\n', apart(content))
        case Mentions(rows):
            return rows_html(rows, "mentions", page)
        case Marks(marks):
            html = Html(" ").join(markup('<span class="mark">{}</span>', mark) for mark in marks)
            return markup('<p class="marks">{}</p>\n', html) if marks else Html()
        case Title(content):
            return markup("<h1{}>{}</h1>\n", running_html(content, page) + outline_html(content, page), content)
        case Notices(notices):
            return Html().join(markup('<p class="remark">{}</p>\n', notice) for notice in notices)
        case FrontRows(rows):
            return rows_html(rows, "facts", page)
        case InShort(overview):
            return Html() if overview is None else overview_html(overview, page)
        case Contents():
            return contents_html(part, page)
