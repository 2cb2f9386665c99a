"""A redline in Word: accepting all its changes gives the text after, rejecting all the text before, numbers included."""

from __future__ import annotations

from datetime import date

from made import article, document, paragraph, text
from rendering.hand_made import HOSTILE
from tracked_changes import decided, marks, printed, texts

from engine.editions.compare import against, inserted, removed
from engine.editions.settle import settle
from engine.editions.summary import summarise
from engine.languages import LANGUAGES
from engine.model.document import Document
from engine.model.summary import Redline
from engine.rendering import render
from engine.rendering.word.redline import print_redline_docx

DAY = date(2026, 12, 1)


def redline(before: Document | None, after: Document | None, renamed: dict[str, str] | None = None) -> Redline:
    one = after or before
    assert one is not None
    old = settle(before, after, renamed or {}) if before and after else before
    comparison = against(old, after) if old and after else inserted(one) if after else removed(one)
    changed = comparison.changed
    return Redline(
        language=one.language,
        locale=one.locale,
        before="Avant",
        after="Après",
        comparisons=(comparison,) if changed else (),
        summaries=(summarise(comparison, before, after, ()),) if changed else (),
        versioned=True,
        only_before=(),
        only_after=(),
        notice=None,
        old={one.id: old} if old else {},
        new={one.id: after} if after else {"other": document()},
        day=DAY,
    )


def check(before: Document | None, after: Document | None, renamed: dict[str, str] | None = None) -> bytes:
    page = print_redline_docx([redline(before, after, renamed)])
    assert texts(decided(page, "accept")) == ([printed(render(after, "docx"))] if after else [])
    assert texts(decided(page, "reject")) == ([printed(render(before, "docx"))] if before else [])
    return page


def test_first() -> None:
    before = document(article("a", "1", paragraph("x", "1.1", text("mot un deux trois quatre"))))
    after = document(article("a", "1", paragraph("x", "1.1", text("mot un deux trois cinq"), text("more")), paragraph("y", "1.2", text("neuf"))))
    check(before, after)
    check(None, after)
    check(before, None)


from hypothesis import given, settings, HealthCheck
from made_up import documents

@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_any_two(before: Document, after: Document) -> None:
    if redline(before, after).changed:
        check(before, after)
