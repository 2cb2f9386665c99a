"""A payment that is asked for: to whom, how much, and by which words the bank transfer is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SEPA = frozenset(
    (
        "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR",
        "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO",
        "RS", "SE", "SI", "SK", "SM", "VA",
    )
)  # fmt: skip
"""Countries of the schemes of SEPA (EPC409-09), as accounts begin with them."""
MOST = Decimal("999999999.99")
"""The highest amount of a credit transfer (EPC069-12), in euro."""


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """A transfer in euro: `amount` as it is due, VAT included; `communication` as it stands on the invoice.

    `iban` and `communication` may be grouped as people write them. A communication is a Belgian structured one
    (+++123/4567/89012+++), a creditor reference (RF18 5390 0754 7034, ISO 11649), or free text.
    """

    beneficiary: str
    iban: str
    amount: Decimal
    communication: str = ""
    bic: str = ""

    @property
    def account(self) -> str:
        """The account without its spaces."""
        return re.sub(r"\s", "", self.iban).upper()

    @property
    def payable(self) -> bool:
        """Whether a payment code can ask for it: a sound account in SEPA, and an amount that a transfer can have."""
        return self.account[:2] in SEPA and _sound(self.account) and Decimal("0.01") <= self.amount <= MOST


@dataclass(frozen=True, slots=True)
class PaymentCode:
    """A payment code as it is printed: what it asks for, what it is for, and what it is called read aloud."""

    asked: PaymentRequest
    scan: str
    picture: str


def _sound(account: str) -> bool:
    """Whether the check digits of an account fit (ISO 13616): those of a specimen do not."""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", account):
        return False
    return int("".join(str(int(one, 36)) for one in account[4:] + account[:4])) % 97 == 1
