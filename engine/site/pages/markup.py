"""Pieces of HTML that several pages share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from html import escape

from engine.languages import LANGUAGES
from engine.languages.site.frame import SITE_WORDS, SiteWords
from engine.languages.site.history import HISTORY_WORDS
from engine.languages.site.theme import THEME_WORDS
from engine.model.edition import Edition
from engine.site.model import Here, Published, State, Stored


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


def named(edition: Edition, language: str) -> str:
    """The words for an edition: "Edition of 1 December 2026"."""
    return words(language).edition_of.format(day=LANGUAGES[language].date(edition.effective))


def titled(title: str, one: Published, language: str) -> str:
    """The title of a page that shows an edition under its date, with the edition and its state."""
    return f"{title} – {named(one.edition, language)} ({words(language).states[one.state].lower()})"


def standing(one: Published, every: Sequence[Published], language: str) -> str:
    """What an edition is on the day of the site, as a sentence."""
    told, date = words(language), LANGUAGES[language].date
    last = last_day(one, every)
    sentence = {State.CURRENT: told.current, State.UPCOMING: told.upcoming, State.ARCHIVED: told.archived}[one.state]
    return sentence.format(day=date(one.edition.effective), last=date(last) if last else "")


def digest(sha256: str) -> str:
    """A digest, which may break anywhere and is copied in one piece."""
    return f'<code class="digest">{sha256}</code>'


def last_day(one: Published, every: Sequence[Published]) -> datetime.date | None:
    """The last day on which an archived edition applied; None for the others."""
    return ends(one, every) if one.state is State.ARCHIVED else None


def ends(one: Published, every: Sequence[Published]) -> datetime.date | None:
    """The day before the next edition takes effect; None as long as no next one is published."""
    following = [other.edition.effective for other in every if other.edition.effective > one.edition.effective]
    return min(following) - datetime.timedelta(days=1) if following else None


def downloads_html(stored: Sequence[Stored], here: Here) -> str:
    """Files to download, each with its size and its digest, under a heading."""
    told = words(here.language)
    return f'<section class="downloads">\n<h2>{escape(told.downloads)}</h2>\n{files_html(stored, here)}</section>\n'


def files_html(stored: Sequence[Stored], here: Here) -> str:
    """Files to download, each with its size and its digest, as a list."""
    told, history = THEME_WORDS[here.language], HISTORY_WORDS[here.language]
    rows = ""
    for one in stored:
        label = f"{history.formats[one.download.format]}, {in_languages(one.download.languages, here.language)}"
        size = told.size.format(number=max(1, round(len(one.content) / 1000)))
        href = link(here.file(one.download.path), label, " download")
        rows += f'<li>{href} <span class="size">{escape(size)}</span> {digest(one.sha256)}</li>\n'
    return f"<ul>\n{rows}</ul>\n"


def described(*parts: str) -> str:
    """A description of a page for search engines: its parts as one line."""
    return " ".join(" ".join(part.split()) for part in parts if part)


def in_languages(codes: Sequence[str], language: str) -> str:
    """The languages of a file: one, or two side by side."""
    own = LANGUAGES[language]
    names = [own.language_name(LANGUAGES[code]) for code in codes]
    if len(names) == 1:
        return names[0]
    return HISTORY_WORDS[language].side_by_side.format(languages=own.join(names, "and"))
