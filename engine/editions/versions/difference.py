"""What differs between two states of a part, place by place, and the least step of its version that declares it.

Major: rights or obligations may have changed. Minor: it is said in other words. Patch: a typing error. Where no rule
asks for a major step and words are other ones, only a person can say which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from engine.comparing.words import words
from engine.diagnostics import Span
from engine.editions.versions.current_names import VersionedContent
from engine.editions.versions.layout import LaidOutPlace, LaidOutText, LaidOutTexts, laid_out, named
from engine.editions.versions.splits import Split, splits
from engine.editions.versions.wording import Vocabulary, changed_words, tokens
from engine.editions.versions.written import as_lines, as_text
from engine.languages import LANGUAGES
from engine.languages.modality import modality
from engine.model.block import BulletBlock, TableBlock
from engine.model.comparison import ComparedLine, TextChange
from engine.model.document import Run
from engine.model.fingerprint import fingerprint
from engine.model.prose import Prose, Reference, Slot, Words
from engine.model.revision import Bump

# What else a part says besides its texts, and the step that a change of it needs. What is not listed needs a major one.
_STEPS = MappingProxyType(
    {
        "annex-prefix": Bump.MINOR,  # the same words, cited by another number
        "approval level": Bump.MINOR,
        "contents": Bump.PATCH,
        "gender": Bump.PATCH,
        "forms in fr": Bump.PATCH,
        "forms in en": Bump.PATCH,
        "noun in fr": Bump.PATCH,
        "noun in en": Bump.PATCH,
    }
)
_ORDER = (Bump.PATCH, Bump.MINOR, Bump.MAJOR)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: `least` is the smallest step that may declare it, `why` says why it is not a smaller one.

    `proposed` is the step that the program proposes, never less than `least`; None where a person is to say. A text has
    a `language` and its redline, else `line` says the change in words. `worded` tells whether words, not only marks
    and spaces, are other ones, and `against` what speaks against a low step.
    """

    what: str
    language: str | None
    line: ComparedLine | str
    least: Bump
    proposed: Bump | None
    why: str
    span: Span
    worded: bool = True
    against: tuple[str, ...] = ()


def weightiest(steps: Sequence[Bump]) -> Bump:
    """The largest of these steps; a patch if there are none."""
    return max(steps, key=_ORDER.index, default=Bump.PATCH)


def differences(
    before: VersionedContent, after: VersionedContent, vocabulary: Vocabulary, id: str
) -> tuple[Difference, ...]:
    """Everything that differs in the part called `id`, in the order of the file."""
    return tuple(_node(laid_out(before), laid_out(after), _Judge(vocabulary, id)))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Who knows the words: the vocabulary, with the name of the part that is looked at."""

    vocabulary: Vocabulary
    part: str


def _node(before: LaidOutPlace, after: LaidOutPlace, judge: _Judge) -> Iterator[Difference]:
    for what in dict.fromkeys([*after.texts, *before.texts]):
        old, new = before.texts.get(what, {}), after.texts.get(what, {})
        yield from _texts(named(after.what, what), old, new, after.span, judge)
    for what in dict.fromkeys([*after.facts, *before.facts]):
        old_fact, new_fact = before.facts.get(what, ""), after.facts.get(what, "")
        if old_fact != new_fact:
            name, step = named(after.what, what), _STEPS.get(what, Bump.MAJOR)
            told = f"{old_fact or 'nothing'} → {new_fact or 'nothing'}"
            yield Difference(name, None, told, step, step, f"{name} changes", after.span)
    divided = splits(before.inner, after.inner)
    kept = [id for id in before.inner if id in after.inner]
    moved = [id for id in after.inner if id in before.inner]
    if kept != moved:
        name = named(after.what, "order")
        told = f"{', '.join(kept)} → {', '.join(moved)}"
        yield Difference(name, None, told, Bump.MAJOR, Bump.MAJOR, f"{name} changes", after.span)
    silent = {id for one in divided for id in one.ids}
    yield from map(_divided, divided)
    for id, node in after.inner.items():
        if id in before.inner and id not in silent:
            yield from _node(before.inner[id], node, judge)
        elif id not in silent:
            yield from _whole(node, TextChange.INSERTED)
    for id, node in before.inner.items():
        if id not in after.inner and id not in silent:
            yield from _whole(node, TextChange.DELETED, after.span)


def _divided(split: Split) -> Difference:
    """The same words on another number of paragraphs: nobody's rights are others."""
    what, told = split.what, f"{' and '.join(split.before)} → {' and '.join(split.after)}"
    why = f"no word changed in {what}, only where a paragraph ends"
    return Difference(what, None, told, Bump.PATCH, Bump.PATCH, why, split.span, worded=False)


def _whole(node: LaidOutPlace, kind: TextChange, span: Span | None = None) -> Iterator[Difference]:
    """A place that is new or gone, with all that lies in it."""
    why = f"{node.what} {'is new' if kind is TextChange.INSERTED else 'is gone'}"
    told = False
    for texts in node.texts.values():
        for code, text in texts.items():
            runs = _joined(as_lines(text))
            line = words((), runs) if kind is TextChange.INSERTED else words(runs, ())
            yield Difference(node.what, code, line, Bump.MAJOR, Bump.MAJOR, why, span or node.span)
            told = True
    if not told:
        yield Difference(node.what, None, why, Bump.MAJOR, Bump.MAJOR, why, span or node.span)
    for inner in node.inner.values():
        yield from _whole(inner, kind, span)


def _texts(what: str, before: LaidOutTexts, after: LaidOutTexts, span: Span, judge: _Judge) -> Iterator[Difference]:
    for code in LANGUAGES:
        old, new = before.get(code), after.get(code)
        if old is not None or new is not None:
            yield from _text(what, code, old or "", new or "", span, judge)


def _text(
    what: str, code: str, before: LaidOutText, after: LaidOutText, span: Span, judge: _Judge
) -> Iterator[Difference]:
    if _said(before) == _said(after):
        return
    place = after.span if isinstance(after, Prose) else span
    line = _joined_line(as_lines(before), as_lines(after))
    why = _rights(code, before, after)
    knows = judge.vocabulary.knows(code, f"{judge.part} {what}")
    changed = changed_words(tokens(as_text(before)), tokens(as_text(after)), knows)
    against = judge.vocabulary.against(code, changed)
    if why:
        yield Difference(what, code, line, Bump.MAJOR, Bump.MAJOR, f"{why} in {what}", place, against=against)
    elif changed:
        reason = f"words changed in {what}"
        yield Difference(what, code, line, Bump.PATCH, None, reason, place, against=against)
    else:
        reason = f"no word changed in {what}, only marks or a letter"
        yield Difference(what, code, line, Bump.PATCH, Bump.PATCH, reason, place, worded=False)


def _said(text: LaidOutText) -> object:
    return fingerprint(text.blocks) if isinstance(text, Prose) else text


def _joined(written: Sequence[Sequence[Run]]) -> list[Run]:
    """The lines of a text as one, with a mark between them."""
    found: list[Run] = []
    for line in written:
        found += [*([Run(" ¶ ")] if found else []), *line]
    return found


def _joined_line(before: Sequence[list[Run]], after: Sequence[list[Run]]) -> ComparedLine:
    """The lines of two texts word by word: those that are the same first, then what stands between them."""
    if len(before) < 2 and len(after) < 2:
        return words(_joined(before), _joined(after))
    plain = [["".join(run.text for run in line) for line in side] for side in (before, after)]
    matcher = SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    found: list[ComparedLine] = []
    for _, a, b, c, d in matcher.get_opcodes():
        for place in range(max(b - a, d - c)):
            old = before[a + place] if a + place < b else []
            new = after[c + place] if c + place < d else []
            found.append(words(old, new))
    space = words([Run(" ¶ ")], [Run(" ¶ ")]).pieces
    return ComparedLine(
        tuple(piece for place, line in enumerate(found) for piece in ((*space, *line.pieces) if place else line.pieces))
    )


def _rights(code: str, before: LaidOutText, after: LaidOutText) -> str:
    """Why a change of a text may change rights or obligations; empty where nothing says so."""
    old, new = _Content.of(before, code), _Content.of(after, code)
    for name, one, other in (
        ("the parameter", old.parameters, new.parameters),
        ("the reference to", old.targets, new.targets),
        ("the word", old.modality, new.modality),
    ):
        gone, come = list((one - other).elements()), list((other - one).elements())
        if gone and come:
            return f"{name} {', '.join(gone)} becomes {', '.join(come)}"
        if gone or come:
            return f"{name} {', '.join(gone or come)} {'is gone' if gone else 'is new'}"
    return "a row or bullet is new or gone" if old.rows != new.rows else ""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a text says of rights, as far as a program can tell."""

    parameters: Counter[str]
    targets: Counter[str]
    modality: Counter[str]
    rows: tuple[int, int]

    @staticmethod
    def of(text: LaidOutText, code: str) -> _Content:
        table: Mapping[str, str] = LANGUAGES[code].modal_words
        if isinstance(text, str):
            return _Content(Counter(), Counter(), modality(text, table), (0, 0))
        inlines = text.inlines
        running = " ".join(one.text if isinstance(one, Words) else "…" for one in inlines)
        return _Content(
            Counter(one.parameter for one in inlines if isinstance(one, Slot)),
            Counter(str(target) for one in inlines if isinstance(one, Reference) for target in one.targets),
            modality(running, table),
            (
                sum(len(one.entries) for one in text.blocks if isinstance(one, BulletBlock)),
                sum(len(one.rows) for one in text.blocks if isinstance(one, TableBlock)),
            ),
        )
