"""Logos of a company: the files that its description names, checked before anything is printed with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.diagnostics import Report, say
from engine.model.library import Publisher
from engine.model.look import Logo


def open_logos(publishers: Iterable[Publisher], folder: str | Path) -> Mapping[str, Logo]:
    """The logos that a company has had, by file name; the files lie in `folder`.

    Raises `Refused` with all errors: `file-missing`, `logo-unfit`.
    """
    from engine.rendering.logo import MAX_BYTES, check_logo

    report, found = Report(), dict[str, Logo]()

    def content(name: str) -> bytes | None:
        path = Path(folder) / name
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)

    for one in publishers:
        name, span = one.logo, one.logo_span or one.span
        if name is None or name in found:
            continue
        held = content(name)
        if held is None:
            message = say("no-logo", name=name, file=one.span.file)
            report.error("file-missing", span, message, say("put-logo"))
            continue
        beside = content(f"{name.removesuffix('.svg')}.png") if name.endswith(".svg") else None
        logo = check_logo(name, held, beside, span, report)
        if logo is not None:
            found[name] = logo
    report.stop()
    return found
