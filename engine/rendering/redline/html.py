"""A redline as one self-contained page: no script, no request, readable on a phone, in the dark, on paper and aloud."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from engine.model.summary import Redline, Summary
from engine.rendering.html.markup import asset
from engine.rendering.html.page import POLICY
from engine.rendering.redline.markup import Markup
from engine.rendering.redline.summary import causes, colon, natures, notice_sentences, only, row, weight, words_of


def print_redline_html(redlines: Sequence[Redline], summary_only: bool = False) -> bytes:
    """The redlines of one comparison, one for each language, as one UTF-8 page."""
    first = redlines[0]
    words = words_of(first)
    title = f"{words.title}{colon(first)}{first.before} → {first.after}"
    body = "".join(one_language(one, summary_only, place) for place, one in enumerate(redlines))
    return (
        f'<!doctype html>\n<html lang="{escape(first.locale)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="Clausier">\n'
        f"<title>{escape(title)}</title>\n<style>\n{asset('screen.css')}{asset('redline.css')}</style>\n</head>\n"
        f'<body class="redline">\n<a class="skip" href="#text">{escape(words.skip)}</a>\n{body}</body>\n</html>\n'
    ).encode()


def one_language(redline: Redline, summary_only: bool, place: int) -> str:
    """Everything in one language; the second one has anchors of its own."""
    words = words_of(redline)
    page = Markup(words, colon(redline), f"{redline.language}." if place else "")
    rows = [(words.before, redline.before), (words.after, redline.after)]
    rows += [(label, ", ".join(titles)) for label, titles in only(redline)]
    facts = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>\n" for label, text in rows)
    html = f'<header>\n<h1>{escape(words.title)}</h1>\n<dl class="facts">\n{facts}</dl>\n</header>\n'
    if not redline.changed:
        html += f'<p class="remark">{escape(words.same)}</p>\n'
    html += notice_html(redline)
    html += "".join(summary_html(redline, one, page) for one in redline.summaries)
    anchor = ' id="text" tabindex="-1"' if not place else ""
    if redline.comparisons and not summary_only:
        texts = "".join(map(page.document, redline.comparisons))
        html += f"{legend_html(page)}<main{anchor}>\n{texts}</main>\n"
    return f'<div lang="{escape(redline.locale)}">\n{html}</div>\n'


def notice_html(redline: Redline) -> str:
    """Whether clients must be given notice."""
    if redline.notice is None:
        return ""
    words, one = words_of(redline), redline.notice
    told = "".join(f"<p>{escape(sentence)}</p>\n" for sentence in notice_sentences(redline, one))
    look = "notice-box needed" if one.needed or one.undeclared else "notice-box"
    return f'<section class="{look}">\n<h2>{escape(words.notice)}</h2>\n{told}</section>\n'


def summary_html(redline: Redline, summary: Summary, page: Markup) -> str:
    """The articles of a document that differ, as a table whose rows lead to them."""
    words = words_of(redline)
    labels = [words.article, words.change, words.about, words.cause]
    told = any(one.explanations for one in summary.articles)
    labels += [words.explanation] if told else []
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
    lines = ""
    for one in summary.articles:
        *_, explained = row(redline, one)
        name = f'<span class="label">{escape(one.label)}</span> {escape(one.title)}' if one.label else escape(one.title)
        kind = one.kind if redline.versioned else one.state
        cells = [
            f'<span class="kind {kind or "none"}">{escape(weight(redline, one))}</span>',
            escape(", ".join(natures(redline, one))),
            "<br>".join(f'<span class="code">{escape(text)}</span>' for text in causes(one)),
        ]
        cells += ["".join(f"<p>{escape(text)}</p>" for text in explained)] if told else []
        pairs = zip(labels[1:], cells, strict=True)
        rest = "".join(f'<td data-label="{escape(label)}">{cell}</td>' for label, cell in pairs if cell)
        rest += "".join("<td></td>" for cell in cells if not cell)
        lines += f'<tr><th scope="row"><a href="#{escape(page.anchor(one.id))}">{name}</a></th>{rest}</tr>\n'
    return (
        f'<section class="summary">\n<h2>{escape(words.summary)} – {escape(summary.title)}</h2>\n<table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n</section>\n"
    )


def legend_html(page: Markup) -> str:
    """What the marks mean."""
    words = page.words
    marks = [
        f"<del>{escape(words.deleted)}</del>",
        f"<ins>{escape(words.inserted)}</ins>",
        f'<del class="figure">12</del> <ins class="figure">15</ins> {escape(words.natures["figure"])}',
        f'<del class="reference">5.2</del> <ins class="reference">5.3</ins> {escape(words.natures["reference"])}',
        f'<span class="was">5.2 → </span><span class="now">5.3</span> {escape(words.natures["number"])}',
        f'<span class="moved">↷ {escape(words.mark)}</span>',
    ]
    entries = "".join(f"<li>{mark}</li>" for mark in marks)
    return f'<section class="legend">\n<h2>{escape(words.legend)}</h2>\n<ul>{entries}</ul>\n</section>\n'
