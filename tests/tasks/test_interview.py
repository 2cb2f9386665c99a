"""A deal question by question: only what can still change a document is asked, and the answers are a deal."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnostics import Refused
from engine.languages import LANGUAGES
from engine.model.deal import Deal, Setting
from engine.model.library import Library
from engine.model.selection import DERIVED
from engine.tasks.ask import Interview
from engine.tasks.assemble import assemble
from engine.tasks.conversation import Prompt, Reply
from engine.tasks.open_deal import read_deal
from engine.tasks.open_library import load_library
from tests.support.commands import ROOT

DAY = datetime.date(2026, 12, 8)
REPLIES: Mapping[str, Reply] = {
    "client.name": "Atelier Essai", "client.address": "rue de l’Essai 1, 7000 Mons", "client.type": False,
    "client.enterprise-number": "0999.990.123", "services": ("phone-secretariat",), "more": False,
    "lines.0.price": "450",
}  # fmt: skip
"""What a hurried person replies, who takes what stands in brackets elsewhere."""

VALUES = ("Essai", "12", "2027-06-30", "99.5")
"""What is tried one after the other where a value of some type is asked for."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def key(question: Prompt) -> str:
    return ".".join(map(str, question.path))


def held(interview: Interview, reply: Callable[[Prompt], Reply]) -> list[Prompt]:
    """The questions of an interview whose replies are these."""
    asked, talk = [], interview.questions()
    try:
        question = next(talk)
        while True:
            asked.append(question)
            assert len(asked) < 400, f"asked without end: {key(question)} {question.faults}"
            question = talk.send(reply(question))
    except StopIteration:
        return asked


def hurried(more: Mapping[str, Reply]) -> Callable[[Prompt], Reply]:
    left, again = {**REPLIES, **more}, Counter[str]()

    def reply(question: Prompt) -> Reply:
        own = key(question)
        if own == "line.item" and own not in more:
            return "" if question.optional else question.choices[0].id
        again[own] += bool(question.faults)
        empty: Reply = () if question.form == "several" else ""
        return left.get(own, question.default or (empty if question.optional else VALUES[again[own]]))

    return reply


def interview(library: Library, language: str = "fr") -> Interview:
    return Interview(library, "essai.yaml", "ESSAI-1", DAY, language)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_hurried_interview_gives_a_deal(library: Library, language: str) -> None:
    own = interview(library, language)
    asked = held(own, hurried({}))
    deal = read_deal(own.text, library)
    assert (deal.reference, deal.client.name, deal.services[0].clause) == (
        "ESSAI-1",
        "Atelier Essai",
        "phone-secretariat",
    )
    assert [str(one.unit_price) for one in deal.lines] == ["450"]
    assert assemble(library, deal, language="fr").documents
    assert not any(one.faults for one in asked)


def test_what_a_reader_refuses_is_asked_again_with_the_reason(library: Library) -> None:
    own = interview(library)
    wrong = iter(["0999.990.124", "0999.990.123"])

    def reply(question: Prompt) -> Reply:
        return next(wrong) if key(question) == "client.enterprise-number" else hurried({})(question)

    again = [one for one in held(own, reply) if key(one) == "client.enterprise-number"]
    assert [len(one.faults) for one in again] == [0, 1]
    assert "check digits" in again[1].faults[0].message or "enterprise number" in again[1].faults[0].message
    assert "0999.990.123" in own.text


def test_what_nobody_was_asked_yet_stays_empty(library: Library) -> None:
    own = interview(library)
    talk = own.questions()
    next(talk)
    talk.send("OFFRE-7")
    assert "reference: OFFRE-7\n" in own.text
    assert re.search("^  name:$", own.text, re.M)


def test_facts_of_services_that_are_not_bought_are_not_asked(library: Library) -> None:
    asked = held(interview(library), hurried({"services": ("ai-tools",)}))
    (facts,) = [one for one in asked if key(one) == "facts"]
    offered = {one.id for one in facts.choices}
    assert "processing.transcription" in offered
    assert not offered & {"processing.recording", "processing.emailing", "processing.audience"}


def test_an_option_that_something_excludes_is_told_and_not_offered(library: Library) -> None:
    asked = held(interview(library), hurried({"facts": ("freelancers.abroad",)}))
    (options,) = [one for one in asked if key(one) == "variants"]
    assert "eea-only" not in {one.id for one in options.choices}
    assert any("Traitement limité à l’EEE" in one for one in options.notes)


def test_options_that_exclude_each_other_are_asked_again_with_the_rule(library: Library) -> None:
    pairs = iter([("fixed-term", "long-term"), ("long-term",)])
    asked = held(interview(library), lambda one: next(pairs) if key(one) == "variants" else hurried({})(one))
    again = [one for one in asked if key(one) == "variants"]
    assert len(again) == 2
    assert "ne peut pas aussi être reconduit" in again[1].notes[0]


def test_texts_are_asked_in_each_language_of_the_documents(library: Library) -> None:
    own = interview(library)
    more = {"client.languages": ("fr", "en"), "signatories.client.name": "Camille Essai"}
    held(
        own,
        hurried({**more, "signatories.client.function.fr": "gérante", "signatories.client.function.en": "director"}),
    )
    deal = read_deal(own.text, library)
    (client,) = deal.signatories["client"]
    assert [client.function.in_language(one) for one in ("fr", "en")] == ["gérante", "director"]


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_is_not_asked_changes_no_document(library: Library, data: st.DataObject) -> None:
    """Whatever was replied: each fact and figure that was not asked gives the same words, or is refused."""
    own, seen, quick = interview(library), dict[str, tuple[str, ...]](), hurried({})

    def reply(question: Prompt) -> Reply:
        at = key(question)
        if question.form != "several":
            return quick(question)
        ids = [one.id for one in question.choices]
        seen[at] = tuple(ids)
        if at == "client.languages":
            return ("fr",)
        if question.notes and at == "variants" and data.draw(st.booleans()):
            return ()
        least = 1 if at == "services" else 0
        most = 0 if at == "figures" else 2
        return tuple(data.draw(st.lists(st.sampled_from(ids), min_size=least, max_size=max(least, most), unique=True)))

    asked = {key(one).removeprefix("parameters.") for one in held(own, reply)}
    deal = read_deal(own.text, library)
    before = assemble(library, deal, language="fr").documents
    for other in (
        *with_facts(library, deal, seen.get("facts", ())),
        *with_figures(library, deal, asked | {*seen["figures"]}),
    ):
        with contextlib.suppress(Refused):  # then no deal says so
            assert assemble(library, other, language="fr").documents == before, (own.text, other)


def with_facts(library: Library, deal: Deal, asked: Collection[str]) -> Iterator[Deal]:
    """The deal with each fact that nobody was asked about."""
    for fact in library.facts.values():
        if fact.group is None and fact.id.split(".")[0] not in DERIVED and fact.id not in asked:
            yield replace(deal, facts=(*deal.facts, replace(deal.services[0], clause=fact.id)))


def with_figures(library: Library, deal: Deal, asked: Collection[str]) -> Iterator[Deal]:
    """The deal with another value of each figure that nobody was asked about and that sales may set."""
    for name, one in library.parameters.items():
        if isinstance(one.value, int) and name not in asked and one.free.hold(Decimal(one.value + 1)):
            yield replace(deal, settings={**deal.settings, name: Setting(name, one.value + 1, deal.span)})
