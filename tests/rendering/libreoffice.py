"""Opens Word documents with LibreOffice, which knows nothing of us: what it shows is what others see."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
TEXT = "txt:Text (encoded):UTF8"


def converted(pages: Mapping[str, bytes], folder: Path, kind: str = TEXT) -> dict[str, bytes]:
    """What LibreOffice makes of pages: text with the numbers that it computes, or "pdf". One process for all."""
    if PROGRAM is None:
        pytest.skip("LibreOffice is not installed")
    for name, page in pages.items():
        (folder / f"{name}.docx").write_bytes(page)
    command = [PROGRAM, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", kind, "--outdir", str(folder), *(f"{name}.docx" for name in pages)]
    environment = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name: (folder / f"{name}.{kind.partition(':')[0]}").read_bytes() for name in pages}
