"""The command that lists the services of the catalogue with their prices."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from engine.cli.app import DRAFT, EDITION, LANGUAGE, Options, app, one_source, tell_list
from engine.languages import LANGUAGES

if TYPE_CHECKING:
    from engine.model.catalogue import Price, ProcessingText, Service
    from engine.model.library import Library
    from engine.model.prose import Prose
    from engine.rendering.listing import Grid, ListingBlock

PER_DEAL = "per deal"
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
    from engine.tasks.services import service as found

    one_source(edition, draft)
    library = options.load(edition)
    if name is None:
        every = list(library.services.values())
        tell_list(
            options.output, [_service_data(library, one) for one in every], lambda: _services_page(library, every, lang)
        )
        return
    service = found(library, name)
    tell_list(options.output, _service_data(library, service), lambda: _service_page(library, service, lang))


def _services_page(library: Library, every: Sequence[Service], lang: str) -> list[ListingBlock]:
    from engine.rendering.listing import Grid, RunningText

    if not every:
        return [RunningText("There are no services.")]
    rows = tuple(
        (
            (one.id,),
            (one.title[lang],),
            tuple(entry.clause for entry in one.implies),
            (_nature(library, one, lang),),
        )
        for one in every
    )
    header = ("Service", "Title", "Implies", "Processing")
    return [Grid(header, rows, ((0, 1, 2), (3,)), (1,)), *_prices(library, every, lang)]


def _service_page(library: Library, service: Service, lang: str) -> list[ListingBlock]:
    from engine.assembling.catalogue_text import one_line
    from engine.rendering.listing import FactList, Heading

    told = tuple((_word(one), (one_line(library, one.texts[lang], lang),)) for one in service.told)
    includes = tuple((key, (words[lang],)) for key, words in service.includes.items())
    described: list[ListingBlock] = [Heading("What it includes"), FactList(includes)] if includes else []
    return [
        Heading(f"{service.id} – {service.title[lang]}"),
        FactList((("implies", tuple(entry.clause for entry in service.implies)),)),
        *_prices(library, [service], lang),
        *described,
        Heading("Processing of personal data"),
        FactList(told or (("processing", ("none",)),)),
    ]


def _word(one: ProcessingText) -> str:
    """Of what a text speaks, and where it is said if not always."""
    from engine.model.condition import written_condition

    return one.word if one.when is None else f"{one.word}, where {written_condition(one.when)}"


def _prices(library: Library, every: Sequence[Service], lang: str) -> list[Grid]:
    from engine.rendering.listing import Grid

    rows = tuple(
        (
            (f"{service.id}/{one.id}",), (one.title[lang],), (one.kind,), (_unit(library, one, lang),),
            (_amount(one, lang),),
        )
        for service in every
        for one in service.prices.values()
    )  # fmt: skip
    return [Grid(("Item", "Title", "Kind", "Unit", "Price"), rows, ((0, 1), (2,), (3,), (4,)), (1,))] if rows else []


def _unit(library: Library, price: Price, lang: str) -> str:
    return library.units[price.unit].nouns[lang].one


def _amount(price: Price, lang: str) -> str:
    return PER_DEAL if price.amount is None else LANGUAGES[lang].unit_price(price.amount)


def _service_data(library: Library, service: Service) -> dict[str, object]:
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
                "price": None if one.amount is None else str(one.amount),
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
        return "none"
    return _shortened(one_line(library, service.processing["nature"][lang], lang))


def _shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= SHORT:
        return text
    return f"{text[:SHORT].rsplit(' ', 1)[0].rstrip(' ,;')} …"
