"""The wording of the CGV, as people will read it: a change of one word shows in the review of one file.

`python -m pytest tests/test_snapshots.py --snapshot-update` writes the snapshots again.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import ROOT, deal, library, standard
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from walking import dump

from engine import assemble

VARIANTS = sorted({file.stem.split("@")[0] for file in (ROOT / "variants").glob("*.yaml")})


class Wording(SingleFileSnapshotExtension):
    """One readable text file a document."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def wording(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Wording)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_standard(language: str, wording: SnapshotAssertion) -> None:
    assert dump(standard(language)["cgv"]) == wording


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_variant(language: str, variant: str, wording: SnapshotAssertion) -> None:
    """The variant alone, with the services of the standard text, for a client whose data stay in the EEA."""
    services = [one.clause for one in library().standard.services]
    pack = assemble(library(), deal(services, [variant]), language=language)
    assert list(pack.selection.variants) == [variant]
    assert dump(pack["cgv"]) == wording


def test_every_snapshot_belongs_to_a_test() -> None:
    kept = {file.name for file in (Path(__file__).parent / "__snapshots__" / "test_snapshots").iterdir()}
    expected = {f"test_standard[{language}].txt" for language in ("fr", "en")}
    expected |= {f"test_variant[{language}-{variant}].txt" for language in ("fr", "en") for variant in VARIANTS}
    assert kept == expected
