"""Family law: what must be said."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, WARNING, Explanation

_one = partial(Explanation, "law")

LAW = (
    _one(
        "duty-unknown",
        ERROR,
        "covers:, waives: or owes: names a duty, or a file of duties, that does not exist. A misspelt duty would be "
        "covered by nothing.",
        "Correct the name; the duties are listed in clauses/duties/.",
        wrong="covers: [gdpr-28-3-x]",
        right="covers: [gdpr-28-3-h]",
    ),
    _one(
        "duty-uncovered",
        ERROR,
        "A document owes a duty (an article of law, a position of the company), and none of its paragraphs declares to "
        "fulfil it. Either the wording is missing, or nobody has said where it stands. Whether wording really fulfils "
        "a duty is judged by people, not by the program.",
        "Word it, and write covers: with the duty at that paragraph, item or definition. A variant that sets a duty "
        "aside on purpose says so with waives:.",
        wrong="fr: Le Client peut auditer SecretarIA.\nen: The Client may audit SecretarIA.",
        right="fr: Le Client peut auditer SecretarIA.\nen: The Client may audit SecretarIA.\ncovers: [gdpr-28-3-h]",
    ),
    _one(
        "duty-group-unowed",
        WARNING,
        "A file of duties is owed by no document: nobody would notice if the wording for them disappeared.",
        "Name it in owes: of the document that must fulfil it, or delete the file.",
        wrong="owes: []",
        right="owes: [gdpr-28]",
    ),
    _one(
        "publisher-incomplete",
        WARNING,
        "The company’s documents must bear its name, form, seat, enterprise number, register and bank account (CSA "
        "art. 2:20, CDE art. III.25). What is not known prints as left to be completed.",
        "Fill in clauses/publisher.yaml. A change of seat or account is a new entry with the date since when it holds.",
    ),
    _one(
        "register-incomplete",
        WARNING,
        "Nobody has filled in the register of sub-processors, which the client authorises and must be able to object "
        "to (GDPR art. 28(2) and (4)). Documents show it as left to be completed.",
        "Fill in clauses/subprocessors.yaml, or write {} if nobody processes data for the company.",
        wrong="register: null",
        right="register: {}",
    ),
    _one(
        "advice",
        WARNING,
        "A rule of clauses/advice.yaml applies: the wording keeps a position that meets a rule of law, on which a "
        "court may judge otherwise than the company hopes. The message gives the legal basis. Where the law leaves no "
        "choice, the advice is an error.",
        "Change the wording, or accept the risk: clausier acknowledge writes the entry in clauses/reviews.yaml, with "
        "the reason, a name and a date. An error cannot be accepted.",
    ),
    _one(
        "acknowledgement-lapsed",
        WARNING,
        "Somebody has accepted a warning about a text, and the text has changed since. What was accepted is not what "
        "stands there now.",
        "Look at the text again, and renew the entry in clauses/reviews.yaml, or correct the wording.",
    ),
    _one(
        "acknowledgement-unused",
        WARNING,
        "An entry of clauses/reviews.yaml accepts a warning that check does not give, or no longer.",
        "Delete the entry. Git keeps who accepted it and why.",
    ),
    _one(
        "advice-target",
        ERROR,
        "An advice names a duty, a place or a parameter that does not exist, or compares two figures that cannot be "
        "compared. Its test would never find anything.",
        "Correct the name in clauses/advice.yaml as the hint says.",
    ),
    _one(
        "review-required",
        WARNING,
        "A text covers a duty with review: required, and nobody has confirmed that it fulfils it.",
        "Have it read by somebody who may judge it; clausier review PLACE --by NAME writes the mark.",
    ),
    _one(
        "finding-unknown",
        ERROR,
        "clausier acknowledge or clausier review names something that check does not find, or that the library does "
        "not have.",
        "Copy the command from the hint of the warning.",
    ),
    _one(
        "review-lapsed",
        WARNING,
        "A person has confirmed that this wording fulfils a duty, and the wording has changed since. The confirmation "
        "does not hold for the new text.",
        "Have the text read again, and renew the mark with the digest that the hint gives.",
    ),
)
