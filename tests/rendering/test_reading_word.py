"""The reader of Word documents, held against lists written by hand; LibreOffice reads them in the same way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from libreoffice import converted
from reading_word import contents_of, controls, fields, read_docx, resolved

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def package(body: str, styles: str, numbering: str) -> bytes:
    """A document of the parts that lists need, and no other."""
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in ("styles", "numbering")
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="main" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        "word/document.xml": f"<w:document {SPACE}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACE}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACE}>{numbering}</w:numbering>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()


def level(depth: int, format: str, text: str, more: str = "", start: int = 1, style: str = "") -> str:
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}{bound}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def listed(text: str, number: int, depth: int = 0) -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def list_style(id: str, based: str, properties: str) -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/>{on}<w:pPr>{properties}</w:pPr></w:style>'
    )


ABSTRACT = {
    1: level(0, "decimal", "Article %1", style="One") + level(1, "decimal", "%1.%2", style="Two")
    + level(2, "lowerRoman", "(%3)") + level(3, "lowerLetter", "%1.%2 %4)", '<w:lvlRestart w:val="1"/>'),
    2: level(0, "upperRoman", "%1.", start=4) + level(1, "bullet", "•") + level(2, "decimal", "%1-%3"),
}  # fmt: skip
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    for number, levels in ABSTRACT.items()
) + (
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
OWN = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + list_style("One", "Normal", OWN)
    + list_style("Two", "Normal", f'<w:numPr><w:ilvl w:val="1"/>{OWN[9:]}')
    + list_style("Inherits", "Two", "")
    + list_style("Without", "Two", '<w:numPr><w:numId w:val="0"/></w:numPr>')
)
NONE = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
CELLS = "".join(f"<w:tc><w:tcPr/>{styled(text, 'Two')}</w:tc>" for text in "ij")
GRID = '<w:tblGrid><w:gridCol w:w="99"/><w:gridCol w:w="99"/></w:tblGrid>'
BODY = "".join(
    (
        styled("a", "One"),
        styled("b", "Two"),
        listed("c", 1, 2),
        listed("d", 1, 2),
        styled("e", "Inherits"),
        styled("f", "Without"),
        styled("g", "Two", NONE),
        listed("h", 1, 2),
        f"<w:tbl><w:tblPr/>{GRID}<w:tr>{CELLS}</w:tr></w:tbl>",
        styled("k", "One"),
        styled("l", "Two"),
        listed("m", 1, 3),
        styled("n", "Two"),
        listed("o", 1, 3),
        listed("p", 2),
        listed("q", 2, 1),
        listed("r", 2, 2),
        listed("s", 2),
        listed("t", 3),
        listed("u", 3),
        styled("v", "One"),
        styled("w", "Two"),
    )
)
SHOWN = [
    "Article 1 a", "1.1 b", "(i) c", "(ii) d", "1.2 e", "f", "g", "(i) h", "1.3 i", "1.4 j", "Article 2 k", "2.1 l",
    "2.1 a) m", "2.2 n", "2.2 b) o", "IV. p", "q", "IV-1 r", "V. s", "Article 7 t", "Article 8 u", "Article 9 v",
    "9.1 w",
]  # fmt: skip
LISTS = package(BODY, STYLES, NUMBERING)


def test_it_counts_as_word_does() -> None:
    assert read_docx(LISTS).replace("\t", " ").split("\n") == SHOWN


def test_so_does_libreoffice(tmp_path: Path) -> None:
    """But for a level that another level than the one above restarts, which LibreOffice does not know.

    The cells of a row stand below each other in the text that LibreOffice 7.4 makes, side by side in that of 25.2.
    """
    text = converted({"lists": LISTS}, tmp_path)["lists"].decode("utf-8-sig")
    lines = " ".join(text.replace("◦", "").split())
    assert lines == " ".join(SHOWN).replace("2.2 b) o", "2.2 a) o")


def body(content: str) -> bytes:
    return package(content, STYLES, NUMBERING)


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def field(*parts: str) -> str:
    kinds = ("begin", "separate", "end")
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in kinds]
    return "".join(one for pair in zip(marks, (*parts, ""), strict=True) for one in pair)


def instruction(text: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


def text(content: str) -> str:
    return run(f'<w:t xml:space="preserve">{content}</w:t>')


def test_it_reads_what_is_shown() -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{text('c')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink w:anchor="x">{text("d")}</w:hyperlink>'
    signs = run("<w:tab/><w:br/><w:noBreakHyphen/>") + run("<w:rPr><w:vanish/></w:rPr><w:t>no</w:t>")
    page = body(f"<w:p>{text('a ')}{field(instruction(' PAGE '), text('b'))}{inner}{link}{signs}</w:p>")
    assert read_docx(page) == "a bcd\t\n\u2011"
    assert read_docx(body("<w:p><w:r><w:t> a </w:t></w:r></w:p>")) == "a"
    assert [(one.instruction, one.result) for one in fields(page)] == [(" PAGE ", "b")]


def test_cells_rows_and_blocks_may_stand_in_controls() -> None:
    def held(content: str, tag: str) -> str:
        properties = f'<w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="5"/></w:sdtPr>'
        return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def cell(content: str) -> str:
        return f"<w:tc><w:tcPr/>{content}</w:tc>"

    nested = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell(styled('b', 'Normal'))}</w:tr></w:tbl>{styled('c', 'Two')}"
    rows = f"<w:tr>{held(cell(styled('a', 'One')), 'cell')}{cell(nested)}</w:tr>"
    rows += held(f"<w:tr>{cell(styled('d', 'Two'))}</w:tr>", "row")
    page = body(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{held(styled('e', 'Two'), 'block')}")
    assert read_docx(page).split("\n") == ["Article 1\ta", "b", "1.1\tc", "1.2\td", "1.3\te"]
    assert [(one.tag, one.text) for one in controls(page)] == [
        ("cell", "Article 1\ta"),
        ("row", "1.2\td"),
        ("block", "1.3\te"),
    ]


def test_references_show_the_number_of_their_bookmark() -> None:
    def marked(name: str, content: str) -> str:
        mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'
        return content.replace("<w:r>", f"{mark}<w:r>", 1)

    codes = (r"REF one \n \h", r"one \n \t \h", r"REF two \n", r"REF roman \n \h", r"REF bare \n", r"REF gone \n")
    told = "".join(field(instruction(f" {code} "), text("?")) for code in codes)
    places = (
        marked("one", styled("a", "One")) + marked("two", styled("b", "Two")) + marked("bare", styled("c", "Normal"))
    )
    found = resolved(body(f"{places}{marked('roman', listed('d', 2))}<w:p>{told}</w:p>"))
    assert [(one.computed, one.cached) for one in found] == [
        (number, "?") for number in ("Article 1", "1", "1.1", "IV", "0", None)
    ]


def test_the_table_of_contents_is_read_on_demand() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{styled('a', 'One')}</w:sdtContent></w:sdt>"
    page = body(contents + styled("b", "One"))
    assert read_docx(page) == "Article 2\tb"
    assert read_docx(page, contents=True) == "Article 1\ta\nArticle 2\tb"
    assert contents_of(page) == ["Article 1\ta"]


@pytest.mark.parametrize(
    "content",
    [
        f"<w:p><w:ins>{text('a')}</w:ins></w:p>",
        "<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
        "<w:p><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>",
        '<w:p><w:moveFromRangeStart w:id="1"/></w:p>',
    ],
)
def test_tracked_changes_are_refused_unless_asked_for(content: str) -> None:
    with pytest.raises(AssertionError, match="changes are tracked"):
        read_docx(body(content))
    assert read_docx(body(content), tracked="read") == ("a" if "a<" in content else "")


@pytest.mark.parametrize("content", ["<w:p><w:r><w:sym/></w:r></w:p>", "<w:p><w:x/></w:p>", "<w:x/>"])
def test_what_it_does_not_know_is_not_passed_over(content: str) -> None:
    with pytest.raises(AssertionError, match="unknown"):
        read_docx(body(content))


def test_a_number_may_not_rest_on_what_nothing_counted() -> None:
    with pytest.raises(AssertionError, match="nothing has counted it"):
        read_docx(body(styled("a", "Two")))
