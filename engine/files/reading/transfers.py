"""Reads on what a transfer out of the EEA rests: each basis with the keys that belong to it, and no others."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from engine.diagnostics import say
from engine.diagnostics.days import day_to_write
from engine.files.reading.builder import Builder
from engine.files.reading.parameters import read_date
from engine.files.shapes.catalogue import TransferShape
from engine.files.yaml.nodes import KeyPath
from engine.model.catalogue import Transfer

_NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"adequacy": ("decision",), "standard-clauses": ("module", "signed"), "binding-rules": ("decision",)}
)
"""What each basis is not told without: GDPR art. 45, art. 46(2)(c) with Decision (EU) 2021/914, art. 47."""
_MAY = ("decision", "module", "signed")
_CLAUSES_SINCE = datetime.date(2021, 6, 27)
"""The day from which the clauses of Decision (EU) 2021/914 exist; those before lost their effect at the end of 2022."""


def read_transfer(builder: Builder, name: str, shape: TransferShape, at: KeyPath, outside: bool) -> Transfer:
    """The basis of the transfers to a sub-processor; what does not belong to it goes to the report of `builder`."""
    path: KeyPath = (*at, "transfer")
    source, report = builder.source, builder.report
    if not outside:
        hint = say("delete-or-add-access")
        report.error("transfer-invalid", source.span(path), say("within", name=name), hint)
    needed = _NEEDS[shape.basis]
    for key in _MAY:
        given = getattr(shape, key) is not None
        if key in needed and not given:
            message = say("lacks", name=name, basis=shape.basis, key=key)
            report.error("transfer-invalid", source.value_span((*path, "basis")), message, say("add", key=key))
        elif given and key not in needed:
            message = say("strange", name=name, basis=shape.basis, key=key)
            report.error("transfer-invalid", source.span((*path, key)), message, say("delete-or-basis", key=key))
    days = {key: _day(builder, getattr(shape, key), (*path, key)) for key in ("signed", "assessed")}
    signed = days["signed"]
    if signed is not None and signed < _CLAUSES_SINCE:
        message = say("signed-early", name=name, signed=signed, since=_CLAUSES_SINCE)
        report.error("transfer-invalid", source.value_span((*path, "signed")), message, say("sign-again"))
    return Transfer(
        basis=shape.basis,
        decision=builder.words(shape.decision, (*path, "decision")) if shape.decision else None,
        module=shape.module,
        signed=signed,
        assessed=days["assessed"],
        signed_span=source.value_span((*path, "signed")),
        assessed_span=source.value_span((*path, "assessed")),
    )


def _day(builder: Builder, text: str | None, path: KeyPath) -> datetime.date | None:
    day = None if text is None else read_date(text)
    if text is not None and day is None:
        place = builder.source.value_span(path)
        builder.report.error("value-invalid", place, say("no-date-at-all", text=text), day_to_write(text))
    return day
