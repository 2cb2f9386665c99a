"""A deal to start from with the answers of a person in it: the same file, its comments and keys where they were.

An answer is a text, a group of answers by key, or a list of either. `None` is the answer that there is nothing: the
line goes. What was not asked stays as the file to start from has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.files.writing.entries import quoted


@dataclass(frozen=True, slots=True)
class Word:
    """An answer as YAML reads it, without quotation marks: a date, a figure, a name of the library."""

    text: str


Filling = str | Word | None | Mapping[str, "Filling"] | Sequence["Filling"]

_KEY = re.compile(r"(?P<indent> *)(?P<off>#?)(?P<key>[a-z][a-z-]*):(?: .*)?")
_CHOICE = re.compile(r"  #?- (?P<id>[a-z0-9-]+)  # .*")
_PLAIN = re.compile(r"\w[\w .,:/%€’+-]*")
_LAST = "signatories"
"""What the file to start from ends with: what it has no key for goes above."""


def plain(text: str) -> Filling:
    """An answer that is no text, as far as YAML reads it as one word or figure; else a text, which is told then."""
    safe = _PLAIN.fullmatch(text) and ": " not in text and not text.endswith(":")
    return Word(text) if safe else text


def answered(template: str, answers: Mapping[str, Filling]) -> str:
    """The file to start from with these answers, by the keys of a deal. Each line that is not asked about stays."""
    groups = _groups(template)
    known = {group.key for group in groups}
    found: list[str] = []
    for group in groups:
        if group.key == _LAST:
            for key, answer in answers.items():
                if key not in known and answer not in (None, (), [], {}):
                    found += _written(key, answer, "")
        found += group.answered(answers[group.key]) if group.key in answers else group.lines
    return "\n".join(found)


@dataclass(frozen=True, slots=True)
class _Group:
    """A key at the margin with the comments above it and all that is below it."""

    key: str
    lines: list[str]

    def answered(self, answer: Filling) -> list[str]:
        at = next(place for place, line in enumerate(self.lines) if _is(line, self.key))
        above, below = self.lines[:at], self.lines[at + 1 :]
        rest = below[len(below) - _blank(below) :]
        if answer is None or answer in ((), []):
            return rest
        if isinstance(answer, Mapping):
            return [*above, f"{self.key}:", *_filled(below[: len(below) - len(rest)], answer, "  "), *rest]
        if isinstance(answer, Sequence) and not isinstance(answer, str) and any(map(_CHOICE.fullmatch, below)):
            return [*above, f"{self.key}:", *_chosen(below, answer)]
        return [*above, *_written(self.key, answer, ""), *rest]


def _groups(template: str) -> list[_Group]:
    """The file by its keys at the margin; comments belong to the key below them, the head to the first."""
    found: list[_Group] = []
    waiting: list[str] = []
    for line in template.split("\n"):
        match = _KEY.fullmatch(line)
        if match and not match["indent"]:
            found.append(_Group(match["key"], [*waiting, line]))
            waiting = []
        elif line.startswith("# ") or not found:
            waiting.append(line)
        else:
            found[-1].lines.extend([*waiting, line])
            waiting = []
    found[-1].lines.extend(waiting)
    return found


def _is(line: str, key: str) -> bool:
    match = _KEY.fullmatch(line)
    return match is not None and not match["indent"] and match["key"] == key


def _blank(lines: Sequence[str]) -> int:
    """How many lines at the end are empty."""
    return next((place for place, line in enumerate(reversed(lines)) if line.strip()), len(lines))


def _filled(lines: Sequence[str], answers: Mapping[str, Filling], indent: str) -> Iterator[str]:
    """The lines of a group with its answers; those for which it has no key follow the first."""
    own = {match["key"] for line in lines if (match := _KEY.fullmatch(line)) and match["indent"] == indent}
    more = [key for key, answer in answers.items() if key not in own and answer is not None]
    place = 0
    while place < len(lines):
        line, match = lines[place], _KEY.fullmatch(lines[place])
        place += 1
        if match is None or match["indent"] != indent or match["key"] not in answers:
            yield line
            continue
        key, answer = match["key"], answers[match["key"]]
        inner = []
        while place < len(lines) and _inside(lines[place], indent):
            inner.append(lines[place])
            place += 1
        if isinstance(answer, Mapping) and inner:
            yield f"{indent}{key}:"
            yield from _filled(inner, answer, f"{indent}  ")
        elif answer is not None:
            yield from _written(key, answer, indent)
        for one in more:
            yield from _written(one, answers[one], indent)
        more = []


def _inside(line: str, indent: str) -> bool:
    return line.startswith(f"{indent} ") and bool(line.strip())


def _chosen(lines: Sequence[str], answer: Sequence[Filling]) -> Iterator[str]:
    """A list from which is chosen by taking away number signs; what it does not show is added."""
    ids = [one.text for one in answer if isinstance(one, Word)]
    left = dict.fromkeys(ids)
    for line in lines:
        match = _CHOICE.fullmatch(line)
        if match and match["id"] in left:
            left.pop(match["id"])
            yield line.replace("#", "", 1)
        elif match is None and left:
            yield from (f"  - {id}" for id in left)
            left = {}
            yield line
        else:
            yield line
    yield from (f"  - {id}" for id in left)


def _written(key: str, answer: Filling, indent: str) -> Iterator[str]:
    """A key with its answer, over as many lines as it takes."""
    match answer:
        case Word(text):
            yield f"{indent}{key}: {text}"
        case str():
            yield f"{indent}{key}: {quoted(answer)}"
        case Mapping():
            yield f"{indent}{key}:"
            for inner, one in answer.items():
                yield from _written(inner, one, f"{indent}  ") if one is not None else ()
        case [Word(), *_]:
            yield f"{indent}{key}: [{', '.join(one.text for one in answer if isinstance(one, Word))}]"
        case [*entries]:
            yield f"{indent}{key}:"
            yield from (line for one in entries for line in _entry(one, f"{indent}  "))


def _entry(answer: Filling, indent: str) -> Iterator[str]:
    """An entry of a list, after its hyphen."""
    if isinstance(answer, Mapping):
        lines = [line for key, one in answer.items() if one is not None for line in _written(key, one, f"{indent}  ")]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{indent}- {answer.text if isinstance(answer, Word) else quoted(str(answer))}"
