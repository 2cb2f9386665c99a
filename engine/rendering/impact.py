"""What a draft changes, for people: a table with the redlines below, and the report of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from types import MappingProxyType

from engine.model.comparison import Comparison, Nature
from engine.model.impact import ComparisonFailure, DocumentEffect, Impact, ImpactSubject
from engine.model.revision import ChangeKind
from engine.rendering.listing import Grid, Heading, ListingBlock, RunningText, print_listing_markdown
from engine.rendering.markdown import escaped
from engine.rendering.redline.markdown import print_redline_markdown

NOTHING = "No text changes."
UNDECLARED = "no new version"
ABSENT = "–"
NATURES = (
    (Nature.WORDING, "wording"),
    (Nature.FIGURE, "figures"),
    (Nature.REFERENCE, "numbers"),
    (Nature.NUMBER, "numbers"),
)
FATES = MappingProxyType(
    {
        "new": "is new",
        "gone": "is no longer there",
        "fails": "can no longer be assembled",
        "recovers": "can be assembled now and could not before",
        "unknown": "can be assembled neither before nor now",
    }
)


def impact_page(impact: Impact, *, redlines: bool = True) -> list[ListingBlock]:
    """The whole answer as blocks for a terminal or for Markdown."""
    found: list[ListingBlock] = [Heading(title(impact))]
    if impact.effects:
        found.append(table(impact.effects))
    elif not impact.turns:
        found.append(RunningText(NOTHING))
    found += turns(impact.turns)
    found += [RunningText(words) for words in citing(impact)]
    found += key_points(impact)
    if redlines:
        for one in impact.effects:
            if one.redlines:
                found += [Heading(f"{subject(one.subject)}: {one.title}", 2), *one.redlines]
    return found


def summary(impact: Impact) -> str:
    """The whole answer in one line: how many texts change, and how many lines of first pages."""
    texts = f"{len(impact.effects)} {'text changes' if len(impact.effects) == 1 else 'texts change'}"
    lines = f"{len(impact.key_points)} {'line' if len(impact.key_points) == 1 else 'lines'} of first pages"
    told = texts if impact.effects or impact.turns else NOTHING.removesuffix(".")
    return f"{told}, {lines}" if impact.key_points else told if impact.changed else NOTHING


def title(impact: Impact) -> str:
    return f"What {impact.draft} changes against {impact.base}"


def table(effects: Sequence[DocumentEffect]) -> Grid:
    header = ("What", "Document", "Languages", "Articles", "Change", "Declared")
    rows = tuple(
        (
            (subject(one.subject),), (one.document,), (", ".join(one.languages),),
            (articles(one),), (about(one),), (declared(one),),
        )
        for one in effects
    )  # fmt: skip
    return Grid(header, rows, ((0,), (1, 2), (3,), (4, 5)), (1, 4))


def subject(one: ImpactSubject) -> str:
    """What is compared, in words; a deal by the name of its file."""
    if one.kind == "standard":
        return "standard text"
    return f"{one.kind} {one.id.rpartition('/')[2].removesuffix('.yaml')}"


def articles(effect: DocumentEffect) -> str:
    """The labels of the articles that differ; of a whole document only that it came or went."""
    if effect.state != "changed":
        return "new document" if effect.state == "inserted" else "document dropped"
    return ", ".join(one.label for one in effect.articles) or "title"


def about(effect: DocumentEffect) -> str:
    """What the weightiest differences are about: numbers are told only where nothing else changes."""
    named = [name for nature, name in NATURES if nature in effect.natures]
    told = [name for name in dict.fromkeys(named) if name != "numbers"]
    if told or not named:
        return " and ".join(told) or "wording"
    return "numbers only"


def declared(effect: DocumentEffect) -> str:
    kinds = {kind for one in effect.articles for kind in one.kinds}
    return ", ".join([*(kind.value for kind in ChangeKind if kind in kinds), *([UNDECLARED] if None in kinds else [])])


def turns(every: Sequence[ComparisonFailure]) -> Iterator[ListingBlock]:
    if not every:
        return
    yield Heading("What came, went or fails", 2)
    for one in every:
        told = f"{subject(one.subject)} {FATES[one.fate]}"
        yield RunningText(f"{told}{':' if one.messages else '.'}")
        for message in one.messages:
            yield RunningText(str(message))


def citing(impact: Impact) -> Iterator[str]:
    if impact.citing:
        names = ", ".join(f"{id} ({subject(one)})" for one, id in impact.citing)
        yield f"Nothing changes but the digests that they cite: {names}."


def key_points(impact: Impact) -> Iterator[ListingBlock]:
    """The lines of first pages that change, each once with where it changes so."""
    if not impact.key_points:
        return
    yield Heading("What first pages say in short", 2)
    yield RunningText(
        "These lines are no part of the contract: no digest depends on them, and no version declares them."
    )
    header = ("Subject", "Document", "Language", "Before", "Now", "Where")
    rows = tuple(
        (
            (one.change.label,), (one.change.document,), (one.change.language,),
            (one.change.before or ABSENT,), (one.change.after or ABSENT,), tuple(map(subject, one.subjects)),
        )
        for one in impact.key_points
    )  # fmt: skip
    yield Grid(header, rows, ((0, 1, 2), (3, 4), (5,)), (1, 2))


def impact_report(impact: Impact) -> bytes:
    """The report of a pull request: Markdown, each redline folded away."""
    parts = [print_listing_markdown(impact_page(impact, redlines=False)).rstrip("\n")]
    parts += [folded(effect, one) for effect in impact.effects for one in effect.redlines]
    same = [told(one) for one in impact.effects if not one.redlines]
    parts += [f"Nothing that is not shown above: {escaped('; '.join(same))}."] if same else []
    return ("\n\n".join(parts) + "\n").encode("utf-8", "backslashreplace")


def told(effect: DocumentEffect) -> str:
    return f"{subject(effect.subject)} · {effect.document} · {articles(effect)}"


def folded(effect: DocumentEffect, one: Comparison) -> str:
    summary = escape(f"{told(effect)} · {one.language}")
    return f"<details>\n<summary>{summary}</summary>\n\n{print_redline_markdown(one).rstrip()}\n\n</details>"
