"""A PDF has the same bytes whatever fontconfig, Pango and HarfBuzz are told by the computer and its user."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hand_made import FRENCH

from engine.rendering import render
from engine.rendering.pdf import surroundings as module
from engine.rendering.pdf.surroundings import surroundings

ROOT = Path(__file__).parents[2]
PRINT = "import hashlib, hand_made as made, engine.rendering as r\n"
PRINT += "print(hashlib.sha256(r.render(made.FRENCH, 'pdf')).hexdigest())"
HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
FOLDER = "<dir>/usr/share/fonts</dir>"


def edit(target: str, name: str, value: str, mode: str = "assign") -> str:
    return f'<match target="{target}"><edit name="{name}" mode="{mode}" binding="same">{value}</edit></match>'


RULES = {
    "families": edit("pattern", "family", "<string>DejaVu Sans</string>", "prepend_first"),
    "instead": edit("font", "family", "<string>DejaVu Sans</string>"),
    "resolution": edit("pattern", "dpi", "<double>144</double>"),
    "shapes": edit("font", "embolden", "<bool>true</bool>")
    + edit(
        "font",
        "matrix",
        "<matrix><double>1.2</double><double>0.2</double><double>0</double><double>1</double></matrix>",
    ),
    "hints": edit("pattern", "hintstyle", "<const>hintfull</const>") + edit("font", "antialias", "<bool>false</bool>"),
    "variations": edit("pattern", "fontvariations", "<string>wght=900</string>"),
    "features": edit("font", "fontfeatures", "<string>smcp on</string>"),
    "refused": "<selectfont><rejectfont><glob>*/weasyprint-*</glob></rejectfont></selectfont>",
}


def printed(folder: Path, **told: str) -> str:
    """The digest of a PDF that a process makes in this environment."""
    clean = {name: value for name, value in os.environ.items() if not module.READ.fullmatch(name)}
    found = subprocess.run(
        [sys.executable, "-c", PRINT],
        cwd=folder,
        env={**clean, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}", **told},
        check=True,
        capture_output=True,
        text=True,
    )
    return found.stdout.strip()


@pytest.fixture(scope="module")
def usual() -> str:
    return hashlib.sha256(render(FRENCH, "pdf")).hexdigest()


def test_the_configuration_of_the_computer_and_of_its_user(tmp_path: Path, usual: str) -> None:
    """Named by a variable, found in a folder that one names, or in the folder of the user."""
    everything = f"{HEAD}<fontconfig>{FOLDER}{''.join(RULES.values())}</fontconfig>"
    for place in ("fonts.conf", "user/fontconfig/fonts.conf"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(everything)
    ways: list[Mapping[str, str]] = [
        {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        {"FONTCONFIG_PATH": str(tmp_path)},
        {"XDG_CONFIG_HOME": str(tmp_path / "user")},
    ]
    assert [printed(tmp_path, **way) for way in ways] == [usual] * len(ways)


def test_what_the_libraries_read_from_the_environment(tmp_path: Path, usual: str) -> None:
    told = {
        "HB_SHAPER_LIST": "fallback",
        "FONTCONFIG_SYSROOT": str(tmp_path),
        "FREETYPE_PROPERTIES": "truetype:interpreter-version=35",
        "PANGO_LANGUAGE": "sr",
        "LANGUAGE": "sr",
        "FC_LANG": "ja",
    }
    assert printed(tmp_path, **told) == usual


def test_only_while_a_pdf_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    monkeypatch.setenv("HB_SHAPER_LIST", "fallback")
    monkeypatch.setenv("LC_ALL", "C")
    before = dict(os.environ)
    with surroundings(12):
        assert os.environ["SOURCE_DATE_EPOCH"] == "12"
        assert os.environ["FONTCONFIG_FILE"] == module.OURS["FONTCONFIG_FILE"]
        assert "HB_SHAPER_LIST" not in os.environ
        assert os.environ["LC_ALL"] == "C"
    assert dict(os.environ) == before


def test_fontconfig_is_told_of_no_font_and_no_rule() -> None:
    """A sign that our fonts lack cannot be borrowed from those of the computer."""
    text = Path(module.OURS["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
    assert text.endswith("<fontconfig></fontconfig>\n")
