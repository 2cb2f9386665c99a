"""The row of the first page on an amount that is due at acceptance, with what a payment code says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engine.assembling.tables.writing import CellRuns, Writing
from engine.languages.payment import PAYMENT_WORDS
from engine.model.document import Origin, OverviewRow, Run
from engine.model.payment import PaymentCode, PaymentRequest

ROW = "due-at-acceptance"


def payment_row(writing: Writing) -> OverviewRow[Run] | None:
    """What is to be paid, and how; None where nothing is due, or the company has said no account."""
    prices, deal, company = writing.selection.prices, writing.selection.deal, writing.selection.publisher
    if deal is None or prices is None or not prices.due_at_acceptance or company.bank_account is None:
        return None
    communication = deal.communication or deal.reference
    asked = PaymentRequest(company.name, company.bank_account, prices.due_at_acceptance, communication)
    words = PAYMENT_WORDS[writing.language.code]
    given = {
        "amount": Run(writing.language.money(asked.amount), strong=True, origin=Origin.LABEL),
        "account": Run(company.bank_account.replace(" ", "\u00a0"), origin=Origin.LABEL),
        "beneficiary": Run(company.name, origin=Origin.LABEL),
        "communication": Run(communication, origin=Origin.CODE if deal.communication else Origin.DEAL),
    }
    code = PaymentCode(asked, words.scan, words.picture) if asked.payable else None
    return OverviewRow(ROW, words.label, _said(words.line, given), (_said(words.communication, given),), code)


def _said(sentence: str, given: Mapping[str, Run]) -> CellRuns:
    """A sentence with what stands in it for its names in braces."""
    parts = re.split(r"\{(\w+)\}", sentence)
    runs = (given[one] if place % 2 else Run(one, origin=Origin.LABEL) for place, one in enumerate(parts))
    return tuple(one for one in runs if one.text)
