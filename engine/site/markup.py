"""Pieces of HTML that several pages share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from html import escape

from engine.languages import LANGUAGES
from engine.languages.site import SITE_WORDS, SiteWords
from engine.site.model import Here, Page, Published, State, Stored


def words(language: str) -> SiteWords:
    return SITE_WORDS[language]


def day(date: datetime.date, language: str) -> str:
    """A date in words, ready for HTML."""
    return escape(LANGUAGES[language].date(date))


def time(date: datetime.date, language: str) -> str:
    """A date in words that programs can read too."""
    return f'<time datetime="{date}">{day(date, language)}</time>'


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Labels, which are text, and what belongs to them, which is HTML."""
    told = "".join(f"<div><dt>{escape(label)}</dt><dd>{html}</dd></div>\n" for label, html in rows)
    return f'<dl class="facts">\n{told}</dl>\n'


def scrolled(table: str, heading: str) -> str:
    """A table that may be wider than the page: who uses the keyboard can scroll it, `heading` names it."""
    return f'<div class="table" role="region" aria-labelledby="{escape(heading)}" tabindex="0">{table}</div>\n'


def link(href: str, text: str, attributes: str = "") -> str:
    return f'<a href="{escape(href)}"{attributes}>{escape(text)}</a>'


def badge(one: Published, language: str) -> str:
    """The state of an edition as a word that stands out."""
    return f'<span class="badge {one.state}">{escape(words(language).states[one.state])}</span>'


def digest(sha256: str) -> str:
    """A digest, which may break anywhere and is copied in one piece."""
    return f'<code class="digest">{sha256}</code>'


def last_day(one: Published, every: Sequence[Published]) -> datetime.date | None:
    """The last day on which an archived edition applied; None for the others."""
    if one.state is not State.ARCHIVED:
        return None
    following = [other.edition.effective for other in every if other.edition.effective > one.edition.effective]
    return min(following) - datetime.timedelta(days=1) if following else None


def downloads_html(stored: Sequence[Stored], here: Here) -> str:
    """Files to download, each with its size and its digest."""
    told = words(here.language)
    rows = ""
    for one in stored:
        languages = " / ".join(one.download.languages)
        label = f"{one.download.format.upper()} ({languages})"
        size = max(1, round(len(one.content) / 1024))
        href = escape(here.file(one.download.path))
        rows += (
            f'<li><a href="{href}" download>{escape(label)}</a> <span class="size">{size} kB</span> '
            f"{digest(one.sha256)}</li>\n"
        )
    return f'<section class="downloads">\n<h2>{escape(told.downloads)}</h2>\n<ul>\n{rows}</ul>\n</section>\n'


def described(*parts: str) -> str:
    """A description of a page for search engines: its parts as one line."""
    return " ".join(" ".join(part.split()) for part in parts if part)


def twin(page: Page) -> str:
    """The language of the same page in the other language."""
    return next(code for code in LANGUAGES if code != page.language)
