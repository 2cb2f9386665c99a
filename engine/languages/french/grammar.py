"""French as written in Belgium: septante and nonante, amounts in euros and cents, § 1er."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from engine.languages.base import (
    NO_BREAK,
    Cited,
    CitedNumber,
    CitedRange,
    Closing,
    Conjunction,
    Gender,
    Language,
    LawStyle,
    Noun,
    Segment,
    UnknownForm,
    Vat,
)
from engine.languages.citations import comma_after, is_plural, listed, merged
from engine.languages.french.typography import typeset_french
from engine.languages.numbers import currency_figures, decimals, figures, plain_number, round_to_cents, spell

if TYPE_CHECKING:
    from engine.languages.wording import WordingRules

_UNITS = MappingProxyType(
    {
        "minute": Noun("minute", "minutes", "f"),
        "hour": Noun("heure", "heures", "f"),
        "business-hour": Noun("heure ouvrable", "heures ouvrables", "f"),
        "day": Noun("jour", "jours"),
        "business-day": Noun("jour ouvrable", "jours ouvrables"),
        "week": Noun("semaine", "semaines", "f"),
        "month": Noun("mois", "mois"),
        "year": Noun("an", "ans"),
    }
)
_CURRENCIES = MappingProxyType({"EUR": (Noun("euro", "euros"), Noun("centime", "centimes"))})
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_VAT = MappingProxyType({"excluded": "HT", "included": "TVAC"})
_CONJUNCTIONS = MappingProxyType({"and": "et", "or": "ou"})
_CITED = MappingProxyType({"article": ("article", "articles"), "annex": ("annexe", "annexes")})

_CONTRACTIONS = MappingProxyType(
    {
        # what stands before a name: what becomes of the article of that name
        "le": MappingProxyType({"le ": "le ", "la ": "la ", "l’": "l’", "les ": "les ", "": ""}),
        "à": MappingProxyType({"le ": "au ", "la ": "à la ", "l’": "à l’", "les ": "aux ", "": "à "}),
        "de": MappingProxyType({"le ": "du ", "la ": "de la ", "l’": "de l’", "les ": "des ", "": "de "}),
        "": MappingProxyType({"le ": "", "la ": "", "l’": "", "les ": "", "": ""}),
    }
)
_PREPOSITIONS = ("", "le", "Le", "à", "À", "de", "De")
_ARTICLE = re.compile(r"(?:le |la |les |l[’'])")
_VOWEL = re.compile(r"[aàâeéèêëiîïoôuùûœæ]|heure", re.IGNORECASE)

# 70 to 79 and 90 to 99: what num2words writes, and what Belgium says.
_BELGIAN = tuple(
    (f"{french}{teen}", f"{belgian}{unit}")
    for french, belgian in (("soixante", "septante"), ("quatre-vingt", "nonante"))
    for teen, unit in (
        *((" et onze", " et un"), ("-onze", " et un"), ("-douze", "-deux"), ("-treize", "-trois")),
        *(("-quatorze", "-quatre"), ("-quinze", "-cinq"), ("-seize", "-six"), ("-dix", "")),
    )
)


class French(Language):
    """French, Belgian usage."""

    code = "fr"
    title = "French"
    own_title = "français"
    locale = "fr_BE"
    bcp47 = "fr-BE"
    colon = "\u00a0: "
    folder = Path(__file__).parent
    prepositions = _PREPOSITIONS
    name_prepositions = _PREPOSITIONS
    modal_words: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "doit": "doit|doivent|devra|devront|devrait|devraient",
            "peut": "peut|peuvent|pourra|pourront|pourrait|pourraient|puisse|puissent",
            "s’engage": "s’engage|s’engagent|s’engagera|s’engageront",
            "tenu": "tenu|tenue|tenus|tenues",
            "interdit": "interdit|interdite|interdits|interdites|interdiction",
            "autorisé": "autorisé|autorisée|autorisés|autorisées",
            "obligatoire": "obligatoire|obligatoires",
            "facultatif": "facultatif|facultatifs|facultative|facultatives",
            "ne": "ne|n’",
            "pas": "pas",
            "jamais": "jamais",
            "aucun": "aucun|aucune|nul|nulle",
            "ni": "ni",
        }
    )
    form_table: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType(
        {
            "duration": ("", "de", "short"),
            "count": ("", "de", "short"),
            "money": ("", "de", "words"),
            "percent": ("", "de"),
            "ordinal": ("",),
            "date": ("", "de", "le"),
            "text": ("",),
        }
    )

    @property
    def wording(self) -> WordingRules:
        """As Language.wording."""
        from engine.languages.french.wording import WORDING

        return WORDING

    def number_words(self, n: int, gender: Gender = "m") -> str:
        """As Language.number_words; hyphens by the traditional rule: vingt et un, quatre-vingt-un."""
        words = spell(n, "fr")
        for french, belgian in _BELGIAN:
            words = words.replace(french, belgian)
        return re.sub(r"\bun$", "une", words) if gender == "f" else words

    def amount_words(self, value: Decimal, currency: str = "EUR") -> str:
        """As Language.amount_words: "un million d’euros", "douze euros et cinquante centimes"."""
        if currency not in _CURRENCIES:
            raise ValueError(f"no words for the currency {currency!r}; known: {', '.join(_CURRENCIES)}")
        units, cents = divmod(int(round_to_cents(value).scaleb(2)), 100)
        parts = [
            f"{self.number_words(n, noun.gender)} {_counted(n, noun)}"
            for n, noun in zip((units, cents), _CURRENCIES[currency], strict=True)
            if n
        ]
        return " et ".join(parts) or f"zéro {_CURRENCIES[currency][0].one}"

    def duration(self, n: int, unit: str, form: str = "") -> str:
        """As Language.duration; "de" elides: "d’une (1) heure", but "de onze (11) mois"."""
        self.require_form("duration", form)
        if unit not in _UNITS:
            raise ValueError(f"unknown unit {unit!r}; known: {', '.join(_UNITS)}")
        return self._quantity(n, _UNITS[unit], form)

    def count(self, n: int, noun: Noun | None, form: str = "") -> str:
        """As Language.count; nought and one are singular."""
        self.require_form("count", form)
        return self._quantity(n, noun, form)

    def money(
        self, value: Decimal, currency: str = "EUR", vat: Vat = "none", form: str = "", words: str | None = None
    ) -> str:
        """As Language.money: "1 234,50 € HT", or TVAC."""
        self.require_form("money", form)
        if form == "words":
            return self.amount_words(value, currency)
        pattern = f"#,##0.00{NO_BREAK}¤"
        amount = currency_figures(round_to_cents(value), currency, self.locale, pattern)
        said = "" if vat == "none" else f"{NO_BREAK}{words or _VAT[vat]}"
        return _after_de(amount + said, form)

    def unit_price(self, value: Decimal, currency: str = "EUR") -> str:
        """As Language.unit_price: "0,085 €"."""
        return currency_figures(value, currency, self.locale, f"#,##0.00##{NO_BREAK}¤")

    def quantity(self, value: Decimal, noun: Noun) -> str:
        """As Language.quantity; nought to less than two is singular."""
        number = plain_number(value)
        name = noun.one if abs(number) < 2 else noun.other
        return f"{figures(number, self.locale, decimals(number))}{NO_BREAK}{name}"

    def percent(self, value: Decimal, form: str = "") -> str:
        """As Language.percent: "99,5 %"."""
        self.require_form("percent", form)
        return _after_de(f"{figures(value, self.locale, decimals(value))}{NO_BREAK}%", form)

    def ordinal(self, n: int, gender: Gender = "m", form: str = "") -> str:
        """As Language.ordinal: "1er", "1re", "2e"."""
        self.require_form("ordinal", form)
        if n < 1:
            raise ValueError(f"no rank {n}: the first is 1")
        return f"{n}e" if n > 1 else "1re" if gender == "f" else "1er"

    def date(self, d: date, form: str = "") -> str:
        """As Language.date; "de" and "le" add the article: "du 1er décembre 2026"."""
        self.require_form("date", form)
        article = {"": "", "de": "du ", "le": "le "}[form]
        day = self.ordinal(1) if d.day == 1 else str(d.day)
        return f"{article}{day}{NO_BREAK}{_MONTHS[d.month - 1]}{NO_BREAK}{d.year}"

    def join(self, parts: Sequence[str], word: Conjunction) -> str:
        """As Language.join."""
        *before, last = parts or ("",)
        return f"{', '.join(before)} {_CONJUNCTIONS[word]} {last}" if before else last

    def closing(self, join: Closing, index: int, total: int) -> str:
        """As Language.closing: " ;", " ; et" before the last, "." after it."""
        if not 0 <= index < total:
            raise ValueError(f"no item {index} among {total}")
        if index == total - 1:
            return "."
        return " ;" if join == "none" or index < total - 2 else f" ;{NO_BREAK}{_CONJUNCTIONS[join]}"

    def cite(
        self, preposition: str, noun: Cited, numbers: Sequence[CitedNumber | CitedRange], of: str | None
    ) -> tuple[Segment, ...]:
        """As Language.cite: "aux articles 5 et 6 des CGV"."""
        plural = is_plural(numbers)
        opening = _contracted(preposition, "les " if plural else "l’")
        segments = [Segment(f"{opening}{_CITED[noun][plural]}{NO_BREAK}"), *listed(numbers, "et", "à")]
        if of is not None:
            article, rest = _article_and_name(of)
            segments.append(Segment(f"{comma_after(numbers)} {_contracted('de', article, rest)}{rest}"))
        return merged(segments)

    def name(self, preposition: str, name: str, target: str | None) -> tuple[Segment, ...]:
        """As Language.name: "au RGPD", "de la loi…", "aux CGV"; without a preposition, "RGPD"."""
        article, rest = _article_and_name(name)
        return merged((Segment(_contracted(preposition, article, rest)), Segment(rest, target)))

    def law_article(self, article: str, paragraph: str | None, style: LawStyle) -> str:
        """As Language.law_article: "33, paragraphe 1" (eu), "57, § 1er" (be)."""
        if paragraph is None:
            return article
        if style == "eu":
            return f"{article}, paragraphe{NO_BREAK}{paragraph}"
        first = re.sub(r"^1(?!\w)", self.ordinal(1), paragraph)
        return f"{article}, §{NO_BREAK}{first}"

    def item_label(self, article_number: str, item: str) -> str:
        """As Language.item_label: "5.2 (i)", with a no-break space."""
        return f"{article_number}{NO_BREAK}({item.strip('()')})"

    def typeset(self, runs: Sequence[tuple[str, bool]]) -> list[str]:
        """As Language.typeset."""
        return typeset_french(runs)

    def _quantity(self, n: int, noun: Noun | None, form: str) -> str:
        digits = figures(n, self.locale)
        words = f"{self.number_words(n, noun.gender if noun else 'm')} ({digits})"
        text = digits if form == "short" else words
        return _after_de(f"{text} {_counted(n, noun)}" if noun else text, form)


def _counted(n: int, noun: Noun) -> str:
    """The noun after a number: singular below two, and "de" after whole millions ("un million d’euros")."""
    if n and n % 1_000_000 == 0:
        return f"{_elided_de(noun.other)}{noun.other}"
    return noun.one if n < 2 else noun.other


def _elided_de(word: str) -> str:
    return "d’" if _VOWEL.match(word) else "de "


def _after_de(text: str, form: str) -> str:
    """`text` after "de" if that is the form; only un and une elide: "de onze", "de huit"."""
    if form != "de":
        return text
    return f"d’{text}" if re.match(r"une?\b", text) else f"de {text}"


def _article_and_name(name: str) -> tuple[str, str]:
    """The article of a name, "" if it has none, and the rest: ("le ", "RGPD")."""
    found = _ARTICLE.match(name)
    if not found:
        return "", name
    return found.group().replace("'", "’"), name[found.end() :]


def _contracted(preposition: str, article: str, name: str = "") -> str:
    """A preposition with the article it contracts with: "du ", "aux ", "à l’"; a capital stays one."""
    if preposition not in _PREPOSITIONS:
        raise UnknownForm(preposition, _PREPOSITIONS)
    opening = _CONTRACTIONS[preposition.lower()][article]
    if not article and preposition.lower() == "de":
        opening = _elided_de(name)
    return opening[:1].upper() + opening[1:] if preposition[:1].isupper() else opening
