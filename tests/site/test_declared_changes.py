"""What somebody declared editorial, and why: from `revise` through `publish` to what clients read."""

from __future__ import annotations

from pathlib import Path

from commands import clausier
from editing import edit
from shelf import FIRST, SECOND
from two_editions import first, page, site

LIABILITY = "clauses/cgv/liability.yaml"
BECAUSE = "Deux mots pour le même envoi."


def test_clients_read_why_a_change_was_declared_editorial(tmp_path: Path) -> None:
    root = first(tmp_path / "library")
    edit(root, [(LIABILITY, "est adressée", "est envoyée"), (LIABILITY, "is sent to", "goes to")])
    run = ("--library", root, "--today", "2026-12-02")
    declared = ("--patch", "--because", BECAUSE, "--by", "Jeanne Exemple")
    assert clausier(*run, "revise", "cgv/liability", *declared).returncode == 0
    assert clausier(*run, "publish", "--effective", str(SECOND)).returncode == 0

    shown = clausier(*run, "diff", str(FIRST), str(SECOND), "--format", "md").stdout
    assert BECAUSE in shown
    assert "rédactionnel" in shown
    found = site(root, FIRST, None)
    for language in ("fr", "en"):
        body = page(found, f"cgv/{SECOND}/changes", language).body
        assert '<section class="weight editorial">' in body
        assert f"<p>{BECAUSE}</p>" in body
        assert "Jeanne Exemple" not in body
    assert BECAUSE.encode() in found.others["feed.xml"]
    listed = clausier(*run, "editions").stdout
    assert "declared editorial by Jeanne Exemple" in listed
