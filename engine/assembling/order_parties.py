"""The parties of an electronic order, with the numbers by which machines know them."""

from __future__ import annotations

from engine.diagnostics import Report, say
from engine.languages.countries import NOT_OF_ISO
from engine.languages.postal import parts_of_address
from engine.languages.schemes import bare_number, enterprise_scheme, vat_scheme
from engine.model.catalogue import HOME
from engine.model.contact import Contact
from engine.model.deal import Deal
from engine.model.order import Order, OrderParty, PartyNumber
from engine.model.selection import Selection


def seller_of(selection: Selection, report: Report) -> OrderParty | None:
    """The company; None, with the reason in `report`, where it has no number by which it is known."""
    company, deal = selection.publisher, selection.deal
    person = deal.salesperson if deal is not None else None
    contact = person or Contact("", None, company.email, company.phone)
    found = _party(
        company.name,
        company.trade_name,
        company.seat,
        HOME,
        company.enterprise_number,
        company.vat_number,
        None,
        contact,
    )
    if not _known(found):
        report.error("order-incomplete", company.span, say("seller-unknown"), say("seller-number"))
        return None
    return found


def buyer_of(deal: Deal, report: Report) -> OrderParty | None:
    """The client; None, with the reason in `report`, where the deal gives no number by which it is known.

    Nor where orders have no code for its country.
    """
    client = deal.client
    if client.country in NOT_OF_ISO:
        report.error(
            "order-incomplete", client.span, say("country-without-code", country=client.country), say("other-format")
        )
        return None
    found = _party(
        client.name, "", client.address, client.country, client.enterprise_number, client.vat_number, client.peppol,
        client.contact,
    )  # fmt: skip
    if not _known(found):
        report.error("order-incomplete", client.span, say("buyer-unknown"), say("buyer-number"))
        return None
    return found


def check_addresses(order: Order, selection: Selection, report: Report) -> None:
    """Both parties can be reached in the Peppol network."""
    deal = selection.deal
    if order.seller.endpoint is None:
        message = say("no-address", party=order.seller.name)
        report.error("order-incomplete", selection.publisher.span, message, say("seller-number"))
    if order.buyer.endpoint is None and deal is not None:
        message = say("no-address", party=order.buyer.name)
        report.error("order-incomplete", deal.client.span, message, say("give-address"))


def _known(party: OrderParty) -> bool:
    return party.enterprise is not None or bool(party.vat_number) or party.endpoint is not None


def _party(
    name: str,
    trade_name: str,
    address: str | None,
    country: str,
    enterprise_number: str | None,
    vat_number: str | None,
    peppol: str | None,
    contact: Contact | None,
) -> OrderParty:
    street, postcode, city = parts_of_address(country, " ".join((address or "").split()))
    enterprise = None if not enterprise_number else PartyNumber(*enterprise_scheme(country, enterprise_number))
    vat = bare_number(vat_number or "")
    return OrderParty(
        name=name,
        trade_name=trade_name if trade_name != name else "",
        street=street,
        postcode=postcode,
        city=city,
        country=country,
        enterprise=enterprise,
        vat_number=vat,
        endpoint=_endpoint(country, peppol, enterprise, vat),
        contact=contact,
    )


def _endpoint(country: str, peppol: str | None, enterprise: PartyNumber | None, vat: str) -> PartyNumber | None:
    """The address of a party in the Peppol network: as given, else that of its enterprise number or VAT number."""
    if peppol:
        return PartyNumber(*peppol.split(":", 1))
    if enterprise is not None and enterprise.scheme:
        return enterprise
    scheme = vat_scheme(country)
    return PartyNumber(scheme, vat) if scheme and vat else None
