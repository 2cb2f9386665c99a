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
from functools import cache, lru_cache
from itertools import count
from types import MappingProxyType
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Span
from engine.model.document import PLAIN
from engine.model.look import CompanyLook
from engine.model.payment import PaymentCode
from engine.rendering.word import styles
from engine.rendering.word.dress import coded, dressed
from engine.rendering.word.insert_blocks import HOLDERS, counted, identified, placed, taken
from engine.rendering.word.letter import Letter, packed, unpacked
from engine.rendering.word.numbering import List
from engine.rendering.word.running_lines import limited
from engine.rendering.word.text_width import ANY_WIDTH, section_of_text, width_of
from engine.rendering.word.variables import BLANK, ENDS, SIGNS, STRONG, TemplateValue, WordMarkup
from engine.rendering.word.xml import W, child, parsed, pieces, rooted

STAND_INS = MappingProxyType(str.maketrans({stand_in: sign for sign, stand_in in SIGNS.items()}))
BREAKS = MappingProxyType({"\n": "<w:br/>", "\t": "<w:tab/>"})
SIGN = re.compile(f"([\n\t{STRONG}{BLANK}{ENDS}])")
ANY_SIGN = re.compile(f"[{''.join(SIGNS.values())}{STRONG}{BLANK}{ENDS}]")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
PROPERTY_LENGTH = 255  # of a property of a document, in Word


@dataclass(frozen=True, slots=True)
class TemplateContent:
    """What goes into a template: words by variable, blocks as WordprocessingML, the lists that count, and who wrote it.

    `details` is the part of the file that tells programs what it holds; `date` is its only date.
    """

    title: str
    author: str
    language: str
    date: str  # ISO 8601
    words: Mapping[str, TemplateValue]
    blocks: Mapping[str, str]
    lists: tuple[List, ...]
    narrow: bool
    details: bytes
    letterhead: str = ""
    look: CompanyLook = PLAIN
    codes: tuple[PaymentCode, ...] = ()


@cache
def text_width(letter: Letter) -> int:
    """The width of the text on the pages of a template, in twentieths of a point."""
    section = section_of_text(parsed(unpacked(letter.content)["word/document.xml"]).find(f"{W}body"))
    return (None if section is None else width_of(section)) or ANY_WIDTH


def press(letter: Letter, content: TemplateContent) -> bytes:
    """The document; the same template and content give the same bytes."""
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml import parse_xml

    document = _filled(letter, content)
    main = document.part
    for part in main.package.iter_parts():
        if hasattr(part, "element"):
            _plain(part.element)
            _mended(part.element)
        elif part.content_type == FOOTNOTES:
            notes = parse_xml(part.blob)
            _plain(notes)
            part._blob = serialize_part_xml(notes)
    ids = styles.merged(document.styles.element, letter.own)
    offset = taken(document)
    placed(document.element.body, content.blocks, ids, offset)
    coded(document, content.codes)
    styles.speak(document.styles.element, content.language)
    if content.narrow:
        styles.smaller(document.styles.element)
    counted(document, content.lists, content.narrow, ids, offset)
    identified(document.element)
    if letter.own:
        dressed(document, content.look, content.letterhead, ids["ClausierLetterhead"])
        limited(document, ids["ClausierTitle"])
    _described(document, content)
    file = io.BytesIO()
    document.save(file)
    parts = unpacked(file.getvalue())
    parts["word/document.xml"] = rooted(parts["word/document.xml"])
    return packed(parts)


def _filled(letter: Letter, content: TemplateContent) -> Any:
    """The template with its variables replaced; each block is still the name of it in a paragraph.

    Raises `Refused` where the template engine does not get through it.
    """
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(letter.content))
    template.fix_tables = parsed  # which else changes tables that no tag has touched, and mends XML in silence
    template.init_docx()
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        setattr(template.docx.core_properties, name, "")  # docxtpl would take them for templates too
    holders = {name: WordMarkup(f"<w:p><w:r><w:t>{holder}</w:t></w:r></w:p>") for name, holder in HOLDERS.items()}
    try:
        template.render({**content.words, **holders}, _environment(), autoescape=True)
    except Exception as problem:  # of Jinja, of lxml, or of whatever a tag asks of a word
        part = getattr(template.current_rendering_part, "partname", "")
        told = f"the tags of this part cannot be filled in: {problem}"
        span = Span(f"{letter.name}!{part.lstrip('/')}")
        raise Refused([Diagnostic("template-tag", span, told, ("clausier template check FILE",))]) from problem
    return template.docx


@cache
def _environment() -> Any:
    """What fills in tags. Documents share a template, of which each part is compiled once."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        compile = lru_cache(maxsize=128)(ImmutableSandboxedEnvironment.compile)  # type: ignore[assignment]

    return Environment(autoescape=True, undefined=StrictUndefined)


def _mended(root: Any) -> None:
    """Removes tables that have lost their rows to a condition; a cell or a header that is empty gets a paragraph."""
    for one in [*root.iter(f"{W}tbl")]:
        if child(one, "tr") is None:
            one.getparent().remove(one)
    for one in [*root.iter(f"{W}tc", f"{W}hdr", f"{W}ftr", f"{W}txbxContent")]:
        last = one[-1] if len(one) else None
        if last is None or last.tag == f"{W}tcPr" or (last.tag == f"{W}tbl" and one.tag != f"{W}hdr"):
            one.append(pieces(EMPTY)[0])


EMPTY = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


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
    return text.translate(STAND_INS)


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


def _described(document: Any, content: TemplateContent) -> None:
    """The properties of the document; nothing of those of the template stays."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    known = document.core_properties
    day = datetime.fromisoformat(content.date)
    known.title, known.language = content.title[:PROPERTY_LENGTH], content.language
    known.author = known.last_modified_by = content.author[:PROPERTY_LENGTH]
    for name in ("category", "comments", "content_status", "identifier", "keywords", "subject", "version"):
        setattr(known, name, "")
    known.revision = 1
    known.created = known.modified = day
    package = document.part.package
    for one in package.rels.values():
        if one.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
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
