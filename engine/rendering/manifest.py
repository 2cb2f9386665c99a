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
from engine.model.edition import Stamp
from engine.model.price import Prices, Total
from engine.model.selection import Selection

SCHEMA = "clausier-pack-1"


def print_manifest(
    edition: Stamp | None,
    selection: Selection,
    documents: Mapping[str, Mapping[str, Document]],
    files: Sequence[tuple[str, bytes]],
) -> bytes:
    """The manifest as UTF-8 JSON; `documents` by language and id, `files` with their name and content.

    `edition` is the one that the texts come from, None for the draft.
    """
    deal = selection.deal
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "reference": deal.reference if deal else None,
        "date": selection.date.isoformat(),
        "validity": deal.validity.isoformat() if deal and deal.validity else None,
        "client": deal.client.name if deal else None,
        "edition": {"effective": edition.effective.isoformat(), "sha256": edition.sha256} if edition else None,
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
        "prices": _prices(selection.prices) if selection.prices else None,
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
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files
        ],
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


def _prices(prices: Prices) -> dict[str, Any]:
    return {
        "lines": [
            {"id": one.line.id, "kind": one.line.kind, "vat": one.line.vat, "net": str(one.net)} for one in prices.lines
        ],
        "one-off": _total(prices.one_off),
        "monthly": _total(prices.monthly),
        "months": prices.months,
        "commitment": _total(prices.commitment),
    }


def _total(total: Total) -> dict[str, str]:
    return {"excluded": str(total.base), "vat": str(total.vat), "included": str(total.included)}


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
