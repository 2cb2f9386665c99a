"""The memory of libraries: what anybody else could have written is not believed, because reading it back runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.reading.cache import recall, remember

OTHERS: dict[str, Callable[[Path], object]] = {
    "a file that the group may write": lambda file: file.chmod(0o620),
    "a file that everybody may write": lambda file: file.chmod(0o602),
    "a folder that the group may write": lambda file: file.parent.chmod(0o720),
    "a folder that everybody may write": lambda file: file.parent.chmod(0o702),
    "a link": lambda file: file.symlink_to(file.rename(file.with_suffix(".moved"))),
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where something is remembered under `key`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    remember("key", "a library")
    assert recall("key") == "a library"
    (found,) = (one for one in tmp_path.rglob("*") if one.is_file())
    return found


@pytest.mark.parametrize("opened", OTHERS)
def test_what_others_could_have_written_is_not_believed(opened: str, file: Path) -> None:
    OTHERS[opened](file)
    assert recall("key") is None


def test_nobody_else_may_read_or_write_it(file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
