"""What a template shows, and whether every document shows what it must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.diagnostics import Diagnostic, Report, Severity, Span
from engine.rendering.word.letterhead.read_tags import Story, StoryNode
from engine.rendering.word.letterhead.rebuild import Clean
from engine.rendering.word.letterhead.safety import fields
from engine.rendering.word.variables import BLOCKS, REQUIRED, VARIABLES
from engine.rendering.word.xml import W, child, switched, value

CODE = "template-incomplete"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
IDENTITY = ("letterhead", "company", "mentions")
PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
KINDS: Mapping[str, str] = MappingProxyType({"default": "pages", "first": "first page", "even": "even pages"})


@dataclass(frozen=True, slots=True)
class SectionStory:
    """A header or footer as its sections use it: "header", "default", and whether the first page surely has it."""

    part: str
    kind: str
    pages: str
    first: bool


def surely(nodes: Sequence[StoryNode]) -> frozenset[str]:
    """What is shown whatever the document holds. A condition on what it shows, or a loop through it, hides nothing."""
    return frozenset().union(*map(_surely, nodes))


def _surely(node: StoryNode) -> frozenset[str]:
    match node.kind:
        case "print" | "block":
            return frozenset({f"{node.name}.{node.part}" if node.part else node.name})
        case "for":
            inner, variable = surely(node.branches[0]), VARIABLES.get(node.name)
            wanted = {f"{node.name}.{one}" for one in variable.fields} if variable and variable.fields else {node.name}
            return frozenset({node.name}) if wanted <= inner else frozenset()
    shown = [surely(one) for one in node.branches]
    always = frozenset.intersection(*shown) if "" in node.tests else frozenset()
    return always | {asked for asked, inner in zip(node.tests, shown, strict=True) if asked in inner}


def every(nodes: Sequence[StoryNode]) -> Iterator[StoryNode]:
    for node in nodes:
        yield node
        for branch in node.branches:
            yield from every(branch)


def printed(found: Clean) -> tuple[SectionStory, ...]:
    """The headers and footers that sections use; a section without one has that of the section before it."""
    targets = {one.id: one.target for one in found.parts[found.main].relations}
    known: dict[tuple[str, str], str] = {}
    result: dict[SectionStory, None] = {}
    for position, section in enumerate(found.parts[found.main].tree.iter(f"{W}sectPr")):
        for one in section.iter(f"{W}headerReference", f"{W}footerReference"):
            kind = "header" if one.tag.endswith("headerReference") else "footer"
            known[kind, one.get(f"{W}type") or "default"] = targets.get(one.get(R_ID) or "", "")
        title = switched(child(section, "titlePg"))
        opens = position == 0 or value(section, "type") != "continuous"
        for (kind, pages), part in known.items():
            if pages != "first" or title:
                result[SectionStory(part, kind, pages, opens and (pages == "first") == title and pages != "even")] = (
                    None
                )
    return tuple(one for one in result if one.part)


def check_shown(file: Span, found: Clean, stories: Mapping[str, Story], report: Report) -> None:
    """Reports what documents must show and this template does not, and what it shows twice."""
    if not all(story.whole for story in stories.values()):
        return
    first = {one.part for one in printed(found) if one.first} | {found.main}
    shown = frozenset().union(*(surely(story.nodes) for name, story in stories.items() if name in first))
    lacking: dict[str, list[str]] = {}
    for what, ways in REQUIRED.items():
        if not any(shown >= set(way) for way in ways):
            lacking.setdefault(ways[0][0], []).append(what)
    for block, those in lacking.items():
        others = ", ".join(_tag(name) for what in those for way in REQUIRED[what][1:] for name in way)
        hint = f"write {_tag(block)}"
        if others:
            hint += f", or {others}; in a header, in that of the first page; not under a condition"
        report.error(CODE, file, f"not every document would show its {', '.join(those)}", hint)
    blocks = Counter(one.name for one in every(stories[found.main].nodes) if one.kind == "block")
    for name, count in blocks.items():
        if count > 1:
            report.error(
                CODE, stories[found.main].span, f"{_tag(name)} stands there {count} times", "leave one of them"
            )
    used = {one.part for one in printed(found)}
    names = {
        one.name for name, story in stories.items() if name in used or name == found.main for one in every(story.nodes)
    }
    numbered = any(
        instruction.strip().upper().startswith(PAGES)
        for name in used & set(stories)
        for instruction in fields(found.parts[name].tree)
    )
    if not numbered:
        hint = "insert one in Word: Insert, Page Number"
        report.warn(CODE, file, "no page number stands in the headers and footers", hint)
    if not blocks["contents"]:
        _note(report, file, "documents have no table of contents", "write {{p contents }} where it is to stand")
    if not names & set(IDENTITY):
        what = (
            "no variable shows who the company is; the letterhead has to say so itself, with all that the law asks for"
        )
        _note(report, file, what, f"or write {' and '.join(map(_tag, IDENTITY[1:]))}")


def _note(report: Report, span: Span, message: str, hint: str) -> None:
    report.diagnostics.append(Diagnostic(CODE, span, message, (hint,), Severity.NOTE))


def _tag(name: str) -> str:
    variable = VARIABLES[name]
    if name in BLOCKS:
        return f"{{{{p {name} }}}}"
    return f"{{% for one in {name} %}} … {{% endfor %}}" if variable.many else f"{{{{ {name} }}}}"
