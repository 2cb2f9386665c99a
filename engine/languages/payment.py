"""What a language says of an amount that is due when the client accepts."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class PaymentWords:
    """`line` names `{amount}`, `{account}` and `{beneficiary}`; `picture` is what the code is called read aloud."""

    label: str
    line: str
    communication: str
    scan: str
    picture: str


PAYMENT_WORDS = ByLanguage(PaymentWords, "payment.yaml")
