"""Why something is selected, in words: every chain of reasons to its end, each link with its place."""

from __future__ import annotations

from collections.abc import Iterator

from engine.diagnostics import Span
from engine.model.clause import Entry
from engine.model.condition import Condition, deciding, holds, written_condition
from engine.model.explanation import Answer, Option, ReasonStep, Tested
from engine.model.library import Library
from engine.model.selection import Figure, Reason, Selection, Why
from engine.model.variant import VariantLink


class Reasons:
    """Answers for one library and one selection of it."""

    def __init__(self, library: Library, selection: Selection, language: str) -> None:
        self.library, self.selection, self.language = library, selection, language

    # Chains

    def fact(self, id: str) -> tuple[ReasonStep, ...]:
        return self._chain(f"fact {id}", self.selection.facts[id])

    def service(self, id: str) -> tuple[ReasonStep, ...]:
        return self._chain(f"service {id}", self.selection.services[id])

    def document(self, id: str) -> tuple[ReasonStep, ...]:
        return self._chain(f"document {id}", self.selection.documents[id])

    def variant(self, id: str) -> tuple[ReasonStep, ...]:
        """The chain that selected the variant, then what would select it too."""
        reason = self.selection.variants[id].reason
        found = self._chain(f"variant {id}", reason)
        also = [self._step(f"variant {id}", one) for one in self._causes(id)]
        own = found[0].because, found[0].at
        return (*found, *(self._also(one) for one in also if (one.because, one.at) != own))

    def _also(self, step: ReasonStep) -> ReasonStep:
        return ReasonStep(step.what, f"also {step.because}", step.at, step.answers)

    def _causes(self, id: str) -> Iterator[Reason]:
        """Everything that selects a variant; without the first of them it would be selected all the same."""
        deal, library = self.selection.deal, self.library
        named = deal.variants if deal else library.standard.variants
        why = Why.DEAL if deal else Why.STANDARD
        yield from (Reason(why, "", one.span) for one in named if one.variant == id)
        for service in self.selection.services:
            for entry in library.services[service].implies:
                if entry.clause == id:
                    yield Reason(Why.IMPLIED, f"service {service}", entry.span)
        newest = library.variants[id][0]
        if newest.activate is not None and holds(newest.activate, self.selection.truth):
            yield Reason(Why.ACTIVATED, f"condition of {id}", newest.span)
        for other, chosen in self.selection.variants.items():
            for link in chosen.variant.implies:
                if link.variant == id:
                    yield Reason(Why.IMPLIED, f"variant {other}", link.span)

    def _chain(self, what: str, reason: Reason) -> tuple[ReasonStep, ...]:
        found: list[ReasonStep] = []
        for one in self.selection.chain(reason):
            found.append(self._step(what, one))
            what = one.cause
        return tuple(found)

    def _step(self, what: str, reason: Reason) -> ReasonStep:
        if reason.why is Why.ACTIVATED:
            return self._activated(what, reason)
        return ReasonStep(what, self.words(what, reason), self._place(what, reason).row)

    def _activated(self, what: str, reason: Reason) -> ReasonStep:
        condition = self.library.variants[what.removeprefix("variant ")][0].activate
        if condition is None:
            return ReasonStep(what, "selected by its condition", reason.span.row)
        at = next(deciding(condition, self.selection.truth)).span.row
        return ReasonStep(what, f"its activate: holds: {written_condition(condition)}", at, self.answers(condition))

    def words(self, what: str, reason: Reason) -> str:
        """One reason as a sentence about what is selected."""
        listed = what.startswith("document ")
        match reason.why:
            case Why.DEAL:
                return "named in the deal"
            case Why.STANDARD if listed:
                return "in the pack of the standard selection" if self.selection.deal else "in the standard selection"
            case Why.STANDARD:
                return "named in the standard selection"
            case Why.REQUEST:
                return "asked for by the person who runs the command"
            case Why.CLIENT:
                return f"follows from the {reason.cause} of the client"
            case Why.DERIVED:
                return f"follows from {reason.cause}"
            case Why.IMPLIED:
                return f"added by the {reason.cause}" if listed else f"implied by the {reason.cause}"
            case Why.ACTIVATED:
                return "its activate: holds"

    def _place(self, what: str, reason: Reason) -> Span:
        """Where a reason is written: for an implication the line that declares it, not the one that led to it."""
        kind, _, name = reason.cause.partition(" ")
        if reason.why is Why.CLIENT and self.selection.deal is not None:
            return self.selection.deal.client.span
        if reason.why is not Why.IMPLIED:
            return reason.span
        id = what.partition(" ")[2]
        if kind == "variant" and what.startswith("document "):
            changes = self.selection.variants[name].variant.changes
            spans = (one.span for one in changes if one.whole == id)
            return next(spans, reason.span)
        links: tuple[VariantLink, ...] | tuple[Entry, ...]
        links = self.selection.variants[name].variant.implies if kind == "variant" else ()
        links = self.library.services[name].implies if kind == "service" else links
        return next(
            (one.span for one in links if id == (one.variant if isinstance(one, VariantLink) else one.clause)),
            reason.span,
        )

    # Conditions

    def tested(self, of: str, condition: Condition) -> Tested:
        """A condition with what decides it."""
        at = next(iter(self._atoms(condition))).row
        held = holds(condition, self.selection.truth)
        return Tested(of, written_condition(condition), held, at, self.answers(condition))

    def _atoms(self, condition: Condition) -> Iterator[Span]:
        yield from (atom.span for atom in deciding(condition, self.selection.truth))

    def answers(self, condition: Condition) -> tuple[Answer, ...]:
        found = dict.fromkeys(str(atom) for atom in deciding(condition, self.selection.truth))
        return tuple(self.answer(atom) for atom in found)

    def answer(self, atom: str) -> Answer:
        """Whether a word of a condition holds, and why."""
        kind, _, name = atom.partition(".")
        if not self.selection.truth(atom):
            return Answer(atom, False, self._not(kind, name, atom))
        match kind:
            case "service":
                steps = self.service(name)
            case "variant":
                steps = self.variant(name)
            case "document":
                steps = self.document(name)
            case _:
                steps = self.fact(atom)
        return Answer(atom, True, "; ".join(f"{one.because} ({one.at})" for one in steps[:1]))

    def _not(self, kind: str, name: str, atom: str) -> str:
        if kind == "variant":
            deselected = self.deselected(name)
            return f"deselected ({deselected.row})" if deselected else "not selected"
        if kind in ("service", "document"):
            return "not selected"
        group = self.library.facts[atom].group if atom in self.library.facts else None
        others = (one for one in self.selection.facts if group and self.library.facts[one].group == group)
        instead = next(others, None)
        return f"{instead} holds instead" if instead else "does not hold"

    def deselected(self, id: str) -> Span | None:
        """Where a variant is deselected, if it is."""
        deal = self.selection.deal
        entries = deal.deselected if deal else self.library.standard.deselected
        return next((one.span for one in entries if one.clause == id and id not in self.selection.variants), None)

    # Figures and approvals

    def figure(self, figure: Figure) -> tuple[str, str]:
        """Where the value of a parameter comes from, in words, and its place."""
        reason = figure.reason
        match reason.why:
            case Why.DEAL:
                words = "given by the deal"
            case Why.IMPLIED:
                words = f"set by the {reason.cause}"
            case Why.DERIVED:
                words = f"computed from {reason.cause}"
            case _:
                words = "the standard value"
        if reason.why is Why.DEAL:
            approved = self._approved(f"parameter {figure.parameter.name}")
            words += f", {approved}" if approved else ""
        return words, reason.span.row

    def option(self, id: str) -> Option:
        """A selected variant with the chain that selected it and its approval."""
        variant = self.selection.variants[id].variant
        words = self._approved(f"variant {id}")
        if not words and variant.approval != "none":
            words = f"a deal needs the approval of {variant.approval} for it"
        return Option(id, str(variant.version), variant.title[self.language], self.variant(id), words)

    def _approved(self, deviation: str) -> str:
        """Who approved a deviation of the deal, or that nobody has; empty where none is needed."""
        for one in self.selection.deviations:
            if one.id == deviation and one.approval is not None:
                by = self.library.approvals.approvers[one.approval.by].name
                return f"approved by {by} on {one.approval.date} ({one.approval.span.row})"
            if one.id == deviation:
                return f"needs the approval of {one.level}, which nobody has given yet"
        return ""
