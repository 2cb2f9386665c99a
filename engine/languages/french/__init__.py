"""French as it is written in Belgium."""

from engine.languages.base import Language
from engine.languages.french.grammar import French

FRENCH: Language = French()
