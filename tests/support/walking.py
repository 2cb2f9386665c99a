"""Walks finished documents: everything that is numbered, everything that is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.model.block import Block, BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock, lines
from engine.model.document import Document, Origin, Paragraph, Run


@dataclass(frozen=True)
class Passage:
    """Something with an identity in a document: an article, a paragraph, an item or a definition."""

    kind: str
    id: str
    number: str
    covers: tuple[str, ...]
    runs: tuple[Run, ...]
    tabled: bool = False  # a paragraph with a table, whose words the program writes from names, dates and numbers


def passages(document: Document) -> Iterator[Passage]:
    """Every passage in reading order; a paragraph holds the runs of its own blocks, definitions apart."""
    for article in document.articles:
        yield Passage("article", article.id, article.number, (), ())
        for paragraph in article.paragraphs:
            own = [block for block in paragraph.blocks if not isinstance(block, DefinitionBlock)]
            runs = tuple(run for block in own for line in lines(block) for run in line)
            tabled = any(isinstance(block, TableBlock) for block in own)
            yield Passage("paragraph", paragraph.id, paragraph.number, paragraph.covers, runs, tabled)
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
            told += paragraph_lines(paragraph)
    return without_digests("\n".join(told) + "\n")


def without_digests(text: str) -> str:
    """A text in which digests, which change with every word of the text they stand for, are left out."""
    return re.sub(
        r"\s?\b[0-9a-f]{64}\b", " ⟨digest⟩", text
    )  # with the space before it, which depends on its first figure


def paragraph_lines(paragraph: Paragraph[Run]) -> list[str]:
    heading = f"{paragraph.heading}: " if paragraph.heading else ""
    first, *further = [*(line for block in paragraph.blocks for line in block_lines(block)), ""]
    told = [f"{paragraph.number} {heading}{first}".rstrip()]
    told += [f"  {line}" for line in further if line]
    return told + [f"  {item.number} {words(item.line)}" for item in paragraph.items]


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
        case SignatureBlock(parties):
            rows = [(label, value) for one in parties for label, value in one.rows]
            return [*(words(one.heading) for one in parties), *(f"{words(a)}: {words(b)}".strip() for a, b in rows)]


@dataclass(frozen=True)
class Statement:
    """Something that a document says, to be compared with what another one says: numbers aside, and as printed."""

    said: tuple[str, ...]
    printed: tuple[str, ...]


def statements(documents: Mapping[str, Document]) -> dict[str, Statement]:
    """Titles, reserved articles, paragraphs with their items, definitions and rows of tables of a pack, by identity."""
    found: dict[str, Statement] = {}
    for id, document in documents.items():
        found[id] = Statement((document.title,), (document.title,))
        for article in document.articles:
            title = (article.title, *([article.notice] if article.notice is not None else []))
            found[article.id] = Statement(title, (f"{article.label} – {article.title}", *title[1:]))
            for paragraph in article.paragraphs:
                own = [one for one in paragraph.blocks if not isinstance(one, DefinitionBlock | TableBlock)]
                inner = [line for block in own for line in lines(block)]
                inner += [item.line for item in paragraph.items]
                said = (paragraph.heading or "", *(unnumbered(line) for line in inner))
                shown = tuple(map(without_digests, paragraph_lines(replace(paragraph, blocks=tuple(own)))))
                found[paragraph.id] = Statement(said, shown)
                for block in paragraph.blocks:
                    if isinstance(block, DefinitionBlock):
                        for one in block.entries:
                            shown = (f"{one.name}: {words(one.line)}",)
                            found[f"{id} {one.id}"] = Statement((one.name, unnumbered(one.line)), shown)
                    elif isinstance(block, TableBlock):
                        for row in block_lines(block):
                            text = without_digests(row)
                            found[f"{paragraph.id} | {text}"] = Statement((text,), (text,))
    return found


def unnumbered(line: Sequence[Run]) -> str:
    """The words of a line; instead of the number of a place, which moves, the place."""
    moving = [run.origin is Origin.REFERENCE and run.target is not None for run in line]
    told = (run.target if moves else run.text for run, moves in zip(line, moving, strict=True))
    return without_digests("".join(map(str, told)))


def differences(before: Mapping[str, Statement], after: Mapping[str, Statement]) -> dict[str, Statement | None]:
    """What is said otherwise or newly, in the order of `after`, then what is said no longer, with None."""
    found: dict[str, Statement | None] = {
        id: one for id, one in after.items() if id not in before or before[id].said != one.said
    }
    return found | {id: None for id in before if id not in after}


def listed(found: Mapping[str, Statement | None]) -> str:
    """What was found, each with its identity, as text for people; of a document that is gone, no more than that."""
    gone = {id for id, one in found.items() if one is None and not re.search("[/ ]", id)}
    told = [(id, one) for id, one in found.items() if id in gone or re.split("[/ ]", id)[0] not in gone]
    parts = []
    for id, one in told:
        place, _, row = id.partition(" | ")
        lines = one.printed if one else (f"(removed) {row}".rstrip(),)
        parts.append("\n".join([f"[{place}]", *lines, ""]))
    return "\n".join(parts)
