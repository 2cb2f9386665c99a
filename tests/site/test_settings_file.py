"""mkdocs.yml with what nobody sees in an editor: the message names it, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import ROOT

from engine.diagnostics import Refused
from engine.site.settings_file import read_settings

TEXT = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def told(root: Path, text: str | bytes) -> str:
    (root / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(Refused) as refused:
        read_settings(root)
    return "\n".join(map(str, refused.value.diagnostics))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (f"<<<<<<< HEAD\n{TEXT}=======\n>>>>>>> other\n", "mkdocs.yml:1:1: error: a merge conflict is left at line 1"),
        (TEXT.replace("  memory: ", "  memory:\u00a0"), "a no-break space (U+00A0) stands at column"),
        (
            TEXT.replace("sla: custom-sla", "sla: “custom-sla”"),
            "extra.options.sla: “custom-sla” cannot be used: the quot",
        ),
        (TEXT.replace("memory: output/.site", "memory: “output/.site”"), "extra.memory: “output/.site” cannot be used"),
        (TEXT.replace("sla: custom-sla", "sla: custom-sla\u00a0x"), "it holds U+00A0 NO-BREAK SPACE"),
        (TEXT.encode("cp1252").replace(b"site_name", b"site_n\xe9me"), "not UTF-8"),
    ],
)
def test_the_cause_is_named(text: str | bytes, cause: str, tmp_path: Path) -> None:
    assert cause in told(tmp_path, text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_it_is_read_as_ever(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(TEXT.encode(encoding))
    assert read_settings(tmp_path).options == {"sla": "custom-sla"}
