"""The name that the files of a deal begin with. The only module that knows anyascii."""

from __future__ import annotations

import hashlib
import re
from unicodedata import normalize

LONGEST = 100
"""So long that what follows still fits into the 255 bytes that file systems give a name, and short enough to read."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)")
"""Names that Windows keeps for devices, whatever stands after a point."""


def pack_name(reference: str) -> str:
    """A reference in letters of the Latin alphabet, figures, hyphens and points: `Offre été` is `Offre-ete`.

    One reference has one name, on every machine and however its accents are composed. Two may have the same.
    """
    from anyascii import anyascii

    composed = normalize("NFC", reference)
    name = re.sub(r"[^A-Za-z0-9.]+", "-", anyascii(composed)).strip("-.") or "deal"
    if _RESERVED.match(name):
        name = f"deal-{name}"
    if len(name) <= LONGEST:
        return name
    told = hashlib.sha256(composed.encode()).hexdigest()[:8]
    return f"{name[: LONGEST - 9].rstrip('-.')}-{told}"


def version_name(reference: str, version: int) -> str:
    """The name that the files of one version of an offer begin with: the first has that of its reference."""
    return pack_name(reference) + (f"-v{version}" if version > 1 else "")


def reference_key(reference: str) -> str:
    """What references have in common that people take for one: D/2026/014, D-2026-014 and d-2026-014."""
    return re.sub(r"[.-]+", "-", pack_name(reference)).casefold()
