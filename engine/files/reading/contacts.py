"""Email addresses and telephone numbers: one in each field, in a form that can reach somebody.

Contracts make them addresses of notices. Whether a mailbox or a line exists is never looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from engine.diagnostics import Report
from engine.files.yaml.nodes import KeyPath, Scalar, Source
from engine.files.yaml.style import data_fault
from engine.languages.telephones import plan_of, plans_of_number

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
"""What stands before the @: words with dots between them (RFC 5321 and 6531), none of them between quotation marks."""
_LABEL = re.compile(r"[^\W_](?:[^\W_]|-)*(?<!-)")
_MOST = 254
"""The length of an address that a message can be sent to (RFC 5321)."""

_WRITTEN = re.compile(r"(?:\+|00)?\(?[0-9](?:[0-9 .()/\-\u00a0\u202f\u2010-\u2013]*[0-9])?")
_EXTENSION = re.compile(r"\s*(?:;ext=|ext\.? ?|x ?|# ?)[0-9]{1,6}$", re.IGNORECASE)
_PAGE = re.compile(r"https?://[^\s<>]+")
_LEAST_DIGITS, _MOST_DIGITS = 7, 15
"""How many digits a number with its calling code has (E.164)."""
_LEAST_NATIONAL = 4


class Unreachable(ValueError):
    """What is no address or number: what is wrong with it, and in `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def check_email(source: Source, path: KeyPath, text: str | None, report: Report) -> None:
    """An email field holds one address and nothing else; what is wrong goes to `report`."""
    if text is not None and legible(source, path, text):
        _told(source, path, report, partial(_email, text))


def check_phone(source: Source, path: KeyPath, text: str | None, country: str, report: Report) -> None:
    """A telephone field holds one number, with its calling code or as it is dialled in `country`."""
    if text is not None and legible(source, path, text):
        _told(source, path, report, partial(_phone, text, country))


def check_contact(source: Source, path: KeyPath, text: str, country: str, report: Report) -> None:
    """What reaches a sub-processor: one email address, the address of a page, or one telephone number."""
    if _PAGE.fullmatch(text.strip()):
        return
    if any(one.isalpha() for one in text):
        check_email(source, path, text, report)
    else:
        check_phone(source, path, text, country, report)


def legible(source: Source, path: KeyPath, text: str) -> bool:
    """Whether a text is all there: what is wrong with how it is written is reported already."""
    node = source.node(path)
    return isinstance(node, Scalar) and node.sound and not data_fault(text, "")[0]


def _told(source: Source, path: KeyPath, report: Report, check: Callable[[], None]) -> None:
    try:
        check()
    except Unreachable as problem:
        report.error("contact-invalid", source.value_span(path), str(problem), problem.hint)


def _email(text: str) -> None:
    """Unreachable unless the text is one address, as it stands between the angle brackets of a message."""
    told = f"{text.strip()} is not one email address"
    alone = "write the address alone: name@domain"
    if text.lower().lstrip().startswith("mailto:"):
        raise Unreachable(f"{told}: it begins with mailto:", alone)
    if "<" in text or ">" in text:
        raise Unreachable(f"{told}: a name or angle brackets stand with it", alone)
    if text.count("@") > 1 or re.search(r"[,;]", text):
        raise Unreachable(f"{told}: it is a list, or holds more than one @", "write one address, that of notices")
    local, at, domain = text.partition("@")
    if not at:
        raise Unreachable(f"{told}: it has no @", "write the address alone, or delete the line")
    if re.search(r"\s", text):
        raise Unreachable(f"{told}: it holds a space", "delete the space")
    if len(text.encode()) > _MOST or len(local.encode()) > 64:
        raise Unreachable(f"{told}: it is too long", "copy it again from its source")
    if not _LOCAL.fullmatch(local):
        raise Unreachable(f"{told}: {local or 'nothing'} cannot stand before the @", "compare it sign by sign")
    _domain(domain, told)


def _domain(domain: str, told: str) -> None:
    """Unreachable unless the part after the @ is a domain name with a dot (RFC 1123; in any script, RFC 5890)."""
    labels = unicodedata.normalize("NFC", domain).split(".")
    if len(labels) < 2:
        raise Unreachable(f"{told}: {domain or 'nothing'} is no domain", "write it whole: name@example.com")
    for label in labels:
        try:
            length = len(label.encode("idna"))
        except UnicodeError:
            length = 0
        if not _LABEL.fullmatch(label) or not 0 < length <= 63:
            raise Unreachable(f"{told}: {domain} is no domain", "compare it sign by sign")
    if len(labels[-1]) < 2 or labels[-1].isdigit():
        raise Unreachable(f"{told}: {domain} is no domain", "compare what stands after the last dot")


def _phone(text: str, country: str) -> None:
    """Unreachable unless the text is one number that can be dialled."""
    told = f"{text.strip()} is not one telephone number"
    written = _EXTENSION.sub("", text.strip())
    if not _WRITTEN.fullmatch(written):
        hint = "write it alone, with its country: +32 65 12 34 56"
        raise Unreachable(f"{told}: it holds something else than digits, or ends in the middle", hint)
    abroad = re.match(r"\+|00", written)
    digits = re.sub(r"[^0-9]", "", written.replace("(0)", "") if abroad else written)
    if abroad:
        _international(digits.removeprefix("00") if written.startswith("00") else digits, told)
        return
    plan = plan_of(country)
    if plan is None:
        fits = _LEAST_NATIONAL <= len(digits) <= _MOST_DIGITS
    else:
        rest = digits.removeprefix(plan.trunk) if plan.trunk else digits
        short = plan.trunk != "" and rest == digits  # numbers of services, dialled without the 0
        fits = _LEAST_NATIONAL <= len(digits) <= plan.most if short else plan.least <= len(rest) <= plan.most
    if not fits:
        hint = "count its digits, or write it with its country: +32…"
        if plan is not None and digits.startswith(plan.code):
            most = plan.least <= len(digits) - len(plan.code) <= plan.most
            hint = f"write +{digits}, with the + of its country" if most else hint
        raise Unreachable(f"{told} of {country}: it has {len(digits)} digits", hint)


def _international(digits: str, told: str) -> None:
    """Unreachable unless the digits, which begin with a calling code, are as many as that country has."""
    hint = "count its digits: a digit is missing, or there is one too many"
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS or digits.startswith("0"):
        raise Unreachable(f"{told}: it has {len(digits)} digits after the +", hint)
    plans = tuple(plans_of_number(digits))
    national = [digits.removeprefix(one.code) for one in plans]
    counted = (
        one.least <= len(rest.removeprefix(one.trunk) if one.trunk == "0" else rest) <= one.most
        for one, rest in zip(plans, national, strict=True)
    )
    if plans and not any(counted):
        raise Unreachable(f"{told}: +{plans[0].code} has {_range(plans[0].least, plans[0].most)} more digits", hint)


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"
