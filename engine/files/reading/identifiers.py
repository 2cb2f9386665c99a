"""Numbers that identify companies, accounts and payments: checked, and written the way they are printed.

What is checked is the number itself (length, check digits, country), never whether somebody holds it. The only module
that knows python-stdnum.
"""

from __future__ import annotations

import hashlib
import re
from types import MappingProxyType, ModuleType
from unicodedata import normalize

from engine.diagnostics import Saying, say
from engine.languages.territories import territory_of

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015/]")
_ENTERPRISE, _IBAN, _COMMUNICATION = say("an-enterprise-number"), say("an-iban"), say("a-communication")
_PEPPOL = re.compile(r"([0-9]{4}):([!-~]+)")
_MONACO = re.compile("FR[0-9A-Z]{2}000[0-9]{6}")
_PREFIXES = MappingProxyType({"GR": "EL"})  # countries whose VAT numbers begin with something else than their ISO code


class Mistyped(ValueError):
    """A number that cannot be right: in `message` what is wrong with it, and in `hint` what to do."""

    message: Saying
    hint: Saying

    def __init__(self, message: Saying, hint: Saying) -> None:
        super().__init__(message.said("identifier-invalid"))
        self.message, self.hint = message, hint


def enterprise_number(text: str, country: str) -> str:
    """An enterprise number as it is printed; Mistyped if it is none.

    Belgium: ten digits, of which the last two are 97 less the remainder of the first eight by 97 (Crossroads Bank for
    Enterprises). Each other country has registers of its own: there the number stays as typed.
    """
    if country == "BE":
        return _dotted(_belgian(_bare(text).removeprefix("BE"), text))
    return _as_typed(text, "enterprise-number-empty")


def vat_number(text: str, country: str) -> str:
    """A VAT number as it is printed; Mistyped if it is none, or that of another country than `country`.

    In the VAT area of the European Union it begins with the country (EL for Greece, FR for Monaco) and is checked by
    the rules of that country; elsewhere it stays as typed. Numbers of Monaco hold none of SIREN, but three noughts; the
    two digits before are made as those of France (python-stdnum, `stdnum.mc.tva`).
    """
    from stdnum.eu import vat
    from stdnum.mc import tva

    monaco, country = country == "MC", territory_of(country).vat or country
    if country.lower() not in vat.MEMBER_STATES:
        return _as_typed(text, "vat-number-empty")
    prefix, bare = _PREFIXES.get(country, country), _bare(text)
    if bare.startswith(country):
        bare = prefix + bare.removeprefix(country)
    if not bare.startswith(prefix):
        hint = say("vat-number-with-country", country=country)
        if bare.isdigit():
            hint = say("write-vat-number", number=f"{prefix}{bare}", country=country)
        raise Mistyped(say("begins-otherwise", text=text, prefix=prefix), hint)
    if country == "BE":
        return f"BE {_dotted(_belgian(bare.removeprefix('BE'), text))}"
    if monaco and _MONACO.fullmatch(bare):
        return _checked(tva, bare, text, say("a-vat-number-of-monaco"))
    return _checked(vat, bare, text, say("a-vat-number", country=country))


def iban(text: str) -> str:
    """An account number in groups of four; Mistyped if it is none (ISO 13616).

    Belgium: the last two digits are the remainder of the ten before by 97, too. Whether the bank exists is not looked
    up: the list would age.
    """
    from stdnum import iban as account

    bare = _checked(account, _bare(text), text, _IBAN, check_country=False)
    national = bare.startswith("BE") and _modulo_97(bare[4:14]) != bare[14:]
    if national or account.calc_check_digits(bare) != bare[2:4]:  # stdnum takes 00, 01 and 99, too
        raise _wrong_digits(text, _IBAN)
    return account.format(bare)


def communication(text: str) -> str:
    """A structured communication, +++010/8068/17183+++; Mistyped if it is none.

    Ten digits and their remainder by 97, where 97 stands for 0 (Febelfin). It may be typed with or without decoration.
    """
    digits = _bare(text).strip("+*")
    _count(digits, 12, text, _COMMUNICATION)
    if _modulo_97(digits[:10]) != digits[10:]:
        raise _wrong_digits(text, _COMMUNICATION)
    return _decorated(digits)


def communication_of(reference: str) -> str | None:
    """A structured communication of this reference alone; None if it has no digits, or more than ten.

    A plain number is its own. Any other reference is its digits, moved by as much as the rest of it says: its letters,
    its signs and where its digits stand. So references that are written alike never share one, such as D-2026-014 and
    D-2026-015, and others (D/2026/014, d-2026-014, D-20260-14) do once in ten thousand million pairs.
    """
    digits = "".join(re.findall("[0-9]", reference))
    if not 1 <= len(digits) <= 10:
        return None
    moved = 0
    if digits != reference or (digits[0] == "0" and digits != "0"):
        manner = re.sub("[0-9]", "0", normalize("NFC", reference))
        moved = int.from_bytes(hashlib.sha256(manner.encode()).digest(), "big")
    padded = f"{(int(digits) + moved) % 10**10:010}"
    return _decorated(padded + _modulo_97(padded))


def peppol(text: str) -> str:
    """A Peppol identifier, scheme and value: 0208:0123456749; Mistyped if it is none.

    The value is checked in the Belgian schemes, 0208 (enterprise number) and 9925 (VAT number).
    """
    found = _PEPPOL.fullmatch(text.strip())
    if found is None:
        raise Mistyped(say("no-peppol", text=text), say("peppol-written"))
    scheme, value = found.groups()
    match scheme:
        case "0208":
            return f"0208:{_belgian(_bare(value), text)}"
        case "9925":
            return f"9925:BE{_belgian(_bare(value).removeprefix('BE'), text)}"
        case _:
            return f"{scheme}:{value}"


def same_number(enterprise: str, vat: str) -> bool:
    """Whether a Belgian enterprise number and a VAT number have the same digits, as those of one company do."""
    return re.findall("[0-9]", enterprise) == re.findall("[0-9]", vat)


def _bare(text: str) -> str:
    """A number without the spaces, dots, slashes and dashes that make it readable; Mistyped if nothing remains."""
    bare = _SEPARATORS.sub("", text).upper()
    if not bare:
        raise Mistyped(say("number-empty"), say("write-or-delete"))
    return bare


def _as_typed(text: str, empty: str) -> str:
    """The number as it is typed; Mistyped, with the sentence of this name, where there is none."""
    if not text.strip():
        raise Mistyped(say(empty), say("write-or-delete"))
    return text.strip()


def _belgian(digits: str, text: str) -> str:
    from stdnum.be import vat

    if re.fullmatch("[0-9]{9}", digits) and int(digits[7:]) == 97 - int(digits[:7]) % 97:
        hint = say("write-nine", number=_dotted("0" + digits))
        raise _is_not(text, _ENTERPRISE, say("nine-digits"), hint)
    _count(digits, 10, text, _ENTERPRISE)
    if int(digits[8:]) != 97 - int(digits[:8]) % 97:  # stdnum takes 00, 98 and 99, too, which nobody has
        raise _wrong_digits(text, _ENTERPRISE)
    return _checked(vat, digits, text, _ENTERPRISE)


def _count(digits: str, count: int, text: str, what: Saying) -> None:
    """Mistyped unless there are exactly so many digits, and nothing else."""
    if not re.fullmatch("[0-9]*", digits):
        raise _is_not(text, what, say("not-digits"), say("copy-again"))
    if len(digits) != count:
        hint = say("nine-got-nought" if (count, len(digits)) == (10, 9) else "count-digits")
        raise _is_not(text, what, say("counts-digits", count=len(digits), wanted=count), hint)


def _checked(module: ModuleType, bare: str, text: str, what: Saying, **options: bool) -> str:
    """What a module of stdnum makes of a number; its errors in words."""
    from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError

    if not bare.isascii():  # int() would take the digits of any script
        raise _is_not(text, what, say("odd-character"), say("type-again"))
    try:
        return str(module.validate(bare, **options))
    except InvalidChecksum:
        raise _wrong_digits(text, what) from None
    except InvalidLength:
        raise _is_not(text, what, say("length"), say("count-digits")) from None
    except InvalidComponent:
        raise _is_not(text, what, say("part-cannot-be"), say("first-digits")) from None
    except (ValidationError, ValueError):
        raise _is_not(text, what, say("misplaced"), say("type-again")) from None


def _wrong_digits(text: str, what: Saying) -> Mistyped:
    return _is_not(text, what, say("check-digits"), say("compare-digits"))


def _is_not(text: str, what: Saying, reason: Saying, hint: Saying) -> Mistyped:
    return Mistyped(say("is-not", text=text, what=what, reason=reason), hint)


def _modulo_97(digits: str) -> str:
    """The remainder by 97 in two digits, 97 for 0."""
    return f"{int(digits) % 97 or 97:02}"


def _dotted(digits: str) -> str:
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def _decorated(digits: str) -> str:
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
