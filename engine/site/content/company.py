"""Who publishes the site: the company as the dated file describes it on the day of the site."""

from __future__ import annotations

from dataclasses import dataclass

from engine.diagnostics import Diagnostic, Report, ordered
from engine.languages.site.frame import SITE_WORDS
from engine.languages.site.theme import THEME_WORDS
from engine.model.library import Publisher
from engine.site.content.editions_on_day import Shelf

REQUIRED = ("seat", "enterprise_number", "vat_number", "register", "email")
"""What a website must say of an enterprise (CDE art. III.74 and XII.6), whether it is known yet or not."""
FURTHER = ("phone", "website")


@dataclass(frozen=True, slots=True)
class CompanyMention:
    """A label with its value; `known` is False where the value says that something is left to be completed."""

    label: str
    value: str
    known: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """The trade name, which heads every page, the legal name with its form, and what the law asks for besides."""

    trade_name: str
    company: str
    mentions: tuple[CompanyMention, ...]


def blanks(shelf: Shelf) -> tuple[Diagnostic, ...]:
    """What is missing of the company as pages and files of the site name it: today, and on the day of each edition."""
    named = [] if shelf.publisher is None else [shelf.publisher]
    for one in (published.edition for published in shelf.every):
        companies = shelf.library(one).publisher
        named.append(next((company for company in companies if company.since <= one.effective), companies[-1]))
    report = Report()
    for company in {one.since: one for one in named if one.missing}.values():
        message = f"{company.name} lacks {', '.join(company.missing)}: the site would show them as left to be completed"
        hint = "fill them in, or build a preview, which says so on every page: CLAUSIER_PREVIEW=true"
        report.error("publisher-incomplete", company.span, message, hint)
    return ordered(report.diagnostics)


def imprint(shelf: Shelf, language: str) -> Imprint:
    company = shelf.publisher
    told = THEME_WORDS[language]
    if company is None:
        return Imprint(SITE_WORDS[language].name, "", ())
    form = company.form[language] if company.form else ""
    name = f"{company.name}, {form}" if form else company.name
    names = [one for one in (*REQUIRED, *FURTHER) if one in REQUIRED or _value(company, one, language)]
    return Imprint(
        company.trade_name,
        name,
        tuple(_mention(told.labels[one], one, _value(company, one, language), language) for one in names),
    )


def _value(company: Publisher, name: str, language: str) -> str | None:
    if name == "register":
        return company.register[language] if company.register is not None else None
    value: str | None = getattr(company, name)
    return value


def _mention(label: str, name: str, value: str | None, language: str) -> CompanyMention:
    if value is None:
        return CompanyMention(label, f"[{SITE_WORDS[language].to_complete}]", False)
    links = {"email": f"mailto:{value}", "website": value if "://" in value else f"https://{value}"}
    return CompanyMention(label, value, True, links.get(name, ""))
