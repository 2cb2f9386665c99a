"""Signs in the texts of a library that the fonts of the PDF lack: told before an edition freezes them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from engine.diagnostics import Diagnostic, Report, say

if TYPE_CHECKING:
    from engine.files.trees import Tree

SURE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180)))) | frozenset(
    "\n\t\u202f‘’“”„‚‹›–—…•€™←→≤≥≠−×√☐☑"
)
"""Signs that our fonts have, as a test holds against them: where there are no others, the fonts are not opened."""
NOT_PRINTED = ("clauses/reviews.yaml", "clauses/advice.yaml")


def missing_signs(tree: Tree) -> tuple[Diagnostic, ...]:
    """An error for each text of a library with a sign that no PDF can show, where it stands in its file."""
    report, unread = Report(), Report()  # what cannot be read is said where it is read
    for folder in ("clauses", "variants"):
        for name in tree.walk(folder, unread):
            text = tree.text(name, unread) if name not in NOT_PRINTED else None
            if text is not None and frozenset(text) - SURE:
                _check(tree.label(name), text, report)
    return tuple(report.diagnostics)


def _check(name: str, text: str, report: Report) -> None:
    """The values of a file; a comment may hold any sign."""
    from engine.files.yaml.leftovers import texts_below
    from engine.files.yaml.nodes import parse
    from engine.files.yaml.places import TextPlaces
    from engine.rendering.pdf.fonts import unshowable

    missing = unshowable(normalize("NFC", text))
    source = parse(name, text, Report()) if missing else None
    if source is None:
        return
    for _, node in texts_below(source.root):
        for sign in (one for one in missing if one in node.raw):
            at = node.raw.index(sign)
            message = say("no-sign", sign=sign, code=f"U+{ord(sign):04X}")
            place = TextPlaces(node.raw, source, node).offset(at, at + 1)
            report.error("sign-missing", place, message, say("latin-letters"))
