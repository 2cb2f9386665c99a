"""What each article of a document went through, edition after edition, under whatever name it had."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from engine.model.comparison import ArticleChange, ChangeState
from engine.model.document import Document
from engine.rendering.html.anchors import address
from engine.rendering.html.escaping import Html, markup
from engine.rendering.redline.markup import RedlineMarkup, different
from engine.site.content.compared import ComparedTexts, compared, day_of, linked_redline, renamed
from engine.site.model import Here, Published


@dataclass(frozen=True, slots=True)
class ArticleStep:
    """What the edition of a date changed in an article: its anchor there, what happened, and the words that differ."""

    date: str
    anchor: str
    state: ChangeState
    html: Html


@dataclass(slots=True)
class ArticleHistory:
    """An article by its last anchor, label and title; `former` are anchors that it had before.

    `first` is the date of the edition in which it is first met, `gone` that of the one that no longer has it, if there
    is one. Steps are the oldest first.
    """

    anchor: str
    label: str
    title: str
    first: str
    former: list[str] = field(default_factory=list)
    gone: str = ""
    steps: list[ArticleStep] = field(default_factory=list)


Articles = dict[str, ArticleHistory]
"""By the identity in the edition that was looked at last."""


def article_histories(texts: ComparedTexts, id: str, here: Here) -> Sequence[ArticleHistory]:
    """Every article that a document has ever had, remembered; links lead from the page `here`.

    Those of its last text come first, in their order, then those that are gone.
    """
    shelf = texts.shelf
    chain = [one.edition.stamp.sha256 for one in shelf.every]
    name = json.dumps(["article histories", id, here.language, here.path, chain, sorted(shelf.extra.items())])

    def make() -> bytes:
        return json.dumps([asdict(one) for one in _histories(texts, id, here)], ensure_ascii=False).encode()

    told = json.loads(shelf.memory.recall(shelf.key(shelf.every[-1].edition, name), make))
    return [ArticleHistory(**one | {"steps": [_step(step) for step in one["steps"]]}) for one in told]


def _step(told: Mapping[str, str]) -> ArticleStep:
    return ArticleStep(told["date"], told["anchor"], ChangeState(told["state"]), Html(told["html"]))


def _histories(texts: ComparedTexts, id: str, here: Here) -> Sequence[ArticleHistory]:
    shelf = texts.shelf
    found: Articles = {}
    before, last = None, None
    for one in shelf.every:
        text = shelf.texts(one.edition, here.language).get(id)
        if text is None and before is not None:
            _end(found, frozenset(), one)
        elif text is not None:
            if before is not None:
                found = _renamed(found, text, renamed(shelf, one.edition))
                _end(found, frozenset(article.id for article in text.articles), one)
                _change(texts, found, one, id, here)
            _meet(found, text, one)
            last = text
        before = text
    order = {str(article.id): place for place, article in enumerate(last.articles if last is not None else ())}
    return [found[one] for one in sorted(found, key=lambda one: order.get(one, len(order)))]


def _renamed(found: Articles, text: Document, names: Mapping[str, str]) -> Articles:
    """The articles under the names that they have in the next text; a name that another article took is kept apart."""
    known = {article.id for article in text.articles}
    now: Articles = {}
    for id, history in found.items():
        name = names.get(id, id)
        moved = name != id and name in known and name not in found
        if moved:
            history.former.append(history.anchor)
        now[name if moved else id] = history
    return now


def _end(found: Articles, known: frozenset[str], one: Published) -> None:
    """Marks what an edition no longer has."""
    for id, history in found.items():
        if id not in known and not history.gone:
            history.gone = one.date


def _meet(found: Articles, text: Document, one: Published) -> None:
    for article in text.articles:
        anchor = address(article.id, text.id)
        history = found.setdefault(article.id, ArticleHistory(anchor, article.label, article.title, one.date))
        history.anchor, history.label, history.title, history.gone = anchor, article.label, article.title, ""


def _change(texts: ComparedTexts, found: Articles, one: Published, id: str, here: Here) -> None:
    """Adds to each article what an edition changed in it."""
    assert one.before is not None  # noqa: S101  the first edition changes nothing
    day = day_of(texts.shelf, one.edition)
    old, new = (texts.on(each, here.language, day)[id] for each in (one.before, one.edition))
    names, path = renamed(texts.shelf, one.edition), here.to(f"{id}/{one.date}")
    name = json.dumps(["article history", path, one.date, sorted(names.items())])
    for identity, anchor, state, html in texts.told(old, new, name, lambda: list(_told(old, new, names, path, one))):
        if identity not in found:
            article = next(article for article in new.articles if article.id == identity)
            found[identity] = ArticleHistory(anchor, article.label, article.title, one.date)
        found[identity].steps.append(ArticleStep(one.date, anchor, ChangeState(state), Html(html)))


def _told(
    old: Document, new: Document, names: Mapping[str, str], path: str, one: Published
) -> Iterator[tuple[str, str, str, str]]:
    page = linked_redline(new, path, f"{one.date}.")
    for article in compared(old, new, names).articles:
        if article.natures:
            yield article.id, address(article.id, new.id), article.state, _html(article, page)


def _html(article: ArticleChange, page: RedlineMarkup) -> Html:
    """The words of an article that differ, below its heading if that is another one."""
    told = page.body(different(article))
    if article.number.changed or article.title.changed:
        told = markup('<p class="renamed">{} {}</p>\n', page.label(article), page.title(article.title)) + told
    return told
