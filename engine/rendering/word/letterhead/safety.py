"""What no template may hold, because it runs, loads something, or is not for clients: tables of it, and the search.

What is merely useless in a document of a client – who made the template, when, on which computer – is left out instead
(`cleaning.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.diagnostics import Report, Span
from engine.rendering.word.letterhead.package import MAIN, TEMPLATE, Package, Relation
from engine.rendering.word.xml import W, child, local, namespace, switched

CODE = "template-unsafe"
DRAWN = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office")
"""The namespaces of drawings of the older kind, whose attributes may load files."""

PICTURE_HINT = "put a picture of it in its place"
MACRO_HINT = "save it as a Word document without macros (.docx)"
EMBEDDED = ("an embedded object or file", PICTURE_HINT)
DRAWING = ("a chart or a drawing that keeps its data in files of its own", PICTURE_HINT)
INSERTED = ("a file that Word inserts when it opens the document", "paste the content of the file itself")
ADDED = ("an add-in, or buttons of its own, for Word", "delete it, then save")
LETTERS = ("a mail merge", "end it in Word: Mailings, Start Mail Merge, Normal Word Document")
CONTROL = ("an ActiveX control", "delete it, then save")
MACROS = ("macros", MACRO_HINT)

RELATED: Mapping[str, tuple[str, str]] = {
    "vbaProject": MACROS,
    "wordVbaData": MACROS,
    "oleObject": EMBEDDED,
    "package": EMBEDDED,
    "control": CONTROL,
    "activeXControlBinary": CONTROL,
    "aFChunk": INSERTED,
    "subDocument": INSERTED,
    "frame": INSERTED,
    "mailMergeSource": LETTERS,
    "mailMergeHeaderSource": LETTERS,
    "recipientData": LETTERS,
    "attachedToolbars": ADDED,
    "extensibility": ADDED,
    "webextension": ADDED,
    "webextensiontaskpanes": ADDED,
    "chart": DRAWING,
    "chartEx": DRAWING,
    "diagramData": DRAWING,
    "video": EMBEDDED,
    "audio": EMBEDDED,
    "media": EMBEDDED,
}
"""What a part may be related to, by the last word of the type, that no template may hold."""

ELEMENTS: Mapping[str, tuple[str, str]] = {
    "object": EMBEDDED,
    "OLEObject": EMBEDDED,
    "contentPart": EMBEDDED,
    "movie": EMBEDDED,
    "webVideoPr": EMBEDDED,
    "control": CONTROL,
    "altChunk": INSERTED,
    "subDoc": INSERTED,
    "mailMerge": LETTERS,
    "ffData": ("a field of an old form, which may run macros", "delete the field, or use a content control"),
}
CHANGES = {
    "ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "rPrChange", "pPrChange", "sectPrChange",
    "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "cellIns",
    "cellDel", "cellMerge", "moveFromRangeStart", "moveToRangeStart",
}  # fmt: skip
COMMENTS = {"commentRangeStart", "commentRangeEnd", "commentReference", "comment"}
WORDS: Mapping[str, tuple[str, str]] = {
    **ELEMENTS,
    **dict.fromkeys(CHANGES, ("tracked changes", "accept or reject them all (Review), and stop tracking")),
    **dict.fromkeys(COMMENTS, ("comments", "delete them all (Review)")),
}

HIDDEN = ("hidden text", "delete it: clients can make it visible")
FIELDS = {
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "HYPERLINK", "IF", "=",
    "SYMBOL",
}  # fmt: skip
"""The fields that a template may have: they show what the document itself holds, and the same whenever it is opened."""
MAX_FIELD = 500
DATES = {"DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME"}
FIELD_HINTS: Mapping[str, str] = {
    **dict.fromkeys(DATES, "it would show another date tomorrow: write {{ date }}"),
    "TOC": "the table of contents comes with {{p contents }}",
    "FILENAME": "it would show the name of the template",
    "MERGEFIELD": "write a tag such as {{ title }}",
    "DOCPROPERTY": "write a tag such as {{ title }}",
}
LINKS = ("http://", "https://", "mailto:", "tel:", "#")
LOADED = re.compile(r"(?:file|ftp|smb|mhtml|res|ms-[a-z-]+):[/\\]|(?:java|vb)script:|data:[a-z]+/|\\\\", re.IGNORECASE)
SWITCHES = re.compile(r'\\[lot]\s*(?:"[^"]*"|\S+)|\\\S')
"""The switches of a field HYPERLINK, with what belongs to them (ECMA-376-1, 17.16.5.25)."""


def check_package(package: Package, report: Report) -> bool:
    """Whether the file is a Word document and holds no part that runs, connected or not."""
    watch = report.watch()
    for name, kind in package.types.items():
        if "macroEnabled" in kind or "vba" in kind.casefold() or "vbaproject" in name.casefold():
            report.error(CODE, package.place(name), "the template has macros", MACRO_HINT)
        elif "activeX" in kind or "oleObject" in kind:
            report.error(CODE, package.place(name), "the template has an embedded object", PICTURE_HINT)
    return not watch.said


def is_document(kind: str) -> bool:
    """Whether the main part is a document, or a template, which is the same with another name."""
    return kind in (MAIN, TEMPLATE)


def check_relation(relation: Relation, span: Span, report: Report) -> bool:
    """Whether a part may refer to this at all."""
    kind = relation.type.rpartition("/")[2]
    if kind in RELATED:
        told, hint = RELATED[kind]
        report.error(CODE, span, f"the template has {told}", hint)
        return False
    if not relation.external or kind == "attachedTemplate":
        return True
    if kind != "hyperlink":
        hint = "insert the picture itself, not a link to it" if kind == "image" else "delete it, then save"
        report.error(CODE, span, f"it would load {relation.target} whenever the document is opened", hint)
        return False
    return check_link(relation.target, span, report)


def check_link(address: str, span: Span, report: Report) -> bool:
    if address.strip().casefold().startswith(LINKS):
        return True
    report.error(CODE, span, f"a link leads to {address}, which is no web or mail address", "remove the link")
    return False


def check_tree(root: Any, span: Span, report: Report) -> None:
    """Reports every kind of thing in a part that no template may hold, once each."""
    told: dict[tuple[str, str], None] = {}
    for one in root.iter():
        name = local(one)
        if name in WORDS and (namespace(one) == W[1:-1] or name in ("OLEObject", "webVideoPr", "contentPart")):
            told[WORDS[name]] = None
        if one.tag == f"{W}r" and switched(one.find(f"{W}rPr/{W}vanish")) and child(one, "t") is not None:
            told[HIDDEN] = None
        for key, value in one.attrib.items():
            attribute = key.rpartition("}")[2]
            if namespace(one) in DRAWN and attribute in ("src", "althref") and value:
                told[(f"a drawing that would load {value}", "insert the picture itself")] = None
            elif attribute == "href" and value and not value.strip().casefold().startswith(LINKS):
                told[(f"a link to {value}, which is no web or mail address", "remove the link")] = None
            elif LOADED.match(value.strip()):
                told[(f"an address of a computer: {value}", "delete it, then save")] = None
    for what, hint in told:
        report.error(CODE, span, f"the template has {what}", hint)
    for instruction in fields(root):
        _check_field(instruction, span, report)


def fields(root: Any) -> Iterator[str]:
    """The instruction of every field, put together from the pieces that it was cut into, whether it ends or not."""
    open: list[list[str]] = []
    for one in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if one.tag == f"{W}fldSimple":
            yield one.get(f"{W}instr") or ""
        elif one.tag == f"{W}instrText":
            if not open:
                yield one.text or ""
            else:
                open[-1].append(one.text or "")
        elif one.get(f"{W}fldCharType") == "begin":
            open.append([])
        elif one.get(f"{W}fldCharType") == "end" and open:
            yield "".join(open.pop())
    yield from map("".join, open)


def _check_field(instruction: str, span: Span, report: Report) -> None:
    told = instruction.strip()
    name = "=" if told.startswith("=") else re.split(r"[\s\\\"]", told, maxsplit=1)[0].upper()
    if len(told) > MAX_FIELD:
        report.error(CODE, span, f"the template has a field of more than {MAX_FIELD} characters", "delete the field")
    elif name not in FIELDS:
        hint = FIELD_HINTS.get(name, "delete the field; pages are PAGE and NUMPAGES, a running title is STYLEREF")
        what = f"a field {name}" if name else "a field without a name"
        report.error(CODE, span, f"the template has {what}, which may load something, run, or change by itself", hint)
    elif name == "HYPERLINK":
        for address in re.findall(r'"([^"]*)"|(\S+)', SWITCHES.sub("", told[len(name) :])):
            check_link("".join(address), span, report)
