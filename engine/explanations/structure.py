"""Family structure: what names each other."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, WARNING, Explanation

_one = partial(Explanation, "structure")

STRUCTURE = (
    _one(
        "parameter-syntax",
        ERROR,
        "Braces stand in the text, and what is between them is not a parameter. The contract would print the braces.",
        "Write {{ name }}, or {{ name | form }}, in lower case.",
        wrong="fr: moyennant un préavis {{Notice}}",
        right="fr: moyennant un préavis {{ notice | de }}",
    ),
    _one(
        "parameter-unknown",
        ERROR,
        "A text, or a bound, names a parameter that is not declared where this text can see it.",
        "Declare it in clauses/parameters.yaml. The parameters of a variant are written with its name, "
        "{{ eea-only.surcharge }}, and only in what that variant writes or adds.",
    ),
    _one(
        "parameter-form",
        ERROR,
        "The text asks for a form that parameters of this type do not have in this language.",
        "Take one of the forms that the hint lists; docs/format.md shows what each prints.",
        wrong="en: on {{ notice | de }} notice",
        right="en: on {{ notice | possessive }} notice",
    ),
    _one(
        "parameter-value",
        ERROR,
        "The value is not of the type of the parameter, or lies beyond what free: and approval: allow. In a deal, such "
        "a value can be approved by nobody.",
        "Change the value, or the bounds, which are legal’s to set.",
        wrong="value: 90\nfree: {min: 15, max: 30}\napproval: {min: 1, max: 60}",
        right="value: 30\nfree: {min: 15, max: 30}\napproval: {min: 1, max: 60}",
    ),
    _one(
        "parameter-order",
        ERROR,
        "Two parameters bound each other (at-most:, at-least:), and their values are the wrong way round: a credit "
        "above its cap, a short notice longer than the long one.",
        "Change one of the two values.",
    ),
    _one(
        "parameter-unused",
        WARNING,
        "A parameter is declared and no text prints it. Whoever changes its value believes to change the contract.",
        "Print it where the figure stands, or delete it.",
    ),
    _one(
        "reference-syntax",
        ERROR,
        "A reference is not written as one, or cites things that no single reference can: articles of two documents, "
        "an article and a law.",
        "Write [preposition](target), in English [](target), without a space between the brackets. Split it into two "
        "references if it cites two kinds of things.",
        wrong="fr: conformément [à] (payment)",
        right="fr: conformément [à](payment)",
    ),
    _one(
        "reference-unknown",
        ERROR,
        "A reference points at an article, paragraph, document or law that nothing in the library is. The contract "
        "would cite nothing.",
        "Correct the target as the hint says. #notice is a paragraph of the same clause, payment#due one of the same "
        "document, dpa/breach one of another, law/gdpr#28 an article of a law.",
        wrong="en: in accordance with [](paiement)",
        right="en: in accordance with [](payment)",
    ),
    _one(
        "reference-ambiguous",
        ERROR,
        "The name is both a clause of this document and a document.",
        "Write cgv/name for the article, document/name for the document.",
    ),
    _one(
        "reference-removed",
        ERROR,
        "With the options selected, a variant removes the paragraph that this reference points at, and says of no "
        "other one that it takes its place.",
        "Add redirect: to the change that removes it, or let the variant replace the text with the reference.",
        wrong="- remove: cgv/abroad#request",
        right="- remove: cgv/abroad#request\n  redirect: cgv/abroad#eea",
    ),
    _one(
        "reference-preposition",
        ERROR,
        "Between the brackets stands a word with which no reference begins in this language. The program contracts the "
        "preposition with the article (à l’article, aux articles), and can do so with those that it knows.",
        "In French: nothing, le, Le, à, À, de or De. In English: nothing, or The before a whole law or document.",
        wrong="fr: visé [aux](payment,duration)",
        right="fr: visé [à](payment,duration)",
    ),
    _one(
        "condition-syntax",
        ERROR,
        "A condition cannot be read. It is made of services, facts, documents and variants, joined by and, or, not and "
        "brackets.",
        "Write it as the hint shows; docs/format.md has the grammar.",
        wrong="when: service.prospecting && !client.be",
        right="when: service.prospecting and not client.be",
    ),
    _one(
        "condition-unknown",
        ERROR,
        "A condition asks for a service, fact, document or variant that does not exist. It would never hold, and its "
        "text would never be printed.",
        "Correct the name, or declare it in clauses/services.yaml or clauses/facts.yaml.",
    ),
    _one(
        "condition-stratum",
        ERROR,
        "A condition asks for something that is decided only after it. Services come first, then facts, variants, "
        "documents and texts; so nothing can go round in a circle. Clauses never ask for variants: what a variant "
        "changes is read in the variant.",
        "Ask for a service or a fact, or let the variant change the text.",
        wrong="# in a clause\nwhen: variant.eea-only",
        right="# in variants/eea-only.yaml\nchanges:\n  - remove: cgv/abroad#request",
    ),
    _one(
        "fact-unknown",
        ERROR,
        "A deal, or the standard selection, names a fact that does not exist, or one that follows from the rest of the "
        "deal and that nobody names, such as lines.usage.",
        "Correct the name, or delete it.",
    ),
    _one(
        "fact-group",
        ERROR,
        "Of the facts of a group exactly one holds: a client is in Belgium, elsewhere in the Union or outside it. Here "
        "none does, or several do.",
        "Name one of them, or correct the country of the client.",
    ),
    _one(
        "fact-unused",
        WARNING,
        "A fact is declared and no condition asks for it, so that it changes no document.",
        "Ask for it in when:, or delete it from clauses/facts.yaml.",
    ),
    _one(
        "law-unused",
        WARNING,
        "A law is declared and no text cites it.",
        "Cite it where it applies, as in [de](law/gdpr#28), or delete it from clauses/laws.yaml.",
    ),
    _one(
        "service-unknown",
        ERROR,
        "A deal, the register of sub-processors or a command names a service that the catalogue does not have.",
        "Correct the name; clausier services lists all.",
    ),
    _one(
        "document-unknown",
        ERROR,
        "A deal, the standard selection or a command names a document that the library does not have, or that is not "
        "part of this pack.",
        "Correct the name. A document is a folder of clauses/ with document.yaml.",
    ),
    _one(
        "clause-unknown",
        ERROR,
        "The outline of a document lists a clause that has no file; the document cannot be numbered.",
        "Write the file, correct the name, or take the line out of the outline.",
    ),
    _one(
        "clause-unlisted",
        WARNING,
        "A clause has a file, and neither an outline nor a variant lists it: no contract will ever contain it.",
        "List it in document.yaml where it belongs, or delete the file.",
    ),
    _one(
        "identifier-exists",
        ERROR,
        "An id is given twice: a variant inserts a paragraph whose id is taken, or an outline lists a clause twice. "
        "References would not know which one is meant.",
        "Choose another id, or keep one of the two.",
    ),
    _one(
        "variant-unknown",
        ERROR,
        "A deal, a service or another variant names a variant that does not exist, or not in this major version.",
        "Correct the name; clausier variants lists all. An older major on offer is variants/custom-sla@1.yaml.",
    ),
    _one(
        "variant-requires",
        ERROR,
        "A selected variant works only together with another one that is not selected.",
        "Select the other one as well, or neither.",
    ),
    _one(
        "variant-conflict",
        ERROR,
        "The selection contradicts itself: two options exclude each other, or one of them does not fit a fact of the "
        "deal. The reason that legal gave is printed.",
        "Leave one of them out, or change the fact.",
    ),
    _one(
        "variant-cycle",
        ERROR,
        "Variants imply each other in a circle, so that selecting one means all of them.",
        "Take one link out of implies:, or make one variant of them.",
    ),
    _one(
        "change-target",
        ERROR,
        "A change of a variant points at a clause, paragraph or item that does not exist, or exists only with another "
        "variant that this one does not require. Its text would be printed nowhere.",
        "Correct the place as the hint says, or add requires:.",
        wrong="- replace: cgv/abroad#requests",
        right="- replace: cgv/abroad#request",
    ),
    _one(
        "change-conflict",
        ERROR,
        "Two changes touch the same place and can be selected together. No order decides what a contract says, so "
        "legal must.",
        "Word one of them with when: not variant.other, word the two together, or declare a conflict between the "
        "variants.",
        wrong="- replace: cgv/payment#due-date",
        right="- replace: cgv/payment#due-date\n  when: not variant.longer-payment",
    ),
    _one(
        "change-redirect",
        ERROR,
        "A redirect says where references to a removed text go; this one leads to a text that is removed as well, or "
        "in a circle.",
        "Name a place that stays.",
    ),
    _one(
        "place-unknown",
        ERROR,
        "A question (clausier why) is about a document, clause, paragraph or item that the library does not have, "
        "whatever is selected.",
        "Correct the place as the hint says. A place that exists and is not printed is answered with the reason.",
    ),
    _one(
        "rename-unknown",
        ERROR,
        "clausier rename or clausier revise was asked for something that does not exist, or a new name is not written "
        "as one, is of another kind, or lies elsewhere.",
        "Name it in full as it stands in the library: cgv/duration#notice, term/client, parameter/notice. The new name "
        "is its last word, in lower case with hyphens.",
    ),
    _one(
        "rename-refused",
        ERROR,
        "With the new name the library would say something else, or check would find something new: a name that the "
        "program itself knows, such as that of the first term, or insertions of several variants at one place, whose "
        "order is that of the names. Nothing was written.",
        "Choose another name; what would change or be wrong is told with the message.",
    ),
    _one(
        "rename-taken",
        ERROR,
        "The new name belongs to something else already, or did so once (was:): old contracts and references would be "
        "led to the wrong place.",
        "Choose another name.",
    ),
)
