"""What belongs after each key of a deal, for whoever has left it empty."""

from __future__ import annotations

from types import MappingProxyType

from engine.files.yaml.nodes import KeyPath
from engine.languages import LANGUAGES

USUAL_HINT = "write what belongs there, indented below it, or delete the key"
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes a value that is none; the last two are texts to this reader, and to other readers of YAML are not."""
_OPTIONAL = "or delete the line"
_DAY = "a day, 2026-12-01"
_EMAIL = f"write one email address, name@example.com, {_OPTIONAL}"
_PHONE = f"write one telephone number, +32 65 12 34 56, {_OPTIONAL}"
_PERSON = "write the first name and the name of one person"
_FUNCTION = "write what this person is, such as managing director"
_AMOUNT = "write the price of one unit in euros, excluding VAT: 149.50"
_WANTED = MappingProxyType(
    {
        "reference": "write the number of the offer, with one to ten digits: D-2026-014",
        "date": f"write the date of the offer, {_DAY}",
        "validity": f"write the last day on which the client can accept, {_DAY}",
        "start": f"write the first day of the services, {_DAY}, {_OPTIONAL}",
        "client": "write name:, country: and languages: below it, indented",
        "client.name": "write the name of the company, or of the self-employed person",
        "client.type": "write company or self-employed",
        "client.form": f"write the legal form, such as SRL, BV or GmbH, {_OPTIONAL}",
        "client.address": "write street and number, postcode and town: rue de l’Exemple 4, 7000 Mons",
        "client.country": "write two letters: BE",
        "client.territory": f"write the part of the country, such as canary-islands, {_OPTIONAL}",
        "client.enterprise-number": "write the number of the client in the register of companies: 0123.456.749",
        "client.vat-number": f"write the VAT number with its country: BE 0123.456.749, {_OPTIONAL}",
        "client.peppol": f"write scheme and number: 0208:0123456749, {_OPTIONAL}",
        "client.contact": f"write name: and email: below it, indented, {_OPTIONAL}",
        "client.data-protection.officer": "write email: or phone: below it, indented, or none if there is no officer",
        "client.data-protection.representative": "write name:, address: and country: below it, or none",
        "client.languages": "write one language or several: [fr]",
        "salesperson": f"write name: and email: below it, indented, {_OPTIONAL}",
        "version": f"write 2 for the second one, {_OPTIONAL}: the first says nothing",
        "replaces": "write deal:, sent: and digest: below it, as `clausier copy --next-version` does",
        "replaces.deal": "write the file of the version before, beside this one: dupont.yaml",
        "replaces.sent": "write the manifest of the pack that was sent, beside this file: dupont-v1-sent.json",
        "replaces.digest": "write the SHA-256 of that manifest, in quotation marks",
        "order-number": f"write the number that the client gave its order, {_OPTIONAL}",
        "introduction": f"write an entry for each paragraph, - as you know, …, {_OPTIONAL}",
        "sections": f"write an id and its heading below it, setup: Mise en service, {_OPTIONAL}",
        "lines.section": f"write one of the ids below sections:, {_OPTIONAL}",
        "lines.optional": f"write true, {_OPTIONAL}",
        "lines.tiers": f"write a band an entry, - {{up-to: 100, price: 2.50}}, the last without up-to:, {_OPTIONAL}",
        "lines.tiers.up-to": "write the last unit of the band: 100; the last band has no up-to:",
        "lines.tiers.price": _AMOUNT,
        "lines.minimum": f"write the euros that are charged each month at least: 50, {_OPTIONAL}",
        "lines.estimate": f"write how many units a month are expected: 300, {_OPTIONAL}",
        "lines.launch": f"write price: and months: below it, indented, {_OPTIONAL}",
        "lines.launch.price": _AMOUNT,
        "lines.launch.months": "write for how many months the launch price holds: 3",
        "billing": f"write every:, in-advance:, start: or free-months: below it, indented, {_OPTIONAL}",
        "billing.start": f"write the first day for which monthly prices are due, {_DAY}, {_OPTIONAL}",
        "billing.free-months": f"write how many months cost nothing: 1, {_OPTIONAL}",
        "billing.every": f"write month, quarter or year, {_OPTIONAL}",
        "billing.instalments": f"write a part an entry, - percent: 30, later ones with date: or phase:, {_OPTIONAL}",
        "billing.instalments.percent": "write which part of the one-off prices is due: 30",
        "billing.instalments.date": f"write the day on which it is due, {_DAY}, {_OPTIONAL}",
        "billing.instalments.phase": f"write the number of the phase that it follows: 1, {_OPTIONAL}",
        "billing.in-advance": f"write true, {_OPTIONAL}",
        "discount": f"write percent: below it, indented, {_OPTIONAL}",
        "discount.percent": "write how many per cent of the whole are taken off: 5",
        "services": "write at least one name that `clausier services` lists",
        "lines": "write an entry for each price, - item: with price: below it, or delete the key",
        "lines.item": "write service/price, as `clausier services` lists them",
        "project.phases.name": "write what the phase is called, in one line",
        "project.phases.deliverables": "write what is delivered, or delete the entry",
        "lines.description": "write what the client buys, in one line",
        "lines.kind": "write one-off, monthly, quarterly, yearly or usage",
        "lines.unit": "write what is counted, such as hour or package",
        "lines.quantity": f"write a number, {_OPTIONAL}: without it the quantity is 1",
        "lines.price": _AMOUNT,
        "lines.discount": f"write percent: or amount: below it, indented, {_OPTIONAL}",
        "lines.discount.percent": "write how many per cent of the line are taken off: 5",
        "lines.discount.amount": "write how many euros are taken off: 50",
        "lines.credit": f"write true, {_OPTIONAL}",
        "lines.vat": f"write a category of VAT, {_OPTIONAL}",
        "signatories": "write who signs: company: and client:, each with name: and function: below it",
        "signatories.company": "write name: and function: of who signs for us below it, indented",
        "signatories.client": "write name: and function: of who signs for the client below it, indented",
        "project": f"write phases: below it, {_OPTIONAL}",
        "communication": f"write the structured communication, +++010/8068/17183+++, {_OPTIONAL}",
        "publisher": f"write the name of a file beside the deal, {_OPTIONAL}",
        "prices": f"write the name of a file beside the deal, {_OPTIONAL}",
        "subprocessors": f"write the name of a file beside the deal, {_OPTIONAL}",
        "facts": f"write what is known besides, {_OPTIONAL}",
        "variants": f"write names that `clausier variants` lists, {_OPTIONAL}",
        "deselect": f"write names that `clausier variants` lists, {_OPTIONAL}",
        "parameters": f"write a figure below it, indented, {_OPTIONAL}",
    }
)
_BY_KEY = MappingProxyType(
    {
        "name": _PERSON,
        "function": _FUNCTION,
        "email": _EMAIL,
        "phone": _PHONE,
        "start": f"write a day: {_DAY}",
        "end": f"write a day: {_DAY}",
        "country": "write two letters: BE",
        "address": "write street and number, postcode and town",
    }
)
"""What belongs after a key wherever it stands, in a contact or below those who sign."""


def wanted(path: KeyPath) -> str:
    """What to write after a key of a deal that stands empty."""
    words = [str(step) for step in path if isinstance(step, str)]
    if words[-1] in LANGUAGES:
        return f"write it in {LANGUAGES[words[-1]].title}"
    if words[:1] == ["parameters"]:
        return f"write its value, {_OPTIONAL}" if len(words) == 2 else "write its value, or delete the entry"
    hint = _WANTED.get(".".join(words)) or _BY_KEY.get(words[-1]) or USUAL_HINT
    return hint if isinstance(path[-1], str) else hint.replace("delete the key", "delete the entry")


def told_name(path: KeyPath) -> str:
    """How a message names a key of a deal: with what it belongs to, for several are called alike."""
    words: list[str] = []
    entry = ""
    for step in path:
        if isinstance(step, int):
            entry = f"entry {step + 1} of {'.'.join(words)}"
            words = []
        else:
            words.append(str(step))
    key = f"{'.'.join(words)}:" if words else ""
    return " in ".join(part for part in (key, entry) if part)
