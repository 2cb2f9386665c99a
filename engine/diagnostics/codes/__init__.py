"""Every code that Clausier can print: one record a code, one file a family, or two.

In comes nothing; out go `CODES`, what is known of each code, and `FAMILIES`. Codes are stable: they are never renamed
or reused. `clausier explain` and the table of docs/format.md print the records. What one message says in particular
(its sentence, its hints) stands in `sentences`, in every language, and becomes `Code.says`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from engine.diagnostics.codes.code import Code, CodeFamily
from engine.diagnostics.codes.deal import DEAL
from engine.diagnostics.codes.files import FILES
from engine.diagnostics.codes.law import LAW
from engine.diagnostics.codes.named_in_texts import NAMED_IN_TEXTS
from engine.diagnostics.codes.proof import PROOF
from engine.diagnostics.codes.sentences import SENTENCES
from engine.diagnostics.codes.structure import STRUCTURE
from engine.diagnostics.codes.template import TEMPLATE
from engine.diagnostics.codes.versions import VERSIONS
from engine.diagnostics.codes.wording import WORDING

__all__ = ["CODES", "FAMILIES", "Code", "CodeFamily", "table"]

FAMILIES: Mapping[CodeFamily, str] = MappingProxyType(
    {
        "files": "what can be read: files, YAML, keys, the form of a text",
        "structure": "what names each other: parameters, references, conditions, clauses, variants",
        "wording": "what the texts say: both languages, terms, figures, typography, obligations",
        "law": "what must be said: duties, advice, company mentions, acknowledgements and review marks",
        "versions": "what has changed: versions, notes to clients, published editions",
        "proof": "what holds for every selection of services, variants and facts",
        "deal": "what sales write: the client, the lines, the approvals",
        "template": "what a letterhead holds that Word documents are made from",
    }
)
"""Every family with what it is about, in the order of `clausier explain`."""


def table(records: Iterable[Code]) -> Mapping[str, Code]:
    """The records by their codes, in their order, with their sentences; raises `ValueError` for a code that has two."""
    found: dict[str, Code] = {}
    for one in records:
        if one.code in found:
            raise ValueError(f"{one.code} has two records, in {found[one.code].family} and in {one.family}")
        found[one.code] = replace(one, says=SENTENCES[one.code]) if one.code in SENTENCES else one
    return MappingProxyType(found)


CODES = table((*FILES, *NAMED_IN_TEXTS, *STRUCTURE, *WORDING, *LAW, *VERSIONS, *PROOF, *DEAL, *TEMPLATE))
"""Every record by its code, family after family."""
