"""A pack made by hand: a quote with pages of prices, totals, tick boxes and signatures, and the terms it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hand_made import OWN, document, signatures, texts

from engine.languages import LANGUAGES
from engine.model.block import Align, Block, TableBlock
from engine.model.document import Article, Document, Dossier, Front, Item, Origin, Paragraph, Row, Run, Wording
from engine.model.place import Place

NARROW, WIDE = "\u202f", "\u00a0"
MARKS = {"fr": ("Projet", "Spécimen", "Non approuvé"), "en": ("Draft", "Specimen", "Not approved")}

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "title": "Devis",
        "pack": "Offre de services",
        "date": "1er décembre 2026",
        "notice": "Ce document est un essai ; il n’engage personne.",
        "parties": "Parties",
        "prices": "Prix",
        "options": "Options",
        "acceptance": "Acceptation",
        "one-off": "Les prix uniques sont les suivants :",
        "monthly": "Les prix mensuels sont les suivants :",
        "sum": "Les totaux, hors taxe et taxe comprise, sont les suivants :",
        "order": "Le Client coche les options qu’il commande :",
        "transcript": "transcription des appels",
        "evening": "permanence en soirée, de 18 à 20 heures, les jours ouvrables",
        "sign": "Le Devis est accepté par la signature des deux parties. Les conditions sont celles de l’",
        "article": "article 5.1 des conditions d’essai",
        "terms": "Les termes sont ceux qui suivent ; le ",
        "sum-first": "Engagement de la première période",
        "total-one-off": "Total unique",
        "total-monthly": "Total mensuel",
        "included": "TVA comprise",
        "rate": "Taux",
        "base": "Base HT",
        "vat": "TVA",
        "reference": "Référence",
        "validity": "Valable jusqu’au",
        "valid": "31 décembre 2026",
        "address": "Adresse",
        "number": "Numéro d’entreprise",
        "phone": "Téléphone",
        "option": "Traitement limité à l’EEE (version 2.0.1)",
    },
    "en": {
        "title": "Quote",
        "pack": "Offer of services",
        "date": "1 December 2026",
        "notice": "This document is a trial; it binds nobody.",
        "parties": "Parties",
        "prices": "Prices",
        "options": "Options",
        "acceptance": "Acceptance",
        "one-off": "The one-off prices are as follows:",
        "monthly": "The monthly prices are as follows:",
        "sum": "The totals, excluding and including tax, are as follows:",
        "order": "The Client ticks the options that it orders:",
        "transcript": "transcription of calls",
        "evening": "evening reception, from 6 to 8 p.m., on working days",
        "sign": "The Quote is accepted by the signature of both parties. The terms are those of ",
        "article": "Article 5.1 of the trial terms",
        "terms": "The terms are those below; the ",
        "sum-first": "Commitment for the first term",
        "total-one-off": "One-off total",
        "total-monthly": "Monthly total",
        "included": "VAT included",
        "rate": "Rate",
        "base": "Base excl. VAT",
        "vat": "VAT",
        "reference": "Reference",
        "validity": "Valid until",
        "valid": "31 December 2026",
        "address": "Address",
        "number": "Enterprise number",
        "phone": "Phone",
        "option": "EEA-only processing (version 2.0.1)",
    },
}
COLUMNS = {
    "fr": ("Description", "Quantité", "Prix unitaire HT", "Remise", "TVA", "Montant HT"),
    "en": ("Description", "Quantity", "Unit price excl. VAT", "Discount", "VAT", "Amount excl. VAT"),
}
SERVICES = {
    "fr": (
        "Mise en service du secrétariat téléphonique",
        "Reprise de l’annuaire et des consignes de réponse",
        "Secrétariat téléphonique, du lundi au vendredi, de 8 à 18 heures, en français, en néerlandais et en anglais",
        "Formation de l’équipe du Client aux outils (demi-journée)",
        "Campagne de prospection : rédaction du scénario",
    ),
    "en": (
        "Set-up of the phone secretariat",
        "Import of the directory and of the answering instructions",
        "Phone secretariat, Monday to Friday, 8 a.m. to 6 p.m., in French, Dutch and English",
        "Training of the Client’s team on the tools (half-day)",
        "Prospecting campaign: writing of the script",
    ),
}
SIDES: tuple[Align, ...] = ("left", "right", "right", "right", "right", "right")


def money(language: str, cents: int) -> str:
    whole, rest = divmod(cents, 100)
    if language == "en":
        return f"€{whole:,}.{rest:02}"
    return f"{whole:,}".replace(",", NARROW) + f",{rest:02}{WIDE}€"


def cells(contents: Sequence[str], strong: bool = False) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(one, strong=strong),) if one else () for one in contents)


def lines(language: str, many: int) -> TableBlock[Run]:
    percent = f"21{WIDE}%" if language == "fr" else "21%"
    rows = []
    for place in range(many):
        discount = "" if place % 3 else percent.replace("21", "10")
        unit, quantity = 12550 + 3575 * place, 1 + place % 4
        name = SERVICES[language][place % 5]
        amounts = (money(language, unit), discount, percent, money(language, unit * quantity))
        rows.append(cells((name, str(quantity), *amounts)))
    total = cells(("Total", "", "", "", "", money(language, 1234567)), strong=True)
    return TableBlock(cells(COLUMNS[language]), (*rows, total), SIDES)


def summary(language: str) -> TableBlock[Run]:
    words = WORDS[language]
    percent = f"21{WIDE}%" if language == "fr" else "21%"
    header = ("", words["base"], words["rate"], words["vat"], words["included"])
    names = ("total-one-off", "total-monthly", "sum-first")
    rows = tuple(
        cells(
            (words[name], money(language, base), percent, money(language, base // 5), money(language, base * 6 // 5)),
            strong=name == "sum-first",
        )
        for name, base in zip(names, (1234500, 8765400, 55555500), strict=True)
    )
    return TableBlock(cells(header), rows, ("left", "right", "right", "right", "right"))


def paragraph(
    place: str, number: str, *blocks: Block[Run], items: tuple[Item[Run], ...] = (), heading: str | None = None
) -> Paragraph[Run]:
    return Paragraph(Place(f"quote/{place}"), number, heading, blocks, items, (), OWN)


def article(place: str, number: str, title: str, *paragraphs: Paragraph[Run]) -> Article[Run]:
    return Article(Place(f"quote/{place}"), number, f"Article {number}", title, False, None, paragraphs, OWN)


def front(language: str) -> Front:
    words = WORDS[language]
    return Front(
        letterhead="SecretarIA",
        company="IMS ADVISOR SRL",
        mentions=(
            Row(words["address"], (Run("rue de l’Essai 1, 5000 Namur"),)),
            Row(words["number"], (Run("0123.456.749"),)),
            Row("IBAN", (Run("BE68 5390 0754 7034"),)),
        ),
        marks=MARKS[language],
        notices=(words["notice"],),
        rows=(
            Row(words["reference"], (Run("D-2026-014", origin=Origin.DEAL),)),
            Row(words["validity"], (Run(words["valid"]),)),
            Row("Client", (Run("Cabinet Dr A. & B. Lambert SRL, rue Haute 12, 7000 Mons", origin=Origin.DEAL),)),
            Row("Options", (Run(words["option"]),)),
        ),
    )


def wording(language: str) -> Wording:
    one = document(language).wording
    return Wording(one.contents, LANGUAGES[language].colon, one.page, one.skip, WORDS[language]["date"])


def quote(language: str) -> Document:
    words = WORDS[language]
    parties = TableBlock(
        cells(("", "SecretarIA", "Client")),
        (
            cells((words["address"], "rue de l’Essai 1, 5000 Namur", "rue Haute 12, 7000 Mons")),
            cells((words["number"], "0123.456.749", "0987.654.394")),
        ),
    )
    contacts = TableBlock(cells(("", "")), (cells((words["phone"], "+32 81 00 00 00")), cells(("Email", "a@b.be"))))
    boxes = tuple(
        Item(Place(f"quote/options#order.{name}"), "☐", (Run(words[name]),), (), OWN)
        for name in ("transcript", "evening")
    )
    conditions = texts(
        words["sign"], Run(words["article"], origin=Origin.REFERENCE, target="demo/duration#notice"), "."
    )
    terms = texts(words["terms"], Run("Client", origin=Origin.TERM, target="term/client"), ".")
    articles = (
        article("parties", "1", words["parties"], paragraph("parties#who", "1.1", parties, contacts)),
        article(
            "prices",
            "2",
            words["prices"],
            paragraph("prices#one-off", "2.1", texts(words["one-off"]), lines(language, 5)),
            paragraph("prices#monthly", "2.2", texts(words["monthly"]), lines(language, 62)),
            paragraph("prices#sum", "2.3", texts(words["sum"]), summary(language)),
        ),
        article(
            "options",
            "3",
            words["options"],
            paragraph("options#order", "3.1", texts(words["order"]), items=boxes),
        ),
        article(
            "acceptance",
            "4",
            words["acceptance"],
            paragraph("acceptance#how", "4.1", conditions),
            paragraph("acceptance#terms", "4.2", terms),
            paragraph("acceptance#sign", "4.3", signatures(language)),
        ),
    )
    locale = {"fr": "fr-BE", "en": "en-GB"}[language]
    title = words["title"]
    return Document(
        "quote", language, locale, title, title, "1.0.0", "2026-12-01", front(language), wording(language), articles
    )


def dossier(language: str) -> Dossier:
    """The quote, the small terms of the other fixture, and the same under another name: each with its definitions."""
    one = quote(language)
    terms = document(language)
    again = replace(terms, id="again", title=f"{terms.title} (bis)", articles=renamed(terms.articles, "again"))
    title = WORDS[language]["pack"]
    bound = tuple(replace(each, front=replace(each.front, marks=one.front.marks)) for each in (one, terms, again))
    return Dossier(language, one.locale, title, one.date, one.front, one.wording, bound)


def renamed(articles: tuple[Article[Run], ...], name: str) -> tuple[Article[Run], ...]:
    def own(identity: str) -> str:
        return f"{name}/{identity.partition('/')[2]}"

    return tuple(
        replace(
            one,
            id=own(one.id),
            paragraphs=tuple(
                replace(part, id=own(part.id), items=tuple(replace(item, id=own(item.id)) for item in part.items))
                for part in one.paragraphs
            ),
        )
        for one in articles
    )


QUOTES = {language: quote(language) for language in ("fr", "en")}
DOSSIERS = {language: dossier(language) for language in ("fr", "en")}
