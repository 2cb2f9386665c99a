"""Records the files of a small library, as `clausier record` does, and completes what they print."""

from __future__ import annotations

import datetime
from pathlib import Path

from editing import edit
from two_editions import made_fast

from engine.model.ledger import Recording
from engine.site.record import new_files
from engine.site.settings import Settings

BLANK = (("clauses/publisher.yaml", "bank-account: BE68 5390 0754 7034", "bank-account: null"),)
"""What leaves the account of the company of the small library to be completed."""
MAIL = """\
  mail-house:
    name: Courrier & Fils SA
    address: rue du Pli 3, 1000 Bruxelles
    country: BE
    contact: donnees@courrier.invalid
    purpose:
      fr: envoi du courrier
      en: sending of letters
    services: [secretariat]
    since: 2026-01-01
"""


def record(root: Path, day: datetime.date, store: str = "published") -> tuple[Recording, ...]:
    """What `clausier record` records on a day, of the files that are made fast."""
    with made_fast():
        found = new_files(root, day, Settings("output/.site", {}, "", store, preview=True))
    found.put()
    if found.recordings:
        (root / found.name).write_bytes(found.ledger_file())
    return found.recordings


def complete(root: Path) -> None:
    """The company gets its account, and the register its first entry."""
    edit(root, [(file, new, old) for file, old, new in BLANK])
    edit(root, [("clauses/subprocessors.yaml", "register: {}\n", f"register:\n{MAIL}")])
