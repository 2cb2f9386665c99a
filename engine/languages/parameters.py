"""The values of parameters as a language writes them."""

from __future__ import annotations

import datetime
from decimal import Decimal

from engine.languages.base import NO_BREAK, Language, Noun
from engine.model.clause import LocalText, Parameter, Value


def written(language: Language, parameter: Parameter, value: Value, form: str) -> str:
    """A value as contracts write it, in a form of the language. Raises `UnknownForm`."""
    match parameter.type, value:
        case "duration", int():
            return language.duration(value, parameter.unit, form)
        case "count", int():
            noun = parameter.noun[language.code] if parameter.noun else None
            return language.count(value, Noun(noun.one, noun.other, noun.gender) if noun else None, form)
        case "ordinal", int():
            return language.ordinal(value, parameter.gender, form)
        case "money", Decimal():
            said = parameter.vat_words[language.code].replace(" ", NO_BREAK) if parameter.vat_words else None
            return language.money(value, parameter.unit, parameter.vat, form, said)
        case "percent", Decimal():
            return language.percent(value, form)
        case "date", datetime.date():
            return language.date(value, form)
        case _, LocalText():
            return language.text(value.in_language(language.code), form)
        case _:
            return language.text(str(value), form)
