"""The HTML of a document's parts, shared by the page for the screen, the page for print and both bilingual ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape
from pathlib import Path

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
from engine.model.document import Article, Document, Dossier, Item, Origin, Paragraph, Provenance, Row, Run
from engine.rendering.walk import (
    ArticleEnd,
    Company,
    Contents,
    Entry,
    Facts,
    FrontPart,
    Further,
    Lead,
    Letterhead,
    Marks,
    Mentions,
    Notices,
    Opening,
    ParagraphEnd,
    Reserved,
    TextPart,
    Title,
    alignment,
    blank,
    colon,
    ended,
    headed,
    signed,
    totals,
)

ASSETS = Path(__file__).parents[1] / "assets"
NO_BREAK_SPACES = "\u00a0\u202f"
TICK_BOX = "\u2610"
BREAKS = re.compile("([ \t\r\n]+)")
LONG = 24  # a word with digits and so many characters may break anywhere, but never with a hyphen
SHORT = 8  # a table of at most so many rows stays on one page


@cache
def asset(name: str) -> str:
    """The text of one of our own stylesheets."""
    return (ASSETS / name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Page:
    """What the HTML of one document depends on besides its text.

    `anchors` gives the anchor of every identity that a run can link to, `elsewhere` the address of those that stand on
    another page; `self_links` makes numbers link to themselves. `former` gives the anchors that an identity had under
    former names.
    `pairs` names the elements of a list of terms, an entry, a term and its text: on paper not `dl`, which WeasyPrint
    tags in a way that PDF/UA forbids.
    """

    locale: str
    colon: str
    anchors: Mapping[str, str]
    self_links: bool = False
    pairs: tuple[str, str, str, str] = ("dl", "div", "dt", "dd")
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def href(self, target: str) -> str | None:
        """Where a link to an identity leads; None where nothing stands for it."""
        anchor = self.anchors.get(target)
        return f"#{anchor}" if anchor is not None else self.elsewhere.get(target)


def identities(document: Document) -> Iterator[str]:
    """Everything in a document that can be linked to."""
    for article in document.articles:
        yield article.id
        for paragraph in article.paragraphs:
            yield paragraph.id
            yield from (item.id for item in paragraph.items)
            for block in paragraph.blocks:
                if isinstance(block, DefinitionBlock):
                    yield from (entry.id for entry in block.entries)


def anchors(document: Document, prefix: str = "") -> dict[str, str]:
    """The anchor of each identity: `cgv/duration#notice` → `duration.notice`, readable, stable, safe in any address.

    `prefix` keeps the anchors of several documents on one page apart.
    """
    return {one: prefix + address(one, document.id) for one in identities(document)}


def address(identity: str, document: str) -> str:
    """The anchor of an identity on the page of a document."""
    return identity.removeprefix(f"{document}/").replace("/", ".").replace("#", ".")


def screen_page(document: Document, prefix: str = "") -> Page:
    return Page(document.locale, colon(document), anchors(document, prefix), self_links=True)


def paper_page(document: Document | Dossier, anchored: Mapping[str, str]) -> Page:
    return Page(document.locale, document.wording.colon, anchored, pairs=("div", "p", "span", "span"))


def word_html(word: str) -> str:
    """One word: an address or a digest is never hyphenated, a reference such as +++010/8068/17183+++ never broken.

    A no-break space before a digest gives way, because the two need not fit on one line.
    """
    html = escape(word)
    digits = len(word) >= 8 and any(map(str.isdecimal, word))
    if "@" in word or "://" in word or (digits and len(word) >= LONG):
        code = html.lstrip(NO_BREAK_SPACES)
        return f'{" " if code != html else ""}<span class="code">{code}</span>'
    if digits and ("+" in word or "/" in word):
        return f'<span class="whole">{html}</span>'
    return html


def words_html(text: str) -> str:
    return escape(text) if len(text) < 8 else "".join([word_html(word) for word in BREAKS.split(text)])


def run_html(run: Run, page: Page) -> str:
    """One run; it links only to what the page knows the place of. The link is innermost, as PDF/UA wants it."""
    html = words_html(run.text)
    if run.target is not None and (href := page.href(run.target)) is not None:
        look = ' class="term"' if run.origin is Origin.TERM else ""
        html = f'<a{look} href="{escape(href)}">{html}</a>'
    if run.emphasis:
        html = f"<em>{html}</em>"
    if run.strong:
        html = f"<strong>{html}</strong>"
    if run.origin is Origin.BLANK:
        html = f'<mark class="blank">{html}</mark>'
    return html


def inline(runs: Sequence[Run], page: Page) -> str:
    return "".join([run_html(run, page) for run in (runs if page.self_links else glued(runs))])


def glued(runs: Sequence[Run]) -> Iterator[Run]:
    """The same text with no run but the last ending in a no-break space: it opens the next run instead.

    Pango leaves the spaces at the end of a run out of its count, so that WeasyPrint takes a line for full too late and
    breaks it after its first word.
    """
    carried = ""
    for index, run in enumerate(runs):
        text = carried + run.text
        kept = text if index == len(runs) - 1 else text.rstrip(NO_BREAK_SPACES)
        carried = text[len(kept) :]
        yield run if kept == run.text else replace(run, text=kept)


def attributes(identity: str, provenance: Provenance, covers: tuple[str, ...], page: Page) -> str:
    """The anchor and the provenance of an article, paragraph or item."""
    told = f' id="{escape(page.anchors[identity])}" data-clause="{escape(provenance.clause)}"'
    told += f' data-version="{escape(provenance.version)}"'
    if provenance.variant is not None:
        version = f"@{provenance.variant_version}" if provenance.variant_version else ""
        told += f' data-variant="{escape(provenance.variant + version)}"'
        kinds = (("change", provenance.change), ("reason", provenance.reason), ("at", provenance.at))
        told += "".join([f' data-{kind}="{escape(text)}"' for kind, text in kinds if text])
    if covers:
        told += f' data-covers="{escape(" ".join(covers))}"'
    return told


def number_html(number: str, identity: str, page: Page) -> str:
    """A number in its column; the space after it keeps it apart from the text when copied."""
    before = former_html(identity, page)
    if not number:
        return before
    look = "n box" if number == TICK_BOX else "n"
    if page.self_links:
        return f'{before}<a class="{look}" href="#{escape(page.anchors[identity])}">{escape(number)} </a>'
    return f'{before}<span class="{look}">{escape(number)} </span>'


def former_html(identity: str, page: Page) -> str:
    """Places for the addresses under which something was known before it was renamed."""
    return "".join(f'<span id="{escape(anchor)}"></span>' for anchor in page.former.get(identity, ()))


def pair_html(term: str, content: str, told: str, page: Page) -> str:
    """A term or label, already escaped, and the HTML of its text."""
    _, entry, name, text = page.pairs
    return (
        f'<{entry}{told}><{name} class="dt">{term}<span class="colon">{escape(page.colon)}</span></{name}>'
        f'<{text} class="dd">{content}</{text}></{entry}>\n'
    )


def definition_html(entry: Definition[Run], page: Page) -> str:
    told = f' id="{escape(page.anchors[entry.id])}"'
    if entry.covers:
        told += f' data-covers="{escape(" ".join(entry.covers))}"'
    return pair_html(former_html(entry.id, page) + escape(entry.name), inline(entry.line, page), told, page)


def cell_html(tag: str, cell: Sequence[Run], side: str, page: Page) -> str:
    look = ' class="right"' if side == "right" else ""
    return f"<{tag}{look}>{inline(cell, page)}</{tag.partition(' ')[0]}>"


def table_html(block: TableBlock[Run], page: Page) -> str:
    """A table; one without a header names its rows in its first column."""
    sides = alignment(block)
    header, first = "", 'th scope="row"'
    if headed(block):
        cells = zip(block.header, sides, strict=True)
        header = "".join(cell_html('th scope="col"', cell, side, page) for cell, side in cells)
        header, first = f"<thead><tr>{header}</tr></thead>", "td"
    tags = (first, *("td" for _ in sides[1:]))
    rows = ""
    for row in block.rows:
        html = "".join(cell_html(tag, cell, side, page) for tag, cell, side in zip(tags, row, sides, strict=True))
        opened = '<tr class="total">' if totals(row) else "<tr>"
        rows += f"{opened}{html}</tr>\n"
    look = "table figures" if "right" in sides else "table"
    look += " short" if len(block.rows) <= SHORT else ""
    focus = ' tabindex="0"' if page.self_links else ""  # on a narrow screen it scrolls: with the keyboard as well
    return f'<div class="{look}"{focus}><table>{header}<tbody>\n{rows}</tbody></table></div>\n'


def party_html(party: Party[Run], page: Page) -> str:
    """One who signs: an empty value is a line to fill in by hand, the signature an empty box."""
    group, entry, name, text = page.pairs
    ends = f'<span class="colon">{escape(page.colon)}</span>'
    rows = ""
    for label, value in party.rows:
        look = "fill" if blank(value) else "known"
        told = "" if blank(label) else inline(label, page) + ends
        rows += f'<{entry} class="{look}"><{name} class="dt">{told}</{name}>'
        rows += f'<{text} class="dd">{inline(value, page)}</{text}></{entry}>\n'
    rows = f'<{group} class="who">\n{rows}</{group}>\n' if rows else ""
    return (
        f'<div class="party">\n<p class="heading">{inline(party.heading, page)}</p>\n{rows}'
        f'<p class="signature">{inline(party.signature, page)}</p>\n</div>\n'
    )


def block_html(block: Block[Run], page: Page, lead: str = "", bare: bool = False) -> str:
    """One block; `lead`, the number and heading of a paragraph, goes into its first line.

    `bare` says that there is a number only, which stands beside whatever begins.
    """
    match block:
        case TextBlock(line):
            return f"<p>{lead}{inline(line, page)}</p>\n"
        case BulletBlock(entries):
            html = "".join(f"<li>{inline(entry, page)}</li>\n" for entry in entries)
            html = f"<ul>\n{html}</ul>\n"
        case TableBlock():
            html = table_html(block, page)
        case DefinitionBlock(definitions):
            html = "".join(definition_html(entry, page) for entry in definitions)
            html = f'<{page.pairs[0]} class="definitions">\n{html}</{page.pairs[0]}>\n'
        case SignatureBlock(parties):
            html = "".join(party_html(one, page) for one in parties)
            html = f'<div class="signatures">\n{html}</div>\n'
    look = "lead bare" if bare else "lead"
    return f'<p class="{look}">{lead}</p>\n{html}' if lead else html


def lead_html(paragraph: Paragraph[Run], page: Page) -> str:
    """The number and the run-in heading of a paragraph."""
    number = number_html(paragraph.number, paragraph.id, page)
    heading = f"<strong>{escape(ended(paragraph.heading))}</strong> " if paragraph.heading else ""
    return number + heading


def heading_html(article: Article[Run], page: Page) -> str:
    label = f'<span class="label">{escape(article.label)}</span>'
    if page.self_links:
        label = f'<a class="label" href="#{escape(page.anchors[article.id])}">{escape(article.label)}</a>'
    running = escape(f"{article.label} – {article.title}")
    before = former_html(article.id, page)
    return f'<h2 data-running="{running}">{before}{label} <span class="title">{escape(article.title)}</span></h2>\n'


def item_html(item: Item[Run], page: Page) -> str:
    return f"{number_html(item.number, item.id, page)}{inline(item.line, page)}"


def text_html(part: TextPart, page: Page) -> str:
    """One part of the articles; elements opened by one part are closed by a later one."""
    match part:
        case Opening(article):
            kind = "annex" if article.annex else "article"
            if article.notice is not None:
                kind += " reserved"
            if signed(article):
                kind += " signing"
            told = attributes(article.id, article.provenance, (), page)
            return f'<section class="{kind}"{told}>\n{heading_html(article, page)}'
        case Reserved(_, content):
            return f'<p class="notice">{escape(content)}</p>\n'
        case Lead(paragraph, block):
            told = attributes(paragraph.id, paragraph.provenance, paragraph.covers, page)
            lead = lead_html(paragraph, page)
            bare = not paragraph.heading
            html = block_html(block, page, lead, bare) if block else f'<p class="lead">{lead}</p>\n' if lead else ""
            return f'<div class="paragraph"{told}>\n{html}'
        case Further(block):
            return block_html(block, page)
        case Entry(item, first, last):
            told = attributes(item.id, item.provenance, item.covers, page)
            begins, ends = '<ol role="list">\n' if first else "", "</ol>\n" if last else ""
            return f"{begins}<li{told}>{item_html(item, page)}</li>\n{ends}"
        case ParagraphEnd():
            return "</div>\n"
        case ArticleEnd():
            return "</section>\n"


def rows_html(rows: tuple[Row, ...], kind: str, page: Page) -> str:
    if not rows:
        return ""
    html = "".join(pair_html(escape(row.label), inline(row.runs, page), "", page) for row in rows)
    return f'<{page.pairs[0]} class="{kind}">\n{html}</{page.pairs[0]}>\n'


def contents_list(articles: Sequence[Article[Run]], page: Page) -> str:
    entries = ""
    for article in articles:
        target = f"#{escape(page.anchors[article.id])}"
        label = f'<span class="label">{escape(article.label)}</span>'
        entries += f'<li data-target="{target}">{label} <a href="{target}">{escape(article.title)}</a></li>\n'
    return entries


def contents_html(part: Contents, page: Page) -> str:
    """The table of contents; nothing where its heading is empty."""
    if not part.heading or not part.articles:
        return ""
    heading, entries = escape(part.heading), contents_list(part.articles, page)
    return f'<nav aria-label="{heading}">\n<p class="heading">{heading}</p>\n<ol role="list">\n{entries}</ol>\n</nav>\n'


def front_html(part: FrontPart, page: Page) -> str:
    """One part of what stands above the articles."""
    match part:
        case Letterhead(content):
            return f'<p class="letterhead">{escape(content)}</p>\n'
        case Company(content):
            return f'<p class="company">{escape(content)}</p>\n'
        case Mentions(rows):
            return rows_html(rows, "mentions", page)
        case Marks(marks):
            html = " ".join(f'<span class="mark">{escape(mark)}</span>' for mark in marks)
            return f'<p class="marks">{html}</p>\n' if marks else ""
        case Title(content):
            return f'<h1 data-running="{escape(content)}">{escape(content)}</h1>\n'
        case Notices(notices):
            return "".join(f'<p class="remark">{escape(notice)}</p>\n' for notice in notices)
        case Facts(rows):
            return rows_html(rows, "facts", page)
        case Contents():
            return contents_html(part, page)
