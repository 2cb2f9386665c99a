"""The code that a banking app reads to fill in a transfer: a QR code by EPC069-12, version 002."""

from __future__ import annotations

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from engine.model.payment import PaymentRequest

if TYPE_CHECKING:
    from segno import QRCode

NAME, TEXT = 70, 140
"""How many characters a code has for the beneficiary, and for a communication in words (EPC069-12)."""
CAPACITY = 331
"""How many bytes a code has room for: those of version 13 of the QR code, the largest that apps must read."""
CORRECTION = "m"
BORDER = 4
"""The quiet zone around a code, in modules (ISO/IEC 18004)."""
BELGIAN = re.compile(r"[+*]{3}(\d{3})/?(\d{4})/?(\d{5})[+*]{3}")
CREDITOR = re.compile(r"RF\d{2}[0-9A-Z]{1,21}")
CENT = Decimal("0.01")


def payload(asked: PaymentRequest) -> str:
    """What the code says: twelve lines at most, those at the end that are empty left out.

    A Belgian communication is told as a structured one, by its twelve digits: banking apps of the country then keep it
    from being changed. Raises ValueError where the request is not `payable`.
    """
    if not asked.payable:
        raise ValueError(f"no transfer in SEPA can pay {asked.amount} to {asked.iban}")
    structured, free = _communication(asked.communication)
    amount = asked.amount.quantize(CENT, ROUND_HALF_UP)
    lines = ("BCD", "002", "1", "SCT", _line(asked.bic, 11), _line(asked.beneficiary, NAME), asked.account)
    told = "\n".join((*lines, f"EUR{amount}", "", structured, free)).rstrip("\n")
    return told.encode()[:CAPACITY].decode(errors="ignore")  # what ends it is words, which may be shorter


def _communication(text: str) -> tuple[str, str]:
    """A communication as a structured one, or as one in words: a code has one of the two."""
    packed = re.sub(r"\s", "", text)
    belgian = BELGIAN.fullmatch(packed)
    if belgian and _belgian("".join(belgian.groups())):
        return "".join(belgian.groups()), ""
    if CREDITOR.fullmatch(packed.upper()) and _creditor(packed.upper()):
        return packed.upper(), ""
    return "", _line(text, TEXT)


def _belgian(digits: str) -> bool:
    """Whether the last two digits are the rest of the others by 97, or 97 where there is none."""
    return int(digits[:10]) % 97 in (int(digits[10:]), int(digits[10:]) % 97)


def _creditor(reference: str) -> bool:
    """The check digits of ISO 11649: those of ISO 7064, MOD 97-10."""
    return int("".join(str(int(one, 36)) for one in reference[4:] + reference[:4])) % 97 == 1


def _line(text: str, most: int) -> str:
    """A text on one line, whose end would be the end of a field, as far as it has room."""
    return " ".join(text.split())[:most].rstrip()


def _code(asked: PaymentRequest) -> QRCode:
    import segno

    return segno.make_qr(payload(asked), error=CORRECTION, encoding="utf-8", boost_error=False)


def payment_svg(asked: PaymentRequest) -> bytes:
    """The code as a drawing, one unit a module; the same request gives the same bytes. ValueError as `payload`."""
    file = io.BytesIO()
    code = _code(asked)
    code.save(
        file, kind="svg", border=BORDER, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, light="#fff"
    )
    return file.getvalue()


def payment_png(asked: PaymentRequest, scale: int = 8) -> bytes:
    """The code as a picture, `scale` pixels a module; the same request gives the same bytes."""
    file = io.BytesIO()
    _code(asked).save(file, kind="png", border=BORDER, scale=scale)
    return file.getvalue()
