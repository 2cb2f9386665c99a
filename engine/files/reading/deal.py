"""Reads a deal file: sales' data, with the same care as the library. Its texts are data and are never interpreted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from engine.diagnostics import Diagnostic, Report, Severity, Span, did_you_mean, say
from engine.diagnostics.days import day_to_write
from engine.files.reading.amends import check_amends, read_amends
from engine.files.reading.billing import read_billing
from engine.files.reading.builder import Builder
from engine.files.reading.catalogue import read_register
from engine.files.reading.client import DealTexts, read_client, read_communication, read_salesperson
from engine.files.reading.company import read_publisher
from engine.files.reading.daily_figures import read_daily
from engine.files.reading.includes import read_includes
from engine.files.reading.library import read_selected
from engine.files.reading.lines import read_lines, read_whole_discount
from engine.files.reading.lists import WrittenValue
from engine.files.reading.named_files import read_named_file
from engine.files.reading.one_file import parse_file
from engine.files.reading.parameters import check_bounds, read_date, read_value
from engine.files.reading.prices import read_prices
from engine.files.reading.replaces import check_replaces, read_replaces, read_version
from engine.files.shapes.daily_forms import on_several_lines, several_lines
from engine.files.shapes.deal import DealShape, SignatoryShape
from engine.files.text import MAX_FILE_BYTES
from engine.files.trees import Folder, Tree
from engine.files.yaml.nodes import KeyPath, Scalar, Source, parse
from engine.files.yaml.nodes import Mapping as Node
from engine.files.yaml.nodes import Sequence as Entries
from engine.files.yaml.style import data_fault
from engine.languages import LANGUAGES
from engine.model.catalogue import Subprocessor
from engine.model.clause import LocalText, Parameter, Value
from engine.model.deal import Approval, Deal, Phase, Setting, Signatory
from engine.model.library import Library, Publisher
from engine.model.price_list import list_prices
from engine.model.price_list_entries import misplaced
from engine.model.renames import renamed

_SPANS = (
    "date",
    "validity",
    "start",
    "lines",
    "includes",
    "signatories",
    "project",
    "services",
    "documents",
    "approvals",
    "communication",
    "prices",
    "order-number",
    "introduction",
    "sections",
    "discount",
    "billing",
    "replaces",
    "amends",
)
LONGEST = 200
"""How many characters a value may have that is shown although its deal has errors."""
_DEAL = re.compile(r"^(?:client|reference)[ \t]*:", re.MULTILINE)
_FAULTY_DEAL = re.compile(r"""^(?:[ \t]*\{.*,)?[ \t{?,]*(["']?)(?:client|reference)\1[ \t]*:""", re.MULTILINE)
"""The same keys in a text that is no YAML, in quotation marks and in braces too."""
_OWN = frozenset({"client", "reference"})


@dataclass(frozen=True, slots=True)
class DealSource:
    """A deal as it is written, before any library tells what its names mean.

    `tree` also gives the files that the deal names. `source` and `shape` are None for what cannot be had of the text;
    `told` says what is wrong with how it is written.
    """

    tree: Tree
    name: str
    source: Source | None
    shape: DealShape | None
    told: tuple[Diagnostic, ...]

    @property
    def day(self) -> tuple[datetime.date | None, Span]:
        """Its date and the place of that, whatever the rest is worth; None where it cannot be made out."""
        node = None if self.source is None else self.source.node(("date",))
        return (read_date(node.raw) if isinstance(node, Scalar) else None), node.span if node else Span(self.name)

    def word(self, *path: str | int) -> str:
        """A single value to the letter, whatever the rest is worth; empty where there is none that can be shown."""
        node = None if self.source is None else self.source.node(path)
        return node.raw if isinstance(node, Scalar) and node.raw.isprintable() and len(node.raw) <= LONGEST else ""


def parse_deal(tree: Tree, name: str) -> DealSource:
    """The deal of this name in a folder, or among texts that a program has."""
    report = Report()
    source, shape = parse_file(tree, name, "deal", report)
    return DealSource(tree, name, source, shape, tuple(report.diagnostics))


def deal_file(path: Path) -> DealSource:
    """The deal in a file."""
    return parse_deal(Folder(path.parent), path.name)


def read_deal(found: DealSource, library: Library, report: Report) -> Deal | None:
    """The deal, or None after an error. Values of parameters are held against the library."""
    report.diagnostics += found.told
    if found.source is None or found.shape is None:
        return None
    deal = _DealReader(found.tree, found.source, found.shape, library, report).deal()
    check_replaces(deal, report)
    check_amends(deal, report)
    return replace(deal, remarks=tuple(one for one in report.diagnostics if one.severity is Severity.WARNING))


class _DealReader:
    def __init__(self, tree: Tree, source: Source, shape: DealShape, library: Library, report: Report) -> None:
        self.tree, self.source, self.shape, self.library, self.report = tree, source, shape, library, report
        self.build = Builder(source, report)
        self.faulty = _faulty_texts(source, report)
        self.texts = DealTexts(source, tuple(dict.fromkeys(shape.client.languages)), report)

    def deal(self) -> Deal:
        shape, build, source = self.shape, self.build, self.source
        communication = shape.communication or shape.reference
        place = source.value_span(("communication",) if shape.communication else ("reference",))
        return Deal(
            file=source.name,
            reference=shape.reference,
            date=self._date(shape.date, ("date",)) or datetime.date.max,  # so that everything else is still checked
            validity=self._validity(),
            start=self._start(),
            client=read_client(shape.client, self.texts, self.library, self.report),
            services=build.entries(shape.services, ("services",)),
            facts=build.entries(shape.facts, ("facts",)),
            variants=read_selected(build, shape.variants),
            deselected=build.entries(shape.deselect, ("deselect",)),
            settings=self._settings(),
            documents=None if shape.documents is None else build.entries(shape.documents, ("documents",)),
            lines=read_lines(shape, self.texts, self.library, self.report, self._list_prices()),
            includes=read_includes(shape, self.texts, self.library, self.report),
            phases=self._phases(),
            signatories=self._signatories(),
            communication=read_communication(communication, bool(shape.communication), place, self.report),
            publisher=self._publisher(),
            subprocessors=self._subprocessors(),
            unused=build.entries(shape.without_subprocessors, ("without-subprocessors",)),
            approvals=self._approvals(),
            spans={key: source.span((key,)) for key in _SPANS if source.node((key,)) is not None}
            | {
                key: source.value_span((key,))
                for key in ("date", "validity", "start")
                if source.node((key,)) is not None
            },
            span=Span(source.name, 1, 1),
            salesperson=read_salesperson(shape.salesperson, self.texts, self.report),
            prices=shape.prices,
            order_number=shape.order_number,
            introduction=tuple(self.texts.read(one, ("introduction", at)) for at, one in enumerate(shape.introduction)),
            sections=self._sections(),
            discount=read_whole_discount(shape, source, self.report),
            billing=read_billing(shape, source, self.report),
            version=read_version(shape, source, self.report),
            replaces=read_replaces(shape, source, self.tree, self.report),
            amends=read_amends(shape, source, self.tree, self.report),
        )

    def _sections(self) -> dict[str, LocalText]:
        """The groups of lines; one under which no line stands is told."""
        used = {one.section for one in self.shape.lines}
        for id in self.shape.sections:
            if id not in used:
                place, message = self.source.span(("sections", id)), say("section-unused", name=id)
                self.report.error("line-invalid", place, message, say("use-section", name=id))
        return {id: self.texts.read(text, ("sections", id)) for id, text in self.shape.sections.items()}

    def _date(self, text: str, path: tuple[str | int, ...]) -> datetime.date | None:
        date = read_date(text)
        if date is None:
            span = self.source.value_span(path)
            self.report.error("value-invalid", span, say("no-date", text=text), day_to_write(text))
        return date

    def _validity(self) -> datetime.date | None:
        if self.shape.validity is None:
            return None
        validity, date = self._date(self.shape.validity, ("validity",)), read_date(self.shape.date)
        if validity is not None and date is not None and validity < date:
            message = say("before-date", validity=validity, date=date)
            self.report.error("deal-validity", self.source.value_span(("validity",)), message, say("correct"))
        return validity

    def _start(self) -> datetime.date | None:
        if self.shape.start is None:
            return None
        start, date = self._date(self.shape.start, ("start",)), read_date(self.shape.date)
        if self.shape.amends is None and start is not None and date is not None and start < date:
            message = say("before-offer", start=start, date=date)
            self.report.warn("deal-start", self.source.value_span(("start",)), message, say("correct"))
        return start

    def _phases(self) -> tuple[Phase, ...]:
        found = []
        for index, one in enumerate(self.shape.project.phases if self.shape.project else ()):
            path: tuple[str | int, ...] = ("project", "phases", index)
            start, end = self._date(one.start, (*path, "start")), self._date(one.end, (*path, "end"))
            name = self.texts.read(one.name, (*path, "name"))
            if start is None or end is None:
                continue
            if end < start:
                message = say("phase-ends-early", name=str(name), end=end, start=start)
                span = self.source.value_span((*path, "end"))
                self.report.error("value-invalid", span, message, say("correct-a-date"))
            deliverables = (
                self.texts.read(text, (*path, "deliverables", at)) for at, text in enumerate(one.deliverables)
            )
            found.append(Phase(name, start, end, tuple(deliverables)))
        return tuple(found)

    def _signatories(self) -> Mapping[Literal["company", "client"], tuple[Signatory, ...]]:
        """Who signs for each party: one person, or several who sign together."""
        found: dict[Literal["company", "client"], tuple[Signatory, ...]] = {}
        parties: tuple[Literal["company", "client"], ...] = ("company", "client")
        for party in parties:
            named = getattr(self.shape.signatories, party) if self.shape.signatories else None
            if isinstance(named, list):
                found[party] = tuple(
                    self._signatory(one, ("signatories", party, place)) for place, one in enumerate(named)
                )
                self._signs_once(found[party], party)
            elif named is not None:
                found[party] = (self._signatory(named, ("signatories", party)),)
        return found

    def _signatory(self, shape: SignatoryShape, path: KeyPath) -> Signatory:
        return Signatory(shape.name, self.texts.read(shape.function, (*path, "function")))

    def _signs_once(self, people: Sequence[Signatory], party: str) -> None:
        names = [one.name for one in people]
        for place, name in enumerate(names):
            if name in names[:place]:
                span = self.source.value_span(("signatories", party, place, "name"))
                self.report.error("value-invalid", span, say("signs-twice", name=name), say("each-once"))

    def _settings(self) -> dict[str, Setting]:
        """The values that the deal gives; a faulty one counts as the standard value, so that it is reported once."""
        known: dict[str, Parameter] = dict(self.library.parameters)
        for majors in self.library.variants.values():
            for variant in reversed(majors):
                known |= variant.parameters
        found: dict[str, Setting] = {}
        for name, written in self.shape.parameters.items():
            span = self.source.value_span(("parameters", name))
            parameter = known.get(name)
            if parameter is None:
                place = self.source.span(("parameters", name))
                about = f"parameter/{name}"
                hint = renamed(about, self.library) or did_you_mean(name, known)
                self.report.error("parameter-unknown", place, say("unknown", name=name), hint, about=about)
                continue
            if parameter.computed is not None:
                message = say("follows", name=name, names=tuple(parameter.computed.names))
                self.report.error("parameter-value", span, message, say("delete-line"))
                continue
            empty = isinstance(written, str) and not written.strip()  # which is told as such
            value = (
                None
                if empty or name in self.faulty
                else self._value(parameter, self._meant(parameter, written, span), span)
            )
            if value is not None:
                check_bounds(parameter, value, span, self.report)
                if parameter.type == "text" and isinstance(value, str):
                    self.texts.read(value, ("parameters", name))
            found[name] = Setting(name, value if value is not None else parameter.value or "", span)
        return found

    def _meant(self, parameter: Parameter, written: WrittenValue, span: Span) -> WrittenValue | None:
        """What is written for a figure, as files hold it, if it can mean one thing only; None after an error."""
        node = self.source.node(("parameters", parameter.name))
        if parameter.type == "text" and isinstance(written, int):
            return node.raw if isinstance(node, Scalar) else written
        if parameter.each or not isinstance(written, str) or parameter.type in ("text", "date"):
            return written
        if isinstance(node, Scalar) and on_several_lines(self.source, node):
            self.report.error("parameter-value", span, *several_lines(parameter.name))
            return None
        return read_daily(written, parameter.name, parameter.type, parameter.unit, span, self.report)

    def _value(self, parameter: Parameter, written: WrittenValue | None, span: Span) -> Value | None:
        """The value that the deal gives; each text of a list is given in the languages of the documents."""
        if written is None:
            return None
        for place, entry in enumerate(written if isinstance(written, list) else ()):
            for key, text in entry.items() if isinstance(entry, dict) else ():
                self.texts.read(text, ("parameters", parameter.name, place, key))
        return read_value(parameter.type, written, parameter.name, span, self.report, parameter.each)

    def _approvals(self) -> tuple[Approval, ...]:
        found = []
        for index, one in enumerate(self.shape.approvals):
            path: tuple[str | int, ...] = ("approvals", index)
            date = self._date(one.date, (*path, "date"))
            if one.by not in self.library.approvals.approvers:
                people = self.library.approvals.approvers
                hint = did_you_mean(one.by, people) or say("known-approvers", names=tuple(people))
                span = self.source.value_span((*path, "by"))
                self.report.error("approval-invalid", span, say("nobody", by=one.by), hint)
            elif date is not None:
                found.append(Approval(one.deviation, one.by, date, one.digest, self.source.span(path)))
        return tuple(found)

    def _publisher(self) -> tuple[Publisher, ...] | None:
        result = self._named("publisher", self.shape.publisher)
        if result is None:
            return None if self.shape.publisher is None else ()
        return read_publisher(result[0], result[1], self.report)

    def _subprocessors(self) -> tuple[Subprocessor, ...] | None:
        result = self._named("subprocessors", self.shape.subprocessors)
        return None if result is None else read_register(result[0], result[1], self.report)

    def _list_prices(self) -> Mapping[str, Decimal] | None:
        """What the price list says that holds on the day of the deal; None where it cannot be read."""
        lists = self.library.prices
        if self.shape.prices is not None:
            result, watch = self._named("prices", self.shape.prices), self.report.watch()
            lists = () if result is None else read_prices(result[0], result[1], self.report)
            if result is None or watch.said:
                return None
            for code, span, message, hint in misplaced(lists, self.library):  # the library's are checked with it
                self.report.error(code, span, message, hint)
        client = self.shape.client
        numbers = (client.enterprise_number, client.vat_number)
        return list_prices(lists, read_date(self.shape.date) or datetime.date.max, numbers)

    def _named(self, key: str, name: str | None) -> tuple[Source, Any] | None:
        return read_named_file(self.tree, self.source, key, name, self.report)


def _faulty_texts(source: Source, report: Report) -> set[str]:
    """A text of the deal is short, on one line, and visible; the keys of those that are not."""
    faulty: set[str] = set()

    def walk(node: Node | Entries | Scalar, name: str, local: bool = False) -> None:
        match node:
            case Node(items):
                for key, item in items.items():
                    walk(item, *((name, True) if key in LANGUAGES else (key, False)))
            case Entries(entries):
                for item in entries:
                    walk(item, name)
            case Scalar() if isinstance(node.value, str) and node.sound:
                block = local and node.style == "|"  # its line end is taken away where texts are read
                message, hint = data_fault(
                    node.value.removesuffix("\n") if block else node.value, say("field", name=name)
                )
                if message:
                    report.error("deal-text", node.span, message, hint)
                    faulty.add(name)
            case _:
                pass

    walk(source.root, "")
    return faulty


def is_deal(path: Path) -> bool:
    """Whether a file that lies among deals is one, and not a register or a company that deals name."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return True  # reading it says what is wrong
    if _DEAL.search(text) is not None:
        return True
    if not any(key in text for key in _OWN) and "\\" not in text:  # a key may be written with escapes
        return False
    source = parse(path.name, text, Report(), quoted=True) if len(text) <= MAX_FILE_BYTES else None
    if source is None:
        return _FAULTY_DEAL.search(text) is not None
    return isinstance(source.root, Node) and not _OWN.isdisjoint(source.root.items)
