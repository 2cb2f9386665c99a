"""What a deal to start from says of its options: facts, options, what options need to know, figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.files.writing.entries import quoted
from engine.languages import FIRST, LANGUAGES
from engine.languages.new_deal import NewDealWords
from engine.model.clause import LocalText, Parameter
from engine.model.library import Library
from engine.model.selection import DERIVED


def options(library: Library, words: NewDealWords, language: str) -> Iterator[Iterator[str]]:
    """Facts, options, and every parameter, each explained in a language, as far as the library has it."""
    yield _facts(library, words, language)
    yield _variants(library, words, language)
    yield _parameters(library, words, language)


def _facts(library: Library, words: NewDealWords, language: str) -> Iterator[str]:
    facts = [one for one in library.facts.values() if one.group is None and one.id.split(".")[0] not in DERIVED]
    if not facts:
        return
    yield f"# {words.facts}"
    for fact in facts:
        services = ", ".join(entry.clause for entry in fact.matters_for)
        only = f", {words.with_services.format(services=services)}" if services else ""
        yield f"#   {fact.id} ({_in(fact.label, language)}{only})"
    yield f"#facts: [{min(facts, key=lambda one: len(one.matters_for)).id}]"


def _variants(library: Library, words: NewDealWords, language: str) -> Iterator[str]:
    """The options; as an example stands one that nobody has to approve, if there is one."""
    if not library.variants:
        return
    yield f"# {words.variants}"
    for id, majors in library.variants.items():
        level = majors[0].approval
        approval = "" if level == "none" else f", {words.approval.format(level=level)}"
        yield f"#   {id} ({_in(majors[0].title, language)}{approval})"
    free = (id for id, majors in library.variants.items() if majors[0].approval == "none")
    yield f"#variants: [{next(free, next(iter(library.variants)))}]"
    yield f"# {words.deselect}"
    yield "#deselect: []"


def _parameters(library: Library, words: NewDealWords, language: str) -> Iterator[str]:
    """Every figure; what each deal gives, or else a standard one, is no comment, for the group must hold something."""
    own = {name: one for name, one in library.parameters.items() if one.computed is None}
    of_variants = {
        name: one
        for majors in library.variants.values()
        for name, one in majors[0].parameters.items()
        if one.computed is None
    }
    given = {name for name, one in own.items() if _asked(one)}
    given = given or {name for name in [next((n for n, one in own.items() if type(one.value) is int), None)] if name}
    if not given:
        return
    ordered = [
        *(name for name in own if name in given),
        *(name for name, one in of_variants.items() if _asked(one) or one.type == "text"),
        *own,
        *of_variants,
    ]
    yield f"# {words.parameters}"
    yield "parameters:"
    for name in dict.fromkeys(ordered):
        one = (own | of_variants)[name]
        needed = f", {words.required}" if _asked(one) else ""
        yield f"  # {_in(one.label, language)}{_counted(one, language)}{needed}"
        yield f"  {'' if name in given else '#'}{name}:{_value(one)}"


def _asked(one: Parameter) -> bool:
    return one.value is None or one.required


def _counted(one: Parameter, language: str) -> str:
    """What the figure is counted in: its standard value in words, else the name of the unit or the currency."""
    if one.type == "duration" and isinstance(one.value, int):
        return f" ({LANGUAGES[language].duration(one.value, one.unit, 'short')})"
    return f" ({one.unit})" if one.unit else ""


def _value(one: Parameter) -> str:
    """The standard value as a deal gives it; a text in the first language, which is that of the documents."""
    if one.each:
        return f" [{{{', '.join(f'{key}: ' for key in one.each)}}}]"
    if one.value is None or one.required:
        return ""
    text = one.value.in_language(FIRST) if isinstance(one.value, LocalText) else str(one.value)
    return f" {quoted(text) if isinstance(one.value, (str, LocalText)) else text}"


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language, words[FIRST])


def protection() -> str:
    """Whom a client names for the protection of data, on one line."""
    return "{contact: {name: , email: }, officer: none}"
