"""New files to start from: a name → the text of a deal, a clause or a variant, and of the outline that lists it."""

from __future__ import annotations

import datetime
import os
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.diagnostics import Refused, Saying, Severity, Span, did_you_mean, local, made, say
from engine.diagnostics.grammar import GRAMMARS
from engine.model.library import Library
from engine.model.place import Place
from engine.tasks.open_library import edition_of, editions, load_edition, load_library, read

_MOST_DIGITS = 10
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


Dated = Literal["today", "first-day", "named", "draft"]
"""How the day of a new deal was found; with `named` and `draft`, `build` must be told of which text it is."""


@dataclass(frozen=True, slots=True)
class NewDeal:
    """A deal to start from: its text and reference, its day and how that was found, and the library it is made of."""

    text: str
    reference: str
    library: Library
    day: datetime.date
    dated: Dated
    edition: datetime.date | None


def new_deal(
    root: str | Path,
    file: str,
    today: datetime.date,
    *,
    language: str,
    edition: datetime.date | None = None,
    draft: bool = False,
    whole: bool = False,
) -> NewDeal:
    """A deal to start from, called `file`, on the first day from today on from which `build` makes it of its edition.

    Its comments are in `language`; `whole` gives every key. Raises `Refused` as `load_library` does, where
    the offer would end after the calendar, and where the name makes no reference.
    """
    from engine.files.writing.new_deal import VALIDITY, deal_template

    library, day, dated = _offered(root, today, edition, draft)
    if day > datetime.date.max - VALIDITY:
        _refuse("value-invalid", file, say("calendar-ends", day=day, days=VALIDITY.days), say("start-earlier"))
    name, reference = Path(file).name, _reference(Path(file).stem, day)
    text = deal_template(library, reference, day, language=language, file=name, whole=whole)
    _check_reference(file, reference, text)
    return NewDeal(text, reference, library, day, dated, library.edition.effective if library.edition else None)


def _offered(
    root: str | Path, today: datetime.date, named: datetime.date | None, draft: bool
) -> tuple[Library, datetime.date, Dated]:
    """What a new deal is made of, its day, and how that was found."""
    from engine.editions.chain import in_force

    chain = editions(root)
    if draft or (named is None and not chain):
        return load_library(root), today, "draft" if chain else "today"
    current = in_force(chain, today)
    found = edition_of(chain, named) if named else current or chain[0]
    library = load_edition(root, found)
    if found is current:
        return library, today, "today"
    return (library, found.effective, "first-day") if found.effective > today else (library, today, "named")


def _reference(name: str, day: datetime.date) -> str:
    """The name of the file and the day; one to ten digits in all, of which the payment communication is made."""
    own, dated = name.upper(), f"{day:%y%m%d}"
    digits = sum(one in string.digits for one in own)
    if digits <= _MOST_DIGITS - len(dated):
        return f"{own}-{dated}"
    return own if digits <= _MOST_DIGITS else f"{re.sub('[0-9]', '', own).strip('-_ ./') or 'D'}-{dated}"


def _check_reference(file: str, reference: str, text: str) -> None:
    """Raises `Refused` where a deal with this reference would be: a name like `_____` makes one to be filled in."""
    from engine.files.reading.deal import parse_deal
    from engine.files.trees import TextTable

    found = parse_deal(TextTable({file: text}), file)
    place = found.source.value_span(("reference",)).line if found.source else 0
    wrong = next((one for one in found.told if one.severity is Severity.ERROR and one.span.line in (0, place)), None)
    if wrong is not None:
        why = local({language: wrong.told(language)[0] for language in GRAMMARS})
        _refuse("value-invalid", file, say("bad-name", reference=reference, why=why), say("name-another"))


def new_clause(path: str | Path, id: str, after: str | None = None) -> Mapping[str, bytes]:
    """The file of a new clause with its texts to be written, and the outline that lists it after another clause.

    Without `after` it is listed last. Raises `Refused` where a name is not well formed, taken or unknown.
    """
    from engine.files.writing.edits import EditableText, listed_after, spliced
    from engine.files.writing.new_files import clause_template
    from engine.files.writing.read_back import read_back, readable, values

    root, library = Path(path), _library(path)
    document, name = Place(id).document, Place(id).local
    _named(name, "cgv/late-notice")
    if document not in library.outlines:
        hint = did_you_mean(document, library.outlines) or say("there-is", names=tuple(library.outlines))
        _refuse("document-unknown", id, say("absent", name=document), hint)
    file = f"clauses/{id}.yaml"
    _free(root, file)
    outline = f"clauses/{document}/document.yaml"
    written = EditableText((root / outline).read_bytes().decode())
    source, top = readable(outline, written.text)
    own = library.outlines[document]
    wanted = f"{document}/{after.removeprefix(f'{document}/')}" if after else own.entries[-1].clause
    places = {
        entry.clause: (key, index)
        for key, entries in (("outline", own.entries), ("annexes", own.annexes))
        for index, entry in enumerate(entries)
    }
    if wanted not in places:
        hint = did_you_mean(wanted, places) or say("outline-lists", names=tuple(places))
        message = say("not-in-outline", document=document, clause=str(wanted))
        _refuse("clause-unknown", f"--after {after}", message, hint)
    key, index = places[wanted]
    new = spliced(written.text, [listed_after(source, written, (key,), index, name)])
    said = values(top)
    assert isinstance(said, dict)  # noqa: S101  keys
    listed = said[key]
    assert isinstance(listed, list)  # noqa: S101  the library was read
    said[key] = [*listed[: index + 1], name, *listed[index + 1 :]]
    return {file: clause_template(name).encode(), outline: read_back(outline, new, said).encode()}


def new_variant(path: str | Path, id: str) -> Mapping[str, bytes]:
    """The file of a new variant with its texts to be written. Raises `Refused` as `new_clause` does."""
    from engine.files.writing.new_files import variant_template

    root, library = Path(path), _library(path)
    _named(id, "late-notice")
    file = f"variants/{id}.yaml"
    _free(root, file)
    return {file: variant_template(library).encode()}


def _library(path: str | Path) -> Library:
    """The library as far as it can be read: another file may still have to be written."""
    return read(path)[0].library


def _named(name: str, example: str) -> None:
    if not _ID.match(name) or name == "document":
        message = say("ill-formed", name=name) if name else say("nameless")
        _refuse("rename-unknown", name or "NAME", message, say("hyphens", example=example))


def _free(root: Path, file: str) -> None:
    if os.path.exists(root / file):
        _refuse("output-unwritable", file, say("exists"), say("choose-or-edit"))


def _refuse(code: str, place: str, message: Saying, hint: Saying) -> None:
    raise Refused([made(code, Span(place), message, hint)])
