"""Family wording: what the texts say."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "wording")

WORDING = (
    _code(
        "language-missing",
        ERROR,
        summary="a text exists in one language only",
        step="read, deal",
        warning_when="for `build` in a language that is not the client’s",
        meaning="A text exists in one language only. Every contract can be made in French and in English, so that "
        "half of it would be missing.",
        remedy="Write the other language beside it.",
        wrong="title:\n  fr: Paiement",
        right="title:\n  fr: Paiement\n  en: Payment",
    ),
    _code(
        "text-untranslated",
        ERROR,
        summary="a text says the same words in two languages",
        step="read, deal",
        warning_when="in a deal",
        meaning="A paragraph or an entry of a list stands in the same words below two languages: it was copied to be "
        "translated, and was not. Names, figures and addresses may be the same.",
        remedy="Translate it. What is called the same in both languages is a name, and stands within a sentence.",
        wrong="fr: Le Client reçoit un accès.\nen: Le Client reçoit un accès.",
        right="fr: Le Client reçoit un accès.\nen: The Client receives access.",
    ),
    _code(
        "text-leftover",
        ERROR,
        summary="something that drafting or pasting left stands in a text",
        step="read, deal",
        warning_when="in a deal, for what waits for nobody: tags, entities, bullets, quotation marks around it all",
        meaning="A client would read what was meant for those who draft: a place to be filled in ([●], ____, XXX, "
        "TODO, “[nom]”), a tag or an entity of HTML, a bullet or letters that make a list within a line, a ** without "
        "its counterpart, quotation marks around a whole text.",
        remedy="Write what belongs there, or delete it. What is not known yet is null: in the company and the register "
        "it prints as to be completed. A list is lines that begin with -, or items:.",
        wrong="fr: Le Client paie [montant à compléter].",
        right="fr: Le Client paie {{ setup-fee }}.",
    ),
    _code(
        "language-parity",
        ERROR,
        summary="the two languages differ in parameters, references, figures or emphasis",
        step="check",
        meaning="The two languages of a text differ in what they print: other parameters, other references, another "
        "figure, day or month, more words in bold, another number of list entries. One of the two is not what the "
        "parties agreed.",
        remedy="Say the same in both. The message names what stands in one language alone.",
        wrong="fr: dans un délai {{ payment-term | de }}\nen: within {{ notice }}",
        right="fr: dans un délai {{ payment-term | de }}\nen: within {{ payment-term }}",
    ),
    _code(
        "bare-figure",
        ERROR,
        summary="a text holds a figure that is not a parameter, a reference or a law",
        step="check",
        meaning="A figure stands in the text itself, in digits or in words. Nobody could find or change it, the two "
        "languages could drift apart, and sales could not see its bounds.",
        remedy="Declare it in clauses/parameters.yaml and print it with {{ name }}. Articles of law are references.",
        wrong="fr: |\n  Le préavis est de deux mois.",
        right="fr: |\n  Le préavis est {{ notice | de }}.",
    ),
    _code(
        "term-ambiguous",
        ERROR,
        summary="one written form belongs to two defined terms",
        step="names",
        meaning="One written form belongs to two defined terms, so that a reader cannot know which definition applies.",
        remedy="Give one of the terms another form in clauses/terms.yaml.",
    ),
    _code(
        "term-undefined",
        ERROR,
        summary="a capitalised expression is not a defined term",
        step="check",
        meaning="A word is capitalised inside a sentence, as defined terms are, and nothing defines it. A court would "
        "ask what the parties meant by it.",
        remedy="Define it in clauses/terms.yaml, add the form to its term, list a name (a place, a court, a company) "
        "in clauses/proper-names.yaml, or write it in lower case.",
        wrong="en: The Customer pays the Fee.",
        right="en: The Client pays the price.",
    ),
    _code(
        "term-unused",
        WARNING,
        summary="a term is defined and no text uses it",
        step="check",
        meaning="A term is defined, and no text mentions it, nor does the definition of a term that one mentions. Its "
        "definition is never printed.",
        remedy="Use it where it is meant, or delete it.",
    ),
    _code(
        "term-inconsistent",
        WARNING,
        summary="a defined term is written otherwise than it is defined",
        step="check",
        meaning="A defined term is written otherwise than it is defined: in lower case after “the” or “le”, with a "
        "capital, a hyphen or an apostrophe too many. It then is not the term: “the client” may be anybody’s.",
        remedy="Write one of its forms. Where the common word is meant, list the words in clauses/proper-names.yaml, "
        "below common: and their language.",
        wrong="fr: Le client paie le Sous-traitant Ultérieur.",
        right="fr: Le Client paie le Sous-traitant ultérieur.",
    ),
    _code(
        "modality",
        WARNING,
        summary="an obligation or a right is worded in another way, or not alike in both languages",
        step="check",
        meaning="Who shall, who may and who may not is worded in one way: “doit” and “s’engage à” are “shall”, “peut” "
        "is “may”, “ne peut pas” is “may not”; what is so stands in the present tense. This text uses another word "
        "(must, will, is to; devra, est tenu de), or its two languages do not oblige, allow and forbid equally often.",
        remedy="Write the usual word. Where the languages differ, decide which of them the parties agreed on.",
        wrong="fr: Le Client peut résilier le Contrat.\nen: The Client shall terminate the Contract.",
        right="fr: Le Client peut résilier le Contrat.\nen: The Client may terminate the Contract.",
    ),
    _code(
        "typography",
        WARNING,
        summary="a mark, a space, an accent or a word is mistyped",
        step="check",
        meaning="A mark, a space, an accent or a word is mistyped and would be printed so: two spaces, a space before "
        "a comma, a word twice, a bracket left open, a sentence without its full stop, a capital without its accent. "
        "No-break spaces and quotation marks are set by the program; a library merely writes them in one way.",
        remedy="Write what the hint shows. The words around the fault are quoted with it.",
        wrong="fr: A défaut , le le Client paie..",
        right="fr: À défaut, le Client paie.",
    ),
    _code(
        "title-numbered",
        WARNING,
        summary="a title begins with a number of its own",
        step="check",
        meaning="A title or a heading begins with a number, as in “Article 7 – Paiement”. Numbers are set by the "
        "program, so that two of them would stand side by side, and the typed one is wrong once an article moves.",
        remedy="Write the title alone.",
        wrong="title:\n  fr: Article 7 – Paiement\n  en: 7. Payment",
        right="title:\n  fr: Paiement\n  en: Payment",
    ),
    _code(
        "reference-self",
        WARNING,
        summary="a text refers to the place where it stands",
        step="check",
        meaning="A text says that something is as regulated in a place, and that place is its own: a paragraph that "
        "refers to itself, “in accordance with Article 5” within Article 5. A reader who follows it learns nothing.",
        remedy="Name the place that is meant, or say what is meant without a reference.",
    ),
    _code(
        "term-circular",
        WARNING,
        summary="a definition explains a term by itself",
        step="check",
        meaning="A definition explains a term by the term itself, or by another one whose definition begins with the "
        "first: “Services: the Work …”, “Work: the Services …”. Nobody learns what is meant.",
        remedy="Say what the term means in words that are not defined by it.",
        wrong="en: the Service that SecretarIA provides.",
        right="en: the work that SecretarIA does for the Client.",
    ),
    _code(
        "language-wrong",
        WARNING,
        summary="a sentence stands below another language than its own",
        step="check",
        meaning="A sentence below fr: is English, or the reverse: its small words are those of the other language. It "
        "would be printed in the middle of a text that its reader may not understand.",
        remedy="Write it in the language of its key.",
        wrong="fr: The Client pays the price of the Services.",
        right="fr: Le Client paie le prix des Prestations.",
    ),
    _code(
        "language-sentences",
        WARNING,
        summary="a text has more sentences in one language than in the other",
        step="check",
        meaning="A text has more sentences in one language than in the other. What the parties agreed in one of them "
        "is then often missing in the other, and nobody can hold the two side by side.",
        remedy="Say the same in both, sentence by sentence.",
        wrong="fr: Le Client paie. Il reçoit une facture.\nen: The Client pays.",
        right="fr: Le Client paie. Il reçoit une facture.\nen: The Client pays. It receives an invoice.",
    ),
    _code(
        "term-pair",
        WARNING,
        summary="a word stands in one language without its counterpart in the other, or is one that misleads",
        step="check",
        meaning="clauses/term-pairs.yaml says which words of the languages stand for each other. A text has one of "
        "them and not the other, so that one thing has two names; or it has a word that misleads.",
        remedy="Write the words of the pair in both languages, or say something else in both.",
        wrong="fr: la perte d’exploitation\nen: the operating loss",
        right="fr: la perte d’exploitation\nen: the business interruption loss",
    ),
    _code(
        "printed-twice",
        WARNING,
        summary="a word, a title or a sentence would be printed twice",
        step="check",
        meaning="What a figure or a reference prints stands in the text already, and a reader sees it twice: “de "
        "de l’article”, “quinze (15) jours jours”, “Article Article 5”. Or two titles, or two sentences, of one "
        "document are the same, so that nobody can tell which of them was meant to differ.",
        remedy="Delete the words that the figure or the reference prints, or begin it in another way. Write what a "
        "title or a sentence says once, and refer to it elsewhere.",
        wrong="fr: |\n  Le préavis est de {{ notice | de }}.",
        right="fr: |\n  Le préavis est {{ notice | de }}.",
    ),
    _code(
        "phrase-avoided",
        WARNING,
        summary="a turn of phrase leaves open what is meant, or says it twice",
        step="check",
        meaning="A turn of phrase leaves open what is meant (and/or, notamment, etc.), says one thing twice (null and "
        "void), points at a place that moves (ci-dessus), or belongs to old forms (hereby). Each invites the question "
        "what it adds.",
        remedy="Write what the hint names. Where the turn is meant (notamment before a list that is open on purpose), "
        "accept the warning with a reason.",
        wrong="en: Any and all costs are hereby borne by the Client and/or its insurer.",
        right="en: The Client or its insurer bears all costs.",
    ),
    _code(
        "sentence-long",
        WARNING,
        summary="a sentence is longer than a reader can follow",
        step="check",
        meaning="A sentence has more than 40 words. The law asks for clear and intelligible wording (CDE VI.91/2), "
        "and a long sentence hides its condition from those who sign it.",
        remedy="Make two sentences, one idea each, or write the cases as items:.",
    ),
)
