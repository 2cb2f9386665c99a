"""From finished documents to the files of a pack: which files there are, what prints each, and their manifest."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from engine.model.document import Dossier
from engine.model.library import Library
from engine.tasks.assemble import Pack, render, render_bilingual

if TYPE_CHECKING:
    from engine.rendering.word.letter import Letter


def dossier(library: Library, pack: Pack, language: str) -> Dossier:
    """All documents of a pack, to be bound together behind a cover with the facts of the deal."""
    documents = tuple(pack.documents.values())
    first = documents[0]
    title = library.labels["pack"][language]
    wording = replace(first.wording, contents=library.labels["contents"][language])
    return Dossier(language, first.locale, title, first.date, first.front, wording, documents)


@dataclass(frozen=True, slots=True)
class Job:
    """A file of a pack that is still to be printed: its name, and what prints it."""

    name: str
    print: Callable[[], bytes]


def jobs(
    library: Library, packs: Mapping[str, Pack], formats: Sequence[str], letter: Letter | None = None
) -> list[Job]:
    """Every file of a deal, in the formats named: each document, any two languages side by side, the whole pack.

    `packs` holds the same documents in one language or in several. Names begin with the reference of the deal.
    `letter` gives Word documents their look.
    """
    from engine import rendering

    first = next(iter(packs.values()))
    deal = first.selection.deal
    start = f"{slug(deal.reference)}-" if deal else ""
    found = []
    for id in first:
        for code, pack in packs.items():
            found += [Job(f"{start}{id}-{code}.{one}", partial(render, pack[id], one, letter)) for one in formats]
        for (left, one), (right, other) in combinations(packs.items(), 2):
            name = f"{start}{id}-{left}-{right}"
            both = [format for format in rendering.BILINGUAL_FORMATS if format in formats]
            found += [
                Job(f"{name}.{format}", partial(render_bilingual, one[id], other[id], format, letter))
                for format in both
            ]
    if len(first) > 1:
        bound = {code: dossier(library, pack, code) for code, pack in packs.items()}
        for format in rendering.PACK_FORMATS:
            if format in formats:
                found += [
                    Job(f"{start}pack-{code}.{format}", partial(rendering.render_pack, one, format, letter))
                    for code, one in bound.items()
                ]
        facing = [format for format in rendering.BILINGUAL_PACK_FORMATS if format in formats]
        for format in facing:
            for (left, one_side), (right, other_side) in combinations(bound.items(), 2):
                print_both = partial(rendering.render_bilingual_pack, one_side, other_side, format, letter)
                found.append(Job(f"{start}pack-{left}-{right}.{format}", print_both))
    return found


def printed(jobs: Sequence[Job], workers: int = 1) -> Iterator[tuple[str, bytes]]:
    """The name and content of every job, in order; several at a time where there is more than one worker.

    PDFs take nearly all the time, and are made one at a time in a process: more of them need more processes.
    """
    count = min(workers, sum(job.name.endswith(".pdf") for job in jobs) // 2)
    if count < 2:
        yield from ((job.name, job.print()) for job in jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fresh process holds no thread or lock of this one; the person who interrupts speaks to this one alone.
    with ProcessPoolExecutor(count, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        waiting = [pool.submit(job.print) for job in jobs]
        try:
            yield from ((job.name, one.result()) for job, one in zip(jobs, waiting, strict=True))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def slug(reference: str) -> str:
    """A reference as the beginning of a file name: letters, figures, hyphens and points, nothing else."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", reference).strip("-.") or "deal"


def manifest(library: Library, packs: Mapping[str, Pack], files: Sequence[tuple[str, bytes]]) -> bytes:
    """What was chosen, what it costs and the digest of every file, as JSON."""
    from engine.rendering.manifest import print_manifest

    selection = next(iter(packs.values())).selection
    return print_manifest(library.edition, selection, {code: pack.documents for code, pack in packs.items()}, files)
