"""Faults planted in the real library: `check` finds each of them, at its line, and nothing besides.

An edit replaces a text that stands once in its file, in a paragraph of which nobody has acknowledged anything. What is
expected is a code, a file, and the line of it that holds a given text after the edits, so that lines may move when the
library grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from in_memory import said, texts_of
from packs import ROOT
from unpublished import unpublished

from engine.diagnostics import Diagnostic
from engine.tasks.check import check

Place = tuple[str, str, int]
"""Where something is found: its file, its code and its line."""


@dataclass(frozen=True)
class Fault:
    """A fault of one kind: in `file`, `old` becomes `new`; without `old`, `new` is a file or stands at its end."""

    code: str
    file: str
    old: str
    new: str
    line: str  # what stands in the line at which it is reported
    where: str = ""  # the file in which it is reported, if it is another one


VARIANT = """version: 1.0.0
title:
  fr: Essai
  en: Trial
summary:
  fr: Un essai.
  en: A trial.
approval: none
"""

FAULTS = (
    Fault(
        "language-missing",
        "clauses/cgv/suspension.yaml",
        "    en: |\n      SecretarIA shall resume the Services once the Client has fully remedied the breach.\n",
        "",
        "  end:",
    ),
    # Parity of parameters, references, figures and emphasis.
    Fault(
        "language-parity",
        "clauses/cgv/payment.yaml",
        "within {{ payment-term }} from its date",
        "within {{ revision-notice }} from its date",
        "The Client shall pay each invoice by bank transfer",
    ),
    Fault(
        "language-parity",
        "clauses/cgv/client-duties.yaml",
        "Without prejudice to [](personal-data#measures)",
        "Without prejudice to [](personal-data#purposes)",
        "Without prejudice to",
    ),
    Fault(
        "language-parity",
        "clauses/sla/availability.yaml",
        "heure belge, du lundi au",
        "heure belge, du mardi au",
        "Availability is measured during the service hours",
    ),
    Fault(
        "language-parity",
        "clauses/cgv/services.yaml",
        "SecretarIA peut utiliser des Outils d’IA",
        "SecretarIA peut **utiliser** des Outils d’IA",
        "SecretarIA may use AI Tools and specialised",
    ),
    Fault("term-undefined", "clauses/cgv/governing-law.yaml", "régit le Contrat et", "régit le Marché et", "le Marché"),
    Fault(
        "term-unused",
        "clauses/terms.yaml",
        "",
        """
planted:
  version: 1.0.0
  fr:
    name: Terme isolé
    text: ce que nul ne mentionne.
  en:
    name: Lonely Term
    text: what nobody mentions.
""",
        "planted:",
    ),
    Fault(
        "term-inconsistent",
        "clauses/cgv/intellectual-property.yaml",
        "Dès ce paiement, le Client peut",
        "Dès ce paiement, le client peut",
        "le client peut",
    ),
    Fault(
        "term-inconsistent",
        "clauses/cgv/personal-data.yaml",
        "SecretarIA shall bind its staff, its Direct Subcontractors and its Sub-processors",
        "SecretarIA shall bind its staff, its Direct Subcontractors and its Subprocessors",
        "its Subprocessors",
    ),
    Fault(
        "bare-figure",
        "clauses/cgv/references.yaml",
        "raisonnable, des supports",
        "de dix jours, des supports",
        "de dix jours",
    ),
    # Typography: a space, a word, a full stop.
    Fault("typography", "clauses/cgv/pricing.yaml", "propose des formules", "propose  des formules", "propose  des"),
    Fault("typography", "clauses/cgv/provider-duties.yaml", "de moyens et non", "de moyens et et non", "et et non"),
    Fault(
        "typography",
        "clauses/cgv/order.yaml",
        "par accord écrit.\n    en",
        "par accord écrit\n    en",
        "La commande devient ferme",
    ),
    Fault(
        "modality",
        "clauses/cgv/provider-duties.yaml",
        "SecretarIA shall do its utmost",
        "SecretarIA must do its utmost",
        "SecretarIA must do",
    ),
    Fault(
        "modality",
        "clauses/cgv/force-majeure.yaml",
        "the Contract, either Party may\n",
        "the Contract, either Party shall\n",
        "Where an unforeseeable change of circumstances",
    ),
    Fault(
        "modality",
        "clauses/cgv/confidentiality.yaml",
        "Neither Party may disparage the other Party during the Contract",
        "Either Party may disparage the other Party during the Contract",
        "Either Party may disparage",
    ),
    Fault(
        "phrase-avoided",
        "clauses/cgv/client-duties.yaml",
        "its own backups of the data and content",
        "its own backups of the data and/or content",
        "and/or",
    ),
    Fault(
        "reference-unknown",
        "clauses/cgv/abroad.yaml",
        "Sans préjudice [de](personal-data)",
        "Sans préjudice [de](personal-dat)",
        "[de](personal-dat)",
    ),
    Fault(
        "reference-preposition",
        "clauses/cgv/liability.yaml",
        "dans la limite [de](#cap)",
        "dans la limite [des](#cap)",
        "[des](#cap)",
    ),
    Fault(
        "parameter-unknown",
        "clauses/cgv/pricing.yaml",
        "a flat fee of {{ downgrade-fee }}",
        "a flat fee of {{ downgrade-fees }}",
        "downgrade-fees",
    ),
    Fault(
        "parameter-form",
        "clauses/cgv/payment.yaml",
        "after {{ reminders }} in",
        "after {{ reminders | de }} in",
        "after {{ reminders | de }} in",
    ),
    Fault(
        "parameter-unused",
        "clauses/parameters.yaml",
        "",
        """
planted:
  version: 1.0.0
  type: percent
  label:
    fr: Part
    en: Share
  value: 5
  free: {min: 1, max: 9}
""",
        "planted:",
    ),
    Fault(
        "clause-unlisted",
        "clauses/cgv/planted.yaml",
        "",
        """version: 1.0.0
title:
  fr: Essai
  en: Trial
text:
  first:
    fr: Le Client paie.
    en: The Client pays.
""",
        "version: 1.0.0",
    ),
    Fault("number-twice", "clauses/dpa/document.yaml", "annex-prefix: A\n", "", "  - annex-parties"),
    Fault("duty-unknown", "clauses/cgv/references.yaml", "covers: [art18-2]", "covers: [art18-22]", "art18-22"),
    Fault(
        "duty-uncovered",
        "clauses/cgv/governing-law.yaml",
        "    covers: [art19-2]\n",
        "",
        "art19-2:",
        "clauses/duties/positions.yaml",
    ),
    Fault(
        "condition-unknown",
        "clauses/dpa/transfers.yaml",
        "when: client.outside-eea",
        "when: client.outside-eeas",
        "outside-eeas",
    ),
    Fault(
        "change-target",
        "variants/no-reference.yaml",
        "- replace: cgv/references#objection",
        "- replace: cgv/references#objections",
        "#objections",
    ),
    Fault(
        "change-conflict",
        "variants/planted.yaml",
        "",
        f"""{VARIANT}changes:
  - retitle: cgv/purpose
    fr: But
    en: Aim
  - retitle: cgv/purpose
    fr: Buts
    en: Aims
""",
        "  - retitle: cgv/purpose\n    fr: Buts",
    ),
    Fault(
        "variant-cycle",
        "variants/planted-circle.yaml",
        "",
        f"""{VARIANT}implies: [planted-circle]
changes:
  - retitle: cgv/order
    fr: Commande
    en: Order
""",
        "implies: [planted-circle]",
    ),
    Fault(
        "law-unused",
        "clauses/laws.yaml",
        "",
        """
planted:
  style: be
  fr:
    name: le Code pénal
  en:
    name: the Penal Code
""",
        "planted:",
    ),
    Fault(
        "fact-unused",
        "clauses/facts.yaml",
        "",
        """
client.planted:
  fr: le client a beaucoup de personnel
  en: the client has many employees
""",
        "client.planted:",
    ),
    Fault(
        "duty-group-unowed",
        "clauses/duties/planted.yaml",
        "",
        """planted:
  article: invoice
  fr: Une facture est établie.
  en: An invoice is issued.
""",
        "planted:",
    ),
)

# Selections are proven once every name is right; so these cannot all be found together.
NAMING = frozenset(
    {
        "language-missing", "reference-unknown", "reference-preposition", "parameter-unknown", "parameter-form",
        "duty-unknown", "condition-unknown", "change-target", "variant-cycle",
    }
)  # fmt: skip
NAMED = tuple(fault for fault in FAULTS if fault.code != "change-conflict")
PROVEN = tuple(fault for fault in FAULTS if fault.code not in NAMING)


# What is seen only where the library is assembled, or proven for every selection.
SELECTED = frozenset({"duty-uncovered", "duty-group-unowed", "change-conflict", "fact-unused"})


@pytest.fixture(scope="module")
def clean() -> Mapping[str, str]:
    """The texts of the library without its editions: what they say of a change is shown in the tests of versions."""
    texts = texts_of(ROOT)
    accepted = unpublished(texts["clauses/reviews.yaml"])
    return {**texts, "clauses/reviews.yaml": accepted}


def planted(texts: Mapping[str, str], faults: Iterable[Fault]) -> Mapping[str, str]:
    found = dict(texts)
    for fault in faults:
        text = found.get(fault.file, "")
        if fault.old:
            assert text.count(fault.old) == 1, f"{fault.old!r} stands {text.count(fault.old)} times in {fault.file}"
            found[fault.file] = text.replace(fault.old, fault.new)
        else:
            found[fault.file] = f"{text}{fault.new}"
    return found


def expected(texts: Mapping[str, str], fault: Fault) -> Place:
    file = fault.where or fault.file
    text = texts[file]
    assert text.count(fault.line) == 1, f"{fault.line!r} stands {text.count(fault.line)} times in {file}"
    return file, fault.code, text.count("\n", 0, text.index(fault.line)) + 1


def found(texts: Mapping[str, str], root: Path) -> list[Place]:
    """What the whole check finds in a folder that holds these texts."""
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return sorted(map(place, without_consequences(check(root))))


def read(texts: Mapping[str, str]) -> list[Place]:
    """What is found by reading these texts: everything but what takes a selection."""
    return sorted(map(place, without_consequences(said(texts))))


def without_consequences(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Without the lines of first pages that have to be read again because a fault changed what they sum up."""
    return (one for one in found if one.code != "key-point-behind")


def place(one: Diagnostic) -> Place:
    return one.span.file, one.code, one.span.line


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=[f"{one.code}-{place}" for place, one in enumerate(FAULTS)])
@pytest.mark.slow
def test_one_fault(fault: Fault, clean: Mapping[str, str], tmp_path: Path) -> None:
    """Nothing is selected for a fault that does not need it: the whole check finds them all together, below."""
    texts = planted(clean, [fault])
    assert (found(texts, tmp_path) if fault.code in SELECTED else read(texts)) == [expected(texts, fault)]


@pytest.mark.parametrize("faults", [NAMED, PROVEN], ids=["whatever can be read", "whatever leaves the names right"])
def test_all_faults_at_once(faults: tuple[Fault, ...], clean: Mapping[str, str], tmp_path: Path) -> None:
    assert len({fault.code for fault in faults}) >= (20 if faults is NAMED else 10)
    texts = planted(clean, faults)
    assert found(texts, tmp_path) == sorted(expected(texts, fault) for fault in faults)


def test_there_are_twenty_kinds() -> None:
    assert len({fault.code for fault in FAULTS}) >= 20


def test_the_clean_library_has_none(clean: Mapping[str, str], tmp_path: Path) -> None:
    assert found(clean, tmp_path) == read(clean) == []
