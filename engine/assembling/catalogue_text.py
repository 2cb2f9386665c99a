"""Texts of the library outside of documents: figures as contracts write them, and prose on one line."""

from __future__ import annotations

from engine.languages import LANGUAGES
from engine.languages.parameters import written
from engine.model.clause import Parameter, Value
from engine.model.library import Library
from engine.model.prose import Prose, Reference, Slot


def figure(parameter: Parameter, value: Value | None, language: str, form: str = "") -> str:
    """A value as contracts write it; the name of a parameter that each deal gives."""
    if value is None:
        return f"⟨{parameter.name}⟩"
    own = LANGUAGES[language]
    return written(own, parameter, value, form if form in own.forms(parameter.type) else "")


def one_line(library: Library, prose: Prose, language: str) -> str:
    """A text of the library on one line, its figures written out; what it refers to stands as it is written."""
    known = dict(library.parameters)
    for majors in library.variants.values():
        known |= majors[0].parameters
    found = []
    for inline in prose.inlines:
        if isinstance(inline, Slot):
            parameter = known.get(inline.parameter)
            value = parameter.value if parameter else None
            found.append(figure(parameter, value, language, inline.form) if parameter else f"⟨{inline.parameter}⟩")
        elif isinstance(inline, Reference):
            found.append(f"{inline.preposition} [{', '.join(map(str, inline.targets))}]".strip())
        else:
            found.append(inline.text)
    return " ".join("".join(found).split(" ")).strip()
