"""What messages say, by code and by name, each in every language of `GRAMMARS`.

In comes nothing; out go templates (`engine/diagnostics/saying.py` says what stands in them). A file holds what one part
of the program says; the sentences of a code may stand in several. The records of the codes take them up as `says`;
`common.py` holds what messages of many codes say and advise.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.assembling import ASSEMBLING_SAYS
from engine.diagnostics.codes.sentences.catalogue import CATALOGUE_SAYS
from engine.diagnostics.codes.sentences.contacts import CONTACTS_SAY
from engine.diagnostics.codes.sentences.deal import DEAL_SAYS
from engine.diagnostics.codes.sentences.files import FILES_SAY
from engine.diagnostics.codes.sentences.freeze import Templates, joined
from engine.diagnostics.codes.sentences.lines import LINES_SAY
from engine.diagnostics.codes.sentences.offers import OFFERS_SAY
from engine.diagnostics.codes.sentences.pricing import PRICING_SAYS
from engine.diagnostics.codes.sentences.reading import READING_SAYS
from engine.diagnostics.codes.sentences.selecting import SELECTING_SAYS
from engine.diagnostics.codes.sentences.shapes import SHAPES_SAY
from engine.diagnostics.codes.sentences.tasks import TASKS_SAY
from engine.diagnostics.codes.sentences.writing import WRITING_SAYS
from engine.diagnostics.codes.sentences.yaml import YAML_SAYS

SENTENCES: Mapping[str, Mapping[str, Templates]] = joined(
    *(FILES_SAY, DEAL_SAYS, SHAPES_SAY, YAML_SAYS, CONTACTS_SAY, LINES_SAY, READING_SAYS, CATALOGUE_SAYS),
    *(WRITING_SAYS, SELECTING_SAYS, PRICING_SAYS, ASSEMBLING_SAYS, TASKS_SAY, OFFERS_SAY),
)
"""By code, then by name."""
