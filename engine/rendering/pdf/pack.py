"""All documents of a pack as one PDF, with one table of contents.

Roomy: a cover, then each document on a page of its own. Compact: one head, then one document after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby, pairwise
from operator import itemgetter

from engine.model.document import Document, Dossier
from engine.rendering.file_title import file_title
from engine.rendering.html.anchors import anchors
from engine.rendering.html.bilingual import row, text_rows
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import contents_list, front_html, side_by_side
from engine.rendering.html.markup import PageSetting, paper_page
from engine.rendering.layouts import STANDARD, Layout
from engine.rendering.pdf.document import (
    CONTENTS_COLUMNS,
    CONTENTS_LETTERS,
    FACING_PACK_STYLES,
    PACK_STYLES,
    body_html,
    facing_page,
    head,
    lone_page,
    page_words,
    typeset,
)
from engine.rendering.pdf.labels import label_look
from engine.rendering.walk import Title, cover, facing, opening, title


def anchored(dossier: Dossier, prefix: str = "") -> list[Mapping[str, str]]:
    """The anchors that each document of a pack can link to, in the order of the documents.

    A term leads to the document's own definition of it, or else to that of the first document that defines it. The
    identity of a document (`dpa`) leads to its title.
    """
    own = [anchors(one, f"{prefix}{one.id}.") for one in dossier.documents]
    everywhere = {one.id: prefix + one.id for one in dossier.documents}
    for mapping in reversed(own):
        everywhere |= mapping
    return [everywhere | mapping for mapping in own]


PrintSetting = Callable[[Document, Mapping[str, str], Layout], PageSetting]
"""How a document is printed in one language, or beside its translation."""


def pages(dossier: Dossier, setting: PrintSetting, layout: Layout, prefix: str = "") -> list[PageSetting]:
    pairs = zip(dossier.documents, anchored(dossier, prefix), strict=True)
    return [setting(one, known, layout) for one, known in pairs]


def documents_html(dossier: Dossier, known: list[PageSetting]) -> Html:
    """The list of documents on the cover."""
    entries = Html().join(
        markup('<li><a href="#{}">{}</a></li>\n', page.anchors[one.id], one.title)
        for one, page in zip(dossier.documents, known, strict=True)
    )
    return markup('<ol class="bound" role="list">\n{}</ol>\n', entries)


def contents_html(document: Document, page: PageSetting) -> Html:
    """The part of a document in the table of contents: its title, then its articles and annexes."""
    return markup('<ol role="list">\n{}{}</ol>\n', whole_entry(document, page), contents_list(document.articles, page))


def whole_entry(document: Document, page: PageSetting) -> Html:
    """The line of a document itself in the table of contents."""
    target = f"#{page.anchors[document.id]}"
    link = markup('<a href="{}">{}</a>', target, document.title)
    return markup('<li class="whole" data-target="{}">{}</li>\n', target, link)


def halved(dossier: Dossier, known: Sequence[PageSetting]) -> Html:
    """The table of contents of one language in two columns of much the same height, cut wherever that falls."""
    lines = [
        (at, entry, 1 + len(words) // CONTENTS_LETTERS)
        for at, (one, page) in enumerate(zip(dossier.documents, known, strict=True))
        for entry, words in [
            (whole_entry(one, page), ""),
            *((contents_list([article], page), article.title) for article in one.articles),
        ]
    ]
    heights = [height for _, _, height in lines]
    openings = {at for at in range(1, len(lines)) if lines[at - 1][0] != lines[at][0]}
    cuts = [at for at in range(1, len(lines)) if at - 1 not in openings] or [len(lines)]
    cut = min(cuts, key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    return side_by_side(
        Html().join(
            markup('<ol role="list">\n{}</ol>\n', Html().join(entry for _, entry, _ in group))
            for _, group in groupby(part, key=itemgetter(0))
        )
        for part in (lines[:cut], lines[cut:])
    )


def lists_html(dossier: Dossier, lists: Sequence[Html]) -> Html:
    """The parts of a table of contents in columns side by side: in order, each part whole, the longest column short."""
    lengths = [len(one.articles) + 2 for one in dossier.documents]
    ends = [
        (0, *inner, len(lists)) for inner in combinations(range(1, len(lists)), min(CONTENTS_COLUMNS, len(lists)) - 1)
    ]
    best = min(ends, key=lambda one: max(sum(lengths[first:last]) for first, last in pairwise(one)))
    return side_by_side(Html().join(lists[first:last]) for first, last in pairwise(best))


def opened(document: Document) -> Html:
    marks = " · ".join(document.front.marks)
    return markup('<div class="document" data-marks="{}" lang="{}">\n', marks, document.locale)


def anchored_title(html: Html, document: Document, page: PageSetting) -> Html:
    return markup('<div id="{}">\n{}</div>\n', page.anchors[document.id], html)


def title_html(document: Document, dossier: Dossier, page: PageSetting, layout: Layout) -> list[Html]:
    """The parts of a title block; the anchor of the document is at its title."""
    parts = title(document, dossier) if layout == "compact" else opening(document, dossier)
    return [
        anchored_title(front_html(part, page), document, page) if isinstance(part, Title) else front_html(part, page)
        for part in parts
    ]


def pack_page(dossier: Dossier, layout: Layout = STANDARD) -> Html:
    """The HTML that WeasyPrint typesets."""
    known = pages(dossier, lone_page, layout)
    above = Html().join(front_html(part, paper_page(dossier, {})) for part in cover(dossier))
    lists = [contents_html(one, page) for one, page in zip(dossier.documents, known, strict=True)]
    bodies = Html()
    for one, page in zip(dossier.documents, known, strict=True):
        bodies += markup(
            '{}<div class="opening">\n{}</div>\n<div class="articles">\n{}</div>\n</div>\n',
            opened(one),
            Html().join(title_html(one, dossier, page, layout)),
            body_html(one, page, layout),
        )
    return markup(
        '{head}<body{words}>\n<header class="cover">\n{above}{listed}</header>\n'
        '<nav aria-label="{heading}">\n<p class="heading">{heading}</p>\n{contents}</nav>\n'
        "<main>\n{bodies}</main>\n</body>\n</html>\n",
        head=head(dossier, file_title(dossier)),
        words=page_words(dossier, layout) + label_look(dossier),
        above=above,
        listed=documents_html(dossier, known) if layout == "roomy" else Html(),
        heading=dossier.wording.contents,
        contents=Html().join(lists) if layout == "roomy" else lists_html(dossier, lists),
        bodies=bodies,
    )


def facing_contents(
    left: Dossier, right: Dossier, known: Sequence[PageSetting], translated: Sequence[PageSetting], layout: Layout
) -> Html:
    """The table of contents in two languages side by side: each document beside its translation, or each language in
    two columns where it is to be short.
    """
    covers = paper_page(left, {}), paper_page(right, {})
    headings = [markup('<p class="heading">{}</p>\n', one.wording.contents) for one in (left, right)]
    if layout == "compact":
        return row("contents", headings[0] + halved(left, known), headings[1] + halved(right, translated), covers)
    lists = [
        [contents_html(one, page) for one, page in zip(dossier.documents, pages, strict=True)]
        for dossier, pages in ((left, known), (right, translated))
    ]
    rows = (row("contents", one, other, covers) for one, other in zip(*lists, strict=True))
    return row("contents", headings[0], headings[1], covers) + Html().join(rows)


def bilingual_pack_page(left: Dossier, right: Dossier, layout: Layout = STANDARD) -> Html:
    """The HTML that WeasyPrint typesets for two languages."""
    pairs = zip(left.documents, right.documents, strict=True)
    right = replace(right, documents=tuple(facing(one, other) for one, other in pairs))
    known = (
        pages(left, facing_page, layout),
        pages(right, facing_page, layout, f"{right.language}."),
    )
    covers = paper_page(left, {}), paper_page(right, {})
    parts = zip(cover(left), cover(right), strict=True)
    above = Html().join(row("front", front_html(a, covers[0]), front_html(b, covers[1]), covers) for a, b in parts)
    listed = documents_html(left, known[0]), documents_html(right, known[1])
    contents, bodies = facing_contents(left, right, *known, layout), Html()
    for one, other, *both in zip(left.documents, right.documents, *known, strict=True):
        page, translated = both
        titles = zip(title_html(one, left, page, layout), title_html(other, right, translated, layout), strict=True)
        title = Html().join(row("front", a, b, covers) for a, b in titles)
        bodies += markup(
            '{}<div class="opening" data-translation="{}">\n{}</div>\n<div class="articles">\n{}</div>\n</div>\n',
            opened(one),
            translated.running(other.title),
            title,
            text_rows(one, other, page, translated),
        )
    return markup(
        '{}<body{}>\n<header class="cover">\n{}{}</header>\n'
        '<nav aria-label="{}">\n{}</nav>\n<main>\n{}</main>\n</body>\n</html>\n',
        head(left, file_title(left, right)),
        page_words(left, layout) + label_look(left, right),
        above,
        row("front", *listed, covers) if layout == "roomy" else Html(),
        left.wording.contents,
        contents,
        bodies,
    )


def print_pack(dossier: Dossier, layout: Layout = STANDARD) -> bytes:
    """The pack as one A4 PDF; raises Refused as `print_pdf` does."""
    return typeset(pack_page(dossier, layout), dossier.date, PACK_STYLES[layout], dossier.front.look.accent)


def print_bilingual_pack(left: Dossier, right: Dossier, layout: Layout = STANDARD) -> bytes:
    """Two languages of a pack in facing columns as one A4 PDF; raises Refused as `print_pdf` does.

    Both hold the same documents in the same order, and these the same parts: ValueError if they do not.
    """
    return typeset(
        bilingual_pack_page(left, right, layout), left.date, FACING_PACK_STYLES[layout], left.front.look.accent
    )
