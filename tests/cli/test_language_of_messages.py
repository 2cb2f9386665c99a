"""Whose language messages have: named before the command, else that of the environment; programs read English."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import process

FRENCH = "absent.yaml: erreur\u00a0: le fichier n’existe pas [file-missing]\n1 erreur\n"
ENGLISH = "absent.yaml: error: the file does not exist [file-missing]\n1 error\n"
PLAIN = {"LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize(
    ("before", "locale", "told"),
    [
        (("--lang", "fr"), "C.UTF-8", FRENCH),
        ((), "fr_BE.UTF-8", FRENCH),
        (("--lang", "en"), "fr_BE.UTF-8", ENGLISH),
        ((), "nl_BE.UTF-8", ENGLISH),
    ],
)
def test_messages_are_in_the_language_of_who_reads_them(
    tmp_path: Path, before: tuple[str, ...], locale: str, told: str
) -> None:
    env = {"LC_ALL": locale, "PYTHONUTF8": "1"}
    assert process(*before, "deviations", tmp_path / "absent.yaml", env=env).stderr == told


def test_programs_read_english(tmp_path: Path) -> None:
    done = process("--lang", "fr", "--json", "deviations", tmp_path / "absent.yaml", env=PLAIN)
    assert '"message": "the file does not exist"' in done.stderr
