"""What a new deal is asked besides its client and its lines: facts, options, what options need to know, figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.languages import FIRST, LANGUAGES
from engine.model.catalogue import INCLUDED
from engine.model.clause import LocalText, Parameter
from engine.model.library import Library
from engine.model.selection import DERIVED, DESCRIBED


def included(library: Library) -> Iterator[str]:
    """What services include, where this library prints it; the words of the catalogue stand beside the keys."""
    if DESCRIBED not in library.facts:
        return
    yield "# What each service includes, as the quote prints it; what the catalogue says already is replaced.\n"
    yield "includes: {}\n"
    for id, service in library.services.items():
        yield f"  # {id}:\n"
        for key in INCLUDED:
            known = service.includes.get(key)
            yield f"  #   {key}:{f' {known[FIRST]}' if known else ''}\n"


def options(library: Library) -> Iterator[str]:
    """Facts, options, and every parameter, those of which only the parties know the words first."""
    yield "# What is known besides.\nfacts: []\n"
    for fact in library.facts.values():
        if fact.group is None and fact.id.split(".")[0] not in DERIVED:
            services = ", ".join(entry.clause for entry in fact.matters_for)
            yield f"  # {fact.label[FIRST]}{f' (with {services})' if services else ''}\n  # - {fact.id}\n"
    yield "\n# Options beyond those that the services imply.\nvariants: []\n"
    for id, majors in library.variants.items():
        approval = "" if majors[0].approval == "none" else f" (needs the approval of {majors[0].approval})"
        yield f"  # {majors[0].title[FIRST]}{approval}\n  # - {id}\n"
    yield "# Options that a service implies and that this client does not want (needs an approval).\ndeselect: []\n\n"
    yield from _parameters(library)


def _parameters(library: Library) -> Iterator[str]:
    figures = {name: one for name, one in library.parameters.items() if one.computed is None}
    yield "# What options need to know, and figures other than the standard ones.\nparameters: {}\n"
    for id, majors in library.variants.items():
        own = majors[0].parameters
        asked = {name: one for name, one in own.items() if one.type == "text" or one.value is None or one.required}
        figures |= {name: one for name, one in own.items() if name not in asked and one.computed is None}
        if asked:
            yield f"  # Asked with {id}:\n"
        for name, one in asked.items():
            yield from _parameter(name, one)
    yield "  # Figures:\n"
    for name, one in figures.items():
        yield from _parameter(name, one)


def _parameter(name: str, one: Parameter) -> Iterator[str]:
    unit = f" ({one.unit})" if one.unit else ""
    yield f"  # {one.label[FIRST]}{unit}{'; required' if one.value is None or one.required else ''}\n"
    if one.each:
        yield f"  # standard: {_in(one.value)}\n" if isinstance(one.value, LocalText) else ""
        for place, key in enumerate(one.each):
            yield f"  # {name}:\n  #   - {key}:\n" if place == 0 else f"  #     {key}:\n"
    elif isinstance(one.value, LocalText):
        yield f"  # {name}:\n"
        yield from (f"  #   {code}: {one.value.in_language(code)}\n" for code in LANGUAGES)
    else:
        value = f'"{one.value}"' if isinstance(one.value, str) else one.value  # 08:00 would be no text
        yield f"  # {name}:{'' if value is None else f' {value}'}\n"


def _in(value: LocalText) -> str:
    return value.in_language(FIRST)


def data_protection(indent: str) -> str:
    """Whom a client names for the protection of data, commented out."""
    keys: Mapping[str, tuple[str, ...]] = {
        "contact": ("name", "function", "email", "phone"),
        "officer": ("name", "email", "phone"),
        "representative": ("name", "address", "country", "email"),
    }
    told = {
        "officer": "The data protection officer; officer: none says that none is designated.",
        "representative": "In the Union, only of a client outside the EEA; or representative: none.",
    }
    text = f"{indent}# Whom to reach for the protection of data; the annex prints it.\n{indent}# data-protection:\n"
    for role, names in keys.items():
        text += f"{indent}#   # {told[role]}\n" if role in told else ""
        text += f"{indent}#   {role}:\n" + "".join(f"{indent}#     {name}:\n" for name in names)
    return text
