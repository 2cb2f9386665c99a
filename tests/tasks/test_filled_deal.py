"""`clausier new deal`: what it writes is filled in and built, and unfilled it says what is empty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from commands import ROOT, clausier

OK, ERRORS = 0, 1

# What a person writes into a new deal, in the place of what is empty.
FILLED = {
    "salesperson.name": "Alex Essai",
    "salesperson.email": "alex@exemple.invalid",
    "client.name": "Dupont",
    "client.address": "rue de l’Essai 1, 7000 Mons",
    "client.enterprise-number": "0999.990.123",
    "client.contact.name": "Camille Dupont",
    "client.contact.email": "dupont@exemple.invalid",
    "signatories.company.name": "Alex Essai",
    "signatories.company.function": "gérant",
    "signatories.client.name": "Camille Dupont",
    "signatories.client.function": "gérante",
    "services": "[phone-secretariat]",
    "lines.item": "phone-secretariat/setup",
    "lines.price": "600",
}


class TestNewDeal:
    def written(self, folder: Path) -> Path:
        done = clausier("--library", ROOT, "--today", "2026-12-01", "new", "deal", "dupont-12.yaml", cwd=folder)
        assert (done.returncode, done.stderr) == (OK, "")
        return folder / "dupont-12.yaml"

    def test_it_is_filled_in_and_built(self, tmp_path: Path) -> None:
        path = self.written(tmp_path)
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        empty = {key: number for key, number in keys(lines) if key in FILLED}
        assert empty.keys() == FILLED.keys()
        for key, number in empty.items():
            assert re.fullmatch(r"[ -]*[a-z-]+:", lines[number]), key
            lines[number] = f"{lines[number]} {FILLED[key]}"
        path.write_text("\n".join(lines), encoding="utf-8")
        today = ("--today", "2026-12-02")
        done = clausier("--library", ROOT, *today, "build", path, "--format", "md", "--out", "made", cwd=tmp_path)
        told = [line for line in done.stderr.split("\n") if ": error:" in line or ": warning:" in line]
        assert done.returncode == OK
        codes = [line.rpartition(" ")[2] for line in told]
        # Nobody has filled them in yet, and the company has no address for notices.
        assert sorted(codes) == ["[notice-address]", "[publisher-incomplete]", "[register-incomplete]"]
        names = {one.name for one in (tmp_path / "made").iterdir()}
        assert names == {
            f"DUPONT-12-261201-{one}" for one in ("quote-fr.md", "cgv-fr.md", "dpa-fr.md", "manifest.json")
        }

    def test_unfilled_it_says_what_is_empty_and_nothing_else(self, tmp_path: Path) -> None:
        path = self.written(tmp_path)
        places = {number + 1 for key, number in keys(path.read_text(encoding="utf-8").split("\n")) if key in FILLED}
        done = clausier("--library", ROOT, "--json", "build", path, cwd=tmp_path)
        told = json.loads(done.stderr)
        assert done.returncode == ERRORS
        assert {one["line"] for one in told} == places
        assert len(told) == len(places)
        assert all(one["hints"] for one in told)

    def test_it_never_overwrites(self, tmp_path: Path) -> None:
        path = self.written(tmp_path)
        path.write_text("mine", encoding="utf-8")
        for name in ("dupont-12.yaml", "dupont-12"):
            done = clausier("--library", ROOT, "new", "deal", name, cwd=tmp_path)
            assert (done.returncode, done.stdout) == (ERRORS, "")
            assert "the file exists already [output-unwritable]" in done.stderr
        assert path.read_text(encoding="utf-8") == "mine"
        assert [one.name for one in tmp_path.iterdir()] == ["dupont-12.yaml"]


def keys(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Every key of a file of mappings, with those above it, and its line, counted from 0."""
    above: list[tuple[int, str]] = []
    for number, content in enumerate(lines):
        if match := re.match(r"([ -]*)([a-z-]+):", content):
            indent = len(match[1])
            above = [one for one in above if one[0] < indent] + [(indent, match[2])]
            yield ".".join(name for _, name in above), number
