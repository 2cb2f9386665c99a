"""Ways to spoil a file: what editors, merges, uploads and people do to it, one after the other."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

TOKENS = (
    "", " ", "\t", "\n", "\r\n", "\0", "\ufeff", "\u00a0", "\u200b", "\u202e", "e\u0301", "\ud7ff", "\U0001f600",
    "ﬁ", ":", "-", "- ", "?", "!", "&a", "*a", "<<: *a", "|", ">", ">-2", "---", "...", "%YAML 1.1", "# ", "'",
    '"', "“", "[", "]", "{", "}", "{{", "}}", "{{ notice }}", "{{ notice | de }}", "{{ x.y | z | w }}",
    "[](payment)", "[x](#y)", "[](cgv/nowhere#x)", "**", "`", "| a | b |", "|---|", "<b>", "&nbsp;", "null", "~",
    "true", "yes", "0", "-1", "1.0.0", "01", "1e999", "99999999999999999999", "0.1", "2026-02-30", "9999-12-31",
    "0001-01-01", "version: 1.0.0", "fr:", "en:", "when: client.be", "when: (client.be",
    "when: client.be and not client.be", "x" * 300, "é" * 70_000, "a: " * 40, "[" * 40, "{a: " * 40,
    "<<<<<<< HEAD", "=======", ">>>>>>> other", "../../etc/passwd", "\\", "%s", "$(id)", "\x1b[31m",
)  # fmt: skip
"""Texts that mean something to YAML, to clauses, to a terminal or to nobody."""


def _line(how: Callable[[list[str], int, int, str], object]) -> Callable[[bytes, int, int, str], bytes]:
    """A way that works on lines; `how` changes the list of them in place."""

    def spoil(content: bytes, at: int, other: int, token: str) -> bytes:
        lines = content.decode("utf-8", "surrogateescape").split("\n")
        how(lines, at % len(lines), other % len(lines), token)
        return "\n".join(lines).encode("utf-8", "surrogateescape")

    return spoil


def _delete(lines: list[str], at: int, other: int, token: str) -> None:
    del lines[at]


def _double(lines: list[str], at: int, other: int, token: str) -> None:
    lines.insert(at, lines[at])


def _swap(lines: list[str], at: int, other: int, token: str) -> None:
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, other: int, token: str) -> None:
    lines[at] = " " * (other % 5) + lines[at]


def _outdent(lines: list[str], at: int, other: int, token: str) -> None:
    lines[at] = lines[at].lstrip()


def _value(lines: list[str], at: int, other: int, token: str) -> None:
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {token}"


def _key(lines: list[str], at: int, other: int, token: str) -> None:
    _, colon, value = lines[at].partition(":")
    lines[at] = f"{token}{colon}{value}"


def _insert(lines: list[str], at: int, other: int, token: str) -> None:
    lines.insert(at, token)


def _within(lines: list[str], at: int, other: int, token: str) -> None:
    place = other % (len(lines[at]) + 1)
    lines[at] = lines[at][:place] + token + lines[at][place:]


def _cut(content: bytes, at: int, other: int, token: str) -> bytes:
    return content[: at % (len(content) + 1)]


def _byte(content: bytes, at: int, other: int, token: str) -> bytes:
    if not content:
        return bytes([other % 256])
    place = at % len(content)
    return content[:place] + bytes([other % 256]) + content[place + 1 :]


def _utf16(content: bytes, at: int, other: int, token: str) -> bytes:
    return content.decode("utf-8", "replace").encode("utf-16")


WAYS: tuple[Callable[[bytes, int, int, str], bytes], ...] = (
    *(_line(one) for one in (_delete, _double, _swap, _indent, _outdent, _value, _key, _insert, _within)),
    _cut,
    _byte,
    _utf16,
)

NUMBER = st.integers(0, 1 << 20)
STEPS = st.lists(st.tuples(st.sampled_from(WAYS), NUMBER, NUMBER, st.sampled_from(TOKENS)), min_size=1, max_size=5)
"""What is done to a file, one after the other."""

Steps = list[tuple[Callable[[bytes, int, int, str], bytes], int, int, str]]


def spoiled(content: bytes, steps: Steps) -> bytes:
    """A file with this done to it."""
    for way, at, other, token in steps:
        content = way(content, at, other, token)
    return content
