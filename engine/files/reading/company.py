"""Reads the company: a wrong digit in its numbers would stand on every document, and money would go elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from engine.diagnostics import Report, say
from engine.diagnostics.days import day_to_write
from engine.files.reading import identifiers
from engine.files.reading.builder import Builder
from engine.files.reading.contacts import check_contact, check_email, check_phone
from engine.files.reading.data_protection import read_data_protection
from engine.files.reading.parameters import read_date
from engine.files.reading.places import check_postcode
from engine.files.shapes.company import PublishersShape
from engine.files.shapes.kinds import LocalShape, TextsShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.model.catalogue import HOME
from engine.model.clause import LocalText
from engine.model.library import Publisher
from engine.model.look import GROUND, LEAST_CONTRAST, contrast


def read_publisher(source: Source, shape: PublishersShape, report: Report) -> tuple[Publisher, ...]:
    """The company over time, newest first. Its numbers are checked, save those of a specimen."""
    build = Builder(source, report)
    found = []
    enterprise, vat = (partial(read, country=HOME) for read in (identifiers.enterprise_number, identifiers.vat_number))
    for index, one in enumerate(shape.company):
        path: KeyPath = ("company", index)
        checked = partial(_checked, source, report, path, one.specimen)
        since = read_date(one.since)
        if since is None:
            place = source.value_span((*path, "since"))
            report.error("value-invalid", place, say("no-date-at-all", text=one.since), day_to_write(one.since))
            continue
        check_email(source, (*path, "email"), one.email, report)
        check_phone(source, (*path, "phone"), one.phone, HOME, report)
        if one.complaints is not None:
            check_contact(source, (*path, "complaints"), one.complaints, HOME, report)
        check_postcode(source, (*path, "seat"), HOME, one.seat, report)
        found.append(
            Publisher(
                since=since,
                name=one.name,
                trade_name=one.trade_name,
                form=build.words(one.form, (*path, "form")) if one.form else None,
                seat=one.seat,
                enterprise_number=checked("enterprise-number", one.enterprise_number, enterprise),
                vat_number=checked("vat-number", one.vat_number, vat),
                register=build.words(one.register_, (*path, "register")) if one.register_ else None,
                bank_account=checked("bank-account", one.bank_account, identifiers.iban),
                email=one.email,
                phone=one.phone,
                website=one.website,
                specimen=one.specimen,
                insurer=one.insurer,
                insured_area=build.words(one.insured_area, (*path, "insured-area")) if one.insured_area else None,
                complaints=one.complaints,
                logo=_logo(source, path, one.logo, report),
                logo_span=source.value_span((*path, "logo")) if one.logo else None,
                accent=_accent(source, path, one.colours.accent, report) if one.colours else None,
                company_facts=build.entries(one.facts, (*path, "facts")),
                data_protection=read_data_protection(source, path, one.data_protection, HOME, _text, report),
                span=source.node(path).span if source.node(path) else source.span(path),  # type: ignore[union-attr]
            )
        )
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def _logo(source: Source, path: KeyPath, name: str | None, report: Report) -> str | None:
    """The name of the file of the logo, which lies beside this one."""
    if name is None or re.fullmatch(r"[\w-][\w.-]*\.(?:png|svg)", name):
        return name
    report.error("value-invalid", source.value_span((*path, "logo")), say("no-logo", name=name), say("logo-written"))
    return None


def _accent(source: Source, path: KeyPath, colour: str, report: Report) -> str | None:
    """A colour in which small text can be read."""
    span = source.value_span((*path, "colours", "accent"))
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        report.error("value-invalid", span, say("no-colour", colour=colour), say("colour-written"))
        return None
    ratio = contrast(colour.lower(), GROUND)
    if ratio < LEAST_CONTRAST:
        shown = int(ratio * 10) / 10  # cut, so that 4.49 does not read as enough
        message = say("too-pale", colour=colour, contrast=str(shown), least=str(LEAST_CONTRAST))
        report.error("value-invalid", span, message, say("darker"))
        return None
    return colour.lower()


def _text(written: LocalShape, path: KeyPath) -> LocalText:
    """A text of the company, once for all languages or in each."""
    if isinstance(written, TextsShape):
        return LocalText(tuple((code, text.strip()) for code, text in written.in_each_language().items()))
    return LocalText((("", written.strip()),))


def _checked(
    source: Source,
    report: Report,
    path: KeyPath,
    specimen: bool,
    key: str,
    text: str | None,
    canonical: Callable[[str], str],
) -> str | None:
    """A number of the company in its printed form; what is wrong with it is reported where it stands."""
    if text is None or specimen:
        return text
    try:
        return canonical(text)
    except identifiers.Mistyped as problem:
        report.error("identifier-invalid", source.value_span((*path, key)), problem.message, problem.hint)
        return text
