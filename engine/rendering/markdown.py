"""CommonMark with pipe tables: every text is escaped, so that a Markdown reader gives back what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from unicodedata import category

from engine.model.block import Block, BulletBlock, DefinitionBlock, Party, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Document, Overview, Row, Run
from engine.rendering.directions import isolated, isolated_run
from engine.rendering.walk import (
    Company,
    DocumentPiece,
    FrontRows,
    Further,
    InShort,
    ItemPiece,
    Lead,
    Letterhead,
    Marks,
    Mentions,
    Notices,
    Opening,
    Reserved,
    Title,
    alignment,
    blank,
    colon,
    ended,
    walk,
)

SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|#~]")
LINE_START = re.compile(r"^(?:[-+=:](?=.)|\d{1,9}(?=[.)]))|^[-+=]$", re.DOTALL)
EDGE_SPACE = re.compile(r"^\s+|\s+$")
LINE_FEEDS = re.compile(r"[\n\r\t]")
HARD_BREAK = "\\\n"
RULES = MappingProxyType({"left": "---", "right": "---:"})
TO_FILL_IN = "_" * 30


def entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def escaped(text: str) -> str:
    """A text anywhere in a line: nothing in it is markup."""
    return LINE_FEEDS.sub(entities, SPECIAL.sub(r"\\\g<0>", text))


def standing(content: str) -> str:
    """A finished line at the place where a block begins: neither list, heading nor rule, and its outer spaces kept."""
    content = EDGE_SPACE.sub(entities, content)
    if match := LINE_START.match(content):
        at = match.end() if match[0][0].isdigit() else 0
        return f"{content[:at]}\\{content[at:]}"
    return content


def runs_of_one_look(runs: Iterable[Run]) -> Iterator[tuple[str, str]]:
    """The texts of a line with their Markdown markers, neighbours of the same look joined."""
    text, marker = "", ""
    for run in runs:
        look = "*" * (2 * run.strong + run.emphasis)
        if look != marker:
            yield text, marker
            text, marker = "", look
        text += isolated_run(run)
    yield text, marker


def bounds(character: str) -> bool:
    """Whether a marker may stand between this character and punctuation: a space or punctuation itself."""
    return character in "\t\n" or category(character)[0] == "P" or category(character) == "Zs"


def joins(character: str) -> bool:
    """Whether a marker may stand before or after this character whatever is on its other side."""
    return category(character)[0] not in "PSZ"


def inline(runs: Iterable[Run]) -> str:
    """One line. Emphasis is dropped where CommonMark would print its asterisks (next to a letter, outside a word)."""
    pieces = [piece for piece in runs_of_one_look(runs) if piece[0]]
    printed = ""
    before = " "
    for place, (text, marker) in enumerate(pieces):
        core = text.strip()
        after = pieces[place + 1][0][0] if place + 1 < len(pieces) else " "
        if not marker or not core or printed.endswith("*"):
            printed += escaped(text)
        else:
            start, end = text.index(core), text.index(core) + len(core)
            opens = joins(core[0]) or bounds(text[start - 1] if start else before)
            closes = joins(core[-1]) or bounds(text[end] if end < len(text) else after)
            look = marker if opens and closes else ""
            printed += f"{escaped(text[:start])}{look}{escaped(core)}{look}{escaped(text[end:])}"
        before = text[-1]
    return printed


def strong(text: str) -> str:
    return inline((Run(text, strong=True),))


def cell(runs: Iterable[Run]) -> str:
    return EDGE_SPACE.sub(entities, inline(runs))


def table(block: TableBlock[Run]) -> str:
    """A GFM table; one without a header has an empty one, as GFM wants it."""
    rows = [[cell(runs) for runs in row] for row in (block.header, *block.rows)]
    rows.insert(1, [RULES[side] for side in alignment(block)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def signing_row(label: Sequence[Run], value: Sequence[Run], ends: str) -> str:
    printed = escaped(TO_FILL_IN) if blank(value) else inline(value)
    return standing(f"{inline(label)}{ends}{printed}" if not blank(label) else printed)


def party(one: Party[Run], ends: str) -> Iterator[str]:
    """The heading of one who signs, then rows with a line to fill in by hand where a value is missing."""
    yield standing(inline(replace(run, strong=True) for run in one.heading))
    yield HARD_BREAK.join(signing_row(label, value, ends) for label, value in (*one.rows, (one.signature, ())))


def block_texts(block: Block[Run], ends: str) -> Iterator[str]:
    """The Markdown blocks of one block."""
    match block:
        case TextBlock(line):
            yield standing(inline(line))
        case BulletBlock(entries):
            yield "\n".join(f"- {standing(inline(entry))}" for entry in entries)
        case TableBlock():
            yield table(block)
        case DefinitionBlock(definitions):
            for one in definitions:
                yield standing(f"{strong(one.name)}{ends}{inline(one.line)}")
        case SignatureBlock(parties):
            for signer in parties:
                yield from party(signer, ends)


def row_text(row: Row, ends: str) -> str:
    return standing(f"{escaped(row.label)}{ends}{inline(row.runs)}")


def overview_texts(overview: Overview[Run], ends: str) -> Iterator[str]:
    """What a document says in short: its title, the note that it is apart, and a row for each subject."""
    yield standing(strong(overview.title))
    yield standing(escaped(overview.notice))
    for row in overview.rows:
        yield standing(f"{strong(row.label)}{ends}{inline(row.line)}")
        if row.entries:
            yield "\n".join(f"- {standing(inline(one))}" for one in row.entries)


def texts(part: DocumentPiece, ends: str) -> Iterator[str]:
    """The Markdown blocks of one part."""
    match part:
        case Letterhead(content):
            yield standing(strong(isolated(content)))
        case Company(content) | Reserved(_, content):
            yield standing(escaped(isolated(content)))
        case Mentions(rows) | FrontRows(rows):
            if rows:
                yield HARD_BREAK.join(row_text(row, ends) for row in rows)
        case Marks(marks):
            if marks:
                yield " · ".join(strong(mark) for mark in marks)
        case Title(content):
            yield f"# {standing(escaped(content))}"
        case Notices(notices):
            yield from (standing(escaped(notice)) for notice in notices)
        case InShort(overview):
            if overview is not None:
                yield from overview_texts(overview, ends)
        case Opening(article):
            yield f"## {standing(escaped(f'{article.label} – {article.title}'))}"
        case Lead(paragraph, block):
            number = strong(paragraph.number)
            heading = strong(ended(paragraph.heading)) if paragraph.heading else ""
            lead = " ".join(filter(None, (number, heading)))
            if isinstance(block, TextBlock):
                yield standing(f"{lead} {inline(block.line)}" if lead else inline(block.line))
                return
            if lead:
                yield lead
            if block is not None:
                yield from block_texts(block, ends)
        case Further(block):
            yield from block_texts(block, ends)
        case ItemPiece(item):
            yield standing(f"{escaped(item.number)} {inline(item.line)}")
        case _:
            return


def print_markdown(document: Document) -> bytes:
    """The document as UTF-8 CommonMark (tables as in GFM), ended by one line feed."""
    ends = colon(document)
    return ("\n\n".join(text for part in walk(document) for text in texts(part, ends)) + "\n").encode()
