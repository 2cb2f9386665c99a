"""What a file is called where programs show it: the tab of a reader, the list of results of a search, an outline."""

from __future__ import annotations

from engine.model.document import Document, Dossier

APART = " – "


def file_title(*sides: Document | Dossier) -> str:
    """The title of a file in one language or in several, with the number of the deal, the client and the company.

    "Devis D-2026-014 – Dupont SRL – SecretarIA"; without a deal, the title of the document alone.
    """
    title = " / ".join(one.title for one in sides)
    deal = sides[0].front.deal
    if deal is None:
        return title
    return APART.join((f"{title} {deal.reference}", deal.client, sides[0].front.letterhead))


def outline_title(document: Document | Dossier) -> str:
    """What a document is called in the outline of a file: "Devis D-2026-014"."""
    deal = document.front.deal
    return document.title if deal is None else f"{document.title} {deal.reference}"
