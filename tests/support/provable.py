"""Small libraries with everything that decides what a deal prints, made up at random."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generated import PUBLISHER, bilingual, label
from hypothesis import strategies as st

from engine.languages import LANGUAGES as CODES
from engine.model.library import LABELS

TERMS = ("alpha", "beta", "gamma")
FORMS = {"alpha": "Alpha", "beta": "Alpha Beta", "gamma": "Gamma", "delta": "Beta"}
DUTIES = ("one", "two", "three")
SERVICES = ("a", "b")


@dataclass
class Plan:
    """What is drawn: files by path, and the places there are to point at."""

    files: dict[str, str] = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        return [*self.clauses, *self.paragraphs, *self.items]

    def write(self, root: Path) -> None:
        for path, text in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A library of two or three documents, with up to three variants."""
    return _Draw(draw).plan()


class _Draw:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.made = draw, Plan()
        self.variants = ["va", "vb", "vc"][: draw(st.integers(1, 3))]
        self.older = draw(st.booleans())  # whether va is on offer in an older major too
        self.priced = draw(st.integers(0, 3)) == 0  # whether lines and their VAT decide something
        self.extra = draw(st.booleans())  # whether there is a document that variants add
        self.adders = [one for one in self.variants if self.extra and self.chance(2)]
        self.listed = self.chance(2)  # whether a deal may name that one by itself
        self.inner = self.chance(4)  # whether `d` prints `m` as an annex
        self.optional = not self.inner and self.chance(4)  # whether only variants add `m`
        self.needs: dict[str, list[str]] = {}
        self.gone: list[str] = []
        self.sent: list[tuple[str, str]] = []  # removals with where references go
        self.own: list[str] = []  # what the variant at hand has inserted or restated
        self.facts = ["client.be", "flag.x", *(["lines.monthly"] if self.priced else [])]
        self.serial = 0

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(1, of)) == of

    def pick(self, among: Iterable[str]) -> str:
        return self.draw(st.sampled_from([*among]))

    def condition(self, *more: str, often: int = 3) -> str:
        """A condition, seldom one."""
        if not self.chance(often):
            return ""
        atoms = ["service.a", "service.b", *self.facts, *more]
        one, other = self.pick(atoms), self.pick(atoms)
        return self.pick([one, f"not {one}", f"{one} and not {other}", f"{one} or {other}"])

    def when(self, indent: str, *more: str, often: int = 3) -> str:
        condition = self.condition(*more, often=often)
        return f"{indent}when: {condition}\n" if condition else ""

    def text(self, indent: str, slots: Iterable[str] = (), document: str = "") -> str:
        """A text: some terms, perhaps a figure, perhaps a reference."""
        terms = [FORMS[self.pick(FORMS)] for _ in range(self.draw(st.integers(0, 2)))]
        words = ["mot", *(f"{one} et" for one in terms[:1]), *terms[1:]]
        slots = [*slots]
        if slots and self.chance(3):
            words.append(f"{{{{ {self.pick(slots)} }}}}")
        if self.made.places and self.chance(2):
            words.append(f"[à]({self.target()})")
        french = " ".join(words)
        english = french.replace("[à]", "[]").replace("mot", "word" if self.chance(2) else "word Gamma")
        return f"{indent}fr: |\n{indent}  {french}\n{indent}en: |\n{indent}  {english}\n"

    def target(self) -> str:
        """What a reference names: a place, or two of one document, in a list or as a range."""
        lost = self.lost
        target = self.pick(lost if lost and self.chance(3) else self.made.places)
        if self.chance(5):
            kin = [one for one in self.made.places if self.kind(one) == self.kind(target)]
            return f"{target}{self.pick([',', '..'])}{self.pick(kin)}"
        return target

    @property
    def lost(self) -> list[str]:
        """The places that a variant takes away, and what stands in them."""
        outer = tuple(mark for one in self.gone for mark in (f"{one}#", f"{one}."))
        return [one for one in self.made.places if one in self.gone or one.startswith(outer)]

    def kind(self, place: str) -> tuple[str, bool]:
        return place.split("/")[0], self.inner and place.startswith("d/m")

    def covers(self, indent: str, often: int = 4) -> str:
        return f"{indent}covers: [{self.pick(DUTIES)}]\n" if self.chance(often) else ""

    def items(self, indent: str, names: Iterable[str], slots: Iterable[str] = (), *, single: bool = True) -> str:
        names = [*names]
        parts = (
            f"{indent}  {one}:\n{self.text(indent + '    ', slots)}{self.covers(indent + '    ')}"
            f"{self.when(indent + '    ', 'document.e', often=5)}"
            for one in names
        )
        single = f"{indent}single:\n{self.text(indent + '  ', slots)}" if names and single and self.chance(2) else ""
        return f"{indent}items:\n{''.join(parts)}{single}" if names else ""

    def plan(self) -> Plan:
        outlines = {"d": ["k", "m", "list"], "e": ["k"], **({"x": ["k"]} if self.extra else {})}
        shape = {
            f"{document}/{clause}": [("p", self.draw(st.integers(0, 2))), *([("q", 0)] if self.chance(2) else [])]
            for document, clauses in outlines.items()
            for clause in clauses
        }
        for clause, paragraphs in shape.items():
            self.made.clauses.append(clause)
            for name, items in paragraphs:
                self.made.paragraphs.append(f"{clause}#{name}")
                self.made.items += [f"{clause}#{name}.i{rank}" for rank in range(items)]
        self.tables()
        for document, names in outlines.items():
            self.document(document, names)
        for clause, paragraphs in shape.items():
            self.clause(clause, paragraphs)
        for name in self.variants:
            self.variant(name, 2 if self.older and name == "va" else 1)
        if self.older:
            self.variant("va@1", 1)
        return self.made

    def tables(self) -> None:
        files = self.made.files
        for name in ("laws", "proper-names", "units"):
            files[f"clauses/{name}.yaml"] = ""
        files["clauses/labels.yaml"] = "".join(bilingual(one, label(one), label(one)) for one in LABELS)
        files["clauses/publisher.yaml"] = PUBLISHER
        files["clauses/approvers.yaml"] = "discount-limit: 0\npeople:\n  boss:\n    name: Chef\n    approves: [legal]\n"
        files["clauses/subprocessors.yaml"] = "register: {}\n"
        group = "  group: client\n"
        facts = {"client.be": f"{group}  countries: [BE]\n", "client.else": group, "flag.x": ""}
        if self.priced:
            facts |= {"lines.monthly": "", "vat.standard": ""}
        files["clauses/facts.yaml"] = "".join(f"{one}:\n{more}  fr: un\n  en: a\n" for one, more in facts.items())
        rule = self.pick(["client.be", "not flag.x", "client.be or client.else"])
        vat = f"standard:\n  rate: 21\n  when: {rule}\n  fr: TVA\n  en: VAT\n"
        files["clauses/vat.yaml"] = vat if self.priced else ""
        files["clauses/parameters.yaml"] = (
            "days:\n  version: 1.0.0\n  type: count\n  label:\n    fr: jours\n    en: days\n  value: 3\n"
            "initial-term:\n  version: 1.0.0\n  type: duration\n  unit: month\n  label:\n    fr: terme\n    en: term\n"
            "  value: 6\n"
        )
        files["clauses/standard.yaml"] = (
            "documents: [d]\nservices: [a]\nfacts: [client.be]\n"
            f"pack: [d, e{', x' if self.extra and self.listed else ''}]\n"
        )
        implied = f"  implies: [{self.pick(self.variants)}]\n" if self.chance(3) else ""
        said = f"  processing:\n{''.join(bilingual(one, 'Gamma', 'Gamma', '    ') for one in PROCESSING)}"
        said = said if self.chance(2) else ""
        files["clauses/services.yaml"] = (
            f"a:\n{bilingual('title', 'un', 'one', '  ')}{implied}{said}b:\n{bilingual('title', 'deux', 'two', '  ')}"
        )
        files["clauses/terms.yaml"] = "".join(f"{one}:\n{self.term(one, '  ')}" for one in TERMS)
        files["clauses/duties/all.yaml"] = "".join(
            f"{one}:\n  article: un\n  fr: un\n  en: one\n{self.when('  ', *self.variant_atoms, often=4)}"
            for one in DUTIES
        )

    @property
    def variant_atoms(self) -> list[str]:
        return [f"variant.{one}" for one in self.variants]

    def term(self, name: str, indent: str, form: str = "") -> str:
        parts = []
        target = self.target() if self.chance(3) else ""
        target = target.removeprefix("d/") if self.chance(3) and "," not in target and ".." not in target else target
        for code in CODES:
            words = f"sens {FORMS[self.pick(FORMS)]}" if self.chance(2) else "sens"
            words += f" [{'à' if code == 'fr' else ''}]({target})" if target else ""
            named = form or FORMS[name]
            parts.append(f"{indent}{code}:\n{indent}  name: {named}\n{indent}  text: |\n{indent}    {words}\n")
        return f"{indent}version: 1.0.0\n{''.join(parts)}{self.covers(indent, 2)}"

    def document(self, name: str, clauses: list[str]) -> None:
        annexes = ["m"] if name == "d" and self.inner else []
        clauses = [one for one in clauses if one not in annexes]
        owes = "" if self.chance(3) else "owes: [all]\n"
        when = self.when("", often=3) if name == "e" else ""
        if name == "d" and self.optional:
            clauses.remove("m")
        head = f"{bilingual('title', f'titre {name}', f'title {name}')}{bilingual('name', f'le {name}', name)}"
        absent = self.pick(["reserve", "close"])
        self.made.files[f"clauses/{name}/document.yaml"] = (
            f"version: 1.0.0\n{head}{owes}{when}absent: {absent}\n"
            f"outline: [{', '.join(clauses)}]\nannexes: [{', '.join(annexes)}]\n"
        )

    def clause(self, place: str, paragraphs: list[tuple[str, int]]) -> None:
        body = []
        slots = ["days", *(f"{one}.rate" for one in self.adders * 3 if place.startswith("x/"))]
        for name, items in paragraphs:
            writer = ""
            if (place.endswith("/list") and name == "p" and self.chance(2)) or (place == "e/k" and self.chance(3)):
                writer = f"    generate: definitions\n{self.empty(slots)}"
            elif name == "q" and self.chance(5):
                columns = "".join(bilingual(one, one, one, "      ") for one in ("service", "data"))
                writer = f"    generate: processing\n    columns:\n{columns}{self.empty(slots)}"
            body.append(
                f"  {name}:\n{self.text('    ', slots)}{writer}{self.covers('    ')}"
                f"{self.items('    ', [f'i{rank}' for rank in range(items)], slots, single=not writer)}"
                f"{self.when('    ', 'document.e')}"
            )
        when = self.when("", "document.e", often=4)
        head = f"version: 1.0.0\n{bilingual('title', f'titre {place}', f'title {place}')}{when}"
        self.made.files[f"clauses/{place}.yaml"] = f"{head}text:\n{''.join(body)}"

    def empty(self, slots: Iterable[str]) -> str:
        return f"    empty:\n{self.text('      ', slots)}"

    def variant(self, file: str, major: int) -> None:
        name = file.partition("@")[0]
        others = [one for one in self.variants if one != name]
        later = [one for one in self.variants if one > name]  # so that nothing implies itself
        told = bilingual("title", "une", "an") + bilingual("summary", "une", "an")
        head = [f"version: {major}.0.0\n{told}approval: none\n"]
        required = [one for one in others if self.chance(4)]
        self.needs.setdefault(name, []).extend(required)
        self.own = []
        head.append(f"requires: [{', '.join(required)}]\n" if required else "")
        implied = [one for one in later if self.chance(4)]
        head.append(f"implies: [{', '.join(implied)}]\n" if implied else "")
        head.append(f"activate: {self.pick(['service.b', 'flag.x', 'not client.be'])}\n" if self.chance(5) else "")
        head.append(f"waives: [{self.pick(DUTIES)}]\n" if self.chance(3) else "")
        if self.chance(3):
            atoms = ["service.a", "service.b", "flag.x", *(f"variant.{one}" for one in (*others, *required, *implied))]
            reason = bilingual("reason", "non", "no", "    ")
            head.append(f"conflicts:\n  - when: {self.pick(atoms)}\n{reason}")
        parameter = (
            "  rate:\n    version: 1.0.0\n    type: count\n    label:\n      fr: un\n      en: a\n    value: 4\n"
        )
        head.append(f"parameters:\n{parameter}")
        changes = [self.change(name) for _ in range(self.draw(st.integers(1, 4)))]
        if name in self.adders:
            changes.append("  - outline: {add: x}\n" + self.when("    ", *self.variant_atoms, often=4))
        self.made.files[f"variants/{file}.yaml"] = f"{''.join(head)}changes:\n{''.join(changes)}"

    def change(self, variant: str) -> str:
        kind = self.pick(
            ["replace", "replace", "remove", "remove", "insert", "insert", "insert", "define", "outline", "set", "drop"]
        )
        made, slots = self.made, ["days", f"{variant}.rate"]
        when = self.when("    ", "document.e", *self.variant_atoms, often=4)
        onward = self.pick(self.gone if self.gone and self.chance(2) else made.places)
        if kind == "replace":
            among = [one for one in self.own if "#" in one]
            place = self.pick(among if among and self.chance(2) else self.base("#"))
            restated = self.pick(["i0", "i1 i0", "n", "n"]).split()
            items = self.items("    ", restated, slots) if self.chance(2) else ""
            self.gone += [] if not items or "." in place or "i0" in restated else [f"{place}.i0"]
            items = "" if "." in place else items
            if not items and "." not in place and self.chance(3):
                items = f"    single:\n{self.text('      ', slots)}"
            self.own += [f"{place}.{one}" for one in ("i0", "n") if f"  {one}:\n" in items]
            return f"  - replace: {place}\n{self.text('    ', slots)}{items}{self.covers('    ')}{when}"
        if kind == "remove":
            place = self.pick(self.own if self.own and self.chance(4) else self.base())
            if self.sent and self.chance(3):  # back to where references come from
                onward, place = self.sent[-1]
            self.gone.append(place)
            redirect = self.redirect(place, onward)
            self.sent += [(place, onward)] if redirect else []
            return f"  - remove: {place}\n{redirect}{when}"
        if kind == "define":
            name = self.pick(["alpha", "gamma", "delta"])
            return f"  - define: {name}\n{self.term(name, '    ', self.pick([FORMS[name], 'Alpha']))}{when}"
        if kind == "outline" and self.optional:
            return f"  - outline: {{add: d/m}}\n{when}"
        if kind == "drop":
            target = self.pick(["e", "d/k", "e/k"])
            when = when if target != "e" else self.when("    ", *self.variant_atoms, often=4)
            return f"  - outline: {{drop: {target}}}\n{self.redirect(target, onward) if '/' in target else ''}{when}"
        if kind == "set":
            return f"  - set: days\n    value: {self.draw(st.integers(1, 2))}\n{when}"
        return self.insertion(slots, when)

    def base(self, mark: str = "") -> list[str]:
        """The places that stand in the library itself."""
        return [one for one in self.made.places if mark in one and "n" not in one.replace("list", "")]

    def redirect(self, place: str, onward: str) -> str:
        inside = f"{onward}.".startswith(f"{place}.") or onward.startswith(f"{place}#")
        return f"    redirect: {onward}\n" if not inside and self.chance(2) else ""

    def insertion(self, slots: list[str], when: str) -> str:
        made = self.made
        anchor = self.pick(self.own if self.own and self.chance(3) else self.base())
        position = self.pick(["before", "after"] if "." in anchor else ["before", "after", "into"])
        self.serial += 1
        name = f"n{self.serial if self.chance(2) else 0}"
        head = f"  - insert: {{{position}: {anchor}, id: {name}}}\n"
        inner = "#" in anchor and (position == "into" or "." in anchor)
        if inner:
            made.items.append(f"{anchor.partition('.')[0]}.{name}")
            self.own.append(made.items[-1])
            return f"{head}{self.text('    ', slots)}{self.covers('    ')}{when}"
        if "#" in anchor or position == "into":
            made.paragraphs.append(f"{anchor.partition('#')[0]}#{name}")
            self.own.append(made.paragraphs[-1])
            return f"{head}{self.text('    ', slots)}{self.items('    ', ['i0'], slots)}{self.covers('    ')}{when}"
        made.clauses.append(f"{anchor.partition('/')[0]}/{name}")
        self.own.append(made.clauses[-1])
        made.paragraphs.append(f"{anchor.partition('/')[0]}/{name}#p")
        title = bilingual("title", "un", "one", "    ")
        return f"{head}{title}    text:\n      p:\n{self.text('        ', slots)}{self.when('        ')}{when}"


PROCESSING = ("nature", "purposes", "data", "persons", "retention")
