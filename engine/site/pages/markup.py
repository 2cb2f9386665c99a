"""Pieces of HTML that several pages share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.frame import SITE_WORDS, SiteWords
from engine.languages.site.history import HISTORY_WORDS
from engine.languages.site.theme import THEME_WORDS
from engine.model.edition import Edition, Stamp
from engine.rendering.html.escaping import Html, markup
from engine.site.model import Agreed, EditionState, Here, Published, Stored

DOWNLOAD = Html(" download")
"""What says that a link leads to a file to keep."""


def words(language: str) -> SiteWords:
    return SITE_WORDS[language]


def day(date: datetime.date, language: str) -> str:
    """A date in words."""
    return LANGUAGES[language].date(date)


def time(date: datetime.date, language: str) -> Html:
    """A date in words that programs can read too."""
    return markup('<time datetime="{}">{}</time>', str(date), day(date, language))


def facts(rows: Iterable[tuple[str, Html]]) -> Html:
    """Labels, which are text, and what belongs to them, which is HTML."""
    told = Html().join(markup("<div><dt>{}</dt><dd>{}</dd></div>\n", label, html) for label, html in rows)
    return markup('<dl class="facts">\n{}</dl>\n', told)


def scrolled(table: Html, heading: str) -> Html:
    """A table that may be wider than the page: who uses the keyboard can scroll it, `heading` names it."""
    return markup('<div class="table" role="region" aria-labelledby="{}" tabindex="0">{}</div>\n', heading, table)


def link(href: str, text: str, attributes: Html | None = None) -> Html:
    """A link; `attributes` are those of its element besides its address."""
    return markup('<a href="{}"{}>{}</a>', href, attributes or "", text)


def state(one: Published, language: str, agreed: Agreed | None = None) -> str:
    """What an edition is on the day of the site, in a word or two: of a document that needs an option, that too."""
    told = words(language)
    name = told.states[one.state]
    return name if agreed is None else told.state_if_agreed.format(state=name)


def badge(one: Published, language: str, agreed: Agreed | None = None) -> Html:
    """The state of an edition, or of a document in it, as words that stand out."""
    look = f"{one.state} agreed" if agreed else str(one.state)
    return markup('<span class="badge {}">{}</span>', look, state(one, language, agreed))


def agreed_badge(agreed: Agreed | None, here: Here) -> Html:
    """What says of a document in a list that it needs an option, with the link to that; nothing of the others."""
    if agreed is None:
        return Html()
    label, title = words(here.language).if_agreed, agreed.titles[here.language]
    option = link(here.to(agreed.path), title) if agreed.path else Html.escape(title)
    return markup(' <span class="badge agreed">{}</span> <span class="needs">({})</span>', label, option)


def agreed_sentence(agreed: Agreed | None, language: str) -> str:
    """What a reader must know of a document that needs an option; nothing of the others."""
    return "" if agreed is None else words(language).agreed.format(title=agreed.titles[language])


def named(edition: Edition, language: str) -> str:
    """The words for an edition: "Edition of 1 December 2026"."""
    return words(language).edition_of.format(day=LANGUAGES[language].date(edition.effective))


def inner(one: Published, language: str) -> str:
    """The same as it stands within a sentence: "the edition of 1 December 2026"."""
    name = named(one.edition, language)
    return name[:1].lower() + name[1:]


def titled(title: str, one: Published, language: str, agreed: Agreed | None = None) -> str:
    """The title of a page that shows an edition under its date, with the edition and its state."""
    return f"{title} – {named(one.edition, language)} ({state(one, language, agreed).lower()})"


def standing(one: Published, every: Sequence[Published], language: str, agreed: Agreed | None = None) -> str:
    """What an edition is on the day of the site, as a sentence; of a document that needs an option, that too."""
    told, date = words(language), LANGUAGES[language].date
    last = last_day(one, every)
    sentence = {
        EditionState.CURRENT: told.current if agreed is None else told.current_if_agreed,
        EditionState.UPCOMING: told.upcoming,
        EditionState.ARCHIVED: told.archived,
    }[one.state]
    told_of = sentence.format(day=date(one.edition.effective), last=date(last) if last else "")
    return " ".join(filter(None, (told_of, agreed_sentence(agreed, language))))


def digest(sha256: str) -> Html:
    """A digest, which may break anywhere and is copied in one piece."""
    return markup('<code class="digest">{}</code>', sha256)


def last_day(one: Published, every: Sequence[Published]) -> datetime.date | None:
    """The last day on which an archived edition applied; None for the others."""
    return ends(one, every) if one.state is EditionState.ARCHIVED else None


def ends(one: Published, every: Sequence[Published]) -> datetime.date | None:
    """The day before the next edition takes effect; None as long as no next one is published."""
    following = [other.edition.effective for other in every if other.edition.effective > one.edition.effective]
    return min(following) - datetime.timedelta(days=1) if following else None


def downloads_html(stored: Sequence[Stored], here: Here, edition: Published) -> Html:
    """The files that an edition gives, each with its size and its digest, under a heading."""
    told, files = words(here.language), files_html(stored, here, edition)
    return markup('<section class="downloads">\n<h2>{}</h2>\n{}</section>\n', told.downloads, files)


def files_html(stored: Sequence[Stored], here: Here, edition: Published) -> Html:
    """The same as a list; above it, where they were printed for an earlier edition, that they were, and why."""
    told, history = THEME_WORDS[here.language], HISTORY_WORDS[here.language]
    rows = Html()
    for one in stored:
        label = f"{history.formats[one.download.format]}, {in_languages(one.download.languages, here.language)}"
        size = told.size.format(number=max(1, round(len(one.content) / 1000)))
        href = link(here.file(one.download.path), label, DOWNLOAD)
        rows += markup('<li>{} <span class="size">{}</span> {}</li>\n', href, size, digest(one.sha256))
    return _printed_earlier(stored, here.language, edition.edition) + markup("<ul>\n{}</ul>\n", rows)


def _printed_earlier(stored: Sequence[Stored], language: str, edition: Edition) -> Html:
    """Of which earlier edition the files are: all of them, or else all those in some languages; nothing otherwise."""
    told, date = HISTORY_WORDS[language], LANGUAGES[language].date
    every: dict[tuple[str, ...], set[Stamp]] = {}
    for one in stored:
        every.setdefault(one.download.languages, set()).add(one.download.edition.stamp)
    alone = [(codes, next(iter(stamps))) for codes, stamps in every.items() if len(stamps) == 1]
    found = [(codes, stamp) for codes, stamp in alone if stamp != edition.stamp]
    if len(found) == len(every) and len({stamp for _, stamp in found}) == 1:
        return markup('<p class="same-words">{}</p>\n', told.same_files.format(day=date(found[0][1].effective)))
    html = Html()
    for codes, stamp in found:
        names = in_languages(codes, language)
        sentence = told.some_same_files.format(day=date(stamp.effective), languages=names[:1].upper() + names[1:])
        html += markup('<p class="same-words">{}</p>\n', sentence)
    return html


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
