"""English quotes, apostrophes and no-break spaces.

Single and double quotation marks stay what the author chose: both are usual in contracts, and polytypo would turn
the ones into the others. Only straight marks become curly ones.
"""

from __future__ import annotations

import re

from engine.languages.base import NO_BREAK
from engine.languages.typesetting import StyledTexts, TypesettingRule, capitalised, cut, joined, replaced, space

_MONTHS = "January February March April May June July August September October November December"
_UNITS = (
    r"(?:business|minutes?|hours?|days?|weeks?|months?|years?|h|min|MB|GB|TB"
    r"|euros?|EUR|%|‰|°C|km/h|km|cm|mm|m²|m|kg|kWh)(?!\w)"
)
_NUMBERED = (
    capitalised(
        "article articles annex annexes section sections clause clauses paragraph paragraphs point points"
        " chapter chapters title titles book books schedule schedules"
    )
    + r" Art\. Arts\. No\. Nos\. no\. nos\. para\. paras\. p\. pp\. § §§"
)
_NUMBER = r"\d|[IVXLC]+\b"

RULES: tuple[TypesettingRule, ...] = (
    # Quotation marks open at the start, after a space, an opening mark, a dash or a slash; else they close.
    (re.compile(r"""(?<![^\s(\[{'‘“—–/-])"(?=[^\s.,;:!?)\]}"”]|\.\.\.)"""), "“"),
    (re.compile(r'"'), "”"),
    # A single one only opens if another closes; '90s has an apostrophe.
    (re.compile(r"""(?<![^\s(\[{“—–/-])'(?!\d\ds\b)(?=[(\[{]?\w[^'\n]*(?:\w'\w[^'\n]*)*'(?!\w))"""), "‘"),
    (re.compile(r"'"), "’"),
    # Between what is numbered and its number: Article 5, Annex 1, Book VI, No. 3.
    (re.compile(space(after=_NUMBERED, before=_NUMBER)), NO_BREAK),
    # Between a currency and its amount, a number and its unit, and in "excl. VAT".
    (re.compile(space(after=r"EUR USD GBP CHF € £ \$", before=r"[-−]?\d")), NO_BREAK),
    (re.compile(rf" (?:(?<=\d )|(?<=\d\) ))(?={_UNITS})"), NO_BREAK),
    (re.compile(space(after=r"excl\. incl\.", before=r"VAT\b")), NO_BREAK),
    # Inside a date.
    (re.compile(space(after=r"\d \d\d", before=rf"(?:{_MONTHS.replace(' ', '|')})\b")), NO_BREAK),
    (re.compile(space(after=_MONTHS, before=r"\d{4}\b")), NO_BREAK),
    # Between a title or an initial and the name.
    (re.compile(space(after=r"Mr Mrs Ms Dr Prof Mr\. Mrs\. Ms\. Dr\. [A-Z]\.", before="[A-ZÀ-ÖØ-Þ]")), NO_BREAK),
)


def typeset_english(runs: StyledTexts) -> list[str]:
    """The texts of `runs` (text, verbatim) set in English; see Language.typeset."""
    return cut(replaced(joined(runs), RULES), runs)
