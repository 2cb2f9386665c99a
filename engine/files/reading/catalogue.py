"""Reads what the company sells and with whom: services, units, VAT, the register of sub-processors, approvers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from engine.diagnostics import Report, Saying, Span, say
from engine.diagnostics.days import day_to_write
from engine.files.reading.builder import Builder, nouns, was
from engine.files.reading.contacts import check_contact
from engine.files.reading.countries import check_country
from engine.files.reading.parameters import read_date
from engine.files.reading.places import read_register_place
from engine.files.reading.transfers import read_transfer
from engine.files.shapes.catalogue import (
    ApproversShape,
    IncludedShape,
    PriceShape,
    ProcessingShape,
    RegisterShape,
    ServiceShape,
)
from engine.files.yaml.nodes import KeyPath, Source
from engine.files.yaml.style import data_fault
from engine.languages.territories import within_eea
from engine.model.catalogue import (
    INCLUDED,
    PROCESSING,
    Approvals,
    Approver,
    Price,
    ProcessingAddition,
    RegisterTerms,
    Service,
    Subprocessor,
    Unit,
    VatRule,
)
from engine.model.clause import Entry, LocalWords
from engine.model.condition import Or

_CREDITS = say("catalogue-no-credit")
MAX_AMOUNT = Decimal(10**7)
NEVER = Or(())
ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?")
"""The condition of a VAT category whose own cannot be read: it never applies, and the error is reported already."""


def read_service(builder: Builder, name: str, shape: ServiceShape, path: KeyPath) -> Service:
    processing = None
    if shape.processing is not None:
        at = (*path, "processing")
        processing = {
            key: builder.lines(getattr(shape.processing, key), (*at, key), "what a service says of processing")
            for key in PROCESSING
        }
    return Service(
        id=name,
        title=builder.words(shape.title, (*path, "title")),
        implies=builder.entries(shape.implies, (*path, "implies")),
        prices={id: _price(builder, id, one, (*path, "prices", id)) for id, one in shape.prices.items()},
        processing=processing,
        span=builder.span(path),
        was=was(shape.was),
        additions=tuple(_additions(builder, shape.processing, (*path, "processing", "additions"))),
        includes=read_included(builder, shape.includes, (*path, "includes")),
    )


def _additions(builder: Builder, shape: ProcessingShape | None, path: KeyPath) -> Iterator[ProcessingAddition]:
    for id, one in shape.additions.items() if shape is not None else ():
        at = (*path, id)
        given = {key: text for key in PROCESSING if (text := getattr(one, key)) is not None}
        texts = {
            key: builder.lines(text, (*at, key), "what a service says of processing") for key, text in given.items()
        }
        if not given:
            hint = say("add-one-of", keys=tuple(PROCESSING))
            builder.report.error("key-missing", builder.span(at), say("addition-empty", id=id), hint)
        yield ProcessingAddition(id, builder.condition(one.when, (*at, "when")) or NEVER, texts, builder.span(at))


def read_included(builder: Builder, shape: IncludedShape, path: KeyPath) -> Mapping[str, LocalWords]:
    """What a service includes, by the words of `INCLUDED`; only what is said."""
    said = {key: text for key in INCLUDED if (text := getattr(shape, key)) is not None}
    return {key: builder.words(text, (*path, key)) for key, text in said.items()}


def _price(builder: Builder, id: str, shape: PriceShape, path: KeyPath) -> Price:
    span = builder.source.value_span((*path, "price"))
    amount = None if shape.price is None else read_amount(shape.price, "price", span, builder.report, 4, _CREDITS)
    return Price(id, builder.words(shape, path), shape.kind, shape.unit, amount, builder.span(path))


def read_amount(
    written: str | int, name: str, span: Span, report: Report, places: int, negative: Saying | None
) -> Decimal:
    """An amount or quantity from nought up, with at most `places` decimals; nought after an error.

    `negative` is the hint for one below nought: it says what to write for what may have been meant, since an amount
    without its minus sign may mean the opposite.
    """
    value = Decimal(str(written))
    decimals = -int(value.as_tuple().exponent)
    if value.is_signed():
        report.error("value-invalid", span, say("negative", name=name, number=written), negative)
    elif value > MAX_AMOUNT:
        report.error(
            "value-invalid", span, say("too-large", number=written, name=name), say("at-most-number", most=MAX_AMOUNT)
        )
    elif decimals > places:
        message = say("too-many-decimals", number=written, name=name)
        report.error("value-invalid", span, message, say("at-most-decimals", most=places))
    else:
        return value
    return Decimal(0)


def read_unit(builder: Builder, name: str, shape: Any, path: KeyPath) -> Unit:
    return Unit(name, nouns(shape), builder.span(path), shape.code or "")


def read_vat(builder: Builder, name: str, shape: Any, path: KeyPath) -> VatRule:
    place = builder.source.value_span((*path, "rate"))
    rate = read_amount(shape.rate, "rate", place, builder.report, 2, say("rate-written"))
    if rate > 100:
        builder.report.error("value-invalid", place, say("no-rate", rate=rate, name=name), say("rate-written"))
        rate = Decimal(0)
    _check_tax_codes(builder, name, shape, rate, path)
    when = builder.condition(shape.when, (*path, "when"))
    return VatRule(
        name, builder.words(shape, path), rate, when or NEVER, shape.needs_number, builder.span(path),
        tax_code=shape.code or "", exemption_code=shape.exemption_code or "",
    )  # fmt: skip


_TAXED = ("S", "L", "M")
"""Codes of categories that bear a rate; L and M are those of the Canary Islands, and of Ceuta and Melilla."""


def _check_tax_codes(builder: Builder, name: str, shape: Any, rate: Decimal, path: KeyPath) -> None:
    """The codes of a category go with its rate (EN 16931-1, rules BR-S-05, BR-Z-05, BR-E-05, BR-AE-05 and the like)."""
    at, code = builder.source.value_span((*path, "code")), shape.code
    if code == "S" and not rate:
        builder.report.error("value-invalid", at, say("code-asks-rate", name=name), say("write-untaxed"))
    elif code is not None and rate and code not in _TAXED:
        builder.report.error("value-invalid", at, say("code-asks-nought", code=code, name=name), say("write-s"))
    reason = builder.source.value_span((*path, "exemption-code"))
    if shape.exemption_code is not None and code in (None, *_TAXED, "Z"):
        builder.report.error("value-invalid", reason, say("not-exempt", name=name), say("delete-exemption"))
    elif shape.exemption_code is not None and not shape.exemption_code.startswith("VATEX-"):
        message = say("no-exemption", code=shape.exemption_code)
        builder.report.error("value-invalid", reason, message, say("exemption-written"))


def read_register(source: Source, shape: RegisterShape, report: Report) -> tuple[Subprocessor, ...] | None:
    """The sub-processors in the order of the file; None where the register is not filled in."""
    if shape.register_ is None:
        return None
    builder, found = Builder(source, report), []
    for name, one in shape.register_.items():
        path: KeyPath = ("register", name)
        since = _date(builder, one.since, (*path, "since"))
        until = None if one.until is None else _date(builder, one.until, (*path, "until"))
        announced = None if one.announced is None else _date(builder, one.announced, (*path, "announced"))
        if since is None:
            continue
        if until is not None and until < since:
            ends = say("ends-before", name=name, until=until, since=since)
            report.error("value-invalid", source.value_span((*path, "until")), ends, say("correct-a-date"))
        country = read_register_place(source, path, one.country, one.address, report)
        for index, code in enumerate(one.remote_access):
            check_country(code, source.value_span((*path, "remote-access", index)), report)
        outside = not all(map(within_eea, (country, *one.remote_access)))
        for key, text in (("name", one.name), ("address", one.address), ("contact", one.contact)):
            message, hint = data_fault(text, say("field", name=key))
            if message:
                report.error("value-invalid", source.value_span((*path, key)), message, hint)
            elif key == "contact":
                check_contact(source, (*path, key), text, country, report)
        found.append(
            Subprocessor(
                id=name,
                name=one.name,
                address=one.address,
                country=country,
                outside_eea=outside,
                contact=one.contact,
                purpose=builder.words(one.purpose, (*path, "purpose")),
                safeguard=builder.words(one.safeguard, (*path, "safeguard")) if one.safeguard else None,
                services=builder.entries(one.services, (*path, "services")),
                since=since,
                until=until,
                span=builder.span(path),
                announced=announced,
                data=builder.words(one.data, (*path, "data")) if one.data else None,
                remote_access=tuple(one.remote_access),
                transfer=None if one.transfer is None else read_transfer(builder, name, one.transfer, path, outside),
            )
        )
    return tuple(found)


def read_register_terms(source: Source, shape: RegisterShape, report: Report) -> RegisterTerms:
    """What the register says of itself; an address must be one that a reader can open."""
    builder = Builder(source, report)
    address = builder.words(shape.published_at, ("published-at",)) if shape.published_at else None
    for code, text in (address or {}).items():
        if not ADDRESS.fullmatch(text):
            place = source.value_span(("published-at", code))
            report.error("value-invalid", place, say("no-page", text=text), say("page-written"))
    named = (("notice", shape.notice), ("objection", shape.objection))
    found = {key: Entry(name, source.value_span((key,))) for key, name in named if name is not None}
    return RegisterTerms(address, found.get("notice"), found.get("objection"))


def _date(builder: Builder, text: str, path: KeyPath) -> datetime.date | None:
    date = read_date(text)
    if date is None:
        builder.report.error(
            "value-invalid", builder.source.value_span(path), say("no-date-at-all", text=text), day_to_write(text)
        )
    return date


def read_approvers(source: Source, shape: ApproversShape, report: Report) -> Approvals:
    builder = Builder(source, report)
    limit = Decimal(str(shape.discount_limit))
    if not 0 <= limit <= 100:
        span = source.value_span(("discount-limit",))
        report.error("value-invalid", span, say("no-share", limit=limit), say("share-written"))
    people: Mapping[str, Approver] = {
        id: Approver(id, one.name, tuple(dict.fromkeys(one.approves)), builder.span(("people", id)))
        for id, one in shape.people.items()
    }
    return Approvals(limit, people)
