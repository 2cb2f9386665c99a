"""The number that Word puts in front of a paragraph, computed from its lists and styles as ECMA-376-1, 17.9 says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


def name_of(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@cache
def path_of(path: str) -> str:
    return "/".join(W + one for one in path.split("/"))


def value(element: Any, path: str) -> str | None:
    """The `w:val` of what stands at a path such as "pPr/numPr/numId"."""
    found = None if element is None else element.find(path_of(path))
    return None if found is None else str(found.get(f"{W}val"))


def on(element: Any, path: str) -> bool:
    """Whether a property that is on or off stands at a path and is on."""
    found = element.find(path_of(path))
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def roman(number: int) -> str:
    told = ""
    for sign, worth in zip(("x", "ix", "v", "iv", "i"), (10, 9, 5, 4, 1), strict=True):
        told, number = told + sign * (number // worth), number % worth
    assert len(told) < 8, "no list of ours is as long as that"
    return told


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1),
    "upperLetter": lambda number: chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1),
    "none": lambda _: "",
}


class Counting:
    """Counts paragraphs as Word does (ECMA-376-1, 17.9): one series of counters for each definition of a list."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.styles = {one.get(f"{W}styleId"): one for one in styles.findall(f"{W}style")}
        self.default = next((id for id, one in self.styles.items() if _default(one)), "")
        self.lists = {one.get(f"{W}numId"): one for one in numbering.findall(f"{W}num")}
        self.definitions = {one.get(f"{W}abstractNumId"): one for one in numbering.findall(f"{W}abstractNum")}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()
        # What follows from the lists and styles alone is looked up once.
        self.chain, self.definition = cache(self._chain), cache(self._definition)
        self.level, self.override = cache(self._level), cache(self._override)

    def style(self, paragraph: Any) -> str:
        return value(paragraph, "pPr/pStyle") or self.default

    def _chain(self, style: str) -> list[str]:
        """A style and those it is based on."""
        found: list[str] = []
        while style in self.styles and style not in found:
            found.append(style)
            style = value(self.styles[style], "basedOn") or ""
        return found

    def place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or those of its style; a list 0 is none."""
        chain = self.chain(self.style(paragraph))
        holders = [paragraph, *(self.styles[one] for one in chain)]
        number = next(filter(None, (value(one, "pPr/numPr/numId") for one in holders)), "0")
        if number == "0" or number not in self.lists:
            return None
        if paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl") is None:  # a style belongs to the level that names it (17.9.23)
            for style in chain:
                for level in self.definition(number).findall(f"{W}lvl"):
                    if value(level, "pStyle") == style:
                        return number, int(level.get(f"{W}ilvl"))
        return number, int(next(filter(None, (value(one, "pPr/numPr/ilvl") for one in holders)), "0"))

    def _definition(self, number: str) -> Any:
        """The definition of a list; one that is kept in a style of lists is found there."""
        found = self.definitions[value(self.lists[number], "abstractNumId") or ""]
        linked = value(found, "numStyleLink")
        return found if linked is None else self.definition(value(self.styles[linked], "pPr/numPr/numId") or "")

    def _level(self, number: str, depth: int) -> Any:
        override = self.override(number, depth)
        own = None if override is None else override.find(f"{W}lvl")
        return self.definition(number).find(f"{W}lvl[@{W}ilvl='{depth}']") if own is None else own

    def _override(self, number: str, depth: int) -> Any:
        return self.lists[number].find(f"{W}lvlOverride[@{W}ilvl='{depth}']")

    def start(self, number: str, depth: int) -> int:
        override = value(self.override(number, depth), "startOverride")
        return int(override or value(self.level(number, depth), "start") or 0)

    def count(self, number: str, depth: int) -> dict[int, int]:
        """A paragraph of this level: what lies deeper starts again, unless its level says otherwise (17.9.10)."""
        counts = self.counts.setdefault(self.definition(number).get(f"{W}abstractNumId"), {})
        anew = value(self.override(number, depth), "startOverride") is not None and (number, depth) not in self.begun
        self.begun.add((number, depth))
        counts[depth] = self.start(number, depth) if anew or depth not in counts else counts[depth] + 1
        for deeper in [one for one in counts if one > depth]:
            if depth < int(value(self.level(number, deeper), "lvlRestart") or deeper):
                del counts[deeper]
        return counts

    def printed(self, number: str, depth: int, text: str, counts: Mapping[int, int]) -> str:
        """The text of a level with its figures; of a level above too, which must have been counted before.

        Programs disagree about what a level shows that nothing has counted yet, so that no document may rely on it.
        """

        def figure(sign: re.Match[str]) -> str:
            at = int(sign[1]) - 1
            assert at in counts, f"level {at} of list {number} is shown at level {depth}, but nothing has counted it"
            return FORMATS[value(self.level(number, at), "numFmt") or "decimal"](counts[at])

        return re.sub("%([1-9])", figure, text)

    def number(self, paragraph: Any) -> tuple[str, str, int | None, str]:
        """The number of a paragraph, the same without its words, its level, and what follows it; a bullet is none."""
        place = self.place(paragraph)
        if place is None:
            return "", "", None, ""
        counts = self.count(*place)
        level = self.level(*place)
        if value(level, "numFmt") == "bullet":
            return "", "", place[1], ""
        text = value(level, "lvlText") or ""
        figures = re.sub(r"[^\W\d_]+ *", "", text)
        suffix = SUFFIXES[value(level, "suff") or "tab"]
        return self.printed(*place, text, counts), self.printed(*place, figures, counts), place[1], suffix


def _default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
