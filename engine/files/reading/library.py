"""Reads a whole library: every file through the same steps (text, nodes, written, shape), then the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from engine.diagnostics import Diagnostic, Report, Severity, Span, near, nearest
from engine.files.reading.advice import read_advice
from engine.files.reading.beside import prices_then, register_then, services_today
from engine.files.reading.builder import Builder, was
from engine.files.reading.catalogue import (
    read_approvers,
    read_register,
    read_register_terms,
    read_service,
    read_unit,
    read_vat,
)
from engine.files.reading.company import read_publisher
from engine.files.reading.countries import check_country
from engine.files.reading.key_points import read_key_points
from engine.files.reading.keywords import read_keywords
from engine.files.reading.labels import read_labels
from engine.files.reading.notes import read_notes
from engine.files.reading.one_file import read_file, understood
from engine.files.reading.prices import read_prices
from engine.files.reading.reviews import read_reviews
from engine.files.reading.term_pairs import read_term_pairs
from engine.files.reading.variants import VariantReader
from engine.files.shapes.library import NamesShape, StandardShape
from engine.files.trees import PRICES, Frozen, Tree
from engine.files.yaml.nodes import Source
from engine.languages import LANGUAGES
from engine.model.catalogue import Approvals, RegisterTerms, Service, Subprocessor
from engine.model.clause import Clause, Duty, Entry, Fact, Law, LawName, LocalWords, Outline
from engine.model.library import Library, Reading, Selected, Standard, with_vat_words
from engine.model.place import ID, Place
from engine.model.price_list import PriceList
from engine.model.review import Reviews
from engine.model.variant import Variant

# The files that every library holds, beside its documents, duties and variants.
TABLES = (
    "terms", "parameters", "laws", "facts", "services", "units", "vat", "labels", "proper-names", "standard",
    "publisher", "subprocessors", "approvers",
)  # fmt: skip
OPTIONAL = ("advice", "changes", "key-points", "keywords", "prices", "reviews", "term-pairs")
"""Files that a library may do without."""

# Words that references, versions and new names use before the slash.
_RESERVED = ("law", "document", "term", "variant", "parameter", "duty", "service")
_FOLDERS = ("duties", "editions")  # folders of clauses/ that hold no document

_READABLE = ("text-leftover", "text-untranslated", "letters-mixed")
"""Errors that say something of the words of a file, all of which are read."""

_NAME = re.compile(ID)
_VARIANT_NAME = re.compile(rf"{ID}(?:@[1-9][0-9]{{0,5}})?")
_NAME_HINT = "lower-case words joined by hyphens, as in late-notice.yaml"

T = TypeVar("T")
_Build = Callable[[Builder, str, Any, Any], T]
"""What makes an entry of a table of its name and shape."""


def read_library(tree: Tree, report: Report) -> Reading:
    """The library of a folder or edition as far as it can be read; errors go to `report`."""
    return _LibraryReader(tree, report).read()


@lru_cache(maxsize=1024)
def _clause(id: Place, label: str, text: str) -> tuple[Clause, tuple[Diagnostic, ...]]:
    """The clause of a text that has a shape, with what is wrong with it; remembered likewise."""
    source, shape, _ = understood(label, text, "clause")
    assert source is not None  # noqa: S101  only asked for where there is one
    report = Report()
    return Builder(source, report).clause(id, shape), tuple(report.diagnostics)


@lru_cache(maxsize=256)
def _entries(label: str, text: str, kind: str, build: _Build[Any]) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
    """The entries of a table that has a shape, with what is wrong with them; remembered likewise."""
    source, shapes, _ = understood(label, text, kind)
    assert source is not None  # noqa: S101  only asked for where there is one
    report = Report()
    builder = Builder(source, report)
    found = {name: build(builder, name, shape, (name,)) for name, shape in shapes.items()}
    return MappingProxyType(found), tuple(report.diagnostics)


@lru_cache(maxsize=256)
def _variant(
    id: str, label: str, text: str, parameters: tuple[str, str] | None
) -> tuple[Variant, tuple[Diagnostic, ...]]:
    """The variant of a text that has a shape; `parameters` is the table of them, which changes may set."""
    source, shape, _ = understood(label, text, "variant")
    assert source is not None  # noqa: S101  only asked for where there is one
    known = None if parameters is None else _entries(*parameters, "parameters", Builder.parameter)[0]
    report = Report()
    return VariantReader(Builder(source, report), known, report).variant(id, shape), tuple(report.diagnostics)


class _LibraryReader:
    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree, self.report = tree, report
        self.broken: set[str] = set()
        self.misnamed: set[str] = set()  # tables whose file seems to bear another name

    def read(self) -> Reading:
        files = list(self.tree.walk("clauses", self.report))
        files = [name for name in files if self._well_named(name)]
        self._check_tables(files)
        tables = {name: self._table(name) for name in TABLES}
        there = {*files, *filter(self.tree.holds, [PRICES])}  # beside an edition, which does not list it
        tables |= {name: self._table(name) if f"clauses/{name}.yaml" in there else None for name in OPTIONAL}
        labels = read_labels(tables["labels"], self._each("labels", tables["labels"], _label), self.report)
        parameters = with_vat_words(self._each("parameters", tables["parameters"], Builder.parameter), labels)
        services = self._each("services", tables["services"], read_service)
        documents = [name for name in files if name.count("/") == 2 and name.split("/")[1] not in _FOLDERS]
        variant_files = [name for name in self.tree.walk("variants", self.report) if self._well_named(name)]
        names: NamesShape = NamesShape() if (table := tables["proper-names"]) is None else table[1]
        library = Library(
            clauses=self._clauses([name for name in documents if not name.endswith("/document.yaml")]),
            outlines=self._outlines([name for name in documents if name.endswith("/document.yaml")]),
            terms=self._each("terms", tables["terms"], Builder.term),
            parameters=parameters,
            laws=self._each("laws", tables["laws"], _law),
            facts=self._each("facts", tables["facts"], _fact),
            services=services,
            units=self._each("units", tables["units"], read_unit),
            vat=self._each("vat", tables["vat"], read_vat),
            subprocessors=self._register(tables["subprocessors"], services),
            approvals=self._approvals(tables["approvers"]),
            duties=self._duties([name for name in files if name.startswith("clauses/duties/")]),
            advice=self._each("advice", tables["advice"], read_advice),
            reviews=Reviews() if (told := tables["reviews"]) is None else read_reviews(*told, self.report),
            variants={
                id: tuple(replace(one, parameters=with_vat_words(one.parameters, labels)) for one in majors)
                for id, majors in self._variants(variant_files, tables["parameters"]).items()
            },
            labels=labels,
            proper_names={code: tuple(some) for code, some in names.in_each_language().items()},
            common_words={language: tuple(words) for language, words in names.common.items()},
            standard=self._standard(tables["standard"]),
            publisher=() if (table := tables["publisher"]) is None else read_publisher(*table, self.report),
            keywords=() if (table := tables["keywords"]) is None else read_keywords(*table, self.report),
            term_pairs=() if (table := tables["term-pairs"]) is None else read_term_pairs(*table, self.report),
            notes=() if (table := tables["changes"]) is None else read_notes(*table, self.report),
            edition=self.tree.edition.stamp if isinstance(self.tree, Frozen) else None,
            register=self._register_terms(tables["subprocessors"]),
            key_points=None if (table := tables["key-points"]) is None else read_key_points(*table, self.report),
            prices=self._prices(tables["prices"], services),
        )
        self._missing_clauses(library)
        self._missing_outlines(library)
        self.broken |= {one.span.file for one in self.report.diagnostics if _loses(one)}
        return Reading(library, frozenset(self.broken))

    def _check_tables(self, files: list[str]) -> None:
        for name in files:
            parts = name.split("/")
            stem = parts[-1].removesuffix(".yaml")
            if len(parts) == 2 and stem not in (*TABLES, *OPTIONAL):
                hint = nearest(stem, (*TABLES, *OPTIONAL)) or f"expected here: {', '.join(TABLES)}"
                self.report.error("file-unexpected", Span(name), "no file of this name belongs here", hint)
                self.misnamed |= {one for one in near(stem, TABLES) if f"clauses/{one}.yaml" not in files}
            elif len(parts) > 3:
                hint = f"move it up into {'/'.join(parts[:2])}"
                self.report.error("file-unexpected", Span(name), "folders are not nested here", hint)

    def _well_named(self, name: str) -> bool:
        """Whether the name of a file, and of its folder, can be used in references and changes."""
        folder, *rest = name.removesuffix(".yaml").split("/")
        pattern = _VARIANT_NAME if folder == "variants" else _NAME
        wrong = next((part for part in rest if not pattern.fullmatch(part)), None)
        if wrong is None:
            return True
        self.report.error("file-unexpected", Span(name), f"{wrong} is not written as a name must be", _NAME_HINT)
        return False

    def _table(self, name: str) -> tuple[Source, Any] | None:
        if name in self.misnamed:
            self.broken |= {name, f"clauses/{name}.yaml"}
            return None
        found = read_file(self.tree, f"clauses/{name}.yaml", name, self.report)
        if found is None:
            self.broken.add(name)
        return found

    def _each(self, kind: str, table: tuple[Source, Any] | None, build: _Build[T]) -> Mapping[str, T]:
        if table is None:
            return {}
        found, told = _entries(table[0].name, table[0].text, kind, build)
        self.report.diagnostics += told
        return dict(found)

    def _clauses(self, files: list[str]) -> Mapping[str, Clause]:
        found: dict[str, Clause] = {}
        for name in files:
            id = Place(name.removeprefix("clauses/").removesuffix(".yaml"))
            result = read_file(self.tree, name, "clause", self.report)
            if result is None:
                self.broken.add(id)
            else:
                found[id], told = _clause(id, result[0].name, result[0].text)
                self.report.diagnostics += told
        return found

    def _outlines(self, files: list[str]) -> Mapping[str, Outline]:
        found: dict[str, Outline] = {}
        for name in files:
            id = name.split("/")[1]
            if id in _RESERVED:
                message = f"a document cannot be called {id}: references use this word"
                self.report.error("file-unexpected", Span(name), message, "rename the folder")
                continue
            result = read_file(self.tree, name, "document", self.report)
            if result is None:
                self.broken.add(id)
            else:
                found[id] = Builder(result[0], self.report).outline(id, result[1])
        if not files:
            self.report.error("file-missing", Span("clauses"), "no document: no folder holds a document.yaml")
        return found

    def _duties(self, files: list[str]) -> Mapping[str, Duty]:
        found: dict[str, Duty] = {}
        for name in files:
            result = read_file(self.tree, name, "duties", self.report)
            group = name.split("/")[-1].removesuffix(".yaml")
            if result is None:
                self.broken.add("duties")
                continue
            source, shapes = result
            for id, shape in shapes.items():
                span = source.span((id,))
                if id in found:
                    message = f"the duty {id} is listed in {found[id].span.file} already"
                    self.report.error("identifier-exists", span, message, "give it another name")
                    continue
                when = Builder(source, self.report).condition(shape.when, (id, "when"))
                summary, review = shape.in_each_language(), shape.review is not None
                found[id] = Duty(id, group, shape.article, summary, when, review, span, was(shape.was))
        return found

    def _variants(self, files: list[str], parameters: tuple[Source, Any] | None) -> Mapping[str, tuple[Variant, ...]]:
        found: dict[str, list[Variant]] = {}
        for name in files:
            id, _, major = name.removeprefix("variants/").removesuffix(".yaml").partition("@")
            result = read_file(self.tree, name, "variant", self.report)
            if result is None:
                self.broken.add(id)
                continue
            source = result[0]
            table = None if "parameters" in self.broken else parameters
            known = None if table is None else (table[0].name, table[0].text)
            variant, told = _variant(id, source.name, source.text, known)
            self.report.diagnostics += told
            if major and str(variant.version.major) != major:
                span = source.value_span(("version",))
                message = f"the file is named for major {major}, the version is {variant.version}"
                self.report.error(
                    "value-invalid", span, message, f"rename the file to {id}@{variant.version.major}.yaml"
                )
                continue
            others = found.setdefault(id, [])
            if any(other.version.major == variant.version.major for other in others):
                message = f"two files hold major {variant.version.major} of {id}"
                self.report.error("identifier-exists", Span(name), message, "an older major is named id@major.yaml")
                continue
            others.append(variant)
        return {id: tuple(sorted(all, key=lambda one: -one.version.major)) for id, all in sorted(found.items())}

    def _standard(self, table: tuple[Source, Any] | None) -> Standard:
        if table is None:
            return Standard((), (), (), (), (), (), None, None, Span("clauses/standard.yaml", 1, 1))
        source, shape = table
        assert isinstance(shape, StandardShape)  # noqa: S101  what the table of shapes says
        build = Builder(source, self.report)
        return Standard(
            documents=build.entries(shape.documents, ("documents",)),
            services=build.entries(shape.services, ("services",)),
            facts=build.entries(shape.facts, ("facts",)),
            variants=read_selected(build, shape.variants),
            deselected=build.entries(shape.deselect, ("deselect",)),
            pack=build.entries(shape.pack or shape.documents, ("pack",) if shape.pack else ("documents",)),
            notice=Entry(shape.notice_of_change, source.value_span(("notice-of-change",)))
            if shape.notice_of_change
            else None,
            prevailing=self._prevailing(shape.prevailing, source),
            span=Span(source.name, 1, 1),
        )

    def _prevailing(self, code: str | None, source: Source) -> str | None:
        if code is not None and code not in LANGUAGES:
            span = source.value_span(("prevailing",))
            hint = f"write one of {', '.join(LANGUAGES)}"
            self.report.error("value-invalid", span, f"there is no language {code}", hint)
            return None
        return code

    def _register(
        self, table: tuple[Source, Any] | None, services: Mapping[str, Service]
    ) -> tuple[Subprocessor, ...] | None:
        """The register; beside an edition that of today, whose services are called as they were in the edition."""
        found = None if table is None else read_register(*table, self.report)
        today = services_today(self.tree)
        return found if found is None or today is None else register_then(found, services, today)

    def _prices(self, table: tuple[Source, Any] | None, services: Mapping[str, Service]) -> tuple[PriceList, ...]:
        """The price lists; beside an edition those of today, as far as the edition has their entries to be priced."""
        found = () if table is None else read_prices(*table, self.report)
        today = services_today(self.tree)
        return found if not found or today is None else prices_then(found, services, today)

    def _register_terms(self, table: tuple[Source, Any] | None) -> RegisterTerms:
        return RegisterTerms() if table is None else read_register_terms(*table, self.report)

    def _approvals(self, table: tuple[Source, Any] | None) -> Approvals:
        return Approvals(Decimal(0), {}) if table is None else read_approvers(*table, self.report)

    def _missing_clauses(self, library: Library) -> None:
        """A clause in an outline without a file is reported here, once; references to it stay silent."""
        for outline in library.outlines.values():
            names = [one.name for one in library.clauses.values() if one.document == outline.id]
            for entry in (*outline.entries, *outline.annexes):
                if entry.clause not in library.clauses and entry.clause not in self.broken:
                    name = Place(entry.clause).name
                    message = f"there is no clause {name}: clauses/{entry.clause}.yaml does not exist"
                    hint = nearest(name, names) or "write the file, or take the clause out of the outline"
                    self.report.error("clause-unknown", entry.span, message, hint)
                    self.broken.add(entry.clause)

    def _missing_outlines(self, library: Library) -> None:
        """A folder of clauses without its document.yaml."""
        folders = {one.document for one in library.clauses.values()}
        for folder in sorted(folders - library.outlines.keys() - self.broken - set(_RESERVED)):
            hint = "write it, or move the clauses into the folder of a document"
            message = "there is no document.yaml in this folder of clauses"
            self.report.error("file-missing", Span(f"clauses/{folder}"), message, hint)
            self.broken.add(folder)


def read_selected(build: Builder, pins: list[str]) -> tuple[Selected, ...]:
    """Variants as a deal or the standard selection names them: `custom-sla` or `custom-sla@1`."""
    found = []
    for index, pin in enumerate(pins):
        name, _, major = pin.partition("@")
        found.append(Selected(name, int(major) if major else None, build.source.value_span(("variants", index))))
    return tuple(found)


def _law(builder: Builder, name: str, shape: Any, path: Any) -> Law:
    languages = {key: LawName(one.name, one.short or one.name) for key, one in shape.in_each_language().items()}
    return Law(name, languages, shape.style, shape.last_article, builder.span(path))


def _loses(one: Diagnostic) -> bool:
    """Whether something that others name may be lost: not if its words are wrong, or lack in one language."""
    clause = one.span.file.count("/") == 2
    whole = one.code in _READABLE or (clause and one.code == "language-missing")
    return one.severity is Severity.ERROR and not whole


def _label(builder: Builder, name: str, shape: Any, path: Any) -> LocalWords:
    return builder.words(shape, path)


def _fact(builder: Builder, name: str, shape: Any, path: Any) -> Fact:
    for index, code in enumerate(shape.countries):
        check_country(code, builder.source.value_span((*path, "countries", index)), builder.report)
    services = builder.entries(shape.services, (*path, "services"))
    return Fact(
        name, shape.group, tuple(shape.countries), shape.area, shape.in_each_language(), builder.span(path), services
    )
