"""What messages say, by code and by name, each in every language of `GRAMMARS`.

In comes nothing; out go templates (`engine/diagnostics/saying.py` says what stands in them). A file holds what one part
of the program says; the sentences of a code may stand in several. The records of the codes take them up as `says`;
`common.py` holds what messages of many codes say and advise.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.deal import DEAL_SAYS
from engine.diagnostics.codes.sentences.files import FILES_SAY
from engine.diagnostics.codes.sentences.freeze import Templates, joined

SENTENCES: Mapping[str, Mapping[str, Templates]] = joined(FILES_SAY, DEAL_SAYS)
"""By code, then by name."""
