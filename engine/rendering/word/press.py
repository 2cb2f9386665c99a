"""Fills a template in: docxtpl puts the words where they belong, then the blocks take their places.

The blocks are put in after the template engine has run: it never sees them, however long they are and whatever they
say.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any

from engine.rendering.word import lists, styles
from engine.rendering.word.letter import Letter, packed, unpacked
from engine.rendering.word.places import List
from engine.rendering.word.words import BLANK, BLOCKS, ENDS, SIGNS, STRONG, Markup, Words
from engine.rendering.word.xml import W, child, parsed, pieces, rooted

HOLDERS = {name: f"\ue010{name}\ue011" for name in BLOCKS}
"""What stands in the text of a paragraph until a block takes its place."""
STAND_INS = {stand_in: sign for sign, stand_in in SIGNS.items()}
BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
SIGN = re.compile(f"([\n\t{STRONG}{BLANK}{ENDS}])")
ANY_SIGN = re.compile(f"[{''.join(STAND_INS)}{STRONG}{BLANK}{ENDS}]")
ANY_WIDTH = 8845  # the width of the text on a page that does not say how wide it is: A4 with usual margins
DROPPED = ("/thumbnail",)  # a picture of the template is none of the document


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a template: words by variable, blocks as WordprocessingML, the lists that count, and who wrote it.

    `details` is the part of the file that tells programs what it holds; `date` is its only date.
    """

    title: str
    author: str
    language: str
    date: str  # ISO 8601
    words: Mapping[str, Words]
    blocks: Mapping[str, str]
    lists: tuple[List, ...]
    narrow: bool
    details: bytes


@cache
def text_width(letter: Letter) -> int:
    """The width of the text on the pages of a template, in twentieths of a point."""
    section = parsed(unpacked(letter.content)["word/document.xml"]).find(f"{W}body/{W}sectPr")
    size, margins = (child(section, name) if section is not None else None for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return ANY_WIDTH
    return int(size.get(f"{W}w")) - sum(int(margins.get(f"{W}{side}") or 0) for side in ("left", "right", "gutter"))


def press(letter: Letter, content: Content) -> bytes:
    """The document; the same template and content give the same bytes."""
    document = _filled(letter, content)
    main = document.part
    for part in main.package.iter_parts():
        if hasattr(part, "element"):
            _plain(part.element)
    ids = styles.merged(document.styles.element, letter.own)
    _placed(document.element.body, content.blocks, ids)
    styles.speak(document.styles.element, content.language)
    if content.narrow:
        styles.smaller(document.styles.element)
    _counted(document, content, ids)
    _identified(document.element)
    _described(document, content)
    file = io.BytesIO()
    document.save(file)
    parts = unpacked(file.getvalue())
    parts["word/document.xml"] = rooted(parts["word/document.xml"])
    return packed(parts)


def _filled(letter: Letter, content: Content) -> Any:
    """The template with its variables replaced; each block is still the name of it in a paragraph."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    template = DocxTemplate(io.BytesIO(letter.content))
    template.init_docx()
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        setattr(template.docx.core_properties, name, "")  # docxtpl would take them for templates too
    holders = {name: Markup(f"<w:p><w:r><w:t>{holder}</w:t></w:r></w:p>") for name, holder in HOLDERS.items()}
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render({**content.words, **holders}, environment, autoescape=True)
    return template.docx


def _plain(root: Any) -> None:
    """Takes the stand-ins out of the words, so that they are as they were written."""
    for text in list(root.iter(f"{W}t")):
        if ANY_SIGN.search(text.text or ""):
            run = text.getparent()
            for one in _runs(run, text):
                run.addprevious(one)
            run.getparent().remove(run)


def _runs(run: Any, text: Any) -> Iterator[Any]:
    """The run that holds a text, cut where its look changes; what stands beside the text stays in its order."""
    siblings = [one for one in run if one.tag != f"{W}rPr"]
    at = siblings.index(text)
    bare = deepcopy(run)
    for one in [one for one in bare if one.tag != f"{W}rPr"]:
        bare.remove(one)

    def fresh(*inner: Any) -> Any:
        made = deepcopy(bare)
        made.extend(inner)
        return made

    if siblings[:at]:
        yield fresh(*siblings[:at])
    strong = blank = False
    for piece in filter(None, SIGN.split(_braced(text.text))):
        if piece in (STRONG, BLANK, ENDS):
            strong = piece != ENDS and (strong or piece == STRONG)
            blank = piece != ENDS and (blank or piece == BLANK)
            continue
        inner = pieces(BREAKS.get(piece, '<w:t xml:space="preserve"/>'))[0]
        if piece not in BREAKS:
            inner.text = piece
        made = fresh(inner)
        _looks(made, strong, blank)
        yield made
    if siblings[at + 1 :]:
        yield fresh(*siblings[at + 1 :])


def _braced(text: str) -> str:
    return "".join(STAND_INS.get(one, one) for one in text)


def _looks(run: Any, strong: bool, blank: bool) -> None:
    if not strong and not blank:
        return
    look = run.get_or_add_rPr()
    for told, order in (("<w:b/>" * strong, AFTER_BOLD), (SHADED * blank, AFTER_SHADE)):
        for one in pieces(told):
            look.insert_element_before(one, *order)


SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="FCECAB"/>'
AFTER_SHADE = (
    "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath",
)  # fmt: skip
AFTER_BOLD = (
    "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss",
    "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern",
    "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", *AFTER_SHADE,
)  # fmt: skip
"""What follows these properties of a run in the schema (ECMA-376-1, 17.3.2.28)."""


def _placed(body: Any, blocks: Mapping[str, str], ids: Mapping[str, str]) -> None:
    """Puts each block where the template holds a place for it, in the styles of the template."""
    places = {holder: name for name, holder in HOLDERS.items()}
    for paragraph in list(body.iter(f"{W}p")):
        name = places.get("".join(one.text or "" for one in paragraph.iter(f"{W}t")))
        if name is None:
            continue
        for one in pieces(blocks[name]):
            for mark in one.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
                mark.set(f"{W}val", ids[mark.get(f"{W}val")])
            paragraph.addprevious(one)
        parent = paragraph.getparent()
        parent.remove(paragraph)


def _counted(document: Any, content: Content, ids: Mapping[str, str]) -> None:
    """Gives the document the lists that count it, after those of the template, and binds its styles to them."""
    root = _numbering(document)
    abstract = 1 + max((int(one.get(f"{W}abstractNumId")) for one in root.findall(f"{W}abstractNum")), default=-1)
    offset = max((int(one.get(f"{W}numId")) for one in root.findall(f"{W}num")), default=0)
    looks = styles.looks(document.styles.element)
    definitions, instances = "", ""
    bound: dict[str, tuple[int, int]] = {}
    for place, list in enumerate(content.lists):
        definitions += lists.definition(list, abstract + place, looks)
        instances += lists.instance(offset + list.number, abstract + place)
        bound |= {ids[style]: (offset + list.number, level) for level, style in enumerate(list.styles)}
    last = offset + max((one.number for one in content.lists), default=0) + 1
    definitions += lists.bullets(abstract + len(content.lists), content.narrow)
    instances += lists.instance(last, abstract + len(content.lists))
    bound[ids[lists.BULLET_STYLE]] = (last, 0)
    first = child(root, "num")
    for one in pieces(definitions):
        for mark in one.iter(f"{W}pStyle"):
            mark.set(f"{W}val", ids[mark.get(f"{W}val")])
        root.append(one) if first is None else first.addprevious(one)
    end = child(root, "numIdMacAtCleanup")
    for one in pieces(instances):
        root.append(one) if end is None else end.addprevious(one)
    styles.bind(document.styles.element, bound)
    if offset:
        own = {list.number for list in content.lists}
        for mark in document.element.body.iter(f"{W}numId"):
            if mark.get("own") is None and int(mark.get(f"{W}val")) in own:
                mark.set(f"{W}val", str(offset + int(mark.get(f"{W}val"))))


def _numbering(document: Any) -> Any:
    """The numbering part, which a template without lists has not."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode()
        name = PackURI("/word/numbering.xml")
        part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element


def _identified(root: Any) -> None:
    """Gives every bookmark, content control and change of ours an identifier that nothing else in the document has."""
    marks = (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}ins", f"{W}del")
    taken = {int(one.get(f"{W}id") or 0) for one in root.iter(*marks) if one.get(f"{W}id")}
    controls = {int(one.get(f"{W}val") or 0) for one in root.iterfind(f".//{W}sdtPr/{W}id")}
    fresh, fresh_control = count(max(taken, default=0) + 1), count(max(controls, default=0) + 1)
    current = 0
    for one in root.iter(*marks):
        if one.get(f"{W}id") == "0":
            current = current if one.tag == f"{W}bookmarkEnd" else next(fresh)
            one.set(f"{W}id", str(current))
    for one in root.iterfind(f".//{W}sdtPr/{W}id"):
        if one.get(f"{W}val") == "0":
            one.set(f"{W}val", str(next(fresh_control)))


def _described(document: Any, content: Content) -> None:
    """The properties of the document; nothing of those of the template stays."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    known = document.core_properties
    day = datetime.fromisoformat(content.date)
    known.title, known.author, known.language = content.title, content.author, content.language
    known.last_modified_by, known.comments, known.keywords, known.subject, known.category = (
        content.author,
        "",
        "",
        "",
        "",
    )
    known.identifier, known.version, known.content_status, known.revision = "", "", "", 1
    known.created = known.modified = day
    package = document.part.package
    for id, one in [*package.rels.items()]:
        if one.reltype.endswith(DROPPED):
            package.rels.pop(id)
        elif one.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            one.target_part._blob = APPLICATION
    known_items = {str(one.partname) for one in package.iter_parts()}
    number = next(one for one in count(1) if f"/customXml/item{one}.xml" not in known_items)
    details = Part(PackURI(f"/customXml/item{number}.xml"), CONTENT_TYPE.XML, content.details, package)
    name = PackURI(f"/customXml/itemProps{number}.xml")
    details.relate_to(
        Part(name, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, DETAILS_KIND, package), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS
    )
    document.part.relate_to(details, RELATIONSHIP_TYPE.CUSTOM_XML)


APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Clausier</Application></Properties>"
)
DETAILS_NAMESPACE = "urn:clausier:document:1"
DETAILS_KIND = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem ds:itemID="{0F0A7C51-C1A5-4E12-8B0D-3A6C1A051E01}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{DETAILS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
"""Word finds a part of ours by this identifier and this namespace, and keeps it when it saves the document."""
