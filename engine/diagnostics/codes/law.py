"""Family law: what must be said."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "law")

LAW = (
    _code(
        "duty-unknown",
        ERROR,
        summary="a covers: entry names a duty that does not exist",
        step="names; likewise for `waives:` and `owes:`",
        meaning="covers:, waives: or owes: names a duty, or a file of duties, that does not exist. A misspelt duty "
        "would be covered by nothing.",
        remedy="Correct the name; the duties are listed in clauses/duties/.",
        wrong="covers: [gdpr-28-3-x]",
        right="covers: [gdpr-28-3-h]",
    ),
    _code(
        "duty-uncovered",
        ERROR,
        summary="a document owes a duty that no paragraph covers",
        step="check, `build`",
        meaning="A document owes a duty (an article of law, a position of the company), and none of its paragraphs "
        "declares to fulfil it. Either the wording is missing, or nobody has said where it stands. Whether wording "
        "really fulfils a duty is judged by people, not by the program.",
        remedy="Word it, and write covers: with the duty at that paragraph, item or definition. A variant that sets a "
        "duty aside on purpose says so with waives:.",
        wrong="fr: Le Client peut auditer SecretarIA.\nen: The Client may audit SecretarIA.",
        right="fr: Le Client peut auditer SecretarIA.\nen: The Client may audit SecretarIA.\ncovers: [gdpr-28-3-h]",
    ),
    _code(
        "duty-group-unowed",
        WARNING,
        summary="a file of duties is owed by no document",
        step="check",
        meaning="A file of duties is owed by no document: nobody would notice if the wording for them disappeared.",
        remedy="Name it in owes: of the document that must fulfil it, or delete the file.",
        wrong="owes: []",
        right="owes: [gdpr-28]",
    ),
    _code(
        "publisher-incomplete",
        WARNING,
        summary="a company mention that the law requires is left to be completed",
        step="check, `build`, the site",
        error_when="for the public site, unless a preview is asked for",
        meaning="The company’s documents must bear its name, form, seat, enterprise number, register and bank account "
        "(CSA art. 2:20, CDE art. III.25). What is not known prints as left to be completed; every page of a document "
        "is then marked as incomplete, the manifest of a pack names what is missing, and the public site is not built.",
        remedy="Fill in clauses/publisher.yaml. A change of seat or account is a new entry with the date since when "
        "it holds.",
    ),
    _code(
        "register-incomplete",
        WARNING,
        summary="nobody has filled in the register of sub-processors",
        step="check, a deal without a register of its own",
        meaning="Nobody has filled in the register of sub-processors, which the client authorises and must be able to "
        "object to (GDPR art. 28(2) and (4)). Documents show it as left to be completed.",
        remedy="Fill in clauses/subprocessors.yaml, or write {} if nobody processes data for the company.",
        wrong="register: null",
        right="register: {}",
    ),
    _code(
        "safeguard-missing",
        ERROR,
        summary="a sub-processor outside the EEA has no safeguard",
        step="check, a deal in which it takes part",
        meaning="A sub-processor processes personal data outside the EEA, and the register does not say what protects "
        "the transfer (GDPR art. 44 to 46). The annex would name a transfer without its ground.",
        remedy="Write safeguard: with the adequacy decision or the clauses that protect the transfer.",
        wrong="country: US",
        right="country: US\nsafeguard:\n  fr: clauses contractuelles types\n  en: standard contractual clauses",
    ),
    _code(
        "transfer-invalid",
        ERROR,
        summary="what a transfer to a sub-processor rests on is told wrongly",
        step="read, deal",
        meaning="What transfer: says of a transfer out of the EEA does not fit: a basis lacks what belongs "
        "to it (standard clauses have a module and the day of signature, an adequacy decision its name), a day lies in "
        "the future or before the clauses of Decision (EU) 2021/914, or there is no transfer.",
        remedy="Copy it from the signed clauses and from the assessment; delete transfer: where data stay in the EEA.",
        wrong="transfer:\n  basis: standard-clauses",
        right="transfer:\n  basis: standard-clauses\n  module: 3\n  signed: 2025-11-03",
    ),
    _code(
        "processor-incomplete",
        WARNING,
        summary="the register does not say all that an annex prints of a sub-processor",
        step="deal, `build`",
        meaning="The annex has a place for the types of data that a sub-processor processes, for what a transfer to it "
        "rests on and for its assessment (GDPR art. 28(2), 30(2) and 46), and the register says nothing of it.",
        remedy="Add data:, and outside the EEA transfer: with its day of assessment, to the entry in the register.",
        wrong="country: US",
        right="country: US\ndata:\n  fr: adresses électroniques\n  en: email addresses\ntransfer:\n"
        "  basis: standard-clauses\n  module: 3\n  signed: 2025-11-03\n  assessed: 2025-11-10",
    ),
    _code(
        "subprocessor-none",
        WARNING,
        summary="an option leaves a service without a lawful sub-processor",
        step="check",
        meaning="All sub-processors of a service process data outside the EEA, and an option forbids that. A deal that "
        "selects both is refused, also one of a published edition: the register is read as it is now.",
        remedy="Add a sub-processor within the EEA, or acknowledge that the option is not sold with this service.",
    ),
    _code(
        "advice",
        WARNING,
        summary="the wording keeps a position that meets a rule of law; legal cures it or accepts it",
        step="check",
        error_when="for an advice that says so",
        meaning="A rule of clauses/advice.yaml applies: the wording keeps a position that meets a rule of law, on "
        "which a court may judge otherwise than the company hopes. The message gives the legal basis. Where the law "
        "leaves no choice, the advice is an error.",
        remedy="Change the wording, or accept the risk: clausier acknowledge writes the entry in "
        "clauses/reviews.yaml, with the reason, a name and a date. An error cannot be accepted.",
    ),
    _code(
        "acknowledgement-lapsed",
        WARNING,
        summary="what a person accepted has changed since",
        step="check",
        meaning="Somebody has accepted a warning about a text, and the text has changed since. What was accepted is "
        "not what stands there now.",
        remedy="Look at the text again, and renew the entry in clauses/reviews.yaml, or correct the wording.",
    ),
    _code(
        "acknowledgement-unused",
        WARNING,
        summary="an acknowledgement accepts nothing that check finds",
        step="check",
        meaning="An entry of clauses/reviews.yaml accepts a warning that check does not give, or no longer.",
        remedy="Delete the entry. Git keeps who accepted it and why.",
    ),
    _code(
        "advice-target",
        ERROR,
        summary="an advice names something that does not exist, or that cannot be compared",
        step="check",
        meaning="An advice names a duty, a place or a parameter that does not exist, or compares two figures that "
        "cannot be compared. Its test would never find anything.",
        remedy="Correct the name in clauses/advice.yaml as the hint says.",
    ),
    _code(
        "review-required",
        WARNING,
        summary="a paragraph covers a duty that a person has to review, and nobody has",
        step="check",
        meaning="A text covers a duty with review: required, and nobody has confirmed that it fulfils it.",
        remedy="Have it read by somebody who may judge it; clausier review PLACE --by NAME writes the mark.",
    ),
    _code(
        "finding-unknown",
        ERROR,
        summary="there is nothing of this name to acknowledge or to review",
        step="`acknowledge`, `review`",
        meaning="clausier acknowledge or clausier review names something that check does not find, or that the "
        "library does not have.",
        remedy="Copy the command from the hint of the warning.",
    ),
    _code(
        "review-lapsed",
        WARNING,
        summary="a paragraph has changed since a person reviewed it",
        step="check",
        meaning="A person has confirmed that this wording fulfils a duty, and the wording has changed since. The "
        "confirmation does not hold for the new text.",
        remedy="Have the text read again, and renew the mark with the digest that the hint gives.",
    ),
)
