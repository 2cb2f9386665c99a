"""The words of a language, as YAML in its folder that lawyers can edit: read strictly, when they are first needed.

The only module here that knows YAML. The room `files` reads what a library says and stands above the languages; these
files are part of the program, few, and only texts below keys that a frozen type names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, get_type_hints

from engine.diagnostics import Diagnostic, Refused, Span, nearest

W = TypeVar("W")
WordsNode = Any
"""A node of YAML, with its `id`, `value` and `start_mark`; the library that makes it is imported when it is needed."""


@dataclass(frozen=True, eq=False, repr=False)
class ByLanguage(Mapping[str, W], Generic[W]):
    """The words of one kind by language: each is read from its file, `name`, when somebody first asks for it."""

    kind: type[W]
    name: str

    def __getitem__(self, code: str) -> W:
        from engine.languages import LANGUAGES

        return LANGUAGES[code].words(self.kind, self.name)

    def __iter__(self) -> Iterator[str]:
        from engine.languages import LANGUAGES

        return iter(LANGUAGES)

    def __len__(self) -> int:
        from engine.languages import LANGUAGES

        return len(LANGUAGES)


def read_words(kind: type[W], path: Path) -> W:
    """The words in a file, as a value of `kind`, a dataclass of texts, lists of texts and texts by name.

    Keys are its fields, with hyphens. Raises `Refused` with the place of everything that is wrong: a key that is
    unknown, missing or written twice, and anything that is not text.
    """
    words: W = _read(cast(Any, kind), path)
    return words


@cache
def _read(kind: Any, path: Path) -> Any:
    import yaml

    found: list[Diagnostic] = []
    file = _File(path, found)
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as problem:
        raise Refused([Diagnostic("yaml-syntax", Span(str(path)), " ".join(str(problem).split()))]) from None
    hints = get_type_hints(kind)
    known = {one.name.replace("_", "-"): one.name for one in fields(kind)}
    values = {}
    for key, node in file.entries(root):
        if key.value not in known:
            file.say("key-unknown", key, f"there is no word {key.value} here", nearest(key.value, known))
            continue
        values[known[key.value]] = file.value(node, hints[known[key.value]])
    for key, name in known.items():
        if name not in values:
            file.say("key-missing", root, f"the word {key} is missing", f"add {key}:")
    if found:
        raise Refused(found)
    return kind(**values)


class _File:
    """A file of words, with what is wrong with it."""

    def __init__(self, path: Path, found: list[Diagnostic]) -> None:
        self.path, self.found = path, found

    def say(self, code: str, node: WordsNode, message: str, hint: str = "") -> None:
        mark = None if node is None else node.start_mark
        span = Span(str(self.path)) if mark is None else Span(str(self.path), mark.line + 1, mark.column + 1)
        self.found.append(Diagnostic(code, span, message, (hint,) if hint else ()))

    def entries(self, node: WordsNode) -> list[tuple[WordsNode, WordsNode]]:
        """The keys of a mapping with what stands below them; none, after an error, of anything else."""
        if node is None or node.id != "mapping":
            self.say("value-type", node, "keys with texts were expected")
            return []
        found: dict[str, tuple[WordsNode, WordsNode]] = {}
        for key, value in node.value:
            if key.id != "scalar" or key.value in found:
                self.say("key-duplicate", key, f"the key {key.value} stands twice" if key.id == "scalar" else "no key")
            else:
                found[key.value] = key, value
        return list(found.values())

    def value(self, node: WordsNode, kind: object) -> str | tuple[str, ...] | dict[str, str]:
        """A text, a list of texts, or texts by name, as the field says."""
        if kind is str:
            return self.text(node)
        if getattr(kind, "__origin__", None) is tuple:
            if node.id != "sequence":
                self.say("value-type", node, "a list of texts was expected", "begin each with - on a line of its own")
                return ()
            return tuple(self.text(one) for one in node.value)
        return {key.value: self.text(one) for key, one in self.entries(node)}

    def text(self, node: WordsNode) -> str:
        if node.id != "scalar":
            self.say("value-type", node, "a text was expected", "write it on one line, or as a block after >-")
            return ""
        if not node.value and node.style is None:
            self.say("value-type", node, "the text is empty", 'write it, or "" if nothing is to be said')
        return str(node.value)
