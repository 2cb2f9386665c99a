"""What belongs after each key of a deal, for whoever has left it empty."""

from __future__ import annotations

from engine.diagnostics import Saying, say
from engine.files.yaml.nodes import KeyPath
from engine.languages import LANGUAGES
from engine.languages.titles import language_title

USUAL_HINT = say("write-what-belongs")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes a value that is none; the last two are texts to this reader, and to other readers of YAML are not."""


def wanted(path: KeyPath) -> Saying:
    """What to write after a key of a deal that stands empty, by its path; or by the key alone, as in contacts."""
    from engine.diagnostics.codes.sentences.wanted import WANTED  # only where something is wrong

    words, entry = [str(step) for step in path if isinstance(step, str)], "" if isinstance(path[-1], str) else "-entry"
    if words[-1] in LANGUAGES:
        return say("wanted-in-language", language=language_title(words[-1]))
    if words[:1] == ["parameters"]:
        return say("wanted-parameter" if len(words) == 2 else "wanted-part-of-parameter")
    own = f"wanted:{'.'.join(words)}"
    found = next((one for one in (f"{own}{entry}", own, f"wanted-key:{words[-1]}") if one in WANTED), None)
    return say(found or f"write-what-belongs{entry}")


def told_name(path: KeyPath) -> Saying:
    """How a message names a key of a deal: with what it belongs to, for several are called alike."""
    words: list[str] = []
    number, owner = 0, ""
    for step in path:
        if isinstance(step, int):
            number, owner, words = step + 1, ".".join(words), []
        else:
            words.append(str(step))
    key = ".".join(words)
    if not number:
        return say("key-in-deal", key=key)
    if not key:
        return say("entry-in-deal", number=number, owner=owner)
    return say("key-in-entry", key=key, number=number, owner=owner)
