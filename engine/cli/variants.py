"""The command that lists the variants, and shows what one of them changes."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from gettext import gettext
from typing import TYPE_CHECKING

import click

from engine.cli.app import DRAFT, EDITION, LANGUAGE, Options, app, one_source, tell_list
from engine.diagnostics import Refused
from engine.model.condition import written_condition
from engine.tasks import variants as task

if TYPE_CHECKING:
    from engine.model.clause import Bounds, Parameter
    from engine.model.library import Library
    from engine.model.variant import Variant, VariantLink
    from engine.rendering.listing import Cell, Grid, ListingBlock
    from engine.tasks.variants import Effect

AFTER_FIGURES = re.compile(r"(?<=\d)\D*\Z")
"""What follows the figures of an amount or duration: the first end of a range does without."""


@app.command()
@click.argument("name", required=False)
@LANGUAGE
@EDITION
@DRAFT
@click.pass_obj
def variants(options: Options, name: str | None, lang: str, edition: datetime.date | None, draft: bool) -> None:
    """List the variants; with NAME or NAME@MAJOR, what it is and the redline of what it changes."""
    one_source(edition, draft)
    library = options.load(edition)
    if name is None:
        every = [one for majors in library.variants.values() for one in majors]
        tell_list(
            options.output, [_variant_data(library, one) for one in every], lambda: _variants_page(library, every, lang)
        )
        return
    variant = task.variant(library, name)
    refused, effect = None, None
    try:
        effect = task.effect(library, variant, language=lang, today=options.today)
    except Refused as problem:
        refused = problem
    data = _variant_data(library, variant) | {"language": lang} | _effect_data(effect)
    tell_list(options.output, data, lambda: [*_variant_page(library, variant, lang), *_effect_page(effect)])
    if refused is not None:
        options.output.tell(refused.diagnostics)
        sys.exit(1)


def _variants_page(library: Library, every: Sequence[Variant], lang: str) -> list[ListingBlock]:
    from engine.rendering.listing import Grid, RunningText

    if not every:
        return [RunningText(gettext("There are no variants."))]
    header = (
        gettext("Variant"), gettext("Version"), gettext("Title"), gettext("Approval"), gettext("Selected by"),
        gettext("Requires"), gettext("Implies"), gettext("Not with"),
    )  # fmt: skip
    rows = tuple(
        (
            (one.id,), (str(one.version),), (one.title[lang],), (one.approval,),
            tuple(_causes(library, one)), tuple(_links(one.requires)), tuple(_links(one.implies)),
            tuple(told for told, _ in _conflicts(library, one, lang)),
        )
        for one in every
    )  # fmt: skip
    parameters = [parameter for one in every for parameter in one.parameters.values()]
    return [Grid(header, rows, ((0, 1, 3), (2, 4, 5, 6, 7)), (2,)), *_parameters(parameters, lang)]


def _variant_page(library: Library, variant: Variant, lang: str) -> list[ListingBlock]:
    from engine.assembling.catalogue_text import one_line
    from engine.rendering.listing import FactList, Heading, RunningText

    majors = library.variants[variant.id]
    conflicts = [f"{told}: {reason}" if reason else told for told, reason in _conflicts(library, variant, lang)]
    facts = FactList(
        (
            (gettext("approval"), (variant.approval,)),
            (gettext("on offer"), tuple(one.pin for one in majors) if len(majors) > 1 else ()),
            (gettext("selected by"), tuple(_causes(library, variant))),
            (gettext("requires"), tuple(_links(variant.requires))),
            (gettext("implies"), tuple(_links(variant.implies))),
            (gettext("not with"), tuple(conflicts)),
            (gettext("waives"), tuple(one.duty for one in variant.waives)),
        )
    )
    return [
        Heading(f"{variant.id} {variant.version} – {variant.title[lang]}"),
        RunningText(one_line(library, variant.summary[lang], lang)),
        facts,
        *_parameters(list(variant.parameters.values()), lang),
    ]


def _effect_page(effect: Effect | None) -> list[ListingBlock]:
    """What is compared with what, then the redlines; documents that the variant leaves out are only named."""
    from engine.model.comparison import ChangeState
    from engine.rendering.listing import FactList, Heading, RunningText

    if effect is None:
        return []
    around = effect.surroundings
    gone = tuple(one.title.before for one in effect.comparisons if one.state is ChangeState.REMOVED)
    shown = [one for one in effect.comparisons if one.state is not ChangeState.REMOVED]
    facts = FactList(
        (
            (gettext("with"), around.requires),
            (gettext("implied"), around.implies),
            (gettext("without"), around.without),
            (gettext("adds"), tuple(one.title.after for one in shown if one.state is ChangeState.INSERTED)),
            (gettext("leaves out"), gone),
        )
    )
    found: list[ListingBlock] = [Heading(gettext("What it changes in the standard text")), facts]
    if not effect.comparisons:
        nothing = gettext("Nothing: the standard text holds it already, or it changes no text without a deal.")
        found.append(RunningText(nothing))
    return [*found, *shown]


def _variant_data(library: Library, variant: Variant) -> dict[str, object]:
    from engine.assembling.catalogue_text import one_line

    return {
        "id": variant.id,
        "version": str(variant.version),
        "title": dict(variant.title),
        "summary": {lang: one_line(library, prose, lang) for lang, prose in variant.summary.items()},
        "approval": variant.approval,
        "selected_by": list(_selected_by(library, variant)),
        "requires": _links(variant.requires),
        "implies": _links(variant.implies),
        "conflicts": [
            {"when": written_condition(one.when), "reason": dict(one.reason), "declared_by": owner.id}
            for owner, one in task.conflicts(library, variant)
        ],
        "waives": [one.duty for one in variant.waives],
        "parameters": [_parameter_data(one) for one in variant.parameters.values()],
    }


def _effect_data(effect: Effect | None) -> dict[str, object]:
    from engine.rendering.json import data

    if effect is None:
        return {}
    return {
        "compared": {"with": list(effect.surroundings.requires), "without": list(effect.surroundings.without)},
        "changes": [data(one) for one in effect.comparisons],
    }


def _links(links: Sequence[VariantLink]) -> list[str]:
    return [one.variant for one in links]


def _selected_by(library: Library, variant: Variant) -> Iterator[str]:
    """The services and variants that select it without being asked, and its own condition, for programs."""
    services, others = task.selecting(library, variant)
    yield from (f"service {one.id}" for one in services)
    yield from (f"variant {one.id}" for one in others)
    if variant.activate is not None:
        yield f"when {written_condition(variant.activate)}"


def _causes(library: Library, variant: Variant) -> Iterator[str]:
    """The same for people."""
    services, others = task.selecting(library, variant)
    yield from (gettext("service {name}").format(name=one.id) for one in services)
    yield from (gettext("variant {name}").format(name=one.id) for one in others)
    if variant.activate is not None:
        yield gettext("when {condition}").format(condition=written_condition(variant.activate))


def _conflicts(library: Library, variant: Variant, lang: str) -> Iterator[tuple[str, str]]:
    """What it does not go with, and why."""
    for owner, one in task.conflicts(library, variant):
        yield (written_condition(one.when) if owner is variant else owner.id), one.reason[lang]


def _bounds(parameter: Parameter, bounds: Bounds | None, lang: str) -> str:
    """A range with both its ends, in figures; empty where it is open."""
    if bounds is None:
        return ""
    ends = [None if one is None else _end(parameter, one, lang) for one in (bounds.minimum, bounds.maximum)]
    match ends:
        case [None, None]:
            return ""
        case [None, most]:
            return f"≤ {most}"
        case [least, None]:
            return f"≥ {least}"
        case _:
            return f"{AFTER_FIGURES.sub('', str(ends[0]))} – {ends[1]}"


def _end(parameter: Parameter, end: Decimal, lang: str) -> str:
    from engine.assembling.catalogue_text import figure

    if parameter.type == "ordinal":
        return str(end)
    return figure(parameter, int(end) if parameter.type in ("duration", "count") else end, lang, "short")


def _parameters(every: Sequence[Parameter], lang: str) -> list[Grid]:
    from engine.rendering.listing import Grid

    header = (gettext("Parameter"), gettext("Label"), gettext("Standard"), gettext("Free"), gettext("Approval"))
    rows = tuple(_parameter_row(one, lang) for one in every)
    return [Grid(header, rows, ((0, 1), (2,), (3,), (4,)), (1,))] if rows else []


def _parameter_row(one: Parameter, lang: str) -> tuple[Cell, ...]:
    from engine.assembling.catalogue_text import figure

    texts = (figure(one, one.value, lang), _bounds(one, one.free, lang), _bounds(one, one.approval, lang))
    return (one.name,), (one.label[lang],), *((text,) if text else () for text in texts)


def _parameter_data(one: Parameter) -> dict[str, object]:
    from engine.assembling.catalogue_text import figure

    def bounds(of: Bounds | None) -> dict[str, str | None] | None:
        ends = None if of is None else {"min": of.minimum, "max": of.maximum}
        return None if ends is None else {name: None if end is None else str(end) for name, end in ends.items()}

    return {
        "name": one.name,
        "label": dict(one.label),
        "type": one.type,
        "unit": one.unit or None,
        "value": None if one.value is None else str(one.value),
        "written": None if one.value is None else {lang: figure(one, one.value, lang) for lang in one.label},
        "free": bounds(one.free),
        "approval": bounds(one.approval),
    }
