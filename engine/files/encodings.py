"""What a file was saved as that is not UTF-8, so that a message names it."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_WIDE = (("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"))
_USUAL = 0.7
"""How much of a text of a library, or of a deal, is ASCII at the least."""


def wide_encoding(raw: bytes) -> str:
    """The encoding of more than one byte a letter in which a text was saved; "" where it is none."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    if b"\0" not in raw:
        return ""
    for codec, name in _WIDE:
        text = _decoded(raw[: len(raw) // 4 * 4] if name == "UTF-32" else raw[: len(raw) // 2 * 2], codec)
        plain = sum(one.isascii() and (one.isprintable() or one in "\r\n\t") for one in text)
        if text and plain >= _USUAL * len(text) and "\0" not in text:
            return name
    return ""


def western(raw: bytes) -> bool:
    """Whether bytes that are no UTF-8 can be text of Windows-1252, of which Latin-1 is a part."""
    text = _decoded(raw, "cp1252")
    return bool(text) and all(one.isprintable() or one in "\r\n\t\u00a0\u00ad" for one in text)


def _decoded(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return ""
