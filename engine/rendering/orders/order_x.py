"""Order-X 1.0, profile COMFORT: the order as the cross-industry order of UN/CEFACT (SCRDM CIO, D20B).

Elements stand in the order of its schema. Rules that are named (BR-O-05) are those of EN 16931-1.
"""

from __future__ import annotations

import datetime
from types import MappingProxyType

from engine.model.order import CURRENCY, Order, OrderAllowance, OrderLine, OrderParty, OrderTax
from engine.rendering.orders.xml import XmlNode, plain, price

GUIDELINE = "urn:order-x.eu:1p0:comfort"
_NAMESPACES = MappingProxyType(
    {
        "rsm": "urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100",
        "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128",
        "qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:128",
        "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:128",
    }
)
_ORDER, _ORIGINAL, _DISCOUNT = "220", "9", "95"
"""An order (UNCL1001), sent for the first time (UNCL1225); a discount (UNCL5189)."""


def print_order_x(order: Order) -> bytes:
    """The order as UTF-8 XML. It names the quote by its reference, and is called as the buyer calls it, if it does."""
    root = XmlNode.root("rsm:SCRDMCCBDACIOMessageStructure", _NAMESPACES)
    context = root.node("rsm:ExchangedDocumentContext")
    if order.test:
        context.node("ram:TestIndicator").text("udt:Indicator", "true")
    context.node("ram:GuidelineSpecifiedDocumentContextParameter").text("ram:ID", GUIDELINE)
    document = root.node("rsm:ExchangedDocument")
    document.text("ram:ID", order.number or order.reference)
    document.text("ram:TypeCode", _ORDER)
    _day(document.node("ram:IssueDateTime"), order.date)
    document.text("ram:PurposeCode", _ORIGINAL)
    document.node("ram:IncludedNote").text("ram:Content", order.note)
    transaction = root.node("rsm:SupplyChainTradeTransaction")
    for number, line in enumerate(order.lines, 1):
        _line(transaction.node("ram:IncludedSupplyChainTradeLineItem"), number, line, order)
    agreement = transaction.node("ram:ApplicableHeaderTradeAgreement")
    _party(agreement.node("ram:SellerTradeParty"), order.seller)
    _party(agreement.node("ram:BuyerTradeParty"), order.buyer)
    agreement.node("ram:QuotationReferencedDocument").text("ram:IssuerAssignedID", order.reference)
    _period(transaction.node("ram:ApplicableHeaderTradeDelivery"), order)
    _settlement(transaction.node("ram:ApplicableHeaderTradeSettlement"), order)
    return root.written()


def _line(node: XmlNode, number: int, line: OrderLine, order: Order) -> None:
    document = node.node("ram:AssociatedDocumentLineDocument")
    document.text("ram:LineID", str(number))
    if line.note:
        document.node("ram:IncludedNote").text("ram:Content", line.note)
    product = node.node("ram:SpecifiedTradeProduct")
    product.text("ram:SellerAssignedID", line.item)
    product.text("ram:Name", line.name)
    agreement = node.node("ram:SpecifiedLineTradeAgreement")
    if line.price_reduction:
        gross = agreement.node("ram:GrossPriceProductTradePrice")
        gross.number("ram:ChargeAmount", price(line.price))
        applied = gross.node("ram:AppliedTradeAllowanceCharge")
        applied.node("ram:ChargeIndicator").text("udt:Indicator", "false")
        applied.number("ram:ActualAmount", price(line.price_reduction))
    net = agreement.node("ram:NetPriceProductTradePrice")
    net.number("ram:ChargeAmount", price(line.price - line.price_reduction))
    delivery = node.node("ram:SpecifiedLineTradeDelivery")
    delivery.number("ram:RequestedQuantity", plain(line.quantity), unitCode=line.unit)
    if line.recurrent:
        _period(delivery, order)
    settlement = node.node("ram:SpecifiedLineTradeSettlement")
    _tax(settlement.node("ram:ApplicableTradeTax"), line.tax)
    if line.reduction:
        allowance = settlement.node("ram:SpecifiedTradeAllowanceCharge")
        allowance.node("ram:ChargeIndicator").text("udt:Indicator", "false")
        if line.percent is not None:
            allowance.number("ram:CalculationPercent", plain(line.percent))
            allowance.number("ram:BasisAmount", line.gross)
        allowance.number("ram:ActualAmount", line.reduction)
        allowance.text("ram:ReasonCode", _DISCOUNT)
    settlement.node("ram:SpecifiedTradeSettlementLineMonetarySummation").number("ram:LineTotalAmount", line.net)


def _party(node: XmlNode, party: OrderParty) -> None:
    node.text("ram:Name", party.name)
    if party.enterprise is not None or party.trade_name:
        organisation = node.node("ram:SpecifiedLegalOrganization")
        if party.enterprise is not None:
            organisation.text("ram:ID", party.enterprise.value, schemeID=party.enterprise.scheme)
        organisation.text("ram:TradingBusinessName", party.trade_name)
    if party.contact is not None:
        contact = node.node("ram:DefinedTradeContact")
        contact.text("ram:PersonName", party.contact.name)
        if party.contact.phone:
            contact.node("ram:TelephoneUniversalCommunication").text("ram:CompleteNumber", party.contact.phone)
        if party.contact.email:
            contact.node("ram:EmailURIUniversalCommunication").text("ram:URIID", party.contact.email)
    address = node.node("ram:PostalTradeAddress")
    address.text("ram:PostcodeCode", party.postcode)
    address.text("ram:LineOne", party.street)
    address.text("ram:CityName", party.city)
    address.text("ram:CountryID", party.country)
    if party.endpoint is not None:
        place = node.node("ram:URIUniversalCommunication")
        place.text("ram:URIID", party.endpoint.value, schemeID=party.endpoint.scheme)
    if party.vat_number:
        node.node("ram:SpecifiedTaxRegistration").text("ram:ID", party.vat_number, schemeID="VA")


def _settlement(node: XmlNode, order: Order) -> None:
    node.text("ram:OrderCurrencyCode", CURRENCY)
    for one in order.allowances:
        _allowance(node.node("ram:SpecifiedTradeAllowanceCharge"), one)
    if order.payment_terms:
        node.node("ram:SpecifiedTradePaymentTerms").text("ram:Description", order.payment_terms)
    totals = node.node("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    totals.number("ram:LineTotalAmount", order.line_total)
    if order.allowances:
        totals.number("ram:AllowanceTotalAmount", order.allowance_total)
    totals.number("ram:TaxBasisTotalAmount", order.base)
    totals.number("ram:TaxTotalAmount", order.vat, currencyID=CURRENCY)
    totals.number("ram:GrandTotalAmount", order.included)


def _allowance(node: XmlNode, one: OrderAllowance) -> None:
    node.node("ram:ChargeIndicator").text("udt:Indicator", "false")
    if one.percent is not None and one.base is not None:
        node.number("ram:CalculationPercent", plain(one.percent))
        node.number("ram:BasisAmount", one.base)
    node.number("ram:ActualAmount", one.amount)
    node.text("ram:ReasonCode", _DISCOUNT)
    node.text("ram:Reason", one.reason)
    _tax(node.node("ram:CategoryTradeTax"), one.tax)


def _tax(node: XmlNode, tax: OrderTax) -> None:
    """The category; what is outside the scope of VAT has no rate (EN 16931-1, BR-O-05)."""
    node.text("ram:TypeCode", "VAT")
    node.text("ram:CategoryCode", tax.code)
    if tax.code != "O":
        node.number("ram:RateApplicablePercent", plain(tax.rate))


def _period(node: XmlNode, order: Order) -> None:
    """The first term, from its first to its last day, where one is agreed."""
    if order.start is not None:
        period = node.node("ram:RequestedDeliverySupplyChainEvent").node("ram:OccurrenceSpecifiedPeriod")
        _day(period.node("ram:StartDateTime"), order.start)
        if order.end is not None:
            _day(period.node("ram:EndDateTime"), order.end)


def _day(node: XmlNode, day: datetime.date) -> None:
    node.text("udt:DateTimeString", f"{day:%Y%m%d}", format="102")
