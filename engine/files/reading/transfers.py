"""Reads on what a transfer out of the EEA rests: each basis with the keys that belong to it, and no others."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from engine.diagnostics.days import day_hint
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
        message = f"{name} processes data within the EEA only, and has a transfer:"
        hint = "delete transfer:, or add the countries from which it reaches the data as remote-access:"
        report.error("transfer-invalid", source.span(path), message, hint)
    needed = _NEEDS[shape.basis]
    for key in _MAY:
        given = getattr(shape, key) is not None
        if key in needed and not given:
            message = f"the transfer to {name} rests on {shape.basis}, and has no {key}:"
            report.error("transfer-invalid", source.value_span((*path, "basis")), message, f"add {key}:")
        elif given and key not in needed:
            message = f"the transfer to {name} rests on {shape.basis}, to which {key}: does not belong"
            report.error("transfer-invalid", source.span((*path, key)), message, f"delete {key}:, or correct basis:")
    days = {key: _day(builder, getattr(shape, key), (*path, key)) for key in ("signed", "assessed")}
    signed = days["signed"]
    if signed is not None and signed < _CLAUSES_SINCE:
        message = f"the clauses with {name} were signed on {signed}: those of today exist since {_CLAUSES_SINCE}"
        hint = "sign those of Decision (EU) 2021/914, and write the day on which that was done"
        report.error("transfer-invalid", source.value_span((*path, "signed")), message, hint)
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
        hint = day_hint(text)
        builder.report.error("value-invalid", builder.source.value_span(path), f"{text} is no date", hint)
    return day
