"""Speed of what legal waits for: check, proof, redline, impact, editions; ratios of one run, called by bench.py."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import synthetic

from engine import proving
from engine.model.library import Library
from engine.tasks import diff, publish
from engine.tasks.check import check
from engine.tasks.editions import verify
from engine.tasks.impact import ImpactSide, deals_in, impact
from engine.tasks.open_library import editions, load_edition, load_library

ROOT = Path(__file__).resolve().parent.parent
SIZES = (20, 40, 80)
TODAY, FIRST, SECOND = datetime.date(2026, 11, 27), datetime.date(2026, 12, 1), datetime.date(2027, 1, 1)

Timed = Callable[[Callable[[], object], int], float]
Line = Callable[..., None]


def measure(timed: Timed, line: Line) -> None:
    library = load_library(ROOT)
    _check(library, timed, line)
    _proof(library, timed, line)
    _editions(library, timed, line)


def _check(library: Library, timed: Timed, line: Line) -> None:
    read = timed(lambda: load_library(ROOT), 5)
    whole = timed(lambda: check(ROOT), 5)
    line("check our library, warm", whole, f"{whole / read:.1f} × reading it")
    command = [sys.executable, "-c", "from engine.cli import main; main()", "--library", str(ROOT), "check"]
    seconds = timed(lambda: subprocess.run(command, check=True, capture_output=True), 5)
    empty = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 5)
    line("clausier check, the whole process", seconds, f"{seconds / empty:.1f} × an empty one")


def _proof(library: Library, timed: Timed, line: Line) -> None:
    ours = timed(lambda: proving.prove(library), 5)
    told, faults = proving.prove(library)
    assert faults == ()
    ratio = f"aim: under 1 s; {told.variables} variables, {told.clauses} clauses"
    line(f"prove our library ({len(library.variants)} variants)", ours, ratio)
    line("count its selections", timed(lambda: proving.count(library), 3))
    first = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            synthetic.write(library, ROOT, Path(folder), size)
            larger = load_library(folder)
            assert proving.prove(larger)[1] == ()
            seconds = timed(lambda larger=larger: proving.prove(larger), 3)
        first = first or seconds
        line(
            f"prove a library of {size} variants",
            seconds,
            f"{seconds / first:.1f} × that of {SIZES[0]} ({size // SIZES[0]} × as many)",
        )


def _editions(library: Library, timed: Timed, line: Line) -> None:
    """A copy of the library published twice, with every clause of the general terms reworded in between."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("clauses", "variants", "deals"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("editions"))
        _publish(root, FIRST)
        _reword(root)
        before = load_edition(root, editions(root)[0])
        after = load_library(root)
        start = time.perf_counter()
        check(root)
        line("check with every clause of the terms changed", time.perf_counter() - start)
        sides = [diff.side(root, name, TODAY) for name in (str(FIRST), "draft")]
        made = timed(lambda: diff.side(root, "draft", TODAY), 3)
        redline = timed(lambda: diff.redlines(sides[0], sides[1], ("fr",)), 3)
        line(
            "redline of an edition and the draft, 21 articles changed",
            redline,
            f"{redline / made:.1f} × assembling one of them",
        )
        line("prove the chain of editions", timed(lambda: editions(root), 5))
        edition = editions(root)[0]
        line("verify one edition", timed(lambda: verify(root, edition), 3))
        deals = deals_in(root / "deals")
        start = time.perf_counter()
        impact(
            ImpactSide(before, "before"),
            ImpactSide(after, "after"),
            [one for one in deals if "specimen" not in one.name],
            today=TODAY,
        )
        line("impact of that change on texts, options and deals", time.perf_counter() - start)


def _publish(root: Path, effective: datetime.date) -> None:
    found = publish.prepare(root, effective=effective, today=TODAY)
    (root / found.name).parent.mkdir(exist_ok=True)
    (root / found.name).write_bytes(found.content)


def _reword(root: Path) -> None:
    for path in (root / "clauses/cgv").glob("*.yaml"):
        if path.name != "document.yaml":
            text = path.read_text(encoding="utf-8")
            text = text.replace("version: 1.0.0", "version: 1.1.0", 1).replace(" le Client ", " le dit Client ")
            path.write_text(text.replace(" the Client ", " the said Client "), encoding="utf-8")
