"""Family template: what a letterhead holds that Word documents are made from."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, Explanation

_one = partial(Explanation, "template")

TEMPLATE = (
    _one(
        "template-unreadable",
        ERROR,
        "The file is no Word document that Clausier reads: an old .doc, a file with macros or with a password, another "
        "kind of file, or one that is damaged or larger than any letterhead. Nothing of it is unpacked beyond fixed "
        "limits.",
        "Open it in Word and save it as a Word document (.docx). If Word offers to repair it, let it, then save.",
    ),
    _one(
        "template-unsafe",
        ERROR,
        "What is in a template reaches every client. It holds nothing that runs (macros, controls), nothing that is "
        "loaded from elsewhere (linked pictures, inserted files), no field whose result changes by itself (a date), "
        "and nothing that is meant for colleagues (comments, tracked changes, hidden text).",
        "Delete what the message names, in Word. A date is {{ date }}; a linked picture is inserted instead.",
    ),
    _one(
        "template-tag",
        ERROR,
        "A tag is not one of those that there are, is not closed in its paragraph, or stands where it cannot be filled "
        "in. Tags print a variable, go through a list, or ask for a variable, and do nothing else. A block takes the "
        "place of its whole paragraph, in the text itself.",
        "Type the tag as docs/templates.md shows it. A loop or condition ends where it begins: in the same paragraph, "
        "or with {%p in paragraphs of its own, or with {%tr in rows of its own.",
    ),
    _one(
        "template-variable",
        ERROR,
        "A tag names a variable that does not exist, or a field that the variable has not: most often it is misspelt. "
        "Nothing is ever left blank in silence.",
        "Correct the name as the hint says; docs/templates.md lists all variables with their fields.",
    ),
    _one(
        "template-incomplete",
        ERROR,
        "Every document has to show its text, its title, marks such as “Draft”, what they mean, and its facts (date, "
        "reference, client). The template leaves one of these out, shows it only under a condition, or shows a block "
        "twice. That no page is numbered is a warning.",
        "Write {{p front }} and {{p text }} into the text of the template: they show all of it.",
    ),
    _one(
        "template-page",
        ERROR,
        "The margins leave less than nine centimetres for the text, or the size of the page cannot be read. Numbers "
        "and tables need room.",
        "Make the margins smaller in Word (Layout, Margins), and set the text in one column.",
    ),
)
