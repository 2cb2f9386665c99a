"""What the files of a deal are called, after its reference: readable, the same everywhere, and allowed everywhere."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tasks.pack_name import LONGEST, pack_name


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("SPEC-2026-001", "SPEC-2026-001"),
        ("Offre été 2026 Łódź", "Offre-ete-2026-Lodz"),
        ("D/2026/014", "D-2026-014"),
        ("d-2026-014", "d-2026-014"),
        ("D_2026.014", "D-2026.014"),
        ("Œuvre, cœur & ſoß", "Oeuvre-coeur-soss"),
        ("Øre Ægir Đorđe ı Þór ŉ", "Ore-Aegir-Dorde-i-Thor-n"),
        ("Τιμή 7", "Timi-7"),
        ("Счёт № 12", "Schet-No-12"),
        ("見積 3", "JianJi-3"),
        ("½ € – “x”", "1-2-EUR-x"),
        ("../../etc/passwd", "etc-passwd"),
        ("---", "deal"),
        ("", "deal"),
        ("\u202egnp", "gnp"),
        ("CON", "deal-CON"),
        ("nul.2026", "deal-nul.2026"),
        ("COM¹", "deal-COM1"),
        ("CONTRAT-1", "CONTRAT-1"),
        ("x. . .", "x"),
    ],
)
def test_it_is_written_in_plain_letters(reference: str, name: str) -> None:
    assert pack_name(reference) == name


def test_a_long_one_is_cut_and_told_from_others_that_begin_alike() -> None:
    one, other = (pack_name("Référence très longue " * 20 + end) for end in "ab")
    assert len(one) <= LONGEST
    assert one != other
    assert one[:80] == other[:80]


@given(st.text(max_size=300))
def test_every_reference_has_one_name_that_every_system_takes(reference: str) -> None:
    name = pack_name(reference)
    assert re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?", name)
    assert len(name) <= LONGEST
    assert pack_name(normalize("NFD", reference)) == pack_name(normalize("NFC", reference)) == name
