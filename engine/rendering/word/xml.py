"""Reads and writes the XML of a package: nothing outside the text is ever loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from engine.rendering.word.markup import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
MC = f"{{{NAMESPACES['mc']}}}"


def parser() -> etree.XMLParser:
    """A parser that resolves no entity, reads no DTD, opens no address.

    Comments, instructions and blank text between elements are dropped.
    """
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def parsed(content: bytes) -> Any:
    return etree.fromstring(content, parser())


def switched(element: Any) -> bool:
    """Whether a property that is on or off is on; without a value it is."""
    return element is not None and (element.get(f"{W}val") or "1") not in ("0", "false", "off")


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: Any) -> str:
    return str(element.tag).rpartition("}")[0][1:]


def pieces(markup: str) -> list[Any]:
    """Elements written as text, with our prefixes."""
    told = "".join(f' xmlns:{name}="{address}"' for name, address in NAMESPACES.items())
    return list(etree.fromstring(f"<x{told}>{markup}</x>", etree.XMLParser(resolve_entities=False, huge_tree=True)))


def moved(element: Any, put: Callable[[Any], None]) -> None:
    """Puts an element into another tree; the tables in it row by row.

    lxml goes through all that stands below an element that it moves, again and again: a table of thousands of rows
    takes minutes as a whole, and no time in parts.
    """
    tables = [(one, list(one)) for one in element.iter(f"{W}tbl")]
    for table, rows in reversed(tables):  # those within others first
        for one in rows:
            table.remove(one)
    put(element)
    for table, rows in tables:
        for one in rows:
            table.append(one)


def child(element: Any, name: str) -> Any:
    return element.find(f"{W}{name}")


def value(element: Any, name: str) -> str:
    """The value of a child, such as the name of a style; empty if there is none."""
    found = child(element, name)
    return str(found.get(f"{W}val") or "") if found is not None else ""


ROOT = re.compile(rb"<(?![?!])[^>]*>")
NESTED = re.compile(rb'(<\w+:\w+)(?: xmlns:(?:w14|w15|mc)="[^"]*")+')


def rooted(content: bytes) -> bytes:
    """The same part with all our prefixes at its root, and those of newer versions of Word marked as such.

    A program that does not know them then leaves them aside (ECMA-376-3, 7.2). Only the tag of the root is parsed:
    lxml looks for the namespace of every element that is moved below another root.
    """
    found = ROOT.search(content)
    assert found is not None  # noqa: S101  lxml wrote it
    tag = found[0] if found[0].endswith(b"/>") else found[0][:-1] + b"/>"
    root = parsed(tag)
    known = {**NAMESPACES, **{name: address for name, address in root.nsmap.items() if name}}
    renewed = etree.Element(root.tag, nsmap=known)
    for name, text in root.attrib.items():
        renewed.set(name, text)
    ignorable = dict.fromkeys((*(root.get(f"{MC}Ignorable") or "").split(), "w14", "w15"))
    renewed.set(f"{MC}Ignorable", " ".join(ignorable))
    begins = etree.tostring(renewed)
    opened = begins if found[0].endswith(b"/>") else begins.removesuffix(b"/>") + b">"
    return content[: found.start()] + opened + NESTED.sub(rb"\1", content[found.end() :])
