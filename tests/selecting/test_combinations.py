"""Options that once contradicted the text around them, or each other: what keeps them from it today.

A lawyer read each row as a contradiction. It is either refused, or the paragraphs named here settle it; wording that
loses what settles it fails, in either language.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from packs import LANGUAGES, deal, library, variants
from walking import statements

from engine import Refused
from engine.tasks.assemble import Pack, assemble, select

PHONE, MEDICAL = ("phone-secretariat",), ("medical-secretariat",)
PROSPECTING, MARKETING = ("prospecting",), ("digital-marketing",)


@dataclass(frozen=True)
class Settled:
    """A selection, and what stands in its documents: by place, words in each language; none where nothing may."""

    variants: tuple[str, ...]
    services: tuple[str, ...]
    says: dict[str, dict[str, str]]
    absent: tuple[str, ...] = ()
    country: str = "BE"
    facts: tuple[str, ...] = ()


NOT_CLEAN = {
    # An option alone
    "the measures on access bind Direct Subcontractors, no mailing provider": Settled(
        ("no-foreign-freelancers",),
        PHONE,
        {
            "cgv/personal-data#non-eea-access": {"fr": "Exécutants directs", "en": "Direct Subcontractors"},
            "dpa/transfers#remote-access": {"fr": "pas un Exécutant direct", "en": "not a Direct Subcontractor"},
        },
        facts=("subprocessors.outside-eea",),
    ),
    "the platforms that the client chooses are no breach of eea-only": Settled(
        ("eea-only",),
        MARKETING,
        {"cgv/third-party-tools#use": {"fr": "plateforme ou", "en": "a platform or tool that the Client chooses"}},
    ),
    "health data: the exception and the persons stand in the pack": Settled(
        ("medical",),
        MEDICAL,
        {
            "dpa/purpose#health-data": {"fr": "lettre h)", "en": "point (h)"},
            "dpa/annex-measures#health-persons": {"fr": "télésecrétaires", "en": "secretaries"},
        },
    ),
    "the summary of medical promises no more than the text": Settled(
        ("medical",),
        MEDICAL,
        {
            "quote/subject#options | Télésecrétariat médical": {"fr": "fournisseurs techniques"},
            "quote/subject#options | Medical virtual": {"en": "technical providers follow the transfer rules"},
        },
    ),
    "no-ai keeps the notice of AI, and binds the providers of data": Settled(
        ("no-ai",),
        PHONE,
        {
            "cgv/services#ai-transparency": {"fr": "Outil d’IA", "en": "an AI Tool"},
            "cgv/services#no-ai-scope": {"fr": "Fournisseurs tiers", "en": "Third-Party Providers"},
        },
    ),
    "what a joint controller owes to the other is not capped": Settled(
        ("joint-controllers",),
        PROSPECTING,
        {
            "joint-control/liability#recourse": {"fr": "ne limitent pas", "en": "do not limit that recourse"},
            "joint-control/annex-essence#controllers": {"fr": "SecretarIA", "en": "SecretarIA"},
        },
    ),
    "a client bound for long leaves on a revision": Settled(
        ("long-term",),
        PHONE,
        {"cgv/pricing#revision-exit": {"fr": "résilier le Contrat", "en": "terminate"}},
    ),
    "the essential functions are listed, each with its test": Settled(
        ("custom-sla",),
        PHONE,
        {
            "sla/availability#available": {"fr": "(un appel d’essai", "en": "(a test call"},
            "sla/exclusions#third-party-duties": {"fr": "", "en": ""},
        },
    ),
    # Options together
    "the ban on AI triage stays with no-ai": Settled(
        ("medical", "no-ai"),
        MEDICAL,
        {"cgv/services#medical-ai": {"fr": "question médicale", "en": "medical question"}},
    ),
    "and with no-ai in the EEA only": Settled(
        ("medical", "eea-only", "no-ai"),
        MEDICAL,
        {"cgv/services#medical-ai": {"fr": "question médicale", "en": "medical question"}},
    ),
    "stable prices name the indexation that they allow": Settled(
        ("long-term", "price-indexation"),
        PHONE,
        {"cgv/pricing#price-stability": {"fr": "indexation convenue", "en": "save for an agreed indexation"}},
    ),
    "joint controllers are both named to the person called": Settled(
        ("joint-controllers", "prospecting"),
        PROSPECTING,
        {"cgv/prospecting#joint-identification": {"fr": "SecretarIA", "en": "SecretarIA"}},
        absent=("cgv/prospecting#identification",),
    ),
    "a mailing provider is authorised beside approval of each": Settled(
        ("prospecting", "no-foreign-freelancers", "specific-subprocessor-approval"),
        PROSPECTING,
        {"dpa/transfers#remote-access": {"fr": "pas un Exécutant direct", "en": "not a Direct Subcontractor"}},
        facts=("subprocessors.outside-eea",),
    ),
    "a client abroad receives its own data": Settled(
        ("custom-sla",),
        PHONE,
        {
            "dpa/annex-processing#place": {
                "fr": "le Client ou un destinataire visé",
                "en": "the Client or a recipient referred to",
            }
        },
        country="CH",
    ),
    "health data with freelancers in named countries": Settled(
        ("medical", "no-foreign-freelancers", "higher-liability-cap"),
        MEDICAL,
        {"dpa/transfers#health-data": {"fr": "prévaut sur", "en": "prevails over"}},
    ),
}


def assembled(one: Settled, language: str) -> Pack:
    return assemble(library(), deal(one.services, one.variants, one.facts, one.country), language=language)


@pytest.mark.parametrize("name", NOT_CLEAN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_contradictory_is_settled(name: str, language: str) -> None:
    one = NOT_CLEAN[name]
    pack = assembled(one, language)
    assert {*one.variants} <= {*pack.selection.variants}
    found = statements(pack)
    for place, words in one.says.items():
        if language not in words:
            continue
        said = [" ".join(it.said) for at, it in found.items() if at == place or at.startswith(f"{place} ")]
        assert said, place
        assert any(words[language] in text for text in said), (place, said)
    assert not [place for place in one.absent if place in found]


WITHOUT_CONTRACT = ("phone-secretariat", "medical-secretariat", "digital-marketing", "ai-tools")


@pytest.mark.parametrize("service", WITHOUT_CONTRACT)
def test_no_service_done_for_the_client_goes_without_a_contract_of_processing(service: str) -> None:
    """Independent controllers are refused for each service that SecretarIA performs for the client (GDPR art. 28)."""
    with pytest.raises(Refused) as refused:
        select(library(), deal((service,), ("independent-controllers",)))
    assert {one.code for one in refused.value.diagnostics} == {"variant-conflict"}


def test_both_directions_of_an_exchange_are_told() -> None:
    """What each discloses is a parameter without a standard value: a deal cannot leave it open."""
    own = next(one for one in variants() if one.id == "independent-controllers").parameters
    for name in ("client-data", "company-data", "client-purposes", "company-purposes"):
        assert own[f"independent-controllers.{name}"].value is None


def test_the_terms_on_which_data_rest_are_never_revised_alone() -> None:
    """The limits of a revision name the documents on data, whatever is selected; see also the duties of article 6."""
    for chosen in ((), ("eea-only",), ("no-foreign-freelancers",), ("specific-subprocessor-approval",), ("no-ai",)):
        found = statements(assemble(library(), deal(PHONE, chosen), language="en"))
        (limits,) = [" ".join(it.said) for at, it in found.items() if at == "cgv/pricing#revision-limits"]
        assert "Data Processing Agreement" in limits, limits
