"""Family template: what a letterhead holds that Word documents are made from."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR

_code = partial(Code, "template")

TEMPLATE = (
    _code(
        "template-unreadable",
        ERROR,
        summary="a template is no Word document that can be read, or is damaged or too large",
        step="`template check`, `build --template`",
        meaning="The file is no Word document that Clausier reads: an old .doc, a file with macros or with a "
        "password, another kind of file, or one that is damaged or larger than any letterhead. Nothing of it is "
        "unpacked beyond fixed limits.",
        remedy="Open it in Word and save it as a Word document (.docx). If Word offers to repair it, let it, then "
        "save.",
    ),
    _code(
        "template-unsafe",
        ERROR,
        summary="a template holds something that runs, loads, changes by itself or is not for clients",
        step="`template check`, `build --template`",
        meaning="What is in a template reaches every client. It holds nothing that runs (macros, controls), nothing "
        "that is loaded from elsewhere (linked pictures, inserted files), no field whose result changes by itself (a "
        "date), and nothing that is meant for colleagues (comments, tracked changes, hidden text).",
        remedy="Delete what the message names, in Word. A date is {{ date }}; a linked picture is inserted instead.",
    ),
    _code(
        "template-tag",
        ERROR,
        summary="a tag of a template is not one of those that there are, or stands where it cannot",
        step="`template check`, `build --template`",
        warning_when="for braces that look like one",
        meaning="A tag is not one of those that there are, is not closed in its paragraph, or stands where it cannot "
        "be filled in. Tags print a variable, go through a list, or ask for a variable, and do nothing else. A block "
        "takes the place of its whole paragraph, in the text itself.",
        remedy="Type the tag as docs/templates.md shows it. A loop or condition ends where it begins: in the same "
        "paragraph, or with {%p in paragraphs of its own, or with {%tr in rows of its own.",
    ),
    _code(
        "template-variable",
        ERROR,
        summary="a tag of a template names a variable or field that does not exist",
        step="`template check`, `build --template`",
        meaning="A tag names a variable that does not exist, or a field that the variable has not: most often it is "
        "misspelt. Nothing is ever left blank in silence.",
        remedy="Correct the name as the hint says; docs/templates.md lists all variables with their fields.",
    ),
    _code(
        "template-incomplete",
        ERROR,
        summary="a template does not show what every document has to show, or shows it twice",
        step="`template check`, `build --template`",
        warning_when="without page numbers",
        note_when="without a table of contents or the name of the company",
        meaning="Every document has to show its text, its title, marks such as “Draft”, what they mean, and its facts "
        "(date, reference, client). The template leaves one of these out, shows it only under a condition, or shows a "
        "block twice. That no page is numbered is a warning.",
        remedy="Write {{p front }} and {{p text }} into the text of the template: they show all of it.",
    ),
    _code(
        "template-page",
        ERROR,
        summary="the pages of a template leave too little room for the text",
        step="`template check`, `build --template`",
        meaning="The margins leave less than nine centimetres for the text, or the size of the page cannot be read. "
        "Numbers and tables need room.",
        remedy="Make the margins smaller in Word (Layout, Margins), and set the text in one column.",
    ),
)
