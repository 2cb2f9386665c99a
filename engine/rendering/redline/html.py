"""A redline as one self-contained page: no script, no request, readable on a phone, in the dark, on paper and aloud."""

from __future__ import annotations

from collections.abc import Sequence

from engine.model.summary import Redline, Summary
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.page import POLICY
from engine.rendering.html.stylesheets import stylesheets
from engine.rendering.redline.markup import RedlineMarkup
from engine.rendering.redline.summary import causes, colon, natures, notice_sentences, only, row, weight, words_of


def print_redline_html(redlines: Sequence[Redline], summary_only: bool = False) -> bytes:
    """The redlines of one comparison, one for each language, as one UTF-8 page."""
    first = redlines[0]
    words = words_of(first)
    title = f"{words.title}{colon(first)}{first.before} → {first.after}"
    body = Html().join(one_language(one, summary_only, place) for place, one in enumerate(redlines))
    return markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="Clausier">\n'
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n"
        '<body class="redline">\n<a class="skip" href="#text">{}</a>\n{}</body>\n</html>\n',
        first.locale,
        POLICY,
        title,
        stylesheets("screen.css", "redline.css"),
        words.skip,
        body,
    ).encode()


def one_language(redline: Redline, summary_only: bool, place: int) -> Html:
    """Everything in one language; the second one has anchors of its own."""
    words = words_of(redline)
    page = RedlineMarkup(words, colon(redline), f"{redline.language}." if place else "")
    rows = [(words.before, redline.before), (words.after, redline.after)]
    rows += [(label, ", ".join(titles)) for label, titles in only(redline)]
    facts = Html().join(markup("<div><dt>{}</dt><dd>{}</dd></div>\n", label, text) for label, text in rows)
    html = markup('<header>\n<h1>{}</h1>\n<dl class="facts">\n{}</dl>\n</header>\n', words.title, facts)
    if not redline.changed:
        html += markup('<p class="remark">{}</p>\n', words.same)
    html += notice_html(redline)
    html += Html().join(summary_html(redline, one, page) for one in redline.summaries)
    anchor = Html(' id="text" tabindex="-1"') if not place else ""
    if redline.comparisons and not summary_only:
        texts = Html().join(map(page.document, redline.comparisons))
        html += markup("{}<main{}>\n{}</main>\n", legend_html(page), anchor, texts)
    return markup('<div lang="{}">\n{}</div>\n', redline.locale, html)


def notice_html(redline: Redline) -> Html:
    """Whether clients must be given notice."""
    if redline.notice is None:
        return Html()
    words, one = words_of(redline), redline.notice
    told = Html().join(markup("<p>{}</p>\n", sentence) for sentence in notice_sentences(redline, one))
    look = "notice-box needed" if one.needed or one.undeclared else "notice-box"
    return markup('<section class="{}">\n<h2>{}</h2>\n{}</section>\n', look, words.notice, told)


def summary_html(redline: Redline, summary: Summary, page: RedlineMarkup) -> Html:
    """The articles of a document that differ, as a table whose rows lead to them."""
    words = words_of(redline)
    labels = [words.article, words.change, words.about, words.cause]
    told = any(one.explanations for one in summary.articles)
    labels += [words.explanation] if told else []
    head = Html().join(markup('<th scope="col">{}</th>', label) for label in labels)
    lines = Html()
    for one in summary.articles:
        *_, explained = row(redline, one)
        name = markup('<span class="label">{}</span> {}', one.label, one.title) if one.label else Html.escape(one.title)
        kind = one.kind if redline.versioned else one.state
        cells = [
            markup('<span class="kind {}">{}</span>', kind or "none", weight(redline, one)),
            Html.escape(", ".join(natures(redline, one))),
            Html("<br>").join(markup('<span class="code">{}</span>', text) for text in causes(one)),
        ]
        cells += [Html().join(markup("<p>{}</p>", text) for text in explained)] if told else []
        pairs = zip(labels[1:], cells, strict=True)
        rest = Html().join(markup('<td data-label="{}">{}</td>', label, cell) for label, cell in pairs if cell)
        rest += Html("<td></td>") * sum(not cell for cell in cells)
        lines += markup('<tr><th scope="row"><a href="#{}">{}</a></th>{}</tr>\n', page.anchor(one.id), name, rest)
    return markup(
        '<section class="summary">\n<h2>{} – {}</h2>\n<table>\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</section>\n",
        words.summary,
        summary.title,
        head,
        lines,
    )


def legend_html(page: RedlineMarkup) -> Html:
    """What the marks mean."""
    words = page.words
    marks = [
        markup("<del>{}</del>", words.deleted),
        markup("<ins>{}</ins>", words.inserted),
        markup('<del class="figure">12</del> <ins class="figure">15</ins> {}', words.natures["figure"]),
        markup('<del class="reference">5.2</del> <ins class="reference">5.3</ins> {}', words.natures["reference"]),
        markup('<span class="was">5.2 → </span><span class="now">5.3</span> {}', words.natures["number"]),
        markup('<span class="moved">↷ {}</span>', words.mark),
    ]
    entries = Html().join(markup("<li>{}</li>", mark) for mark in marks)
    return markup('<section class="legend">\n<h2>{}</h2>\n<ul>{}</ul>\n</section>\n', words.legend, entries)
