"""Takes out of a part what no document of a client needs: marks of editing, paths of computers, settings that bind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

from engine.rendering.word.xml import W, local

SETTINGS = (
    "zoom", "mirrorMargins", "displayBackgroundShape", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
    "gutterAtTop", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "bookFoldPrinting",
    "characterSpacingControl", "footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping",
    "decimalSymbol", "listSeparator",
)  # fmt: skip
"""The settings that a document takes over: how its pages look, and nothing that protects, tracks or updates."""
OURS: Mapping[str, str] = MappingProxyType(
    {"compatibilityMode": "15"}
)  # what Word 2013 and later write; an older mode greys out parts of the document
COMPATIBILITY = "http://schemas.microsoft.com/office/word"

REMOVED = frozenset({
    "proofErr", "permStart", "permEnd", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "dataBinding",
    "placeholder", "printerSettings", "rsid", "rsids", "webExtensionLinked", "webExtensionCreated",
})  # fmt: skip
"""Elements that are of no use to a document made from a template, or that lead out of it."""
UNWRAPPED: Mapping[str, str] = MappingProxyType({"smartTag": "smartTagPr", "customXml": "customXmlPr"})
DROPPED_ATTRIBUTES = re.compile(r"rsid\w*|paraId|textId|dirty")
TOLD = ("name", "descr", "title", "alt")  # attributes in which Word keeps the path of a picture
PATH = re.compile(r"(?:[A-Za-z]:|\\\\|/|file:).*[/\\]")


def strip(tree: Any) -> None:
    """Takes out marks of editing, paths of computers, and what leads out of the file."""
    for one in list(tree.iter()):
        parent, name = one.getparent(), local(one)
        for key in list(one.attrib):
            if DROPPED_ATTRIBUTES.fullmatch(key.rpartition("}")[2]):
                del one.attrib[key]
            elif key in TOLD and PATH.match(one.get(key)):
                one.set(key, PATH.sub("", one.get(key)))
        if parent is None:
            continue
        if name in REMOVED or (local(parent) == "sdtPr" and name in ("id", "tag")):
            parent.remove(one)
        elif name in UNWRAPPED and one.tag.startswith(W):
            for inner in [inner for inner in one if local(inner) != UNWRAPPED[name]]:
                one.addprevious(inner)
            parent.remove(one)


def settle(tree: Any) -> None:
    """Leaves the settings that a document takes over, and those of ours."""
    for one in list(tree):
        if not one.tag.startswith(W) or local(one) not in SETTINGS:
            tree.remove(one)
    compat = tree.find(f"{W}compat")
    if compat is None:
        compat = etree.Element(f"{W}compat")
        at = [SETTINGS.index(local(one)) < SETTINGS.index("compat") for one in tree].count(True)
        tree.insert(at, compat)
    for name, value in OURS.items():
        for one in compat.findall(f"{W}compatSetting[@{W}name='{name}']"):
            compat.remove(one)
        given = {"name": name, "uri": COMPATIBILITY, "val": value}
        etree.SubElement(compat, f"{W}compatSetting", {f"{W}{key}": told for key, told in given.items()})
