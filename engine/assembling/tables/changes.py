"""What differs for the client between an offer and what it replaces or amends, as the client reads it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from engine.assembling.front import edition
from engine.assembling.tables.changed_lines import changed_lines
from engine.assembling.tables.offer import signed, total_label
from engine.assembling.tables.writing import Blocks, CellRuns, Writing, changed, data, figure, gone, new, own
from engine.diagnostics import say
from engine.languages.parameters import written
from engine.model.amending import amending_documents
from engine.model.block import BulletBlock
from engine.model.clause import LocalText
from engine.model.fingerprint import says_the_same
from engine.model.library import OF_VERSIONS as _LABELS
from engine.model.library import with_vat_words
from engine.model.price import KINDS, Total
from engine.model.sent_offer import DealChange, SentOffer
from engine.model.supplied_figures import GIVEN

OF_SELECTION = frozenset(
    {
        "date", "validity", "start", "services", "variants", "deselected", "settings", "documents", "lines", "discount",
        "facts", "prices", "publisher", "subprocessors", "unused",
    }
)  # fmt: skip
"""Fields of a deal whose changes are told by what is selected for it: dates, figures, options, lines and their prices,
the company, the sub-processors that take part.

The date of each version stands in the line above the list; a price list shows in the prices.
"""
TOLD_AS: Mapping[str, str] = MappingProxyType(
    {
        "client": "change-client",
        "salesperson": "change-contact",
        "signatories": "change-signatories",
        "communication": "change-communication",
        "order_number": "change-order-number",
        "introduction": "change-introduction",
        "sections": "change-sections",
        "includes": "change-included",
        "billing": "change-billing",
        "phases": "change-phases",
    }
)
"""By which label the change of any other field is told; what has none is told as another change."""
OTHER = "change-other"


def changes(writing: Writing) -> tuple[CellRuns, ...]:
    """Each change in one entry; one that says so where nothing changes but the date. Nothing for a first version."""
    return found_changes(writing) or ((writing.label("change-none"),) if _earlier(writing) is not None else ())


def amended(writing: Writing) -> Blocks:
    """What an amendment changes in the contract, an entry each; it is an error where that is nothing."""
    found, deal = found_changes(writing), writing.selection.deal
    if deal is not None and deal.amends is not None and not found:
        writing.report.error("amendment-invalid", deal.amends.span, say("nothing"), say("change"))
    return (BulletBlock(found),) if found else ()


def _earlier(writing: Writing) -> SentOffer | None:
    """What the deal is held against: the version that it replaces, or the contract that it amends."""
    deal = writing.selection.deal
    found = deal and (deal.replaced or deal.amended)
    return found if found and writing.library.labels.keys() >= {*_LABELS} else None


def found_changes(writing: Writing) -> tuple[CellRuns, ...]:
    """Each change in one entry. The last day to accept is one in a version, not in an amendment, which has its own."""
    replaced = _earlier(writing)
    if replaced is None:
        return ()
    library = replace(replaced.library, labels=writing.library.labels)  # both are told in the words of today
    before = replace(writing, library=library, selection=replaced.selection)
    return (
        *changed_lines(before, writing),
        *_totals(before, writing),
        *_discount(before, writing),
        *_dates(before, writing),
        *_names(before, writing),
        *_figures(before, writing),
        *_edition(before, writing),
        *_others(before, writing, replaced.changes),
    )


def _told(writing: Writing, label: CellRuns, value: CellRuns) -> CellRuns:
    return (*label, *own(writing.language.colon), *value)


def _differs(writing: Writing, label: CellRuns, old: CellRuns, now: CellRuns) -> Iterator[CellRuns]:
    """A value with what it was before; nothing where it is the same."""
    if old != now:
        yield _told(writing, label, changed(writing, old, now))


def _totals(before: Writing, after: Writing) -> Iterator[CellRuns]:
    """The totals excluding VAT that are otherwise."""
    old, now = before.selection.prices, after.selection.prices
    if old is None or now is None:
        return
    for kind in KINDS:
        was, one = old.totals.get(kind), now.totals.get(kind)
        if was is not None or one is not None:
            yield from _differs(after, total_label(after, now, kind), _amount(before, was), _amount(after, one))
    deal = after.selection.deal
    amends = deal is not None and deal.amends is not None  # its prices do not hold for the whole first term
    if (old.recurs or now.recurs) and not amends:
        label = after.label("change-first-term")
        yield from _differs(after, label, _amount(before, old.commitment), _amount(after, now.commitment))


def _amount(writing: Writing, total: Total | None) -> CellRuns:
    if total is None:
        return ()
    known_as = with_vat_words(GIVEN, writing.library.labels)["deal.total"]
    return signed(lambda one: written(writing.language, known_as, one, ""), total.base) if total.parts else ()


def _discount(before: Writing, after: Writing) -> Iterator[CellRuns]:
    def percent(writing: Writing) -> CellRuns:
        deal = writing.selection.deal
        whole = deal.discount if deal is not None else None
        return () if whole is None or whole.percent is None else figure(writing.language.percent(whole.percent))

    yield from _differs(after, after.label("change-whole-discount"), percent(before), percent(after))


def _dates(before: Writing, after: Writing) -> Iterator[CellRuns]:
    old, now = before.selection.deal, after.selection.deal
    if old is None or now is None:
        return

    def day(value: datetime.date | None) -> CellRuns:
        return () if value is None else figure(after.language.date(value))

    if now.amends is not None:
        return  # an amendment has a validity of its own, and starts nothing anew
    yield from _differs(after, after.label("change-validity"), day(old.validity), day(now.validity))
    yield from _differs(after, after.label("change-start"), day(old.start), day(now.start))


def _names(before: Writing, after: Writing) -> Iterator[CellRuns]:
    """Services, options, documents and circumstances that came or went; an option in another version."""
    code = after.language.code
    kinds: tuple[tuple[str, Callable[[Writing], Mapping[str, str]]], ...] = (
        ("change-services", lambda one: {id: one.library.services[id].title[code] for id in one.selection.services}),
        ("options", _options),
        ("documents", _documents),
        ("change-facts", _facts),
    )
    for label, read in kinds:
        old, now = read(before), read(after)
        found = [new(after, own(now[id])) for id in now if id not in old]
        found += [gone(after, own(old[id])) for id in old if id not in now]
        if label == "options":
            found += [changed(after, own(old[id]), own(now[id])) for id in now if id in old and now[id] != old[id]]
        if found:
            yield _told(after, after.label(label), joined(after, found))


def _documents(writing: Writing) -> dict[str, str]:
    """The documents; that of an amendment tells the changes, and is none."""
    known, own = writing.library.outlines, amending_documents(writing.library)
    return {id: known[id].title[writing.language.code] for id in writing.selection.documents if id not in own}


def _options(writing: Writing) -> dict[str, str]:
    code, version = writing.language.code, writing.library.labels["version"]
    return {
        id: f"{one.variant.title[code]} ({version[code]} {one.variant.version})"
        for id, one in writing.selection.variants.items()
    }


def _facts(writing: Writing) -> dict[str, str]:
    """The circumstances that the deal names; all others follow from something that is told itself."""
    deal, known = writing.selection.deal, writing.library.facts
    named = [one.clause for one in deal.facts] if deal is not None else []
    return {id: known[id].label[writing.language.code] for id in named}


def joined(writing: Writing, entries: Sequence[CellRuns]) -> CellRuns:
    """Entries one after the other, as the language separates the items of a list."""
    runs = list(entries[0])
    for one in entries[1:]:
        runs += [*own(f"{writing.language.closing('none', 0, 2)} "), *one]
    return tuple(runs)


def _figures(before: Writing, after: Writing) -> Iterator[CellRuns]:
    """The figures of both versions that are otherwise; those that are computed follow from others."""
    for name, one in after.selection.figures.items():
        was = before.selection.figures.get(name)
        if was is None or was.value == one.value or one.parameter.computed is not None:
            continue
        form = "short" if one.parameter.type == "duration" else ""
        old, now = (written(after.language, it.parameter, it.value, form) for it in (was, one))
        write = data if one.parameter.type == "text" else figure
        yield from _differs(after, own(one.parameter.label[after.language.code]), write(old), write(now))


def _edition(before: Writing, after: Writing) -> Iterator[CellRuns]:
    old, now = (own(edition(one.library, after.language)) for one in (before, after))
    yield from _differs(after, after.label("edition"), old, now)


def _others(before: Writing, after: Writing, found: Sequence[DealChange]) -> Iterator[CellRuns]:
    """What else differs, each by its label once; a single value with what it was before."""
    told: dict[str, list[DealChange]] = {}
    for one in found:
        field = str(one.path[0])
        if field not in OF_SELECTION:
            told.setdefault(TOLD_AS.get(field, OTHER), []).append(one)
    for label in _of_library(before, after):
        told.setdefault(label, [])
    named = []
    for label, differences in told.items():
        values = [_values(after, one) for one in differences]
        if len(values) == 1 and values[0] is not None:
            yield from _differs(after, after.label(label), *values[0])
        else:
            named.append(after.label(label))
    if named:
        yield _told(after, after.label("change-others"), joined(after, named))


def _values(writing: Writing, change: DealChange) -> tuple[CellRuns, CellRuns] | None:
    """Both values of a field that is one word or text of the deal; None for any other."""
    if len(change.path) > 1:
        return None
    found = []
    for one in (change.before, change.after):
        if one is not None and not isinstance(one, str | LocalText):
            return None
        found.append(data(one.in_language(writing.language.code) if isinstance(one, LocalText) else one))
    return found[0], found[1]


def _of_library(before: Writing, after: Writing) -> Iterator[str]:
    """What another edition, or another day, has changed although the deal says the same."""
    old, now = before.selection, after.selection
    if not says_the_same(old.publisher, now.publisher):
        yield "change-company"
    if not says_the_same(old.register, now.register):
        yield "change-subprocessors"
    both = [id for id in now.services if id in old.services]
    if not says_the_same(*(tuple(one.library.services[id].includes for id in both) for one in (before, after))):
        yield TOLD_AS["includes"]
