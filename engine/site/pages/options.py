"""The options of the shown edition: all of them in groups, by what they concern, and each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.options import OPTION_WORDS
from engine.model.library import Library
from engine.model.variant import Variant
from engine.rendering.html.escaping import Html, markup
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_archive import NOTHING, OptionArchive
from engine.site.content.option_changes import Effects, place
from engine.site.model import Here, Page, Published
from engine.site.pages import option
from engine.site.pages.markup import described, facts, link
from engine.site.pages.option import PATH, Telling
from engine.site.settings import OptionGroup

Grouped = Sequence[tuple[str, Sequence[Variant]]]
"""Options below the heading of their group; an empty heading where nothing groups them."""


def pages(
    shelf: Shelf, effects: Effects, groups: Sequence[OptionGroup] = (), kept: OptionArchive = NOTHING
) -> Iterator[Page]:
    for code in LANGUAGES:
        here, words, one = Here(code, PATH), OPTION_WORDS[code], shelf.shown
        if one is None:
            body = markup("<header>\n<h1>{}</h1>\n</header>\n<p>{}</p>\n", words.title, words.unpublished)
            yield Page(code, PATH, words.title, described(words.lead), body, "options")
        else:
            yield page(one, shelf.library(one.edition), grouped(shelf, one, groups, code), here)
            yield from option.pages(shelf, one, effects, code, kept)


def grouped(shelf: Shelf, one: Published, groups: Sequence[OptionGroup], language: str) -> Grouped:
    """The options of an edition by group, in the order of the settings; those that no group names stand last.

    A group may name an option as it is called now or as it was called before; what an edition does not have is left
    out.
    """
    library, earlier = shelf.library(one.edition), shelf.earlier(one.edition)
    left = {majors[0].id: majors[0] for majors in library.variants.values()}
    now = {name: id for id in left for name in (f"variant/{id}", *earlier.get(f"variant/{id}", ()))}
    found: list[tuple[str, Sequence[Variant]]] = []
    for group in groups:
        ids = dict.fromkeys(now.get(f"variant/{name}", "") for name in group.options)
        own = [left.pop(id) for id in ids if id in left]
        if own:
            found.append((group.titles[language], own))
    if left:
        key = LANGUAGES[language].sort_key
        rest = sorted(left.values(), key=lambda variant: key(variant.title[language]))
        found.append((OPTION_WORDS[language].ungrouped if found else "", rest))
    return found


def page(one: Published, library: Library, groups: Grouped, here: Here) -> Page:
    """All options with what each is for, below short contents."""
    words, code = OPTION_WORDS[here.language], here.language
    told = words.of_edition.format(day=LANGUAGES[code].date(one.edition.effective))
    body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n', words.title, words.lead)
    body += markup('<p class="edition">{}</p>\n</header>\n', told)
    if len(groups) > 1:
        entries = Html().join(
            markup("<li>{}</li>\n", link(f"#{_anchor(number)}", heading)) for number, (heading, _) in _numbered(groups)
        )
        body += markup(
            '<nav class="short" aria-label="{}">\n<ul role="list">\n{}</ul>\n</nav>\n', words.groups, entries
        )
    for number, (heading, every) in _numbered(groups):
        level = 3 if heading else 2
        cards = Html().join(_card(Telling(library, variant, here), level) for variant in every)
        listed = markup('<ul class="cards" role="list">\n{}</ul>\n', cards)
        titled = markup('<h2 id="{}">{}</h2>\n', _anchor(number), heading) if heading else Html()
        body += markup('<section class="group">\n{}{}</section>\n', titled, listed)
    if not groups:
        body += markup("<p>{}</p>\n", words.none)
    return Page(code, here.path, words.title, described(words.lead), body, "options")


def _numbered(groups: Grouped) -> Iterator[tuple[int, tuple[str, Sequence[Variant]]]]:
    return enumerate(groups, start=1)


def _anchor(number: int) -> str:
    return f"group-{number}"


def _card(telling: Telling, level: int) -> Html:
    title = link(telling.here.to(place(telling.library, telling.variant)), telling.title)
    return markup(
        '<li class="card">\n<h{0}>{1}</h{0}>\n<p>{2}</p>\n{3}</li>\n',
        level,
        title,
        telling.summary,
        facts(telling.short()),
    )
