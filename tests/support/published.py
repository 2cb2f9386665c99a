"""Sites built as people build them, by `mkdocs build`, and once for all processes of a test run.

That of the real library has stand-ins for its PDF and Word files; of the small one, those of an edition are printed.

The real library is that of the edition of 1 December 2026, as it is frozen, with a second edition that makes three
changes of three kinds. So no later change of the working files changes what is tested here.
"""

from __future__ import annotations

import datetime
import fcntl
import json
import logging
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from unittest import mock

import shelf
from commands import ROOT, environment, within
from declaring import BECAUSE, BY, declare
from editing import copy, edit
from mkdocs.__main__ import cli
from shelf import publish, reword

from engine.rendering import jobs as printing
from engine.rendering.jobs import Job
from engine.tasks.acknowledge import acknowledge
from engine.tasks.open_library import edition_of, editions
from engine.tasks.publish import prepare

FIRST, SECOND = datetime.date(2026, 12, 1), datetime.date(2026, 12, 15)
PUBLISHED = datetime.date(2026, 12, 5)
"""The day on which the second edition is published, ten days before it takes effect."""
URL = "https://documents.example/"

CHANGES = (
    # Substantive: the client may object by email as well.
    ("clauses/cgv/references.yaml", "version: 1.0.0", "version: 2.0.0"),
    (
        "clauses/cgv/references.yaml",
        "opposer par écrit à tout moment",
        "opposer par écrit ou par courriel à tout moment",
    ),
    ("clauses/cgv/references.yaml", "object in writing at any time", "object in writing or by email at any time"),
    # Clarified.
    ("clauses/cgv/payment.yaml", "version: 1.0.0", "version: 1.1.0"),
    (
        "clauses/cgv/payment.yaml",
        "à\n      compter de la date de la facture.",
        "qui\n      commence à la date de la facture.",
    ),
    ("clauses/cgv/payment.yaml", "from the invoice date.", "which starts on the invoice date."),
    # Editorial.
    ("clauses/cgv/purpose.yaml", "version: 1.0.0", "version: 1.0.1"),
    ("clauses/cgv/purpose.yaml", "Lorsqu’une clause des CGV est nulle", "Quand une clause des CGV est nulle"),
    ("clauses/cgv/purpose.yaml", "Where a clause of the GTC is void", "If a clause of the GTC is void"),
    (
        "clauses/changes.yaml",
        "# What the next edition tells",
        "cgv/references:\n  version: 2.0.0\n  kind: substantive\n"
        "  fr: |\n    Le Client peut aussi s’opposer par courriel.\n"
        "  en: |\n    The Client may also object by email.\n"
        "cgv/payment:\n  version: 1.1.0\n  kind: clarified\n"
        "  fr: |\n    Le point de départ du délai de paiement est dit plus clairement.\n"
        "  en: |\n    It is stated more clearly when the payment period starts.\n"
        "# What the next edition tells",
    ),
)


COMPANY = (
    ("seat", "rue du Spécimen 1, 7000 Mons"),
    ("enterprise-number", "0999.990.321"),
    ("vat-number", "BE 0999.990.321"),
    ("bank-account", "BE68 5390 0754 7034"),
    ("email", "specimen@exemple.invalid"),
)
"""What the company has left blank in the library, without which there is no public site."""


def real(root: Path) -> Path:
    """The library with both editions and a company that is known, and a mkdocs.yml of its own."""
    name = f"clauses/editions/{FIRST}.json"
    first = edition_of(editions(ROOT), FIRST)
    for path, text in (first.files | {name: (ROOT / name).read_bytes().decode()}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    edit(root, CHANGES)
    declare(root)
    # In that edition, annexes have no prefix, and a list has no text for its only item.
    known = [("number-twice", f"document/{id}") for id in ("data-exchange", "dpa", "joint-control")]
    for finding, about in (*known, ("list-single", "quote/subject#services")):
        text, _ = acknowledge(root, finding, about, by=BY, reason=BECAUSE, date=PUBLISHED)
        (root / "clauses/reviews.yaml").write_text(text, encoding="utf-8")
    found = prepare(root, effective=SECOND, today=PUBLISHED)
    (root / found.name).write_bytes(found.content)
    edit(root, [("clauses/publisher.yaml", f"    {key}: null", f"    {key}: {value}") for key, value in COMPANY])
    return settled(root)


def settled(root: Path, memory: str = "output/.site") -> Path:
    """A library with our mkdocs.yml, whose theme is ours, and with the authored pages."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert text.count("engine/site/") == 1  # the theme
    text = text.replace("engine/site/", f"{ROOT}/engine/site/").replace("memory: output/.site", f"memory: {memory}")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "site", root / "site")
    return root


def mkdocs(
    root: Path, *arguments: str, today: datetime.date, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What `mkdocs` did with a library, without waiting for a new process; never a traceback."""
    changes = {"CLAUSIER_TODAY": str(today), "CLAUSIER_SITE_URL": URL} | dict(env or {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MkDocs warns of what is to come in its own next version
        done = within(cli, "mkdocs", *arguments, cwd=root, **changes)
    logger = logging.getLogger("mkdocs")
    for one in [one for one in logger.handlers if one.name == "MkDocsStreamHandler"]:
        logger.removeHandler(one)
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def process(
    root: Path,
    *arguments: str,
    today: datetime.date,
    env: Mapping[str, str] | None = None,
    umask: int = 0o022,
    program: Sequence[str] = ("-m", "mkdocs"),
) -> subprocess.CompletedProcess[str]:
    """What `mkdocs` did in a process of its own, as people run it; never a traceback."""
    done = subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=root,
        env=environment(**({"CLAUSIER_TODAY": str(today), "CLAUSIER_SITE_URL": URL} | dict(env or {}))),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=600,
        check=False,
        umask=umask,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def stand_ins(jobs: Sequence[Job], workers: int = 1) -> Iterator[tuple[str, bytes]]:
    """Files of the formats that take long are their names: nearly all the time of a build is that of its PDFs."""
    for job in jobs:
        yield job.name, job.name.encode() if job.name.endswith((".pdf", ".docx")) else job.print()


UNPRINTED = (
    "-c",
    "import sys; sys.argv[0] = 'mkdocs'; import mkdocs.__main__, published; "
    "published.printing.printed = published.stand_ins; mkdocs.__main__.cli()",
)
"""What runs `mkdocs` so in a process of its own, as `program` of `process`."""


def build(root: Path, target: Path, today: datetime.date) -> Path:
    """The site of a library on a day, in a folder, with stand-ins for its PDF and Word files."""
    with mock.patch.object(printing, "printed", stand_ins):
        done = mkdocs(root, "build", "-q", "--site-dir", str(target), today=today)
    assert (done.returncode, done.stderr.strip()) == (0, ""), done.stderr
    return target


def small(root: Path, env: Mapping[str, str] | None = None, umask: int = 0o022) -> Path:
    """The small library of the cases with two editions, and its site on the first day of the first one.

    The files of this one are printed. Those of the second edition, whose printing is the same, are stand-ins.
    """
    copy(root)
    publish(root, shelf.FIRST)
    settled(root)
    printed = process(root, "build", "-q", today=shelf.FIRST, env=env, umask=umask)
    reword(root)
    publish(root, shelf.SECOND)
    path = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)])}
    done = process(root, "build", "-q", today=shelf.FIRST, env={**(env or {}), **path}, umask=umask, program=UNPRINTED)
    for one in (printed, done):
        assert (one.returncode, one.stderr.strip()) == (0, ""), one.stderr
    return root


def once(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """What `make` puts into a folder of this name: made by the first process that asks, awaited by the others."""
    folder.mkdir(parents=True, exist_ok=True)
    place, told = folder / name, folder / f"{name}.done"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            make(place)
            told.write_text(json.dumps(str(place)), encoding="utf-8")
    return place


def shared(base: Path) -> Path:
    """A folder that all processes of a test run share, from the temporary folder of this one."""
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "published"
