"""Gives a library, and the words of the program, in the third language: from the English ones, with ë for every e."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

CODE = "qaa"
HERE = Path(__file__).parent
_KEPT = re.compile(r"\{\{.*?\}\}|\{\w*\}|\[[^\]]*\]\([^)]*\)|\\[_u]\w*")
"""What is no word: figures, what is filled in, references, characters by their numbers."""
_KEY = re.compile(r"(\s*(?:- )?(?:[\w.-]+:)?)( ?.*)", re.DOTALL)
_INNER = re.compile(r"(\s*(?:- )?(?:(?:name|forms|text|one|other|gender|short):)?)( ?.*)", re.DOTALL)


def marked(text: str) -> str:
    """A text in the third language."""
    found, last = "", 0
    for kept in _KEPT.finditer(text):
        found += _words(text[last : kept.start()]) + kept[0]
        last = kept.end()
    return found + _words(text[last:])


def _words(text: str) -> str:
    return text.replace("e", "ë").replace("E", "Ë").replace("é", "ë").replace("É", "Ë")


def mark_file(text: str, running: bool = True) -> str:
    """A file of the library with the third language beside each English text; `running` text differs from it."""
    lines = text.splitlines(keepends=True)
    root = yaml.compose(text, yaml.CSafeLoader)
    for first, last in sorted(_english(root), reverse=True):
        own = lines[first:last]
        while own and (not own[-1].strip() or own[-1].lstrip().startswith("#")):
            own = own[:-1]
        start, rest = own[0].split("en:", 1)
        first_line = marked(rest)
        if (
            running and first_line == rest and len(rest.split()) >= 3
        ):  # running text without an e would be the English one
            first_line = rest.replace("a", "ä")
        copy = [f"{start.replace('-', ' ')}{CODE}:{first_line}"]
        for line in own[1:]:
            key, words = _INNER.fullmatch(line).groups()  # type: ignore[union-attr]
            copy.append(key + marked(words))
        lines[first + len(own) : first + len(own)] = copy
    return "".join(lines)


def _english(node: yaml.Node | None) -> Iterator[tuple[int, int]]:
    """The lines of each English text: from its key to where the next thing begins."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "en":
                block = value.style in ("|", ">") if isinstance(value, yaml.ScalarNode) else not value.flow_style
                yield key.start_mark.line, value.end_mark.line + (not block)
            else:
                yield from _english(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _english(one)


def write_package(root: Path) -> None:
    """The package of the language, with the words that only its folder holds."""
    shutil.copytree(HERE / "package" / "clausier_languages", root / "clausier_languages")
    english = HERE.parents[2] / "engine" / "languages" / "english" / "words"
    for path in english.rglob("*.yaml"):
        target = root / "clausier_languages" / "words" / path.relative_to(english)
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        target.write_text("".join(map(_word_line, lines)), encoding="utf-8")


def _word_line(line: str) -> str:
    key, words = _KEY.fullmatch(line).groups()  # type: ignore[union-attr]
    return key + marked(words)


def write_library(root: Path, source: Path) -> None:
    """A library like the one in `source`, in three languages.

    Its editions know of two languages, and lawyers have accepted its texts in two: neither is taken over, nor what they
    would have to accept anew.
    """
    advised = yaml.load((source / "clauses/duties/prudence.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    covers = re.compile(rf"^ +- (?:{'|'.join(advised)})\n|(?:, )?\b(?:{'|'.join(advised)})\b(?=[],])", re.MULTILINE)
    for folder in ("clauses", "variants", "deals"):
        for path in (source / folder).rglob("*.yaml"):
            if path.name in ("advice.yaml", "reviews.yaml", "prudence.yaml"):  # the duties of prudence are for advice
                continue
            target = root / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = mark_file(path.read_text(encoding="utf-8"), path.name != "term-pairs.yaml").replace(
                "  review: required\n", ""
            )
            text = covers.sub("", text).replace("covers: [, ", "covers: [").replace("    covers: []\n", "")
            target.write_text(text, encoding="utf-8")
    for picture in (source / "deals").glob("specimen-logo.*"):
        for folder in ("deals", "clauses"):
            shutil.copy(picture, root / folder)
    shutil.copy(root / "deals" / "specimen-company.yaml", root / "clauses" / "publisher.yaml")
    (root / "clauses" / "subprocessors.yaml").write_text("register: {}\n", encoding="utf-8")
