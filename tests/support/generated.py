"""Small libraries made up at random, written as the files people write, and what a reader expects of them.

`Expected` computes by hand, from the plan of a library alone, what is printed, under which number, and what every
reference leads to. It shares no code with the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from engine.model.library import LABELS

SERVICES = ("alpha", "beta")
FACTS = ("flag.one", "flag.two")
VARIANTS = ("va", "vb", "vc")
ANCHOR = "doc/anchor"  # an article that nothing takes away: redirects lead there
Plan = TypeVar("Plan")
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


@dataclass(frozen=True)
class ItemPlan:
    id: str
    when: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParagraphPlan:
    id: str
    when: str = ""
    cites: tuple[str, ...] = ()
    items: tuple[ItemPlan, ...] = ()


@dataclass(frozen=True)
class ClausePlan:
    id: str  # doc/name
    paragraphs: tuple[ParagraphPlan, ...]
    when: str = ""
    annex: bool = False


@dataclass(frozen=True)
class ChangePlan:
    """`kind` is replace, remove, drop, before, after or into; `new` is what an insertion brings."""

    kind: str
    place: str
    redirect: bool = False
    cites: tuple[str, ...] = ()
    new: ClausePlan | ParagraphPlan | ItemPlan | None = None


@dataclass(frozen=True)
class LibraryPlan:
    absent: str
    clauses: tuple[ClausePlan, ...]
    variants: Mapping[str, tuple[ChangePlan, ...]] = field(default_factory=dict)
    prefix: str = ""  # of the paragraphs of annexes

    def outline(self, document: str) -> tuple[ClausePlan, ...]:
        return tuple(one for one in self.clauses if one.id.startswith(f"{document}/"))

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.id.split("/")[0] for one in self.clauses))


@dataclass(frozen=True)
class SelectionPlan:
    services: tuple[str, ...]
    facts: tuple[str, ...]
    variants: tuple[str, ...]
    documents: tuple[str, ...]

    def truth(self, atom: str) -> bool:
        kind, _, name = atom.partition(".")
        tables = {"service": self.services, "document": self.documents}
        return name in tables[kind] if kind in tables else atom in self.facts

    def holds(self, condition: str) -> bool:
        """A condition of these plans is an atom, or the contrary of one."""
        return not condition or (
            not self.truth(condition[4:]) if condition.startswith("not ") else self.truth(condition)
        )


def write(plan: LibraryPlan, root: Path) -> None:
    """The plan as a library on disk."""

    def file(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    for name in ("terms", "parameters", "laws", "proper-names", "units", "vat"):
        file(f"clauses/{name}.yaml", "")
    file("clauses/labels.yaml", "".join(f"{one}:\n  fr: {label(one)}\n  en: {label(one)}\n" for one in LABELS))
    file("clauses/facts.yaml", "".join(f"{one}:\n  fr: un fait\n  en: a fact\n" for one in FACTS))
    title = "  title:\n    fr: Un service\n    en: A service\n"
    file("clauses/services.yaml", "".join(f"{one}:\n{title}" for one in SERVICES))
    file("clauses/standard.yaml", f"documents: [{', '.join(plan.documents)}]\nservices: [alpha]\n")
    file("clauses/publisher.yaml", PUBLISHER)
    file("clauses/approvers.yaml", "discount-limit: 0\npeople:\n  boss:\n    name: Chef\n    approves: [legal]\n")
    file("clauses/subprocessors.yaml", "register: {}\n")
    for document in plan.documents:
        names, annexes = (
            ", ".join(one.id.split("/")[1] for one in plan.outline(document) if one.annex is annex)
            for annex in (False, True)
        )
        head = bilingual("title", f"titre {document}", f"title {document}") + bilingual(
            "name", f"le {document}", document
        )
        file(
            f"clauses/{document}/document.yaml",
            f"version: 1.0.0\n{head}absent: {plan.absent}\noutline: [{names}]\nannexes: [{annexes}]\n"
            + (f"annex-prefix: {plan.prefix}\n" if plan.prefix else ""),
        )
    for clause in plan.clauses:
        when = f"when: {clause.when}\n" if clause.when else ""
        body = "".join(_paragraph(one, "  ") for one in clause.paragraphs)
        head = bilingual("title", f"titre {clause.id}", f"title {clause.id}")
        file(f"clauses/{clause.id}.yaml", f"version: 1.0.0\n{head}{when}text:\n{body}")
    for name, changes in plan.variants.items():
        head = bilingual("title", "une option", "an option") + bilingual("summary", "elle change", "it changes")
        body = "".join(map(_change, changes))
        file(f"variants/{name}.yaml", f"version: 1.0.0\n{head}approval: none\nchanges:\n{body}")


PUBLISHER = """company:
  - since: 2026-01-01
    name: Firme SRL
    trade-name: Firme
    form:
      fr: société
      en: company
    seat: rue 1, 7000 Mons
    enterprise-number: 0999.990.321
    vat-number: BE 0999.990.321
    register:
      fr: RPM
      en: RPM
    bank-account: BE68 5390 0754 7034
    email: firme@exemple.invalid
"""


def label(name: str) -> str:
    return {"article": "Article", "annex": "Annexe", "page": "page {page} / {pages}"}.get(name, name)


def bilingual(key: str, french: str, english: str, indent: str = "") -> str:
    return f"{indent}{key}:\n{indent}  fr: {french}\n{indent}  en: {english}\n"


def _words(id: str, cites: tuple[str, ...], indent: str) -> str:
    french = " ".join([f"texte {id}", *(f"vu [à]({one})" for one in cites)])
    english = " ".join([f"text {id}", *(f"see []({one})" for one in cites)])
    return f"{indent}fr: |\n{indent}  {french}\n{indent}en: |\n{indent}  {english}\n"


def _when(when: str, indent: str) -> str:
    return f"{indent}when: {when}\n" if when else ""


def _items(items: tuple[ItemPlan, ...], indent: str) -> str:
    if not items:
        return ""
    parts = (
        f"{indent}  {one.id}:\n{_words(one.id, one.cites, indent + '    ')}{_when(one.when, indent + '    ')}"
        for one in items
    )
    return f"{indent}items:\n{''.join(parts)}"


def _paragraph(one: ParagraphPlan, indent: str) -> str:
    inner = indent + "  "
    return f"{indent}{one.id}:\n{_words(one.id, one.cites, inner)}{_items(one.items, inner)}{_when(one.when, inner)}"


def _change(one: ChangePlan) -> str:
    redirect = f"    redirect: {ANCHOR}\n" if one.redirect else ""
    if one.kind == "replace":
        return f"  - replace: {one.place}\n{_words('replaced', one.cites, '    ')}"
    if one.kind == "remove":
        return f"  - remove: {one.place}\n{redirect}"
    if one.kind == "drop":
        return f"  - outline: {{drop: {one.place}}}\n{redirect}"
    assert one.new is not None
    head = f"  - insert: {{{one.kind}: {one.place}, id: {one.new.id.split('/')[-1]}}}\n"
    if isinstance(one.new, ClausePlan):
        title = bilingual("title", f"titre {one.new.id}", f"title {one.new.id}", "    ")
        return f"{head}{title}    text:\n{''.join(_paragraph(part, '      ') for part in one.new.paragraphs)}"
    items = _items(one.new.items, "    ") if isinstance(one.new, ParagraphPlan) else ""
    return f"{head}{_words(one.new.id, one.new.cites, '    ')}{items}"


class Expected:
    """What is printed of a plan under a selection: `numbers` and `texts` by place, and the `reserved` articles."""

    def __init__(self, plan: LibraryPlan, selection: SelectionPlan) -> None:
        self.plan, self.selection = plan, selection
        self.changes = [
            one for name in sorted(plan.variants) if name in selection.variants for one in plan.variants[name]
        ]
        self.numbers: dict[str, str] = {}
        self.annexes: set[str] = set()
        self.reserved: set[str] = set()
        self.cites: dict[str, tuple[str, ...]] = {}
        for document in plan.documents:
            if document in selection.documents:
                self._document(document)

    def _document(self, document: str) -> None:
        listed = [one for one in self.plan.outline(document) if not one.annex]
        articles: list[ClausePlan] = []
        added: list[ClausePlan] = []
        for clause in listed:
            into = added if self.plan.absent == "reserve" else articles
            into += self._new("before", clause.id, ClausePlan)
            articles.append(clause)
            into += self._new("after", clause.id, ClausePlan)
        for group in ([*articles, *added], [one for one in self.plan.outline(document) if one.annex]):
            position = 0
            for clause in group:
                position += self._clause(clause, position + 1)

    def _clause(self, clause: ClausePlan, position: int) -> bool:
        """Numbers a clause; whether it took its number."""
        gone = self._gone(clause.id) or not self.selection.holds(clause.when)
        printed = [] if gone else self._paragraphs(clause)
        if not printed and self.plan.absent == "close":
            return False
        self.numbers[clause.id] = str(position)
        if clause.annex:
            self.annexes.add(clause.id)
        if not printed:
            self.reserved.add(clause.id)
        prefix = self.plan.prefix if clause.annex else ""
        for index, paragraph in enumerate(printed, 1):
            place = f"{clause.id}#{paragraph.id}"
            self._number(place, f"{prefix}{position}.{index}", paragraph.cites)
            for rank, item in enumerate(self._items(place, paragraph)):
                self._number(f"{place}.{item.id}", f"({ROMAN[rank]})", item.cites)
        return True

    def _number(self, place: str, number: str, cites: tuple[str, ...]) -> None:
        self.numbers[place] = number
        restated = (one.cites for one in self.changes if one.kind == "replace" and one.place == place)
        self.cites[place] = next(restated, cites)

    def _gone(self, place: str) -> bool:
        return any(one.place == place and one.kind in ("remove", "drop") for one in self.changes)

    def _printed(self, place: str, when: str) -> bool:
        return not self._gone(place) and self.selection.holds(when)

    def _paragraphs(self, clause: ClausePlan) -> list[ParagraphPlan]:
        found: list[ParagraphPlan] = []
        for own in clause.paragraphs:
            place = f"{clause.id}#{own.id}"
            found += [*self._new("before", place, ParagraphPlan), own, *self._new("after", place, ParagraphPlan)]
        found += self._new("into", clause.id, ParagraphPlan)
        return [one for one in found if self._printed(f"{clause.id}#{one.id}", one.when)]

    def _items(self, place: str, paragraph: ParagraphPlan) -> list[ItemPlan]:
        found: list[ItemPlan] = []
        for own in paragraph.items:
            here = f"{place}.{own.id}"
            found += [*self._new("before", here, ItemPlan), own, *self._new("after", here, ItemPlan)]
        found += self._new("into", place, ItemPlan)
        return [one for one in found if self._printed(f"{place}.{one.id}", one.when)]

    def _new(self, kind: str, anchor: str, brings: type[Plan]) -> list[Plan]:
        return [
            one.new for one in self.changes if (one.kind, one.place) == (kind, anchor) and isinstance(one.new, brings)
        ]

    def destination(self, target: str) -> str | None:
        """Where a reference leads, or None where it leads nowhere."""
        if target in self.numbers and target not in self.reserved:
            return target
        redirects = {one.place for one in self.changes if one.redirect}
        outer = (target, target.split(".")[0], target.split("#")[0])
        return ANCHOR if any(one in redirects for one in outer) else None

    def dangling(self) -> set[str]:
        """What printed references name in printed documents, but lead nowhere."""
        return {
            cited
            for targets in self.cites.values()
            for cited in targets
            if cited.split("/")[0] in self.selection.documents and self.destination(cited) is None
        }

    def text(self, place: str, language: str) -> str:
        """The words of a paragraph or item, without the punctuation that its list adds."""
        word, see = {"fr": ("texte", "vu"), "en": ("text", "see")}[language]
        restated = any(one.kind == "replace" and one.place == place for one in self.changes)
        id = "replaced" if restated else place.split("#")[1].split(".")[-1]
        cited = [f"{see} {self.citation(one, place.split('/')[0], language)}" for one in self.cites[place]]
        return " ".join([f"{word} {id}", *cited])

    def citation(self, target: str, home: str, language: str) -> str:
        """The words of a reference that stands in the document `home`."""
        document = target.split("/")[0]
        if document not in self.selection.documents:
            return f"au {document}" if language == "fr" else document
        place = self.destination(target)
        assert place is not None
        number = self.numbers[place.split(".")[0]]
        item = self.numbers[place] if "." in place else ""
        annex = place.split("#")[0] in self.annexes
        document = place.split("/")[0]
        if language == "fr":
            noun, of = "annexe" if annex else "article", "" if document == home else f" du {document}"
            return f"à l’{noun} {number}{' ' if item else ''}{item}{of}"
        noun, of = "Annex" if annex else "Article", "" if document == home else f" of {document}"
        return f"{noun} {number}{item}{of}"
