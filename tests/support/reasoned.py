"""A small library with every kind of reason, deals to ask it about, and what `clausier why` answers."""

from __future__ import annotations

import shutil
from pathlib import Path

from editing import BASE, swap

from engine.model.explanation import Explained, Explanation, Missing
from engine.model.library import Library
from engine.tasks import assemble
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library
from engine.tasks.why import why

TRIAL = """version: 1.3.0
title:
  fr: Essai
  en: Trial
summary:
  fr: Un essai.
  en: A trial.
approval: none
activate: client.abroad and not service.prospecting
changes:
  - replace: cgv/duration#notice
    fr: |
      Chaque partie peut mettre fin au Contrat à tout moment :
    en: |
      Either party may end the Contract at any time:
    items:
      email:
        fr: par courriel
        en: by email
    covers: [notice]
  - retitle: cgv/payment
    fr: Paiement international
    en: International payment
  - set: fee
    value: 300
  - insert: {after: cgv/liability#fault, id: trial-limit}
    when: freelancers.abroad
    fr: Plume SRL ne répond pas de l’essai.
    en: Plume SRL is not liable for the trial.
  - replace: cgv/liability#contact
    when: document.dpa
    fr: Toute plainte est adressée au Client.
    en: Any complaint is sent to the Client.
  - remove: cgv/purpose#precedence
    when: client.abroad
"""

WORDING = """version: 1.0.0
title:
  fr: Autre rédaction
  en: Other wording
summary:
  fr: Une autre rédaction.
  en: Another wording.
approval: none
conflicts:
  - when: variant.trial
    reason:
      fr: l’essai a sa propre rédaction
      en: the trial has its own wording
changes:
  - replace: cgv/duration#notice
    fr: |
      Toute partie peut mettre fin au Contrat moyennant un préavis {{ notice | de }}, donné :
    en: |
      Each party may end the Contract on {{ notice | possessive }} notice, given:
    covers: [notice]
"""

DEAL = """reference: A-1
date: 2026-12-01
client:
  name: Boulangerie Dupain
  country: {country}
  languages: [fr, en]
services: [secretariat]
"""


def reasoned(folder: Path) -> Path:
    """The small library: its service implies express, which implies local-only; trial is for clients abroad."""
    shutil.copytree(BASE, folder)
    swap(folder / "clauses/services.yaml", "    en: Secretariat\n", "    en: Secretariat\n  implies: [express]\n")
    swap(folder / "variants/express.yaml", "approval: legal\n", "approval: legal\nimplies: [local-only]\n")
    with (folder / "clauses/standard.yaml").open("a", encoding="utf-8") as standard:
        standard.write("deselect: [express]\n")
    (folder / "variants/trial.yaml").write_text(TRIAL, encoding="utf-8")
    (folder / "variants/wording.yaml").write_text(WORDING, encoding="utf-8")
    for country in ("BE", "FR"):
        text = DEAL.format(country=country)
        (folder / f"deal-{country}.yaml").write_text(text, encoding="utf-8")
    approval = 'approvals:\n  - deviation: variant express\n    by: anna\n    date: 2026-12-02\n    digest: "{}"\n'
    given = "parameters:\n  notice: 3\n  initial-term: 48\n"
    text = DEAL.format(country="BE") + given
    (folder / "deal-approved.yaml").write_text(text, encoding="utf-8")
    library = load_library(folder)
    selection, _ = assemble.select(library, load_deal(folder / "deal-approved.yaml", library))
    (digest,) = (one.digest for one in selection.deviations if one.id == "variant express")
    (folder / "deal-approved.yaml").write_text(text + approval.format(digest), encoding="utf-8")
    return folder


def ask(small: Library, root: Path, deal: str, place: str, **changes: bool) -> Explanation:
    read = load_deal(root / f"deal-{deal}.yaml", small)
    return why(small, read, place=place, language="en", **changes)  # type: ignore[arg-type]


def spaced(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ")


def printed(told: Explanation) -> Explained:
    (found,) = told.found
    assert not told.missing
    return found


def lacking(told: Explanation) -> Missing:
    (found,) = told.missing
    assert not told.found
    return found


def steps(told: Explanation, variant: str) -> list[str]:
    (option,) = (one for one in told.options if one.id == variant)
    return [f"{one.what}: {one.because} ({one.at})" for one in option.steps]


def line(root: Path, file: str, text: str) -> str:
    """The place of a text that stands once in a file."""
    (number,) = (at for at, one in enumerate((root / file).read_text(encoding="utf-8").split("\n"), 1) if text in one)
    return f"{file}:{number}"
