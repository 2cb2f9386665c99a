"""The real library and what is made of it, each thing made once a process, so that no test waits for it twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from engine import Refused, assemble, load_deal, load_library, render
from engine.diagnostics import Span
from engine.model.clause import Entry, LocalText, Parameter, Value
from engine.model.condition import atoms
from engine.model.contact import Contact
from engine.model.deal import Client, Deal, Phase, Setting, Signatory
from engine.model.document import Document
from engine.model.library import Library, Selected
from engine.model.price import QuoteLine
from engine.model.variant import Variant
from engine.tasks.assemble import Pack, select

ROOT = Path(__file__).parents[2]
LANGUAGES = ("fr", "en")
BOTH = ("fr", "en")
DEALS = {name: ROOT / f"deals/{name}.yaml" for name in ("example", "software-company", "prospecting-campaign")}
EXAMPLE = DEALS["example"]
CAMPAIGN = DEALS["prospecting-campaign"]  # the one whose client gets both languages
NOWHERE = Span("a test", 1, 1)


@cache
def library() -> Library:
    return load_library(ROOT)


@cache
def standard(language: str, *variants: str) -> Pack:
    """The published selection, with some variants more."""
    return assemble(library(), language=language, variants=variants)


@cache
def real_deal(name: str) -> Deal:
    """One of the deals of the folder deals/."""
    return load_deal(DEALS[name], library())


@cache
def real_pack(name: str, language: str) -> Pack:
    """The pack of one of the deals of the folder deals/, in either language."""
    return assemble(library(), real_deal(name), language=language)


def example_deal() -> Deal:
    return real_deal("example")


def tailored(language: str) -> Pack:
    """The pack of the example deal."""
    return real_pack("example", language)


def cgv(which: str, language: str) -> Document:
    """The CGV, "standard" or "tailored" to the example deal."""
    return document(which, "cgv", language)


def document(which: str, id: str, language: str) -> Document:
    """A document as published ("standard"), or of the example deal ("tailored")."""
    pack = standard(language) if which == "standard" else tailored(language)
    return pack[id]


@cache
def printed(which: str, language: str, format: str, id: str = "cgv") -> bytes:
    return render(document(which, id, language), format)


def deal(
    services: Iterable[str] = ("phone-secretariat",),
    variants: Iterable[str] = (),
    facts: Iterable[str] = (),
    country: str = "BE",
    deselected: Iterable[str] = (),
    planned: bool = False,
) -> Deal:
    """A deal made of names, with no file behind it; every parameter that only a deal can give has a value."""
    services, variants = tuple(services), tuple(variants)
    deselected = tuple(one for one in deselected if one not in variants)
    chosen = {*closure((*variants, *implied(services)), deselected)}
    return Deal(
        file="a-test.yaml",
        reference="TEST-1",
        date=datetime.date(2026, 12, 1),
        validity=datetime.date(2026, 12, 31),
        start=None,
        client=Client(
            name="Client SRL",
            form=None,
            address="rue de l’Essai 1, 7000 Mons",
            country=country,
            enterprise_number="0999.990.123",
            vat_number=f"{country} 0999.990.123",
            peppol=None,
            contact=Contact("Camille Essai", None, "essai@exemple.invalid", None),
            languages=BOTH,
            span=NOWHERE,
        ),
        services=entries(services),
        facts=entries(facts),
        variants=tuple(Selected(one, None, NOWHERE) for one in variants),
        deselected=entries(one for one in deselected if one in chosen),
        settings=settings(one for one in chosen if one not in deselected),
        documents=None,
        lines=tuple(LINES),
        phases=PHASES if planned else (),
        signatories={
            "company": (Signatory("Alex Essai", words("gérant", "director")),),
            "client": (Signatory("Camille Essai", words("gérante", "director")),),
        },
        communication="+++000/0000/00101+++",
        publisher=None,
        subprocessors=None,
        unused=(),
        approvals=(),
        spans={},
        span=NOWHERE,
    )


def words(french: str, english: str) -> LocalText:
    return LocalText((("fr", french), ("en", english)))


def entries(names: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(one, NOWHERE) for one in names)


def line(id: str, kind: str, price: str, **changes: object) -> QuoteLine:
    """A line of a quote, counted in hours."""
    given: dict[str, object] = {
        "id": id,
        "description": {"fr": f"prestation {id}", "en": f"service {id}"},
        "kind": kind,
        "unit": "hour",
        "quantity": None if kind == "usage" else Decimal(1),
        "unit_price": Decimal(price),
        "discount": None,
        "vat": "",
        "service": None,
        "span": NOWHERE,
    }
    return QuoteLine(**{**given, **changes})  # type: ignore[arg-type]


LINES = (line("a", "one-off", "100"), line("b", "monthly", "50"), line("c", "usage", "1.5"))
PHASES = (
    Phase(
        words("Préparation", "Preparation"),
        datetime.date(2027, 1, 4),
        datetime.date(2027, 1, 22),
        (words("un rapport", "a report"),),
    ),
)


def implied(services: Iterable[str]) -> Iterator[str]:
    """The variants that services of the real library imply."""
    for id in services:
        if id in library().services:
            yield from (entry.clause for entry in library().services[id].implies)


def closure(variants: Iterable[str], deselected: Iterable[str] = ()) -> dict[str, None]:
    """Variants with all that they imply; what is deselected implies nothing."""
    found: dict[str, None] = {}
    waiting = [*variants]
    while waiting:
        id = waiting.pop(0)
        if id not in found:
            found[id] = None
            if id in library().variants and id not in deselected:
                waiting += [link.variant for link in library().variants[id][0].implies]
    return found


def settings(variants: Iterable[str]) -> Mapping[str, Setting]:
    """A value for every parameter of these variants that a deal has to give: its own, if it has one."""
    own = (library().variants[one][0].parameters for one in variants if one in library().variants)
    return {
        name: Setting(name, some_value(parameter) if parameter.value is None else parameter.value, NOWHERE)
        for parameters in own
        for name, parameter in parameters.items()
        if parameter.value is None or parameter.required
    }


def some_value(parameter: Parameter) -> Value:
    if parameter.type == "text":
        return words(f"⟨{parameter.name}⟩", f"⟨{parameter.name}⟩")
    return Decimal(1000) if parameter.type == "money" else 1


def variants() -> tuple[Variant, ...]:
    """Every variant of the real library, in its newest major."""
    return tuple(majors[0] for majors in library().variants.values())


SERVICES = ("phone-secretariat", "prospecting", "digital-marketing", "ai-tools")


@cache
def surroundings(*chosen: str) -> tuple[str, ...]:
    """The services that these variants are shown with: the published ones less those with which one conflicts."""
    barred = {
        str(atom) for id in closure(chosen) for it in library().variants[id][0].conflicts for atom in atoms(it.when)
    }
    return tuple(one for one in SERVICES if f"service.{one}" not in barred)


def option(services: tuple[str, ...], chosen: tuple[str, ...]) -> Deal:
    """A deal with these variants, what they imply, and no other, whatever its services imply."""
    unwanted = (one for one in implied(services) if one not in closure(chosen))
    return deal(services, chosen, deselected=unwanted, planned=True)


@cache
def optional(language: str, services: tuple[str, ...], *chosen: str) -> Pack:
    """The pack of `option`."""
    pack = assemble(library(), option(services, chosen), language=language)
    assert {*pack.selection.variants} == {*closure(chosen)}
    return pack


@cache
def compatible(*chosen: str) -> bool:
    """Whether these variants can be selected together."""
    try:
        select(library(), option(surroundings(*chosen), chosen))
    except Refused as refused:
        if {one.code for one in refused.diagnostics} == {"variant-conflict"}:
            return False
        raise
    return True


@cache
def together(first: str) -> tuple[str, ...]:
    """A variant with as many others as go with it, added in the order of their names."""
    found = (first,)
    for one in library().variants:
        if one not in found and compatible(*found, one):
            found = (*found, one)
    return tuple(sorted(found))


@cache
def selections() -> tuple[tuple[str, ...], ...]:
    """Choices of variants that stand for all: none, each alone, and each with as many others as go with it."""
    alone = [(one,) for one in library().variants]
    return tuple(dict.fromkeys([(), *alone, *(together(one) for one in library().variants)]))
