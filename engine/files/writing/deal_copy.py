"""Writes a new deal from the text of another: what belongs to the old one alone goes, every other byte stays."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Keys
from dataclasses import dataclass

from engine.diagnostics import Refused, made, say
from engine.diagnostics.days import day_to_write
from engine.files.reading.parameters import read_date
from engine.files.writing.edits import EditableText, FileEdit, added_key, line_end, spliced
from engine.files.writing.entries import quoted
from engine.files.writing.read_back import read_back, readable, values
from engine.files.yaml.nodes import KeyPath, Mapping, Scalar, Sequence, Source

OWN = ("communication", "approvals", "order-number", "version", "replaces", "amends")
"""What belongs to one deal alone: how its client pays, what it calls its order, what was approved in it, and which
version of an offer it is."""
_TEXTS: frozenset[KeyPath] = frozenset(
    {
        ("reference",),
        *((key, name) for key in ("replaces", "amends") for name in ("deal", "sent", "digest")),
    }
)
"""Values that are texts, which stand between quotation marks where they could be read otherwise."""


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A day of the deal, by the keys that lead to it, and what became of it."""

    path: KeyPath
    before: datetime.date
    after: datetime.date


@dataclass(frozen=True, slots=True)
class CopiedDeal:
    """The text of the new deal, its reference and version; which keys of the old one it does not have, and the days
    that moved with its date.
    """

    text: str
    left: tuple[str, ...]
    moved: tuple[MovedDay, ...]
    reference: str
    version: int = 1


def copied(name: str, text: str, reference: str, date: datetime.date) -> CopiedDeal:
    """The text of a deal under another reference and of another date; its other days move as far as its date does.

    `name` is that of the old file, which has no errors of shape. Raises `Refused` where it cannot be edited, and where
    a day would leave the calendar.
    """
    source, root = readable(name, text)
    by = date - _date(source)
    moved = tuple(_moved([*_offer(root), *_figures(root), *_phases(root)], by))
    return _written(name, text, moved, OWN, {("date",): date.isoformat(), ("reference",): reference})


def next_version(name: str, text: str, version: int, replaces: Keys[str, str], date: datetime.date) -> CopiedDeal:
    """The text of the next version of an offer: of another date, the last day to accept as far from it as before.

    `replaces` is what it says of the version before, by the keys of a deal. Everything else stays, but for approvals:
    whoever gave one looks at the deal again. Raises `Refused` as `copied` does.
    """
    source, root = readable(name, text)
    by = date - _date(source)
    moved = tuple(_moved([one for one in _offer(root) if one[0] == ("validity",)], by))
    new: dict[KeyPath, str] = {("date",): date.isoformat(), ("version",): str(version)}
    new |= {("replaces", key): value for key, value in replaces.items()}
    return _written(name, text, moved, ("approvals",), new)


def amendment(name: str, text: str, reference: str, amends: Keys[str, str], date: datetime.date) -> CopiedDeal:
    """The text of a deal that amends a contract: under another reference, the last day to accept as far from its date.

    `amends` is what it says of the contract, by the keys of a deal. Its start stays, as do its other days. Raises
    `Refused` as `copied` does.
    """
    source, root = readable(name, text)
    by = date - _date(source)
    moved = tuple(_moved([one for one in _offer(root) if one[0] == ("validity",)], by))
    new: dict[KeyPath, str] = {("date",): date.isoformat(), ("reference",): reference}
    new |= {("amends", key): value for key, value in amends.items()}
    return _written(name, text, moved, ("approvals", "version", "replaces"), new)


def _date(source: Source) -> datetime.date:
    own = source.node(("date",))
    found = read_date(own.raw) if isinstance(own, Scalar) else None
    if found is None:
        raise Refused([made("value-invalid", source.value_span(("date",)), say("no-day-to-count"), day_to_write(""))])
    return found


def _written(
    name: str, text: str, moved: tuple[MovedDay, ...], without: Collection[str], new: Keys[KeyPath, str]
) -> CopiedDeal:
    """The text with these values, days and keys that were not there, and without those that it is not to have."""
    source, root = readable(name, text)
    place = EditableText(text)
    new = {**new, **{one.path: one.after.isoformat() for one in moved}}
    edits, instead = list[FileEdit](), dict[tuple[int, int], str]()
    there = {path: value for path, value in new.items() if source.node(path) is not None}
    added = {path: value for path, value in new.items() if path not in there}
    for path, value in there.items():
        node = source.node(path)
        assert node is not None  # noqa: S101  it was found there
        plain = path not in _TEXTS
        edits.append((place.place(node.span)[0], place.end(node), value if plain else quoted(value)))
        instead[node.span.line, node.span.column] = value
    left = tuple(one for one in without if one in root.items)
    edits += [*_added(source, place, added), *_without(root, place, left)]
    said = values(root, instead)
    assert isinstance(said, dict)  # noqa: S101  keys
    wanted = {key: one for key, one in said.items() if key not in left} | _nested(added)
    whole, version = read_back(name, spliced(text, edits), wanted), wanted.get("version", "1")
    return CopiedDeal(whole, left, moved, str(wanted["reference"]), int(str(version)))


def _added(source: Source, place: EditableText, added: Keys[KeyPath, str]) -> Iterator[FileEdit]:
    """Keys that the file does not have, below its first one; a group of them indented, or in braces as the file is."""
    flow = isinstance(source.root, Mapping) and source.root.flow
    for key, value in _nested(added).items():
        if isinstance(value, str):
            yield added_key(source, place, (), key, value)
            continue
        pairs = [f"{name}: {quoted(one) if (key, name) in _TEXTS else one}" for name, one in value.items()]
        group = "{" + ", ".join(pairs) + "}" if flow else "\n  " + "\n  ".join(pairs)
        start, end, text = added_key(source, place, (), key, group)
        yield start, end, text.replace(f"{key}: \n", f"{key}:\n")


def _nested(added: Keys[KeyPath, str]) -> dict[str, str | dict[str, str]]:
    """Values by their keys, one below the other."""
    found: dict[str, str | dict[str, str]] = {}
    for path, value in added.items():
        key, *rest = (str(step) for step in path)
        if not rest:
            found[key] = value
        elif isinstance(group := found.setdefault(key, {}), dict):
            group[rest[0]] = value
    return found


def _moved(days: Iterable[tuple[KeyPath, Scalar]], by: datetime.timedelta) -> Iterator[MovedDay]:
    for path, node in days:
        day = read_date(node.raw)
        try:
            if day is not None:
                yield MovedDay(path, day, day + by)
        except OverflowError:
            message = say("cannot-move", day=day, count=by.days)
            raise Refused([made("value-invalid", node.span, message, say("correct-first"))]) from None


def _offer(root: Mapping) -> Iterator[tuple[KeyPath, Scalar]]:
    for key in ("validity", "start"):
        node = root.items.get(key)
        if isinstance(node, Scalar):
            yield (key,), node
    billing = root.items.get("billing")
    node = billing.items.get("start") if isinstance(billing, Mapping) else None
    if isinstance(node, Scalar):
        yield ("billing", "start"), node
    parts = billing.items.get("instalments") if isinstance(billing, Mapping) else None
    for at, part in enumerate(parts.items if isinstance(parts, Sequence) else ()):
        day = part.items.get("date") if isinstance(part, Mapping) else None
        if isinstance(day, Scalar):
            yield ("billing", "instalments", at, "date"), day


def _figures(root: Mapping) -> Iterator[tuple[KeyPath, Scalar]]:
    """Figures that are days; what stands between quotation marks is a text, whatever it looks like."""
    figures = root.items.get("parameters")
    for name, node in figures.items.items() if isinstance(figures, Mapping) else ():
        if isinstance(node, Scalar) and not node.style:
            yield ("parameters", name), node


def _phases(root: Mapping) -> Iterator[tuple[KeyPath, Scalar]]:
    project = root.items.get("project")
    phases = project.items.get("phases") if isinstance(project, Mapping) else None
    for at, phase in enumerate(phases.items if isinstance(phases, Sequence) else ()):
        for key in ("start", "end"):
            node = phase.items.get(key) if isinstance(phase, Mapping) else None
            if isinstance(node, Scalar):
                yield ("project", "phases", at, key), node


def _without(root: Mapping, place: EditableText, left: Collection[str]) -> Iterator[FileEdit]:
    """Takes keys away; comments that have a line of their own stay."""
    if root.flow:
        yield from _without_in_braces(root, place, left)
        return
    for key in left:
        start = place.at(root.keys[key].line, 1)
        last = max(place.end(root.items[key]), place.place(root.keys[key])[1])
        stop = line_end(place.text, last)
        lines = place.text[start:stop].splitlines(keepends=True)
        yield start, stop, "".join(one.replace("\r\n", "\n") for one in lines if one.lstrip().startswith("#"))


def _without_in_braces(root: Mapping, place: EditableText, left: Collection[str]) -> Iterator[FileEdit]:
    """Each with the comma behind it; those at the end, as one, with the comma before them."""
    keys = [*root.items]
    kept = max(at for at, key in enumerate(keys) if key not in left)
    for at, key in enumerate(keys[:kept]):
        if key in left:
            yield place.place(root.keys[key])[0], place.place(root.keys[keys[at + 1]])[0], ""
    if kept + 1 < len(keys):
        yield place.end(root.items[keys[kept]]), place.end(root.items[keys[-1]]), ""
