"""The logo that a company names: in the pack with its digest, told where it is missing, taken along by a copy."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import ROOT

from engine.diagnostics import Refused
from engine.tasks.build import build
from engine.tasks.copy import copy_deal
from engine.tasks.logo import open_logos
from engine.tasks.open_deal import open_deal

NAME = "specimen-logo.svg"


def test_the_manifest_has_the_digest_of_the_file() -> None:
    library, deal = open_deal(ROOT / "deals" / "example.yaml", ROOT)
    assert deal.publisher is not None
    logos = open_logos(deal.publisher, ROOT / "deals")
    for known, digest in ((logos, hashlib.sha256((ROOT / "deals" / NAME).read_bytes()).hexdigest()), ({}, None)):
        files = dict(build(library, deal, formats=["html"], logos=known).files())
        [manifest] = [json.loads(content) for name, content in files.items() if name.endswith(".json")]
        assert manifest["logo"] == (digest and {"sha256": digest})
        pages = [content.decode() for name, content in files.items() if name.endswith(".html")]
        assert all(('class="logo"' in one) is (digest is not None) for one in pages)


def test_a_file_that_is_missing_is_told_where_it_is_named(tmp_path: Path) -> None:
    _, deal = open_deal(ROOT / "deals" / "example.yaml", ROOT)
    assert deal.publisher is not None
    with pytest.raises(Refused) as refused:
        open_logos(deal.publisher, tmp_path)
    [told] = refused.value.diagnostics
    assert (told.code, told.message) == ("file-missing", f"there is no file {NAME} beside specimen-company.yaml")
    assert open_logos([replace(one, logo=None) for one in deal.publisher], tmp_path) == {}


def test_a_copy_in_another_folder_takes_the_logo_along(tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(ROOT / "deals", old)
    (tmp_path / "new").mkdir()
    made = copy_deal(old / "example.yaml", tmp_path / "new" / "deal.yaml", "D-9", date(2027, 1, 4))
    assert {NAME, "specimen-logo.png"} <= set(made.beside)
