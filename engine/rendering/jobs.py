"""Files that are still to be printed, one after the other or several at a time."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """A file of a pack that is still to be printed: its name, and what prints it."""

    name: str
    print: Callable[[], bytes]


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
