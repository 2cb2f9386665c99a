"""Which characters may stand in a file, by their properties in Unicode and never by what was met so far.

Refused is what nobody sees in an editor but changes what a reader or a program understands: controls, separators,
marks that turn the direction of text (Unicode TR 36), what is drawn as nothing, spaces that look like another one. And
a word that mixes letters of two scripts: it reads like a word and is none, so that no search finds it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from engine.diagnostics.saying import Saying, say

_ALLOWED = "\n\t"
_SPACES = " \u00a0\u202f"
"""The plain space, and those that do not break: French typography needs both, and they may be typed."""
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# The property Default_Ignorable_Code_Point (DerivedCoreProperties.txt of Unicode 16), which Python does not know: first
# and last of each range. Those of the categories above are refused by these.
_IGNORABLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_STARTS = tuple(first for first, _ in _IGNORABLE)
_BLANK = "\u2800\U0001d159"
"""Signs of other writings that are drawn as nothing: the empty Braille pattern, the head of no note."""
QUOTES = frozenset("“”„«»‘’‹›‚")
"""What text editors make of the quotation marks of a keyboard."""
_MINUS = "\u2212\u207b\u208b\ufe63\uff0d"
"""Minus signs that are no dashes to Unicode."""
_LOST = "\ufffc\ufffd"
"""What stands for something that a program could not keep."""

_NOT_UTF_8 = re.compile("[\udc80-\udcff]")
"""What Python makes of the bytes of a name that are not UTF-8 (PEP 383)."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "LATIN"
# Greek and Cyrillic letters that are drawn like Latin ones (Unicode TR 39, "confusables").
_ALIKE = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοικρτυχγϲϳ" + "АВЕІЈКМНОРСТУХЅԚԜаеорсухіјѕԁһӏԛԝгпт")


def forbidden(character: str) -> bool:
    """Whether a character may stand neither in the library nor in a deal."""
    if character.isascii() and character.isprintable():
        return False
    if character in _ALLOWED or character in _SPACES:
        return False
    category = unicodedata.category(character)
    return category in _REFUSED or category == "Zs" or _ignorable(character) or character in _BLANK + _LOST


def _ignorable(character: str) -> bool:
    at = bisect_right(_STARTS, ord(character)) - 1
    return at >= 0 and ord(character) <= _IGNORABLE[at][1]


def describe(character: str) -> str:
    """How a message names a character that cannot be shown."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def shown_name(name: str) -> str:
    """The name of a file as it can be printed: bytes that are not UTF-8, which it may hold, as in `\\xff`."""
    return _NOT_UTF_8.sub(lambda one: f"\\x{ord(one[0]) & 0xFF:02x}", name)


def look_alike(value: str) -> Saying | None:
    """What in a value of plain signs (a date, a code) looks like one of them and is another; None if nothing."""
    if len(value) > 1 and value[0] in QUOTES and value[-1] in QUOTES:
        return say("looks-quoted", first=value[0], last=value[-1])
    odd = next((one for one in value if not one.isascii() and not one.isalpha()), "")
    return say(_plainly(odd), character=describe(odd)) if odd else None


def _plainly(odd: str) -> str:
    """What to write for a sign where only plain ones stand; never to leave out one that says something."""
    kind = unicodedata.category(odd)
    if kind == "Pd" or odd in _MINUS:
        return "looks-odd-dash"
    return "looks-odd-plain" if kind in ("Zs", "Cf", "Pi", "Pf") else "looks-odd-says"


def instead(character: str) -> str:
    """What to do with a character that is forbidden: the name of the hint that says so."""
    if unicodedata.category(character) == "Zs":
        return "as-a-space"
    return "type-again" if character in _LOST else "delete-it"


def other_letters(text: str) -> frozenset[str]:
    """The letters of a text that have capitals and are not Latin: without any, no word of it mixes scripts."""
    return frozenset(one for one in set(text) if one > "\u036f" and _script(one) not in ("", _LATIN))


def mixed_words(text: str, own: bool) -> Iterator[tuple[int, int, str]]:
    """The words of a text that mix scripts: their two ends, and the letter that is not Latin.

    Only letters with capitals are looked at: in other writings, Latin words stand among the rest. One Greek letter that
    resembles no Latin one may stand at an end, as in kΩ, μm and Δt. In what is `own`, a word all of whose letters are
    drawn like Latin ones is found too: a name in another alphabet has others as well.
    """
    for match in _WORD.finditer(text):
        word = match[0]
        other = [at for at, one in enumerate(word) if one > "\u036f" and _script(one) not in ("", _LATIN)]
        if not other:
            continue
        latin = any(_script(one) == _LATIN for one in word)
        sign = len(other) == 1 and other[0] in (0, len(word) - 1) and _is_sign(word[other[0]])
        alone = len(word) == 1 and _script(word) == "GREEK"  # α is a sign as well
        if (latin and not sign) or (own and not latin and not alone and _ALIKE.issuperset(word)):
            yield *match.span(), word[other[0]]


def _is_sign(letter: str) -> bool:
    return _script(letter) == "GREEK" and letter not in _ALIKE


@cache
def _script(letter: str) -> str:
    """The script of a letter that has a capital, by its name; "" for every other character."""
    if not letter.isalpha() or letter.lower() == letter.upper():
        return ""
    script = unicodedata.name(letter, "").split(" ")[0]
    return "" if script == "MICRO" else script
