"""Says what is wrong with the shape of a file: one message for one fault, in the words of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from pydantic_core import ErrorDetails

from engine.diagnostics import Report, Saying, Span, did_you_mean, near, say
from engine.files.figures import read_figure
from engine.files.shapes.daily_forms import ambiguous, discount_line, with_odd_sign
from engine.files.shapes.expected import NOTHING, USUAL_HINT, told_name, wanted
from engine.files.shapes.keys import known_keys, required_keys
from engine.files.shapes.line_to_write import ID_HINT, KEY_HINTS, PATTERNS, line_to_write, list_key
from engine.files.yaml import nodes
from engine.files.yaml.nodes import KeyPath, Mapping, Node, Scalar, Source
from engine.files.yaml.style import DATA
from engine.languages import LANGUAGES
from engine.languages.daily_names import languages_named
from engine.languages.titles import language_title

_KINDS = MappingProxyType(
    {
        "string_type": say("a-text"),
        "int_type": say("a-whole-number"),
        "bool_type": say("true-or-false"),
        "list_type": say("a-list"),
        "dict_type": say("a-group-with-values"),
        "model_type": say("a-group-with-values"),
        "model_attributes_type": say("a-group-with-values"),
    }
)
_STRUCTURE = frozenset({"extra_forbidden", "missing", "dict_type", "model_type", "model_attributes_type"})
_SHORT = ("string_type", "int_type")  # what a value may be that can also be a group of keys
_CONDITIONS = ("when", "activate")


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """An error of pydantic with its place in the file."""

    path: KeyPath
    error: ErrorDetails

    @property
    def type(self) -> str:
        return self.error["type"]

    @property
    def key(self) -> str:
        return str(self.path[-1]) if self.path else ""


class Teller:
    """Reports the faults of one file; of several at one place only the first, and nothing that follows from another."""

    def __init__(self, source: Source, kind: str, report: Report) -> None:
        self.source, self.kind, self.report = source, kind, report
        self.seen = {(one.span.line, one.span.column) for one in report.diagnostics if one.span.file == source.name}
        self.unknown: dict[KeyPath, set[str]] = {}  # unknown keys, by the group they stand in
        self.muted: set[KeyPath] = set()  # groups whose lines are probably indented wrongly
        for path, node in _walk(source.root, ()):
            if isinstance(node, Mapping) and node.doubled:
                self.muted |= {path, path[:-1]}

    def empty_file(self) -> None:
        hint = say("it-has", keys=tuple(required_keys(self.kind, ())))
        self.report.error("key-missing", Span(self.source.name, 1, 1), say("empty-file", kind=self.kind), hint)

    def empty_keys(self) -> None:
        """Keys after which nothing is written: YAML reads them as if they were absent.

        In a deal also those after which a word of YAML for nothing stands: no key of a deal means anything by it.
        """
        for path, node in _walk(self.source.root, ()):
            if not (path and isinstance(node, Scalar) and self._is_empty(node)):
                continue
            parent, key = self.source.node(path[:-1]), path[-1]
            if self.kind == "deal" and isinstance(parent, Mapping) and self._cut_at_comma(path, parent):
                continue
            if self.kind == "deal" and (isinstance(parent, Mapping) or node.raw or node.style):
                node.sound, node.value = False, node.value if node.style else None  # whoever reads it says no more
                code = "deal-text" if node.style else "value-type"
                self.tell_once(code, node.span, say("is-empty", what=told_name(path)), wanted(path))
                if isinstance(parent, Mapping):
                    self._left_out(path, parent, known_keys(self.kind, path) and not node.raw)
            elif key in LANGUAGES:
                self.tell_once("prose-empty", node.span, say("empty"), say("write-it"))
            elif isinstance(parent, Mapping) and not parent.flow:
                self.tell_once("value-type", node.span, say("key-is-empty", key=str(key)), USUAL_HINT)
                self._left_out(path, parent, True)

    def _is_empty(self, node: Scalar) -> bool:
        """Whether nothing stands there; in a deal also nothing between quotation marks, and null."""
        if self.kind == "deal":
            return not node.raw.strip() if node.style else node.raw in NOTHING
        return node.value is None and not node.raw

    def _cut_at_comma(self, path: KeyPath, parent: Mapping) -> bool:
        """Whether the key is the end of the value before it, which a comma in braces has cut: told, if so."""
        key, before = str(path[-1]), list(parent.items)[: list(parent.items).index(str(path[-1]))]
        value = parent.items[before[-1]] if before else None
        empty = parent.items[key]
        if not isinstance(empty, Scalar) or empty.raw or not parent.flow:
            return False
        if not isinstance(value, Scalar) or not value.raw:
            return False
        known = known_keys(self.kind, path[:-1])
        if key in known or not (known or key.isdigit()):
            return False
        if key[:1].isdigit() and value.raw[-1:].isdigit():
            hint = _cut_number(before[-1], f"{value.raw},{key}")
        else:
            hint = say("quote-it", before=before[-1], value=value.raw, key=key)
        message = say("cut-at-comma", before=before[-1], value=value.raw, key=key)
        self.tell_once("key-unknown", parent.keys[key], message, hint)
        self.unknown.setdefault(path[:-1], set()).add(key)
        return True

    def _left_out(self, path: KeyPath, parent: Mapping, holds_keys: object) -> None:
        """What belongs below an empty key may stand beside it instead: then its group is not asked for more."""
        self.unknown.setdefault(path[:-1], set()).add(str(path[-1]))
        self.muted |= {path[:-1]} if holds_keys and path[-1] != list(parent.items)[-1] else set()

    def tell(self, faults: Sequence[ShapeFault]) -> None:
        """Everything that pydantic found at once."""
        heard = [fault for fault in faults if not self._follows(fault)]
        outer = [fault for fault in heard if not (fault.type in _SHORT and _holds_another(fault, heard))]
        missing = [fault for fault in outer if fault.type == "missing"]
        strange = [fault for fault in outer if self._is_strange(fault)]
        for parent, group in _grouped(strange):
            self._strange(parent, group, missing)
        for parent, group in _grouped(missing):
            self._missing(parent, [fault.key for fault in group])
        for fault in outer:
            if fault not in missing and fault not in strange:
                self._wrong(fault)

    def more(self, count: int, last: Sequence[str | int]) -> None:
        """So many faults more than are told stand in the file, `last` being the place of the last one that is."""
        span = self.source.span(tuple(last))
        self.report.error("value-invalid", span, say("more", count=count), say("check-again"))

    def _follows(self, fault: ShapeFault) -> bool:
        """Whether the fault lies in something of which enough was said already."""
        path = fault.path
        if fault.type in _STRUCTURE and any(
            path[: len(one)] == one and len(path) <= len(one) + 2 for one in self.muted
        ):
            return True
        parents = [self.source.node(path[:length]) for length in range(len(path))]
        return any(isinstance(node, (Mapping, nodes.Sequence)) and node.flow and self._told(node) for node in parents)

    def _told(self, node: Mapping | nodes.Sequence) -> bool:
        places = [node.span, *(node.keys.values() if isinstance(node, Mapping) else ())]
        return any((place.line, place.column) in self.seen for place in places)

    def tell_once(self, code: str, span: Span, message: Saying, hint: Saying | None = None) -> None:
        """An error at a place of which nothing was said yet."""
        if (span.line, span.column) not in self.seen:
            self.seen.add((span.line, span.column))
            self.report.error(code, span, message, hint)

    def _is_strange(self, fault: ShapeFault) -> bool:
        """Whether the key does not belong where it stands; a language, for instance, where a name is expected."""
        if fault.type == "extra_forbidden" or _is_key(fault, "literal_error"):
            return True
        language = fault.type in _STRUCTURE and fault.type != "missing" and fault.key in LANGUAGES
        return language and fault.key not in known_keys(self.kind, fault.path[:-1])

    def _strange(self, parent: KeyPath, group: list[ShapeFault], missing: list[ShapeFault]) -> None:
        """Unknown keys of one group: misspelt, in the wrong place, or all of them strangers there."""
        names, known = [fault.key for fault in group], known_keys(self.kind, parent)
        self.unknown.setdefault(parent, set()).update(names)
        node = self.source.node(parent)
        offered = say("known-here", names=tuple(sorted(known))) if known else say("below-a-name")
        homes = {fault.key: self._name(fault.path[:-1]) for fault in missing if fault.path[:-1] != parent}
        if (
            len(names) > 1
            and isinstance(node, Mapping)
            and node.items.keys() == set(names)
            and not homes.keys() & names
        ):
            self.tell_once("key-unknown", self.source.span(group[0].path), say("several", keys=tuple(names)), offered)
            self.muted.add(parent)
            return
        for fault in group:
            hint = did_you_mean(fault.key, known) or offered
            if fault.key in homes:
                hint = say("indent", home=homes[fault.key])
            self.tell_once("key-unknown", self.source.span(fault.path), say("one", key=fault.key), hint)

    def _missing(self, parent: KeyPath, keys: list[str]) -> None:
        here, known = self.unknown.get(parent, set()), known_keys(self.kind, parent)
        elsewhere = {name for names in self.unknown.values() for name in names}
        meant = {key for name in here for key in near(name, known)}
        absent = [key for key in keys if key not in elsewhere | meant]
        if parent in self.muted or not absent:
            return
        span = self.source.span(parent) if parent else Span(self.source.name, 1, 1)
        owner = self._name(parent)
        if set(absent) <= set(LANGUAGES):
            message = say(
                "missing",
                owner=owner,
                languages=tuple(say("language-name", language=language_title(key)) for key in absent),
            )
            self.report.error("language-missing", span, message, say("add-below", keys=tuple(absent)))
            return
        hint = say("add-or-null" if self.kind == "publisher" else "add", keys=tuple(absent))
        self.report.error("key-missing", span, say("missing", owner=owner, keys=tuple(absent)), hint)

    def _wrong(self, fault: ShapeFault) -> None:
        """A value of another kind than expected, or none of those that are allowed."""
        node, span = self.source.node(fault.path), self.source.value_span(fault.path)
        patterned = fault.type == "string_type" and list_key(fault.path) in PATTERNS and isinstance(node, Scalar)
        if fault.type not in _KINDS or patterned:
            self.tell_once("value-invalid", span, *self._invalid(fault, node))
            return
        expected = say("a-condition") if fault.key in _CONDITIONS else _KINDS[fault.type]
        name, found = self._name(fault.path), _found(node)
        message = say("found-empty", name=name, expected=expected)
        if found is not None:
            message = say("found", name=name, found=found, expected=expected)
        self.tell_once("value-type", span, message, self._kind_hint(fault, node))

    def _kind_hint(self, fault: ShapeFault, node: Node | None) -> Saying | None:
        if fault.type == "list_type":
            if fault.path == ("client", "languages") and self.kind == "deal":
                return _languages(node.raw if isinstance(node, Scalar) else "")
            if isinstance(node, Scalar) and self.kind == "deal" and not re.search(r"[\[\]{}:#,\n]", node.raw):
                return say("write-list-of", key=fault.key, text=node.raw)
            return say("between-brackets") if isinstance(node, Scalar) else None
        if fault.type == "bool_type":
            return say("true-or", key=fault.key)
        if fault.key == "discount" and isinstance(node, Scalar) and (line := discount_line(node.raw)):
            return line
        if fault.type != "string_type":
            keys = required_keys(self.kind, fault.path) or sorted(known_keys(self.kind, fault.path))
            return say("write-below", keys=tuple(keys)) if keys else None
        if fault.key in _CONDITIONS:
            return say("write-condition")
        if fault.key not in LANGUAGES:
            if isinstance(node, Scalar) and isinstance(node.value, int) and self.kind in DATA:
                return say("quote-it", text=node.raw)
            return None
        return say("as-block" if isinstance(node, Scalar) else "dashes-in-block")

    def _invalid(self, fault: ShapeFault, node: Node | None) -> tuple[Saying, Saying | None]:
        name, context = self._name(fault.path), fault.error.get("ctx", {})
        raw = node.raw if isinstance(node, Scalar) else ""
        value = say("value", text=raw) if isinstance(node, Scalar) else _found(node) or say("empty")
        match fault.type:
            case "literal_error":
                allowed = re.findall("'([^']*)'", str(context.get("expected", "")))
                one_of = say("one-of", names=tuple(allowed))
                if list_key(fault.path) == "languages" and self.kind == "deal":
                    meant, others = languages_named(raw or "a list")
                    one_of = say("one-of-or-delete", names=tuple(allowed)) if others else one_of
                    one_of = say("write-list", names=tuple(meant)) if meant else one_of
                return with_odd_sign(say("not-allowed", value=value, name=name), raw), one_of
            case "string_pattern_mismatch" if _is_key(fault, "string_pattern_mismatch"):
                named = KEY_HINTS.get(list_key(fault.path[:-1]), ID_HINT)
                return with_odd_sign(say("key-not-a-name", key=fault.key), fault.key), named
            case "string_pattern_mismatch" | "string_type":
                message = with_odd_sign(say("not-written-so", value=value, name=name), raw)
                return message, line_to_write(fault.path, raw)
            case "too_short":
                return say("holds-nothing", name=name), say("add-entry")
            case "string_too_long":
                return say("too-long", name=name), say("at-most", most=context.get("max_length"))
            case _:
                return say("unexpected", name=name, words=fault.error["msg"].lower()), None

    def _name(self, path: KeyPath) -> Saying:
        """How a message names a place of the file: its key, and what it belongs to where the key alone says little."""
        if not path:
            return say("whole-file", kind=self.kind)
        key = path[-1]
        if isinstance(key, int):
            return say("entry-of", number=key + 1, owner=self._name(path[:-1]))
        if key in LANGUAGES and len(path) > 1:
            return say("key-of", key=key, owner=self._name(path[:-1]))
        return say("key-here", key=key)


def _walk(node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, Node]]:
    yield path, node
    if isinstance(node, Mapping):
        for key, item in node.items.items():
            yield from _walk(item, (*path, key))
    elif isinstance(node, nodes.Sequence):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*path, index))


def _grouped(faults: list[ShapeFault]) -> Iterator[tuple[KeyPath, list[ShapeFault]]]:
    """Faults by the group of keys in which they stand."""
    for parent, group in groupby(sorted(faults, key=lambda one: repr(one.path[:-1])), key=lambda one: one.path[:-1]):
        yield parent, list(group)


def _holds_another(fault: ShapeFault, faults: Sequence[ShapeFault]) -> bool:
    """Whether another fault lies deeper: of two shapes that a value may have, it was meant to be the other one."""
    size = len(fault.path)
    return any(len(other.path) > size and other.path[:size] == fault.path for other in faults)


def _is_key(fault: ShapeFault, type: str) -> bool:
    """Whether the fault is one of this type in the name of a key, not in its value."""
    return fault.type == type and fault.error["loc"][-1] == "[key]"


def _languages(text: str) -> Saying:
    """The line to write for the languages of a client; those that the library lacks are named, not left out."""
    meant, others = languages_named(text)
    line = say("write-languages", text=", ".join(meant or LANGUAGES))
    if not others:
        return line
    for one in () if meant or len(LANGUAGES) < 2 else LANGUAGES:
        line = say("or-languages", line=line, code=one)
    return say("documents-exist", own=tuple(LANGUAGES), others=tuple(others), line=line)


def _cut_number(key: str, text: str) -> Saying:
    """The line to write for a number that a comma in braces has cut in two."""
    found = read_figure(text)
    if len(found.readings) > 1 and key != "percent":  # nobody means thousands of per cent
        return ambiguous(key, text, found.readings)[1]
    return say("with-point", key=key, number=found.readings[0] if found.readings else text.replace(",", "."))


def _found(node: Node | None) -> Saying | None:
    """What stands at a place; None for a value that is empty."""
    match node:
        case Scalar(value=None):
            return None
        case Scalar(value=bool()):
            return say("true-or-false")
        case Scalar(value=int()):
            return say("a-number")
        case Scalar():
            return say("a-text")
        case nodes.Sequence():
            return say("a-list")
        case _:
            return say("a-group")
