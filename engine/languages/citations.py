"""The parts of a citation that do not depend on the language: lists of numbers, commas, links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.languages.base import CitedNumber, CitedRange, Segment


def is_plural(numbers: Sequence[CitedNumber | CitedRange]) -> bool:
    """Whether the noun before `numbers` is plural: several numbers, or a range. ValueError if there are none."""
    if not numbers:
        raise ValueError("a citation needs at least one number")
    return len(numbers) > 1 or isinstance(numbers[0], CitedRange)


def listed(numbers: Sequence[CitedNumber | CitedRange], conjunction: str, until: str) -> list[Segment]:
    """`numbers` one after the other: "3, 5 et 7 à 9"."""
    segments: list[Segment] = []
    for index, number in enumerate(numbers):
        if index:
            is_last = index == len(numbers) - 1
            segments.append(Segment(f"{comma_after(numbers[:index])} {conjunction} " if is_last else ", "))
        if isinstance(number, CitedRange):
            segments += [_link(number.first), Segment(f" {until} "), _link(number.last)]
        else:
            segments.append(_link(number))
    return segments


def comma_after(numbers: Sequence[CitedNumber | CitedRange]) -> str:
    """The comma that closes a last label with a comma of its own: "article 33, paragraphe 1, du RGPD"."""
    last = numbers[-1]
    label = last.last.label if isinstance(last, CitedRange) else last.label
    return "," if "," in label else ""


def merged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """`segments` without empty ones, plain neighbours in one."""
    result: list[Segment] = []
    for segment in segments:
        if not segment.text:
            continue
        if result and segment.target is None and result[-1].target is None:
            result[-1] = Segment(result[-1].text + segment.text)
        else:
            result.append(segment)
    return tuple(result)


def _link(number: CitedNumber) -> Segment:
    return Segment(number.label, number.target)
