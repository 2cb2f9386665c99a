"""Prints rows for spreadsheets: CSV as RFC 4180 describes it, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

CsvCell = str | int | Decimal | None

_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with, in the letters of East Asian keyboards too (OWASP, CSV Injection)."""


def print_csv(header: Sequence[str], rows: Iterable[Sequence[CsvCell]]) -> bytes:
    """The rows below a header, in UTF-8, with commas and CRLF; texts that could be run have an apostrophe before them.

    Numbers stay numbers, a negative one too.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([_cell(one) for one in row] for row in rows)
    return written.getvalue().encode()


def _cell(value: CsvCell) -> str:
    if not isinstance(value, str):
        return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    risky = value.lstrip().startswith(_RUN) or value[:1] in ("\t", "\r", "\n")
    return f"'{value}" if risky else value
