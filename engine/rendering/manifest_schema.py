"""The JSON Schema of the manifest of a pack: what programs may rely on. Keys may be added under the same name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.languages import LANGUAGES
from engine.model.pack import MANIFEST_SCHEMA
from engine.model.price import KINDS, PERIODIC
from engine.rendering.layouts import LAYOUTS

_AMOUNT = r"^-?[0-9]+(\.[0-9]+)?$"


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `print_manifest` writes."""
    keys: dict[str, Any] = {
        "schema": {"const": MANIFEST_SCHEMA},
        "reference": _or_null(_text("the reference of the deal")),
        "version": {"type": "integer", "description": "of the offer: 1, 2, …"},
        "replaces": _or_null(
            _object({"version": {"type": "integer"}, "date": _day("of that version"), "manifest-sha256": _digest()})
        ),
        "amends": _or_null(
            _object(
                {
                    "reference": _text("that of the contract"),
                    "accepted": _day("on which the client accepted it"),
                    "effective": _day("from which the amendment applies"),
                    "manifest-sha256": _digest(),
                }
            )
        ),
        "order-number": _or_null(_text("what the client calls its order")),
        "date": _day("of the documents"),
        "validity": _or_null(_day("the last one on which the client can accept")),
        "start": _or_null(_day("the one on which the services and the first term begin, where the deal fixes it")),
        "client": _or_null(_text("the name of the client")),
        "client-number": _or_null(_text("its country and its enterprise number there: BE 0123.456.749")),
        "communication": _or_null(_text("the structured payment communication: +++010/8068/17183+++")),
        "edition": _or_null(_object({"effective": _day("on which it takes effect"), "sha256": _digest()})),
        "incomplete": _list(_text("a key of the company that is left blank; documents then say that they are")),
        "documents": _list(
            _object(
                {
                    "id": _text(),
                    "version": _text(),
                    "titles": _by_language(_text()),
                    "text-sha256": _by_language(_digest()),
                }
            )
        ),
        "facts": _by_name(_text("why it holds")),
        "services": _list(_text()),
        "variants": _list(_object({"id": _text(), "version": _text(), "reason": _text()})),
        "parameters": _by_name(_object({"value": {}, "unit": _or_null(_text()), "reason": _text()})),
        "prices": _or_null(_prices()),
        "deviations": _list(_deviation()),
        "layout": {"enum": list(LAYOUTS), "description": "of the PDFs; Word documents are always roomy"},
        "logo": _or_null(_object({"sha256": _digest()})),
        "files": _list(_object({"name": _text(), "bytes": {"type": "integer"}, "sha256": _digest()})),
        "made-with": _by_name(_text("the version of what made the files, by its name")),
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{MANIFEST_SCHEMA}-manifest"}
    return {**head, "title": "The manifest of a pack", **_object(keys)}


def _prices() -> dict[str, Any]:
    part = {"vat": _text("the category"), "rate": _amount(), "base": _amount(), "amount": _amount("its VAT")}
    total = _object(
        {name: _amount() for name in ("excluded", "vat", "included")} | {"categories": _list(_object(part))}
    )
    discount = {
        "oneOf": [_object({"percent": _amount()}), _object({"amount": _amount("in euros; for one unit of usage")})]
    }
    line = {
        "id": _text("service/price of the catalogue, or the place of a free line"),
        "description": _by_language(_text()),
        "kind": {"enum": list(KINDS)},
        "optional": {"type": "boolean", "description": "whether the client may add it; it is in no total then"},
        "section": _or_null(_text("the id of its section in the deal")),
        "tiers": _list(_object({"up-to": _or_null({"type": "integer"}), "price": _amount("of one unit of the band")})),
        "minimum": _or_null(_amount("what is charged each month at least, for usage")),
        "estimate": _or_null(_amount("how many units a month are expected")),
        "estimated": _or_null(_amount("what these cost a month, to the cent")),
        "launch": _or_null(_object({"months": {"type": "integer"}, "price": _amount("of one unit at first")})),
        "quantity": _or_null(_amount("null for usage")),
        "unit": _object({"id": _text(), "label": _by_language(_text())}),
        "price": _amount("of one unit, in euros without VAT"),
        "discount": _or_null(discount),
        "gross": _amount("price by quantity"),
        "reduction": _amount("what the discount takes off"),
        "net": _amount("gross less reduction, in euros without VAT"),
        "vat": _text("the category of VAT"),
        "vat-rate": _amount("in percent"),
        "vat-code": _or_null(_text("of the category in electronic invoices (EN 16931, UNCL5305): S, AE, E, O")),
        "vat-exemption-code": _or_null(_text("why no VAT is due, in electronic invoices: VATEX-EU-AE")),
    }
    allowance = {
        "kind": {"enum": list(KINDS)},
        "vat": _text("the category of VAT"),
        "percent": _amount("the discount on the whole"),
        "base": _amount("the lines that it reduces, in euros without VAT"),
        "amount": _amount("what it takes off them"),
    }
    months = {"type": "integer", "description": "of the first term, which the commitment adds up"}
    told = {"lines": _list(_object(line)), "allowances": _list(_object(allowance)), "one-off": total, "monthly": total}
    launch = {"last-month": {"type": "integer", "description": "of the contract up to which this holds"}}
    told["launch"] = _list(_object({**launch, **total["properties"]}))
    told["periodic"] = _list(_object({"kind": {"enum": list(PERIODIC)}, **total["properties"]}))
    invoice = {
        "kind": {"enum": list(KINDS), "description": "of its prices"},
        "first-month": _or_null({"type": "integer", "description": "of the contract; null for the one-off prices"}),
        "last-month": _or_null({"type": "integer"}),
        "day": _or_null(_day("on which it is sent; null upon acceptance, or where no start is agreed")),
        "in-advance": {"type": "boolean", "description": "whether it is sent at the start of its months"},
        "percent": _or_null(_amount("of the one-off prices, for one that is for a part of them")),
        "phase": _or_null({"type": "integer", "description": "of the project plan that it follows"}),
        **{name: _amount() for name in ("excluded", "vat", "included")},
    }
    return _object(told | {"months": months, "commitment": total, "invoices": _list(_object(invoice))})


def _deviation() -> dict[str, Any]:
    approved = _or_null(_object({"by": _text(), "date": _day("of the approval")}))
    return _object({"id": _text(), "level": _text(), "summary": _text(), "digest": _text(), "approved": approved})


def _object(keys: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(keys), "required": list(keys)}


def _list(one: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": one}


def _by_name(one: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": one}


def _by_language(one: dict[str, Any]) -> dict[str, Any]:
    """In each language of the pack."""
    return {"type": "object", "properties": dict.fromkeys(LANGUAGES, one), "additionalProperties": False}


def _or_null(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "null"}]}


def _text(description: str = "") -> dict[str, Any]:
    return {"type": "string", **({"description": description} if description else {})}


def _day(description: str) -> dict[str, Any]:
    return {"type": "string", "format": "date", "description": f"the day, {description}"}


def _digest() -> dict[str, Any]:
    return {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _amount(description: str = "") -> dict[str, Any]:
    return {**_text(description), "pattern": _AMOUNT}
