"""Walks finished documents: everything that is numbered, everything that is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.model.block import Block, BulletBlock, DefinitionBlock, TableBlock, TextBlock, lines
from engine.model.document import Document, Run


@dataclass(frozen=True)
class Passage:
    """Something with an identity in a document: an article, a paragraph, an item or a definition."""

    kind: str
    id: str
    number: str
    covers: tuple[str, ...]
    runs: tuple[Run, ...]


def passages(document: Document) -> Iterator[Passage]:
    """Every passage in reading order; a paragraph holds the runs of its own blocks, definitions apart."""
    for article in document.articles:
        yield Passage("article", article.id, article.number, (), ())
        for paragraph in article.paragraphs:
            own = [block for block in paragraph.blocks if not isinstance(block, DefinitionBlock)]
            runs = tuple(run for block in own for line in lines(block) for run in line)
            yield Passage("paragraph", paragraph.id, paragraph.number, paragraph.covers, runs)
            for block in paragraph.blocks:
                if isinstance(block, DefinitionBlock):
                    for one in block.entries:
                        yield Passage("definition", one.id, "", one.covers, one.line)
            for item in paragraph.items:
                yield Passage("item", item.id, item.number, item.covers, item.line)


def runs(document: Document) -> Iterator[Run]:
    for passage in passages(document):
        yield from passage.runs


def words(line: Sequence[Run]) -> str:
    return "".join(run.text for run in line)


def dump(document: Document) -> str:
    """The wording of a document, one paragraph or item a line, with nothing that depends on a layout."""
    told = [document.title]
    for article in document.articles:
        told += ["", f"{article.label} – {article.title}"]
        told += [article.notice] if article.notice is not None else []
        for paragraph in article.paragraphs:
            heading = f"{paragraph.heading}: " if paragraph.heading else ""
            first, *further = [*(line for block in paragraph.blocks for line in block_lines(block)), ""]
            told.append(f"{paragraph.number} {heading}{first}".rstrip())
            told += [f"  {line}" for line in further if line]
            told += [f"  {item.number} {words(item.line)}" for item in paragraph.items]
    return "\n".join(told) + "\n"


def block_lines(block: Block[Run]) -> list[str]:
    match block:
        case TextBlock(line):
            return [words(line)]
        case BulletBlock(entries):
            return [f"- {words(entry)}" for entry in entries]
        case TableBlock(header, rows):
            return [" | ".join(words(cell) for cell in row) for row in (header, *rows)]
        case DefinitionBlock(entries):
            return [f"{one.name}: {words(one.line)}" for one in entries]
