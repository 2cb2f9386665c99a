"""Holds the company and the register of sub-processors against what the last edition froze of them.

Their entries are dated: what changes gets a new entry, so that an old deal, built again, shows what was true then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from engine.diagnostics import Report, Span
from engine.model.catalogue import Subprocessor
from engine.model.fingerprint import fingerprint
from engine.model.library import Library, Publisher
from engine.model.transfers import LEFT_HINT, left_alone


def check_registers(published: Library, draft: Library, report: Report) -> None:
    """An entry that an edition froze is only completed (what was null) or ended (`until:`), never rewritten."""
    for about, place, name, keys, hint in (*_companies(published, draft), *_subprocessors(published, draft)):
        edition = published.edition.effective if published.edition else "before"
        message = f"{name} is no longer what the edition of {edition} froze: {', '.join(keys)} changed"
        report.warn("entry-rewritten", place, message, hint, about=about)


def check_left_alone(published: Library, draft: Library, report: Report) -> None:
    """Selections of the last edition that the register of today leaves without a lawful sub-processor.

    Deals of an edition are read with the register as it is now; what holds for the draft too is said of that.
    """
    same = {(variant.id, service) for variant, service, _ in left_alone(draft, draft.subprocessors)}
    for variant, service, serving in left_alone(published, draft.subprocessors):
        if (variant.id, service) not in same:
            edition = published.edition.effective if published.edition else "before"
            names = ", ".join(one.id for one in serving)
            message = f"no lawful sub-processor is left for {service} with {variant.id} of the edition of {edition}: "
            message += f"outside the EEA are {names}"
            report.warn("subprocessor-none", serving[0].span, message, LEFT_HINT, about="register")


Rewritten = tuple[str, Span, str, list[str], str]


def _companies(published: Library, draft: Library) -> Iterator[Rewritten]:
    now = {one.since: one for one in draft.publisher}
    for one in published.publisher:
        about, name = f"publisher/{one.since}", f"the company from {one.since} on"
        hint = "take the change back, and add an entry with its own since: for what is true from another day on"
        if one.since not in now:
            yield about, Span("clauses/publisher.yaml"), name, ["the whole entry"], hint
            continue
        keys = [key for key, before, after in _differences(one, now[one.since]) if before is not None]
        if keys and not one.specimen:
            yield about, now[one.since].span, name, keys, hint


def _subprocessors(published: Library, draft: Library) -> Iterator[Rewritten]:
    now = {one.id: one for one in draft.subprocessors or ()}
    for one in published.subprocessors or ():
        about, name = f"subprocessor/{one.id}", f"the sub-processor {one.id}"
        hint = "take the change back, end this entry with until:, and add another one with its own since:"
        if one.id not in now:
            yield about, Span("clauses/subprocessors.yaml"), name, ["the whole entry"], hint
            continue
        after = replace(now[one.id], until=None) if one.until is None else now[one.id]
        after = replace(after, announced=None) if one.announced is None else after
        keys = [key for key, _, _ in _differences(one, after)]
        if keys:
            yield about, now[one.id].span, name, keys, hint


def _differences(
    before: Publisher | Subprocessor, after: Publisher | Subprocessor
) -> Iterator[tuple[str, object, object]]:
    """The keys of two entries whose values differ, as the file spells them."""
    for field in fields(before):
        one, two = getattr(before, field.name), getattr(after, field.name)
        if field.name != "span" and fingerprint(one) != fingerprint(two):
            yield field.name.replace("_", "-"), one, two
