"""A counterexample in words: what a deal needs so that a property fails, and how to write such a deal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.model.selection import DERIVED
from engine.proving.counterexample import Naming, Smallest
from engine.proving.formulas import Formula


class CounterexampleText:
    """Says what a selection consists of, less what makes no difference to what fails under it."""

    def __init__(self, naming: Naming, rules: Iterable[Formula]) -> None:
        self.naming, self.choices, self.library = naming, naming.choices, naming.library
        self.kept = self.choices.formulas.all(*rules)

    def told(self, one: Smallest, fails: Formula) -> tuple[str, str]:
        """“with medical and independent-controllers, and nothing else,” and the lines of a deal that shows it."""
        facts = self._needed(one, fails)
        ordinary = self._fails(one, fails, self._ordinary(one))
        return self._condition(one, fails, facts, ordinary), self._deal(one, facts, ordinary)

    def _condition(self, one: Smallest, fails: Formula, facts: Sequence[str], ordinary: bool) -> str:
        services = [f"the service {id}" for id in one.services]
        if len(services) == 1 and self._anything(one, fails, self._swapped_services(one)):
            services = []
        variants = [f"the variant {id}" if id in one.services else id for id in one.variants]
        named = listed([*variants, *services, *facts])
        without = listed([f"the variant {id}" for id in one.deselected])
        text = f"with {named}" if named else "" if without else "with nothing selected"
        text += f"{' but ' if named else ''}without {without}" if without else ""
        text += ", and nothing else," if named else ","
        if not ordinary:
            alone = " alone" if len(one.pack) == 1 else ""
            text += f" in a pack of {listed(one.pack)}{alone}," if one.pack else " in a pack without documents,"
        return text

    def _deal(self, one: Smallest, facts: Sequence[str], ordinary: bool) -> str:
        named = [id for id in facts if self._is_named(id)]
        keys = {
            "services": one.services,
            "variants": one.variants,
            "deselect": one.deselected,
            "facts": named,
            "documents": () if ordinary else one.documents,
        }
        lines = ", ".join(f"{key}: [{', '.join(names)}]" for key, names in keys.items() if names)
        others = [id for id in facts if id not in named]
        selected = (id for id, formula in self.choices.selected.items() if one.known[formula])
        implied = [id for id in selected if id not in {pin.partition("@")[0] for pin in one.variants}]
        text = f"a deal that shows it: {lines}{f', where {listed(others)} holds' if others else ''}"
        return f"{text}; this selects {listed(implied)} too" if implied else text

    def _is_named(self, id: str) -> bool:
        """Whether a deal names a fact, which otherwise follows from its client, its lines or its project."""
        return id.split(".")[0] not in DERIVED and id not in self.choices.of_places

    def _needed(self, one: Smallest, fails: Formula) -> list[str]:
        """The facts without which it might not fail; of those that the place of the client decides, the first ones."""
        of_places = self.choices.of_places
        kept = [id for id in one.facts if id in of_places or not self._idle(one, fails, id)]
        for id in reversed([id for id in self.library.facts if id in kept and id in of_places]):
            fewer = {other for other in kept if other in of_places} - {id}
            places = (names for names in self.choices.places if fewer <= set(names))
            facts = self.choices.facts
            if self._anything(one, fails, ({facts[at]: at in names for at in of_places} for names in places)):
                kept.remove(id)
        return kept

    def _idle(self, one: Smallest, fails: Formula, id: str) -> bool:
        """Whether a fact of a group could be any other one of it."""
        group = self.library.facts[id].group
        if group is None:
            return False
        facts = self.choices.facts
        others = (other.id for other in self.library.facts.values() if other.group == group and other.id != id)
        return self._anything(one, fails, ({facts[id]: False, facts[other]: True} for other in others))

    def _swapped_services(self, one: Smallest) -> Iterator[Mapping[Formula, bool]]:
        services = self.choices.services
        for id in services:
            if id not in one.services:
                yield {**dict.fromkeys(services.values(), False), services[id]: True}

    def _ordinary(self, one: Smallest) -> Mapping[Formula, bool]:
        """The documents of a deal that names none."""
        pack = {entry.clause for entry in self.library.standard.pack}
        return {formula: id in pack for id, formula in self.choices.asked.items()}

    def _anything(self, one: Smallest, fails: Formula, others: Iterable[Mapping[Formula, bool]]) -> bool:
        """Whether it fails just so with each of some other choices that a deal may make."""
        settled = (self._settled(one, other) for other in others)
        allowed = [known for known in settled if known is not None]
        return bool(allowed) and all(self.choices.formulas.holds(fails, known) for known in allowed)

    def _fails(self, one: Smallest, fails: Formula, other: Mapping[Formula, bool]) -> bool:
        known = self._settled(one, other)
        return known is not None and self.choices.formulas.holds(fails, known)

    def _settled(self, one: Smallest, other: Mapping[Formula, bool]) -> Mapping[Formula, bool] | None:
        """The choices of a deal that differs in some of them; None if no deal may."""
        known = self.naming.settled({**one.known, **other})
        return known if known is not None and self.choices.formulas.holds(self.kept, known) else None


def listed(names: Sequence[str]) -> str:
    """“a, b and c”"""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
