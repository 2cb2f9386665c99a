"""Reads back what was written into a file of others, before it takes the place of what is there.

The strict reader must find every value that was there, and what was to be added, and nothing else; and a second reader,
ruamel.yaml, which shares no code with the first, must find the same. Otherwise nothing is handed out.
"""

from __future__ import annotations

from collections.abc import Mapping as Group
from collections.abc import Sequence as Several
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from engine.diagnostics import Diagnostic, Refused, Report, Span, made, say
from engine.files.writing.edits import BOM
from engine.files.yaml.nodes import Mapping, Node, Scalar, Sequence, Source, parse

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node as OtherNode


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A value of running text, of which the words count: the lines and the spaces between them may be any."""

    text: str


Values = str | SourceBlock | Several["Values"] | Group[str, "Values"]
"""What a file says: every single value as it is written, typed in no way."""


def readable(name: str, text: str) -> tuple[Source, Mapping]:
    """The tree of a file that is to be edited, and the keys at its top. Raises `Refused` where it cannot be read."""
    report = Report()
    source = parse(name, text.removeprefix(BOM).replace("\r\n", "\n"), report)
    report.stop()
    if source is None or not isinstance(source.root, Mapping):
        raise Refused([uneditable(name)])
    return source, source.root


def values(node: Node, instead: Group[tuple[int, int], str] = MappingProxyType({})) -> Values:
    """What a file says; `instead` gives, by line and column, what some values are to say."""
    match node:
        case Scalar():
            told = instead.get((node.span.line, node.span.column), node.raw)
            return told.rstrip("\n")  # the last line feed of a file belongs to no text
        case Sequence():
            return [values(one, instead) for one in node.items]
        case Mapping():
            return {key: values(one, instead) for key, one in node.items.items()}


def read_back(name: str, text: str, wanted: Values) -> str:
    """The text, which says what it is to say. Raises `Refused` (`file-uneditable`) where it does not."""
    source = parse(name, text.removeprefix(BOM).replace("\r\n", "\n"), Report())
    if source is None or not _agree(wanted, found := values(source.root)) or not _agree(found, _by_another(text)):
        raise Refused([uneditable(name)])
    return text


def _agree(wanted: Values, found: Values | None) -> bool:
    if isinstance(wanted, SourceBlock):
        return isinstance(found, str) and found.split() == normalize("NFC", wanted.text).split()
    if isinstance(wanted, str):
        return normalize("NFC", wanted) == found
    if isinstance(wanted, Group):
        if not isinstance(found, Group) or len(wanted) != len(found):
            return False
        return all(key in found and _agree(one, found[key]) for key, one in wanted.items())
    if not isinstance(found, list) or len(wanted) != len(found):
        return False
    return all(map(_agree, wanted, found))


def _by_another(text: str) -> Values | None:
    """What ruamel.yaml reads; None where it cannot."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        root = YAML(typ="safe", pure=True).compose(text.removeprefix(BOM))
    except YAMLError:
        return None
    return {} if root is None else _others(root)


def _others(node: OtherNode) -> Values:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        return {normalize("NFC", key.value): _others(one) for key, one in node.value}
    if isinstance(node, SequenceNode):
        return [_others(one) for one in node.value]
    return normalize("NFC", str(node.value)).rstrip("\n")


def uneditable(name: str) -> Diagnostic:
    return made("file-uneditable", Span(name), say("not-read-back"), say("keys-on-lines"))
