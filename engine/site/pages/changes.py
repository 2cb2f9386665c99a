"""The pages that tell what an edition changes in a document: in words for clients, then every word that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.languages.site.history import HISTORY_WORDS, HistoryWords
from engine.model.edition import Edition
from engine.rendering.html.escaping import Html, markup
from engine.site.content.changes import WEIGHTS, ArticleDifference, Changed, Changes, History, Need
from engine.site.content.documents_of_editions import Held, Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Agreed, EditionState, Here, Page, Published
from engine.site.pages.markup import (
    agreed_badge,
    agreed_sentence,
    badge,
    described,
    facts,
    link,
    named,
    time,
    titled,
    words,
)


@dataclass(frozen=True, slots=True)
class EditionStep:
    """From one edition to the next, in one language: what either holds, and what differs.

    `agreed` tells of the documents that need an option which one it is.
    """

    before: Edition
    after: Published
    old: Mapping[str, Held]
    new: Mapping[str, Held]
    changes: Changes
    agreed: Mapping[str, Agreed]

    def title(self, id: str, language: str) -> str:
        return (self.new.get(id) or self.old[id]).titles[language]

    @property
    def ids(self) -> Sequence[str]:
        """Every document of the edition, then those that it drops."""
        return tuple(dict.fromkeys((*self.new, *self.old)))


def pages(shelf: Shelf, held: Holdings, history: History) -> Iterator[Page]:
    """One for each document of every edition but the first, and for those that the edition drops."""
    for code in LANGUAGES:
        for one in shelf.every:
            if one.before is None:
                continue
            old, new = (held[each.stamp.sha256].documents for each in (one.before, one.edition))
            step = EditionStep(one.before, one, old, new, history[one.edition.stamp.sha256][code], needs(shelf, one))
            for id in step.ids:
                yield page(step, id, Here(code, address(id, one)))


def needs(shelf: Shelf, one: Published) -> Mapping[str, Agreed]:
    """The documents of an edition, and of the one before, that need an option, each with this."""
    found: dict[str, Agreed] = {}
    for edition in (one.edition, *([one.before] if one.before else [])):
        for id in shelf.documents(edition):
            agreed = shelf.agreed(edition, id)
            if agreed is not None:
                found.setdefault(id, agreed)
    return found


def address(id: str, one: Published) -> str:
    """The path of the page that tells what an edition changes in a document."""
    return f"{id}/{one.date}/changes"


def page(step: EditionStep, id: str, here: Here) -> Page:
    """What an edition changes in one document, and where else it changes something."""
    told, code, one = HISTORY_WORDS[here.language], here.language, step.after
    title = told.what_changes.format(title=step.title(id, code))
    changed = step.changes.of(id)
    body = markup("<header>\n<h1>{}</h1>\n{}</header>\n", title, facts(_facts(step, id, here)))
    body += markup(
        '<section class="change-summary">\n<h2>{}</h2>\n{}</section>\n', told.summary, _summary(step, id, here)
    )
    if changed is not None and changed.redline:
        body += markup('<div class="redline">\n{}</div>\n', changed.redline)
    body += elsewhere(step, id, here)
    return Page(
        language=code,
        path=here.path,
        title=titled(title, one, code, step.agreed.get(id)),
        description=described(
            f"{title}.",
            f"{named(step.before, code)} → {named(one.edition, code)}.",
            agreed_sentence(step.agreed.get(id), code),
            counts(changed, code),
        ),
        body=body,
        kind="changes",
        edition=one,
        document=id,
        agreed=step.agreed.get(id),
        indexed=one.state is not EditionState.ARCHIVED,
    )


def _facts(step: EditionStep, id: str, here: Here) -> Iterator[tuple[str, Html]]:
    told, code, one = HISTORY_WORDS[here.language], here.language, step.after
    after, before = (
        link(here.to(f"{id}/{edition.effective}"), named(edition, code))
        if id in held
        else Html.escape(named(edition, code))
        for edition, held in ((one.edition, step.new), (step.before, step.old))
    )
    yield told.edition, markup("{} {}", after, badge(one, code, step.agreed.get(id)))
    yield told.compared_with, before
    yield words(code).published_on, time(one.edition.published, code)
    yield told.notice, Html.escape(notice(step.changes, one.edition, code))


def notice(changes: Changes, edition: Edition, language: str) -> str:
    """Whether clients must have been told of an edition, and by when: the same on every day."""
    told, date = HISTORY_WORDS[language], LANGUAGES[language].date
    sentence = told.notices[changes.notice]
    if changes.notice is Need.NONE:
        return sentence
    if changes.latest is None:
        return f"{sentence} {told.notice_undated} {told.notice_limits}"
    by = told.notice_by.format(day=date(changes.latest), period=changes.period, effective=date(edition.effective))
    return f"{sentence} {by} {told.notice_limits}"


def _summary(step: EditionStep, id: str, here: Here) -> Html:
    told, changed = HISTORY_WORDS[here.language], step.changes.of(id)
    if changed is None:
        return markup("<p>{}</p>\n", told.nothing)
    if changed.redline:
        return weights_html(changed, here.language)
    gone = id not in step.new
    edition = step.before if gone else step.after.edition
    read = link(here.to(f"{id}/{edition.effective}"), told.read_last if gone else told.read)
    notes = Html().join(markup("<p>{}</p>\n", text) for text in explanations(changed.changes))
    return markup("<p>{} {}</p>\n{}", told.whole[changed.state], read, notes)


def explanations(changes: Sequence[ArticleDifference]) -> Sequence[str]:
    """What clients are told of several articles, the weightiest changes first, each explanation once."""
    ordered = sorted(changes, key=lambda one: WEIGHTS.index(one.weight))
    return tuple(dict.fromkeys(text for one in ordered for text in one.told))


def weights_html(changed: Changed, language: str, address: str = "", level: int = 3) -> Html:
    """The articles of a document that differ by the weight of the change; links lead to the redline at `address`."""
    told, html = HISTORY_WORDS[language], Html()
    for weight in WEIGHTS:
        found = [one for one in changed.changes if one.weight == weight]
        if found:
            items = Html().join(markup("<li>{}</li>\n", _article(one, address)) for one in found)
            heading = _weight(told, weight, level)
            html += markup('<section class="weight {}">\n{}<ul>\n{}</ul>\n</section>\n', weight, heading, items)
    return html


def _weight(told: HistoryWords, weight: str, level: int) -> Html:
    meaning = told.meanings[weight]
    html = markup("<h{0}>{1}</h{0}>\n", level, told.weights[weight])
    return html + (markup('<p class="meaning">{}</p>\n', meaning) if meaning else "")


def _article(one: ArticleDifference, address: str) -> Html:
    label = markup('<span class="label">{}</span> ', one.label) if one.label else ""
    notes = Html().join(markup("<p>{}</p>", text) for text in one.told)
    href = f"{address}#{one.anchor}"
    return markup('<a href="{}">{}{}</a>{}', href, label, one.title, notes)


def counts(changed: Changed | None, language: str) -> str:
    """How many articles of a document differ, by weight; one sentence where it came, went or stayed as a whole."""
    told = HISTORY_WORDS[language]
    if changed is None:
        return told.nothing
    if not changed.redline:
        return told.whole[changed.state]
    numbers = ((weight, sum(one.weight == weight for one in changed.changes)) for weight in WEIGHTS)
    colon = LANGUAGES[language].colon
    return " · ".join(f"{told.weights[weight]}{colon}{number}" for weight, number in numbers if number)


def documents_html(step: EditionStep, here: Here, without: str = "") -> Html:
    """What an edition changes in each document, one a line with its link, and what clients are told besides."""
    told, code, html = HISTORY_WORDS[here.language], here.language, ""
    for id in (one for one in step.ids if one != without):
        href = here.to(address(id, step.after))
        label = told.what_changes.format(title=step.title(id, code))
        needs = agreed_badge(step.agreed.get(id), here)
        html += markup("<li>{}{} <p>{}</p></li>\n", link(href, label), needs, counts(step.changes.of(id), code))
    for one in step.changes.others:
        title = markup('<span class="title">{}</span> ', one.title) if one.title else ""
        weight = markup('<span class="kind {}">{}</span>', one.weight, told.weights[one.weight])
        html += markup("<li>{}{} <p>{}</p></li>\n", title, weight, one.told)
    return markup('<ul class="what-changes">\n{}</ul>\n', html) if html else Html()


def elsewhere(step: EditionStep, id: str, here: Here) -> Html:
    """What the edition changes besides this document."""
    told, html = HISTORY_WORDS[here.language], documents_html(step, here, without=id)
    return markup('<section class="elsewhere">\n<h2>{}</h2>\n{}</section>\n', told.elsewhere, html) if html else Html()
