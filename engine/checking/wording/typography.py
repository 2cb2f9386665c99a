"""Typography: what would be printed wrong, or is written in two ways in one library.

Spaces before high punctuation, no-break spaces and the shape of quotation marks are set when a document is made, so
that nothing is said about them, except where texts differ from one another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from engine.checking.subject import Subject
from engine.checking.texts import BETWEEN, LanguageSheet, LanguageText, Passage
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.languages.wording import LETTER, Fault, Manner, fault
from engine.model.place import Place
from engine.model.prose import PRINTED

SHOWN = 24
"""How many characters before and after a fault a hint shows."""


_UNBROKEN = "\u00a0\u202f\u2009"
"""Spaces at which no line breaks, and the thin one."""
_NO_BREAK = "¦".join(_UNBROKEN)
_QUOTED = '"(¦"[¦)"¦]"¦»(¦”(¦)«¦)“'
_ADDRESS = "::(?=\\S)"  # fe80::1, std::vector
_LIGATURES = tuple((chr(code), unicodedata.normalize("NFKD", chr(code))) for code in range(0xFB00, 0xFB07))


# Markdown that texts do not have; a backslash before a mark takes its meaning away.
_FOREIGN = (
    fault("~~", "~~+", "~~ strikes out elsewhere, and would be printed here", ""),
    fault("~", r"(?<![\w~])~(?=[^\W\d_][^~\s]*~)|(?<=\w)~(?![\w~])", "~ would be printed here", ""),
    fault("_", r"(?<![\w./:@-])_{1,2}(?=[^\W_])", "a line below words is no mark here: *words* are emphasised", "*"),
    fault("_", r"(?<=[^\W_])_{1,2}(?![\w./:@-])", "a line below words is no mark here: *words* are emphasised", "*"),
    fault("==", r"={2,}", "== would be printed here", ""),
    fault("++", r"(?<!\w)\+{2}(?=\w)", "++ would be printed here", ""),
    fault("^", r"\^(?=[\w(]+\^)", "^ would be printed here", ""),
    fault("[^", r"\[\^[\w-]+\]:?", "a footnote has no place here", ""),
    fault("][", r"\]\[", "a link of Markdown would be printed here", "] ["),
    fault("![", r"!(?=\[)", "images have no place here", ""),
    fault("[ ]¦[x]¦[X]", r"\[[ xX]\]", "a box of Markdown would be printed: write items: with boxes: true", ""),
    fault("<", r"<((?:https?://|mailto:|[\w.+-]+@)[^<>\s]+)>", "the brackets of an address would be printed", "\\1"),
    fault("#", r"(?m)^#{1,6}(?=[ \w])", "# makes a heading elsewhere, and would be printed here", ""),
    fault(":::", r":{3,}", "::: would be printed here", ""),
)  # fmt: skip

# Likewise where no Markdown is read: titles, headings, labels.
_IN_TITLES = (
    fault("*", r"(?<![\w*\\])\*(?=[^\s*])|(?<=[^\s*\\])\*(?![\w*])", "* would be printed in a title", ""),
    fault(">¦+¦|¦-", r"\A(?:[>+-] |\| ?)", "this mark would be printed in a title", ""),
    fault("\\", r"\\(?=[*_#|\[\]~`])", "the backslash would be printed in a title", ""),
)

# In every language.
_ALWAYS = (
    fault("  ", r"(?<=[^\s|-])  +(?=[^\s|])", "two spaces follow each other", " "),
    fault(" ,¦ .", r" ([,.])(?=\s|\Z)", "a space stands before \\1", "\\1"),
    fault(" ,", rf" ,(?={LETTER})", "the space stands on the wrong side of the comma", ", "),
    fault(",¦;¦!¦?", rf"([,;!]|\?(?!\w+=))(?<! ,)(?={LETTER})", "no space follows \\1", "\\1 "),
    fault(":", rf":(?:(?<={LETTER}:)|(?<= :))(?={LETTER})", "no space follows the colon", ": "),
    fault(".", r"\.(?<=[^\W\d_A-Z]{2}\.)(?=[A-ZÀ-ÖØ-Þ])", "no space follows the full stop", ". "),
    fault("...", r"(?<!etc)\.{3,}", "dots stand for an ellipsis", "…"),
    fault("..", r"(?<![.c])\.\.(?!\.)", "two full stops follow each other", "."),
    fault("etc", r"\betc(?:\.{2,}|\.?…)", "etc. ends with one full stop", "etc."),
    fault(",¦;¦:", rf"(?!{_ADDRESS})([,;:])\s*[,;:](?!:)(?:(?<!::)|(?=\s|\Z))", "two marks follow each other", "\\1"),
    fault("!¦?", r"([!?])[ \u00a0\u202f]?!|!([ \u00a0\u202f]?)\?", "two marks follow each other", "!"),
    fault(",.¦;.¦:.", r"[,;:]\.(?![.\w])", "two marks follow each other", "."),
    fault(" - ¦--", r"(?<=\S) -{1,3} (?=\S)", "a hyphen stands for a dash", " – "),
    fault("--", r"(?<=[^\s|-])-{2,3}(?![-|])\s*(?=\S)", "hyphens stand for a dash", " – "),
    fault(_NO_BREAK, rf"[ {_UNBROKEN}]{{2,}}(?<!  )(?=\S)", "two spaces follow each other", "\u00a0"),
    fault(_NO_BREAK, rf"[{_UNBROKEN}]+([,.)\]])(?!\w)", "a no-break space stands before \\1", "\\1"),
    fault(_NO_BREAK, rf"([(\[])[{_UNBROKEN}]+", "a no-break space follows \\1", "\\1"),
    *(fault(sign, sign, f"{sign} is one sign for the letters {letters}", letters) for sign, letters in _LIGATURES),
    fault(_QUOTED, r"""((?<=[\w.!?…])"|[”»])(?=[(\[])""", "no space stands before the bracket", "\\1 "),
    fault(_QUOTED, r"""(["“«])(?<=[)\]].)(?=\w)""", "no space follows the bracket", " \\1"),
    fault("''¦’’¦'’¦’'", r"['’]{2}", "two apostrophes follow each other", "’"),
    *_FOREIGN,
    fault("( ¦[ ", r"([(\[])\s+", "a space follows the opening bracket", "\\1"),
    fault(" )¦ ]", r"\s+([)\]])", "a space stands before the closing bracket", "\\1"),
    fault("(", rf"(?<={LETTER}{{2}})\((?={LETTER}{{2}})(?!es?\)|e\))", "no space stands before the bracket", " ("),
    fault(")", rf"(?<={LETTER})\)(?={LETTER})", "no space follows the bracket", ") "),
    fault("´¦`", r"[´`](?=\w)", "an accent stands for an apostrophe", "’"),
    fault("‘", r"(?<=\w)‘(?=\w)", "an opening quotation mark stands for an apostrophe", "’"),
)  # fmt: skip

_FAULTS: Mapping[str, tuple[Fault, ...]] = MappingProxyType(
    {code: (*_ALWAYS, *language.wording.faults) for code, language in LANGUAGES.items()}
)

_OF_NAMES = tuple(
    one for one in _ALWAYS if {"  ", " ,", " ,¦ .", "..", ",¦;¦:", "( ¦[ ", " )¦ ]"} & {"¦".join(one.signs)}
)
"""Those that no name of a company and no address holds on purpose: .com and !Inc may stand in one."""

_TWICE = re.compile(rf"(?<![\w’'-])({LETTER}+(?:[’'-]{LETTER}+)*) \1(?![\w’'-])", re.IGNORECASE)
_BRACKETED = re.compile("[][()«»“”]")
_PAIRS = MappingProxyType({"(": ")", "[": "]", "«": "»", "“": "”"})
_ENDS_SENTENCE = re.compile(r"[.!?…:][»”)\]*]*\s*\Z|[»”]\s*\Z")
_JOINING = "|".join(dict.fromkeys(word for one in LANGUAGES.values() for word in one.wording.conjunctions))
_ENDS_LEAD = (".", ";", "!", "?", "…")
_ENDS_ITEM = re.compile(rf"\s*[;,.:](?:\s+(?:{_JOINING}))?\s*\Z|(?<=[;,])\s+(?:{_JOINING})\s*\Z")
_ABBREVIATIONS = tuple(dict.fromkeys(word for one in LANGUAGES.values() for word in one.wording.abbreviations))
_NO_SENTENCE = re.compile(r"\A[|-]")


_APOSTROPHE = Manner(re.compile(r"(?<=\w)'(?=\w)"), "’", "the apostrophe is straight, elsewhere it is ’")


def check_manners(subject: Subject, report: Report) -> None:
    """One library has one apostrophe, and one kind of quotation marks in each language."""
    for language, sheet in subject.sheets.items():
        for manner in (_APOSTROPHE, *LANGUAGES[language].wording.manners):
            if manner.usual in sheet.words:
                for text, start, end in sheet.find(manner.other):
                    if not (manner.nests and manner.usual in text.words):  # marks within marks differ
                        hint = manner.hint or _corrected(text.words, start, end, manner.usual)
                        _tell(subject, text, start, end, manner.wrong, hint, report)


def check_typography(subject: Subject, report: Report) -> None:
    """Spaces, marks, accents, brackets and repeated words."""
    for language, sheet in subject.sheets.items():
        looked = ((fault.pattern, fault.signs) for fault in _FAULTS[language])
        suspects = [text for pattern, signs in looked for text, _, _ in sheet.find(pattern, signs=signs)]
        bracketed = [text for text, _, _ in sheet.find(_BRACKETED)]
        repeating = [text for text in sheet.texts if _repeats(text.words)]
        for text in dict.fromkeys((*suspects, *bracketed, *repeating)):
            _tell_each(subject, text, report)
        for text in sheet.texts:
            for start, end, wrong, hint in _endings(text):
                _tell(subject, text, start, end, wrong, hint, report)
    for text in subject.summaries:
        _tell_each(subject, text, report)
    for language in LANGUAGES:
        lines = [one.words[language] for one in subject.headings]
        joined = BETWEEN.join(lines)
        every = any(faults(joined, language))  # nearly never; brackets alone may close in another line
        marked = any(sign in joined for one in _IN_TITLES for sign in one.signs)
        for heading, words in zip(subject.headings, lines, strict=True):
            found = [*faults(words, language)] if every or _BRACKETED.search(words) else []
            found += title_faults(words) if marked else []
            for _, _, wrong, hint in found:
                message = f"in “{words}”, {wrong}"
                report.warn("typography", heading.span, message, hint, about=heading.about)


def manners(words: str, language: str, sheet: LanguageSheet) -> Iterator[tuple[str, str]]:
    """What a text beside the clauses writes in another way than these do, and how they write it."""
    for manner in (_APOSTROPHE, *LANGUAGES[language].wording.manners):
        match = manner.other.search(words) if manner.usual in sheet.words else None
        if match is not None and not (manner.nests and manner.usual in words):
            yield manner.wrong, manner.hint or _corrected(words, *match.span(), manner.usual)


def unfinished(words: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the end of a paragraph of sentences."""
    if words.strip() and not _NO_SENTENCE.match(words) and not _ENDS_SENTENCE.search(words):
        yield "the sentence has no full stop", _corrected(words, len(words), len(words), ".")


def data_faults(words: str) -> Iterator[tuple[int, int, str, str]]:
    """The faults of a name or an address, which is no language’s, as `faults` tells those of a text."""
    for one in _OF_NAMES:
        for match in one.pattern.finditer(words):
            yield *match.span(), match.expand(one.wrong), _corrected(words, *match.span(), match.expand(one.instead))
    yield from _without_counterpart(words)


def _without_counterpart(words: str) -> Iterator[tuple[int, int, str, str]]:
    at = _unbalanced(words)
    if at is not None:
        yield at, at + 1, f"{words[at]} has no counterpart", "add the other one, or delete this one"


def _tell_each(subject: Subject, text: LanguageText, report: Report) -> None:
    for start, end, wrong, hint in faults(text.words, text.language):
        _tell(subject, text, start, end, wrong, hint, report)


def _tell(subject: Subject, text: LanguageText, start: int, end: int, wrong: str, hint: str, report: Report) -> None:
    message = f"{wrong}, in {text.passage.place}"
    report.warn("typography", text.prose.at(start, end), message, hint, about=subject.about(text.passage))


def faults(words: str, language: str) -> Iterator[tuple[int, int, str, str]]:
    """Where a fault stands, what is wrong, and what to write."""
    for one in _FAULTS[language]:
        likely = any(sign in words for sign in one.signs)
        for match in one.pattern.finditer(words) if likely else ():
            if not _in_table(words, match.start()):
                hint = _corrected(words, *match.span(), match.expand(one.instead))
                yield *match.span(), match.expand(one.wrong), hint
    for match in _TWICE.finditer(words) if _repeats(words) else ():
        if match[1].lower() not in LANGUAGES[language].printed.twice:
            hint = _corrected(words, *match.span(), match[1])
            yield *match.span(), f"the word {match[1]} stands twice", hint
    yield from _without_counterpart(words)


def title_faults(words: str) -> Iterator[tuple[int, int, str, str]]:
    """Likewise, what is wrong only in a line that holds no Markdown."""
    for one in _IN_TITLES:
        for match in one.pattern.finditer(words) if any(sign in words for sign in one.signs) else ():
            yield *match.span(), one.wrong, _corrected(words, *match.span(), one.instead)


def _repeats(words: str) -> bool:
    """Whether a word may stand twice in a row: a look that costs less than the pattern."""
    each = words.lower().split()
    return any(after.startswith(word) for word, after in pairwise(each))


def _in_table(words: str, at: int) -> bool:
    """Whether this is a row of a table, whose columns people align with spaces."""
    return words.startswith("|", words.rfind("\n", 0, at) + 1)


def _corrected(words: str, start: int, end: int, instead: str) -> str:
    before, after = words[max(start - SHOWN, 0) : start], words[end : end + SHOWN]
    if start > SHOWN:
        before = before.partition(" ")[2] or before
    if end + SHOWN < len(words):
        after = after.rpartition(" ")[0] or after
    shown = f"{before}{instead}{after}".replace("\n", " ").strip()
    return f"write “{re.sub(f'{PRINTED}+', '…', shown)}”"


def _unbalanced(words: str) -> int | None:
    """Where the first bracket or quotation mark without its counterpart stands."""
    if not _BRACKETED.search(words):
        return None
    waiting: list[int] = []
    for at, mark in enumerate(words):
        if mark in _PAIRS:
            waiting.append(at)
        elif mark in _PAIRS.values():
            if not waiting or _PAIRS[words[waiting[-1]]] != mark:
                return at
            waiting.pop()
    return waiting[0] if waiting else None


def _endings(text: LanguageText) -> Iterator[tuple[int, int, str, str]]:
    """A sentence ends with a full stop, an item and what leads to one without."""
    words = text.words.rstrip()
    kind = _kind(text.passage)
    if kind == "item":
        match = _ENDS_ITEM.search(words)
        if match and not words.endswith(_ABBREVIATIONS):
            hint = f"write “{_corrected(words, match.start(), len(words), '')[7:-1]}”: the list sets its own marks"
            yield match.start(), match.end(), "an item ends with a mark or a conjunction", hint
    elif kind == "lead":
        if words.endswith(_ENDS_LEAD):
            hint = f"delete the mark {words[-1]} at its end: the item follows in the same line"
            yield len(words) - 1, len(words), "the sentence ends before the item that it introduces", hint
    elif kind == "sentence":
        last = words.rpartition("\n")[2]
        if not _NO_SENTENCE.match(last) and not _ENDS_SENTENCE.search(words):
            start = max(len(words) - 1, 0)
            yield start, len(words), "the sentence has no full stop", _corrected(words, len(words), len(words), ".")


def _kind(passage: Passage) -> str:
    """What a passage is: sentences, an item of a list, what leads to one, or an entry of the catalogue."""
    if passage.leads:
        return "lead"
    if passage.place.startswith("services/"):
        return "entry"
    return "item" if Place(passage.place).kind == "item" else "sentence"
