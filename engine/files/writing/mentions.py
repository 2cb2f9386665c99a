"""Where names stand in the files that people write: every word that is the last part of a full name, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.diagnostics import Span
from engine.files.writing.names import LibraryNames, Mention, Namer, written_place
from engine.files.yaml.nodes import KeyPath, Mapping, Scalar, Source
from engine.languages import LANGUAGES
from engine.model.place import Place
from engine.model.supplied_figures import DATES


def mentions(source: Source, known: LibraryNames) -> tuple[Mention, ...]:
    """Every mention in a file, in no particular order."""
    return tuple(_Finder(source, known).file())


_SAID = frozenset({
    "insert", "heading", "title", "text", "items", "join", "single", "covers", "value", "version", "was", "when",
    *LANGUAGES,
})  # fmt: skip
"""Keys of a change that say something at the place at which it points; where it inserts is understood apart."""


_COMPUTED = ("from", "after", "before", "period", "by-day")
"""Keys of `computed:` that name what a date follows from."""


class _Finder(Namer):
    def file(self) -> Iterator[Mention]:
        folder, *rest = self.source.name.removesuffix(".yaml").split("/")
        if folder == "variants":
            yield from self._variant(rest[-1].split("@")[0])
        elif folder != "clauses":
            yield from self._deal()
        elif len(rest) == 1:
            yield from self._table(rest[0])
        elif rest[0] == "duties":
            yield from self._duties(rest[1])
        elif rest[1] == "document":
            yield from self._outline(rest[0])
        else:
            yield from self._clause(Place(rest[0]).child(rest[1]), (), ())

    def _table(self, name: str) -> Iterator[Mention]:
        readers: dict[str, Callable[[], Iterator[Mention]]] = {
            "terms": self._terms,
            "parameters": lambda: self._parameters((), "parameter/"),
            "services": self._services,
            "facts": self._facts,
            "standard": self._standard,
            "subprocessors": self._register,
            "prices": self._prices,
            "changes": self._names,
            "keywords": self._names,
            "key-points": self._key_points,
            "reviews": self._names,
            "advice": self._advice,
        }
        yield from readers.get(name, lambda: iter(()))()

    def _clause(self, id: Place, path: KeyPath, bearer: KeyPath) -> Iterator[Mention]:
        """A clause; `path` is where its keys stand."""
        if not path:
            yield Mention(id, "", Span(self.source.name), bearer)
        yield from self.condition((*path, "when"))
        for name, span in self.keys((*path, "text")):
            at = (*path, "text", name)
            yield Mention(id.child(name), name, span, at)
            yield from self._paragraph(id.child(name), at)

    def _paragraph(self, place: Place, path: KeyPath) -> Iterator[Mention]:
        yield from self._item(place, path)
        for key in ("empty", "single"):
            yield from self.prose((*path, key), place)
        for name, span in self.keys((*path, "items")):
            at = (*path, "items", name)
            yield Mention(place.child(name), name, span, at)
            yield from self._item(place, at)

    def _item(self, place: str, path: KeyPath) -> Iterator[Mention]:
        """What paragraphs, items and changes have in common; `place` is where references are read."""
        yield from self.prose(path, place)
        yield from self.listed((*path, "covers"), "duty")
        yield from self.condition((*path, "when"))

    def _outline(self, document: str) -> Iterator[Mention]:
        for key in ("outline", "annexes"):
            for node in self.entries((key,)):
                yield from self.word(node, f"{document}/{node.raw}", node.raw)
        yield from self.condition(("when",))

    def _terms(self) -> Iterator[Mention]:
        for name, span in self.keys(()):
            yield Mention(f"term/{name}", name, span, (name,))
            yield from self._definition((name,))

    def _definition(self, path: KeyPath) -> Iterator[Mention]:
        for language in LANGUAGES:
            yield from self.text((*path, language, "text"), "")
        yield from self.listed((*path, "covers"), "duty")

    def _parameters(self, path: KeyPath, owner: str) -> Iterator[Mention]:
        for name, span in self.keys(path):
            yield Mention(f"{owner}{name}", name, span, (*path, name))
            for keys in (("at-most",), ("at-least",), *(("computed", one) for one in _COMPUTED)):
                node = self.source.node((*path, name, *keys))
                if isinstance(node, Scalar) and node.raw not in DATES:
                    yield from self.owned((*path, name, *keys), "parameter")

    def _services(self) -> Iterator[Mention]:
        for name, span in self.keys(()):
            yield Mention(f"service/{name}", name, span, (name,))
            yield from self.listed((name, "implies"), "variant")
            for key, _ in self.keys((name, "processing")):
                if key != "additions":
                    yield from self.prose((name, "processing", key), "")
            for id, _ in self.keys((name, "processing", "additions")):
                yield from self.condition((name, "processing", "additions", id, "when"))
                for key, _ in self.keys((name, "processing", "additions", id)):
                    yield from self.prose((name, "processing", "additions", id, key), "")

    def _facts(self) -> Iterator[Mention]:
        for name, _ in self.keys(()):
            yield from self.listed((name, "services"), "service")

    def _duties(self, group: str) -> Iterator[Mention]:
        for name, span in self.keys(()):
            yield Mention(f"duty/{name}", name, span, (name,))
            yield from self.condition((name, "when"))
            article = self.source.node((name, "article"))
            if isinstance(article, Scalar):
                for document in self.known.owed.get(group, ()):
                    yield from self.word(article, f"{document}/{article.raw}", article.raw)

    def _standard(self) -> Iterator[Mention]:
        yield from self.listed(("services",), "service")
        yield from self.listed(("deselect",), "variant")
        yield from self.pins(("variants",))

    def _register(self) -> Iterator[Mention]:
        for name, _ in self.keys(("register",)):
            yield from self.listed(("register", name, "services"), "service")

    def _prices(self) -> Iterator[Mention]:
        for at, _ in enumerate(self.nodes(("lists",))):
            for item, span in self.keys(("lists", at, "prices")):
                service = item.split("/")[0]
                at_word = self.source.lines[span.line - 1].find(service, span.column - 1)  # it may be quoted
                yield Mention(f"service/{service}", service, Span(span.file, span.line, at_word + 1, len(service)))

    def _advice(self) -> Iterator[Mention]:
        for name, _ in self.keys(()):
            for key in ("at", "present"):
                node = self.source.node((name, key))
                for one in [node] if isinstance(node, Scalar) else self.entries((name, key)):
                    if "/" in one.raw:
                        yield from self.place(one)
                    else:
                        yield from self.word(one, f"duty/{one.raw}", one.raw)
            for one in filter(None, [self.scalar((name, "missing"))]):
                yield from self.word(one, f"duty/{one.raw}", one.raw)
            for key in ("exceeds", "below", "can-exceed"):
                for index, _ in enumerate(self.nodes((name, key))):
                    yield from self.owned((name, key, index), "parameter")
            for key in ("unbounded", "can-be-zero", "without"):
                yield from self.owned((name, key), "parameter")

    def _key_points(self) -> Iterator[Mention]:
        for name, _ in self.keys(("points",)):
            document = self.scalar(("points", name, "document"))
            yield from self.condition(("points", name, "when"))
            for line, _ in self.keys(("points", name, "lines")):
                path: KeyPath = ("points", name, "lines", line)
                yield from self.prose(path, document.raw if document else "")
                yield from self.condition((*path, "when"))
                for one in self.entries((*path, "sums-up")):
                    yield from self.named(one)

    def _names(self) -> Iterator[Mention]:
        """A file about other things: every key and value of it that is a full name."""
        yield from self.named(self.source.root)

    def _deal(self) -> Iterator[Mention]:
        if self.source.node(("register",)) is not None:
            yield from self._register()
        yield from self._prices()
        yield from self.listed(("services",), "service")
        for name, span in self.keys(("includes",)):
            yield Mention(f"service/{name}", name, span)
        yield from self.listed(("deselect",), "variant")
        yield from self.pins(("variants",))
        for name, span in self.keys(("parameters",)):
            yield from self.owned_word(name, span, "parameter")
        for at, _ in enumerate(self.nodes(("lines",))):
            item = self.source.node(("lines", at, "item"))
            if isinstance(item, Scalar):
                service = item.raw.split("/")[0]
                yield from self.word(item, f"service/{service}", service)
        for at, _ in enumerate(self.nodes(("approvals",))):
            told = self.source.node(("approvals", at, "deviation"))
            if isinstance(told, Scalar):
                kind, _, name = told.raw.partition(" ")
                if kind in ("variant", "deselected"):
                    yield from self.word(told, f"variant/{name}", name)
                elif kind == "parameter":
                    yield from self.owned_word(name, self.inside(told, name), "parameter")

    def _variant(self, id: str) -> Iterator[Mention]:
        yield Mention(f"variant/{id}", "", Span(self.source.name), ())
        for key in ("requires", "implies"):
            yield from self.listed((key,), "variant")
        yield from self.listed(("waives",), "duty")
        yield from self.condition(("activate",))
        for at, _ in enumerate(self.nodes(("conflicts",))):
            yield from self.condition(("conflicts", at, "when"))
        yield from self._parameters(("parameters",), f"parameter/{id}.")
        raising = self.source.node(("surcharge",))
        if isinstance(raising, Scalar):
            yield from self.word(raising, f"parameter/{id}.{raising.raw}", raising.raw)
        for at, _ in enumerate(self.nodes(("changes",))):
            yield from self._change(("changes", at))

    def _change(self, path: KeyPath) -> Iterator[Mention]:
        pointing = [*self._pointing(path)]
        for node in pointing:
            yield from self.place(node)
        yield from self.owned((*path, "set"), "parameter")
        term = self.source.node((*path, "define"))
        if isinstance(term, Scalar):
            yield from self.word(term, f"term/{term.raw}", term.raw, path)
            yield from self._definition(path)
        elif self.source.node((*path, "insert")) is not None:
            yield from self._insertion(path)
        else:
            yield from self._paragraph(Place(pointing[0].raw if pointing else ""), path)

    def _pointing(self, path: KeyPath) -> Iterator[Scalar]:
        """What a change points at: the operation itself first, or what it adds or drops; then where references go."""
        for key in sorted({key for key, _ in self.keys(path)} - _SAID, key=lambda key: (key == "redirect", key)):
            node = self.source.node((*path, key))
            inner = node.items.values() if isinstance(node, Mapping) else (node,)
            yield from (one for one in inner if isinstance(one, Scalar) and written_place(one.raw) is not None)

    def _insertion(self, path: KeyPath) -> Iterator[Mention]:
        for position in ("before", "after", "into"):
            anchor = self.source.node((*path, "insert", position))
            new = self.source.node((*path, "insert", "id"))
            if not isinstance(anchor, Scalar):
                continue
            yield from self.place(anchor)
            beside = written_place(anchor.raw)
            holder = beside if beside is None or position == "into" else beside.outer()
            if holder is None or not isinstance(new, Scalar):
                continue
            place = holder.child(new.raw)
            yield from self.word(new, place, new.raw, path)
            if place.kind == "article":
                yield from self._clause(place, path, path)
            elif place.kind == "paragraph":
                yield from self._paragraph(place, path)
            else:
                yield from self._item(place, path)
