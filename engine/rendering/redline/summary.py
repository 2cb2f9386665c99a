"""What stands above a redline, in words: what is compared, the summary, and whether clients must be given notice."""

from __future__ import annotations

from collections.abc import Iterator

from engine.languages import LANGUAGES
from engine.languages.redline import RedlineWords
from engine.model.comparison import Nature
from engine.model.summary import ArticleSummary, Cause, Notice, Redline, Summary
from engine.rendering.listing import Cell, FactList, Grid, Heading, ListingBlock, RunningText

ARROW = " → "


def words_of(redline: Redline) -> RedlineWords:
    return LANGUAGES[redline.language].redline


def listing(redline: Redline, summary_only: bool = False) -> list[ListingBlock]:
    """A redline as blocks to print: what is compared, the notice, the summary, then the texts with their changes."""
    words = words_of(redline)
    found: list[ListingBlock] = [Heading(f"{words.title}{colon(redline)}{redline.before}{ARROW}{redline.after}")]
    if not redline.changed:
        return [*found, RunningText(words.same)]
    found.append(FactList(tuple(only(redline))))
    if redline.notice is not None:
        found += [Heading(words.notice), *map(RunningText, notice_sentences(redline, redline.notice))]
    for one in redline.summaries:
        found += [Heading(f"{words.summary} – {one.title}"), grid(redline, one)]
    return found if summary_only else [*found, *redline.comparisons]


def colon(redline: Redline) -> str:
    return LANGUAGES[redline.language].colon


def only(redline: Redline) -> Iterator[tuple[str, Cell]]:
    """The documents that one side alone has."""
    words = words_of(redline)
    for side, titles in ((redline.before, redline.only_before), (redline.after, redline.only_after)):
        if titles:
            yield words.only.format(side=side), titles


def notice_sentences(redline: Redline, notice: Notice) -> Iterator[str]:
    """Whether clients must be given notice, and by when."""
    words, language = words_of(redline), LANGUAGES[redline.language]
    yield words.notice_needed if notice.needed else words.notice_none
    if notice.needed and notice.period is None:
        yield words.notice_unknown
    elif notice.needed and notice.period is not None:
        period = language.duration(notice.period.amount, notice.period.unit, words.period_form)
        if notice.latest is None or notice.effective is None:
            yield words.notice_undated.format(period=period)
        else:
            day, effective = language.date(notice.latest), language.date(notice.effective)
            yield words.notice_by.format(day=day, period=period, effective=effective)
        yield words.notice_limits
    if notice.needed and notice.late:
        yield words.notice_late
    if notice.undeclared:
        yield words.notice_undeclared.format(number=len(notice.undeclared))


def grid(redline: Redline, summary: Summary) -> Grid:
    """The articles of a document that differ, one a row."""
    words = words_of(redline)
    header = (words.article, words.title_of, words.change, words.about, words.cause, words.explanation)
    rows = tuple(row(redline, one) for one in summary.articles)
    return Grid(header, rows, ((0, 1), (2, 3, 4, 5)), (1, 2))


def row(redline: Redline, one: ArticleSummary) -> tuple[Cell, ...]:
    told = " ".join(explanation.text[redline.language] for explanation in one.explanations)  # whole sentences
    about = (", ".join(natures(redline, one)),)
    return (one.label or one.title,), (one.title,), (weight(redline, one),), about, causes(one), (told,) if told else ()


def natures(redline: Redline, one: ArticleSummary) -> tuple[str, ...]:
    """What a change is about, the weightiest first."""
    words = words_of(redline)
    return tuple(words.natures[nature] for nature in Nature if nature in one.natures)


def weight(redline: Redline, one: ArticleSummary) -> str:
    """What the versions say of a change; what happened to the article where they say nothing."""
    words = words_of(redline)
    if not redline.versioned:
        return words.states[one.state]
    if one.kind is not None:
        return words.kinds[one.kind]
    return words.consequence if one.consequence else words.unversioned


def causes(one: ArticleSummary) -> tuple[str, ...]:
    return tuple(map(cause, one.causes))


def cause(one: Cause) -> str:
    """A part of the library with its versions: `cgv/duration 1.0.0 → 1.1.0`, `+ variant/eea-only 1.0.0`."""
    if one.before and one.after:
        return f"{one.id} {one.before}{'' if one.before == one.after else f'{ARROW}{one.after}'}"
    return f"{'+' if one.after else '−'} {one.id} {one.after or one.before}"
