"""What a reader sees of a preview: the draft, and what it is held against."""

from __future__ import annotations

import html
import re


def words(page: str) -> str:
    """What a reader sees, without the words for screen readers."""
    shown = re.sub(r'<span class="unseen">.*?</span>', "", page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", shown)).split())


def draft(page: str) -> str:
    return words("".join(re.findall(r'<div class="cell new">(.*?)</div></div>\n', page, re.DOTALL)))


def base(page: str) -> str:
    return words("".join(re.findall(r'<div class="cell old">(.*?)</div><div class="cell new">', page, re.DOTALL)))
