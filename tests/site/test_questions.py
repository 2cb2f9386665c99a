"""What clients ask, and what the search of the real site shows first: the standard text, at the right paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served
from commands import ROOT
from opened import real, real_pages
from playwright.sync_api import Browser, Page, expect

from engine.languages import LANGUAGES
from engine.site.content.keywords import keywords
from engine.site.files import search_index
from engine.site.model import Here
from engine.site.pages import search

QUESTIONS = (
    # The language of the page, what is asked, and where the first result leads.
    ("fr", "plafond de responsabilité", "cgv/#liability.cap"),
    ("en", "liability cap", "cgv/#liability.cap"),
    ("fr", "durée", "cgv/#duration"),
    ("fr", "confidentialité", "cgv/#confidentiality"),
    ("fr", "paiment", "cgv/#payment"),
    ("en", "payment term", "cgv/#payment.due-date"),
    ("en", "price increase", "cgv/#pricing.revision"),
    ("en", "subprocessors", "dpa/#sub-processors"),
    ("fr", "sous traitants", "dpa/#sub-processors"),
    ("en", "notice period", "cgv/#duration.notice"),
    ("fr", "résiliation", "cgv/#duration"),
    ("fr", "retard de paiement", "cgv/#payment"),
    ("fr", "RGPD", "cgv/#personal-data"),
    ("fr", "IA", "cgv/#services.ai-transparency"),
    ("fr", "force majeure", "cgv/#force-majeure"),
    ("en", "force majeure", "cgv/#force-majeure"),
    ("en", "do not call", "cgv/#prospecting.opt-out-lists"),
    # The other language's words.
    ("fr", "liability cap", "cgv/#liability.cap"),
    ("fr", "do not call", "cgv/#prospecting.opt-out-lists"),
    ("fr", "GDPR", "cgv/#personal-data"),
    ("fr", "notice period", "cgv/#duration.notice"),
    ("fr", "termination", "cgv/#duration"),
    ("en", "préavis", "cgv/#duration.notice"),
    ("en", "plafond de responsabilité", "cgv/#liability.cap"),
    ("en", "sous-traitants", "dpa/#sub-processors"),
    ("en", "force-majeure", "cgv/#force-majeure"),
    # Spelt otherwise.
    ("fr", "resiliation", "cgv/#duration"),
    ("fr", "responsabilitée", "cgv/#liability"),
    ("fr", "confidencialité", "cgv/#confidentiality"),
    ("fr", "soustraitants", "dpa/#sub-processors"),
    ("fr", "sous-traitant", "cgv/#subcontracting"),
    ("fr", "preavis", "cgv/#duration.notice"),
    ("fr", "intérets de retard", "cgv/#payment.interest"),
    ("en", "sub processors", "dpa/#sub-processors"),
    ("en", "sub-processor", "dpa/#sub-processors"),
    ("en", "confidentialty", "cgv/#confidentiality"),
    ("en", "liabilty cap", "cgv/#liability.cap"),
    ("en", "terminaton", "cgv/#duration"),
    # Whole questions.
    ("fr", "quel est le délai de paiement ?", "cgv/#payment.due-date"),
    ("fr", "comment résilier le contrat ?", "cgv/#duration"),
    ("fr", "où sont stockées les données ?", "dpa/#annex-processing.place"),
    ("fr", "quel est le montant maximum ?", "cgv/#liability.cap"),
    ("fr", "pouvez-vous utiliser notre logo ?", "cgv/#references"),
    ("fr", "à qui appartient le contenu ?", "cgv/#intellectual-property.ownership"),
    ("en", "what is the notice period?", "cgv/#duration.notice"),
    ("en", "how can we terminate the contract?", "cgv/#duration"),
    ("en", "can you increase the prices?", "cgv/#pricing.revision"),
    ("en", "who owns the work?", "cgv/#intellectual-property.ownership"),
    ("en", "which court has jurisdiction?", "cgv/#governing-law.court"),
    # What else clients look for.
    ("fr", "augmentation de prix", "cgv/#pricing.revision"),
    ("fr", "tacite reconduction", "cgv/#duration.renewal"),
    ("fr", "indemnité forfaitaire", "cgv/#payment.recovery-charge"),
    ("fr", "tribunal compétent", "cgv/#governing-law.court"),
    ("fr", "droit applicable", "cgv/#governing-law"),
    ("fr", "propriété intellectuelle", "cgv/#intellectual-property"),
    ("fr", "télétravail à l’étranger", "cgv/#abroad"),
    ("fr", "réversibilité", "cgv/#third-party-tools.reversibility"),
    ("fr", "violation de données", "cgv/#personal-data.breach"),
    ("fr", "droit à l’oubli", "dpa/#assistance.data-subjects"),
    ("fr", "signature électronique", "cgv/#order.acceptance"),
    ("fr", "NDA", "cgv/#confidentiality"),
    ("fr", "freelance", "cgv/#subcontracting.use"),
    ("fr", "sauvegardes", "cgv/#client-duties.backups"),
    ("fr", "faute grave", "cgv/#liability.carve-out"),
    ("fr", "durée de conservation", "dpa/#annex-processing.retention"),
    ("fr", "audit", "dpa/#audit"),
    ("fr", "DPO", "dpa/#audit.dpo"),
    ("fr", "temps de réponse", "sla/#support.times"),
    ("fr", "article 5", "cgv/#duration"),
    ("fr", "5.4", "cgv/#duration.notice"),
    ("en", "late payment", "cgv/#payment"),
    ("en", "governing law", "cgv/#governing-law"),
    ("en", "consequential loss", "cgv/#liability.indirect"),
    ("en", "auto-renewal", "cgv/#duration.renewal"),
    ("en", "data breach", "cgv/#personal-data.breach"),
    ("en", "AI", "cgv/#services.ai-transparency"),
    ("en", "GDPR", "cgv/#personal-data"),
    ("en", "penalty clause", "cgv/#payment.recovery-charge"),
    ("en", "change of terms", "cgv/#pricing.revision"),
    ("en", "uptime", "sla/#availability"),
    ("en", "DPA", "dpa/"),
    ("en", "exit plan", "cgv/#third-party-tools.reversibility"),
    ("en", "right to audit", "dpa/#audit"),
    ("en", "encryption", "dpa/#annex-measures.encryption"),
    ("en", "termination for cause", "cgv/#suspension"),
    # Options and definitions where these are asked for.
    ("fr", "option sans IA", "options/no-ai/"),
    ("en", "no AI option", "options/no-ai/"),
    ("fr", "définition client", "cgv/#term.client"),
    ("en", "definition of personal data", "cgv/#term.personal-data"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search pages of the real site with what they load."""
    root = tmp_path_factory.mktemp("site")
    for name, content in search_index.indexes(list(real_pages().values()), keywords(real())).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content)
    (root / "assets").mkdir()
    (root / "assets/search.js").write_bytes((ROOT / "engine/site/theme/assets/search.js").read_bytes())
    for code in LANGUAGES:
        here = Here(code, search.PATH)
        page = f'<!doctype html><html lang="{code}"><meta charset="utf-8"><main>{search.page(real(), here).body}</main>'
        (root / here.address).mkdir(parents=True)
        (root / here.address / "index.html").write_text(page, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as one:
        yield one


@pytest.fixture(scope="module")
def searching(browser: Browser, address: str) -> Iterator[dict[str, Page]]:
    """The search page of each language, open."""
    context = browser.new_context()
    pages = {code: context.new_page() for code in LANGUAGES}
    for code, page in pages.items():
        page.goto(address + Here(code, search.PATH).address)
    yield pages
    context.close()


def first(page: Page, question: str) -> str:
    """Where the first result leads, below the root of its language; empty where nothing is found."""
    page.locator("#search-count").evaluate("one => one.textContent = ''")
    page.fill("#search-words", question)
    page.locator("#search-words").press("Enter")
    expect(page.locator("#search-count")).to_have_text(re.compile(r"\d|«|“"))  # how many, or nothing for what was asked
    link = page.locator("#search-results h2 a").first
    href = str(link.get_attribute("href")) if link.count() else ""
    return href.split("/", 3)[-1].removeprefix("en/")


@pytest.mark.parametrize(("code", "question", "expected"), QUESTIONS)
def test_the_first_result_is_what_is_meant(code: str, question: str, expected: str, searching: dict[str, Page]) -> None:
    assert first(searching[code], question) == expected


def test_there_are_enough_questions_in_each_language() -> None:
    assert len(QUESTIONS) >= 60
    assert all(sum(1 for one, _, _ in QUESTIONS if one == code) >= 30 for code in LANGUAGES)
