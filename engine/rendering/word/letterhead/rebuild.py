"""Makes a new package of what a template gives to documents; everything else stays behind.

A letterhead that people made holds more than it shows: who saved it, on which computer, properties and data of a
document system, building blocks, printers. Only parts of the kinds in `KINDS` are taken along, and each part of XML is
written anew, without comments, instructions and marks of editing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType
from typing import Any

from lxml import etree

from engine.diagnostics import Report
from engine.rendering.word.letter import packed, standard, unpacked
from engine.rendering.word.letterhead.package import (
    MAIN,
    RELATIONS,
    STRICT,
    WORDPROCESSING,
    Package,
    Relation,
    relations,
)
from engine.rendering.word.letterhead.safety import check_relation, check_tree, is_document
from engine.rendering.word.letterhead.strip import settle, strip
from engine.rendering.word.letterhead.svg_safety import check_vector
from engine.rendering.word.letterhead.xml_safety import MAX_ELEMENTS, MAX_FILLED, sound
from engine.rendering.word.xml import W, local, parsed

CODE = "template-unreadable"
KINDS: Mapping[str, str] = MappingProxyType(
    {
        **MappingProxyType(
            {one: f"{WORDPROCESSING}{one}+xml" for one in ("styles", "settings", "fontTable", "numbering")}
        ),
        **MappingProxyType(
            {one: f"{WORDPROCESSING}{one}+xml" for one in ("header", "footer", "footnotes", "endnotes")}
        ),
        "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
)
"""The kinds of parts of XML that a document has besides its text, with their types."""
NAMES: Mapping[str, str] = MappingProxyType(
    {
        MAIN: "word/document.xml",
        **{type: f"word/{kind}.xml" for kind, type in KINDS.items() if kind not in ("header", "footer")},
    }
)
"""The names of the parts of which a document has one."""
FILLED = frozenset({MAIN, *(KINDS[one] for one in ("header", "footer", "footnotes"))})
"""The types of the parts that hold tags."""
PICTURES: Mapping[str, str] = MappingProxyType(
    {
        "image/png": "png",
        "image/jpeg": "jpeg",
        "image/jpg": "jpeg",
        "image/gif": "gif",
        "image/bmp": "bmp",
        "image/tiff": "tiff",
        "image/x-emf": "emf",
        "image/emf": "emf",
        "image/x-wmf": "wmf",
        "image/wmf": "wmf",
        "image/svg+xml": "svg",
        "image/vnd.ms-photo": "wdp",
        "application/vnd.openxmlformats-officedocument.obfuscatedFont": "odttf",
    }
)
"""The types of pictures and embedded fonts, with the extension that they get."""
MEDIA = ("image", "hdphoto", "font")
LEFT_BEHIND: Mapping[str, str] = MappingProxyType(
    {
        "attachedTemplate": "the path of the template that it was made from",
        "custom-properties": "properties of its own",
        "customXml": "data of a document system",
        "thumbnail": "its thumbnail",
        "glossaryDocument": "building blocks",
        "printerSettings": "settings of a printer",
        "people": "names of people",
        "classificationlabels": "its sensitivity label",
    }
)
"""What is told about parts that are not taken along; of others nothing is said."""

EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **MappingProxyType({extension: type for type, extension in reversed([*PICTURES.items()])}),
    }
)
NEEDED: Mapping[str, str] = MappingProxyType({"settings": "<w:compat/>", "styles": ""})
"""The parts that Word has to find, with what they hold at least."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACE = "http://schemas.openxmlformats.org/package/2006"
OVERRIDE = '<Override PartName="/{}" ContentType="{}"/>'
PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
)
"""The parts that tell about a document, which come from our own template."""
LINKED = (f"{{{RELATIONS[:-1]}}}", "{urn:schemas-microsoft-com:office:office}relid")


@dataclass(slots=True)
class PackagePart:
    """A part that is taken along: its name, its type, its tree or bytes, and what it refers to."""

    name: str
    type: str
    tree: Any = None
    content: bytes = b""
    relations: list[Relation] = field(default_factory=list)


@dataclass(slots=True)
class Clean:
    """The parts that are taken along by their name in the file, the main one first, and what was left behind."""

    main: str
    parts: dict[str, PackagePart]
    left: dict[str, None]

    def of(self, kind: str) -> Iterator[tuple[str, PackagePart]]:
        """The parts of one kind that the text refers to, each once, with the name that they have in the file."""
        related = [one for one in self.parts[self.main].relations if one.type == f"{RELATIONS}{kind}"]
        targets = dict.fromkeys(one.target for one in related if not one.external and one.target in self.parts)
        return ((one, self.parts[one]) for one in targets)


def clean(package: Package, report: Report) -> Clean | None:
    """The parts worth keeping, each checked; None where there is no text."""
    main = _main(package, report)
    left: dict[str, None] = {}
    if main is None:
        return None
    found = Clean(main, {}, left)
    for one in relations(package, "", report):
        _note(one, left)
        if one.external or one.type.rpartition("/")[2] != "officeDocument":
            check_relation(one, package.place("_rels/.rels"), report)
    _take(package, main, MAIN, found, report)
    for kind, inner in NEEDED.items():
        if not any(True for _ in found.of(kind)):
            tree = parsed(f'<w:{kind} xmlns:w="{W[1:-1]}">{inner}</w:{kind}>'.encode())
            if kind == "settings":
                settle(tree)
            added = f"added-{kind}"
            found.parts[added] = PackagePart(NAMES[KINDS[kind]], KINDS[kind], tree)
            found.parts[main].relations.append(Relation(added, f"{RELATIONS}{kind}", added, False))
    return found


def _main(package: Package, report: Report) -> str | None:
    """The name of the part with the text."""
    hint = "open the file in Word and save it as a Word document (.docx)"
    known = [one for one in relations(package, "", report) if one.type.rpartition("/")[2] == "officeDocument"]
    if report.failed:
        return None
    if any(one.type.startswith(STRICT) for one in known):
        told = "a Strict Open XML document"
        report.error(CODE, package.place("_rels/.rels"), told, f"{hint}, not as Strict Open XML")
        return None
    names = [one.target for one in known if one.target in package.parts and not one.external]
    if len(names) != 1 or not is_document(package.types[names[0]]):
        what = package.types[names[0]] if len(names) == 1 else "none"
        report.error(CODE, package.place("_rels/.rels"), f"no Word document: the type of its text is {what}", hint)
        return None
    return names[0]


def _note(relation: Relation, left: dict[str, None]) -> None:
    told = LEFT_BEHIND.get(relation.type.rpartition("/")[2])
    if told:
        left[told] = None


def _take(package: Package, name: str, type: str, found: Clean, report: Report) -> None:
    """Takes a part of XML along, with the parts that it refers to and that documents have."""
    part = found.parts[name] = PackagePart(NAMES.get(type, name), type)
    if [one.name.casefold() for one in found.parts.values()].count(part.name.casefold()) > 1:
        report.error(CODE, package.place(name), "this part has the name of another one", "save the file in Word")
    most = MAX_FILLED if type in FILLED else MAX_ELEMENTS
    if not sound(package.name, name, package.parts[name], report, most):
        return
    if not re.fullmatch(r"[A-Za-z0-9_./-]+", name):
        report.error(CODE, package.place(name), "a part with a name that Word does not give", "save the file in Word")
    tree = part.tree = parsed(package.parts[name])
    strip(tree)
    check_tree(tree, package.place(name), report)
    if type == KINDS["settings"]:
        settle(tree)
    identifiers = (one.get(f"{W}{local(one)}Id") or "" for one in tree.iter(f"{W}abstractNum", f"{W}num"))
    if not all(re.fullmatch("[0-9]{1,9}", one) for one in identifiers):
        report.error(CODE, package.place(name), "a list has no number", "open the file in Word and save it")
    for one in relations(package, name, report):
        _note(one, found.left)
        kind = one.type.rpartition("/")[2]
        wanted = KINDS.get(kind) if name == found.main else None
        if not check_relation(one, package.place(name), report):
            part.relations.append(one)  # it has been told; nothing more is said of its mention
        elif one.external:
            part.relations += [one] * (kind == "hyperlink")
        elif one.target not in package.parts or not (wanted or kind in MEDIA):
            continue
        elif wanted and package.types[one.target] != wanted:
            told = f"this part is to be of the type {wanted}, not {package.types[one.target] or 'unknown'}"
            report.error(CODE, package.place(one.target), told, "open the file in Word and save it")
            part.relations.append(one)
        else:
            part.relations.append(one)
            if one.target not in found.parts:
                if wanted:
                    _take(package, one.target, wanted, found, report)
                else:
                    _take_media(package, one.target, found, report)
    _mentioned(package, part, report)


def _take_media(package: Package, name: str, found: Clean, report: Report) -> None:
    """Takes a picture or a font along, under a name that tells nothing."""
    type = package.types[name]
    extension = PICTURES.get(type)
    if extension is None:
        told = f"a picture of the type {type or 'unknown'}, which documents do not have"
        report.error(CODE, package.place(name), told, f"use one of {', '.join(dict.fromkeys(PICTURES.values()))}")
        extension = "bin"
    count = sum(one.tree is None for one in found.parts.values()) + 1
    part = found.parts[name] = PackagePart(f"word/media/part{count}.{extension}", type, content=package.parts[name])
    if extension == "svg" and sound(package.name, name, part.content, report):
        part.content = check_vector(parsed(part.content), package.place(name), report)


def _mentioned(package: Package, part: PackagePart, report: Report) -> None:
    """Whether everything that a part mentions is there."""
    known = {one.id for one in part.relations}
    for one in part.tree.iter():
        for key, value in one.attrib.items():
            if key.startswith(LINKED) and value and value not in known:
                told = f"<{local(one)}> shows something that the file does not hold, or that no document has: {value}"
                report.error(CODE, package.place(part.name), told, "open the file in Word, delete it, and save")


def rebuilt(found: Clean) -> bytes:
    """The package as a file; the same parts give the same bytes."""
    parts = {}
    types = ["".join(f'<Default Extension="{one}" ContentType="{kind}"/>' for one, kind in EXTENSIONS.items())]
    for part in found.parts.values():
        told = part.content
        if part.tree is not None:
            etree.cleanup_namespaces(part.tree, keep_ns_prefixes=[one for one in part.tree.nsmap if one])
            told = etree.tostring(part.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts[part.name] = told
        types.append(OVERRIDE.format(part.name, part.type))
        if part.relations:
            folder, _, name = part.name.rpartition("/")
            parts[f"{folder}/_rels/{name}.rels".lstrip("/")] = _written(part, found)
    types += [OVERRIDE.format(name, kind) for name, kind in PROPERTIES.items()]
    parts["[Content_Types].xml"] = f'{HEAD}<Types xmlns="{SPACE}/content-types">{"".join(types)}</Types>'.encode()
    own = unpacked(standard().content)
    for name in (*PROPERTIES, "_rels/.rels"):
        parts[name] = own[name]
    return packed(parts)


def _written(part: PackagePart, found: Clean) -> bytes:
    """The relations of a part, with the new names of what it refers to."""
    told = ""
    for one in part.relations:
        target = one.target if one.external else f"/{found.parts[one.target].name}"
        mode = ' TargetMode="External"' * one.external
        told += f'<Relationship Id="{escape(one.id)}" Type="{escape(one.type)}" Target="{escape(target)}"{mode}/>'
    return f'{HEAD}<Relationships xmlns="{SPACE}/relationships">{told}</Relationships>'.encode()
