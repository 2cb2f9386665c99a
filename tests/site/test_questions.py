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
    # Everyday words, whole sentences, words that no text has.
    ("fr", "comment arreter mon abonnement", "cgv/#duration"),
    ("fr", "combien de temps avant pour prévenir", "cgv/#duration.notice"),
    ("fr", "hausse des tarifs", "cgv/#pricing.revision"),
    ("fr", "je ne suis pas d’accord avec le nouveau prix", "cgv/#pricing.revision-exit"),
    ("fr", "passer à un forfait moins cher", "cgv/#pricing.downgrade"),
    ("fr", "quand dois-je payer ma facture", "cgv/#payment.due-date"),
    ("fr", "interets moratoires", "cgv/#payment.interest"),
    ("fr", "facture impayée service coupé", "cgv/#payment.suspension"),
    ("fr", "garantie de résultat", "cgv/#provider-duties.means"),
    ("fr", "perte de chiffre d’affaire", "cgv/#liability.excluded"),
    ("fr", "indemnisation maximale", "cgv/#liability.cap"),
    ("fr", "grève", "cgv/#force-majeure"),
    ("fr", "panne internet", "cgv/#third-party-tools.incident"),
    ("fr", "fuite de donnees", "cgv/#personal-data.breach"),
    ("fr", "que deviennent mes données après le contrat", "cgv/#personal-data.end"),
    ("fr", "transfert aux États-Unis", "cgv/#personal-data.transfers"),
    ("fr", "secret des affaires", "cgv/#confidentiality"),
    ("fr", "droits d’auteur", "cgv/#intellectual-property"),
    ("fr", "numéros bloqués ne m’appelez plus", "cgv/#prospecting.opt-out-lists"),
    ("fr", "qui sont vos fournisseurs", "cgv/#third-party-tools"),
    ("fr", "en cas de litige quel juge", "cgv/#governing-law.court"),
    ("fr", "mot de passe et accès", "dpa/#annex-measures.access"),
    ("en", "how do I cancel", "cgv/#duration"),
    ("en", "minimum commitment", "cgv/#duration.initial-term"),
    ("en", "when is my invoice due", "cgv/#payment.due-date"),
    ("en", "intrest on late invoices", "cgv/#payment.interest"),
    ("en", "debt collection costs", "cgv/#payment.recovery-costs"),
    ("en", "raising your rates", "cgv/#pricing.revision"),
    ("en", "switch to a cheaper plan", "cgv/#pricing.downgrade"),
    ("en", "loss of profit", "cgv/#liability.excluded"),
    ("en", "how much can I claim in damages", "cgv/#liability.cap"),
    ("en", "best efforts", "cgv/#provider-duties.means"),
    ("en", "who is the data controller", "cgv/#personal-data.roles"),
    ("en", "hacked", "cgv/#third-party-tools.security-incident"),
    ("en", "data leak notification deadline", "cgv/#personal-data.breach"),
    ("en", "delete my data", "dpa/#end.deletion"),
    ("en", "use of our name and logo", "cgv/#references"),
    ("en", "strike or pandemic", "cgv/#force-majeure"),
    ("en", "copyright", "cgv/#intellectual-property"),
    ("en", "working from another country", "cgv/#abroad"),
    ("fr", "puis-je arrêter avant la fin des six mois", "cgv/#duration.initial-term"),
    ("fr", "renouvellement automatique", "cgv/#duration.renewal"),
    ("fr", "j’ai oublié d’envoyer mon renon à temps", "cgv/#duration.late-notice"),
    ("fr", "frais de rappel", "cgv/#payment.recovery-charge"),
    ("fr", "télésecretaire", "cgv/#services.secretarial"),
    ("fr", "mes clients seront enregistrés au téléphone ?", "dpa/#annex-processing.recordings"),
    ("fr", "chat gpt", "cgv/#services.ai-transparency"),
    ("fr", "employés ou indépendants", "cgv/#subcontracting.use"),
    ("fr", "données médicales", "dpa/#annex-processing.special"),
    ("fr", "bon de commande signé", "cgv/#order.acceptance"),
    ("en", "can I leave early", "cgv/#duration.initial-term"),
    ("en", "automatic renewal", "cgv/#duration.renewal"),
    ("en", "who can see my data", "cgv/#personal-data.subcontractor-information"),
    ("en", "server location", "dpa/#annex-processing.place"),
    ("en", "backup of our files", "cgv/#client-duties.backups"),
    ("en", "which document wins in a contradiction", "cgv/#order.precedence"),
    ("en", "french or english version", "cgv/#purpose.language"),
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
