"""A text of a part as it is written, so that two states of it can be held against each other word by word."""

from __future__ import annotations

from engine.editions.versions.layout import LaidOutText
from engine.model.block import lines
from engine.model.document import Origin, Run
from engine.model.prose import Inline, Reference, Slot, Words


def as_lines(text: LaidOutText) -> list[list[Run]]:
    """A text line by line, with the marks of emphasis, the figures and the references as they are written."""
    if isinstance(text, str):
        return [[Run(text)]] if text else []
    return [[_run(inline) for inline in line] for block in text.blocks for line in lines(block)]


def as_text(text: LaidOutText) -> str:
    """The same as one string, without the marks of emphasis."""
    if isinstance(text, str):
        return text
    written = (
        "".join(one.text if isinstance(one, Words) else _run(one).text for one in line)
        for block in text.blocks
        for line in lines(block)
    )
    return "\n".join(written)


def _run(inline: Inline) -> Run:
    match inline:
        case Words(text, strong, emphasis):
            mark = "**" if strong else "*" if emphasis else ""
            return Run(f"{mark}{text}{mark}")
        case Slot(parameter=name, form=form):
            return Run(f"{{{{ {name}{f' | {form}' if form else ''} }}}}", origin=Origin.PARAMETER, source=name)
        case Reference(preposition=word, targets=targets):
            return Run(f"[{word}]({','.join(map(str, targets))})")
