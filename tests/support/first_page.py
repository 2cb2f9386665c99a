"""What the first page of the small library says in short: a line that always stands there, and one of an option."""

from __future__ import annotations

from pathlib import Path

KEY_POINTS = """title:
  fr: L’essentiel
  en: In short
notice:
  fr: Ce résumé ne fait pas partie du contrat.
  en: This summary is not part of the contract.
points:
  end:
    document: cgv
    label:
      fr: Fin
      en: End
    lines:
      notice:
        fr: |
          Un préavis {{ notice | de }} ([](duration#notice)).
        en: |
          On {{ notice | possessive }} notice ([](duration#notice)).
        sums-up: [cgv/duration#notice]
  late:
    document: cgv
    label:
      fr: Retard
      en: Late payment
    lines:
      fee:
        fr: |
          {{ fee }} de frais ([](payment#late)).
        en: |
          A charge of {{ fee }} ([](payment#late)).
        sums-up: [cgv/payment#late]
  urgent:
    document: cgv
    label:
      fr: Urgences
      en: Urgent calls
    when: variant.express
    lines:
      surcharge:
        fr: |
          Un supplément ([](payment#express)).
        en: |
          A surcharge ([](payment#express)).
        sums-up: [variant/express/cgv/payment#express]
"""


def add_first_page(root: Path) -> Path:
    """Writes these lines into a library; returns their file."""
    path = root / "clauses/key-points.yaml"
    path.write_text(KEY_POINTS, encoding="utf-8")
    return path
