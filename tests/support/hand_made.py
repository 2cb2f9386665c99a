"""Two languages of one small document, made by hand: every kind of part, and a client whose name is hostile."""

from __future__ import annotations

from engine.languages import LANGUAGES
from engine.model.block import (
    Block,
    BulletBlock,
    Definition,
    DefinitionBlock,
    Party,
    SignatureBlock,
    TableBlock,
    TextBlock,
)
from engine.model.document import (
    Article,
    Document,
    Front,
    Item,
    Origin,
    Paragraph,
    Provenance,
    Row,
    Run,
    Wording,
)
from engine.model.place import Place

HOSTILE = 'A & B <b>{{ x }}</b> `code` *x* [y](z) | \\ "quotes" &amp; 1. _a_ ~~s~~ ![i](j) <!-- c --> \u200f?'
LINE_STARTS = ("1. Janvier & Cie", "- Tiret", "+ Plus", "# Dièse", "> Plus grand", "=== Égal", "12) Douze", "--- Filet")
OWN = Provenance("demo/duration", "1.2.0")
CHANGED = Provenance("demo/duration", "1.2.0", "eea-only", "2.0.1", "insert", "selected by the deal")

WORDS = {
    "fr": {
        "title": "Conditions d’essai",
        "draft": "Projet",
        "notice": "Ce texte n’engage personne.",
        "place": "Siège",
        "option": "Traitement limité à l’EEE",
        "missing": "à compléter",
        "contents": "Table des matières",
        "page": "page {page} / {pages}",
        "skip": "Aller au texte",
        "date": "1er décembre 2026",
        "annex": "Annexe",
        "duration": "Durée",
        "reserved": "Sans objet.",
        "text": "Chaque partie peut y mettre fin moyennant un préavis de ",
        "months": "six (6) mois",
        "see": ", sous réserve de ",
        "definition": "toute entreprise qui commande des Prestations à SecretarIA",
        "writing": "par écrit, courriel compris ;",
        "other": "sans motif.",
        "heading": "Préavis",
        "for": "Pour ",
        "name": "Nom",
        "function": "Fonction",
        "place-date": "Lieu et date",
        "signature": "Signature",
        "box": "transcription des appels",
    },
    "en": {
        "title": "Trial terms",
        "draft": "Draft",
        "notice": "This text binds nobody.",
        "place": "Registered office",
        "option": "EEA-only processing",
        "missing": "to be completed",
        "contents": "Contents",
        "page": "page {page} of {pages}",
        "skip": "Skip to the text",
        "date": "1 December 2026",
        "annex": "Annex",
        "duration": "Term",
        "reserved": "Not applicable.",
        "text": "Either party may end it on ",
        "months": "six (6) months’ notice",
        "see": ", subject to ",
        "definition": "any company that orders Services from SecretarIA",
        "writing": "in writing, email included;",
        "other": "without cause.",
        "heading": "Notice",
        "for": "For ",
        "name": "Name",
        "function": "Position",
        "place-date": "Place and date",
        "signature": "Signature",
        "box": "transcription of calls",
    },
}


def texts(*runs: Run | str) -> TextBlock[Run]:
    return TextBlock(tuple(run if isinstance(run, Run) else Run(run) for run in runs))


def cells(*contents: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(content),) for content in contents)


def definitions(language: str, group: str = "term") -> DefinitionBlock[Run]:
    """In alphabetical order of the language, so that the two languages differ in order."""
    words = WORDS[language]
    names = {"fr": ("Client", "Prestations"), "en": ("Customer", "Assistance")}[language]
    entries = [
        Definition(f"{group}/client", names[0], (Run(words["definition"]),), ("art02-1",)),
        Definition(f"{group}/services", names[1], (Run(words["option"]), Run(HOSTILE, origin=Origin.DEAL)), ()),
    ]
    return DefinitionBlock(tuple(sorted(entries, key=lambda entry: entry.name)))


def duration(language: str) -> Article[Run]:
    words = WORDS[language]
    notice: tuple[Block[Run], ...] = (
        texts(
            words["text"],
            Run(words["months"], origin=Origin.PARAMETER, source="notice"),
            words["see"],
            Run("5.2 (i)", origin=Origin.REFERENCE, target="demo/duration#client.form"),
            " — ",
            Run("dpa", origin=Origin.REFERENCE, target="dpa/security#measures"),
            " ",
            Run(words["heading"], strong=True),
            Run(" (", strong=True),
            Run(words["missing"], origin=Origin.BLANK),
            Run(")", emphasis=True),
            ".",
        ),
        BulletBlock(((Run("alpha"),), (Run(HOSTILE, origin=Origin.DEAL),), (Run("gamma", emphasis=True),))),
        texts(*(Run(f"{start} ", origin=Origin.DEAL) for start in LINE_STARTS)),
        *(texts(Run(start, origin=Origin.DEAL)) for start in LINE_STARTS),
    )
    client: tuple[Block[Run], ...] = (
        texts(Run(HOSTILE, origin=Origin.DEAL), " — ", Run("A&B", strong=True, origin=Origin.DEAL)),
    )
    items = (
        Item(Place("demo/duration#client.form"), "(i)", (Run(words["writing"]),), ("art05-3",), OWN),
        Item(Place("demo/duration#client.motive"), "(ii)", (Run(words["other"]), Run(HOSTILE)), (), CHANGED),
    )
    return Article(
        Place("demo/duration"),
        "5",
        "Article 5",
        words["duration"],
        False,
        None,
        (
            Paragraph(Place("demo/duration#notice"), "5.1", words["heading"], notice, (), ("art05-1", "art05-2"), OWN),
            Paragraph(Place("demo/duration#client"), "5.2", None, client, items, (), CHANGED),
        ),
        OWN,
    )


def strong(*contents: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(content, strong=True),) if content else () for content in contents)


def signatures(language: str, *others: Party[Run]) -> SignatureBlock[Run]:
    words = WORDS[language]

    def rows(*values: str) -> tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...]:
        labels = (words["name"], words["function"], words["place-date"])
        return tuple(
            ((Run(label),), (Run(value),) if value else ()) for label, value in zip(labels, values, strict=True)
        )

    company = Party((Run(words["for"]), Run("SecretarIA")), rows("Anne Dubois", "", ""), (Run(words["signature"]),))
    client = Party((Run(words["for"]), Run("Client")), rows("", "", ""), (Run(words["signature"]),))
    return SignatureBlock((company, *(others or (client,))))


def form(language: str) -> Article[Run]:
    """Everything that is filled in or added up: aligned columns, totals, tick boxes, signatures."""
    words = WORDS[language]
    prices = TableBlock(
        cells(words["option"], "Prix | HT"),
        (cells(HOSTILE, "1\u202f234,50\u00a0€"), strong("Total", "1\u202f234,50\u00a0€")),
        ("left", "right"),
    )
    bare = TableBlock(cells("", ""), (cells(words["place"], "Namur"), cells("Ref.", "")))
    many = TableBlock(
        cells(words["place"], "A", "B", "C"), (cells(HOSTILE, "1", "2", "3"),), ("left", "right", "right", "right")
    )
    boxes = tuple(
        Item(Place(f"demo/form#options.{place}"), "☐", (Run(f"{words['box']} {place}"),), (), OWN)
        for place in range(1, 3)
    )
    hostile: Party[Run] = Party(
        (Run(HOSTILE, origin=Origin.DEAL),),
        (((Run(words["name"]),), (Run(HOSTILE, origin=Origin.DEAL),)), ((), ())),
        (Run(words["signature"]),),
    )
    blocks: tuple[Block[Run], ...] = (prices, bare, many)
    return Article(
        Place("demo/form"),
        "2",
        f"{words['annex']} 2",
        words["signature"],
        True,
        None,
        (
            Paragraph(Place("demo/form#prices"), "2.1", None, blocks, (), (), OWN),
            Paragraph(Place("demo/form#options"), "2.2", None, (texts(words["notice"]),), boxes, (), OWN),
            Paragraph(Place("demo/form#sign"), "", None, (signatures(language, hostile),), (), (), OWN),
        ),
        OWN,
    )


def annex(language: str) -> Article[Run]:
    words = WORDS[language]
    table = TableBlock(
        cells(words["place"], "A|B", "Total"),
        (cells("Namur", HOSTILE, "1\u202f234,50\u00a0€"), cells("", "*", "0")),
    )
    return Article(
        Place("demo/annex"),
        "1",
        f"{words['annex']} 1",
        words["option"],
        True,
        None,
        (
            Paragraph(Place("demo/annex#table"), "1.1", words["heading"], (table,), (), (), OWN),
            Paragraph(
                Place("demo/annex#terms"), "1.2", None, (texts(words["notice"]), definitions(language)), (), (), OWN
            ),
            Paragraph(Place("demo/annex#bare"), "1.3", None, (definitions(language, "law"),), (), (), OWN),
            *(
                Paragraph(
                    Place(f"demo/annex#more{place}"), f"1.{place}", None, (texts(words["text"] * 9),), (), (), OWN
                )
                for place in range(4, 14)
            ),
        ),
        OWN,
    )


def document(language: str) -> Document:
    words = WORDS[language]
    reserved: Article[Run] = Article(
        Place("demo/support"), "6", "Article 6", "Support", False, words["reserved"], (), OWN
    )
    front = Front(
        letterhead="SecretarIA",
        company="IMS ADVISOR SRL",
        mentions=(Row(words["place"], (Run("Namur"),)), Row("IBAN", (Run("BE68 5390 0754 7034"),))),
        marks=(words["draft"],),
        notices=(words["notice"],),
        rows=(
            Row("Client", (Run(HOSTILE, origin=Origin.DEAL),)),
            Row("Option", (Run(words["option"], strong=True), Run(" 2.0.1"))),
            Row("Ref.", (Run(words["missing"], origin=Origin.BLANK),)),
        ),
    )
    wording = Wording(words["contents"], LANGUAGES[language].colon, words["page"], words["skip"], words["date"])
    return Document(
        "demo",
        language,
        {"fr": "fr-BE", "en": "en-GB"}[language],
        words["title"],
        words["title"],
        "1.0.0",
        "2026-12-01",
        front,
        wording,
        (duration(language), reserved, annex(language), form(language)),
    )


FRENCH = document("fr")
ENGLISH = document("en")
