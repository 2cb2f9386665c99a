"""The options of the shown edition, explained to clients, each on a page of its own.

What sales may use freely and what needs an approval is no business of clients: they read the standard value, and
whether another one can be agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from engine.assembling.catalogue_text import figure, one_line
from engine.languages import LANGUAGES
from engine.languages.site.option_archive import OPTION_ARCHIVE_WORDS
from engine.languages.site.options import OPTION_WORDS
from engine.model.catalogue import Service
from engine.model.clause import LocalText, Parameter, Value
from engine.model.condition import And, Atom, Condition, Not, Or
from engine.model.library import Library
from engine.model.variant import Conflict, SetParameter, Variant
from engine.rendering.html.escaping import Html, markup
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_archive import OptionArchive, OptionWording
from engine.site.content.option_changes import Effects, ShownOption, label, place
from engine.site.model import Here, Page, Published, SearchEntry
from engine.site.pages.markup import described, facts, inner, link, scrolled
from engine.site.pages.markup import words as around
from engine.tasks.variants import conflicts, selecting

PATH = "options"

WORD = re.compile(r"\w{3,}")
MOST = 0.6
"""The part of the words of a label with which a reason says the same."""


def pages(shelf: Shelf, one: Published, effects: Effects, language: str, kept: OptionArchive) -> Iterator[Page]:
    """The pages of the options of an edition, those of older majors and of former names among them."""
    library = shelf.library(one.edition)
    for majors in library.variants.values():
        for variant in majors:
            yield page(library, variant, effects, Here(language, place(library, variant)), kept)
        for name in shelf.earlier(one.edition).get(f"variant/{majors[0].id}", ()):
            yield page(library, majors[0], effects, Here(language, f"{PATH}/{name.removeprefix('variant/')}"), kept)


def page(library: Library, variant: Variant, effects: Effects, here: Here, kept: OptionArchive) -> Page:
    """One option in full, under its own address or a former one, which search engines leave aside like older majors."""
    telling, words = Telling(library, variant, here), OPTION_WORDS[here.language]
    shown = effects[variant.pin, here.language]
    body = markup(
        '<header>\n<p class="above">{link}</p>\n<h1>{title}</h1>\n<p class="state">{badge}</p>\n'
        '<p class="lead">{summary}</p>\n{facts}</header>\n'
        "{contents}{figures}{conflicts}"
        '<section class="effect">\n<h2 id="changes">{changes}</h2>\n{html}</section>\n',
        link=link(here.to(PATH), words.every),
        title=telling.title,
        badge=markup('<span class="badge agreed">{}</span>', around(here.language).if_agreed),
        contents=telling.contents_html(shown),
        summary=telling.summary,
        facts=facts(chain(telling.facts(), _dated(kept.at(place(library, variant)), here))),
        figures=telling.figures_html(),
        conflicts=telling.conflicts_html(),
        changes=words.changes,
        html=shown.html,
    )
    found = (SearchEntry("", "", telling.title, telling.words()), *shown.found)
    own = place(library, library.variants[variant.id][0])
    return Page(
        here.language,
        here.path,
        words.named.format(title=telling.title),
        described(f"{around(here.language).if_agreed}.", telling.summary),
        body,
        "option",
        canonical=None if here.path == own else own,
        indexed=here.path == own,
        found=found if here.path == own else (),
    )


def _dated(wordings: Sequence[OptionWording], here: Here) -> Iterator[tuple[str, Html]]:
    """The pages that keep what the option says, the newest first: for whoever cites it, or has agreed it before."""
    links = [link(here.to(one.path), inner(one.first, here.language)) for one in reversed(wordings)]
    if links:
        yield OPTION_ARCHIVE_WORDS[here.language].permanent, Html("<br>").join(links)


class Telling:
    """An option in the words of one language, as pages at one place say it."""

    def __init__(self, library: Library, variant: Variant, here: Here) -> None:
        self.library, self.variant, self.here = library, variant, here
        self.language, self.told = LANGUAGES[here.language], OPTION_WORDS[here.language]
        self.title = self.typeset(variant.title[here.language])
        self.summary = self.typeset(one_line(library, variant.summary[here.language], here.language))

    def typeset(self, text: str) -> str:
        """A text of the library with the spaces and quotes of its language, as documents print it."""
        return self.language.typeset([(" ".join(text.split()), False)])[0]

    def words(self) -> str:
        """What the search finds of it: what it is for, what it does not go with, what it lets the parties set."""
        reasons = dict.fromkeys(self.typeset(one.reason[self.here.language]) for _, one in self._conflicts())
        return " ".join([self.summary, *reasons, *(what for what, _, _ in self.figures())])

    # What there is to know

    def short(self) -> Iterator[tuple[str, Html]]:
        """Who can have it, and what comes with it."""
        services, others = selecting(self.library, self.variant)
        agreed = self.told.free if self.variant.approval == "none" else self.told.agreed
        yield self.told.availability, Html.escape(agreed)
        if services:
            yield self.told.services, Html.escape(", ".join(map(self._service, services)))
        if others:
            yield self.told.within, self._links(others)
        for what, links in ((self.told.requires, self.variant.requires), (self.told.implies, self.variant.implies)):
            if links:
                yield what, self._links([self.library.variants[one.variant][0] for one in links])

    def facts(self) -> Iterator[tuple[str, Html]]:
        """The same with its version and those besides it."""
        yield self.told.version, Html.escape(str(self.variant.version))
        newest, *older = self.library.variants[self.variant.id]
        if self.variant is not newest:
            yield self.told.newer, self._versions([newest])
        elif older:
            yield self.told.others, self._versions(older)
        yield from self.short()
        if self.variant.activate is not None:
            yield self.told.automatic, self.condition(self.variant.activate)

    def contents_html(self, shown: ShownOption) -> Html:
        """Short contents: the parts of the page, and the articles that it changes below their document."""
        parts = [("figures", self.told.figures)] if any(True for _ in self.figures()) else []
        parts += [("conflicts", self.told.conflicts)] if any(True for _ in self._conflicts()) else []
        entries = Html().join(markup("<li>{}</li>\n", link(f"#{id}", heading)) for id, heading in parts)
        html = Html()
        for document, articles in groupby(shown.articles, lambda one: one.document):
            links = [link(f"#{one.anchor}", one.title) for one in articles]
            if document:
                told = Html().join(markup("<li>{}</li>\n", one) for one in links)
                html += markup('<li>{}\n<ul role="list">\n{}</ul>\n</li>\n', document, told)
            else:
                html += Html().join(markup("<li>{}</li>\n", one) for one in links)
        listed = markup('\n<ul role="list">\n{}</ul>\n', html) if html else html
        entries += markup("<li>{}{}</li>\n", link("#changes", self.told.changes), listed)
        label = around(self.here.language).contents
        return markup('<nav class="short" aria-label="{}">\n<ul role="list">\n{}</ul>\n</nav>\n', label, entries)

    def conflicts_html(self) -> Html:
        """What it does not go with, and why: one reason of several once, and a case that its reason tells not twice."""
        reasons: dict[Html, list[Html]] = {}
        for owner, one in self._conflicts():
            what = self.condition(one.when) if owner is self.variant else self._option(owner)
            why = self.typeset(one.reason[self.here.language]).rstrip(".")
            telling = self._telling(why, one.when if owner is self.variant else owner)
            told = reasons.setdefault(telling or Html.escape(why), [])
            if telling is None:
                told.append(what)
        entries = Html()
        for why, cases in reasons.items():
            if cases:
                what = Html.escape(self.language.join(["{}"] * len(cases), "and")).format(*cases)
                what = markup("<strong>{}{}</strong>{}", what[:1].upper(), what[1:], self.language.colon)
            else:
                what = Html()
            entries += markup("<li>{}{}.</li>\n", what, why)
        if not entries:
            return Html()
        heading = markup('<h2 id="conflicts">{}</h2>', self.told.conflicts)
        return markup('<section class="conflicts">\n{}\n<ul>\n{}</ul>\n</section>\n', heading, entries)

    def _telling(self, reason: str, case: Condition | Variant) -> Html | None:
        """A reason that names the case of which it tells by itself, with the link to it; None for any other one.

        It names an option or a service by its title, and a fact by its label or most words of that.
        """
        code = self.here.language
        if isinstance(case, Atom) and case.kind == "variant":
            case = self.library.variants[case.name][0]
        if isinstance(case, Variant):
            before, title, after = _found(self.typeset(case.title[code]), reason)
            named = link(self.here.to(place(self.library, case)), title)
            return markup("{}{}{}", before, named, after) if title else None
        if not isinstance(case, Atom):
            return None
        if case.kind == "service":
            said = bool(_found(self._service(self.library.services[case.name]), reason)[1])
        else:
            label = self.typeset(self.library.facts[str(case)].label[code])
            if reason.startswith(label):
                return Html.escape(self.told.fact.format(label=reason))
            wanted, there = (set(WORD.findall(text.casefold())) for text in (label, reason))
            said = len(wanted & there) >= MOST * len(wanted)
        return Html.escape(reason) if said else None

    def figures_html(self) -> Html:
        """What it lets the parties set, with the value that holds if they say nothing."""
        header = (self.told.figure, self.told.standard, self.told.negotiable)
        head = Html().join(markup('<th scope="col">{}</th>', one) for one in header)
        rows = Html()
        for what, value, change in self.figures():
            cells = markup("<td>{}</td><td>{}</td>", value, change)
            rows += markup('<tr><th scope="row">{}</th>{}</tr>\n', what, cells)
        if not rows:
            return Html()
        heading = markup('<h2 id="figures">{}</h2>', self.told.figures)
        table = markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>", head, rows)
        return markup('<section class="figures">\n{}\n{}</section>\n', heading, scrolled(table, "figures"))

    def figures(self) -> Iterator[tuple[str, str, str]]:
        """Its own parameters, and those of the library to which it gives another value: label, value, negotiable."""
        for parameter in self.variant.parameters.values():
            yield self._figure(parameter, parameter.value)
        for change in self.variant.changes:
            if isinstance(change, SetParameter):
                yield self._figure(self.library.parameters[change.parameter], change.value)

    def _figure(self, parameter: Parameter, value: Value | None) -> tuple[str, str, str]:
        code = self.here.language
        told = self.typeset(label(parameter, code))
        if value is None:
            return told, self.told.in_contract, "–"
        change = self.told.may_change if negotiable(parameter, value) else self.told.fixed
        return told, self.typeset(figure(parameter, value, code)), change

    # Conditions

    def condition(self, one: Condition, inner: bool = False) -> Html:
        """A condition in words, as HTML."""
        match one:
            case Atom():
                return self._atom(one)
            case Not(negated):
                return Html.escape(self.told.negated).format(condition=self.condition(negated, True))
            case And(parts) | Or(parts):
                words = self.language.join(["{}"] * len(parts), "and" if isinstance(one, And) else "or")
                told = Html.escape(words).format(*(self.condition(part, True) for part in parts))
                return markup("({})", told) if inner else told

    def _atom(self, one: Atom) -> Html:
        """A word of a condition; those of options never ask for documents, which are decided later."""
        code = self.here.language
        match one.kind:
            case "variant":
                return self._option(self.library.variants[one.name][0])
            case "service":
                title = self._service(self.library.services[one.name])
                return Html.escape(self.told.kinds["service"].format(title=title))
            case _:
                return Html.escape(self.told.fact.format(label=self.typeset(self.library.facts[str(one)].label[code])))

    def _conflicts(self) -> Iterator[tuple[Variant, Conflict]]:
        return conflicts(self.library, self.variant)

    # Names

    def _service(self, one: Service) -> str:
        return self.typeset(one.title[self.here.language])

    def _option(self, one: Variant) -> Html:
        """An option by its title, with what it is."""
        return Html.escape(self.told.kinds["variant"]).format(title=self._links([one]))

    def _links(self, every: Sequence[Variant]) -> Html:
        titles = ((place(self.library, one), self.typeset(one.title[self.here.language])) for one in every)
        return Html(", ").join(link(self.here.to(path), title) for path, title in titles)

    def _versions(self, every: Sequence[Variant]) -> Html:
        return Html(", ").join(link(self.here.to(place(self.library, one)), str(one.version)) for one in every)


def _found(title: str, text: str) -> tuple[str, str, str]:
    """What stands before a title in a text, the title as it stands there, and what follows; empty where it does not."""
    start = text.casefold().find(title.casefold())
    if start < 0:
        return text, "", ""
    return text[:start], text[start : start + len(title)], text[start + len(title) :]


def negotiable(parameter: Parameter, value: Value) -> bool:
    """Whether the parties may agree on another value than this one, with or without an approval."""
    if isinstance(value, str | LocalText):
        return True
    free = parameter.free
    return parameter.approval is not None or free.minimum is None or free.minimum != free.maximum
