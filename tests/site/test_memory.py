"""What a build remembers: whole or not at all, of the same edition, program and dated files, and not for ever."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import BASE
from shelf import FIRST, SECOND, publish, reword

from engine.model.edition import Edition
from engine.opening import editions, load_edition
from engine.pipeline import assemble
from engine.site import memory
from engine.site.frozen import freeze, thaw
from engine.site.memory import Memory


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Edition, Edition]:
    root = tmp_path_factory.mktemp("memory") / "library"
    shutil.copytree(BASE, root)
    first = publish(root, FIRST)
    reword(root)
    return root, first, publish(root, SECOND)


@pytest.fixture
def root(published: tuple[Path, Edition, Edition], tmp_path: Path) -> Path:
    shutil.copytree(published[0], tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def edition(published: tuple[Path, Edition, Edition]) -> Edition:
    return published[1]


def never() -> bytes:
    raise AssertionError("made again")


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def test_what_was_made_is_not_made_again(root: Path, edition: Edition) -> None:
    folder = root / "kept"
    assert Memory(folder, root).recall(edition, "name", lambda: b"text") == b"text"
    again = Memory(folder, root)
    assert again.recall(edition, "name", never) == b"text"
    assert again.made == 0
    assert again.known(edition, "other name") is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:40],
        lambda raw: b"",
        lambda raw: raw + b" ",
        lambda raw: raw[:-3] + b"???",
        lambda raw: bytes(len(raw)),
    ],
    ids=["cut", "nearly all cut", "empty", "longer", "other bytes", "zeros"],
)
def test_what_is_not_as_it_was_remembered_is_made_again(
    harm: Callable[[bytes], bytes], root: Path, edition: Edition
) -> None:
    folder = root / "kept"
    Memory(folder, root).recall(edition, "name", lambda: b"the whole text")
    [path] = files(folder)
    path.write_bytes(harm(path.read_bytes()))
    again = Memory(folder, root)
    assert again.recall(edition, "name", lambda: b"the whole text") == b"the whole text"
    assert again.made == 1
    assert Memory(folder, root).recall(edition, "name", never) == b"the whole text"


def test_one_memory_does_not_stand_for_another(root: Path, edition: Edition) -> None:
    folder = root / "kept"
    Memory(folder, root).keep(edition, "fr", b"texte")
    [path] = files(folder)
    content = path.read_bytes()
    Memory(folder, root).keep(edition, "en", b"text")
    [other] = [one for one in files(folder) if one != path]
    other.write_bytes(content)
    assert Memory(folder, root).known(edition, "en") is None


def test_another_edition_program_or_dated_file_is_another_thing(
    published: tuple[Path, Edition, Edition], root: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = root / "kept"
    Memory(folder, root).keep(edition, "name", b"text")
    assert Memory(folder, root).known(edition, "name") == b"text"
    assert Memory(folder, root).known(published[2], "name") is None
    register = root / "clauses/subprocessors.yaml"
    text = register.read_bytes()
    register.write_bytes(text + b"# another line\n")
    assert Memory(folder, root).known(edition, "name") is None
    register.write_bytes(text)
    assert Memory(folder, root).known(edition, "name") == b"text"
    monkeypatch.setattr(memory, "program", lambda printed: f"another program {printed}")
    assert Memory(folder, root).known(edition, "name") is None


def test_neither_times_nor_places_matter(root: Path, edition: Edition) -> None:
    """A fresh clone on another machine uses what was kept."""
    Memory(root / "kept", root).keep(edition, "name", b"text")
    elsewhere = root.parent / "elsewhere"
    shutil.copytree(root, elsewhere)
    for path in files(elsewhere):
        os.utime(path, (1, 1))
    assert Memory(elsewhere / "kept", elsewhere).known(edition, "name") == b"text"


def test_the_program_is_its_files_and_packages() -> None:
    told = memory.program(False)
    memory.program.cache_clear()
    assert memory.program(False) == told != memory.program(True)
    folder = Path(memory.__file__).parent.parent
    every, printing = list(memory._sources(folder, False)), list(memory._sources(folder, True))
    assert {"site/memory.py", "rendering/pdf.py", "rendering/assets/screen.css"} <= {*every}
    assert not [one for one in every if one.startswith(("cli/", "web/", "site/theme/", "site/styles/"))]
    assert "rendering/pdf.py" in printing
    assert not [one for one in printing if one.endswith(".py") and one.split("/")[0] not in memory.PRINTING]


def test_what_a_text_is_printed_as_depends_on_the_text_alone(root: Path, edition: Edition) -> None:
    """Another entry of the register makes no PDF again of a text that does not show it."""
    one = Memory(root / "kept", root)
    one.keep("digest of a text", "pdf", b"text")
    register = root / "clauses/subprocessors.yaml"
    register.write_bytes(register.read_bytes() + b"# another line\n")
    assert Memory(root / "kept", root).known("digest of a text", "pdf") == b"text"
    assert Memory(root / "kept", root).known("digest of another text", "pdf") is None
    assert Memory(root / "kept", root).known(edition, "pdf") is None


def test_a_memory_that_cannot_be_kept_stops_nothing(root: Path, edition: Edition) -> None:
    (root / "kept").write_text("a file, no folder", encoding="utf-8")
    one = Memory(root / "kept", root)
    assert one.recall(edition, "name", lambda: b"text") == b"text"
    assert one.known(edition, "name") is None
    one.prune()


def test_what_this_build_used_stays_and_as_much_again(root: Path, edition: Edition) -> None:
    folder = root / "kept"
    for place in range(6):
        one = Memory(folder, root)
        one.keep(edition, f"build {place}", bytes(1000))
        [path] = [path for path in files(folder) if path.stat().st_mtime > 100]
        os.utime(path, (place + 1, place + 1))  # the later, the newer
    last = Memory(folder, root)
    for name in ("build 0", "now"):
        last.recall(edition, name, lambda: bytes(1000))
    last.prune()
    kept = {place for place in range(6) if Memory(folder, root).known(edition, f"build {place}") is not None}
    assert kept == {0, 4, 5}  # the one that was used, and the two that were used last


class TestFrozen:
    def test_documents_come_back(self, root: Path, edition: Edition) -> None:
        texts = assemble(load_edition(root, editions(root)[0]), language="fr", today=FIRST).documents
        assert thaw(freeze(texts)) == dict(texts)

    @pytest.mark.parametrize("value", [os.system, Path("/"), memory.Memory, pickle.loads, print])
    def test_nothing_but_a_document_is_read_back(self, value: object) -> None:
        with pytest.raises(pickle.UnpicklingError, match="stands in no document"):
            thaw(pickle.dumps({"cgv": value}, protocol=5))

    @pytest.mark.parametrize("name", ["document.datetime", "document.dataclass", "document.Path", "Run.text"])
    def test_not_what_the_modules_of_the_model_import(self, name: str) -> None:
        module, _, member = f"engine.model.{name}".rpartition(".")
        content = b"\x80\x04\x8c" + bytes([len(module)]) + module.encode() + b"\x8c" + bytes([len(member)])
        with pytest.raises((pickle.UnpicklingError, AttributeError, ModuleNotFoundError)):
            thaw(content + member.encode() + b"\x93.")
