"""The title block: the company with what the law wants to see of it, the edition, the client, the options."""

from __future__ import annotations

from collections.abc import Mapping

from engine.languages import Language
from engine.languages.incomplete import INCOMPLETE_WORDS
from engine.model.clause import LocalWords
from engine.model.document import DealName, Front, Origin, Row, Run, Wording
from engine.model.library import Library, Publisher
from engine.model.look import CompanyLook
from engine.model.selection import Selection


def front(library: Library, selection: Selection, language: Language) -> Front:
    """What stands above the first article of every document of this selection."""
    label = _Labels(library.labels, language)
    company = selection.publisher
    marks, notices = list[str](), list[str]()
    if library.edition is None:
        marks.append(label("draft"))
        notices.append(label("draft-notice"))
    if company.specimen:
        marks.append(label("specimen"))
        notices.append(label("specimen-notice"))
    if company.missing:
        marks.append(INCOMPLETE_WORDS[language.code].mark)
        notices.append(INCOMPLETE_WORDS[language.code].notice)
    if not selection.approved:
        marks.append(label("to-approve"))
        notices.append(label("to-approve-notice"))
    rows = [Row(label("edition"), (Run(edition(library, language), origin=Origin.LABEL),), "edition")]
    if selection.dated:
        rows.append(Row(label("date"), (Run(language.date(selection.date), origin=Origin.LABEL),), "date"))
    if selection.deal is not None:
        client = selection.deal.client
        reference = [Run(selection.deal.reference, origin=Origin.DEAL)]
        if selection.deal.version > 1:
            reference.append(Run(f", {label('version')} {selection.deal.version}", origin=Origin.LABEL))
        rows.append(Row(label("reference"), tuple(reference), "reference"))
        parts = [client.name, client.address]
        rows.append(Row(label("client"), _separated([Run(one, origin=Origin.DEAL) for one in parts if one]), "client"))
    if selection.variants:
        options = [
            f"{one.variant.title[language.code]} ({label('version')} {one.variant.version})"
            for one in selection.variants.values()
        ]
        rows.append(
            Row(label("options"), (Run(f"{language.closing('none', 0, 2)} ".join(options), origin=Origin.LABEL),))
        )
    return Front(
        letterhead=company.trade_name,
        company=_company(company, label, language),
        mentions=tuple(_mentions(company, label, language)),
        marks=tuple(marks),
        notices=tuple(notices),
        rows=tuple(rows),
        deal=DealName(selection.deal.reference, selection.deal.client.name) if selection.deal else None,
        look=CompanyLook(accent=company.accent),
    )


def edition(library: Library, language: Language) -> str:
    """The edition from which documents are made: the day it takes effect, or that they are made from the draft."""
    if library.edition is None:
        return library.labels["working-text"][language.code]
    return language.date(library.edition.effective)


def wording(library: Library, selection: Selection, language: Language) -> Wording:
    """The words around the text that renderers print."""
    label = _Labels(library.labels, language)
    return Wording(label("contents"), language.colon, label("page"), label("skip"), language.date(selection.date))


class _Labels:
    def __init__(self, labels: Mapping[str, LocalWords], language: Language) -> None:
        self.labels, self.language = labels, language

    def __call__(self, name: str) -> str:
        return self.labels[name][self.language.code]


def _company(company: Publisher, label: _Labels, language: Language) -> str:
    """The legal name, with the legal form unless the name holds it already."""
    form = company.form[language.code] if company.form else ""
    return f"{company.name}, {form}" if form else company.name


def _mentions(company: Publisher, label: _Labels, language: Language) -> list[Row]:
    """The mentions of CSA art. 2:20 and CDE art. III.25; those that are not known are left to be completed."""
    register = company.register[language.code] if company.register else None
    required = {
        "seat": company.seat,
        "enterprise-number": company.enterprise_number,
        "vat-number": company.vat_number,
        "register": register,
        "bank-account": company.bank_account,
        "email": company.email,
    }
    rows = [Row(label(name), (_known(value, label),)) for name, value in required.items()]
    optional = {"phone": company.phone, "website": company.website}
    rows += [Row(label(name), (Run(value, origin=Origin.LABEL),)) for name, value in optional.items() if value]
    return rows


def _known(value: str | None, label: _Labels) -> Run:
    if value is None:
        return Run(f"[{label('to-complete')}]", origin=Origin.BLANK)
    return Run(value, origin=Origin.LABEL)


def _separated(runs: list[Run]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in runs:
        found += [Run(", ", origin=Origin.LABEL), run] if found else [run]
    return tuple(found)
