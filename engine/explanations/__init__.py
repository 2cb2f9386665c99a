"""Every code explained at length, by family: what `clausier explain` prints."""

from __future__ import annotations

from collections.abc import Mapping

from engine.explanations.deal import DEAL
from engine.explanations.explanation import Explanation, Family
from engine.explanations.files import FILES
from engine.explanations.law import LAW
from engine.explanations.proof import PROOF
from engine.explanations.structure import STRUCTURE
from engine.explanations.template import TEMPLATE
from engine.explanations.versions import VERSIONS
from engine.explanations.wording import WORDING

FAMILIES: Mapping[Family, str] = {
    "files": "what can be read: files, YAML, keys, the form of a text",
    "structure": "what names each other: parameters, references, conditions, clauses, variants",
    "wording": "what the texts say: both languages, terms, figures, typography, obligations",
    "law": "what must be said: duties, advice, company mentions, acknowledgements and review marks",
    "versions": "what has changed: versions, notes to clients, published editions",
    "proof": "what holds for every selection of services, variants and facts",
    "deal": "what sales write: the client, the lines, the approvals",
    "template": "what a letterhead holds that Word documents are made from",
}
"""Every family with what it is about, in the order of `clausier check`."""

EVERY = (*FILES, *STRUCTURE, *WORDING, *LAW, *VERSIONS, *PROOF, *DEAL, *TEMPLATE)
EXPLANATIONS: Mapping[str, Explanation] = {one.code: one for one in EVERY}
"""Every explanation by its code, family after family."""


def family_of(code: str) -> Family:
    """The family of a code; a code that nobody has explained belongs to the structure."""
    known = EXPLANATIONS.get(code)
    return "structure" if known is None else known.family
