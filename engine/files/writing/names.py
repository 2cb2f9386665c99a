"""Words of a file that stand for something, and how they are found in names, places and running text.

In `cgv/duration#notice`, `duration` belongs to the clause `cgv/duration` and `notice` to the paragraph
`cgv/duration#notice`, so that a thing is renamed by one word at each of its mentions. Full names are those of
engine/model/renames.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Names
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.files.yaml.nodes import KeyPath, Mapping, Node, Scalar, Sequence, Source
from engine.languages import LANGUAGES
from engine.model.clause import Clause
from engine.model.library import Library
from engine.model.place import ID, Place

OWNED = re.compile(rf"(?:(?P<owner>{ID})(?:@[0-9]+)?\.)?(?P<name>{ID})\Z")
PIN = re.compile(rf"(?P<name>{ID})(?:@[0-9]+)?\Z")
_SLOT = re.compile(r"(?<!\\)\{\{ *(?P<name>[a-z][a-z0-9.-]*)")
_REFERENCE = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\((?P<targets>(?:[^()\"\n]|\([^()\"\n]*\))*)")
_END = re.compile(r"[^,.\s]+(?:\.(?!\.)[^,.\s]+)*")  # ends of ranges and single targets
_TARGET = re.compile(rf"(?:(?P<scope>{ID})/)?(?P<name>{ID})?(?:#(?P<paragraph>{ID})(?:\.(?P<item>{ID}))?)?\Z")
_ATOM = re.compile(r"(?<![\w.-])(?P<kind>variant|service)\.(?P<name>[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One word of a file that stands for something: its full name, the word, its place.

    `bearer` is the path of what bears the name, where this is where it is given.
    """

    name: str
    word: str
    span: Span
    bearer: KeyPath | None = None


@dataclass(frozen=True, slots=True)
class LibraryNames:
    """What must be known of a library to understand its files: where definitions are printed, who owes which duties."""

    documents: frozenset[str]
    defining: tuple[str, ...]  # documents in which definitions and other texts without a clause are read
    owed: Names[str, tuple[str, ...]]  # documents by the group of duties that they owe
    clauses: frozenset[str]

    @staticmethod
    def of(library: Library) -> LibraryNames:
        defining = [
            one.document
            for one in library.clauses.values()
            if any(paragraph.generate == "definitions" for paragraph in one.paragraphs)
        ]
        owed: dict[str, tuple[str, ...]] = {}
        for outline in library.outlines.values():
            for cover in outline.owes:
                owed[cover.duty] = (*owed.get(cover.duty, ()), outline.id)
        brought = {
            place
            for majors in library.variants.values()
            for variant in majors
            for change in variant.changes
            for place, node in change.brings()
            if isinstance(node, Clause)
        }
        first = tuple(library.outlines)[:1]
        return LibraryNames(
            documents=frozenset(library.outlines),
            defining=tuple(dict.fromkeys((*defining, *first))),
            owed=owed,
            clauses=frozenset(library.clauses) | brought,
        )


class Namer:
    """Finds the words of one file that stand for something."""

    def __init__(self, source: Source, known: LibraryNames) -> None:
        self.source, self.known = source, known

    def keys(self, path: KeyPath) -> Iterator[tuple[str, Span]]:
        node = self.source.node(path)
        return iter(node.keys.items()) if isinstance(node, Mapping) else iter(())

    def nodes(self, path: KeyPath) -> list[Node]:
        node = self.source.node(path)
        return node.items if isinstance(node, Sequence) else []

    def scalar(self, path: KeyPath) -> Scalar | None:
        node = self.source.node(path)
        return node if isinstance(node, Scalar) else None

    def entries(self, path: KeyPath) -> Iterator[Scalar]:
        return (one for one in self.nodes(path) if isinstance(one, Scalar))

    def listed(self, path: KeyPath, kind: str) -> Iterator[Mention]:
        for node in self.entries(path):
            yield from self.word(node, f"{kind}/{node.raw}", node.raw)

    def pins(self, path: KeyPath) -> Iterator[Mention]:
        for node in self.entries(path):
            match = PIN.match(node.raw)
            if match:
                yield from self.word(node, f"variant/{match['name']}", match["name"])

    def word(self, node: Scalar, name: str, word: str, bearer: KeyPath | None = None) -> Iterator[Mention]:
        yield Mention(name, word, self.inside(node, word), bearer)

    def inside(self, node: Scalar, word: str) -> Span:
        line = self.source.lines[node.span.line - 1]
        at = line.find(word, node.span.column - 1)
        return Span(self.source.name, node.span.line, max(at, node.span.column - 1) + 1, len(word))

    def owned(self, path: KeyPath, kind: str) -> Iterator[Mention]:
        node = self.source.node(path)
        if isinstance(node, Scalar):
            yield from self.owned_word(node.raw, self.inside(node, node.raw), kind)

    def owned_word(self, text: str, span: Span, kind: str) -> Iterator[Mention]:
        """A name that may belong to a variant: `eea-only.surcharge`."""
        match = OWNED.match(text)
        if match is None:
            return
        owner, name = match["owner"], match["name"]
        if owner:
            yield Mention(f"variant/{owner}", owner, _part(span, match.start("owner"), owner))
        full = f"{kind}/{owner}.{name}" if owner else f"{kind}/{name}"
        yield Mention(full, name, _part(span, match.start("name"), name))

    def place(self, node: Scalar) -> Iterator[Mention]:
        yield from self.places(node.raw, self.inside(node, node.raw))

    def places(self, text: str, span: Span) -> Iterator[Mention]:
        place = written_place(text)
        for one in reversed([*place.around()][:-1] if place else []):  # whoever writes a place names no document by it
            yield Mention(one, one.id, _part(span, len(one) - len(one.id), one.id))

    def named(self, node: Node) -> Iterator[Mention]:
        match node:
            case Scalar():
                yield from self.full(node.raw, self.inside(node, node.raw.split("\n")[0]))
            case Sequence():
                for one in node.items:
                    yield from self.named(one)
            case Mapping():
                for key, one in node.items.items():
                    yield from self.full(key, node.keys[key])
                    yield from self.named(one)

    def full(self, text: str, span: Span) -> Iterator[Mention]:
        kind, _, name = text.partition("/")
        if kind in ("parameter", "term"):
            yield from self.owned_word(name, _part(span, len(kind) + 1, name), kind)
        elif kind == "variant" and "/" in name:  # a text that a variant writes
            written, _, place = name.partition("/")
            yield from self.full(f"variant/{written}", span)
            yield from self.places(place, _part(span, len(text) - len(place), place))
        elif kind in ("variant", "duty", "service"):
            match = PIN.match(name)
            if match:
                yield Mention(f"{kind}/{match['name']}", match["name"], _part(span, len(kind) + 1, match["name"]))
        elif "." in kind:  # a clause that a variant brings
            owner, _, document = text.partition(".")
            pin = PIN.match(owner)
            if pin:
                yield Mention(f"variant/{pin['name']}", pin["name"], _part(span, 0, pin["name"]))
                yield from self.places(document, _part(span, len(owner) + 1, document))
        elif kind in self.known.documents:
            yield from self.places(text, span)

    def prose(self, path: KeyPath, home: str) -> Iterator[Mention]:
        for language in LANGUAGES:
            yield from self.text((*path, language), home)

    def condition(self, path: KeyPath) -> Iterator[Mention]:
        for line, offset, text in self.lines(path):
            for match in _ATOM.finditer(text):
                span = Span(self.source.name, line, offset + match.start("name") + 1, len(match["name"]))
                yield Mention(f"{match['kind']}/{match['name']}", match["name"], span)

    def text(self, path: KeyPath, home: str) -> Iterator[Mention]:
        for line, offset, text in self.lines(path):
            for match in _SLOT.finditer(text):
                span = Span(self.source.name, line, offset + match.start("name") + 1, len(match["name"]))
                yield from self.owned_word(match["name"], span, "parameter")
            for match in _REFERENCE.finditer(text):
                for end in _END.finditer(text, match.start("targets"), match.end("targets")):
                    target = _TARGET.match(end[0])
                    if target is not None:
                        yield from self.target(target, line, offset + end.start(), home)

    def target(self, target: re.Match[str], line: int, offset: int, home: str) -> Iterator[Mention]:
        scope, name = target["scope"], target["name"]
        if scope in ("law", "document"):
            return
        document, own = Place(home).document, Place(home).name
        for where in (scope or document,) if scope or document else self.known.defining:
            full = Place(where).child(name or own)
            if full not in self.known.clauses:
                continue
            for group in ("name", "paragraph", "item"):
                if target[group]:
                    full = full if group == "name" else full.child(target[group])
                    span = Span(self.source.name, line, offset + target.start(group) + 1, len(target[group]))
                    yield Mention(full, target[group], span)

    def lines(self, path: KeyPath) -> Iterator[tuple[int, int, str]]:
        """The lines of a value as they are written: number from 1, characters before it, text."""
        node = self.source.node(path)
        if not isinstance(node, Scalar):
            return
        first, (last, stop) = node.span.line - 1, node.end
        for at in range(first, min(last, len(self.source.lines) - 1) + 1):
            line = self.source.lines[at]
            start = node.span.column - 1 if at == first else 0
            yield at + 1, start, line[start:stop] if at == last else line[start:]


def written_place(text: str) -> Place | None:
    """The clause, paragraph or item that is written so; None where it is not written as one."""
    try:
        place = Place.parse(text)
    except ValueError:
        return None
    return None if place.kind == "document" else place


def _part(span: Span, offset: int, word: str) -> Span:
    return Span(span.file, span.line, span.column + offset, len(word))
