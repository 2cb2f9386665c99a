"""Two states of the texts held against each other: what people name (a draft, an edition, a deal) → a redline."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Span, nearest
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.model.periods import Period
from engine.model.summary import Notice, Redline, Summary
from engine.tasks.assemble import assemble_all
from engine.tasks.open_deal import open_deal
from engine.tasks.open_library import editions, load_edition, load_library

if TYPE_CHECKING:
    from engine.model.comparison import Comparison
    from engine.model.deal import Deal
    from engine.model.document import Document
    from engine.model.edition import Edition, Note
    from engine.model.revision import Revision

DRAFT, STANDARD = "draft", "standard"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class TextState:
    """One side of a comparison: its library and the documents made of it, by language, with the words that name it.

    `notes` is what clients were told of everything up to it; `deal` is None for a standard text.
    """

    library: Library
    packs: Mapping[str, Mapping[str, Document]]
    names: Mapping[str, str]
    notes: tuple[Note, ...]
    deal: Deal | None

    @property
    def effective(self) -> datetime.date | None:
        """The day on which its edition takes effect; None for the draft."""
        return self.library.edition.effective if self.library.edition is not None else None

    @property
    def day(self) -> datetime.date:
        """The day of its deal or of its edition; that on which it was assembled for the draft."""
        if self.deal is not None:
            return self.deal.date
        documents = (one for pack in self.packs.values() for one in pack.values())
        return self.effective or datetime.date.fromisoformat(next(documents).date)


def side(root: Path, name: str, today: datetime.date) -> TextState:
    """What `name` means: `draft`, `standard`, the date of an edition, or the path of a deal.

    `standard` is the text of the edition in force on `today`, or of the draft while there is none. Raises `Refused`
    where it means nothing, or where the text cannot be assembled.
    """
    from engine.editions.chain import in_force

    chain = editions(root)
    if name == DRAFT:
        return _standard(load_library(root), chain, today)
    if name == STANDARD:
        found = in_force(chain, today)
        return _standard(
            load_edition(root, found) if found is not None else load_library(root), chain, today, "standard"
        )
    if DATE.fullmatch(name):
        found = next((one for one in chain if str(one.effective) == name), None)
        if found is not None:
            return _standard(load_edition(root, found), chain, today)
    elif os.path.isfile(name):
        library, deal = open_deal(name, root)
        return _deal(deal, library, chain, today)
    known = ", ".join((*(str(one.effective) for one in chain), DRAFT, STANDARD))
    message = f"{name} is no edition, and no file of a deal"
    raise Refused([Diagnostic("side-unknown", Span(name), message, (f"there is {known}, or name the file of a deal",))])


def published_side(
    library: Library, texts: Mapping[str, Mapping[str, Document]], chain: Sequence[Edition]
) -> TextState:
    """An edition with documents that somebody else assembled of it, by language."""
    return TextState(library, texts, {code: _named(code, library) for code in LANGUAGES}, _notes(library, chain), None)


def library_state(library: Library, chain: Sequence[Edition], today: datetime.date) -> TextState:
    """The standard text of a library. Raises `Refused` where it cannot be assembled."""
    return _standard(library, chain, today)


def _standard(library: Library, chain: Sequence[Edition], today: datetime.date, what: str = "") -> TextState:
    packs = assemble_all(library, languages=tuple(LANGUAGES), today=today)
    found = published_side(library, packs, chain)
    if not what:
        return found
    names = {code: LANGUAGES[code].redline.standard.format(of=_inner(name)) for code, name in found.names.items()}
    return replace(found, names=names)


def _deal(deal: Deal, library: Library, chain: Sequence[Edition], today: datetime.date) -> TextState:
    packs = assemble_all(library, deal, languages=tuple(LANGUAGES), today=today)
    names = {code: named(code, library, deal) for code in LANGUAGES}
    return TextState(library, packs, names, _notes(library, chain), deal)


def named(code: str, library: Library, deal: Deal, title: str = "") -> str:
    """The words for a deal with its edition; with the `title` of a document, for the version of that which it holds."""
    language, of = LANGUAGES[code], _inner(_named(code, library))
    if title:
        return f"{title} {deal.reference}, {library.labels['version'][code]} {deal.version}, {of}"
    return language.redline.deal.format(reference=deal.reference, of=of)


def _notes(library: Library, chain: Sequence[Edition]) -> tuple[Note, ...]:
    """What the editions up to a library have told clients, and what the library tells them itself."""
    day = library.edition.effective if library.edition is not None else datetime.date.max
    told = (note for one in chain if one.effective <= day for note in one.notes)
    return tuple({(one.id, one.version): one for one in (*told, *library.notes)}.values())


def _inner(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def _named(code: str, library: Library) -> str:
    """The words for an edition, or for the draft."""
    language = LANGUAGES[code]
    if library.edition is None:
        return language.redline.draft
    return language.redline.edition.format(day=language.date(library.edition.effective))


def redlines(
    before: TextState,
    after: TextState,
    languages: Sequence[str],
    *,
    only: str | None = None,
    effective: datetime.date | None = None,
    today: datetime.date | None = None,
) -> tuple[Redline, ...]:
    """What differs between two sides, in each of these languages; `only` names one document.

    Two standard texts are compared whole. Where a deal is on either side, the documents that both have are compared
    and the others are named. Clients are told of what differs in the standard text, in whatever language, before
    `effective`: the day of `after` if it is an edition. Raises `Refused` where there is no document `only`.
    """
    from engine.editions.versions.check import renamed, revisions

    known = dict.fromkeys((*next(iter(before.packs.values())), *next(iter(after.packs.values()))))
    if only is not None and only not in known:
        hint = nearest(only, known) or f"there is {', '.join(known)}"
        raise Refused([Diagnostic("document-unknown", Span(only), f"there is no document {only} here", (hint,))])
    versioned = before.effective != after.effective
    changes = revisions(before.library, after.library) if versioned else ()
    names = renamed(before.library, after.library) if versioned else {}
    every = {code: _redline(before, after, code, only, changes, names, versioned) for code in LANGUAGES}
    if versioned and before.deal is None and after.deal is None:
        told = _notice(before, after, list(every.values()), effective or after.effective, today)
        every = {code: replace(one, notice=told) for code, one in every.items()}
    return tuple(every[code] for code in languages)


def _redline(
    before: TextState,
    after: TextState,
    code: str,
    only: str | None,
    changes: Sequence[Revision],
    renamed: Mapping[str, str],
    versioned: bool,
) -> Redline:
    from engine.comparing.documents import against, inserted, removed
    from engine.comparing.identities import match_identities
    from engine.comparing.summary import summarise

    old, new = ({id: one for id, one in side.packs[code].items() if only in (None, id)} for side in (before, after))
    shared = before.deal is not None or after.deal is not None
    found: list[tuple[Comparison, Summary]] = []
    settled: dict[str, Document] = {}
    for id in dict.fromkeys((*new, *old)):
        one, other = old.get(id), new.get(id)
        if one is not None and other is not None:
            settled[id] = match_identities(one, other, renamed)
            comparison = against(settled[id], other)
        elif shared:
            continue
        else:
            settled |= {id: one} if one is not None else {}
            comparison = inserted(other) if other is not None else removed(old[id])
        if comparison.changed:
            found.append((comparison, summarise(comparison, one, other, changes, after.notes)))
    return Redline(
        language=code,
        locale=LANGUAGES[code].bcp47,
        before=before.names[code],
        after=after.names[code],
        comparisons=tuple(comparison for comparison, _ in found),
        summaries=tuple(summary for _, summary in found),
        versioned=versioned,
        only_before=tuple(one.title for id, one in old.items() if shared and id not in new),
        only_after=tuple(one.title for id, one in new.items() if shared and id not in old),
        notice=None,
        old=settled,
        new=after.packs[code],
        day=after.day,
    )


def _notice(
    before: TextState,
    after: TextState,
    every: Sequence[Redline],
    effective: datetime.date | None,
    today: datetime.date | None,
) -> Notice:
    """Clients have signed the text before: it says how long before a change they are told; else the text after does."""
    from engine.comparing.notice import notice

    period = _period(before.library) or _period(after.library)
    return notice([summary for one in every for summary in one.summaries], period, effective, today)


def _period(library: Library) -> Period | None:
    named = library.standard.notice
    parameter = library.parameters.get(named.clause) if named is not None else None
    value = parameter.value if parameter is not None else None
    return Period(value, parameter.unit) if parameter is not None and isinstance(value, int) else None


def print_redlines(found: Sequence[Redline], format: str, *, summary_only: bool = False) -> bytes:
    """The redlines of one comparison as bytes: "md", "html", "docx" or "json"."""
    if format == "html":
        from engine.rendering.redline.html import print_redline_html

        return print_redline_html(found, summary_only)
    if format == "docx":
        from engine.rendering.word.redline.document import print_redline_docx

        return print_redline_docx(found, summary_only)
    if format == "json":
        from engine.rendering.redline.json import print_redline_json

        return print_redline_json(found, summary_only)
    from engine.rendering.listing import print_listing_markdown
    from engine.rendering.redline.summary import listing

    return "\n".join(print_listing_markdown(listing(one, summary_only)) for one in found).encode()


def show_redlines(found: Sequence[Redline], *, summary_only: bool = False) -> None:
    """Prints the redlines of one comparison on the terminal."""
    from engine.rendering.listing import show_listing
    from engine.rendering.redline.summary import listing

    for one in found:
        show_listing(listing(one, summary_only))
