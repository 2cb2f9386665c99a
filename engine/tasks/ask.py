"""A deal question by question: what is asked in which order, and only what can still change a document.

`Interview.questions` is a conversation: it gives a question and is sent the reply. Whoever holds it shows questions as
they like; the answers are in `Interview.text` at any moment, those of an interview that was broken off as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from engine.files.writing.answered import Filling, Word, plain
from engine.files.writing.new_deal import VALIDITY, deal_template
from engine.files.yaml.nodes import KeyPath
from engine.languages import FIRST, LANGUAGES
from engine.languages.territories import territory_of
from engine.model.catalogue import HOME
from engine.model.clause import LocalText, Parameter
from engine.model.library import Library
from engine.model.price import KINDS
from engine.model.price_list import list_prices
from engine.model.selection import DERIVED, PLANNED, STARTS
from engine.model.territory import by_place, groups_by_place
from engine.proving.selections import DealRule
from engine.proving.still_open import StillOpen
from engine.tasks.conversation import FREE_LINE, Choice, Conversation, Talk, many


class Interview(Conversation):
    """The conversation about a deal that is dated `day`."""

    def __init__(self, library: Library, file: str, reference: str, day: datetime.date, language: str) -> None:
        super().__init__(library, file, deal_template(library, reference, day, language=language, file=file), language)
        self.day, self._reference = day, reference
        self._open = StillOpen(library)
        self._known: dict[str, bool] = {PLANNED: False}

    def questions(self) -> Talk:
        """Every question, in the order of the file; it ends where nothing that is left can change a document."""
        yield from self._deal()
        yield from self._salesperson()
        yield from self._client()
        yield from self._services()
        yield from self._lines()
        yield from self._facts()
        yield from self._variants()
        yield from self._parameters()
        yield from self._signatories()

    def _deal(self) -> Talk:
        yield from self._text(("reference",), default=self._reference, head="deal")
        yield from self._text(("validity",), default=str(self.day + VALIDITY), as_text=False)
        started = yield from self._text(("start",), optional=True, as_text=False)
        self._known[STARTS] = bool(started)

    def _salesperson(self) -> Talk:
        name = yield from self._text(("salesperson", "name"), optional=True, head="salesperson")
        if name:
            yield from self._text(("salesperson", "email"), optional=True)
            yield from self._text(("salesperson", "phone"), optional=True)
        else:
            self.answers["salesperson"] = None

    def _client(self) -> Talk:
        yield from self._text(("client", "name"), head="client")
        person = yield from self._ask(("client", "type"), form="yes")
        if person:
            self._put(("client", "type"), Word("self-employed"))
        else:
            yield from self._text(("client", "form"), optional=True)
        yield from self._text(("client", "country"), default=HOME, as_text=False)
        yield from self._text(("client", "address"))
        country = self._said(("client", "country"))
        yield from self._text(("client", "enterprise-number"), optional=country != HOME)
        yield from self._text(("client", "vat-number"), optional=True)
        contact = yield from self._text(("client", "contact", "name"), optional=True)
        if contact:
            yield from self._text(("client", "contact", "email"), optional=True)
            yield from self._text(("client", "contact", "phone"), optional=True)
        else:
            self._put(("client", "contact"), None)
        codes = tuple(Choice(code, one.own_title) for code, one in LANGUAGES.items())
        chosen = yield from self._ask(("client", "languages"), "several", codes, default=FIRST)
        self._put(("client", "languages"), [Word(one) for one in many(chosen)])
        for area, facts in groups_by_place(self.library):
            holding = by_place(facts, territory_of(country), area)
            self._known |= {one.id: one is holding for one in facts}

    def _services(self) -> Talk:
        offered = tuple(Choice(one.id, self._in(one.title)) for one in self.library.services.values())
        if not offered:
            return
        chosen = many((yield from self._ask(("services",), "several", offered, head="services")))
        self.answers["services"] = [Word(one) for one in chosen]
        implied = {entry.clause for one in chosen for entry in self.library.services[one].implies}
        self._known |= {f"service.{one.id}": one.id in chosen for one in offered}
        self._known |= {f"variant.{id}": True for id in implied | self._brought(implied) if id in self.library.variants}

    def _lines(self) -> Talk:
        lines: list[dict[str, Filling]] = []
        self.answers["lines"] = lines
        listed, kinds = list_prices(self.library.prices, self.day), set()
        chosen = [one for one in self._chosen("services") if one in self.library.services]
        entries = {f"{id}/{one.id}": one for id in chosen for one in self.library.services[id].prices.values()}
        catalogue = (Choice(item, self._in(one.title)) for item, one in entries.items())
        choices = (*catalogue, Choice(FREE_LINE, self.words.other_line))
        while True:
            words = self.words.another if lines else ""
            more, head = bool(lines), "" if lines else "lines"
            question = self._ask(("line", "item"), "one", choices, optional=more, words=words, head=head, folded=more)
            item = yield from question
            if not item:
                break
            at, line = len(lines), dict[str, Filling]()
            lines.append(line)
            if item == FREE_LINE:
                yield from self._free_line(at, line)
                kind, unit, known = self._said(("lines", at, "kind")), self._said(("lines", at, "unit")), False
            else:
                entry = entries[str(item)]
                line["item"] = Word(str(item))
                kind, unit, known = entry.kind, entry.unit, entry.amount is not None or item in listed
            kinds.add(kind)
            noun = self.library.units[unit].nouns[self.language].one if unit in self.library.units else unit
            if not known:
                asked = self.words.questions["line.price"].format(unit=noun)
                yield from self._text(("lines", at, "price"), as_text=False, words=asked)
            if kind != "usage":
                yield from self._text(("lines", at, "quantity"), default="1", as_text=False, key="line.quantity")
                if self._said(("lines", at, "quantity")) == "1":
                    del line["quantity"]
            percent = yield from self._ask(("line", "discount"), optional=True)
            if percent:
                line["discount"] = {"percent": plain(str(percent).removesuffix("%").strip())}
        self._known |= {f"lines.{kind}": kind in kinds for kind in KINDS} | {"lines.credit": False}

    def _free_line(self, at: int, line: dict[str, Filling]) -> Talk:
        """What the catalogue says of an entry: the description comes first in the file, and is asked last."""
        kinds = tuple(Choice(kind, self.words.kinds[kind]) for kind in KINDS)
        line["kind"] = Word(str((yield from self._ask(("line", "kind"), "one", kinds))))
        units = tuple(Choice(id, one.nouns[self.language].one) for id, one in self.library.units.items())
        line["unit"] = Word(str((yield from self._ask(("line", "unit"), "one", units))))
        yield from self._local(("lines", at, "description"), self.words.questions["line.description"])
        own = {key: line.pop(key) for key in ("kind", "unit")}
        line |= own

    def _facts(self) -> Talk:
        asked = tuple(
            Choice(one.id, self._in(one.label))
            for one in self.library.facts.values()
            if one.group is None
            and one.id.split(".")[0] not in DERIVED
            and self._open.possible(one.id, self._known)
            and self._open.matters(one.id, self._known)
        )
        yield from self._agreed("facts", asked, "", [])

    def _variants(self) -> Talk:
        forced, excluded, asked = [], [], []
        for id, majors in self.library.variants.items():
            atom, title = f"variant.{id}", self._in(majors[0].title)
            if self._open.forced(atom, self._known):
                forced.append(title)
                self._known[atom] = True
            elif self._open.possible(atom, self._known):
                asked.append(Choice(id, title))
            else:
                excluded.append(title)
        notes = [self.words.settled.format(what=", ".join(forced))] if forced else []
        notes += [self.words.excluded.format(what=", ".join(excluded))] if excluded else []
        yield from self._agreed("variants", tuple(asked), "variant.", notes)

    def _agreed(self, key: str, choices: tuple[Choice, ...], kind: str, notes: list[str]) -> Talk:
        """Asks which of these a deal has, until no rule of the library stands against what is chosen."""
        while choices:
            question = self._ask((key,), "several", choices, optional=True, head=key, notes=tuple(notes))
            chosen = many((yield from question))
            brought = self._brought(chosen) if kind else set()
            known = self._known | {f"{kind}{one.id}": True for one in choices if one.id in {*chosen, *brought}}
            if self._open.agrees(known):
                self.answers[key] = [Word(one) for one in chosen]
                self._known = known | {f"{kind}{one.id}": False for one in choices if f"{kind}{one.id}" not in known}
                return
            why = "; ".join(map(self._reason, self._open.reasons(known)))
            notes = [self.words.because.format(why=why)]

    def _brought(self, variants: Iterable[str]) -> set[str]:
        """The variants that these bring, and those that they bring in turn."""
        waiting, found = list(variants), set[str]()
        while waiting:
            majors = self.library.variants.get(waiting.pop(), ())
            new = {link.variant for one in majors[:1] for link in one.implies} - found
            found |= new
            waiting += new
        return found

    def _reason(self, rule: DealRule) -> str:
        """Why choices exclude each other, in the words of the library where it has some."""
        if rule.reason is not None:
            return self._in(rule.reason)
        if rule.needs is not None and all(one in self.library.variants for one in rule.needs):
            one, other = (self._in(self.library.variants[id][0].title) for id in rule.needs)
            return self.words.needs.format(one=one, other=other)
        return rule.words

    def _parameters(self) -> Talk:
        own = {name: one for name, one in self.library.parameters.items() if one.computed is None}
        for id, majors in self.library.variants.items():
            if self._known.get(f"variant.{id}"):
                own |= {name: one for name, one in majors[0].parameters.items() if one.computed is None}
        own = {name: one for name, one in own.items() if self._open.printable(name, self._known)}
        settings: dict[str, Filling] = {}
        needed = {name: one for name, one in own.items() if one.value is None or one.required}
        others = tuple(
            Choice(name, self._figure(one)) for name, one in own.items() if name not in needed and _may_differ(one)
        )
        self.answers["parameters"] = settings
        for place, (name, one) in enumerate(needed.items()):
            yield from self._parameter(name, one, "parameters" if place == 0 else "")
        if others:
            head = "" if needed else "parameters"
            question = self._ask(("figures",), "several", others, optional=True, head=head, folded=True)
            for name in many((yield from question)):
                yield from self._parameter(name, own[name], "")

    def _parameter(self, name: str, one: Parameter, head: str) -> Talk:
        words, path = self._in(one.label), ("parameters", name)
        if one.each:
            yield from self._entries(path, one, words, head)
        elif one.type == "text":
            yield from self._local(path, words, head)
        else:
            yield from self._text(path, words=words, as_text=False, head=head)

    def _entries(self, path: KeyPath, one: Parameter, words: str, head: str) -> Talk:
        entries: list[Filling] = []
        self._put(path, entries)
        while True:
            at = len(entries)
            entries.append({})
            for place, key in enumerate(one.each):
                label = f"{words}: {self.words.keys.get(key, key)}"
                yield from self._local((*path, at, key), label, head if place == at == 0 else "")
            if not (yield from self._ask(("more",), form="yes", words=self.words.no_more)):
                return

    def _signatories(self) -> Talk:
        for party, head in (("company", "signatories"), ("client", "")):
            yield from self._text(("signatories", party, "name"), head=head)
            yield from self._local(("signatories", party, "function"), self.words.questions["function"])

    def _in(self, words: Mapping[str, str]) -> str:
        return words.get(self.language, words[FIRST])

    def _figure(self, one: Parameter) -> str:
        """A figure with its standard value."""
        value = one.value
        if one.type == "duration" and isinstance(value, int):
            shown = LANGUAGES[self.language].duration(value, one.unit, "short")
        else:
            shown = value.in_language(self.language) if isinstance(value, LocalText) else str(value)
            shown = f"{shown} {one.unit}".strip()
        return f"{self._in(one.label)} ({shown})"


def _may_differ(one: Parameter) -> bool:
    """Whether a deal may give a figure another value than the standard one, be it with an approval."""
    fixed = one.free.minimum is not None and one.free.minimum == one.free.maximum
    return not fixed or one.approval is not None
