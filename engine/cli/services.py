"""The command that lists the services of the catalogue with their prices."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from gettext import gettext
from typing import TYPE_CHECKING

import click

from engine.cli.app import DRAFT, EDITION, LANGUAGE, Options, app, one_source, tell_list
from engine.languages import LANGUAGES

if TYPE_CHECKING:
    from decimal import Decimal

    from engine.model.catalogue import Price, ProcessingText, Service
    from engine.model.library import Library
    from engine.model.price_list import PriceList
    from engine.model.prose import Prose
    from engine.rendering.listing import ListingBlock

SHORT = 120
"""How many characters of what a service processes stand in the list of all services."""


@app.command()
@click.argument("name", required=False)
@LANGUAGE
@EDITION
@DRAFT
@click.pass_obj
def services(options: Options, name: str | None, lang: str, edition: datetime.date | None, draft: bool) -> None:
    """List the services of the catalogue with their prices; with NAME, one of them in full."""
    from engine.model.price_list import list_in_force
    from engine.tasks.services import service as found

    one_source(edition, draft)
    library = options.load(edition)
    listed = list_in_force(library.prices, options.day())
    if name is None:
        every = list(library.services.values())
        tell_list(
            options.output,
            [_service_data(library, one, listed) for one in every],
            lambda: _services_page(library, every, lang, listed),
        )
        return
    service = found(library, name)
    tell_list(
        options.output,
        _service_data(library, service, listed),
        lambda: _service_page(library, service, lang, listed),
    )


def _services_page(
    library: Library, every: Sequence[Service], lang: str, listed: PriceList | None = None
) -> list[ListingBlock]:
    from engine.rendering.listing import Grid, RunningText

    if not every:
        return [RunningText(gettext("There are no services."))]
    rows = tuple(
        (
            (one.id,),
            (one.title[lang],),
            tuple(entry.clause for entry in one.implies),
            (_nature(library, one, lang),),
        )
        for one in every
    )
    header = (gettext("Service"), gettext("Title"), gettext("Implies"), gettext("Processing"))
    return [Grid(header, rows, ((0, 1, 2), (3,)), (1,)), *_prices(library, every, lang, listed)]


def _service_page(library: Library, service: Service, lang: str, listed: PriceList | None = None) -> list[ListingBlock]:
    from engine.assembling.catalogue_text import one_line
    from engine.rendering.listing import FactList, Heading

    told = tuple((_word(one), (one_line(library, one.texts[lang], lang),)) for one in service.told)
    includes = tuple((key, (words[lang],)) for key, words in service.includes.items())
    described: list[ListingBlock] = [Heading(gettext("What it includes")), FactList(includes)] if includes else []
    return [
        Heading(f"{service.id} – {service.title[lang]}"),
        FactList(((gettext("implies"), tuple(entry.clause for entry in service.implies)),)),
        *_prices(library, [service], lang, listed),
        *described,
        Heading(gettext("Processing of personal data")),
        FactList(told or ((gettext("processing"), (gettext("none"),)),)),
    ]


def _word(one: ProcessingText) -> str:
    """Of what a text speaks, and where it is said if not always."""
    from engine.model.condition import written_condition

    if one.when is None:
        return one.word
    return gettext("{word}, where {condition}").format(word=one.word, condition=written_condition(one.when))


def _prices(library: Library, every: Sequence[Service], lang: str, listed: PriceList | None) -> list[ListingBlock]:
    from engine.rendering.listing import Grid, RunningText

    rows = tuple(
        (
            (f"{service.id}/{one.id}",), (one.title[lang],), (one.kind,), (_unit(library, one, lang),),
            (_amount(service, one, lang, listed),),
        )
        for service in every
        for one in service.prices.values()
    )  # fmt: skip
    if not rows:
        return []
    header = (gettext("Item"), gettext("Title"), gettext("Kind"), gettext("Unit"), gettext("Price"))
    grid = Grid(header, rows, ((0, 1), (2,), (3,), (4,)), (1,))
    if listed is None:
        return [grid]
    name = f" ({listed.name})" if listed.name else ""
    hold = gettext("The list prices that hold from {day} on{name}.").format(day=listed.since, name=name)
    return [grid, RunningText(hold)]


def _unit(library: Library, price: Price, lang: str) -> str:
    return library.units[price.unit].nouns[lang].one


def _amount(service: Service, price: Price, lang: str, listed: PriceList | None) -> str:
    amount = _costs(service, price, listed)
    return gettext("per deal") if amount is None else LANGUAGES[lang].unit_price(amount)


def _costs(service: Service, price: Price, listed: PriceList | None) -> Decimal | None:
    """What the catalogue fixes, else the list price; None where each deal gives its own."""
    return price.amount if price.amount is not None or listed is None else listed.amount(f"{service.id}/{price.id}")


def _service_data(library: Library, service: Service, listed: PriceList | None) -> dict[str, object]:
    from engine.assembling.catalogue_text import one_line
    from engine.model.condition import written_condition

    processing: Mapping[str, Mapping[str, Prose]] = service.processing or {}
    return {
        "id": service.id,
        "title": dict(service.title),
        "implies": [entry.clause for entry in service.implies],
        "prices": [
            {
                "item": f"{service.id}/{one.id}",
                "title": dict(one.title),
                "kind": one.kind,
                "unit": one.unit,
                "price": None if (amount := _costs(service, one, listed)) is None else str(amount),
                "list": None if amount is None or one.amount is not None or listed is None else str(listed.since),
            }
            for one in service.prices.values()
        ],
        "processing": {
            key: {lang: one_line(library, prose, lang) for lang, prose in texts.items()}
            for key, texts in processing.items()
        }
        or None,
        "additions": [
            {
                "id": one.id,
                "when": written_condition(one.when),
                **{
                    key: {lang: one_line(library, prose, lang) for lang, prose in texts.items()}
                    for key, texts in one.texts.items()
                },
            }
            for one in service.additions
        ],
        "includes": {key: dict(words) for key, words in service.includes.items()},
    }


def _nature(library: Library, service: Service, lang: str) -> str:
    """The beginning of what a service processes."""
    from engine.assembling.catalogue_text import one_line

    if not service.processing:
        return gettext("none")
    return _shortened(one_line(library, service.processing["nature"][lang], lang))


def _shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= SHORT:
        return text
    return f"{text[:SHORT].rsplit(' ', 1)[0].rstrip(' ,;')} …"
