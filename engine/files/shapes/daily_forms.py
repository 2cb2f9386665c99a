"""What people write in a deal as they would in a letter: understood where it can mean one thing only, else told.

`149,50`, `450 €`, `1 250,00`, `15 %`, `languages: fr, en`, `services: phone-secretariat` are understood, and so are
digits where a text belongs. `1.250` is one and a quarter to some and a thousand and more to others: it is told, with
the line to write for each. Nothing is guessed, and what is told stands as a harmless value in the data, so that the
rest is still checked. The figures of the price lists and of the catalogue are read in the same way.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any, Protocol
from unicodedata import normalize

from engine.diagnostics import Saying, Span, say
from engine.files.characters import QUOTES, look_alike
from engine.files.figures import LONGEST, read_figure
from engine.files.yaml import nodes
from engine.files.yaml.nodes import KeyPath, Mapping, Node, Scalar, Source
from engine.files.yaml.style import NAMED
from engine.languages import LANGUAGES
from engine.languages.accents import unaccented

_SIGNS = MappingProxyType({"price": "€", "amount": "€", "quantity": "", "percent": "%"})
"""The figures of a line, and the sign that may stand with each."""
_FIGURES = MappingProxyType(
    {
        "prices": (("lists", "*", "prices", "*"), "€"),
        "services": (("*", "prices", "*", "price"), "€"),
        "vat": (("*", "rate"), "%"),
        "approvers": (("discount-limit",), "%"),
    }
)
"""The figures of the library, by kind of file: where they stand, with * for any step, and the sign of each."""
_BOUNDS = ("min", "max")
_TYPES = MappingProxyType({"money": "€", "percent": "%"})
"""The sign that may stand with a bound, by the type of its parameter."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NAME = re.compile(r"[a-z0-9.@-]+")
_BETWEEN = re.compile(r"\s*[,;/&+]\s*|\s+")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_FIRST = re.compile(r"(?:€|EUR)?\s*(-?\s*\d(?:[\d.,'’\s]*\d)?)\s*(?:€|EUR\b|$)[^\d()-]*", re.IGNORECASE)
"""A number with words behind its € alone: before it they may turn it round (moins 50)."""
_HARMLESS = ("0", "1")
"""What stands for a figure of the library that is told, and for one of a deal."""


class Tell(Protocol):
    """Tells an error at a place, once."""

    def __call__(self, code: str, span: Span, message: Saying, hint: Saying | None = None) -> None: ...


def understand(source: Source, kind: str, data: Any, tell: Tell) -> Any:
    """The data of a file with what is understood written as its shape wants it; of the library the figures alone."""
    return _Reader(source, kind, tell).value((), source.root, data) if kind in _READ else data


_READ = frozenset({"deal", "parameters", "variant", *_FIGURES})


class _Reader:
    def __init__(self, source: Source, kind: str, tell: Tell) -> None:
        self.source, self.kind, self.tell = source, kind, tell

    def value(self, path: KeyPath, node: Node, data: Any) -> Any:
        match node:
            case Mapping(items):
                return {key: self.value((*path, key), item, data[key]) for key, item in items.items()}
            case nodes.Sequence(items):
                return [self.value((*path, at), item, data[at]) for at, item in enumerate(items)]
            case Scalar():
                return self.scalar(path, node, data)

    def scalar(self, path: KeyPath, node: Scalar, data: Any) -> Any:
        """A single value: a figure, a list of one, or a text."""
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if self.kind != "deal":
            sign = self.sign(path)
            return self.figure(key, sign, node, data) if sign is not None and isinstance(data, str) and data else data
        if path[:1] == ("lines",) and key in _SIGNS:
            return self.figure(key, _SIGNS[key], node, data) if isinstance(data, str) else data
        if path[:1] == ("parameters",) or isinstance(data, bool) or data is None or key == "credit":
            return data  # what a parameter means, its type says
        text = node.raw if isinstance(data, int) else data
        if path[:2] == ("client", "languages"):
            return _languages(text, whole=len(path) == 2)
        if path == (key,) and key in NAMED:
            found = [named_like(one) for one in re.split("[,;/&+]", text) if one.strip()]
            return found if all(_NAME.fullmatch(one) for one in found) else text
        if path[:1] == ("lines",) and key in ("item", "vat"):
            return "/".join(map(named_like, text.split("/")))
        return named_like(text) if path[:1] == (key,) and key in NAMED else text

    def sign(self, path: KeyPath) -> str | None:
        """The sign that may stand with a figure of the library, empty for none; None where no figure stands."""
        if self.kind in _FIGURES:
            place, sign = _FIGURES[self.kind]
            fits = len(path) == len(place) and all(one in ("*", step) for one, step in zip(place, path, strict=True))
            return sign if fits else None
        if len(path) > 2 and path[-1] in _BOUNDS and path[-2] in ("free", "approval"):
            type = self.source.node((*path[:-2], "type"))
            return _TYPES.get(type.raw, "") if isinstance(type, Scalar) else ""
        return None

    def figure(self, key: str, sign: str, node: Scalar, text: str) -> str | None:
        """The number that is meant, as files hold it; after an error a harmless one, or an open bound."""
        found = read_figure(text)
        if len(text) > LONGEST:
            return text  # the shape says so
        if on_several_lines(self.source, node):
            self.tell("value-invalid", node.span, *several_lines(key))
            node.sound = False  # enough is said of how it is written
        elif not found.readings:
            self.tell("value-invalid", node.span, *_unread(key, sign, text))
        elif found.sign not in ("", sign):
            line = _moved(key, found.readings) if self.kind == "deal" else _alone(key, sign, text)
            self.tell("value-invalid", node.span, say("no-value", text=text, key=key), line)
        elif len(found.readings) > 1 and sign != "%":  # nobody means thousands of per cent
            self.tell("value-invalid", node.span, *ambiguous(key, text, found.readings))
        elif sign == "%" and key not in _BOUNDS and not found.sign and is_fraction(found.readings[0]):
            self.tell("value-invalid", node.span, *fraction(key, found.readings[0]))
        else:
            return found.readings[0]
        return None if key in _BOUNDS else _HARMLESS[self.kind == "deal"]


def on_several_lines(source: Source, node: Scalar) -> bool:
    """Whether a value is written over several lines, which YAML joins: 1 and 250 below it would be 1 250."""
    first, (last, column) = node.span.line - 1, node.end
    if node.style not in ("|", ">"):
        return last > first
    inside = [*source.lines[first + 1 : last], source.lines[last][:column] if last < len(source.lines) else ""]
    return sum(bool(one.strip()) and not one.lstrip().startswith("#") for one in inside) > 1


def several_lines(key: str) -> tuple[Saying, Saying]:
    """What is said of a figure that is."""
    return say("figure-on-lines", key=key), say("on-line-of-key")


def ambiguous(key: str, text: str, readings: tuple[str, ...]) -> tuple[Saying, Saying]:
    """What is said of a number that can mean two, with the line to write for each."""
    decimal, whole = readings
    if key == "amount" and len(decimal.rstrip("0").partition(".")[2]) > 2:
        cents = Decimal(decimal).quantize(Decimal("0.01"), ROUND_HALF_UP)
        hint = say("write-either", key=key, one=whole, other=str(cents))
        return say("can-mean-or-decimals", text=text, whole=whole), hint
    if Decimal(decimal) == int(Decimal(decimal)):
        decimal = str(int(Decimal(decimal)))
    clear = f"{decimal}0" if len(decimal.partition(".")[2]) == 3 else decimal  # three decimals would be unclear again
    return say("can-mean", text=text, one=decimal, other=whole), say("write-either", key=key, one=clear, other=whole)


def is_fraction(number: str) -> bool:
    """Whether a number of per cent may have been meant as a part of one: 0.15 for 15 %."""
    return 0 < Decimal(number) < 1


def fraction(key: str, number: str) -> tuple[Saying, Saying]:
    """What is said of such a number, with the line to write for each meaning."""
    percent = f"{(Decimal(number) * 100).normalize():f}"
    hint = say("write-either", key=key, one=percent, other=f"{number} %")
    return say("can-mean-percent", number=number, percent=percent), hint


def _unread(key: str, sign: str, text: str) -> tuple[Saying, Saying]:
    """What is said of what is no number; one with another stroke for its minus sign keeps the sign."""
    message = say("no-value", text=text, key=key)
    if _DASHES.search(text):
        meant = read_figure(_DASHES.sub("-", text)).readings
        hint = say("write-line", key=key, value=meant[0]) if len(meant) == 1 else _alone(key, sign, text)
        return with_odd_sign(message, text), hint
    return message, _instead(text) if key == "quantity" else _alone(key, sign, text)


def with_odd_sign(message: Saying, text: str) -> Saying:
    """The message, with the sign in a value that looks like another one, if there is one."""
    cause = look_alike(text)
    return say("look-alike", message=message, cause=cause) if cause else message


def _instead(text: str) -> Saying:
    """The line to write for a quantity that is no number; the number alone if what stands with it is its unit.

    A year on a line that counts months is twelve: which unit the line has, only the catalogue knows.
    """
    found = re.fullmatch(r"(.*\d)\s*([^\W\d_][^\d]*)", text.strip())
    alone = read_figure(found[1]).readings if found else ()
    if found and len(alone) == 1:
        return say("number-if-unit", number=alone[0], unit=found[2].strip())
    return say("number-alone", key="quantity", example="2")


def _alone(key: str, sign: str, text: str) -> Saying:
    """How a figure is written, where it is not certain which one was meant: the only number of the text, if it is."""
    number = _FIRST.fullmatch(normalize("NFKC", text.strip("".join(QUOTES))))
    meant = read_figure(number[1].replace("- ", "-")).readings if number else ()
    if sign != "€":
        return say("number-alone", key=key, example="15")
    if len(meant) == 1:
        return say("amount-if-euros", key=key, number=meant[0])
    return say("amount-alone", key=key)


def discount_line(text: str) -> Saying | None:
    """The line to write for a discount without its key; None where it is no number."""
    found = read_figure(text)
    if len(found.readings) != 1:
        return None
    number = found.readings[0].removeprefix("-")  # a discount takes off in any case
    kind = {"%": "percent", "€": "amount"}.get(found.sign)
    if kind is None:
        return say("write-discount-either", number=number)
    return say("write-discount", kind=kind, number=number)


def _moved(key: str, readings: tuple[str, ...]) -> Saying:
    """The line to write where per cent stand for an amount, or the other way round."""
    number = readings[0]
    match key:
        case "amount":
            return say("write-in-its-place", key="percent", number=number)
        case "percent":
            return say("write-in-its-place", key="amount", number=number)
        case "quantity":
            return say("number-alone", key="quantity", example="2")
        case _:
            return say("write-price-and-discount", number=number)


def _languages(text: str, *, whole: bool) -> Any:
    """Languages by their codes, one or several; the text itself where one of them is no code."""
    found = [one.lower() for one in _BETWEEN.split(text.strip()) if one]
    if not found or not all(one in LANGUAGES for one in found):
        return text
    if whole:
        return list(dict.fromkeys(found))
    return found[0] if len(found) == 1 else text


def named_like(text: str) -> str:
    """A name as names are written: without accents and capitals, its words joined by hyphens."""
    bare = _DASHES.sub("-", unaccented(text))
    name = re.sub(r"[\s_]+", "-", bare.strip().lower())
    return name if _NAME.fullmatch(name) and bare.isascii() else text
