"""Figures and number words, from the libraries that know them; each is imported when first needed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

CENT = Decimal("0.01")
LARGEST = 999_999_999_999


def round_to_cents(value: Decimal) -> Decimal:
    """`value` rounded half up to two decimals, never a negative zero; ValueError if not finite or too large."""
    if not value.is_finite():
        raise ValueError(f"not an amount: {value}")
    try:
        rounded = value.quantize(CENT, rounding=ROUND_HALF_UP)
    except InvalidOperation:
        raise ValueError(f"an amount too large: {value}") from None
    return rounded if rounded else abs(rounded)


def decimals(value: Decimal) -> int:
    """How many decimals `value` was written with; ValueError if it is not finite."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a number: {value}")
    return max(0, -exponent)


def figures(value: int | Decimal, locale: str, places: int = 0) -> str:
    """`value` in figures with the separators of `locale`; it must already be rounded to `places` decimals."""
    from babel.numbers import format_decimal

    return format_decimal(value, format=f"#,##0.{'0' * places}" if places else "#,##0", locale=locale)


def territory(code: str, locale: str) -> str:
    """The name of a country in the language of `locale`; its code if CLDR does not know it."""
    from babel import Locale

    return str(Locale.parse(locale).territories.get(code, code))


def language_name(code: str, locale: str) -> str:
    """The name of a language in the language of `locale`; nothing if CLDR does not know it."""
    from babel import Locale

    return str(Locale.parse(locale).languages.get(code, ""))


def plain_number(value: Decimal) -> Decimal:
    """`value` without the noughts that end its decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def currency_figures(value: Decimal, currency: str, locale: str, pattern: str) -> str:
    """`value`, already rounded, with its currency, by a CLDR `pattern`."""
    from babel.numbers import format_currency

    return format_currency(value, currency, format=pattern, locale=locale, currency_digits=False)


@lru_cache(maxsize=1024)
def spell(n: int, language: str) -> str:
    """`n` in words by num2words, untouched; ValueError outside 0 to 999 999 999 999."""
    if not 0 <= n <= LARGEST:
        raise ValueError(f"no words for {n}: from 0 to {LARGEST} only")
    from num2words import num2words

    return str(num2words(n, lang=language))


_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(n: int) -> str:
    """A whole number from 1 to 89 in lower-case Roman figures."""
    text = ""
    for value, letters in _ROMAN:
        while n >= value:
            text, n = text + letters, n - value
    return text
