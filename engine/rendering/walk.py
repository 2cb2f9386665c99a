"""The parts of a document in the one order in which every format prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.model.block import Align, Block, BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Article, Document, Dossier, Item, Origin, Overview, Paragraph, Row, Run
from engine.model.look import Logo


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The trade name of the company, and the logo that formats with pictures print in its place."""

    text: str
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """The legal name of the company."""

    text: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """The identifiers of the company that the law asks for."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The words that qualify the whole document, such as "Projet"."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Notices:
    """Sentences about the document as a whole."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontRows:
    """The rows of the title block."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class InShort:
    """What the document says in short, above its articles; None for nothing."""

    overview: Overview[Run] | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Where formats that have a table of contents print it."""

    heading: str
    articles: tuple[Article[Run], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """An article begins: its label and title."""

    article: Article[Run]


@dataclass(frozen=True, slots=True)
class Reserved:
    """What stands in place of the paragraphs of a reserved article."""

    article: Article[Run]
    text: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A paragraph begins: its number, its heading and its first block, if it has one."""

    paragraph: Paragraph[Run]
    block: Block[Run] | None


@dataclass(frozen=True, slots=True)
class Further:
    """A further block of the same paragraph."""

    block: Block[Run]


@dataclass(frozen=True, slots=True)
class ItemPiece:
    """An item of the same paragraph; `first` and `last` bound its list."""

    item: Item[Run]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class ParagraphEnd:
    """The paragraph is complete."""


@dataclass(frozen=True, slots=True)
class ArticleEnd:
    """The article is complete."""

    article: Article[Run]


FrontPart = Letterhead | Company | Mentions | Marks | Title | Notices | FrontRows | InShort | Contents
TextPart = Opening | Reserved | Lead | Further | ItemPiece | ParagraphEnd | ArticleEnd
DocumentPiece = FrontPart | TextPart

FIGURE = 30  # a figure of at most so many signs is a date, a period, an amount
WIDE = 4  # a table of so many columns stands across both of two facing languages


def colon(document: Document) -> str:
    """The colon after a label, with the spaces of the document's language."""
    return document.wording.colon


def ended(heading: str) -> str:
    """A run-in heading with the full stop that separates it from the text."""
    return heading if heading.endswith((".", "?", "!", ":", "…")) else f"{heading}."


def blank(runs: Sequence[Run]) -> bool:
    """Whether a line has nothing to print."""
    return not any(run.text.strip() for run in runs)


def headed(table: TableBlock[Run]) -> bool:
    """Whether a table has a header row to print."""
    return not all(map(blank, table.header))


def fact_runs(row: Row) -> tuple[Run, ...]:
    """What a row of the title block says; the name of the client is strong."""
    if row.id != "client":
        return row.runs
    name, *rest = row.runs
    return (replace(name, strong=True), *rest)


def with_strong_figures(line: Sequence[Run]) -> tuple[Run, ...]:
    """A line that says something in short, its dates, periods and amounts strong, so that they are seen at a glance.

    A figure that is a text is not, for pages keep in one line what is strong there.
    """
    return tuple(
        replace(run, strong=True) if run.origin is Origin.PARAMETER and len(run.text) <= FIGURE else run for run in line
    )


def totals(row: Sequence[Sequence[Run]]) -> bool:
    """Whether a row of a table is a row of totals: everything in it is strong, and it is no heading."""
    runs = [run for cell in row for run in cell if run.text.strip()]
    return bool(runs) and all(run.strong for run in runs) and not heading(row)


def heading(row: Sequence[Sequence[Run]]) -> bool:
    """Whether a row is the heading of those below it: its first cell is strong, and the others are empty."""
    first, *others = row
    return bool(others) and not blank(first) and all(run.strong for run in first) and all(map(blank, others))


def alignment(table: TableBlock[Run]) -> tuple[Align, ...]:
    """The side on which each column stands."""
    left: Align = "left"
    return table.align or (left,) * len(table.header)


def signed(article: Article[Run]) -> bool:
    """Whether the parties sign in this article, which then stays on one page."""
    return any(isinstance(block, SignatureBlock) for paragraph in article.paragraphs for block in paragraph.blocks)


def front(document: Document) -> Iterator[FrontPart]:
    """The parts above the first article; groups may be empty."""
    yield Letterhead(document.front.letterhead, document.front.look.logo)
    yield Company(document.front.company)
    yield Mentions(document.front.mentions)
    yield Marks(document.front.marks)
    yield Title(document.title)
    yield Notices(document.front.notices)
    yield FrontRows(document.front.rows)
    yield InShort(document.overview)
    yield Contents(document.wording.contents, document.articles)


def cover(dossier: Dossier) -> Iterator[FrontPart]:
    """The parts of the cover, but for the list of documents."""
    front = dossier.front
    yield Letterhead(front.letterhead, front.look.logo)
    yield Company(front.company)
    yield Mentions(front.mentions)
    yield Marks(front.marks)
    yield Title(dossier.title)
    yield Notices(front.notices)
    yield FrontRows(front.rows)


def opening(document: Document, dossier: Dossier) -> Iterator[FrontPart]:
    """What stands above the articles of a document: not the company, and no sentence that the cover has already."""
    yield Marks(document.front.marks)
    yield Title(document.title)
    yield Notices(tuple(one for one in document.front.notices if one not in dossier.front.notices))
    yield FrontRows(document.front.rows)
    yield InShort(document.overview)


def title(document: Document, dossier: Dossier) -> Iterator[FrontPart]:
    """What stands above the articles of a document that shares a page with others: what the cover does not say."""
    front, shared = document.front, dossier.front
    yield Marks(front.marks if front.marks != shared.marks else ())
    yield Title(document.title)
    yield Notices(tuple(one for one in front.notices if one not in shared.notices))
    yield FrontRows(tuple(one for one in front.rows if one not in shared.rows))
    yield InShort(document.overview)


def text(document: Document) -> Iterator[TextPart]:
    """The parts of the articles."""
    for article in document.articles:
        yield Opening(article)
        if article.notice is not None:
            yield Reserved(article, article.notice)
        for paragraph in article.paragraphs:
            yield from paragraph_parts(paragraph)
        yield ArticleEnd(article)


def paragraph_parts(paragraph: Paragraph[Run]) -> Iterator[TextPart]:
    """The parts of one paragraph."""
    first, further = (paragraph.blocks[0], paragraph.blocks[1:]) if paragraph.blocks else (None, ())
    yield Lead(paragraph, first)
    for block in further:
        yield Further(block)
    if paragraph.note:
        yield Further(TextBlock(paragraph.note))
    for place, item in enumerate(paragraph.items, start=1):
        yield ItemPiece(item, place == 1, place == len(paragraph.items))
    yield ParagraphEnd()


def walk(document: Document) -> Iterator[DocumentPiece]:
    """Every part of a document, in the order of reading."""
    yield from front(document)
    yield from text(document)


def facing(left: Document, right: Document) -> Document:
    """The right document with its definitions in the order of the left one, so that both can be walked together."""
    order = {
        entry.id: place
        for article in left.articles
        for paragraph in article.paragraphs
        for block in paragraph.blocks
        if isinstance(block, DefinitionBlock)
        for place, entry in enumerate(block.entries)
    }

    def sorted_block(block: Block[Run]) -> Block[Run]:
        if not isinstance(block, DefinitionBlock):
            return block
        return DefinitionBlock(tuple(sorted(block.entries, key=lambda entry: order[entry.id])))

    def sorted_paragraph(paragraph: Paragraph[Run]) -> Paragraph[Run]:
        if not any(isinstance(block, DefinitionBlock) for block in paragraph.blocks):
            return paragraph
        return replace(paragraph, blocks=tuple(map(sorted_block, paragraph.blocks)))

    articles = tuple(
        replace(article, paragraphs=tuple(map(sorted_paragraph, article.paragraphs))) for article in right.articles
    )
    return replace(right, articles=articles)


def split(block: Block[Run]) -> Iterator[Block[Run]]:
    """A list cut into its entries, so that each faces its translation; other blocks whole."""
    match block:
        case DefinitionBlock(definitions):
            yield from (DefinitionBlock((one,)) for one in definitions)
        case BulletBlock(entries):
            yield from (BulletBlock((entry,)) for entry in entries)
        case _:
            yield block


def figures(table: TableBlock[Run]) -> bool:
    """Whether a table has a column of figures."""
    return "right" in alignment(table)


def wide(block: Block[Run]) -> bool:
    """Whether a table stands across both of two facing languages: one of many columns, and one of figures."""
    return isinstance(block, TableBlock) and (len(block.header) >= WIDE or figures(block))


def pieces(part: TextPart) -> Iterator[TextPart]:
    """A part cut into pieces that each face their translation."""
    match part:
        case Lead(paragraph, block) if block and (isinstance(block, DefinitionBlock | BulletBlock) or wide(block)):
            yield Lead(paragraph, None)
            yield from map(Further, split(block))
        case Further(block):
            yield from map(Further, split(block))
        case _:
            yield part
