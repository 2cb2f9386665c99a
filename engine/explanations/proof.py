"""Family proof: what holds for every selection."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, WARNING, Explanation

_one = partial(Explanation, "proof")

PROOF = (
    _one(
        "proof-reference",
        ERROR,
        "Some selection that sales can make prints a reference whose target it removes. The message gives the smallest "
        "such selection.",
        "Add redirect: to the change that removes the target, or when: to the text that refers to it.",
        wrong="- remove: dpa/breach",
        right="- remove: dpa/breach\n  redirect: joint-control/breaches",
    ),
    _one(
        "proof-parameter",
        ERROR,
        "Some selection prints a parameter that has neither a standard value nor a value from a deal, or whose variant "
        "is not selected there. The message gives the smallest such selection.",
        "Give the parameter a value:, or print it only where its variant is selected.",
    ),
    _one(
        "proof-duty",
        ERROR,
        "In some selection, a document owes a duty that none of its paragraphs covers: a variant or a condition takes "
        "away the only one that does. The message gives the smallest such selection.",
        "Let the variant cover the duty in the text that it puts in place, or waive it with waives: if the parties "
        "agree otherwise.",
        wrong="- replace: dpa/audit#audits\n  fr: …\n  en: …",
        right="- replace: dpa/audit#audits\n  fr: …\n  en: …\n  covers: [gdpr-28-3-h]",
    ),
    _one(
        "proof-empty",
        ERROR,
        "In some selection, a document has no article left to print. The message gives the smallest such selection.",
        "Give the document a when:, or let the variant drop it from the pack with outline: {drop: …}.",
    ),
    _one(
        "condition-never",
        WARNING,
        "A condition can hold in no selection: it asks for facts or services that exclude each other. What it governs "
        "is never printed.",
        "Correct the condition, or delete what depends on it.",
        wrong="when: client.be and client.non-eu",
        right="when: client.be or client.non-eu",
    ),
    _one(
        "variant-unselectable",
        WARNING,
        "Nobody can select this variant: what it requires or implies contradicts its own conflicts.",
        "Take the contradiction out of requires:, implies: or conflicts:, or delete the variant.",
    ),
)
