"""The HTML of a document's parts, shared by the page for the screen, the page for print and both bilingual ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.model.block import (
    Block,
    BulletBlock,
    Definition,
    DefinitionBlock,
    Party,
    SignatureBlock,
    TableBlock,
    TextBlock,
)
from engine.model.document import Article, Document, Dossier, Item, Origin, Paragraph, Provenance, Run
from engine.rendering.breaking import breaks_anywhere
from engine.rendering.directions import stands_apart
from engine.rendering.file_title import outline_title
from engine.rendering.html.anchors import anchors
from engine.rendering.html.breaks import BREAKS, NO_BREAK_SPACES, glued
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.paper_columns import Columns, PaperColumns, natural
from engine.rendering.walk import (
    ArticleEnd,
    Further,
    ItemPiece,
    Lead,
    Opening,
    ParagraphEnd,
    Reserved,
    TextPart,
    alignment,
    blank,
    colon,
    ended,
    figures,
    headed,
    heading,
    signed,
    totals,
)

TICK_BOX = "\u2610"
ENDLESS = re.compile(r"(\S{31,})")
"""A word that may break anywhere on a screen, so that it does not push the other columns of a table away."""
NOTABLE = re.compile(r"[@\d]|://|\w\.\w")
"""What stands in every word that is not to be broken as others are."""
SHORT = 8  # a table of at most so many rows stays on one page


@dataclass(frozen=True, slots=True)
class PageSetting:
    """What the HTML of one document depends on besides its text.

    `anchors` gives the anchor of every identity that a run can link to, `elsewhere` the address of those that stand on
    another page; `self_links` makes numbers link to themselves. `former` gives the anchors that an identity had under
    former names. `names` gives what the link of a number is called for who does not see where it leads, by identity.
    `provenance` tells who wrote each part and what it covers, which is of use to those who look for it.
    `pairs` names the elements of a list of terms, an entry, a term and its text: on paper not `dl`, which WeasyPrint
    tags in a way that PDF/UA forbids. `columns` gives the columns of a table that does not fit,
    `running` a title as it stands at the head of a page, `lists` the columns of the table of contents, `outline` what
    the document is called in the outline of a PDF. `strong_figures` makes dates and amounts stand out in what is said
    in short: not in narrow columns on paper, where WeasyPrint breaks the line too early before such a word.
    """

    locale: str
    colon: str
    anchors: Mapping[str, str]
    self_links: bool = False
    pairs: tuple[str, str, str, str] = ("dl", "div", "dt", "dd")
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, Sequence[str]] = field(default_factory=dict)
    columns: Columns = natural
    running: Callable[[str], str] = str
    names: Mapping[str, str] = field(default_factory=dict)
    provenance: bool = True
    lists: int = 1
    outline: str = ""
    strong_figures: bool = True

    def href(self, target: str) -> str | None:
        """Where a link to an identity leads; None where nothing stands for it."""
        anchor = self.anchors.get(target)
        return f"#{anchor}" if anchor is not None else self.elsewhere.get(target)


def screen_page(document: Document, prefix: str = "") -> PageSetting:
    return PageSetting(document.locale, colon(document), anchors(document, prefix), self_links=True)


def paper_page(
    document: Document | Dossier,
    anchored: Mapping[str, str],
    columns: Columns = natural,
    running: Callable[[str], str] = str,
) -> PageSetting:
    pairs = ("div", "p", "span", "span")
    return PageSetting(
        document.locale,
        document.wording.colon,
        anchored,
        pairs=pairs,
        columns=columns,
        running=running,
        outline=outline_title(document),
    )


def word_html(word: str) -> Html:
    """One word: an address or a digest is never hyphenated, a reference such as +++010/8068/17183+++ never broken.

    A no-break space before a digest gives way, because the two need not fit on one line.
    """
    html = Html.escape(word)
    digits = len(word) >= 8 and any(map(str.isdecimal, word))
    if breaks_anywhere(word):
        code = html.lstrip(NO_BREAK_SPACES)
        return markup('{}<span class="code">{}</span>', " " if code != html else "", code)
    if digits and ("+" in word or "/" in word):
        return markup('<span class="whole">{}</span>', html)
    return html


def words_html(text: str) -> Html:
    if len(text) < 8 or not NOTABLE.search(text):
        return Html.escape(text)
    return Html().join([word_html(word) for word in BREAKS.split(text)])


def screen_words_html(text: str) -> Html:
    """Words on a screen: those without end may break; on paper, where words have hyphens, tables are told how wide."""
    if len(text) < 31 or not ENDLESS.search(text):
        return words_html(text)
    parts = ENDLESS.split(text)
    return Html().join(
        markup('<span class="long">{}</span>', part) if place % 2 and not breaks_anywhere(part) else words_html(part)
        for place, part in enumerate(parts)
    )


def run_html(run: Run, page: PageSetting) -> Html:
    """One run; it links only to what the page knows the place of. The link is innermost, as PDF/UA wants it."""
    html = screen_words_html(run.text) if page.self_links else words_html(run.text)
    if stands_apart(run):
        html = markup("<bdi>{}</bdi>", html)
    if run.target is not None and (href := page.href(run.target)) is not None:
        look = Html(' class="term"') if run.origin is Origin.TERM else ""
        html = markup('<a{} href="{}">{}</a>', look, href, html)
    if run.emphasis:
        html = markup("<em>{}</em>", html)
    if run.strong:
        html = markup("<strong>{}</strong>", html)
    if run.origin is Origin.BLANK:
        html = markup('<mark class="blank">{}</mark>', html)
    return html


def inline(runs: Sequence[Run], page: PageSetting) -> Html:
    return Html().join([run_html(run, page) for run in (runs if page.self_links else glued(runs))])


def attributes(identity: str, provenance: Provenance, covers: tuple[str, ...], page: PageSetting) -> Html:
    """The anchor and the provenance of an article, paragraph or item."""
    anchor, clause, version = page.anchors[identity], provenance.clause, provenance.version
    if not page.provenance:
        return markup(' id="{}"', anchor)
    told = markup(' id="{}" data-clause="{}" data-version="{}"', anchor, clause, version)
    if provenance.variant is not None:
        version = f"@{provenance.variant_version}" if provenance.variant_version else ""
        told += markup(' data-variant="{}"', provenance.variant + version)
        kinds = (("change", provenance.change), ("reason", provenance.reason), ("at", provenance.at))
        told += Html().join([markup(' data-{}="{}"', kind, text) for kind, text in kinds if text])
    if covers:
        told += markup(' data-covers="{}"', " ".join(covers))
    return told


def number_html(number: str, identity: str, page: PageSetting) -> Html:
    """A number in its column; the space after it keeps it apart from the text when copied."""
    before = former_html(identity, page)
    if not number:
        return before
    look = "n box" if number == TICK_BOX else "n"
    if page.self_links:
        told = named(identity, page)
        return markup('{}<a class="{}" href="#{}"{}>{} </a>', before, look, page.anchors[identity], told, number)
    return markup('{}<span class="{}">{} </span>', before, look, number)


def named(identity: str, page: PageSetting) -> Html:
    """The attribute that says where the link of a number leads, on pages that give it a name."""
    return markup(' aria-label="{}"', page.names[identity]) if identity in page.names else Html()


def former_html(identity: str, page: PageSetting) -> Html:
    """Places for the addresses under which something was known before it was renamed."""
    return Html().join(markup('<span id="{}"></span>', anchor) for anchor in page.former.get(identity, ()))


def pair_html(term: str, content: Html, told: Html, page: PageSetting) -> Html:
    """A term or label, as text or as HTML, and the HTML of what is said of it; `told` are attributes."""
    _, entry, name, text = page.pairs
    return markup(
        '<{entry}{told}><{name} class="dt">{term}<span class="colon">{colon}</span></{name}>'
        '<{text} class="dd">{content}</{text}></{entry}>\n',
        entry=entry,
        told=told,
        name=name,
        term=term,
        colon=page.colon,
        text=text,
        content=content,
    )


def definition_html(entry: Definition[Run], page: PageSetting) -> Html:
    told = markup(' id="{}"', page.anchors[entry.id])
    if entry.covers and page.provenance:
        told += markup(' data-covers="{}"', " ".join(entry.covers))
    return pair_html(former_html(entry.id, page) + entry.name, inline(entry.line, page), told, page)


def cell_html(tag: Html, content: Html, side: str) -> Html:
    look = Html(' class="right"') if side == "right" else ""
    return markup("<{}{}>{}</{}>", tag, look, content, tag.partition(" ")[0])


def table_html(block: TableBlock[Run], page: PageSetting) -> Html:
    """A table; one without a header names its rows in its first column."""
    header, *rows = ([inline(cell, page) for cell in row] for row in (block.header, *block.rows))
    return laid_out_table(block, header, rows, page.columns(block), page)


def laid_out_table(
    block: TableBlock[Run],
    header: Sequence[Html],
    rows: Sequence[Sequence[Html]],
    columns: PaperColumns | None,
    page: PageSetting,
) -> Html:
    """A table with what its cells say as HTML, `block` being the table that gives it its look."""
    sides = alignment(block)
    head, first, usual = Html(), Html('th scope="row"'), Html("td")
    if headed(block):
        head = Html().join(cell_html(Html('th scope="col"'), *cell) for cell in zip(header, sides, strict=True))
        head, first = markup("<thead><tr>{}</tr></thead>", head), usual
    tags = (first, *(usual for _ in sides[1:]))
    body = Html()
    for row, cells in zip(block.rows, rows, strict=True):
        html = Html().join(cell_html(*cell) for cell in zip(tags, cells, sides, strict=True))
        opened = Html("<tr>")
        if totals(row) or heading(row):
            opened = Html('<tr class="total">') if totals(row) else Html('<tr class="group">')
        body += markup("{}{}</tr>\n", opened, html)
    look = "table figures" if figures(block) else "table"
    look += " short" if len(block.rows) <= SHORT else ""
    if columns is not None:
        look += f" told{' dense' if columns.dense else ''}{'' if columns.whole else ' torn'}"
        told = Html().join(markup('<col style="width: {}%">', f"{100 * one:.3f}") for one in columns.parts)
        head = markup("<colgroup>{}</colgroup>{}", told, head)
    focus = Html(' tabindex="0"') if page.self_links else ""  # on a narrow screen it scrolls: with the keyboard as well
    return markup('<div class="{}"{}><table>{}<tbody>\n{}</tbody></table></div>\n', look, focus, head, body)


def party_html(party: Party[Run], page: PageSetting, column: int) -> Html:
    """One who signs: an empty value is a line to fill in by hand, the signature an empty box.

    On paper the parts stand in a grid, those of each party in its `column`, so that the boxes of all are on one line.
    """
    group, entry, name, text = page.pairs
    ends = markup('<span class="colon">{}</span>', page.colon)
    rows = Html()
    for label, value in party.rows:
        look = "fill" if blank(value) else "known"
        told = "" if blank(label) else inline(label, page) + ends
        rows += markup(
            '<{entry} class="{look}"><{name} class="dt">{told}</{name}>', entry=entry, look=look, name=name, told=told
        )
        rows += markup('<{0} class="dd">{1}</{0}></{2}>\n', text, inline(value, page), entry)
    place = Html() if page.self_links else markup(' style="grid-column: {}"', column)
    rows = markup('<{0} class="who"{1}>\n{2}</{0}>\n', group, place, rows) if rows else rows
    html = markup(
        '<p class="heading"{place}>{heading}</p>\n{rows}<p class="signature"{place}>{signature}</p>\n',
        place=place,
        heading=inline(party.heading, page),
        rows=rows,
        signature=inline(party.signature, page),
    )
    return markup('<div class="party">\n{}</div>\n', html) if page.self_links else html


def block_html(block: Block[Run], page: PageSetting, lead: Html | None = None, bare: bool = False) -> Html:
    """One block; `lead`, the number and heading of a paragraph, goes into its first line.

    `bare` says that there is a number only, which stands beside whatever begins.
    """
    match block:
        case TextBlock(line):
            return markup("<p>{}{}</p>\n", lead or "", inline(line, page))
        case BulletBlock(entries):
            html = Html().join(markup("<li>{}</li>\n", inline(entry, page)) for entry in entries)
            html = markup("<ul>\n{}</ul>\n", html)
        case TableBlock():
            html = table_html(block, page)
        case DefinitionBlock(definitions):
            html = Html().join(definition_html(entry, page) for entry in definitions)
            html = markup('<{0} class="definitions">\n{1}</{0}>\n', page.pairs[0], html)
        case SignatureBlock(parties):
            html = Html().join(party_html(one, page, column) for column, one in enumerate(parties, start=1))
            html = markup('<div class="signatures">\n{}</div>\n', html)
    look = "lead bare" if bare else "lead"
    return markup('<p class="{}">{}</p>\n{}', look, lead, html) if lead else html


def lead_html(paragraph: Paragraph[Run], page: PageSetting) -> Html:
    """The number and the run-in heading of a paragraph."""
    number = number_html(paragraph.number, paragraph.id, page)
    heading = markup("<strong>{}</strong> ", ended(paragraph.heading)) if paragraph.heading else ""
    return number + heading


def heading_html(article: Article[Run], page: PageSetting) -> Html:
    label = markup('<span class="label">{}</span>', article.label)
    if page.self_links:
        told = named(article.id, page)
        label = markup('<a class="label" href="#{}"{}>{}</a>', page.anchors[article.id], told, article.label)
    running, before = running_html(f"{article.label} – {article.title}", page), former_html(article.id, page)
    return markup('<h2{}>{}{} <span class="title">{}</span></h2>\n', running, before, label, article.title)


def running_html(title: str, page: PageSetting) -> Html:
    """What a heading is called in the outline of the PDF, and in the running head where that has no room for it.

    A screen has neither.
    """
    if page.self_links:
        return Html()
    told, short = markup(' data-running="{}"', title), page.running(title)
    return told if short == title else told + markup(' data-head="{}"', short)


def item_html(item: Item[Run], page: PageSetting) -> Html:
    return number_html(item.number, item.id, page) + inline(item.line, page)


def text_html(part: TextPart, page: PageSetting) -> Html:
    """One part of the articles; elements opened by one part are closed by a later one."""
    match part:
        case Opening(article):
            kind = "annex" if article.annex else "article"
            if article.notice is not None:
                kind += " reserved"
            if signed(article):
                kind += " signing"
            told = attributes(article.id, article.provenance, (), page)
            return markup('<section class="{}"{}>\n{}', kind, told, heading_html(article, page))
        case Reserved(_, content):
            return markup('<p class="notice">{}</p>\n', content)
        case Lead(paragraph, block):
            told = attributes(paragraph.id, paragraph.provenance, paragraph.covers, page)
            lead = lead_html(paragraph, page)
            bare = not paragraph.heading
            if block:
                html = block_html(block, page, lead, bare)
            else:
                html = markup('<p class="lead">{}</p>\n', lead) if lead else lead
            return markup('<div class="paragraph"{}>\n{}', told, html)
        case Further(block):
            return block_html(block, page)
        case ItemPiece(item, first, last):
            told = attributes(item.id, item.provenance, item.covers, page)
            begins, ends = Html('<ol role="list">\n') if first else "", Html("</ol>\n") if last else ""
            return markup("{}<li{}>{}</li>\n{}", begins, told, item_html(item, page), ends)
        case ParagraphEnd():
            return Html("</div>\n")
        case ArticleEnd():
            return Html("</section>\n")
