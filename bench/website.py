"""Speed and size of the site: one edition from nothing, then fifty of them; called by bench.py."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from weights import kinds, weigh

from engine.diagnostics import Report
from engine.editions.freeze import freeze
from engine.files.memory import Memory
from engine.files.trees import frozen_files
from engine.model.edition import Edition, Stamp
from engine.rendering.jobs import Job, printed
from engine.site.content.editions_on_day import Shelf, shelf
from engine.site.content.keys import of_text
from engine.site.files import downloads
from engine.site.publish import links
from engine.tasks.editions import texts
from engine.tasks.open_library import load_edition

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = 50
PUBLISHED, FIRST = datetime.date(2026, 11, 27), datetime.date(2026, 12, 1)
STEP = datetime.timedelta(days=30)
TODAY = FIRST + STEP * (EDITIONS // 2)
EXTRA = {"sla": "custom-sla"}
CHANGED = "clauses/cgv/payment.yaml"

Line = Callable[..., None]


def measure(line: Line) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _library(root)
        files = frozen_files(root, Report())
        chain = [_publish(root, files, 0, None)]
        cold = _built(root)
        printing = _printed(root, chain[0])
        line("the site of one edition, from nothing", cold, f"{cold / printing:.2f} × its PDFs and other files alone")
        one = min(_built(root) for _ in range(3))
        line("  the same again, nothing changed", one)
        alone = _size(root / "output/site")
        weigh(root / "output/site")
        for number in range(1, EDITIONS):
            chain.append(_publish(root, files, number, chain[-1].stamp))
        _stand_in(root, chain)
        made = _built(root)
        line(f"{EDITIONS - 1} editions more, without their files", made, f"{made / (EDITIONS - 1):.2f} s each")
        whole = min(_built(root) for _ in range(3))
        line(f"the site of {EDITIONS} editions, nothing changed", whole, f"{whole / one:.1f} × that of one edition")
        start = time.perf_counter()
        assert links.check(root / "output/site", "https://documents.example/") == []
        seconds = time.perf_counter() - start
        pages = sum(1 for _ in (root / "output/site").rglob("*.html"))
        line("  of this, every link of every page", seconds, f"{pages} pages")
        size, memory = _size(root / "output/site"), _size(root / "output/.site")
        print(f"{'':<58} {size / 1e6:>9.1f} MB, {size / alone:.1f} × one; memory {memory / 1e6:.1f} MB")
        for ending, bytes in kinds(root / "output/site"):
            print(f"  {ending:<56} {bytes / 1e6:>9.2f} MB")


def _library(root: Path) -> None:
    for name in ("clauses", "variants", "site"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("editions"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("engine/site/", f"{ROOT}/engine/site/")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")


def _publish(root: Path, files: Mapping[str, str], number: int, before: Stamp | None) -> Edition:
    """The library with other words in a paragraph, frozen without the checks that take most of the time."""
    effective, text = FIRST + STEP * number, files[CHANGED]
    for old, new in (("chaque facture", "dûment "), ("each invoice", "duly ")):
        assert old in text
        text = text.replace(old, f"{old} {new * number}".rstrip())
    changed = {**files, CHANGED: text}
    draft, _ = freeze(effective, PUBLISHED, before, None, (), {}, changed)
    edition, content = freeze(
        effective, PUBLISHED, before, None, (), texts(load_edition(root, draft, live=False), effective), changed
    )
    path = root / f"clauses/editions/{effective}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return edition


def _built(root: Path) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    env = {**os.environ, "CLAUSIER_TODAY": str(TODAY), "CLAUSIER_PREVIEW": "true", "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=root, env=env)
    return time.perf_counter() - start


def _jobs(found: Shelf, edition: Edition) -> Iterator[Job]:
    for one in downloads.printables(found, edition):
        yield Job(one.download.path, downloads.printing(one))


def _printed(root: Path, edition: Edition) -> float:
    """How long the files of an edition take by themselves, in as many processes."""
    jobs = list(_jobs(shelf(root, TODAY, EXTRA), edition))
    start = time.perf_counter()
    assert all(content for _, content in printed(jobs, os.cpu_count() or 1))
    return time.perf_counter() - start


def _stand_in(root: Path, chain: list[Edition]) -> None:
    """The files of the first edition stand for those of all others, which are as large: 450 PDFs would take an hour."""
    memory = Memory(root / "output/.site")
    found = shelf(root, TODAY, EXTRA, memory)  # what is assembled here is not assembled again by the build
    for each in zip(*(list(downloads.downloads(found, edition)) for edition in chain), strict=True):
        own = {one.path: one for one in each}.values()  # what reads alike is the file of the first edition
        digests = [found.digests(one.edition, one.document, one.languages) for one in own]
        first, *others = (of_text(digest, one.format) for digest, one in zip(digests, own, strict=True))
        content = memory.known(first)
        assert content is not None
        for other in others:
            memory.keep(other, content)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
