"""Arguments that were pasted from a letter or a page: signs that look like those of a command and are others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from gettext import gettext

from engine.files.characters import QUOTES, describe

MINUS = "\u2212"
HYPHENS = "\u2010\u2011"
WIDE = ("\uff01", "\uff5e")
"""The first and the last of the signs of full width that have a plain one."""


def pasted(arguments: Sequence[str]) -> Iterator[str]:
    """What to type instead of each argument that no program understands as it was meant."""
    for one in arguments:
        start = next((place for place, sign in enumerate(one) if not _dash(sign)), len(one))
        if any(sign != "-" for sign in one[:start]) and start < len(one):
            odd = next(sign for sign in one if sign != "-")
            dashes = "-" if start == len(one) - 1 else "--"
            begins = gettext("{argument} begins with {sign}: type {instead}")
            yield begins.format(argument=_shown(one), sign=describe(odd), instead=f"{dashes}{one[start:]}")
        elif one.strip()[:1] in QUOTES:
            quoted = gettext(
                "the quotation marks around {argument} are those of a text: type \" or ', or leave them out"
            )
            yield quoted.format(argument=_shown(one))
        elif odd := next((sign for sign in one if _unseen(sign)), ""):
            yield gettext("{argument} holds {sign}: type it again").format(argument=_shown(one), sign=describe(odd))
        elif odd := next((sign for sign in one if _plain(sign) != sign), ""):
            holds = gettext("{argument} holds {sign}: type {instead} in its place")
            yield holds.format(argument=_shown(one), sign=describe(odd), instead=_plain(odd))


def _dash(sign: str) -> bool:
    return unicodedata.category(sign) == "Pd" or sign == MINUS


def _plain(sign: str) -> str:
    """The sign of a keyboard for one that is drawn like it: a hyphen that does not break, a comma of full width."""
    if sign in HYPHENS:
        return "-"
    return unicodedata.normalize("NFKC", sign) if WIDE[0] <= sign <= WIDE[-1] else sign


def _unseen(sign: str) -> bool:
    """Whether nobody sees that a sign is there, or takes it for a plain space."""
    return sign != " " and unicodedata.category(sign) in ("Zs", "Cf")


def _shown(argument: str) -> str:
    return "".join(f"<U+{ord(sign):04X}>" if _unseen(sign) else sign for sign in argument)
