"""What drafting and pasting leave in a text, and what no client may read.

The signs are those of forms, of web pages and of word processors; the words are in `words/leftovers.yaml` of each
language, and are looked for in every text, since people draft in one language and write in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

from engine.diagnostics.saying import Saying, say
from engine.languages.accents import unaccented
from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class LeftoverWords:
    """The words of drafts, as `words/leftovers.yaml` has them and says what they are."""

    markers: tuple[str, ...]
    requests: tuple[str, ...]
    fields: tuple[str, ...]
    dates: tuple[str, ...]
    numbered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is left in a text between two places, what it is (`wrong`), and what to do.

    With `blank` it waits to be filled in; otherwise it only prints badly.
    """

    start: int
    end: int
    wrong: Saying
    hint: Saying
    blank: bool = False


_SLOTS = re.compile(r"\{\{[^{}]*\}\}|\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
"""Parameters and references, of which other rules speak."""

_LIKELY = re.compile(
    r"[\[\]<>{}_●⬤•▪▫◦‣⁃∙▸►➢➤✓✔❖■…]|&[#\w]|#[A-Z]|[A-Za-z]{2}[/.-][A-Za-z]{2}[/.-][A-Za-z]{2}|\A\s*[?.*]+\s*\Z"
    r"|\.{4}|\?\?|[xX]{2}|^\s*[–—·o][ \t\u00a0\u202f]|^\s*-[\u00a0\u202f]|Ã|Â|â€",
    re.MULTILINE,
)
"""A text without any of these holds no sign of a form and no list: a look that costs less than all patterns."""

_BULLETS = "•▪▫◦‣⁃∙▸►➢➤❖"
_BULLET = re.compile(rf"[{_BULLETS}]|^[ \t\u00a0]*[●■✓✔](?=[ \t\u00a0]+\w)", re.MULTILINE)
_DASHED = re.compile(
    r"(?:\A|(?<=[:;.\n])[ \t\u00a0]*\n)[ \t\u00a0]*(?P<mark>[–—·o]|-(?=[\u00a0\u202f]))[ \t\u00a0\u202f]+(?=\S)"
)
_SIGNS = re.compile(
    r"\A[\s?….*_]+\Z|_{3,}|(?<!^)[●⬤]|^[●⬤](?!\s+\w)|\.{4,}|…{2,}|\?{2,}|\(\s*[.…_●•?]*[_●•?\s]\s*\)|(?<!\w)x{2,100}(?!\w)"
    r"|(?<!\w)X{4,100}(?!\w)",
    re.MULTILINE,
)
_WAITING = re.compile(r"(?<=\s)…(?=\s\w)")
_ROMAN = re.compile(r"(?<!\w)XXX(?!\w)|(?<!\w)XX(?=[ \u00a0\u202f]?(?:[€%$£/]|(?i:eur)|\.XX))")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>\n]*)?/?>|<!--")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});|&(?:nbsp|amp|quot)\b(?![=\w])")
_FIELD = re.compile(
    r"<<[^<>\n]{1,80}>>|\$\{[^{}\n]*\}|<%[^%\n]*%>|\{%[^%\n]*%\}|\{\{[^{}\n]*\}\}|«\s*\w+_\w+\s*»"
    r"|#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!)"
)
_BRACED = re.compile(r"(?<!\{)\{[^{}\n]*\}(?!\})")
_BRACKETED = re.compile(r"(?<!\w)\[(?P<inside>[^\[\]\n]{0,120})\](?!\w)")
_GARBLED = re.compile(r"Ã[\u0080-\u00bf\u0152-\u017e\u2018-\u203a]|Â[\u00a0-\u00bf]|â€[\u0080-\u2122]")
_LABEL = re.compile(
    r"(?:(?<=[\s:;,])|\A)(?:\(?(?P<letter>[a-z]|[ivx]{2,4})\)|\(?(?P<number>\d{1,2})(?:\)|°))[ \u00a0\n]+(?=[^\W\d_])"
)
_PARTS = re.compile(r"\n[ \t]*\n|(?:\A|\n)[ \t]*- ")
_QUOTED = re.compile(
    r"\A\s*(?:“(?P<a>[^“”]+)”|«(?P<b>[^«»]+)»|‘(?P<c>[^‘]+)’|„(?P<d>[^„“”]+)[“”]|‹(?P<e>[^‹›]+)›|”(?P<f>[^“”]+)”"
    r'|"(?P<g>[^"]+)"|\'(?P<h>[^\']+)\'|»(?P<i>[^«»]+)«|“(?P<j>[^“”]+)“)\s*\Z'
)
_ELEMENTS = re.compile(
    "a|abbr|article|aside|b|big|blockquote|body|br|button|center|code|col|dd|del|div|dl|dt|em|figure|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|nav|ol|p|pre|q|s|samp|script"
    "|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|[ow]:p",
    re.IGNORECASE,
)


class _Words:
    """The words of all languages as patterns."""

    def __init__(self) -> None:
        every = tuple(ByLanguage(LeftoverWords, "leftovers.yaml").values())
        markers = [one for words in every for one in words.markers]
        capitals, small = (_either(one for one in markers if one.isupper() is loud) for loud in (True, False))
        turns = [one for words in every for one in words.requests if " " in one]
        requests, loud = (
            _either(turns),
            _either(each for one in turns for each in (one.upper(), unaccented(one.upper()))),
        )
        fields = [one for words in every for one in words.fields]
        self.markers = re.compile(rf"(?<!\w)(?:(?P<acronym>{capitals})|(?i:{small}))(?!\w)")
        self.requests = re.compile(
            rf"(?:\A|(?<=[:;.(\[/–—])\s*|(?<=[\d€])\s|\A(?i:{_either(fields)})(?:\s\w+){{0,3}}\s)"
            rf"(?P<told>(?i:{requests}))(?=\s*(?:[;.!?)\]]|\Z))|(?<!\w)(?P<loud>{loud})(?!\w)"
        )
        self.asked = re.compile(
            rf"(?<!\w)(?:{_either([*fields, *(one for words in every for one in words.requests)])})(?!\w)",
            re.IGNORECASE,
        )
        dates = (re.escape(one).replace("/", "[ ]?[/.-][ ]?") for words in every for one in words.dates)
        self.dates = re.compile(rf"(?<!\w)(?:{'|'.join(dates)})(?!\w)", re.IGNORECASE)
        self.joining = frozenset(one for words in every for one in words.numbered)
        self.capitals = tuple(one for one in markers if one.isupper())
        calm = (one.lower() for one in (*markers, *turns) if not one.isupper())
        self.keys = tuple(dict.fromkeys(key for one in calm for key in _keys(one)))
        self.numbered = re.compile(rf"(?<!\w)(?:{_either(self.joining)})[\s\u00a0(]*\Z", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first; the spaces in them may be any, and À may have lost its accent."""
    spaced = (re.escape(one).replace(r"\ ", r"[ \u00a0\u202f\n]*") for one in sorted(words, key=len, reverse=True))
    return "|".join(dict.fromkeys(re.sub("^à", "[àa]", re.sub("^À", "[ÀA]", one)) for one in spaced))


def _keys(turn: str) -> tuple[str, str]:
    """The longest word of a turn in small letters, with its accents and without: where it is not, nothing is found."""
    longest = max(turn.split(), key=len)
    return longest, unaccented(longest)


@cache
def _words() -> _Words:
    return _Words()


def words_of_drafts(text: str) -> bool:
    """Whether a word of drafts may stand in a text; many texts are looked through at once by it."""
    words, lower = _words(), text.lower()
    return any(key in lower for key in words.keys) or any(one in text for one in words.capitals)


def leftovers(text: str, *, data: bool = False, line: bool = False, words: bool = True) -> tuple[Leftover, ...]:
    """Everything that drafting or pasting left in a text, in its order.

    In: the text as it is written; `data` is a text that is printed to the letter, in which a bracket or a brace may be
    meant; `line` a name or a label, in which the program itself fills in `{page}`. Without `words`, no word of drafts
    stands in it, as `words_of_drafts` tells.
    """
    around = tuple(_quotes(text))
    found = [*(_asked_in_words(text, data) if words else ())]
    if _LIKELY.search(text):
        found += [*_signs(text, data, line), *_pasted(text, data)]
    if not data and "**" in text:
        found += _open_emphasis(text)
    if not data and (")" in text or "°" in text):
        found += _run_in_list(text)
    if not found:
        return around
    kept: list[Leftover] = []
    for one in sorted(found, key=lambda one: (one.start, not one.blank, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return (*around, *kept)


def said_alike(text: str, other: str, least: int) -> tuple[str, ...]:
    """The paragraphs and entries that two languages say in the same words, of so many words at least.

    Names, figures and addresses may be the same.
    """
    if text.isascii() and text.count(" ") < 2:
        return ()
    same = {" ".join(part.split()) for part in _PARTS.split(other)}
    parts = dict.fromkeys(" ".join(part.split()) for part in _PARTS.split(text))
    return tuple(part for part in parts if part in same and _says(part, least))


def _says(part: str, least: int) -> bool:
    """Whether it is running text: words in small letters, and enough of them or a mark at its end."""
    words = re.findall(r"[^\W\d_]+", _SLOTS.sub(" ", part))
    small = sum(word.islower() and len(word) > 1 for word in words)
    if part.endswith((".", ";", ":", "!", "?")):
        return len(words) >= 3 and small >= 1
    return len(words) >= least and small >= 2 and not any(one.isdigit() for one in part)


def _signs(text: str, data: bool, line: bool) -> Iterator[Leftover]:
    """What the signs of a form leave to be filled in."""
    words = _words()
    for pattern in (words.dates, _SIGNS) if data else (words.dates, _SIGNS, _WAITING):
        yield from (_blank(text, *match.span()) for match in pattern.finditer(text))
    for match in _ROMAN.finditer(text):
        if not words.numbered.search(text[: match.start()]):
            yield _blank(text, *match.span())
    if not any(sign in text for sign in "[{<«$#"):
        return
    free = _SLOTS.sub(lambda slot: " " * len(slot[0]), text)
    for pattern in (_FIELD, _BRACED, _BRACKETED, _TAG):
        for match in pattern.finditer(text if data and pattern is _FIELD else free):
            if match[0] == text.strip() or _asks(match, data, line):
                yield _blank(text, *match.span())


def _asked_in_words(text: str, data: bool) -> Iterator[Leftover]:
    for match in _words().markers.finditer(text):
        stands = match[0] == text.strip() or re.match(r"\s*[:)\]]", text[match.end() :])
        if stands or not (data and match["acronym"]):
            yield _blank(text, *match.span())
    for match in _words().requests.finditer(text):
        yield _blank(text, *match.span("told" if match["told"] else "loud"))


def _asks(match: re.Match[str], data: bool, line: bool) -> bool:
    """Whether brackets or braces with more around them wait to be filled in."""
    if match.re is _TAG:
        foreign = match["name"] is not None and not _ELEMENTS.fullmatch(match["name"])
        return foreign and (not data or bool(_words().asked.search(match[0])))
    if match.re is not _BRACKETED:
        return not data and not (line and match.re is _BRACED)
    if not data and re.match(r" *\(", match.string[match.end() :]):
        return False  # a reference that is not written as one, as is said where it is read
    inside = match["inside"].strip()
    return inside != "sic" and (not data or not re.search(r"\w", inside) or bool(_words().asked.search(inside)))


def _blank(text: str, start: int, end: int) -> Leftover:
    return Leftover(start, end, say("waits", text=_shown(text[start:end])), say("fill-in"), blank=True)


def _shown(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= 40 else f"{told[:40]}…"


def _quotes(text: str) -> Iterator[Leftover]:
    """Quotation marks around the whole of it: they print, since YAML takes away none but its own."""
    match = _QUOTED.match(text)
    if match is None or len(text.split("\n\n")) > 1:
        return
    inside = next(one for one in match.groups() if one).strip()
    start = len(text) - len(text.lstrip())
    message = say("quoted", text=_shown(text))
    yield Leftover(start, len(text.rstrip()), message, say("without-quotes", text=_shown(inside)))


def _pasted(text: str, data: bool) -> Iterator[Leftover]:
    """Signs of web pages and word processors."""
    for match in _TAG.finditer(text):
        if match["name"] is None or _ELEMENTS.fullmatch(match["name"]):
            hint = say("delete-tag" if data else "delete-or-stars")
            yield Leftover(*match.span(), say("tag", tag=match[0]), hint)
    for match in _ENTITY.finditer(text):
        if unescape(match[0]) != match[0]:
            yield Leftover(*match.span(), say("entity", entity=match[0]), say("write-character"))
    for match in _GARBLED.finditer(text):
        yield Leftover(*match.span(), say("garbled", letters=match[0]), say("type-again"))
    for pattern in (_BULLET, _DASHED):
        for match in pattern.finditer(text):
            if data and match.start() > len(text) - len(text.lstrip()):
                continue
            mark = match["mark"] if pattern is _DASHED else match[0].strip()
            at = text.index(mark, match.start())
            hint = say("delete-bullet" if data else "begin-with-dashes")
            yield Leftover(at, at + 1, say("bullet", mark=mark), hint)


def _open_emphasis(text: str) -> Iterator[Leftover]:
    """Two stars that open or close nothing in their paragraph, entry or cell."""
    at = 0
    for part in re.split(r"(\n[ \t]*\n|\n[ \t]*[-*+] |(?<!\\)\|)", text):
        stars = [match.start() for match in re.finditer(r"(?<![\\*])\*\*(?!\*)", part)]
        if len(stars) % 2 and "***" not in part:
            start = at + stars[-1]
            yield Leftover(start, start + 2, say("open-stars"), say("add-stars"))
        at += len(part)


def _run_in_list(text: str) -> Iterator[Leftover]:
    """Letters or numbers that make a list in one line: (a) …; (b) …. Parts that are cited make none."""
    words, first, before = _words(), None, ""
    for match in _LABEL.finditer(text):
        label = match["letter"] or match["number"]
        if first and _follows(before, label):
            between = text[first.end() : match.start()].lower()
            cited = words.joining.issuperset(re.findall(r"\w+", between))
            if not cited and ("°" not in match[0] or re.search("[;,]", between)):
                told = say("run-in-list", first=first[0].strip(), second=match[0].strip())
                yield Leftover(first.start(), first.end(), told, say("write-items"))
                return
        first = None
        if label in ("a", "i", "1") and not words.numbered.search(text[: match.start()]):
            first, before = match, label


def _follows(label: str, other: str) -> bool:
    if label == "i":
        return other in ("ii", "j")
    return (label, other) in (("a", "b"), ("1", "2"))
