"""Family structure: what a text names: parameters, references, conditions."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "structure")

NAMED_IN_TEXTS = (
    _code(
        "parameter-syntax",
        ERROR,
        summary="a parameter in a text is not written {{ name }} or {{ name | form }}",
        step="read",
        meaning="Braces stand in the text, and what is between them is not a parameter. The contract would print the "
        "braces.",
        remedy="Write {{ name }}, or {{ name | form }}, in lower case.",
        wrong="fr: moyennant un préavis {{Notice}}",
        right="fr: moyennant un préavis {{ notice | de }}",
    ),
    _code(
        "parameter-unknown",
        ERROR,
        summary="a text names a parameter that does not exist",
        step="names, assemble, deal",
        meaning="A text, or a bound, names a parameter that is not declared where this text can see it.",
        remedy="Declare it in clauses/parameters.yaml. The parameters of a variant are written with its name, {{ "
        "eea-only.surcharge }}, and only in what that variant writes or adds.",
    ),
    _code(
        "parameter-form",
        ERROR,
        summary="a text asks for a form that this type or language does not have",
        step="names",
        meaning="The text asks for a form that parameters of this type do not have in this language.",
        remedy="Take one of the forms that the hint lists; docs/format.md shows what each prints.",
        wrong="en: on {{ notice | de }} notice",
        right="en: on {{ notice | possessive }} notice",
    ),
    _code(
        "parameter-value",
        ERROR,
        summary="the value of a parameter is not of its type or lies outside its bounds",
        step="read, names, deal",
        meaning="The value is not of the type of the parameter, or lies beyond what free: and approval: allow. In a "
        "deal, such a value can be approved by nobody.",
        remedy="Change the value, or the bounds, which are legal’s to set.",
        wrong="value: 90\nfree: {min: 15, max: 30}\napproval: {min: 1, max: 60}",
        right="value: 30\nfree: {min: 15, max: 30}\napproval: {min: 1, max: 60}",
    ),
    _code(
        "parameter-order",
        ERROR,
        summary="the value of a parameter exceeds another one that bounds it",
        step="names, assemble; likewise for a value below one that bounds it",
        meaning="Two parameters bound each other (at-most:, at-least:), and their values are the wrong way round: a "
        "credit above its cap, a short notice longer than the long one.",
        remedy="Change one of the two values.",
    ),
    _code(
        "parameter-unused",
        WARNING,
        summary="a parameter is declared and no text uses it",
        step="check",
        meaning="A parameter is declared and no text prints it. Whoever changes its value believes to change the "
        "contract.",
        remedy="Print it where the figure stands, or delete it.",
    ),
    _code(
        "reference-syntax",
        ERROR,
        summary="the target of a reference is not written as one",
        step="read, names, assemble",
        meaning="A reference is not written as one, or cites things that no single reference can: articles of two "
        "documents, an article and a law.",
        remedy="Write [preposition](target), in English [](target), without a space between the brackets. Split it "
        "into two references if it cites two kinds of things.",
        wrong="fr: conformément [à] (payment)",
        right="fr: conformément [à](payment)",
    ),
    _code(
        "reference-unknown",
        ERROR,
        summary="a reference points at something that does not exist",
        step="names",
        meaning="A reference points at an article, paragraph, document or law that nothing in the library is. The "
        "contract would cite nothing.",
        remedy="Correct the target as the hint says. #notice is a paragraph of the same clause, payment#due one of "
        "the same document, dpa/breach one of another, law/gdpr#28 an article of a law.",
        wrong="en: in accordance with [](paiement)",
        right="en: in accordance with [](payment)",
    ),
    _code(
        "reference-ambiguous",
        ERROR,
        summary="a reference could mean two things",
        step="names",
        meaning="The name is both a clause of this document and a document.",
        remedy="Write cgv/name for the article, document/name for the document.",
    ),
    _code(
        "reference-removed",
        ERROR,
        summary="a reference points at something that this selection removes",
        step="assemble",
        meaning="With the options selected, a variant removes the paragraph that this reference points at, and says "
        "of no other one that it takes its place.",
        remedy="Add redirect: to the change that removes it, or let the variant replace the text with the reference.",
        wrong="- remove: cgv/abroad#request",
        right="- remove: cgv/abroad#request\n  redirect: cgv/abroad#eea",
    ),
    _code(
        "reference-preposition",
        ERROR,
        summary="the text of a reference is not a preposition of its language",
        step="names",
        meaning="Between the brackets stands a word with which no reference begins in this language. The program "
        "contracts the preposition with the article (à l’article, aux articles), and can do so with those that it "
        "knows.",
        remedy="In French: nothing, le, Le, à, À, de or De. In English: nothing, or The before a whole law or "
        "document.",
        wrong="fr: visé [aux](payment,duration)",
        right="fr: visé [à](payment,duration)",
    ),
    _code(
        "condition-syntax",
        ERROR,
        summary="a condition cannot be read",
        step="read",
        meaning="A condition cannot be read. It is made of services, facts, documents and variants, joined by and, "
        "or, not and brackets.",
        remedy="Write it as the hint shows; docs/format.md has the grammar.",
        wrong="when: service.prospecting && !client.be",
        right="when: service.prospecting and not client.be",
    ),
    _code(
        "condition-unknown",
        ERROR,
        summary="a condition names something that does not exist",
        step="names",
        meaning="A condition asks for a service, fact, document or variant that does not exist. It would never hold, "
        "and its text would never be printed.",
        remedy="Correct the name, or declare it in clauses/services.yaml or clauses/facts.yaml.",
    ),
    _code(
        "condition-stratum",
        ERROR,
        summary="a condition asks for something that is decided later",
        step="names",
        meaning="A condition asks for something that is decided only after it. Services come first, then facts, "
        "variants, documents and texts; so nothing can go round in a circle. Clauses never ask for variants: what a "
        "variant changes is read in the variant.",
        remedy="Ask for a service or a fact, or let the variant change the text.",
        wrong="# in a clause\nwhen: variant.eea-only",
        right="# in variants/eea-only.yaml\nchanges:\n  - remove: cgv/abroad#request",
    ),
)
