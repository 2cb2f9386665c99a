"""Reads whom a party names for the protection of data: contact, officer, and representative in the Union."""

from __future__ import annotations

from collections.abc import Callable

from engine.diagnostics import Report, say
from engine.files.reading.contacts import check_email, check_phone
from engine.files.reading.countries import check_country
from engine.files.reading.places import check_postcode
from engine.files.shapes.company import DataContactShape, DataProtectionShape, RepresentativeShape
from engine.files.shapes.kinds import LocalShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.languages.territories import within_eea
from engine.model.clause import LocalText
from engine.model.contact import DataContact, DataProtection

ReadText = Callable[[LocalShape, KeyPath], LocalText]


def read_data_protection(
    source: Source, at: KeyPath, shape: DataProtectionShape | None, place: str, read: ReadText, report: Report
) -> DataProtection | None:
    """What a party says of it, None if nothing; `place` is where it is established. What is wrong goes to `report`."""
    if shape is None:
        return None
    reader = _Contacts(source, (*at, "data-protection"), place, read, report)
    named = {"contact": shape.contact, "officer": shape.officer, "representative": shape.representative}
    found = {
        role: reader.contact(one, role) for role, one in named.items() if one is not None and not isinstance(one, str)
    }
    if shape.representative is not None:
        reader.check_representative(shape.representative)
    without = tuple(role for role, one in named.items() if isinstance(one, str))
    return DataProtection(found.get("contact"), found.get("officer"), found.get("representative"), without)


class _Contacts:
    def __init__(self, source: Source, path: KeyPath, place: str, text: ReadText, report: Report) -> None:
        self.source, self.path, self.place, self.text, self.report = source, path, place, text, report

    def contact(self, one: DataContactShape | RepresentativeShape, role: str) -> DataContact:
        path: KeyPath = (*self.path, role)
        country = one.country if isinstance(one, RepresentativeShape) else None
        check_email(self.source, (*path, "email"), one.email, self.report)
        check_phone(self.source, (*path, "phone"), one.phone, country or self.place, self.report)
        if one.email is None and one.phone is None:
            message = say("unreachable", role=role)
            self.report.error("contact-invalid", self.source.span(path), message, say("add-reach"))
        return DataContact(
            name=one.name,
            function=None if one.function is None else self.text(one.function, (*path, "function")),
            address=one.address if isinstance(one, RepresentativeShape) else None,
            country=country,
            email=one.email,
            phone=one.phone,
        )

    def check_representative(self, written: RepresentativeShape | str) -> None:
        """A representative is that of a party outside the EEA, and is established within it (GDPR art. 27)."""
        path: KeyPath = (*self.path, "representative")
        if within_eea(self.place):
            message = say("no-representative")
            self.report.error("contact-invalid", self.source.span(path), message, say("delete-representative"))
        elif not isinstance(written, str):
            span = self.source.value_span((*path, "country"))
            check_country(written.country, span, self.report)
            if not within_eea(written.country):
                message = say("representative-outside", country=written.country)
                self.report.error("contact-invalid", span, message, say("name-within"))
            else:
                check_postcode(self.source, (*path, "address"), written.country, written.address, self.report)
