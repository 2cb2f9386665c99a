"""The page that tells the history of each article of a document: which editions changed it, in which words, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.languages.site.article_history import ARTICLE_HISTORY_WORDS, ArticleHistoryWords
from engine.languages.site.history import HISTORY_WORDS
from engine.model.comparison import ChangeState
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import contents_html
from engine.rendering.html.markup import screen_page
from engine.rendering.redline.html import legend_html
from engine.rendering.redline.markup import RedlineMarkup
from engine.rendering.walk import Contents
from engine.site.content.article_history import ArticleHistory, ArticleStep, article_histories
from engine.site.content.changes import ArticleDifference, History
from engine.site.content.compared import ComparedTexts
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Here, Page, Published, SearchEntry
from engine.site.pages.changes import address
from engine.site.pages.markup import badge, described, inner, link, named

NAME = "history"


def path(id: str) -> str:
    """The path of the page of a document."""
    return f"{id}/{NAME}"


def pages(shelf: Shelf, told: History) -> Iterator[Page]:
    """One for every document that an edition holds or held."""
    texts = ComparedTexts(shelf)
    for code in LANGUAGES:
        for id in dict.fromkeys(id for one in shelf.every for id in shelf.documents(one.edition)):
            yield page(texts, told, id, Here(code, path(id)))


def page(texts: ComparedTexts, history: History, id: str, here: Here) -> Page:
    """The articles of the last text of a document, then those that are gone."""
    told, code, shelf = ARTICLE_HISTORY_WORDS[here.language], here.language, texts.shelf
    text = shelf.texts(shelf.holding(id)[-1].edition, code)[id]
    every = article_histories(texts, id, here)
    telling = _Telling({one.date: one for one in shelf.every}, history, id, here)
    title = told.title.format(title=text.title)
    body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n</header>\n', title, told.lead)
    if any(one.steps for one in every):
        language = LANGUAGES[code]
        body += markup('<div class="redline">{}</div>\n', legend_html(RedlineMarkup(language.redline, language.colon)))
    body += Html().join(telling.article(one) for one in every if not one.gone)
    gone = Html().join(telling.article(one) for one in every if one.gone)
    if gone:
        body += markup('<h2 class="gone">{}</h2>\n{}', told.gone_title, gone)
    return Page(
        language=code,
        path=here.path,
        title=title,
        description=described(f"{title}.", told.lead),
        body=body,
        kind="article-history",
        document=id,
        contents=contents_html(Contents(text.wording.contents, text.articles), screen_page(text)),
        found=(SearchEntry("", "", title, ""),),
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """The history of the articles of a document in the words of one language; `editions` are all, by date."""

    editions: Mapping[str, Published]
    history: History
    id: str
    here: Here

    @property
    def told(self) -> ArticleHistoryWords:
        return ARTICLE_HISTORY_WORDS[self.here.language]

    def article(self, one: ArticleHistory) -> Html:
        """An article with what each edition changed in it, the newest first; former addresses lead here too."""
        former = Html().join(markup('<span id="{}"></span>', anchor) for anchor in one.former)
        heading = markup('<span class="label">{}</span> <span class="title">{}</span>', one.label, one.title)
        steps = Html().join(map(self.step, reversed(one.steps)))
        ends = markup("<p>{}</p>\n", self.told.gone.format(edition=self.inner(one.gone))) if one.gone else ""
        since = self.told.since.format(edition=self.inner(one.first))
        if not one.steps and not one.gone:
            since = f"{since} {self.told.unchanged}"
        return markup(
            '<section class="article" id="{}">\n{}<h2>{}</h2>\n{}{}<p class="first">{}</p>\n</section>\n',
            one.anchor,
            former,
            heading,
            ends,
            steps,
            since,
        )

    def step(self, step: ArticleStep) -> Html:
        """What an edition changed in an article, and what clients were told of it."""
        code, one = self.here.language, self.editions[step.date]
        anchor = "" if step.state is ChangeState.REMOVED else step.anchor
        text = self.here.to(f"{self.id}/{one.date}", anchor)
        html = markup("<h3>{} {}</h3>\n", link(text, named(one.edition, code)), badge(one, code))
        change = self.difference(step, one)
        if change is not None:
            html += markup('<p class="kind {}">{}</p>\n', change.weight, HISTORY_WORDS[code].weights[change.weight])
            html += Html().join(markup("<p>{}</p>\n", text) for text in change.told)
            if change.version:
                html += markup('<p class="version">{}</p>\n', self.told.version.format(change=change.version))
        if step.state in self.told.states:
            html += markup("<p>{}</p>\n", self.told.states[step.state])
        html += markup('<div class="redline">\n{}</div>\n', step.html)
        return html + markup(
            '<p class="all">{}</p>\n', link(self.here.to(address(self.id, one)), self.told.all_changes)
        )

    def difference(self, step: ArticleStep, one: Published) -> ArticleDifference | None:
        """What clients were told of the change, and what it weighs."""
        changed = self.history[one.edition.stamp.sha256][self.here.language].of(self.id)
        changes = changed.changes if changed is not None else ()
        return next((each for each in changes if each.anchor == step.anchor), None)

    def inner(self, date: str) -> str:
        return inner(self.editions[date], self.here.language)
