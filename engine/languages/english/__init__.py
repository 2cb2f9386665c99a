"""British English."""

from engine.languages.base import Language
from engine.languages.english.grammar import English

ENGLISH: Language = English()
