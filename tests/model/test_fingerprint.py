"""What people have approved and reviewed stays so when the model learns to say more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shelf import BASE

from engine.files.values import decode, encode
from engine.model.clause import Outline
from engine.model.fingerprint import fingerprint, says_the_same
from engine.tasks.open_library import load_library


@pytest.fixture(scope="module")
def outline() -> Outline:
    return load_library(BASE).outlines["dpa"]


def test_an_outline_without_a_prefix_is_told_as_before_there_was_one(outline: Outline) -> None:
    assert outline.annex_prefix == "A"
    assert fingerprint(replace(outline, annex_prefix="")) == "51fb973ef9844ca7"


def test_a_prefix_counts(outline: Outline) -> None:
    bare, other = replace(outline, annex_prefix=""), replace(outline, annex_prefix="B")
    assert len({fingerprint(one) for one in (outline, bare, other)}) == 3
    assert not says_the_same(outline, bare)


def test_a_prefix_is_kept(outline: Outline) -> None:
    assert decode(encode(outline)) == outline
