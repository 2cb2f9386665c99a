"""Email addresses and telephone numbers: one in each field, in a form that can reach somebody.

Contracts make them addresses of notices. Whether a mailbox or a line exists is never looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from engine.diagnostics import Report, Saying, say
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
    """What is no address or number: in `message` what is wrong with it, and in `hint` what to do."""

    message: Saying
    hint: Saying

    def __init__(self, message: Saying, hint: Saying) -> None:
        super().__init__(message.said("contact-invalid"))
        self.message, self.hint = message, hint


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
    return isinstance(node, Scalar) and node.sound and not data_fault(text, say("the-name"))[0]


def _told(source: Source, path: KeyPath, report: Report, check: Callable[[], None]) -> None:
    try:
        check()
    except Unreachable as problem:
        report.error("contact-invalid", source.value_span(path), problem.message, problem.hint)


def _email(text: str) -> None:
    """Unreachable unless the text is one address, as it stands between the angle brackets of a message."""
    told = partial(say, "not-an-email", text=text.strip())
    alone = say("address-alone")
    if text.lower().lstrip().startswith("mailto:"):
        raise Unreachable(told(reason=say("begins-mailto")), alone)
    if "<" in text or ">" in text:
        raise Unreachable(told(reason=say("name-or-brackets")), alone)
    if text.count("@") > 1 or re.search(r"[,;]", text):
        raise Unreachable(told(reason=say("is-a-list")), say("one-address"))
    local, at, domain = text.partition("@")
    if not at:
        raise Unreachable(told(reason=say("no-at")), say("address-or-delete"))
    if re.search(r"\s", text):
        raise Unreachable(told(reason=say("holds-space")), say("delete-space"))
    if len(text.encode()) > _MOST or len(local.encode()) > 64:
        raise Unreachable(told(reason=say("is-too-long")), say("copy-again"))
    if not _LOCAL.fullmatch(local):
        reason = say("before-at", local=local) if local else say("nothing-before-at")
        raise Unreachable(told(reason=reason), say("sign-by-sign"))
    _domain(domain, told)


def _domain(domain: str, told: Callable[..., Saying]) -> None:
    """Unreachable unless the part after the @ is a domain name with a dot (RFC 1123; in any script, RFC 5890)."""
    none = told(reason=say("no-domain", domain=domain) if domain else say("nothing-no-domain"))
    labels = unicodedata.normalize("NFC", domain).split(".")
    if len(labels) < 2:
        raise Unreachable(none, say("whole-address"))
    for label in labels:
        try:
            length = len(label.encode("idna"))
        except UnicodeError:
            length = 0
        if not _LABEL.fullmatch(label) or not 0 < length <= 63:
            raise Unreachable(none, say("sign-by-sign"))
    if len(labels[-1]) < 2 or labels[-1].isdigit():
        raise Unreachable(none, say("after-last-dot"))


def _phone(text: str, country: str) -> None:
    """Unreachable unless the text is one number that can be dialled."""
    told = partial(say, "not-a-phone", text=text.strip())
    written = _EXTENSION.sub("", text.strip())
    if not _WRITTEN.fullmatch(written):
        raise Unreachable(told(reason=say("other-than-digits")), say("with-country"))
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
        hint = say("count-or-country")
        if plan is not None and digits.startswith(plan.code):
            most = plan.least <= len(digits) - len(plan.code) <= plan.most
            hint = say("with-plus", digits=digits) if most else hint
        reason = say("has-digits", count=len(digits))
        raise Unreachable(say("not-a-phone-of", text=text.strip(), country=country, reason=reason), hint)


def _international(digits: str, told: Callable[..., Saying]) -> None:
    """Unreachable unless the digits, which begin with a calling code, are as many as that country has."""
    hint = say("count-digits")
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS or digits.startswith("0"):
        raise Unreachable(told(reason=say("has-digits-after-plus", count=len(digits))), hint)
    plans = tuple(plans_of_number(digits))
    national = [digits.removeprefix(one.code) for one in plans]
    counted = (
        one.least <= len(rest.removeprefix(one.trunk) if one.trunk == "0" else rest) <= one.most
        for one, rest in zip(plans, national, strict=True)
    )
    if plans and not any(counted):
        raise Unreachable(told(reason=_more(plans[0].code, plans[0].least, plans[0].most)), hint)


def _more(code: str, least: int, most: int) -> Saying:
    if least == most:
        return say("code-has-more", code=code, least=least)
    return say("code-has-between", code=code, least=least, most=most)
