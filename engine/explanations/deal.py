"""Family deal: what sales write."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, WARNING, Explanation

_one = partial(Explanation, "deal")

DEAL = (
    _one(
        "identifier-invalid",
        ERROR,
        "An enterprise, VAT, Peppol, account or payment number has a wrong digit or the wrong length: its check digits "
        "do not fit. Whether a correct number belongs to the client is not looked up.",
        "Copy the number again from an official document.",
    ),
    _one(
        "deal-consumer",
        ERROR,
        "The client is a consumer. The texts are written for businesses; consumers are protected by other rules, and "
        "this contract would be void in part.",
        "Do not make this contract. A self-employed person who buys for the business is type: self-employed.",
        wrong="client:\n  type: consumer",
        right="client:\n  type: self-employed",
    ),
    _one(
        "deal-validity",
        ERROR,
        "The offer ends before it begins; or (a warning) it has ended. A client who accepts an offer after its last "
        "day has no contract yet.",
        "Correct validity:, or make a new offer.",
    ),
    _one(
        "line-invalid",
        ERROR,
        "A line of the quote cannot be priced: it names no entry of the catalogue, has no price, gives one that the "
        "catalogue fixes, or takes off more than the price.",
        "Correct the line as the hint says; clausier services NAME lists the entries with their prices.",
        wrong="- item: medical-secretariat/setup",
        right="- item: medical-secretariat/setup\n  price: 450",
    ),
    _one(
        "vat-category",
        ERROR,
        "The VAT category does not exist or does not fit the client: the reverse charge needs a client of another "
        "Member State with a valid VAT number, and so on.",
        "Leave vat: out, so that the category follows from the client, or correct the client.",
    ),
    _one(
        "approval-invalid",
        ERROR,
        "An approval comes from somebody who may not give it; or (a warning) nothing needs it, or what was approved "
        "has changed since, so that it has lapsed.",
        "Ask again: clausier approve DEAL --by PERSON writes it. Approvals are never typed by hand.",
    ),
    _one(
        "deviation-unapproved",
        WARNING,
        "The deal departs from the standard (an option, a figure, a discount), and nobody has approved it. Until then "
        "all documents bear the mark “Non approuvé / Not approved” and cannot be signed.",
        "clausier approve DEAL --by PERSON, by somebody of the level named.",
    ),
    _one(
        "deal-text",
        ERROR,
        "A text of the deal is too long, runs over several lines or holds characters that documents cannot show.",
        "Shorten it, or type the characters again instead of pasting them.",
    ),
    _one(
        "deal-incomplete",
        ERROR,
        "A document needs something that only a deal gives, and the deal lacks it: an address, a signatory, the last "
        "day of the offer.",
        "Add what the message names. The standard text, which has no deal, does not print such documents.",
    ),
)
