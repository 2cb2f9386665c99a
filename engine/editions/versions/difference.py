"""What differs between two states of a part, place by place, and the least step of its version that declares it.

Major: rights or obligations may have changed. Minor: it is said in other words. Patch: a typing error, a translation.
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
from engine.editions.versions.layout import LaidOutPlace, LaidOutText, LaidOutTexts, laid_out
from engine.languages import LANGUAGES
from engine.languages.modality import modality
from engine.model.block import BulletBlock, TableBlock, lines
from engine.model.comparison import ComparedLine, TextChange
from engine.model.document import Origin, Run
from engine.model.fingerprint import fingerprint
from engine.model.prose import Inline, Prose, Reference, Slot, Words
from engine.model.revision import Bump

LARGE = 12
"""More changed words than these in one text are rather another wording than a typing error."""
FEW = 3
"""So few are never a large rewording, however short the text is."""
SHARE = 5
"""So is a fifth of a text, past `FEW` words."""

# What else a part says besides its texts, and the step that a change of it needs. What is not listed needs a major one.
_STEPS = MappingProxyType(
    {
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
    """One thing that differs: `least` is the step that declares it, `why` says why it is not a smaller one.

    `fitting` is what is advised, never less than `least`. A text has a `language` and its redline, else `line` says
    the change in words. `worded` tells whether words, not only marks and spaces, are other ones.
    """

    what: str
    language: str | None
    line: ComparedLine | str
    least: Bump
    fitting: Bump
    why: str
    span: Span
    worded: bool = True


def weightiest(steps: Sequence[Bump]) -> Bump:
    """The largest of these steps; a patch if there are none."""
    return max(steps, key=_ORDER.index, default=Bump.PATCH)


def differences(before: VersionedContent, after: VersionedContent) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the file."""
    return tuple(_node(laid_out(before), laid_out(after)))


def _node(before: LaidOutPlace, after: LaidOutPlace) -> Iterator[Difference]:
    for what in dict.fromkeys([*after.texts, *before.texts]):
        yield from _texts(_named(after.what, what), before.texts.get(what, {}), after.texts.get(what, {}), after.span)
    for what in dict.fromkeys([*after.facts, *before.facts]):
        old, new = before.facts.get(what, ""), after.facts.get(what, "")
        if old != new:
            name, step = _named(after.what, what), _STEPS.get(what, Bump.MAJOR)
            told = f"{old or 'nothing'} → {new or 'nothing'}"
            yield Difference(name, None, told, step, step, f"{name} changes", after.span)
    kept = [id for id in before.inner if id in after.inner]
    moved = [id for id in after.inner if id in before.inner]
    if kept != moved:
        name = _named(after.what, "order")
        told = f"{', '.join(kept)} → {', '.join(moved)}"
        yield Difference(name, None, told, Bump.MAJOR, Bump.MAJOR, f"{name} changes", after.span)
    for id, node in after.inner.items():
        yield from _node(before.inner[id], node) if id in before.inner else _whole(node, TextChange.INSERTED)
    for id, node in before.inner.items():
        if id not in after.inner:
            yield from _whole(node, TextChange.DELETED, after.span)


def _named(place: str, what: str) -> str:
    return place if what == "text" and place else f"{place} {what}".strip()


def _whole(node: LaidOutPlace, kind: TextChange, span: Span | None = None) -> Iterator[Difference]:
    """A place that is new or gone, with all that lies in it."""
    why = f"{node.what} {'is new' if kind is TextChange.INSERTED else 'is gone'}"
    told = False
    for texts in node.texts.values():
        for code, text in texts.items():
            runs = _joined(_lines(text))
            line = words((), runs) if kind is TextChange.INSERTED else words(runs, ())
            yield Difference(node.what, code, line, Bump.MAJOR, Bump.MAJOR, why, span or node.span)
            told = True
    if not told:
        yield Difference(node.what, None, why, Bump.MAJOR, Bump.MAJOR, why, span or node.span)
    for inner in node.inner.values():
        yield from _whole(inner, kind, span)


def _texts(what: str, before: LaidOutTexts, after: LaidOutTexts, span: Span) -> Iterator[Difference]:
    for code in LANGUAGES:
        old, new = before.get(code), after.get(code)
        if old is not None or new is not None:
            yield from _text(what, code, old or "", new or "", span)


def _text(what: str, code: str, before: LaidOutText, after: LaidOutText, span: Span) -> Iterator[Difference]:
    if _said(before) == _said(after):
        return
    place = after.span if isinstance(after, Prose) else span
    old, new = _lines(before), _lines(after)
    line = _joined_line(old, new)
    why = _rights(code, before, after)
    changed = max(_count(line, TextChange.DELETED), _count(line, TextChange.INSERTED))
    total = max(_words(line.before), _words(line.after))
    large = changed > LARGE or (changed > FEW and changed * SHARE > total)
    least = Bump.MAJOR if why else Bump.PATCH
    fitting = least if why or not large else Bump.MINOR
    words_changed = f"{changed} word{'' if changed == 1 else 's'} changed in {what}"
    reason = f"{why} in {what}" if why else words_changed if changed else f"no word changed in {what}, only marks"
    yield Difference(what, code, line, least, fitting, reason, place, changed > 0 or bool(why))


def _said(text: LaidOutText) -> object:
    return fingerprint(text.blocks) if isinstance(text, Prose) else text


def _lines(text: LaidOutText) -> list[list[Run]]:
    """A text line by line, as it is written."""
    if isinstance(text, str):
        return [[Run(text)]] if text else []
    return [[_run(inline) for inline in line] for block in text.blocks for line in lines(block)]


def _run(inline: Inline) -> Run:
    match inline:
        case Words(text, strong, emphasis):
            mark = "**" if strong else "*" if emphasis else ""
            return Run(f"{mark}{text}{mark}")
        case Slot(parameter=name, form=form):
            return Run(f"{{{{ {name}{f' | {form}' if form else ''} }}}}", origin=Origin.PARAMETER, source=name)
        case Reference(preposition=word, targets=targets):
            return Run(f"[{word}]({','.join(map(str, targets))})")


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


def _count(line: ComparedLine, kind: TextChange) -> int:
    return sum(_words(piece.text) for piece in line.pieces if piece.kind is kind)


def _words(text: str) -> int:
    return sum(any(one.isalnum() for one in word) for word in text.split())


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
