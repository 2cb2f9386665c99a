"""Commands that write: whatever fails leaves the old or the new state, and two at once are as one after the other."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from unittest import mock

import pytest
from commands import clausier, environment, process
from declaring import declare
from editing import copy, edit, files
from faults import ERRORS, Killed, failing
from shelf import DURATION, FIRST, SECOND, publish

from engine.diagnostics import Refused
from engine.files.writing import held_folder
from engine.files.writing.change import FileChange, commit, finish
from engine.files.writing.whole_files import exclusive

NOTICE = "cgv/duration#notice"
ADVICE = f"""\
care:
  severity: warning
  present: [{NOTICE}]
  basis:
    fr: la loi
    en: the law
  fr: Prenez garde.
  en: Beware.
  cure:
    fr: Changez-le.
    en: Change it.
"""
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "approve": ("approve", "{root}/deals/contract.yaml", "--by", "anna"),
    "acknowledge": ("acknowledge", "advice/care", NOTICE, "--by", "Camille Essai", "--reason", "C’est voulu."),
    "review": ("review", NOTICE, "--by", "Camille Essai"),
    "revise": ("revise", "cgv/duration", "--minor", "--by", "Camille Essai"),
    "rename": ("rename", "parameter/notice", "period"),
    "publish": ("publish", "--effective", "2027-03-01"),
    "correct": ("correct", "cgv/duration", "--effective", "2026-12-20"),
    "withdraw": ("withdraw", str(SECOND)),
    "new": ("new", "clause", "cgv/late-notice"),
}
DEAL = """\
date: 2026-12-15
parameters:
  initial-term: 3
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which each of these commands has something to do: an edition in force, one to come, a draft."""
    root = copy(tmp_path_factory.mktemp("library") / "library")
    (root / "clauses/advice.yaml").write_text(ADVICE, encoding="utf-8")
    accepted = ("acknowledge", "advice/care", NOTICE, "--by", "A", "--reason", "Oui.")
    done = clausier("--library", root, "--today", "2026-11-27", *accepted)
    assert done.returncode == 0, done.stderr
    publish(root, FIRST)
    edit(root, [(DURATION, "version: 1.0.0", "version: 1.0.1"), (DURATION, "dure au moins", "dure, au moins")])
    declare(root)
    publish(root, SECOND)
    edit(root, [(DURATION, "version: 1.0.1", "version: 1.0.2"), (DURATION, "paie, conformément", "paie conformément")])
    declare(root)
    (root / "deals").mkdir()
    deal = (root / "deal.yaml").read_text(encoding="utf-8").replace("date: 2026-12-01\n", DEAL)
    (root / "deals/contract.yaml").write_text(deal, encoding="utf-8")
    (root / "deal.yaml").unlink()
    return root


@pytest.fixture
def root(library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(library, tmp_path / "library"))


def arguments(root: Path, name: str) -> list[str]:
    own = [one.replace("{root}", str(root)) for one in COMMANDS[name]]
    return ["--library", str(root), "--today", "2026-12-16", *own]


def state(root: Path) -> dict[str, bytes]:
    return {name: content for name, content in files(root).items() if not name.endswith("/__pycache__")}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_something_to_do(root: Path, name: str) -> None:
    before = state(root)
    done = clausier(*arguments(root, name))
    assert (done.returncode, done.stderr) == (0, "")
    assert state(root) != before


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_fails_the_state_is_the_old_or_the_new_one(root: Path, name: str, tmp_path: Path) -> None:
    """Every operation on files of each command fails once, in each way; the state is then looked at."""
    made = list[list[FileChange]]()

    def noted(folder: Path, changes: list[FileChange]) -> None:
        made.append(list(changes))
        commit(folder, changes)

    with mock.patch.object(held_folder, "commit", noted), mock.patch("engine.files.writing.change.commit", noted):
        clausier(*arguments(root, name))
    (changes,) = made
    old = {one.name: one.before for one in changes if one.before is not None}
    new = {one.name: one.after for one in changes if one.after is not None}
    for at, error in ((at, error) for at in itertools.count() for error in (None, *ERRORS)):
        copied = tmp_path / "copied"
        _write(copied, old)
        with suppress(Refused, Killed), failing(copied, at, error) as counted:
            commit(copied, changes)
        finish(copied)
        assert {key: one for key, one in state(copied).items() if ".clausier-" not in key} in (old, new)
        shutil.rmtree(copied)
        if at >= len(counted.names):
            break


def _write(folder: Path, state: Mapping[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in state.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


KILLED = """
import os, signal, sys
left, real = int(sys.argv.pop(1)), os.replace
def replace(*arguments, **more):
    global left
    if str(arguments[1]).startswith(sys.argv[2]):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **more)
os.replace = replace
from engine.cli import main; main()
"""


def test_a_renaming_that_is_killed_at_any_file_is_finished_by_the_next_command(root: Path, tmp_path: Path) -> None:
    old, seen = state(root), []
    clausier(*arguments(root, "rename"))
    new = state(root)
    for left in itertools.count():
        copied = tmp_path / f"copied{left}"
        _write(copied, old)
        done = process(str(left), *arguments(copied, "rename"), program=KILLED)
        if done.returncode == 0:
            break
        assert done.returncode < 0
        checked = clausier("--library", copied, "--today", "2026-12-16", "show", "cgv")
        assert (checked.returncode, checked.stderr) == (0, "")
        seen.append({key: one for key, one in state(copied).items() if ".clausier-" not in key})
    assert seen[0] == old
    assert len(seen) > 3
    assert all(one == new for one in seen[1:])


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_waits_for_another_one(root: Path, name: str) -> None:
    before = state(root)
    command = [sys.executable, "-c", "from engine.cli import main; main()", *arguments(root, name)]
    with exclusive(root):
        waiting = subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == "another command is writing here: waiting until it is done\n"
        assert state(root) == before
    assert waiting.communicate(timeout=60)[1] == ""
    assert waiting.returncode == 0


RACE = """
import json, os, shutil, sys
from commands import clausier
_, library, root, beginning, races = sys.argv
warm = json.loads(beginning)
shutil.copytree(library, root)
clausier(*warm)
shutil.rmtree(root)
for pair, place in json.loads(races):
    shutil.copytree(library, root)
    children = []
    for arguments in pair:
        child = os.fork()
        if not child:
            clausier(*arguments)
            os._exit(0)
        children.append(child)
    if any([os.waitpid(child, 0)[1] for child in children]):
        sys.exit(place)
    os.rename(root, place)
"""
"""Both commands of a pair are processes; they have begun already, so that they meet while they read and write."""


@pytest.mark.slow
def test_two_at_once_are_as_one_after_the_other(library: Path, tmp_path: Path) -> None:
    """For each pair of commands, a command beside itself too: what is there afterwards is what an order would give."""
    support = str(Path(__file__).parents[1] / "support")
    root = tmp_path / "library"  # always this folder, as what is read may be remembered under its name
    ends: dict[tuple[str, ...], dict[str, bytes]] = {(): state(library)}
    paired = [name for name in COMMANDS if name not in ("withdraw", "new")]  # which write as publish and revise do
    for names in (*((name,) for name in paired), *itertools.product(paired, repeat=2)):
        _write(root, ends[names[:-1]])
        clausier(*arguments(root, names[-1]))
        ends[names] = state(root)
        shutil.rmtree(root)
    pairs = {pair: tmp_path / "-".join(pair) for pair in itertools.combinations_with_replacement(paired, 2)}
    races = [([arguments(root, name) for name in pair], str(place)) for pair, place in pairs.items()]
    path = f"{support}{os.pathsep}{environment()['PYTHONPATH']}"
    told = (str(library), str(root), json.dumps(arguments(root, "correct")), json.dumps(races))
    done = process(*told, program=RACE, env={"PYTHONPATH": path})
    assert (done.returncode, done.stderr) == (0, "")
    for (one, other), place in pairs.items():
        assert state(place) in (ends[one, other], ends[other, one]), (one, other)
