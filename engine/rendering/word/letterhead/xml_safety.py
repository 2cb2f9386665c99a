"""Whether the XML of a part may be parsed: what is dangerous in XML itself is found before a tree is built of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from lxml import etree

from engine.diagnostics import Report, Span
from engine.rendering.word.markup import NAMESPACES
from engine.rendering.word.xml import parsed

MAX_DEPTH = 150
MAX_ELEMENTS = 50_000  # of one part
MAX_FILLED = 15_000  # of one that is filled in, which takes longer
ENCODINGS = ("utf-8", "utf-16", "us-ascii")
"""Those of a package (ECMA-376-2, 8.1.4), and the smaller one that is the same."""


class _Found(Exception):
    """What makes a part unfit: code, message and hint."""


def sound(file: str, part: str, content: bytes, report: Report, most: int = MAX_ELEMENTS) -> bool:
    """Whether a part is well formed XML without a document type, in bounds, and with the usual prefixes.

    A document type is where entities are declared: without one there is nothing to expand and nothing to load.
    """
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    _watch(reader, most)
    try:
        reader.Parse(content, True)
    except _Found as found:
        code, message, hint = found.args
        span = Span(f"{file}!{part}", reader.CurrentLineNumber, reader.CurrentColumnNumber + 1)
        report.error(code, span, message, hint)
        return False
    except (expat.ExpatError, LookupError, ValueError) as broken:
        line, column = getattr(broken, "lineno", 0), getattr(broken, "offset", 0)
        span = Span(f"{file}!{part}", line, column + 1)
        reason = expat.ErrorString(broken.code) if isinstance(broken, expat.ExpatError) else "unknown encoding"
        hint = "open the file in Word, let it repair it, and save it"
        report.error("template-unreadable", span, f"the XML of this part is broken here: {reason}", hint)
        return False
    try:
        parsed(content)  # what builds the tree is stricter: it reads the addresses of namespaces too
    except etree.XMLSyntaxError as broken:
        span = Span(f"{file}!{part}", *(broken.position or (0, 0)))
        reason = str(broken.msg).partition(", line ")[0]
        hint = "open the file in Word and save it; if it stays, make the template anew"
        report.error("template-unreadable", span, f"the XML of this part is broken here: {reason}", hint)
        return False
    return True


def _watch(reader: Any, most: int) -> None:
    depth = elements = 0

    def doctype(*_: object) -> None:
        hint = "Word writes none: make the template in Word, and save it as .docx"
        raise _Found("template-unsafe", "this part has a document type, which could load or expand anything", hint)

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ENCODINGS:
            raise _Found("template-unreadable", f"this part is encoded as {encoding}, not as UTF-8", "save it in Word")

    def begins(_name: str, _attributes: Mapping[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > MAX_DEPTH:
            raise _Found("template-unreadable", f"this part is nested more than {MAX_DEPTH} levels deep", "")
        if elements > most:
            told = f"this part has more than {most} elements"
            raise _Found("template-unreadable", told, "a letterhead is small: delete its text")

    def ends(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def prefixed(prefix: str | None, address: str | None) -> None:
        if re.search(r"[{}]", address or ""):
            raise _Found("template-tag", f"braces stand in a namespace: {address}", "delete them")
        known = NAMESPACES.get(prefix or "")
        if (known and known != address) or (address == NAMESPACES["w"] and prefix != "w"):
            told = f"this part gives the prefix {prefix or '(none)'} another meaning than Word does"
            raise _Found("template-unreadable", told, "open the file in Word and save it")

    reader.StartDoctypeDeclHandler = doctype
    reader.XmlDeclHandler = declared
    reader.StartElementHandler = begins
    reader.EndElementHandler = ends
    reader.StartNamespaceDeclHandler = prefixed
