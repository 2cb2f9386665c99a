"""Reads the client of a deal, its numbers checked, and the texts that a deal gives in one language or in all."""

from __future__ import annotations

from collections.abc import Callable

from engine.diagnostics import Report, Span, say
from engine.files.reading import identifiers
from engine.files.reading.contacts import check_email, check_phone
from engine.files.reading.data_protection import read_data_protection
from engine.files.reading.places import read_place
from engine.files.shapes.deal import ClientShape, ContactShape
from engine.files.shapes.kinds import TextsShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.languages.titles import language_named
from engine.model.catalogue import HOME
from engine.model.clause import LocalText
from engine.model.contact import Contact
from engine.model.deal import Client
from engine.model.library import Library


class DealTexts:
    """The texts of one deal, for the languages in which its client gets documents."""

    def __init__(self, source: Source, languages: tuple[str, ...], report: Report) -> None:
        self.source, self.languages, self.report = source, languages, report

    def read(self, written: str | TextsShape, path: KeyPath) -> LocalText:
        """A text as data; where documents are made in several languages it must be given in each."""
        if isinstance(written, TextsShape):
            return LocalText(tuple((code, text.strip()) for code, text in written.in_each_language().items()))
        if len(self.languages) > 1 and any(one.isalpha() for one in written):
            names = tuple(map(language_named, self.languages))
            message = say("written-once", key=path[-1], languages=names)
            if isinstance(path[-1], int):
                message = say("entry-written-once", number=path[-1] + 1, key=path[-2], languages=names)
            hint = say("write-below", keys=tuple(f"{one}:" for one in self.languages))
            self.report.error("language-missing", self.source.value_span(path), message, hint)
        return LocalText((("", written.strip()),))


def read_client(shape: ClientShape, texts: DealTexts, library: Library, report: Report) -> Client:
    """The client; a consumer is refused, and numbers are held against their check digits."""
    source = texts.source
    if shape.type == "consumer":
        place = source.value_span(("client", "type"))
        report.error("deal-consumer", place, say("consumer", name=shape.name), say("correct-type"))
    country, territory = read_place(source, shape.country, shape.territory, shape.address, report)
    contact, numbers = shape.contact, report.watch()
    if contact is not None:
        _check_contact(source, ("client", "contact"), contact, country, report)
    checked = {
        key: _checked(source, key, text, territory or country, canonical, report)
        for key, text, canonical in (
            ("enterprise-number", shape.enterprise_number, identifiers.enterprise_number),
            ("vat-number", shape.vat_number, identifiers.vat_number),
            ("peppol", shape.peppol, lambda text, _country: identifiers.peppol(text)),
        )
    }
    number, vat = checked["enterprise-number"], checked["vat-number"]
    if not numbers.said and country == "BE" and number and vat and not identifiers.same_number(number, vat):
        span = source.value_span(("client", "vat-number"))
        report.error("identifier-invalid", span, say("vat-differs"), say("correct-one"))
    return Client(
        name=shape.name,
        form=texts.read(shape.form, ("client", "form")) if shape.form is not None else None,
        address=shape.address,
        country=country,
        enterprise_number=number,
        vat_number=vat,
        peppol=checked["peppol"],
        contact=None if contact is None else _contact(contact, texts, ("client", "contact")),
        languages=texts.languages,
        span=source.span(("client",)),
        territory=territory,
        data_protection=read_data_protection(
            source, ("client",), shape.data_protection, territory or country, texts.read, report
        ),
    )


def read_salesperson(shape: ContactShape | None, texts: DealTexts, report: Report) -> Contact | None:
    """Whom the client can ask about the offer: somebody of the company, with an address and a number that can be."""
    if shape is None:
        return None
    _check_contact(texts.source, ("salesperson",), shape, HOME, report)
    return _contact(shape, texts, ("salesperson",))


def _contact(shape: ContactShape, texts: DealTexts, path: KeyPath) -> Contact:
    function = None if shape.function is None else texts.read(shape.function, (*path, "function"))
    return Contact(shape.name, function, shape.email, shape.phone)


def _check_contact(source: Source, path: KeyPath, contact: ContactShape, country: str, report: Report) -> None:
    check_email(source, (*path, "email"), contact.email, report)
    check_phone(source, (*path, "phone"), contact.phone, country, report)


def _checked(
    source: Source, key: str, text: str | None, country: str, canonical: Callable[[str, str], str], report: Report
) -> str | None:
    """A number of the client in its printed form; what is wrong with it is reported where it stands."""
    if text is None:
        return None
    try:
        return canonical(text, country)
    except identifiers.Mistyped as problem:
        report.error("identifier-invalid", source.value_span(("client", key)), problem.message, problem.hint)
        return text  # known, though wrong: nothing else misses it


def read_communication(text: str, explicit: bool, span: Span, report: Report) -> str | None:
    """The structured payment communication: the one that the deal gives, else one made from its reference."""
    if not explicit:
        return identifiers.communication_of(text)
    try:
        return identifiers.communication(text)
    except identifiers.Mistyped as problem:
        report.error("identifier-invalid", span, problem.message, problem.hint)
        return text
