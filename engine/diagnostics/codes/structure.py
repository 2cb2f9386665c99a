"""Family structure: what names each other. What a text names stands in `named_in_texts.py`."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "structure")

STRUCTURE = (
    _code(
        "fact-unknown",
        ERROR,
        summary="a fact does not exist",
        step="assemble; likewise for a fact that nobody names",
        meaning="A deal, or the standard selection, names a fact that does not exist, or one that follows from the "
        "rest of the deal and that nobody names, such as lines.usage.",
        remedy="Correct the name, or delete it.",
    ),
    _code(
        "fact-group",
        ERROR,
        summary="exactly one fact of a group must hold",
        step="assemble",
        meaning="Of the facts of a group exactly one holds: a client is in Belgium, elsewhere in the Union or outside "
        "it. Here none does, or several do.",
        remedy="Name one of them, or correct the country of the client.",
    ),
    _code(
        "fact-unused",
        WARNING,
        summary="a fact is declared and no condition asks for it",
        step="check",
        meaning="A fact is declared and no condition asks for it, so that it changes no document.",
        remedy="Ask for it in when:, or delete it from clauses/facts.yaml.",
    ),
    _code(
        "law-unused",
        WARNING,
        summary="a law is declared and no text cites it",
        step="check",
        meaning="A law is declared and no text cites it.",
        remedy="Cite it where it applies, as in [de](law/gdpr#28), or delete it from clauses/laws.yaml.",
    ),
    _code(
        "service-unknown",
        ERROR,
        summary="a service does not exist",
        step="names, assemble, deal",
        meaning="A deal, the register of sub-processors or a command names a service that the catalogue does not have.",
        remedy="Correct the name; clausier services lists all.",
    ),
    _code(
        "document-unknown",
        ERROR,
        summary="a document does not exist",
        step="names, assemble",
        meaning="A deal, the standard selection or a command names a document that the library does not have, or that "
        "is not part of this pack.",
        remedy="Correct the name. A document is a folder of clauses/ with document.yaml.",
    ),
    _code(
        "clause-unknown",
        ERROR,
        summary="an outline names a clause that has no file",
        step="read",
        meaning="The outline of a document lists a clause that has no file; the document cannot be numbered.",
        remedy="Write the file, correct the name, or take the line out of the outline.",
    ),
    _code(
        "keyword-unknown",
        ERROR,
        summary="keywords of the search are about nothing that exists",
        step="check",
        meaning="clauses/keywords.yaml gives words of clients for something that the library does not have: the search "
        "of the site leads nowhere with them.",
        remedy="Correct the name, or delete the entry. It is that of a document (dpa), a clause (cgv/liability), a "
        "paragraph (cgv/liability#cap) or an option (variant/no-ai).",
    ),
    _code(
        "clause-unlisted",
        WARNING,
        summary="a clause file is in no outline",
        step="check",
        meaning="A clause has a file, and neither an outline nor a variant lists it: no contract will ever contain it.",
        remedy="List it in document.yaml where it belongs, or delete the file.",
    ),
    _code(
        "number-twice",
        WARNING,
        summary="paragraphs of an article and of an annex print the same number",
        step="check",
        meaning="A document has annexes, and their paragraphs are numbered like those of its articles: article 1 and "
        "annex 1 both have a paragraph 1.1. Whoever cites “point 1.1” of the document may mean either.",
        remedy="Give the paragraphs of annexes a prefix with annex-prefix: in document.yaml. That changes what the "
        "document prints: raise its version. What is published already stays as it is.",
        wrong="annexes: [measures]",
        right="annexes: [measures]\nannex-prefix: A",
    ),
    _code(
        "identifier-exists",
        ERROR,
        summary="an insertion uses an identifier that is taken",
        step="read, names",
        meaning="An id is given twice: a variant inserts a paragraph whose id is taken, or an outline lists a clause "
        "twice. References would not know which one is meant.",
        remedy="Choose another id, or keep one of the two.",
    ),
    _code(
        "variant-unknown",
        ERROR,
        summary="a variant does not exist, or not in this major version",
        step="names, assemble",
        meaning="A deal, a service or another variant names a variant that does not exist, or not in this major "
        "version.",
        remedy="Correct the name; clausier variants lists all. An older major on offer is variants/custom-sla@1.yaml.",
    ),
    _code(
        "variant-requires",
        ERROR,
        summary="a selected variant needs another one",
        step="assemble",
        meaning="A selected variant works only together with another one that is not selected.",
        remedy="Select the other one as well, or neither.",
    ),
    _code(
        "variant-conflict",
        ERROR,
        summary="the selection contradicts itself",
        step="assemble",
        meaning="The selection contradicts itself: two options exclude each other, or one of them does not fit a fact "
        "of the deal. The reason that legal gave is printed.",
        remedy="Leave one of them out, or change the fact.",
    ),
    _code(
        "variant-cycle",
        ERROR,
        summary="variants imply each other in a circle",
        step="names",
        meaning="Variants imply each other in a circle, so that selecting one means all of them.",
        remedy="Take one link out of implies:, or make one variant of them.",
    ),
    _code(
        "change-target",
        ERROR,
        summary="a change points at something that does not exist",
        step="read, names, check, assemble; likewise for what is not there under some selection",
        meaning="A change of a variant points at a clause, paragraph or item that does not exist, or exists only with "
        "another variant that this one does not require. Its text would be printed nowhere.",
        remedy="Correct the place as the hint says, or add requires:.",
        wrong="- replace: cgv/abroad#requests",
        right="- replace: cgv/abroad#request",
    ),
    _code(
        "change-conflict",
        ERROR,
        summary="two changes touch the same place",
        step="check, assemble",
        meaning="Two changes touch the same place and can be selected together. No order decides what a contract "
        "says, so legal must.",
        remedy="Word one of them with when: not variant.other, word the two together, or declare a conflict between "
        "the variants.",
        wrong="- replace: cgv/payment#due-date",
        right="- replace: cgv/payment#due-date\n  when: not variant.longer-payment",
    ),
    _code(
        "change-redirect",
        ERROR,
        summary="a redirect leads nowhere or in a circle",
        step="assemble",
        meaning="A redirect says where references to a removed text go; this one leads to a text that is removed as "
        "well, or in a circle.",
        remedy="Name a place that stays.",
    ),
    _code(
        "place-unknown",
        ERROR,
        summary="a question is about something that does not exist",
        step="`why`; likewise for a variant, term, parameter or fact",
        meaning="A question (clausier why) is about a document, clause, paragraph or item that the library does not "
        "have, whatever is selected.",
        remedy="Correct the place as the hint says. A place that exists and is not printed is answered with the "
        "reason.",
    ),
    _code(
        "side-unknown",
        ERROR,
        summary="what is to be compared is no draft, edition or deal",
        step="`clausier diff`",
        meaning="clausier diff compares two sides, and one of them is neither the draft, the standard text, an "
        "edition nor the file of a deal.",
        remedy="Write draft, the day of an edition (2026-12-01), or the path of a deal.",
    ),
    _code(
        "rename-unknown",
        ERROR,
        summary="clausier rename or revise names something that does not exist, or a name that cannot be given",
        step="`rename`, `revise`, `new`",
        meaning="clausier rename or clausier revise was asked for something that does not exist, or a new name is not "
        "written as one, is of another kind, or lies elsewhere.",
        remedy="Name it in full as it stands in the library: cgv/duration#notice, term/client, parameter/notice. The "
        "new name is its last word, in lower case with hyphens.",
    ),
    _code(
        "rename-refused",
        ERROR,
        summary="with this name the library would say something else",
        step="`rename`",
        meaning="With the new name the library would say something else, or check would find something new: a name "
        "that the program itself knows, such as that of the first term, or insertions of several variants at one "
        "place, whose order is that of the names. Nothing was written.",
        remedy="Choose another name; what would change or be wrong is told with the message.",
    ),
    _code(
        "rename-taken",
        ERROR,
        summary="a name is another thing’s already: the one that was: gives, or the new one of clausier rename",
        step="names, `rename`",
        meaning="The new name belongs to something else already, or did so once (was:): old contracts and references "
        "would be led to the wrong place.",
        remedy="Choose another name.",
    ),
    _code(
        "key-point-unknown",
        ERROR,
        summary="a line of a first page sums up a paragraph that does not exist",
        step="names",
        meaning="clauses/key-points.yaml says on which paragraphs each line rests. Without them nothing shows that the "
        "line is true.",
        remedy="Name a paragraph (cgv/duration#notice), or what a variant writes there "
        "(variant/fixed-term/cgv/duration#notice).",
        wrong="sums-up: [cgv/duration#notise]",
        right="sums-up: [cgv/duration#notice]",
    ),
    _code(
        "key-point-link",
        ERROR,
        summary="a line of a first page leads to no paragraph that it sums up, or to another one",
        step="check",
        meaning="Whoever reads the line must find what counts. It ends with the number of its article, as a reference.",
        remedy="End the line with a reference to what sums-up: names, or to the article around it.",
        wrong="en: Two parties, one court.",
        right="en: |\n  One court ([](governing-law#court)).",
    ),
    _code(
        "key-point-figure",
        ERROR,
        summary="a line of a first page prints a figure that the paragraphs do not",
        step="check",
        meaning="A line that has figures of its own can say something else than the contract does.",
        remedy="Print the parameter that the paragraph prints, or name the paragraph that prints this one in sums-up:.",
    ),
)
