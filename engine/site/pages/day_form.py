"""The form that asks for a day and leads to the page that tells which edition was in force on it."""

from __future__ import annotations

import datetime
import re

from engine.languages import LANGUAGES
from engine.languages.site.by_date import BY_DATE_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.model import Here

PATH = "by-date"
FIRST_DAY = re.compile(r"\b1[^\W\d]*")


def form(here: Here, *, scripted: bool = False) -> Html:
    """A form for a day, which leads to the page; one that is `scripted` is shown by the script that answers."""
    told, hidden = BY_DATE_WORDS[here.language], Html()
    if scripted:
        words = (told.on, told.no_day, first_day(here.language))
        hidden = markup(' data-on="{}" data-no-day="{}" data-first="{}" hidden', *words)
    return markup(
        '<form class="by-date" action="{}"{}>\n<label for="by_date_day">{}</label>\n'
        '<input type="date" id="by_date_day" name="day" required>\n<button type="submit">{}</button>\n</form>\n',
        here.to(PATH),
        hidden,
        told.day,
        told.button,
    )


def first_day(language: str) -> str:
    """How the first day of a month is written in dates: 1er, where the others are plain figures."""
    found = FIRST_DAY.search(LANGUAGES[language].date(datetime.date(2000, 1, 1)))
    return found[0] if found is not None else "1"
