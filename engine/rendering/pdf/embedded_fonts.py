"""A font as it is embedded in a PDF: its letters and their widths, without what only shaping text needs."""

from __future__ import annotations

import struct

NEEDED = frozenset({b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"})
"""What a TrueType font has in a PDF that names letters by their place in it (ISO 32000-1, 9.9, table 126)."""
DIRECTORY, ENTRY = struct.Struct(">4sHHHH"), struct.Struct(">4sLLL")
WHOLE = 0xB1B0AFBA
"""What the checksum of a font is told from (OpenType, `head`); it stands in the ninth byte of that table."""
ADJUSTMENT = slice(8, 12)


def lean_font(font: bytes) -> bytes:
    """A TrueType font without the tables that a PDF has no use for; any other font as it is."""
    version, count, *_ = DIRECTORY.unpack_from(font)
    entries = [ENTRY.unpack_from(font, DIRECTORY.size + ENTRY.size * number) for number in range(count)]
    tables = {tag: font[offset : offset + length] for tag, _, offset, length in entries if tag in NEEDED}
    if version != b"\0\1\0\0" or b"glyf" not in tables or b"head" not in tables:
        return font
    head = bytearray(tables[b"head"])
    head[ADJUSTMENT] = bytes(4)
    tables[b"head"] = bytes(head)
    whole = bytearray(_written(version, tables))
    place = (
        DIRECTORY.size
        + ENTRY.size * len(tables)
        + sum(len(_padded(one)) for tag, one in tables.items() if tag < b"head")
    )
    whole[place + ADJUSTMENT.start : place + ADJUSTMENT.stop] = struct.pack(">L", WHOLE - _sum(whole) & 0xFFFFFFFF)
    return bytes(whole)


def _written(version: bytes, tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    start = DIRECTORY.size + ENTRY.size * count
    directory, content = DIRECTORY.pack(version, count, search, power, 16 * count - search), b""
    for tag, table in sorted(tables.items()):
        directory += ENTRY.pack(tag, _sum(_padded(table)), start + len(content), len(table))
        content += _padded(table)
    return directory + content


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)


def _sum(data: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
