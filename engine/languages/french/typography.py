"""French quotes, apostrophes and no-break spaces.

The rules below set what a careful typist has already spaced, which is nearly every block. What remains (straight or
foreign quotation marks, a missing space) goes to polytypo, which pairs quotation marks; it takes about a millisecond
a block, and is only asked when there is something for it to do. Both follow the same usage: a narrow no-break space
before ; ! ?, a no-break space before : and inside « ».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.languages.base import NARROW_NO_BREAK, NO_BREAK
from engine.languages.typesetting import (
    Edit,
    StyledTexts,
    TypesettingRule,
    capitalised,
    cut,
    edited,
    joined,
    replaced,
    space,
)

if TYPE_CHECKING:
    from polytypo.text import Change

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_UNITS = (
    r"(?:minutes?|heures?|jours?|semaines?|mois|ans?|années?|h|min|s|Mo|Go|To"
    r"|euros?|EUR|€|%|‰|°C|km/h|km|cm|mm|m²|m|kg|kWh)(?!\w)"
)
_NUMBERED = (
    capitalised(
        "article articles annexe annexes paragraphe paragraphes alinéa alinéas point points"
        " chapitre chapitres section sections titre titres livre livres"
    )
    + r" art\. Art\. arts\. al\. fig\. p\. pp\. n° N° n°s § §§"
)
_NUMBER = r"\d|[IVXLC]+\b"
_END = r"(?=[\s)\]}»”…;:!?]|$)"

RULES: tuple[TypesettingRule, ...] = (
    # An apostrophe between letters: l'article.
    (re.compile(r"'(?<=[^\W\d_]')(?=\w)"), "’"),
    # Before ; ! ? and : (never after an opening mark, and never inside an address or an hour).
    (re.compile(rf"[ {NO_BREAK}](?=[;!?]{_END})(?<=[^\s(\[{{«“].)"), NARROW_NO_BREAK),
    (re.compile(rf"[ {NARROW_NO_BREAK}](?=:(?!:){_END})(?<=[^\s(\[{{«“].)"), NO_BREAK),
    # Inside quotation marks.
    (re.compile(rf"[ {NARROW_NO_BREAK}](?:(?=»)|(?<=«.))"), NO_BREAK),
    # Between what is numbered and its number: article 5, § 1er, livre VI, n° 3.
    (re.compile(space(after=_NUMBERED, before=_NUMBER)), NO_BREAK),
    # Between a number, in brackets too, and its unit: 250 €, 5 %, six (6) mois; and in 250 € HT.
    (re.compile(rf" (?:(?<=\d )|(?<=\d\) ))(?={_UNITS})"), NO_BREAK),
    (re.compile(r" (?<=€ )(?=(?:HT|HTVA|TTC|TVAC)\b)"), NO_BREAK),
    # Inside a number (1 234) and a date (1er décembre 2026).
    (re.compile(r" (?<=\d )(?=\d{3}(?!\d))"), NO_BREAK),
    (re.compile(space(after=r"1er \d \d\d", before=rf"(?:{_MONTHS.replace(' ', '|')})\b")), NO_BREAK),
    (re.compile(space(after=_MONTHS, before=r"\d{4}\b")), NO_BREAK),
    # Between a title or an initial and the name, and in "p. ex.".
    (
        re.compile(space(after=r"M\. MM\. Mme Mmes Mlle Mlles Me Dr Pr [A-Z]\.", before="[A-ZÀ-ÖØ-Þ]")),
        NO_BREAK,
    ),
    (re.compile(space(after=r"p\.", before=r"ex\.")), NO_BREAK),
)

_LEFT_TO_DO = re.compile(
    r"""['"“”„‟‘‚‛‹›]"""
    rf"|(?!::)[;:!?]{_END}(?<=[^\s;:!?(\[{{«“].)"
    rf"|«(?!{NO_BREAK})|(?<!{NO_BREAK})»"
)

_POLYTYPO_RULES = MappingProxyType(
    {
        # The others change what an author meant to write: dashes, dots, signs, and every double space.
        "spaces": False,
        "ellipsis": False,
        "ranges": False,
        "dashes": False,
        "hyphen": False,
        "symbols": False,
        "quotes": True,
        "apostrophe": True,
        "nbsp": True,
    }
)


def typeset_french(runs: StyledTexts) -> list[str]:
    """The texts of `runs` (text, verbatim) set in French; see Language.typeset."""
    text = replaced(joined(runs), RULES)
    texts = cut(text, runs)
    if not _LEFT_TO_DO.search(text):
        return texts
    settled = [(changed, verbatim) for changed, (_, verbatim) in zip(texts, runs, strict=True)]
    changes = (Edit(change.start, change.end, change.after) for change in _changes(text))
    return edited(settled, [one for one in changes if not _in_address(text, one)])


def _in_address(text: str, edit: Edit) -> bool:
    """Whether a space would be set before the two colons of an address or a name: fe80::1, std::vector."""
    return text.startswith("::", edit.end) and not edit.text.strip(f"{NO_BREAK}{NARROW_NO_BREAK} ")


def _changes(text: str) -> Sequence[Change]:
    return _analyze()(text)


@cache
def _analyze() -> Callable[[str], Sequence[Change]]:
    from polytypo.text import analyze

    rules = dict(_POLYTYPO_RULES)
    return lambda text: analyze(text, locale="fr", rules=rules)
