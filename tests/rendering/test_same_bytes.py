"""The same document gives the same bytes, in another folder, time zone, language and process, and run after run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from hand_made import ENGLISH, FRENCH
from hand_made_pack import DOSSIERS

from engine.rendering import BILINGUAL_FORMATS, FORMATS, render, render_bilingual, render_pack
from engine.rendering.word.letter import standard

ROOT = Path(__file__).parents[2]
PRINT_ALL = """
import hashlib, sys
from hand_made import ENGLISH, FRENCH
from hand_made_pack import DOSSIERS
from engine.rendering import BILINGUAL_FORMATS, FORMATS, render, render_bilingual, render_pack
from engine.rendering.word.letter import standard
pages = [standard().content, render_pack(DOSSIERS["fr"], "docx")]
pages += [render(one, format) for format in reversed(FORMATS) for one in (ENGLISH, FRENCH)]
pages += [render_bilingual(FRENCH, ENGLISH, format) for format in BILINGUAL_FORMATS]
print(*sorted(hashlib.sha256(page).hexdigest() for page in pages))
"""


def digests() -> list[str]:
    pages = [render(one, format) for format in FORMATS for one in (FRENCH, ENGLISH)]
    pages += [standard().content, render_pack(DOSSIERS["fr"], "docx")]
    pages += [render_bilingual(FRENCH, ENGLISH, format) for format in BILINGUAL_FORMATS]
    return sorted(hashlib.sha256(page).hexdigest() for page in pages)


def test_the_bytes_depend_on_the_document_alone(tmp_path: Path) -> None:
    """Everything around them is another in the second process, which also prints in another order."""
    environment = {
        **os.environ,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}",
        "SOURCE_DATE_EPOCH": "1",
    }
    printed = subprocess.run(
        [sys.executable, "-c", PRINT_ALL], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    found = digests()
    assert printed.stdout.split() == found
    again = [render(FRENCH, one) for one in FORMATS]  # the second time in one process
    assert {hashlib.sha256(page).hexdigest() for page in again} <= {*found}


def test_importing_the_package_is_cheap() -> None:
    heavy = ["weasyprint", "pydantic", "rich", "jinja2", "docx", "docxtpl", "lxml"]
    check = f"import sys, engine.rendering; print([name for name in {heavy} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True, capture_output=True, text=True)
    assert printed.stdout == "[]\n"
