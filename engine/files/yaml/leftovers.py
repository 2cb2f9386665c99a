"""Reports what drafting and pasting left in the values of a file, what one language took over, and mixed alphabets.

Every value that a client may read is looked at, whatever its key. What stands only for those who keep the library, its
reviews and advice, is not; nor are the words under which something is looked for, many of which both languages have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from engine.diagnostics import Report, say
from engine.files.characters import describe, mixed_words, other_letters
from engine.files.yaml.nodes import KeyPath, Mapping, Node, Scalar, Sequence, Source
from engine.files.yaml.places import TextPlaces
from engine.files.yaml.style import DATA
from engine.languages import LANGUAGES
from engine.languages.leftovers import leftovers, said_alike, words_of_drafts
from engine.languages.titles import language_title

_INTERNAL = ("reviews", "advice", "keywords", "term-pairs")
_RUNNING = ("clause", "variant", "document", "changes")
"""Kinds of file in which even a short text is none that two languages share, as names and official titles are."""
_FIGURES = frozenset({"price", "quantity", "percent", "amount"})
"""What is no text: whoever reads the figure says what is wrong with it."""
_BLANK_LABEL: KeyPath = ("to-complete",)
"""The label that stands where the library leaves something open on purpose."""


def check_leftovers(source: Source, kind: str, report: Report) -> None:
    """Errors for what is left in the values of a file; what merely prints badly in a deal is a warning."""
    if kind in _INTERNAL:
        return
    data, own = kind in DATA, source.name.startswith(("clauses/", "variants/"))
    texts = tuple(texts_below(source.root))
    whole = source.text if source.composed else "\n".join(one.raw for _, one in texts)
    words, foreign = words_of_drafts(whole), bool(other_letters(whole))
    for path, node in texts:
        if foreign or node.style == '"':
            _check_letters(source, node, own or not data, report)
        if (kind == "labels" and path[:1] == _BLANK_LABEL) or (kind == "deal" and path[-1] in _FIGURES):
            continue
        for found in leftovers(node.raw, data=data, line=kind == "labels", words=words or node.style == '"'):
            place = TextPlaces(node.raw, source, node).offset(found.start, found.end)
            if found.blank or own or not data:
                report.error("text-leftover", place, found.wrong, found.hint)
            else:
                report.warn("text-leftover", place, found.wrong, found.hint)
    for one, other, language in _pairs(source.root):
        for part in said_alike(one.raw, other.raw, 4 if kind in _RUNNING else 8):
            place = TextPlaces(other.raw, source, other).offset(at := max(other.raw.find(part), 0), at + len(part))
            shown = part if len(part) <= 60 else f"{part[:60]}…"
            message = say("same-words", language=language_title(language), words=shown)
            if own or not data:
                report.error("text-untranslated", place, message, say("translate"))
            else:
                report.warn("text-untranslated", place, message, say("translate"))


def _check_letters(source: Source, node: Scalar, own: bool, report: Report) -> None:
    for start, end, letter in mixed_words(node.raw, own):
        message = say("mixed", word=node.raw[start:end], letter=letter, character=describe(letter))
        place = TextPlaces(node.raw, source, node).offset(start, end)
        report.error("letters-mixed", place, message, say("type-again"))


def texts_below(root: Node) -> Iterator[tuple[KeyPath, Scalar]]:
    """Every text of a file, in its order, with where it stands."""
    waiting: list[tuple[KeyPath, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        match node:
            case Scalar() if isinstance(node.value, str):
                yield path, node
            case Sequence(items):
                waiting += [((*path, at), one) for at, one in enumerate(items)][::-1]
            case Mapping(items):
                waiting += [((*path, key), one) for key, one in items.items()][::-1]


def _pairs(root: Node) -> Iterator[tuple[Scalar, Scalar, str]]:
    """Every two texts that say one thing in two languages, with the code of the language of the first."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += node.items.values()
            said = [(code, node.items[code]) for code in LANGUAGES if code in node.items]
            for (code, one), (_, other) in combinations(said, 2):
                yield from ((*texts, code) for texts in _facing(one, other))


def _facing(one: Node, other: Node) -> Iterator[tuple[Scalar, Scalar]]:
    """The texts of two languages below the same keys."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        if isinstance(one.value, str) and isinstance(other.value, str):
            yield one, other
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in one.items.keys() & other.items.keys():
            yield from _facing(one.items[key], other.items[key])
