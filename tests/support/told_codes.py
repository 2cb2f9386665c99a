"""The codes of what a command tells people on standard error."""

from __future__ import annotations

import re

from engine.diagnostics.codes import CODES

LINE = re.compile(r"\S.*: (?:error|warning|note): .+ \[(?P<code>[a-z-]+)\]")
HINT = re.compile(r" {4}hint: .+| {8}.+")
SUMMARY = re.compile(r"\d+ (?:error|warning|note)s?(?:, \d+ (?:error|warning|note)s?)*")


def codes(told: str) -> list[str]:
    """The codes of the messages on standard error, which holds nothing but messages, hints and their sum."""
    *lines, last = told.splitlines()
    assert SUMMARY.fullmatch(last), told
    messages = [line for line in lines if not HINT.fullmatch(line)]
    assert all(LINE.fullmatch(line) for line in messages), told
    found = [match["code"] for line in messages if (match := LINE.fullmatch(line))]
    assert set(found) <= CODES.keys()
    return found
