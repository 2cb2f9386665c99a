"""What would make Word offer to repair a document: each rule is a function from the parts to what breaks it."""

from __future__ import annotations

import hashlib
import io
import posixpath
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import docx
from openxml_audit import OpenXmlValidator
from openxml_audit.context import ValidationContext
from openxml_audit.errors import ValidationError
from openxml_audit.parts import OpenXmlPart
from openxml_audit.schema.validator import SchemaValidator
from reading_word import RELATIONS, parts, xml
from word_numbers import W, name_of, value

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
FIRST = "[Content_Types].xml"

SIDES = "top left start bottom right end"
ORDER: Mapping[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "p": "pPr",  # then what it says
        "r": "rPr",
        "tbl": "tblPr tblGrid tr sdt",
        "tr": "tblPrEx trPr tc sdt",
        "tc": "tcPr",
        "sdt": "sdtPr sdtEndPr sdtContent",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
        "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
        "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
        "numPr": "ilvl numId numberingChange ins",
        "pBdr": f"{SIDES} between bar",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
        "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "tblBorders": f"{SIDES} insideH insideV",
        "tblCellMar": SIDES,
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark headers cellIns cellDel cellMerge tcPrChange",
        "tcBorders": f"{SIDES} insideH insideV tl2br tr2bl",
        "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding appearance docPartObj text",
        "docPartObj": "docPartGallery docPartCategory docPartUnique",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "styles": "docDefaults latentStyles style",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
        "sectPrChange",
    }.items()
}
"""The children of elements in the order of their schema (ECMA-376-1, annex A)."""
OPEN = ("p", "r", "tc")
"""What may hold anything in any order, after its properties."""
MIXED = {"sectPr": ("headerReference", "footerReference"), "tbl": ("tr", "sdt"), "tr": ("tc", "sdt")}
"""Children that stand at one place of the order, in any order among themselves."""


def faults(page: bytes) -> list[str]:
    """Everything that is wrong with a document, package and all."""
    package = parts(page)
    found = [*packed(page), *typed(package), *related(package), *declared(package), *settled(package)]
    for name, content in package.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}: {one}" for one in disordered(xml(content))]
    return [*found, *referred(package), *opened(page), *audited(page)]


def packed(page: bytes) -> Iterator[str]:
    """The package begins with its types; nothing in it depends on where or when it was made."""
    with zipfile.ZipFile(io.BytesIO(page)) as package:
        entries = package.infolist()
    names = [one.filename for one in entries]
    if names != [FIRST, *sorted(one for one in names if one != FIRST)]:
        yield f"the parts are out of order: {names}"
    for one in entries:
        if one.date_time != (1980, 1, 1, 0, 0, 0) or one.create_system != 3 or one.extra or one.comment:
            yield f"{one.filename} tells where or when it was made"


def typed(package: Mapping[str, bytes]) -> Iterator[str]:
    """Every part has a type, and no type is that of a part that does not exist."""
    root = xml(package[FIRST])
    endings = {one.get("Extension").lower() for one in root.iter(f"{TYPES}Default")}
    own = [one.get("PartName").removeprefix("/") for one in root.iter(f"{TYPES}Override")]
    yield from (f"a type for {one}, which does not exist" for one in own if one not in package)
    yield from (f"{one} has two types" for one in {*own} if own.count(one) > 1)
    for name in package:
        if name not in own and name.rpartition(".")[2] not in endings and name != FIRST:
            yield f"{name} has no type"


def targets(package: Mapping[str, bytes]) -> Iterator[tuple[str, str, str, str]]:
    """Each relation: the part that it belongs to, its identifier, where it leads, and in which mode."""
    for name in package:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("_rels/")
            for one in xml(package[name]).iter(f"{RELATIONS}Relationship"):
                target = one.get("Target")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                yield folder + file.removesuffix(".rels"), one.get("Id"), path, one.get("TargetMode", "Internal")


def related(package: Mapping[str, bytes]) -> Iterator[str]:
    """Relations lead to parts; no part is left that nothing leads to; nothing leads out of the file."""
    found = [*targets(package)]
    yield from (
        f"{source} leads to {path}, which does not exist" for source, _, path, _ in found if path not in package
    )
    yield from (f"{source} leads outside: {path}" for source, _, path, mode in found if mode != "Internal")
    reached = {path for _, _, path, _ in found}
    yield from (
        f"nothing leads to {one}" for one in package if one not in reached and not one.endswith(("rels", FIRST))
    )
    known = {(source, id) for source, id, _, _ in found}
    if len(known) < len(found):
        yield "two relations of a part have one identifier"
    for name in package:
        if name.endswith(".xml") and name != FIRST:
            used = {text for one in xml(package[name]).iter() for key, text in one.attrib.items() if RELATED in key}
            yield from (f"{name} names {id}, which is no relation" for id in sorted(used) if (name, id) not in known)


def declared(package: Mapping[str, bytes]) -> Iterator[str]:
    """Prefixes that a program may ignore are declared, and those of newer versions of Word may be ignored."""
    for name, content in package.items():
        if name.endswith(".xml"):
            root = xml(content)
            ignorable = (root.get(IGNORABLE) or "").split()
            yield from (f"{name}: the prefix {one} is not declared" for one in ignorable if one not in root.nsmap)
            addresses = {root.nsmap.get(one) for one in ignorable}
            used = {one.tag[1:].partition("}")[0] for one in root.iter() if isinstance(one.tag, str)}
            newer = {one for one in used if one.startswith("http://schemas.microsoft.com/office/word/20")}
            yield from (f"{name}: {one} may not be ignored" for one in sorted(newer - addresses))


def settled(package: Mapping[str, bytes]) -> Iterator[str]:
    """Word asks nothing when it opens the document, and takes it for one of its own version."""
    root = xml(package["word/settings.xml"])
    if root.find(f"{W}updateFields") is not None:
        yield "Word would ask whether fields may be updated"
    modes = {one.get(f"{W}name"): one.get(f"{W}val") for one in root.iter(f"{W}compatSetting")}
    if modes.get("compatibilityMode") != "15":
        yield f"an older version of Word: {modes}"


def disordered(root: Any) -> Iterator[str]:
    """Children that do not stand in the order of the schema, or that it does not know."""
    for parent in root.iter():
        name = name_of(parent)
        if name not in ORDER or not parent.tag.startswith(W):
            continue
        mixed = MIXED.get(name, ())
        order = {child: place for place, child in enumerate(ORDER[name])}
        order |= dict.fromkeys(mixed, min((order[one] for one in mixed), default=0))
        children = [name_of(one) for one in parent]
        if name in OPEN:
            if set(children[1:]) & {*ORDER[name]}:
                yield f"{name}: its properties come first, not {children}"
        elif unknown := [one for one in children if one not in order]:
            yield f"{name}: unknown {unknown}"
        elif children != sorted(children, key=order.__getitem__):
            yield f"{name}: out of order {children}"


def referred(package: Mapping[str, bytes]) -> Iterator[str]:
    """Styles and lists that are named exist; what must be there once is there once; cells end with a paragraph."""
    styles, body = xml(package["word/styles.xml"]), xml(package["word/document.xml"])
    known = [(one.get(f"{W}type"), one.get(f"{W}styleId")) for one in styles.iter(f"{W}style")]
    names = [value(one, "name") for one in styles.iter(f"{W}style")]
    if len({id for _, id in known}) < len(known) or len({*names}) < len(names):
        yield "two styles have one name"
    numbering = xml(package["word/numbering.xml"]) if "word/numbering.xml" in package else styles
    lists = [one.get(f"{W}numId") for one in numbering.iter(f"{W}num")]
    definitions = [one.get(f"{W}abstractNumId") for one in numbering.iter(f"{W}abstractNum")]
    codes = [value(one, "nsid") for one in numbering.iter(f"{W}abstractNum")]
    for told in (lists, definitions, codes):
        if len({*told}) < len(told):
            yield f"two lists have one identifier: {told}"
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    roots = [xml(content) for name, content in package.items() if name.startswith("word/") and name.endswith("xml")]
    for one in (one for root in roots for one in root.iter()):
        kind, told = kinds.get(name_of(one), ""), one.get(f"{W}val")
        if kind and (kind, told) not in known:
            yield f"no {kind} style is called {told}"
        if name_of(one) in ("basedOn", "next", "link") and told not in {id for _, id in known}:
            yield f"no style is called {told}"
        if name_of(one) == "numId" and told not in ("0", *lists):
            yield f"no list has the number {told}"
        if one.tag == f"{W}abstractNumId" and told not in definitions:
            yield f"no list is defined under {told}"
        if name_of(one) == "tc" and name_of(one[-1]) != "p":
            yield "a cell does not end with a paragraph"
        if name_of(one) == "tbl" and name_of(one.getparent()) in ("body", "sdtContent") and one.getnext() is None:
            yield "nothing stands after a table"
    if name_of(body.find(f"{W}body")[-1]) != "sectPr":
        yield "the section must come last"


def opened(page: bytes) -> Iterator[str]:
    """python-docx opens the document and finds its text."""
    try:
        if not docx.Document(io.BytesIO(page)).element.body.xpath(".//w:t"):
            yield "no text for python-docx"
    except (KeyError, ValueError) as problem:
        yield f"python-docx does not open it: {problem}"


class SchemaOnce(SchemaValidator):  # type: ignore[misc]
    """The rules of the schema, by which nothing is looked at twice that was in order the first time.

    Pages share most of their parts, and most of what stands in one has the same children as something before it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sound: set[bytes | tuple[int | str, ...]] = set()

    def validate_part(self, part: OpenXmlPart, context: ValidationContext) -> list[ValidationError]:
        content = hashlib.sha256(part.raw_content or b"").digest()
        known = len(context.errors)
        if content not in self.sound:
            super().validate_part(part, context)
            if len(context.errors) == known:
                self.sound.add(content)
        return context.errors

    def _validate_content_model(self, content_model: Any, children: list[Any], context: ValidationContext) -> None:
        order = (id(content_model), *(one.tag for one in children))  # models are those of the schema, and stay
        known = len(context.errors)
        if order not in self.sound:
            super()._validate_content_model(content_model, children, context)
            if len(context.errors) == known:
                self.sound.add(order)


@cache
def validator() -> OpenXmlValidator:
    made = OpenXmlValidator(security_validation=True)
    made._schema_validator = SchemaOnce()
    return made


def audited(page: bytes) -> Iterator[str]:
    """What the rules of Microsoft's Open XML SDK find, but for a list 0: it is none, on purpose (17.9.18)."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(page)
        file.flush()
        found = map(str, validator().validate(file.name).errors)
        yield from (one for one in found if not one.endswith("Numbering definition '0' referenced but not found"))
