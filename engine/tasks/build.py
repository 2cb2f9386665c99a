"""Builds the pack of a deal: from values to files, whoever stores the deal and whoever writes the files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.checking.law.notices import check_notice_addresses
from engine.checking.law.untold import check_untold
from engine.diagnostics import Diagnostic, Report, local, say
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.model.pack import MANIFEST_ENDING, PackOwner
from engine.rendering.layouts import STANDARD, Layout
from engine.tasks.assemble import Pack, assemble_all
from engine.tasks.changed_quote import changes_of_quote
from engine.tasks.orders import order_jobs
from engine.tasks.pack_name import version_name

if TYPE_CHECKING:
    from engine.model.deal import Deal
    from engine.model.look import Logo
    from engine.rendering.jobs import Job
    from engine.rendering.word.letter import Letter

File = tuple[str, bytes]
"""The name of a file, without a folder, and its content."""


@dataclass(frozen=True, slots=True)
class Build:
    """A pack that is ready to be printed: `packs` are its documents by language, `jobs` its files but the manifest,
    `layout` is that of its PDFs.

    `warnings` is what the person who builds it should know. `name` is the reference as file names begin with it, and
    `owner` tells the deal from every other.
    """

    library: Library
    packs: Mapping[str, Pack]
    jobs: tuple[Job, ...]
    layout: Layout
    warnings: tuple[Diagnostic, ...]
    name: str
    owner: PackOwner

    @property
    def manifest(self) -> str:
        """The name of the manifest."""
        return f"{self.name}{MANIFEST_ENDING}"

    def files(self, workers: int = 1) -> Iterator[File]:
        """Every file, each printed when it is asked for; the manifest, which has the digest of all others, comes last.

        Several are printed at a time where there is more than one worker.
        """
        from engine.rendering.jobs import printed
        from engine.rendering.manifest import print_manifest

        files = []
        for one in printed(self.jobs, workers):
            files.append(one)
            yield one
        selection = next(iter(self.packs.values())).selection
        documents = {code: pack.documents for code, pack in self.packs.items()}
        yield self.manifest, print_manifest(self.library, selection, documents, files, self.layout)


def build(
    library: Library,
    deal: Deal,
    *,
    formats: Sequence[str],
    languages: Sequence[str] = (),
    letter: Letter | None = None,
    layout: Layout = STANDARD,
    logos: Mapping[str, Logo] = MappingProxyType({}),
    today: datetime.date | None = None,
) -> Build:
    """The pack of a deal in these formats, in these languages or in those of the client, and in the one that prevails.

    `letter` gives Word documents their look, `layout` PDFs theirs, `logos` those that the
    company names (`engine.tasks.logo`); an offer that has ended before `today`
    gives a warning. Raises `Refused` where the documents cannot be assembled; printing may raise it too, where a
    program that it needs is missing.
    """
    wanted = {*(languages or deal.client.languages), library.standard.prevailing}
    codes = [one for one in LANGUAGES if one in wanted]
    packs = {
        code: _dressed(pack, logos) for code, pack in assemble_all(library, deal, languages=codes, today=today).items()
    }
    warnings = (one for pack in packs.values() for one in pack.warnings)
    told = dict.fromkeys((*_untranslated(deal, codes), *_unreachable(library, packs), *warnings))
    return Build(
        library,
        packs,
        tuple(jobs(library, packs, formats, letter, layout)),
        layout,
        tuple(told),
        version_name(deal.reference, deal.version),
        PackOwner.of(deal),
    )


def _dressed(pack: Pack, logos: Mapping[str, Logo]) -> Pack:
    """The documents of a pack with the logo of the company, where it is given."""
    logo = logos.get(pack.selection.publisher.logo or "")
    if logo is None:
        return pack
    documents = {
        id: replace(one, front=replace(one.front, look=replace(one.front.look, logo=logo)))
        for id, one in pack.documents.items()
    }
    return replace(pack, documents=documents)


def _untranslated(deal: Deal, languages: Sequence[str]) -> tuple[Diagnostic, ...]:
    """A warning for each language that is not one of the client's: texts that the deal gives once stand as typed."""
    report, keys = Report(), tuple(f"{code}:" for code in LANGUAGES)
    for code in languages:
        if code not in deal.client.languages:
            names = {one: own.language_name(LANGUAGES[code]) for one, own in LANGUAGES.items()}
            message = say("not-of-client", language=local(names))
            report.warn("language-missing", deal.client.span, message, say("write-below-keys", keys=keys, code=code))
    return tuple(report.diagnostics)


def _unreachable(library: Library, packs: Mapping[str, Pack]) -> tuple[Diagnostic, ...]:
    """A warning for each party to which the documents send notices by email and that has no address, and for what
    they would print of the protection of data if somebody had said it.
    """
    report = Report()
    for pack in packs.values():
        check_notice_addresses(library, pack.selection, report)
        check_untold(library, pack.selection, report)
    return tuple(dict.fromkeys(report.diagnostics))


def jobs(
    library: Library,
    packs: Mapping[str, Pack],
    formats: Sequence[str],
    letter: Letter | None = None,
    layout: Layout = STANDARD,
) -> list[Job]:
    """Every file of a deal, in the formats named: documents, any two languages side by side, the pack, its orders; of
    an offer that replaces another, what differs in its quote.

    `packs` holds the same documents in one language or in several. Names begin with the reference of the deal.
    `letter` gives Word documents their look, `layout` PDFs theirs.
    """
    from engine import rendering
    from engine.assembling.dossier import dossier
    from engine.rendering.jobs import Job

    first = next(iter(packs.values()))
    deal = first.selection.deal
    start = f"{version_name(deal.reference, deal.version)}-" if deal else ""
    found = []
    for id in first:
        for code, pack in packs.items():
            found += [
                Job(f"{start}{id}-{code}.{one}", partial(rendering.render, pack[id], one, letter, layout))
                for one in formats
                if one not in rendering.ORDER_FORMATS
            ]
        for (left, one), (right, other) in combinations(packs.items(), 2):
            name = f"{start}{id}-{left}-{right}"
            both = [format for format in rendering.BILINGUAL_FORMATS if format in formats]
            found += [
                Job(f"{name}.{format}", partial(rendering.render_bilingual, one[id], other[id], format, letter, layout))
                for format in both
            ]
    if len(first) > 1:
        bound = {code: dossier(library, pack, code) for code, pack in packs.items()}
        for format in rendering.PACK_FORMATS:
            if format in formats:
                found += [
                    Job(f"{start}pack-{code}.{format}", partial(rendering.render_pack, one, format, letter, layout))
                    for code, one in bound.items()
                ]
        facing = [format for format in rendering.BILINGUAL_PACK_FORMATS if format in formats]
        for format in facing:
            for (left, one_side), (right, other_side) in combinations(bound.items(), 2):
                print_both = partial(rendering.render_bilingual_pack, one_side, other_side, format, letter, layout)
                found.append(Job(f"{start}pack-{left}-{right}.{format}", print_both))
    earlier = (deal.replaced or deal.amended) if deal is not None else None
    if earlier is not None:
        found += changes_of_quote(earlier, library, packs, formats, start)
    if deal is not None and deal.amends is not None:
        return found  # an electronic order of the new state would order again what the contract has already
    return [*found, *order_jobs(library, packs, [one for one in formats if one in rendering.ORDER_FORMATS], start)]
