"""Reads the changes of a variant: each is exactly one operation with the keys that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Names
from dataclasses import replace
from types import MappingProxyType

from engine.diagnostics import Report, Span, nearest
from engine.files.reading.builder import Builder, was
from engine.files.reading.parameters import check_bounds, read_value
from engine.files.reading.targets import read_place
from engine.files.shapes.library import ChangeShape, ParagraphShape, TermFormShape, TermShape, VariantShape
from engine.files.yaml.nodes import KeyPath, Mapping
from engine.languages import LANGUAGES
from engine.model.clause import Clause, ClauseItem, ClauseParagraph, Parameter, Texts, Version
from engine.model.place import Place, Pointer
from engine.model.variant import (
    Change,
    Conflict,
    Define,
    Insert,
    Position,
    Remove,
    Reoutline,
    Replace,
    Retitle,
    SetParameter,
    Variant,
    VariantLink,
)

# What each operation may carry besides its own key and `when`; the keys in capitals are required.
_KEYS: MappingProxyType[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "replace": (frozenset({*LANGUAGES}), frozenset({"heading", "items", "join", "single", "covers"})),
        "remove": (frozenset(), frozenset({"redirect"})),
        "insert": (
            frozenset(),
            frozenset({*LANGUAGES, "heading", "items", "join", "single", "covers", "title", "text", "version", "was"}),
        ),
        "retitle": (frozenset({*LANGUAGES}), frozenset()),
        "set": (frozenset({"value"}), frozenset()),
        "define": (frozenset({*LANGUAGES, "version"}), frozenset({"covers", "was"})),
        "outline": (frozenset(), frozenset({"redirect"})),
    }
)
_CHANGE_KEYS = ChangeShape.model_fields.keys()


class VariantReader:
    """Reads one variant file; `parameters` are those of the library, which `set` may change; None if unreadable."""

    def __init__(self, builder: Builder, parameters: Names[str, Parameter] | None, report: Report) -> None:
        self.builder, self.parameters, self.report = builder, parameters, report

    def variant(self, id: str, shape: VariantShape) -> Variant:
        build = self.builder
        conflicts = []
        for index, one in enumerate(shape.conflicts):
            path: KeyPath = ("conflicts", index)
            when = build.condition(one.when, (*path, "when"))
            if when is not None:
                conflicts.append(
                    Conflict(when, build.words(one.reason, (*path, "reason")), build.span((*path, "when")))
                )
        changes = (self.change(index, one) for index, one in enumerate(shape.changes))
        return Variant(
            id=id,
            version=build.version(shape.version, ("version",)),
            title=build.words(shape.title, ("title",)),
            summary=build.texts(shape.summary, ("summary",)),
            approval=shape.approval,
            waives=build.covers(shape.waives, ("waives",)),
            requires=self._links(shape.requires, "requires"),
            implies=self._links(shape.implies, "implies"),
            activate=build.condition(shape.activate, ("activate",)),
            conflicts=tuple(conflicts),
            parameters={
                f"{id}.{name}": build.parameter(f"{id}.{name}", one, ("parameters", name))
                for name, one in shape.parameters.items()
            },
            changes=tuple(one for one in changes if one is not None),
            span=Span(build.source.name, 1, 1),
            was=was(shape.was),
            surcharge=self._surcharge(id, shape),
        )

    def _surcharge(self, id: str, shape: VariantShape) -> str:
        """The parameter that says by how much the variant raises prices: one of its own, in percent."""
        name = shape.surcharge
        if name is None:
            return ""
        own = shape.parameters.get(name)
        if own is None or own.type != "percent":
            percents = [key for key, one in shape.parameters.items() if one.type == "percent"]
            hint = nearest(name, percents) or "name a parameter of this variant of the type percent, or delete the key"
            message = f"{id} has no parameter {name} in percent"
            span = self.builder.source.value_span(("surcharge",))
            self.builder.report.error("parameter-unknown", span, message, hint)
            return ""
        return f"{id}.{name}"

    def _links(self, names: list[str], key: str) -> tuple[VariantLink, ...]:
        return tuple(
            VariantLink(name, self.builder.source.value_span((key, index))) for index, name in enumerate(names)
        )

    def change(self, index: int, shape: ChangeShape) -> Change | None:
        path: KeyPath = ("changes", index)
        given = [name for name in _KEYS if getattr(shape, name) is not None]
        span = self.builder.span((*path, given[0])) if given else self.builder.span(path)
        if len(given) != 1:
            node = self.builder.source.node(path)
            if given or not isinstance(node, Mapping) or node.items.keys() <= _CHANGE_KEYS:  # else: a misspelt one
                found = " and ".join(given) or "none"
                message = f"a change is one operation; this one has {found}"
                self.report.error("value-invalid", span, message, f"one of {', '.join(_KEYS)}")
            return None
        name = given[0]
        if not self._keys_fit(name, shape, path, span):
            return None
        span = self.builder.source.value_span((*path, name))
        readers: dict[str, Callable[[ChangeShape, KeyPath, Span], Change | None]] = {
            "replace": self._replace,
            "remove": self._remove,
            "insert": self._insert,
            "retitle": self._retitle,
            "set": self._set,
            "define": self._define,
            "outline": self._outline,
        }
        return readers[name](shape, path, span)

    def _keys_fit(self, name: str, shape: ChangeShape, path: KeyPath, span: Span) -> bool:
        required, optional = _KEYS[name]
        present = {key for key in shape.model_fields_set if key not in _KEYS and key != "when"}
        if "set" in shape.model_fields_set:
            present.discard("set")
        fits = True
        for key in sorted(present - required - optional):
            known = ", ".join(f"{one}:" for one in sorted(required | optional))
            place = self.builder.span((*path, key))
            self.report.error("key-unknown", place, f"{name} does not take {key}:", f"it takes {known}")
            fits = False
        absent = sorted(required - present)
        self._no_text([key for key in LANGUAGES if key in absent], name, span)
        for key in absent:
            if key not in LANGUAGES:
                self.report.error("key-missing", span, f"{name} has no {key}:", f"add {key}:")
            fits = False
        for key in LANGUAGES:
            value = getattr(shape, key)
            if value is not None and isinstance(value, TermFormShape) != (name == "define"):
                kind = "holds name: and text:, not one text" if name == "define" else "is one text, without keys"
                message = f"{key}: of {name} {kind}"
                self.report.error("value-type", self.builder.source.value_span((*path, key)), message)
                fits = False
        return fits

    def _no_text(self, languages: list[str], name: str, span: Span) -> None:
        if languages:
            message = f"{name} has no text in {' or '.join(LANGUAGES[key].title for key in languages)}"
            hint = f"add {', '.join(f'{key}:' for key in languages)} below it"
            self.report.error("language-missing", span, message, hint)

    def _place(self, text: str, path: KeyPath) -> Pointer | None:
        return read_place(text, self.builder.source.value_span(path), self.report)

    def _texts(self, shape: ChangeShape, path: KeyPath, item: bool) -> Texts:
        build = self.builder
        texts = {key: str(getattr(shape, key)) for key in LANGUAGES}
        if item:
            return {key: build.line(text, (*path, key), "an item") for key, text in texts.items()}
        return {key: build.prose(text, (*path, key)) for key, text in texts.items()}

    def _replace(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        target = self._place(str(shape.replace), (*path, "replace"))
        if target is None:
            return None
        if target.place.kind == "article":
            message = f"{target} is a whole clause; replace takes a paragraph or an item"
            self.report.error("change-target", span, message, "write document/clause#paragraph")
            return None
        build = self.builder
        return Replace(
            target=target,
            text=self._texts(shape, path, target.place.kind == "item"),
            heading=build.words(shape.heading, (*path, "heading")) if shape.heading else None,
            items=None if shape.items is None else build.items(shape.items, (*path, "items")),
            join=shape.join,
            covers=build.covers(shape.covers, (*path, "covers")),
            when=build.condition(shape.when, (*path, "when")),
            span=span,
            single=self._single(shape, path, target.place),
        )

    def _single(self, shape: ChangeShape, path: KeyPath, place: Place) -> Texts | None:
        """What introduces an only item of the paragraph that a change writes; an item has none to introduce."""
        if shape.single is None:
            return None
        if place.kind == "item" or (shape.items is None and shape.replace is None):
            message = f"{place} is an item" if place.kind == "item" else f"{place} has single: without items:"
            hint = "delete single:, which introduces the only item of a list where no other is printed"
            self.report.error("key-unknown", self.builder.span((*path, "single")), message, hint)
        return self.builder.single(shape.single, (*path, "single"))

    def _redirect(self, shape: ChangeShape, path: KeyPath) -> Pointer | None:
        return None if shape.redirect is None else self._place(shape.redirect, (*path, "redirect"))

    def _remove(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        target = self._place(str(shape.remove), (*path, "remove"))
        when = self.builder.condition(shape.when, (*path, "when"))
        return None if target is None else Remove(target, self._redirect(shape, path), when, span)

    def _insert(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        assert shape.insert is not None  # noqa: S101  chosen by this key
        anchors: dict[Position, str | None] = {
            "before": shape.insert.before,
            "after": shape.insert.after,
            "into": shape.insert.into,
        }
        places = [(position, text) for position, text in anchors.items() if text is not None]
        if len(places) != 1:
            hint = "write one of before:, after:, into:"
            self.report.error("value-invalid", span, "an insertion has one anchor", hint)
            return None
        position, text = places[0]
        anchor = self._place(text, (*path, "insert", position))
        if anchor is None:
            return None
        target = _inserted(position, anchor.place, shape.insert.id)
        content = None if target is None else self._content(target, shape, path, span)
        if target is None or content is None:
            if target is None:
                self.report.error("change-target", span, "an item cannot hold anything", "insert before or after it")
            return None
        when = self.builder.condition(shape.when, (*path, "when"))
        return Insert(position, anchor, Pointer(target), content, when, span)

    def _content(
        self, target: Place, shape: ChangeShape, path: KeyPath, span: Span
    ) -> Clause | ClauseParagraph | ClauseItem | None:
        build = self.builder
        if target.kind == "article":
            if shape.title is None or not shape.text:
                missing = "title:" if shape.text else "text:" if shape.title else "title: and text:"
                self.report.error("key-missing", span, f"an inserted clause needs {missing}", f"add {missing}")
                return None
            texts = shape.text.items()
            paragraphs = tuple(build.paragraph(name, one, (*path, "text", name)) for name, one in texts)
            number = build.version(shape.version, (*path, "version")) if shape.version else Version(1, 0, 0)
            title = build.words(shape.title, (*path, "title"))
            return Clause(target, number, title, paragraphs, None, span, was(shape.was))
        each = shape.in_each_language()
        if not all(isinstance(one, str) for one in each.values()):
            self._no_text([key for key, one in each.items() if one is None], "insert", span)
            return None
        covers = build.covers(shape.covers, (*path, "covers"))
        if target.kind == "item":
            self._single(shape, path, target)
            return ClauseItem(target.item, self._texts(shape, path, True), covers, None, span, was(shape.was))
        written = ParagraphShape.model_validate({**each, "join": shape.join or "and", "covers": shape.covers})
        paragraph = build.paragraph(target.paragraph, written, path)
        heading = build.words(shape.heading, (*path, "heading")) if shape.heading else None
        items = () if shape.items is None else build.items(shape.items, (*path, "items"))
        return replace(
            paragraph, heading=heading, items=items, covers=covers, when=None, span=span, was=was(shape.was),
            single=self._single(shape, path, target),
        )  # fmt: skip

    def _retitle(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        words = {key: str(getattr(shape, key)).strip() for key in LANGUAGES}
        return Retitle(Place(str(shape.retitle)), words, self.builder.condition(shape.when, (*path, "when")), span)

    def _set(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        name = str(shape.set)
        if self.parameters is None:
            return None
        parameter = self.parameters.get(name)
        if parameter is None:
            now = next((one.name for one in self.parameters.values() if name in one.was), "")
            hint = f"it is now called {now}" if now else nearest(name, self.parameters)
            self.report.error("parameter-unknown", span, f"there is no parameter {name}", hint)
            return None
        place = self.builder.source.value_span((*path, "value"))
        if parameter.computed is not None:
            message = f"{name} follows from {' and '.join(parameter.computed.names)}: nobody sets it"
            self.report.error("parameter-value", span, message, "delete this change")
            return None
        value = None if shape.value is None else read_value(parameter.type, shape.value, name, place, self.report)
        if value is None:
            return None
        check_bounds(parameter, value, place, self.report)
        return SetParameter(name, value, self.builder.condition(shape.when, (*path, "when")), span)

    def _define(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        forms = shape.in_each_language()
        if not (all(isinstance(one, TermFormShape) for one in forms.values()) and shape.version):
            return None
        written = TermShape.model_construct(**forms, version=shape.version, covers=shape.covers, was=shape.was)
        term = self.builder.term(str(shape.define), written, path)
        return Define(term, self.builder.condition(shape.when, (*path, "when")), span)

    def _outline(self, shape: ChangeShape, path: KeyPath, span: Span) -> Change | None:
        assert shape.outline is not None  # noqa: S101  chosen by this key
        when = self.builder.condition(shape.when, (*path, "when"))
        if (shape.outline.add is None) == (shape.outline.drop is None):
            self.report.error("value-invalid", span, "outline adds or drops one thing", "write one of add:, drop:")
            return None
        if shape.outline.add is not None:
            return Reoutline("add", Place(shape.outline.add), None, when, span)
        return Reoutline("drop", Place(str(shape.outline.drop)), self._redirect(shape, path), when, span)


def _inserted(position: Position, anchor: Place, id: str) -> Place | None:
    """What an insertion creates: the same kind of thing as its neighbour, or a part of what it goes into."""
    holder = anchor if position == "into" else anchor.outer()
    return None if holder is None or holder.kind == "item" else holder.child(id)
