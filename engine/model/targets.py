"""Finds what a reference means among everything the library can print, whatever is selected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from engine.diagnostics import Saying, did_you_mean, say
from engine.model.clause import TextNode, parts_of
from engine.model.library import Library
from engine.model.place import Place
from engine.model.prose import Target
from engine.model.renames import current, former_names

_LAW_PART = re.compile(r"(?P<article>[^()]+)(?:\((?P<paragraph>[^()]+)\))?\Z")


@lru_cache(maxsize=4)
def resolver_of(library: Library) -> Resolver:
    """The resolver of a library; libraries are immutable, so it is made once."""
    return Resolver(library)


class Unresolved(Exception):
    """A reference that means nothing, or two things: a code, and what is said of it with its hint, if there is one."""

    def __init__(self, code: str, message: Saying, hint: Saying | None = None) -> None:
        super().__init__(code)
        self.code, self.said = code, (message,) if hint is None else (message, hint)


def mixed() -> Unresolved:
    """What is wrong with a reference whose targets do not belong together."""
    return Unresolved("reference-syntax", say("mixed"), say("write-two"))


def _nearest_or_all(name: str, known: Iterable[str]) -> Saying:
    names = tuple(known)
    return did_you_mean(name, names) or say("there-is", names=names)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference means: a place of a document, a document, or a law (`document` is then its name).

    `place` is empty where it is none of a document.
    """

    kind: Literal["place", "document", "law"]
    document: str
    place: Place = Place("")  # noqa: RUF009  a text, which nobody can change
    part: str = ""

    @property
    def law_part(self) -> tuple[str, str | None]:
        """The article and the paragraph of a law."""
        match = _LAW_PART.match(self.part)
        return (match["article"], match["paragraph"]) if match else (self.part, None)


class Resolver:
    """Knows every clause, paragraph and item, those that variants insert included."""

    def __init__(self, library: Library, broken: Iterable[str] = ()) -> None:
        self.library = library
        self.broken = frozenset(broken)
        self.paragraphs: dict[Place, dict[str, set[str]]] = {}
        for clause in library.clauses.values():
            self._add(parts_of(clause.id, clause))
        for majors in library.variants.values():
            for variant in majors:
                for change in variant.changes:
                    self._add(change.brings())

    def _add(self, parts: Iterable[tuple[Place, TextNode]]) -> None:
        for place, _ in parts:
            known = self.paragraphs.setdefault(place.clause, {})
            if place.paragraph:
                known.setdefault(place.paragraph, set()).update([place.item] if place.item else [])

    def names(self, document: str) -> Mapping[str, str]:
        """The clauses of a document by their short name."""
        return {one.name: one for one in self.paragraphs if one.document == document}

    def silent(self, name: str) -> bool:
        """Whether a name is known to be faulty, so that nothing more is said about what points at it."""
        return name in self.broken

    def resolve(self, target: Target, document: str, clause: str) -> Resolved:
        """What `target` means where it stands: in `document`, in the clause of this id (empty in a definition).

        Raises `Unresolved` with the nearest name.
        """
        library = self.library
        if target.scope == "law":
            if target.name not in library.laws and not self.silent("laws"):
                if self._may_exist(did_you_mean(target.name, library.laws), "clauses/laws.yaml"):
                    return Resolved("law", target.name, part=target.part)
                hint = _nearest_or_all(target.name, library.laws)
                raise Unresolved("reference-unknown", say("no-law", name=target.name), hint)
            return Resolved("law", target.name, part=target.part)
        if target.scope == "document":
            if target.name not in library.outlines and not self.silent(target.name):
                hint = _nearest_or_all(target.name, library.outlines)
                raise Unresolved("reference-unknown", say("no-document", name=target.name), hint)
            return Resolved("document", target.name)
        if target.scope and target.scope not in library.outlines and not self.silent(target.scope):
            hint = _nearest_or_all(target.scope, [*library.outlines, "law", "document"])
            raise Unresolved("reference-unknown", say("no-document", name=target.scope), hint)
        owner = target.scope or document
        if not target.name:
            if not clause:
                said = say("of-no-article", part=target.part), say("write-article", part=target.part)
                raise Unresolved("reference-syntax", *said)
            return Resolved("place", owner, self._part(Place(clause), target.part), target.part)
        id = Place(owner).child(target.name)
        if not target.scope and not target.part and target.name in library.outlines and id in self.paragraphs:
            said = say("ambiguous", name=target.name), say("write-either", article=str(id), name=target.name)
            raise Unresolved("reference-ambiguous", *said)
        if id not in self.paragraphs and not self.silent(id):
            near = self._hint(target, owner)
            if not self._may_exist(near, "variants/"):
                raise Unresolved("reference-unknown", say("no-article", name=target.name, document=owner), near)
            return Resolved("place", owner, id.at(target.part), target.part)
        return Resolved("place", owner, self._part(id, target.part) if target.part else id, target.part)

    def _hint(self, target: Target, owner: str) -> Saying | None:
        renamed = self._renamed(Place(owner).child(target.name))
        if renamed:
            return renamed
        if target.name in self.library.outlines:
            return say("write-document", name=target.name)
        return did_you_mean(target.name, self.names(owner))

    def _renamed(self, place: Place) -> Saying | None:
        """The present name of a place that was renamed, as it is written in a document, or no hint."""
        now = current(place, former_names(self.library))
        return None if now == place else say("called-now", name=now.removeprefix(f"{place.document}/"))

    def _part(self, clause: Place, part: str) -> Place:
        place = clause.at(part)
        if self.silent(clause):
            return place
        paragraph, item = place.paragraph, place.item
        known = self.paragraphs[clause]
        renamed = self._renamed(place)
        if paragraph not in known:
            hint, missing = (
                renamed or did_you_mean(paragraph, known),
                say("no-paragraph", article=clause.name, paragraph=paragraph),
            )
        elif item and item not in known[paragraph]:
            hint = renamed or did_you_mean(item, known[paragraph])
            missing = say("no-item", paragraph=clause.child(paragraph).local, item=item)
        else:
            return place
        if self._may_exist(hint, "variants/", f"clauses/{clause}.yaml"):
            return place
        raise Unresolved("reference-unknown", missing, hint)

    def _may_exist(self, hint: Saying | None, *files: str) -> bool:
        """Whether a name may stand in files that could not be read; one with a near name is misspelt."""
        return not hint and any(file.startswith(files) for file in self.broken)

    def missing(self, place: Place) -> Place | None:
        """None if a place can be printed under some selection, else what is missing of it."""
        if place.clause not in self.paragraphs:
            return None if self.silent(place.clause) else place.clause
        known = self.paragraphs[place.clause]
        if self.silent(place.clause) or not place.paragraph:
            return None
        if place.paragraph not in known:
            return place.clause.child(place.paragraph)
        return None if not place.item or place.item in known[place.paragraph] else place
