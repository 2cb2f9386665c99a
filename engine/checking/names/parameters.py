"""Figures: every one is a parameter with a form that its language has, and none stands bare in the prose."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType

from engine.checking.subject import Subject
from engine.diagnostics import Report, near, nearest
from engine.languages import LANGUAGES
from engine.model.prose import Slot
from engine.model.renames import formerly, renamed_hint
from engine.model.supplied_figures import GIVEN

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Numbers in words that a contract states.
_SPELLED = MappingProxyType(
    {
        code: "|".join(word for word, meaning in language.wording.meanings().items() if meaning.isdigit())
        for code, language in LANGUAGES.items()
    }
)
_WORDS = MappingProxyType(
    {code: re.compile(rf"(?<![\w’-])(?:{words or '(?!)'})(?![\w-])") for code, words in _SPELLED.items()}
)


def check_parameter_names(subject: Subject, report: Report) -> None:
    """Every `{{ name | form }}` names a parameter in scope and a form of its type and language."""
    for passage in subject.passages:
        known = subject.parameters(passage)
        for language, prose in passage.texts.items():
            for slot in prose.slots:
                parameter = known.get(slot.parameter)
                if parameter is None:
                    renamed = renamed_hint(f"parameter/{slot.parameter}", subject.library)
                    hint = renamed or nearest(slot.parameter, known)
                    if "parameters" in subject.broken or subject.excused(hint, "clauses/parameters.yaml", "variants/"):
                        continue
                    hint = hint or f"known: {', '.join(sorted(known.keys() - GIVEN.keys()))}"
                    report.error("parameter-unknown", slot.span, f"there is no parameter {slot.parameter}", hint)
                    continue
                forms = LANGUAGES[language].forms(parameter.type)
                if slot.form not in forms:
                    written = (f"{slot.parameter} | {form}" if form else slot.parameter for form in forms)
                    examples = " or ".join(f"{{{{ {one} }}}}" for one in written)
                    message = f"a {parameter.type} has no form {slot.form} in {LANGUAGES[language].title}"
                    report.error("parameter-form", slot.span, message, nearest(slot.form, forms) or f"write {examples}")


def check_standard_values(subject: Subject, report: Report) -> None:
    """A standard value needs no approval: it lies within what sales may use freely."""
    declared = [subject.library.parameters, *(variant.parameters for variant in subject.variants)]
    for one in (one for table in declared for one in table.values()):
        if isinstance(one.value, int | Decimal) and not one.free.hold(Decimal(one.value)):
            if one.approval is None or not one.approval.hold(Decimal(one.value)):
                continue  # it lies outside all bounds, which is reported already
            message = f"the standard value of {one.name}, {one.value}, lies outside what sales may use freely"
            hint = "change value: or free:, so that no deal needs an approval for what is standard"
            report.error("parameter-value", one.span, message, hint)


def check_unused_parameters(subject: Subject, report: Report) -> None:
    """A parameter that no text prints changes nothing."""
    if subject.broken:
        return  # the text that prints it may stand in what could not be read
    used = {one.parameter for text in subject.texts for one in text.inlines if isinstance(one, Slot)}
    declared = dict(subject.library.parameters)
    for variant in subject.variants:
        declared |= variant.parameters
    used |= {name for one in declared.values() if one.computed is not None for name in one.computed.names}
    meant = {name for unknown in used - declared.keys() for name in near(unknown, declared)}
    meant |= {name for name, one in declared.items() if {*formerly(name, one.was)} & used}
    for name, parameter in declared.items():
        if name not in used | meant:
            message = f"no text uses the parameter {name}"
            report.warn("parameter-unused", parameter.span, message, "use it, or delete it", about=f"parameter/{name}")


def check_bare_figures(subject: Subject, report: Report) -> None:
    """Digits and numbers in words stand in prose only through parameters, references, laws and terms."""
    for language, sheet in subject.sheets.items():
        found = [*sheet.find(_DIGITS), *sheet.find(_WORDS[language], lower=True)]
        for text, start, end in found:
            message = f"the figure {text.words[start:end]} stands bare in {text.passage.place}"
            hint = "declare it in parameters.yaml and write {{ name }}"
            report.error("bare-figure", text.prose.at(start, end), message, hint)
