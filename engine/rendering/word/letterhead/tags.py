"""The tags of templates: a small language of its own, which is read here and written anew for the template engine.

    {{ title }}  {{ one.text }}  {{p text }}
    {% for one in facts %} … {% endfor %}
    {% if marks %} … {% elif not notices %} … {% else %} … {% endif %}   {% if language == "fr-BE" %}
    {# a remark, which nothing prints #}

Whatever is written otherwise is refused, so that nothing reaches the engine that nobody has thought of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from engine.diagnostics import near
from engine.languages import LANGUAGES
from engine.rendering.word.variables import BLOCKS, VARIABLES, Variable

OPENING = re.compile(r"\{\{|\{%|\{#")
STRAY = re.compile(r"\}\}|%\}|#\}")
CLOSING: Mapping[str, str] = MappingProxyType({"{{": "}}", "{%": "%}", "{#": "#}"})
MAX_TAG = 200  # characters of a tag
NAME = r"[A-Za-z][A-Za-z0-9_]*"
PATH = re.compile(rf"({NAME})(?:\.({NAME}))?")
CONDITION = re.compile(rf"(not )?({NAME}(?:\.{NAME})?)")
TONGUE = re.compile(r'language (==|!=) "([^"]{0,20})"')
EACH = re.compile(rf"for ({NAME}) in ({NAME}(?:\.{NAME})?)")
LOCALES = tuple(one.bcp47 for one in LANGUAGES.values())
LOOP = MappingProxyType(
    {"first": "whether this is the first entry", "last": "whether it is the last one", "index": "its number"}
)
RESERVED = frozenset(
    {"not", "and", "or", "in", "is", "if", "else", "elif", "for", "true", "false", "none", "loop", "self"}
)
OTHERS = MappingProxyType({"tr": "a row", "tc": "a cell", "r": "a run"})
SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
QUOTES = re.compile(r"«\s*|\s*»|[“”„‟'‘’]")


class Wrong(Exception):
    """What is wrong with a tag: code, message and hints."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag where it stands in the text of a paragraph.

    `kind` is print, block, for, if, elif, else, endfor, endif or remark. `whole` is "p" or "tr" where the tag stands
    for its whole paragraph or row. `path` is the variable, with its field; `name` what a loop calls each entry.
    """

    start: int
    end: int
    written: str
    kind: str
    whole: str = ""
    path: tuple[str, ...] = ()
    name: str = ""
    negated: bool = False
    value: str = ""

    @property
    def canonical(self) -> str:
        """The tag as the template engine gets it."""
        variable, no = ".".join(self.path), "not " * self.negated
        match self.kind:
            case "print":
                return f"{{{{ {variable} }}}}"
            case "block":
                return f"{{{{p {variable} }}}}"
            case "remark":
                return ""
            case "for":
                told = f"for {self.name} in {variable}"
            case "if" | "elif" if self.value:
                told = f'{self.kind} {variable} {"!=" if self.negated else "=="} "{self.value}"'
            case "if" | "elif":
                told = f"{self.kind} {no}{variable}"
            case kind:
                told = kind
        return f"{{%{self.whole} {told} %}}"


def scan(text: str) -> Iterator[Tag | Wrong]:
    """The tags in the text of a paragraph, and what is wrong with it, in order. Linear in the length of the text."""
    at = 0
    while (found := OPENING.search(text, at)) is not None:
        yield from _strays(text[at : found.start()])
        start, inside = found.span()
        closing = text.find(CLOSING[found[0]], inside, inside + MAX_TAG)
        until = closing if closing >= 0 else inside + MAX_TAG
        other = OPENING.search(text, inside, until) if found[0] != "{#" else None
        if closing < 0 or other is not None:
            end = other.start() if other is not None else inside + 40
            told = f"{text[start:end].strip()} is not closed in its paragraph"
            yield Wrong("template-tag", told, f"end it with {CLOSING[found[0]]}")
            at = inside
            continue
        at = closing + 2
        try:
            yield replace(_read(found[0], text[inside:closing], text[start:at]), start=start, end=at)
        except Wrong as wrong:
            yield wrong
    yield from _strays(text[at:])


def _strays(text: str) -> Iterator[Wrong]:
    stray = STRAY.search(text)
    if stray is not None:
        around = text[max(0, stray.start() - 40) : stray.end()].strip()
        yield Wrong("template-tag", f"nothing opens what ends here: {around}", "write {{ title }}, with two braces")


def _read(opening: str, inside: str, written: str) -> Tag:
    """A tag from what stands between its braces. Raises `Wrong`."""
    if opening == "{#":
        return Tag(0, 0, written, "remark")
    if "\ufffc" in inside:
        raise _odd(
            written.replace("\ufffc", "…"),
            "a line break, a tab, a picture or a field stands inside it",
            "type the tag again",
        )
    if re.match(r"[-+]|.*[-+]\Z", inside, re.DOTALL):
        raise _odd(written, "a hyphen or plus beside the braces", "write it without")
    told = SPACES.sub(" ", QUOTES.sub('"', inside))
    whole = re.match(r"(p|tr|tc|r) ", told)
    if whole is not None:
        told = told[whole.end() :]
    marker, told = whole[1] if whole else "", told.strip()
    if marker in OTHERS and (opening == "{{" or marker != "tr"):
        raise _odd(written, f"nothing can be printed in place of {OTHERS[marker]}", "only blocks are written {{p … }}")
    return _printed(told, marker, written) if opening == "{{" else _ordered(told, marker, written)


def _printed(told: str, marker: str, written: str) -> Tag:
    path = PATH.fullmatch(told)
    if path is None:
        raise _odd(written, "only a variable can be printed, without anything done to it", "such as {{ title }}")
    parts = tuple(one for one in path.groups() if one)
    if marker and parts[0] not in BLOCKS:
        known = parts[0] in VARIABLES
        raise _odd(written, "this is no block" if known else "only blocks are written with p", _braced(".".join(parts)))
    if parts[0] in BLOCKS and (len(parts) > 1 or not marker):
        raise _odd(written, "this is a block", f"write {{{{p {parts[0]} }}}}, alone in its paragraph")
    return Tag(0, 0, written, "block" if marker else "print", "p" if marker else "", parts)


def _ordered(told: str, marker: str, written: str) -> Tag:
    """A tag that decides what is printed, or how often."""
    if re.match(r"(p|tr) (for|if|elif|else|endfor|endif)\b", told):
        word = told.partition(" ")[0]
        raise _odd(written, f"a space before {word}", f"write {{%{told} %}}")
    tag = Tag(0, 0, written, told, marker)
    if told in ("else", "endfor", "endif"):
        return tag
    each = EACH.fullmatch(told)
    if each is not None:
        if each[1].lower() in RESERVED or each[1] in VARIABLES:
            raise _odd(written, f"an entry cannot be called {each[1]}", "call it one")
        return replace(tag, kind="for", name=each[1], path=tuple(each[2].split(".")))
    kind, _, rest = told.partition(" ")
    if kind in ("if", "elif"):
        tongue = TONGUE.fullmatch(rest)
        if tongue is not None:
            if tongue[2] not in LOCALES:
                raise _odd(written, f"no language is called {tongue[2]}", f"write {' or '.join(LOCALES)}")
            return replace(tag, kind=kind, path=("language",), negated=tongue[1] == "!=", value=tongue[2])
        condition = CONDITION.fullmatch(rest)
        if condition is not None and condition[2].lower() not in RESERVED:
            return replace(tag, kind=kind, path=tuple(condition[2].split(".")), negated=bool(condition[1]))
        hint = 'write {% if marks %}, {% if not marks %} or {% if language == "fr-BE" %}'
        raise _odd(written, "a condition asks for one variable, or for the language", hint)
    if kind == "for":
        raise _odd(written, "a loop goes through a list", "write {% for one in mentions %}")
    raise _odd(written, "templates know for, if, elif, else, endfor and endif, and nothing else", "")


def _odd(written: str, what: str, hint: str) -> Wrong:
    return Wrong("template-tag", f"{written}: {what}", hint)


def _braced(name: str) -> str:
    return f"write {{{{ {name} }}}}"


# What a path means


def meaning(path: tuple[str, ...], scope: Mapping[str, Variable], written: str) -> str:
    """What a path names: "text", "list", "entry" (of a list, with fields), "parts" (which have fields) or "loop".

    `scope` gives the list of each entry by the name that its loop gives it. Raises `Wrong` where it names nothing.
    """
    name, *rest = path
    if name == "loop" and scope:
        if len(rest) == 1 and rest[0] in LOOP:
            return "text" if rest[0] == "index" else "loop"
        raise _unknown(written, ".".join(path), [f"loop.{one}" for one in LOOP])
    if name in scope:
        of = scope[name]
        if not rest:
            return "entry" if of.fields else "text"
        fields = of.fields
    elif name in VARIABLES:
        variable = VARIABLES[name]
        if not rest:
            return "list" if variable.many else "parts" if variable.fields else "text"
        if variable.many:
            raise _listed(written, variable)
        fields = variable.fields
    else:
        raise _unknown(written, name, [*scope, *VARIABLES])
    if rest[0] not in fields:
        raise _unknown(written, ".".join(path), [f"{name}.{one}" for one in fields] or [name])
    return "text"


def check_use(tag: Tag, scope: Mapping[str, Variable]) -> None:
    """Whether a tag uses a variable for what it is. Raises `Wrong`."""
    if not tag.path or tag.kind == "block":
        return
    found = meaning(tag.path, scope, tag.written)
    name = ".".join(tag.path)
    if tag.kind == "for" and (found != "list"):
        raise _odd(tag.written, f"{name} is no list", f"lists are {', '.join(_lists())}")
    if tag.kind == "print" and found == "list":
        raise _listed(tag.written, VARIABLES[name])
    if tag.kind == "print" and found in ("entry", "parts"):
        fields = scope[name].fields if found == "entry" else VARIABLES[name].fields
        raise _odd(
            tag.written, f"{name} has parts", f"write {' or '.join(f'{{{{ {name}.{one} }}}}' for one in fields)}"
        )
    if tag.kind == "print" and found == "loop":
        raise _odd(tag.written, "this is a condition", f"write {{% if {name} %}}")
    if tag.kind in ("if", "elif") and tag.path[0] in BLOCKS:
        raise _odd(tag.written, f"{name} is a block, which is always printed", "delete the condition")


def _lists() -> list[str]:
    return [name for name, one in VARIABLES.items() if one.many]


def _listed(written: str, variable: Variable) -> Wrong:
    fields = " ".join(f"{{{{ one.{one} }}}}" for one in variable.fields) or "{{ one }}"
    hint = f"write {{% for one in {variable.name} %}}{fields}{{% endfor %}}"
    return _odd(written, f"{variable.name} is a list", hint)


def _unknown(written: str, name: str, known: list[str]) -> Wrong:
    nearest = near(name, known)
    hint = f"did you mean {' or '.join(f'{{{{ {one} }}}}' for one in nearest)}?" if nearest else ""
    return Wrong("template-variable", f"{written} names nothing that a template can show", hint or _all(known))


def _all(known: list[str]) -> str:
    return f"there is {', '.join(one for one in known if one not in BLOCKS)}"
