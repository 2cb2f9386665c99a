"""Peppol BIS Order Agreement 3 (T110): the order as the OrderResponse of UBL 2.1, as a seller sends it to the buyer.

Elements stand in the order of the UBL schema. Rules that are named (R024) are those of OpenPeppol, PEPPOL-T110-R….
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from engine.model.order import CURRENCY, Order, OrderAllowance, OrderLine, OrderParty, OrderTax
from engine.rendering.orders.xml import XmlNode, plain, price

CUSTOMISATION = "urn:fdc:peppol.eu:poacc:trns:order_agreement:3"
PROFILE = "urn:fdc:peppol.eu:poacc:bis:order_agreement:3"
_NAMESPACES = MappingProxyType(
    {
        "": "urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2",
        "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    }
)
_DISCOUNT = "95"
"""A discount (UNCL5189)."""
_NO_ORDER_BEFORE = "NA"
"""What the agreement says where it changes no earlier one: UBL asks for a reference."""
_CENT = Decimal("0.01")
_SLACK = Decimal("0.02")
_PRICE_STEP = Decimal("0.0001")
"""How exact the price of a unit is at most, as in the deal."""


def print_peppol_order(order: Order) -> bytes:
    """The order agreement as UTF-8 XML; what the buyer calls the order is its reference.

    VAT of a category is its rate of what it bears (R024). The quote rounds it on every invoice: where that gives other
    cents, they are the rounding of the total, so that the amount to be paid is that of the quote.
    """
    root = XmlNode.root("OrderResponse", _NAMESPACES)
    root.text("cbc:CustomizationID", CUSTOMISATION)
    root.text("cbc:ProfileID", PROFILE)
    root.text("cbc:ID", order.reference)
    root.text("cbc:IssueDate", order.date.isoformat())
    root.text("cbc:Note", " ".join(one for one in (order.note, order.payment_terms) if one))
    root.text("cbc:DocumentCurrencyCode", CURRENCY)
    root.text("cbc:CustomerReference", order.number)
    root.node("cac:OrderReference").text("cbc:ID", _NO_ORDER_BEFORE)
    root.node("cac:Contract").text("cbc:ID", order.reference)
    _seller(root.node("cac:SellerSupplierParty").node("cac:Party"), order.seller)
    _buyer(root.node("cac:BuyerCustomerParty"), order.buyer)
    if order.start is not None:
        _period(root.node("cac:Delivery"), order)
    for one in order.allowances:
        _allowance(root.node("cac:AllowanceCharge"), one)
    _totals(root, order)
    for number, line in enumerate(order.lines, 1):
        _line(root.node("cac:OrderLine").node("cac:LineItem"), number, line, order)
    return root.written()


def _seller(node: XmlNode, party: OrderParty) -> None:
    _party(node, party)
    if party.contact is not None:
        contact = node.node("cac:Contact")
        contact.text("cbc:Name", party.contact.name)
        contact.text("cbc:Telephone", party.contact.phone)
        contact.text("cbc:ElectronicMail", party.contact.email)


def _buyer(node: XmlNode, party: OrderParty) -> None:
    _party(node.node("cac:Party"), party)
    if party.contact is not None:
        contact = node.node("cac:DeliveryContact")
        contact.text("cbc:Name", party.contact.name)
        contact.text("cbc:Telephone", party.contact.phone)
        contact.text("cbc:ElectronicMail", party.contact.email)


def _party(node: XmlNode, party: OrderParty) -> None:
    if party.endpoint is None:
        raise ValueError(f"{party.name} cannot be reached in the Peppol network")
    node.text("cbc:EndpointID", party.endpoint.value, schemeID=party.endpoint.scheme)
    address = node.node("cac:PostalAddress")
    address.text("cbc:StreetName", party.street)
    address.text("cbc:CityName", party.city)
    address.text("cbc:PostalZone", party.postcode)
    address.node("cac:Country").text("cbc:IdentificationCode", party.country)
    legal = node.node("cac:PartyLegalEntity")
    legal.text("cbc:RegistrationName", party.name)
    if party.enterprise is not None:
        legal.text("cbc:CompanyID", party.enterprise.value, schemeID=party.enterprise.scheme)
    else:
        legal.text("cbc:CompanyID", party.vat_number)


def _allowance(node: XmlNode, one: OrderAllowance) -> None:
    node.text("cbc:ChargeIndicator", "false")
    node.text("cbc:AllowanceChargeReasonCode", _DISCOUNT)
    node.text("cbc:AllowanceChargeReason", one.reason)
    percent = one.percent if _within_slack(one) else None
    if percent is not None:
        node.number("cbc:MultiplierFactorNumeric", plain(percent))
    _amount(node, "cbc:Amount", one.amount)
    if percent is not None and one.base is not None:
        _amount(node, "cbc:BaseAmount", one.base)
    _category(node.node("cac:TaxCategory"), one.tax)


def _within_slack(one: OrderAllowance) -> bool:
    """Whether an allowance is its percentage of its base, give or take two cents (R017).

    Over many months it may not be: each of them is rounded. Its words then tell the percentage alone.
    """
    if one.percent is None or one.base is None:
        return False
    return abs(one.amount - one.base * one.percent / 100) <= _SLACK


def _totals(root: XmlNode, order: Order) -> None:
    taxes = [(one.tax, one.base, _vat(one.tax, one.base)) for one in order.taxes]
    vat = sum((one for _, _, one in taxes), Decimal("0.00"))
    total = root.node("cac:TaxTotal")
    _amount(total, "cbc:TaxAmount", vat)
    for tax, base, own in taxes:
        part = total.node("cac:TaxSubtotal")
        _amount(part, "cbc:TaxableAmount", base)
        _amount(part, "cbc:TaxAmount", own)
        _category(part.node("cac:TaxCategory"), tax, tax.reason)
    node = root.node("cac:LegalMonetaryTotal")
    _amount(node, "cbc:LineExtensionAmount", order.line_total)
    _amount(node, "cbc:TaxExclusiveAmount", order.base)
    _amount(node, "cbc:TaxInclusiveAmount", order.base + vat)
    if order.allowances:
        _amount(node, "cbc:AllowanceTotalAmount", order.allowance_total)
    rounding = order.included - order.base - vat
    if rounding:
        _amount(node, "cbc:PayableRoundingAmount", rounding)
    _amount(node, "cbc:PayableAmount", order.included)


def _vat(tax: OrderTax, base: Decimal) -> Decimal:
    return (base * tax.rate / 100).quantize(_CENT, ROUND_HALF_UP)


def _line(node: XmlNode, number: int, line: OrderLine, order: Order) -> None:
    node.text("cbc:ID", str(number))
    node.text("cbc:Note", line.note)
    node.number("cbc:Quantity", plain(line.quantity), unitCode=line.unit)
    _amount(node, "cbc:LineExtensionAmount", line.net)
    if line.recurrent and order.start is not None:
        _period(node.node("cac:Delivery"), order)
    _price(node.node("cac:Price"), line)
    item = node.node("cac:Item")
    item.text("cbc:Name", line.name)
    item.node("cac:SellersItemIdentification").text("cbc:ID", line.item)
    _category(item.node("cac:ClassifiedTaxCategory"), line.tax)


def _price(node: XmlNode, line: OrderLine) -> None:
    """The net price of a unit, with what a discount takes off it: lines have no discounts of their own here.

    Where that has more than four decimals, it is the price of the whole quantity.
    """
    units, net, gross = Decimal(1), line.price - line.price_reduction, line.price
    if line.reduction:
        units, net, gross = _discounted(line)
    _amount(node, "cbc:PriceAmount", price(net))
    if units != 1:
        node.number("cbc:BaseQuantity", plain(units), unitCode=line.unit)
    if gross != net:
        allowance = node.node("cac:AllowanceCharge")
        allowance.text("cbc:ChargeIndicator", "false")
        _amount(allowance, "cbc:Amount", price(gross - net))
        _amount(allowance, "cbc:BaseAmount", price(gross))


def _discounted(line: OrderLine) -> tuple[Decimal, Decimal, Decimal]:
    """The units that a price is for, that price with the discount of the line, and without it."""
    each = (line.net / line.quantity).quantize(_PRICE_STEP, ROUND_HALF_UP)
    if each * line.quantity == line.net and line.price * line.quantity == line.gross:
        return Decimal(1), each, line.price
    return line.quantity, line.net, line.gross


def _category(node: XmlNode, tax: OrderTax, reason: str = "") -> None:
    """A VAT category; what is outside the scope of VAT has no rate (R019)."""
    node.text("cbc:ID", tax.code)
    if tax.code != "O":
        node.number("cbc:Percent", plain(tax.rate))
    node.text("cbc:TaxExemptionReason", reason)
    node.node("cac:TaxScheme").text("cbc:ID", "VAT")


def _period(node: XmlNode, order: Order) -> None:
    """The first term, from its first to its last day."""
    if order.start is not None:
        period = node.node("cac:PromisedDeliveryPeriod")
        period.text("cbc:StartDate", order.start.isoformat())
        if order.end is not None:
            period.text("cbc:EndDate", order.end.isoformat())


def _amount(node: XmlNode, name: str, value: Decimal) -> None:
    node.number(name, value, currencyID=CURRENCY)
