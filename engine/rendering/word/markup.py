"""WordprocessingML as text: runs, fields, paragraphs and content controls, each with its elements in schema order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Span
from engine.model.document import Origin, Provenance, Run
from engine.rendering.directions import embedded

NAMESPACES = MappingProxyType(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
)
TAG_LENGTH = 64  # Word takes a tag of at most so many characters
BREAKS = re.compile("([\n\t])")
UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\uf900-\ufffd\U00010000-\U000effff]")
"""What XML cannot hold (XML 1.0, 2.2) or would read as another character, and private characters, which we need."""
INDENT = 624  # the column of the numbers of paragraphs, in twentieths of a point: 11 mm
NARROW_INDENT = 482


@dataclass(frozen=True, slots=True)
class BookmarkedPlace:
    """Something that is numbered or named, and its bookmark.

    `number` is what is printed ("5", "5.2", "(ii)"). `list` and `level` say which list counts it (None: nothing does,
    the number is plain text); `parent` is the paragraph of an item. `labelled` is true where Word puts a word before
    the number ("Article 5").
    """

    bookmark: str
    number: str = ""
    list: int | None = None
    level: int = 0
    parent: str | None = None
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class MarkupSetting:
    """What the markup of a document depends on besides its text.

    `places` are those of the whole file; `bound` tells which lists Word's styles are bound to: only a paragraph of
    another list names its list itself. `narrow` is true in a column that shares the page with the other language, and
    `translation` in the right one of the two.
    """

    language: str  # "fr-BE"
    colon: str
    places: Mapping[str, BookmarkedPlace]
    bound: frozenset[int] = frozenset()
    narrow: bool = False
    translation: bool = False

    @property
    def indent(self) -> int:
        """How far the text stands from its numbers, in twentieths of a point."""
        return NARROW_INDENT if self.narrow else INDENT


def attribute(text: str) -> str:
    return escape(text, quote=True)


def check_characters(text: str) -> None:
    """Refuses a text that Word cannot hold, rather than leave something out; deals with such a text are never read."""
    found = dict.fromkeys(UNWRITABLE.findall(text))
    if found:
        named = ", ".join(f"U+{ord(one):04X}" for one in list(found)[:10])
        hint = "type the text again instead of pasting it"
        raise Refused([Diagnostic("deal-text", Span("docx"), f"a Word document cannot hold {named}", (hint,))])


# Runs


def text_xml(text: str) -> str:
    """The inside of a run: line breaks and tabs as elements of their own."""
    check_characters(text)
    pieces = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(
        pieces[one] if one in pieces else f'<w:t xml:space="preserve">{escape(one, quote=False)}</w:t>'
        for one in BREAKS.split(text)
        if one
    )


def look(language: str, *, style: str = "", strong: bool = False, emphasis: bool = False) -> str:
    """The properties of a run, its language for proofing among them."""
    told = f'<w:rStyle w:val="{style}"/>' if style else ""
    told += "<w:b/><w:bCs/>" if strong else ""
    told += "<w:i/><w:iCs/>" if emphasis else ""
    return f'<w:rPr>{told}<w:lang w:val="{attribute(language)}"/></w:rPr>'


def run_xml(text: str, properties: str) -> str:
    return f"<w:r>{properties}{text_xml(text)}</w:r>" if text else ""


def plain(text: str, sheet: MarkupSetting, style: str = "") -> str:
    """Words without emphasis, in the character style named."""
    return directed(text, sheet.language, style=style)


def directed(text: str, language: str, **told: Any) -> str:
    """Words with this look; those written from right to left keep what stands beside them in its place.

    Word goes by the property of the run, LibreOffice by the marks around it.
    """
    return directed_run(text, look(language, **told))


def directed_run(text: str, properties: str) -> str:
    """Words with these properties of a run, directed in the same way."""
    before, after = embedded(text)
    inner = properties.replace("<w:lang ", "<w:rtl/><w:lang ") if before else properties
    return run_xml(before, properties) + run_xml(text, inner) + run_xml(after, properties)


def field(instruction: str, result: str, properties: str) -> str:
    """A field with the result that it has until Word computes it again."""

    def mark(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {attribute(instruction)} </w:instrText></w:r>'
    return f"{mark('begin')}{code}{mark('separate')}{run_xml(result, properties)}{mark('end')}"


def number_field(place: BookmarkedPlace, properties: str) -> str:
    r"""The number of a place, as Word counts it: `\n` without that of what it lies in, `\h` with a link to it.

    Where a word belongs to the number, `\t` leaves the word out. LibreOffice ignores `\t` and would print the word
    twice; it does not compute a field without the word REF, which Word lets one leave out (ECMA-376-1, 17.16.5.51).
    """
    if place.labelled:
        return field(rf"{place.bookmark} \n \t \h", place.number, properties)
    return field(rf"REF {place.bookmark} \n \h", place.number, properties)


def reference(run: Run, sheet: MarkupSetting, properties: str) -> str:
    """A reference: the number as a field where Word counts it, else its words with a link to the place."""
    place = sheet.places.get(run.target or "")
    if place is None:
        return run_xml(run.text, properties)
    parent = sheet.places.get(place.parent or "")
    if place.list is not None and run.text == place.number:
        return number_field(place, properties)
    if parent is not None and None not in (place.list, parent.list):
        start, end = parent.number, place.number
        if run.text.startswith(start) and run.text.endswith(end) and len(run.text) >= len(start) + len(end):
            between = run.text[len(start) : len(run.text) - len(end)]
            return number_field(parent, properties) + run_xml(between, properties) + number_field(place, properties)
    return f'<w:hyperlink w:anchor="{place.bookmark}" w:history="1">{run_xml(run.text, properties)}</w:hyperlink>'


def inline(runs: Iterable[Run], sheet: MarkupSetting) -> str:
    """A line of runs."""
    found = []
    for run in runs:
        style = "ClausierBlank" if run.origin is Origin.BLANK else ""
        if run.origin is Origin.REFERENCE and run.target is not None:
            properties = look(sheet.language, style=style, strong=run.strong, emphasis=run.emphasis)
            found.append(reference(run, sheet, properties))
        else:
            found.append(directed(run.text, sheet.language, style=style, strong=run.strong, emphasis=run.emphasis))
    return "".join(found)


# Paragraphs

KEPT = "<w:keepNext/>"
"""Holds a paragraph on the page of the next one."""


def numbering(place: BookmarkedPlace | None, sheet: MarkupSetting) -> str:
    """Which list counts a paragraph, where its style does not say so."""
    if place is None or place.list is None or place.list in sheet.bound:
        return ""
    return f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.list}"/></w:numPr>'


def paragraph_xml(
    content: str,
    style: str,
    *,
    language: str = "",
    place: str = "",
    keep: bool = False,
    page: bool = False,
    after: str = "",
    mark: str = "",
) -> str:
    """A paragraph in a style; `place` is its numbering, `after` what follows in its properties.

    `keep` holds it on the page of what follows, `page` puts it at the top of one; `mark` is what is said of its end.
    """
    told = f'<w:pStyle w:val="{style}"/>'
    told += KEPT if keep else ""
    told += "<w:pageBreakBefore/>" if page else ""
    told += place + after
    lang = f'<w:lang w:val="{attribute(language)}"/>' if language else ""
    told += f"<w:rPr>{mark}{lang}</w:rPr>" if mark or lang else ""
    return f"<w:p><w:pPr>{told}</w:pPr>{content}</w:p>"


def bookmarked(content: str, place: BookmarkedPlace | None) -> str:
    """The content of a paragraph with the bookmark of its place around it; bookmarks get their ids at the end."""
    if place is None:
        return content
    return f'<w:bookmarkStart w:id="0" w:name="{place.bookmark}"/>{content}<w:bookmarkEnd w:id="0"/>'


# Content controls


def full_tag(identity: str, provenance: Provenance | None) -> str:
    """An identity with the version of its clause, and of the variant that changed it: `cgv/abroad#request@1.0.0`."""
    if provenance is None:
        return identity
    told = f"{identity}@{provenance.version}"
    if provenance.variant is not None:
        told += f"+{provenance.variant}"
        told += f"@{provenance.variant_version}" if provenance.variant_version else ""
    return told


def short_tag(tag: str) -> str:
    """A tag that Word takes: one that is too long keeps its beginning, then the digest of the whole."""
    if len(tag) <= TAG_LENGTH:
        return tag
    digest = hashlib.sha256(tag.encode()).hexdigest()[:12]
    return f"{tag[: TAG_LENGTH - len(digest) - 1]}~{digest}"


def control(content: str, tag: str) -> str:
    """A content control that the reader does not see; controls get their ids at the end."""
    if not content:
        return ""
    properties = f'<w:tag w:val="{attribute(short_tag(tag))}"/><w:id w:val="0"/><w15:appearance w15:val="hidden"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


# Tables


FIRST_ROW, LAST_ROW = 0x20, 0x40
"""What of a table its style sets apart (ECMA-376-1, 17.4.55)."""
NO_BANDS = 0x600


def table_xml(rows: Sequence[str], widths: Sequence[int], style: str, indent: int = 0, look: int = 0) -> str:
    """A table with columns of these widths, in twentieths of a point; `look` is what its style sets apart."""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    told = f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    told += f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    told += f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look | NO_BANDS:04X}"/>'
    return f"<w:tbl><w:tblPr>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row_xml(cells: Iterable[str], *, header: bool = False, whole: bool = True, height: int = 0, mark: str = "") -> str:
    """A row; a header is repeated on every page, a whole one is never cut by the end of a page.

    `mark` is what is said of its coming or going.
    """
    told = "<w:cantSplit/>" if whole else ""
    told += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    told += ("<w:tblHeader/>" if header else "") + mark
    properties = f"<w:trPr>{told}</w:trPr>" if told else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell_xml(content: str, width: int, *, span: int = 1, borders: str = "", properties: str = "") -> str:
    """A cell, which ends with a paragraph as Word wants it."""
    told = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    told += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    told += f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    told += properties
    ends = "" if content.endswith("</w:p>") else SMALL_PARAGRAPH
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{content}{ends}</w:tc>"


def margins(*, left: int | None = None, bottom: int | None = None, right: int | None = None) -> str:
    """The margins of a cell, where they are not those of its table."""
    sides = (("left", left), ("bottom", bottom), ("right", right))
    told = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides if width is not None)
    return f"<w:tcMar>{told}</w:tcMar>"


SMALL_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="ClausierGap"/></w:pPr></w:p>'
"""What must stand after a table; nearly no height."""
