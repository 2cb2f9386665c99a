"""Family proof: what holds for every selection."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "proof")

PROOF = (
    _code(
        "proof-reference",
        ERROR,
        summary="under some selection a reference leads nowhere",
        step="check",
        meaning="Some selection that sales can make prints a reference whose target it removes. The message gives the "
        "smallest such selection.",
        remedy="Add redirect: to the change that removes the target, or when: to the text that refers to it.",
        wrong="- remove: dpa/breach",
        right="- remove: dpa/breach\n  redirect: joint-control/breaches",
    ),
    _code(
        "proof-parameter",
        ERROR,
        summary="under some selection a text prints a parameter that is not in use",
        step="check",
        meaning="Some selection prints a parameter that has neither a standard value nor a value from a deal, or "
        "whose variant is not selected there. The message gives the smallest such selection.",
        remedy="Give the parameter a value:, or print it only where its variant is selected.",
    ),
    _code(
        "proof-duty",
        ERROR,
        summary="under some selection a document owes a duty that no text covers",
        step="check",
        meaning="In some selection, a document owes a duty that none of its paragraphs covers: a variant or a "
        "condition takes away the only one that does. The message gives the smallest such selection.",
        remedy="Let the variant cover the duty in the text that it puts in place, or waive it with waives: if the "
        "parties agree otherwise.",
        wrong="- replace: dpa/audit#audits\n  fr: …\n  en: …",
        right="- replace: dpa/audit#audits\n  fr: …\n  en: …\n  covers: [gdpr-28-3-h]",
    ),
    _code(
        "proof-empty",
        ERROR,
        summary="under some selection a document holds nothing",
        step="check",
        meaning="In some selection, a document has no article left to print. The message gives the smallest such "
        "selection.",
        remedy="Give the document a when:, or let the variant drop it from the pack with outline: {drop: …}.",
    ),
    _code(
        "proof-key-point",
        ERROR,
        summary="under some selection a first page sums up something else than what is printed",
        step="check",
        meaning="In some selection no line of a subject applies, or several do, or a line is about a paragraph that is "
        "not printed or that a variant words in another way. The message gives the smallest such selection.",
        remedy="Give each line the when: of the wording that it sums up, and write one line for each wording.",
        wrong="sums-up: [cgv/governing-law#court]",
        right="when: not variant.other-forum\nsums-up: [cgv/governing-law#court]",
    ),
    _code(
        "list-single",
        WARNING,
        summary="under some selection a list prints one item only, introduced like several",
        step="check",
        meaning="Some selection keeps one item of a list of several: it would be printed as (i), below words that "
        "announce more than one. The message gives the smallest such selection.",
        remedy="Give the paragraph, or the change that words it, a single: in each language. The only item then "
        "follows that text in its line, without a number.",
        wrong="fr: |\n  Les Prestations sont les suivantes :",
        right="fr: |\n  Les Prestations sont les suivantes :\nsingle:\n  fr: |\n    La Prestation est la suivante :",
    ),
    _code(
        "condition-never",
        WARNING,
        summary="a part of a document is never printed, or a change never made",
        step="check",
        meaning="A condition can hold in no selection: it asks for facts or services that exclude each other. What it "
        "governs is never printed.",
        remedy="Correct the condition, or delete what depends on it.",
        wrong="when: client.be and client.non-eu",
        right="when: client.be or client.non-eu",
    ),
    _code(
        "variant-unselectable",
        WARNING,
        summary="no deal can select a variant",
        step="check",
        error_when="where no deal at all can be made",
        meaning="Nobody can select this variant: what it requires or implies contradicts its own conflicts.",
        remedy="Take the contradiction out of requires:, implies: or conflicts:, or delete the variant.",
    ),
)
