"""What is printed: texts with their figures and references in words, as a reader sees them.

Each text is read alone, with the standard value of each figure and with a number in place of each number: what stands
before and after a reference is the same under every selection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText, Passage
from engine.diagnostics import Report, Span
from engine.languages import LANGUAGES, CitedNumber, Language, UnknownForm
from engine.languages.base import Cited
from engine.languages.parameters import written
from engine.languages.printed import PrintedWords
from engine.model.block import lines
from engine.model.clause import Parameter
from engine.model.prose import Inline, ProseLine, Reference, Words, ends
from engine.model.targets import Unresolved

UNKNOWN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a figure that only a deal gives."""

LONGEST = 4
"""How many words may be repeated as one turn: “à l’article à l’article”."""

AROUND = 36
"""How many characters before and after a figure or a reference are looked at."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*[’']?|\d+(?:[.,]\d+)*|[€%$£§°]|[^\s*]")
_WORD_ENDS = "’'€%$£§°"


def check_doubled(subject: Subject, report: Report) -> None:
    """No word stands twice in a row because a figure or a reference prints it once more."""
    printer = _Printer(subject)
    for text in subject.texts:
        if text.plain:
            continue
        for span, words in dict(_doubled(printer, text)).items():
            message = f"“{words}” would be printed, in {text.passage.place}"
            hint = "delete what is printed with it, or begin it in another way"
            report.warn("printed-twice", span, message, hint, about=subject.about(text.passage))


def _doubled(printer: _Printer, text: LanguageText) -> Iterator[tuple[Span, str]]:
    """Where words are doubled, and the printed words."""
    language = LANGUAGES[text.language]
    for block in text.prose.blocks:
        for line in lines(block):
            if len(line) < 2:
                continue
            pieces = [printer.part(text.passage, language, one) for one in line]
            yield from _in_line(line, [whole for whole, _ in pieces], printer.words[text.language], text.prose.span)
            if any(alone for _, alone in pieces):
                texts = [alone or whole for whole, alone in pieces]
                yield from _in_line(line, texts, printer.words[text.language], text.prose.span)


def _in_line(line: ProseLine, texts: Sequence[str], words: PrintedWords, place: Span) -> Iterator[tuple[Span, str]]:
    """What stands twice where two parts of a line meet."""
    whole = "".join(texts)
    for number, at in enumerate(accumulate(map(len, texts[:-1]), initial=0)):
        if number == 0:
            continue
        if not _suspect(whole[max(at - AROUND, 0) : at], whole[at : at + AROUND], words):
            continue
        tokens = list(_TOKEN.finditer(whole, max(at - AROUND, 0), at + AROUND))
        middle = next((index for index, token in enumerate(tokens) if token.start() >= at), 0)
        first, last = _repeated(whole, tokens, middle, words) if middle else (0, 0)
        if last:
            near = (line[number], *reversed(line[:number]), *line[number:])
            source = next((one for one in near if not isinstance(one, Words)), None)
            yield source.span if source else place, whole[tokens[first].start() : tokens[last - 1].end()]


def _suspect(before: str, after: str, words: PrintedWords) -> bool:
    """Whether something may stand twice where two parts meet: a look that costs less than to take words apart."""
    left, right = (part.lower().replace("'", "’").replace("’", "’ ").split() for part in (before, after))
    if not left or not right:
        return False
    near = [*left[-2 * LONGEST :], *right[: 2 * LONGEST]]
    if len(set(pairwise(near))) < len(near) - 1:
        return True  # two words in a row stand here twice
    one, other = left[-1], right[0].strip(_MARKS)
    bare = one.rpartition("-")[2].strip(_MARKS + "’")
    return words.alike(bare, other) or words.alike(one, other) or words.clash(one, other)


_MARKS = "()[],;:.*«»“”-‑"


def _repeated(whole: str, tokens: list[re.Match[str]], at: int, words: PrintedWords) -> tuple[int, int]:
    """Which tokens are one turn twice, the second of which begins at `at` or goes over it; (0, 0) if none are."""
    said = [token[0].lower() for token in tokens]
    one, other = said[at - 1].replace("'", "’"), said[at]
    if (one[-1].isalnum() or one[-1] in _WORD_ENDS) and _follows(whole, tokens[at - 1], tokens[at]):
        bare = one.rstrip("’") if len(one) > 2 else one
        if words.alike(bare, other) or words.clash(one, other):
            return at - 1, at + 1
    if not set(said[max(at - LONGEST * 2, 0) : at]).intersection(said[at : at + LONGEST * 2]):
        return 0, 0
    for size in range(2, LONGEST + 1):
        for start in range(max(at - 2 * size + 1, 0), min(at, len(said) - 2 * size + 1)):
            half, end = start + size, start + 2 * size
            alike = said[start:half] == said[half:end] and said[start].rstrip("’'").isalpha()
            if alike and all(_follows(whole, *pair) for pair in pairwise(tokens[start:end])):
                return start, end
    return 0, 0


def _follows(whole: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a space stands between two tokens, or an apostrophe binds them."""
    between = whole[one.end() : other.start()]
    return not between.strip(" \u00a0\u202f*") and (bool(between) or one[0][-1] in "’'")


class _Printer:
    """Prints the parts of a line, each figure once."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.words = {code: language.printed for code, language in LANGUAGES.items()}
        self._figures: dict[tuple[int, str, str], str] = {}

    def part(self, passage: Passage, language: Language, one: Inline) -> tuple[str, str]:
        """What a part of a line prints; if that is otherwise without another document that it cites, that too."""
        if isinstance(one, Words):
            return one.text, ""
        try:
            if isinstance(one, Reference):
                return self._citation(passage, language, one)
            return self._figure(language, self.subject.parameters(passage)[one.parameter], one.form), ""
        except (UnknownForm, Unresolved, KeyError, ValueError):  # reported already
            return UNKNOWN, ""

    def _figure(self, language: Language, parameter: Parameter, form: str) -> str:
        if parameter.value is None:
            return UNKNOWN
        key = id(parameter), language.code, form
        if key not in self._figures:
            self._figures[key] = written(language, parameter, parameter.value, form)
        return self._figures[key]

    def _citation(self, passage: Passage, language: Language, one: Reference) -> tuple[str, str]:
        """The words of a reference, with any number in place of each; then those without the other document."""
        resolve, library = self.subject.resolver.resolve, self.subject.library
        places = [resolve(end, passage.document, passage.clause) for end in ends(one.targets[0])]
        first, several = places[0], len(one.targets) > 1 or len(places) > 1
        if first.kind == "law":
            law = library.laws[first.document].languages[language.code]
            of = law.name if one.full else law.short
            return _cited(language, one.preposition, "article" if first.part else None, several, of), ""
        name = library.outlines[first.document].name[language.code]
        alone = _cited(language, one.preposition, None, False, name)
        if first.kind == "document":
            return alone, ""
        noun: Cited = "annex" if first.place.clause in self.subject.annexes else "article"
        if first.document == passage.document:
            return _cited(language, one.preposition, noun, several, None), ""
        return _cited(language, one.preposition, noun, several, name), alone


@lru_cache(maxsize=1024)
def _cited(language: Language, preposition: str, noun: Cited | None, several: bool, of: str | None) -> str:
    """The words of a citation; of a whole law or document without a noun."""
    if noun is None:
        return "".join(segment.text for segment in language.name(preposition, of or "", None))
    numbers = [CitedNumber(label, None) for label in (("1.1", "1.3") if several else ("1.1",))]
    return "".join(segment.text for segment in language.cite(preposition, noun, numbers, of))
