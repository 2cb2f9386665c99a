"""Reads one story of a template – its text, a header, a footer, the footnotes: which tags stand where, in which loops.

What a loop or a condition begins and ends with must enclose whole paragraphs, whole rows, or a part of one paragraph,
so that the document is well formed whatever is repeated or left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from engine.diagnostics import Report, Span
from engine.rendering.word.letterhead.paragraphs import TaggedParagraph, read_line, rewrite
from engine.rendering.word.letterhead.tags import OPENING, Tag, Wrong, check_use
from engine.rendering.word.variables import VARIABLES, Variable
from engine.rendering.word.xml import W, local

CODE = "template-tag"
MAX_TAGS = 300  # of one story
MAX_CONDITIONS = 5  # inside one another
MAX_REPEATED = 3000  # elements, and characters, that a loop repeats
ENDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "": ("in its paragraph", "around whole paragraphs, {%p stands at both ends, each in a paragraph of its own"),
        "p": (
            "in the same text, cell or box",
            "around rows of a table, {%tr stands at both ends, each in a row of its own",
        ),
        "tr": ("in its table", "each stands in a row of its own"),
    }
)
"""Where a loop or condition has to end, and how it is written otherwise."""
UNKNOWN = Variable("", "", ("label", "text"), many=True)  # a list that is misspelt: its entries are not told again


@dataclass(slots=True)
class StoryNode:
    """Something that a story shows, or a loop or condition with what stands in it.

    `kind` is print, block, for or if; `part` is the field of the variable that is printed. `branches` are those of a
    condition, `tests` what each asks for ("" for else).
    """

    kind: str
    name: str
    part: str = ""
    branches: list[list[StoryNode]] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Open:
    """A loop or condition that waits for its end."""

    tag: Tag
    node: StoryNode
    line: TaggedParagraph
    scope: Mapping[str, Variable]


class Story:
    """The tags of a part. `nodes` is what it shows; the tree is changed in place."""

    def __init__(self, root: Any, span: Span, report: Report, *, body: bool = False) -> None:
        self.span, self.report, tagging = span, report, report.watch()
        self.lines: dict[Any, TaggedParagraph] = {}
        self.nodes: list[StoryNode] = []
        self.whole = True  # whether everything is read
        tags = 0
        for one in root.iter(f"{W}p"):
            self.lines[one] = read_line(one, span, report, MAX_TAGS)
            tags += self.lines[one].found
            if tags > MAX_TAGS:
                self._error(f"more than {MAX_TAGS} tags in this part", "a letterhead has a few dozen")
                self.whole = False
                return
        self.sure = not tagging.said  # else what ends nothing may be right: what begins it is wrong
        self._elsewhere(root)
        self._container(root, {}, self.nodes, root.find(f"{W}body") if body else None)
        for line in self.lines.values():
            rewrite(line)

    def _error(self, told: str, hint: str = "") -> None:
        self.report.error(CODE, self.span, told, hint)

    # Reading

    def _elsewhere(self, root: Any) -> None:
        """Refuses braces where no text of a paragraph stands: the template engine would read them there."""
        known = {piece for line in self.lines.values() for _, piece in line.pieces}
        for one in root.iter():
            for value in one.attrib.values():
                if OPENING.search(value):
                    self._error(f"a tag stands where it cannot be filled in: {value}", "put it into a paragraph")
            text = f"{'' if one in known else one.text or ''}{one.tail or ''}"
            if "{" in text or "}" in text:
                where = "in the code of a field" if local(one) == "instrText" else "outside the text of a paragraph"
                self._error(f"braces {where}: {text.strip()}", "type the tag into a paragraph")

    # Structure

    def _container(self, element: Any, scope: Mapping[str, Variable], into: list[StoryNode], body: Any = None) -> None:
        """What stands in the body, a cell, a text box: paragraphs, tables, and loops around them."""
        open: list[Open] = []
        for one in list(element):
            inner = open[-1].node.branches[-1] if open else into
            known = open[-1].scope if open else scope
            if one.tag == f"{W}p":
                self._paragraph(self.lines[one], known, inner, open, element is body)
            elif one.tag == f"{W}tbl":
                self._table(one, known, inner)
            else:
                self._container(one, known, inner, body)
        self._unclosed(open)

    def _paragraph(
        self, line: TaggedParagraph, scope: Mapping[str, Variable], into: list[StoryNode], around: list[Open], top: bool
    ) -> None:
        whole = [tag for tag in line.tags if tag.whole == "p"]
        if whole and not line.alone:
            for tag in whole:
                self._error(f"{tag.written} must stand alone in its paragraph", "put it into a paragraph of its own")
            return
        if whole and whole[0].kind == "block":
            self._block(whole[0], into, top and not around)
        elif whole:
            self._step(whole[0], line, scope, into, around)
        elif any(tag.whole for tag in line.tags):
            hint = "tr is for rows, p for paragraphs"
            self._error(f"{line.tags[0].written} must stand in a row of a table, alone", hint)
        else:
            self._inline(line, scope, into)
        self._boxes(line.paragraph, scope, into)

    def _block(self, tag: Tag, into: list[StoryNode], top: bool) -> None:
        if not top:
            hint = "put it into the text itself, outside tables, text boxes, controls, loops and conditions"
            self._error(f"{tag.written} cannot stand here: a block is as wide as the page and always printed", hint)
        into.append(StoryNode("block", tag.path[0]))

    def _inline(self, line: TaggedParagraph, scope: Mapping[str, Variable], into: list[StoryNode]) -> None:
        open: list[Open] = []
        for tag in line.tags:
            inner = open[-1].node.branches[-1] if open else into
            self._step(tag, line, open[-1].scope if open else scope, inner, open)
        self._unclosed(open)

    def _boxes(self, element: Any, scope: Mapping[str, Variable], into: list[StoryNode]) -> None:
        """The paragraphs of text boxes and drawings that are anchored in a paragraph."""
        for one in element:
            if any(inner.tag in (f"{W}p", f"{W}tbl") for inner in one):
                self._container(one, scope, into)
            else:
                self._boxes(one, scope, into)

    def _table(self, table: Any, scope: Mapping[str, Variable], into: list[StoryNode]) -> None:
        open: list[Open] = []
        for row in list(table):
            inner = open[-1].node.branches[-1] if open else into
            known = open[-1].scope if open else scope
            lines = [self.lines[one] for one in row.iter(f"{W}p")]
            tags = [(line, tag) for line in lines for tag in line.tags if tag.whole == "tr"]
            if not tags or row.tag != f"{W}tr":
                self._container(row, known, inner)
            elif sum(bool(line.text.strip()) for line in lines) > 1 or not tags[0][0].alone:
                self._error(f"{tags[0][1].written} must stand alone in its row", "put it into a row of its own")
            else:
                self._step(tags[0][1], tags[0][0], known, inner, open)
        self._unclosed(open)

    def _step(
        self, tag: Tag, line: TaggedParagraph, scope: Mapping[str, Variable], into: list[StoryNode], open: list[Open]
    ) -> None:
        """Takes a tag into account; `open` holds the loops and conditions around it at its own level."""
        try:
            check_use(tag, scope)
        except Wrong as wrong:
            code, message, *hints = wrong.args
            self.report.error(code, self.span, message, *hints)
        if tag.kind == "print":
            name = scope[tag.path[0]].name if tag.path[0] in scope else tag.path[0]
            into.append(StoryNode("print", name, ".".join(tag.path[1:])))
        elif tag.kind == "for":
            variable = VARIABLES.get(tag.path[0], UNKNOWN)
            if scope:
                self._error(f"{tag.written}: a loop in a loop", "no list holds another one")
            node = StoryNode("for", variable.name, branches=[[]])
            into.append(node)
            open.append(Open(tag, node, line, {**scope, tag.name: variable}))
        elif tag.kind == "if":
            node = StoryNode("if", "", branches=[[]], tests=[_asked(tag)])
            into.append(node)
            open.append(Open(tag, node, line, scope))
            if len(open) > MAX_CONDITIONS:
                self._error(f"{tag.written}: more than {MAX_CONDITIONS} conditions in one another")
        elif tag.kind != "remark":
            self._continue(tag, line, open)

    def _continue(self, tag: Tag, line: TaggedParagraph, open: list[Open]) -> None:
        """An else, elif or end: it belongs to what was opened last, of the same kind and at the same level."""
        wanted = "for" if tag.kind == "endfor" else "if"
        if not open or open[-1].tag.kind != wanted or open[-1].tag.whole != tag.whole:
            where = {"p": "in a paragraph before it", "tr": "in a row above it"}.get(tag.whole, "in its paragraph")
            begins = f"{{%{tag.whole} {wanted} … %}}"
            if self.sure:
                self._error(f"{tag.written} needs a {begins} {where}", "what begins with {%p or {%tr ends so too")
            return
        first = open[-1]
        if not tag.whole and first.line is line and _apart(line, first.tag, tag):
            told = f"{first.tag.written} and {tag.written} stand in different links or fields"
            self._error(told, "type both again, one after the other")
        if tag.kind == "endfor" and _too_much(first, line):
            self._error(f"{first.tag.written} repeats too much", "repeat a line or a row, not pages")
        if tag.kind.startswith("end"):
            open.pop()
        elif "" in first.node.tests:
            self._error(f"{tag.written} comes after else")
        else:
            first.node.branches.append([])
            first.node.tests.append(_asked(tag) if tag.kind == "elif" else "")

    def _unclosed(self, open: Sequence[Open]) -> None:
        for one in open if self.sure else ():
            where, other = ENDS[one.tag.whole]
            end = f"{{%{one.tag.whole} end{one.tag.kind} %}}"
            self._error(f"{one.tag.written} is never ended {where}", f"write {end}; {other}")


def _asked(tag: Tag) -> str:
    """What a condition asks for, as `showing` reads it: a variable that is there, or something else."""
    return tag.path[0] if len(tag.path) == 1 and not tag.negated and not tag.value else "?"


def _too_much(first: Open, last: TaggedParagraph) -> bool:
    """Whether what a loop repeats is out of proportion, so that a document would grow without end."""
    inside = [last.paragraph]
    if first.tag.whole:
        ends = [one.paragraph for one in (first.line, last)]
        if first.tag.whole == "tr":
            ends = [next(one.iterancestors(f"{W}tr")) for one in ends]
        before = set(ends[1].itersiblings(preceding=True))
        inside = [one for one in ends[0].itersiblings() if one in before]
    elements = [one for part in inside for one in part.iter()]
    return len(elements) > MAX_REPEATED or sum(len(one.text or "") for one in elements) > MAX_REPEATED


def _apart(line: TaggedParagraph, first: Tag, last: Tag) -> bool:
    """Whether two tags of a paragraph stand in different elements, so that what is between them cannot be repeated."""
    one, other = (line.piece(tag.start).getparent().getparent() for tag in (first, last))
    return one is not other or line.depth(first.start) != line.depth(last.start)
