"""What a deal entrusts besides (recording, emailing and the like): its documents say it, and of the rest nothing."""

from __future__ import annotations

import pytest
from packs import LANGUAGES, deal, library, standard
from walking import statements

from engine import Refused
from engine.diagnostics import Report
from engine.explaining.explain import explain
from engine.languages import LANGUAGES as EVERY
from engine.tasks.assemble import Pack, assemble, select

SAID = {
    "processing.recording": {"fr": "enregistrement des appels", "en": "recording of the calls"},
    "processing.transcription": {"fr": "transcription des", "en": "transcription of the"},
    "processing.emailing": {"fr": "envoi de courriels", "en": "sending of emails"},
    "processing.audience": {"fr": "mesure d’audience", "en": "audience measurement"},
}
SERVICES = {fact: [entry.clause for entry in library().facts[fact].matters_for] for fact in SAID}
PAIRS = [(fact, service) for fact, services in SERVICES.items() for service in services]
EACH = pytest.mark.parametrize(("fact", "service"), PAIRS)


def made(service: str, *facts: str, language: str = "fr") -> Pack:
    return assemble(library(), deal((service,), facts=facts), language=language)


def rows(pack: Pack) -> str:
    """The tables of the annex on processing."""
    found = statements(pack).items()
    return "\n".join(" ".join(one.said) for place, one in found if place.startswith("dpa/annex-processing#list |"))


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annex_describes_what_the_deal_switches_on(fact: str, service: str, language: str) -> None:
    words = SAID[fact][language]
    without, having = made(service, language=language), made(service, fact, language=language)
    assert words not in rows(without)
    assert words in rows(having)
    others = [one[language] for other, one in SAID.items() if other != fact]
    assert not [one for one in others if one in rows(having)]


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quote_provides_for_it(fact: str, service: str, language: str) -> None:
    places = {place for place in statements(made(service, fact, language=language)) if "quote/data" in place}
    assert "quote/data#entrusted" in places
    assert "quote/data#entrusted" not in statements(made(service, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_joint_controllers_describe_it_too(language: str) -> None:
    """Their arrangement has the table of the annex, and the quote provides for the same."""
    for facts in ((), ("processing.emailing",)):
        one = deal(("prospecting",), ("joint-controllers",), facts)
        found = statements(assemble(library(), one, language=language))
        told = "".join(
            " ".join(it.said) for at, it in found.items() if at.startswith("joint-control/annex-processing#")
        )
        assert (SAID["processing.emailing"][language] in told) is bool(facts)
        assert ("quote/data#entrusted" in found) is bool(facts)


def test_every_addition_has_its_switch_and_every_switch_an_addition() -> None:
    """A switch that matters for a service changes what that service says of processing."""
    asked = {(str(one.when), service.id) for service in library().services.values() for one in service.additions}
    assert asked == set(PAIRS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_text_describes_all_under_the_words_that_limit_them(language: str) -> None:
    told = rows(standard(language))
    assert [words[language] for words in SAID.values() if words[language] not in told] == []
    (lead,) = (one for place, one in statements(standard(language)).items() if place == "dpa/annex-processing#list")
    assert {"fr": "que si le Devis le prévoit", "en": "only where the Quote provides for it"}[language] in lead.said[1]


def test_a_switch_without_its_service_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        select(library(), deal(("ai-tools",), facts=("processing.audience",)))
    (told,) = refused.value.diagnostics
    assert told.code == "fact-unknown"
    assert "matters for digital-marketing only" in told.message


def test_why_tells_who_switched_it_on() -> None:
    pack, report = made("phone-secretariat", "processing.recording"), Report()
    for place, told in (("processing.recording", "deal"), ("quote/data#entrusted.recording", "processing.recording")):
        found = explain(library(), pack.selection, pack, EVERY["fr"], place, report)
        assert told in str(found)
    assert not report.diagnostics
