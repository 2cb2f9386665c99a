"""Opens a template that a company made: it is checked, cleaned, tried out, and only then a `Letter`.

The order: the package is unpacked within bounds (`package.py`), its XML is sound before it is parsed (`soundness.py`),
holds nothing that runs or loads (`safety.py`), and only what documents need is taken along (`keeping.py`,
`cleaning.py`); its tags are read by our own rules and written anew (`stories.py`, `tags.py`); every document shows what
it must (`showing.py`). At last two documents are made from it, one full and one as empty as they come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Severity, Span, has_errors, ordered
from engine.rendering.word.letter import Letter
from engine.rendering.word.letterhead.check_variables import KINDS, check_shown, every, printed
from engine.rendering.word.letterhead.package import MAIN, read_package
from engine.rendering.word.letterhead.read_tags import Story
from engine.rendering.word.letterhead.rebuild import KINDS as PARTS
from engine.rendering.word.letterhead.rebuild import Clean, clean, rebuilt
from engine.rendering.word.letterhead.safety import check_package
from engine.rendering.word.letterhead.trial import tried
from engine.rendering.word.styles import shared
from engine.rendering.word.text_width import check_pages

MOST = 40  # messages about one template
STORIES = ("header", "footer", "footnotes")  # with the text, the parts that are filled in
UNFILLED = ("endnotes",)
SEVERITIES = tuple(Severity)
TREES = frozenset({MAIN, *PARTS.values()})


@dataclass(frozen=True, slots=True)
class Examined:
    """A template that may be used, and what there is to say about it.

    `shows` tells for each part that is printed which variables stand in it; `styles` whether the template has each
    style of ours (otherwise documents get ours, in its fonts); `left` what documents do not take over.
    """

    letter: Letter
    remarks: tuple[Diagnostic, ...]
    shows: tuple[tuple[str, tuple[str, ...]], ...]
    styles: Mapping[str, bool]
    left: tuple[str, ...]


def open_letter(path: Path) -> Examined:
    """The template in a file. Raises `Refused` with everything that is wrong with it."""
    report = Report()
    package = read_package(path, report)
    if package is None or not check_package(package, report):
        raise Refused(_bounded(report, path))
    found = clean(package, report)
    if found is None or any(part.tree is None for part in found.parts.values() if part.type in TREES):
        raise Refused(_bounded(report, path))
    stories = _stories(found, package.name, report)
    check_pages(found.parts[found.main].tree, package.place(found.main), report)
    check_shown(Span(package.name), found, stories, report)
    if report.failed:
        raise Refused(_bounded(report, path))
    letter = Letter(package.name, rebuilt(found))
    tried(letter, report)
    if report.failed:
        raise Refused(_bounded(report, path))
    styles = next(part.tree for _, part in found.of("styles"))
    return Examined(letter, ordered(report.diagnostics), _shows(found, stories), shared(styles), tuple(found.left))


def _stories(found: Clean, file: str, report: Report) -> dict[str, Story]:
    """The tags of every part that is filled in; in others there must be none."""
    parts = {found.main: found.parts[found.main], **{name: part for kind in STORIES for name, part in found.of(kind)}}
    stories = {
        name: Story(part.tree, Span(f"{file}!{name}"), report, body=name == found.main) for name, part in parts.items()
    }
    for name, part in (pair for kind in UNFILLED for pair in found.of(kind)):
        span = Span(f"{file}!{name}")
        if any(line.tags for line in Story(part.tree, span, Report()).lines.values()):
            report.error("template-tag", span, "tags are not filled in here", "put them into the text or a footnote")
    return stories


def _shows(found: Clean, stories: Mapping[str, Story]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each part that is printed, in words, with what it shows in its order."""
    used: dict[str, list[str]] = {found.main: ["text"]}
    for one in printed(found):
        words = f"{one.kind}, {KINDS.get(one.pages, one.pages)}"
        if words not in used.setdefault(one.part, []):
            used[one.part].append(words)
    told = []
    for name, uses in used.items():
        shown = dict.fromkeys(
            f"{node.name}.{node.part}" if node.part else node.name
            for node in every(stories[name].nodes)
            if node.kind in ("print", "block") and node.name != "loop"
        )
        told.append((f"{'; '.join(uses)} ({name})", tuple(shown)))
    return tuple(told)


def _bounded(report: Report, path: Path) -> tuple[Diagnostic, ...]:
    """The messages; of very many, the first ones, errors before others."""
    found = ordered(report.diagnostics)
    if len(found) <= MOST or not has_errors(found):
        return found
    first = sorted(found, key=lambda one: SEVERITIES.index(one.severity))[:MOST]
    told = f"and {len(found) - MOST} messages more"
    return (*first, Diagnostic(first[0].code, Span(str(path)), told, ("correct these first",)))
