"""The manifest of a pack: what was chosen and why, what it costs, and the digest of every file. Data for programs."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from engine.model.clause import LocalText, Value
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.model.library import Library
from engine.model.pack import MANIFEST_SCHEMA, client_number
from engine.model.price import PricedLine, Prices, Total
from engine.model.selection import Selection
from engine.rendering.layouts import STANDARD, Layout
from engine.rendering.tools import made_with


def print_manifest(
    library: Library,
    selection: Selection,
    documents: Mapping[str, Mapping[str, Document]],
    files: Sequence[tuple[str, bytes]],
    layout: Layout = STANDARD,
) -> bytes:
    """The manifest as UTF-8 JSON, which `manifest_schema` describes.

    `documents` are by language and id, `files` with their name and content; `layout` is that of the PDFs.
    The key `made-with` comes last: it alone
    differs where other versions of what Clausier needs give the same bytes.
    """
    deal, edition = selection.deal, library.edition
    replaced = deal.replaced.selection.deal if deal and deal.replaced else None
    logo = next((one.front.look.logo for pack in documents.values() for one in pack.values()), None)
    told: dict[str, Any] = {
        "schema": MANIFEST_SCHEMA,
        "reference": deal.reference if deal else None,
        "version": deal.version if deal else 1,
        "replaces": {
            "version": replaced.version,
            "date": replaced.date.isoformat(),
            "manifest-sha256": deal.replaces.sent.digest,
        }
        if deal and deal.replaces and replaced
        else None,
        "amends": {
            "reference": deal.amends.sent.owner.reference,
            "accepted": deal.amends.accepted.isoformat(),
            "effective": deal.amends.effective.isoformat(),
            "manifest-sha256": deal.amends.sent.digest,
        }
        if deal and deal.amends
        else None,
        "order-number": deal.order_number if deal else None,
        "date": selection.date.isoformat(),
        "validity": deal.validity.isoformat() if deal and deal.validity else None,
        "start": deal.start.isoformat() if deal and deal.start else None,
        "client": deal.client.name if deal else None,
        "client-number": client_number(deal.client) if deal else None,
        "communication": deal.communication if deal else None,
        "edition": {"effective": edition.effective.isoformat(), "sha256": edition.sha256} if edition else None,
        "incomplete": list(selection.publisher.missing),
        "documents": _documents(documents),
        "facts": {id: str(reason) for id, reason in selection.facts.items()},
        "services": list(selection.services),
        "variants": [
            {"id": id, "version": str(one.variant.version), "reason": str(one.reason)}
            for id, one in selection.variants.items()
        ],
        "parameters": {
            name: {"value": _plain(one.value), "unit": one.parameter.unit, "reason": str(one.reason)}
            for name, one in selection.figures.items()
        },
        "prices": _prices(library, selection.prices, list(documents)) if selection.prices else None,
        "deviations": [
            {
                "id": one.id,
                "level": one.level,
                "summary": one.summary,
                "digest": one.digest,
                "approved": {"by": one.approval.by, "date": one.approval.date.isoformat()} if one.approval else None,
            }
            for one in selection.deviations
        ],
        "layout": layout,
        "logo": None if logo is None else {"sha256": logo.sha256},
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files
        ],
        "made-with": dict(made_with({name.rpartition(".")[2] for name, _ in files})),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _documents(documents: Mapping[str, Mapping[str, Document]]) -> list[dict[str, Any]]:
    """Each document with its version, and its title and the digest of its text in each language."""
    first = next(iter(documents.values()), {})
    return [
        {
            "id": id,
            "version": one.version,
            "titles": {language: pack[id].title for language, pack in documents.items()},
            "text-sha256": {language: text_digest(pack[id]) for language, pack in documents.items()},
        }
        for id, one in first.items()
    ]


def _prices(library: Library, prices: Prices, languages: Sequence[str]) -> dict[str, Any]:
    return {
        "lines": [_line(library, one, languages) for one in prices.lines],
        "one-off": _total(prices.one_off),
        "monthly": _total(prices.monthly),
        "launch": [{"last-month": last, **_total(total)} for last, total in prices.launch],
        "periodic": [{"kind": kind, **_total(total)} for kind, total in prices.periodic],
        "allowances": [
            {
                "kind": one.kind,
                "vat": one.category,
                "percent": str(one.percent),
                "base": str(one.base),
                "amount": str(one.amount),
            }
            for one in prices.allowances
        ],
        "months": prices.months,
        "commitment": _total(prices.commitment),
        "invoices": [
            {
                "kind": one.kind,
                "first-month": one.first or None,
                "last-month": one.last or None,
                "day": one.day.isoformat() if one.day else None,
                "in-advance": one.in_advance,
                "percent": None if one.percent is None else str(one.percent),
                "phase": one.phase or None,
                **_total(one.total),
            }
            for one in prices.invoices
        ],
    }


def _line(library: Library, priced: PricedLine, languages: Sequence[str]) -> dict[str, Any]:
    """A line of the quote with all that gives its amount; a line of usage has no quantity, and amounts for one unit."""
    line, discount, nouns = priced.line, priced.line.discount, library.units[priced.line.unit].nouns
    launch, given = line.launch, {} if discount is None else {"percent": discount.percent, "amount": discount.amount}
    return {
        "id": line.id,
        "description": {code: line.description[code] for code in languages},
        "kind": line.kind,
        "optional": line.optional,
        "section": line.section or None,
        "tiers": [{"up-to": one.last, "price": str(one.unit_price)} for one in line.tiers],
        "minimum": None if line.minimum is None else str(line.minimum),
        "estimate": None if line.estimate is None else str(line.estimate),
        "estimated": None if priced.estimated is None else str(priced.estimated),
        "launch": None if launch is None else {"months": launch.months, "price": str(launch.unit_price)},
        "quantity": None if line.quantity is None else str(line.quantity),
        "unit": {"id": line.unit, "label": {code: nouns[code].one for code in languages}},
        "price": str(line.unit_price),
        "discount": {name: str(one) for name, one in given.items() if one is not None} or None,
        "gross": str(priced.gross),
        "reduction": str(priced.reduction),
        "net": str(priced.net),
        "vat": line.vat,
        "vat-rate": str(library.vat[line.vat].rate),
        "vat-code": library.vat[line.vat].tax_code or None,
        "vat-exemption-code": library.vat[line.vat].exemption_code or None,
    }


def _total(total: Total) -> dict[str, Any]:
    parts = [
        {"vat": one.category, "rate": str(one.rate), "base": str(one.base), "amount": str(one.vat)}
        for one in total.parts
    ]
    amounts = {"excluded": str(total.base), "vat": str(total.vat), "included": str(total.included)}
    return {**amounts, "categories": parts}


def _plain(value: Value) -> Any:
    match value:
        case LocalText(texts):
            return dict(texts) if len(texts) > 1 else texts[0][1]
        case datetime.date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value
