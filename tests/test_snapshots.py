"""The wording as people will read it: a change of one word shows in the review of one file.

The documents of the three deals and the published text stand in full; of each variant, what it changes; of two variants
that change one clause, what neither of them does alone.
A snapshot that differs fails with the redline; `python -m pytest tests/test_snapshots.py --snapshot-update` accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from packs import DEALS, LANGUAGES, ROOT, compatible, library, optional, real_pack, standard, surroundings
from recorded import ACCEPT, redline
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.types import SerializedData
from walking import Statement, differences, dump, listed, statements

VARIANTS = sorted({file.stem.split("@")[0] for file in (ROOT / "variants").glob("*.yaml")})
PUBLISHED = ("cgv", "dpa")
DOCUMENTS = {
    "example": ("quote", "cgv", "dpa"),
    "software-company": ("quote", "cgv", "dpa", "sla"),
    "prospecting-campaign": ("quote", "project-plan", "cgv", "dpa"),
}
OF_DEALS = [(name, id) for name, ids in DOCUMENTS.items() for id in ids]
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


class Wording(SingleFileSnapshotExtension):
    """One readable text file a document."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    def diff_lines(self, serialized_data: SerializedData, snapshot_data: SerializedData) -> Iterator[str]:
        """What a lawyer reads where the wording differs: the redline, and how to accept it."""
        yield from redline(str(snapshot_data), str(serialized_data))
        yield ACCEPT


@pytest.fixture
def wording(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Wording)


def test_every_document_of_the_deals_is_here() -> None:
    assert DOCUMENTS.keys() == DEALS.keys()
    for name, ids in DOCUMENTS.items():
        assert tuple(real_pack(name, "fr")) == tuple(real_pack(name, "en")) == ids
    assert tuple(standard("fr")) == PUBLISHED


@pytest.mark.parametrize("id", PUBLISHED)
@LANGUAGE
def test_standard(language: str, id: str, wording: SnapshotAssertion) -> None:
    assert dump(standard(language)[id]) == wording


@pytest.mark.parametrize(("name", "id"), OF_DEALS)
@LANGUAGE
def test_deal(language: str, name: str, id: str, wording: SnapshotAssertion) -> None:
    assert dump(real_pack(name, language)[id]) == wording


@cache
def said(language: str, services: tuple[str, ...], *chosen: str) -> dict[str, Statement]:
    return statements(optional(language, services, *chosen))


@pytest.mark.parametrize("variant", VARIANTS)
@LANGUAGE
def test_variant(language: str, variant: str, wording: SnapshotAssertion) -> None:
    """What the variant alone, with what it implies, changes in a deal with the published services."""
    services = surroundings(variant)
    found = differences(said(language, services), said(language, services, variant))
    assert found
    assert listed(found) == wording


def touched(variant: str) -> set[str]:
    """The clauses, and documents as a whole, that a variant changes."""
    changes = library().variants[variant][0].changes
    places = [claim.place for change in changes for claim in change.claims()]
    return {place.clause for place in places if place is not None} | {one.whole for one in changes if one.whole}


def partners(variant: str) -> Iterator[str]:
    """The variants that come after this one, change a clause that it changes, and can be selected with it."""
    for one, other in combinations(VARIANTS, 2):
        if one == variant and touched(one) & touched(other) and compatible(one, other):
            yield other


def beyond(language: str, one: str, other: str) -> dict[str, Statement | None]:
    """What two variants say together and neither says alone, or what one of them alone says and both do not."""
    services = surroundings(one, other)
    neither, both = said(language, services), said(language, services, one, other)
    left, right = (said(language, services, alone) for alone in (one, other))
    found: dict[str, Statement | None] = {}
    for id in dict.fromkeys([*both, *neither, *left, *right]):
        plain, first, second, now = (side[id].said if id in side else None for side in (neither, left, right, both))
        expected = second if first == plain else first  # where both change it, they must change it alike
        if now != expected or plain != first != second != plain:
            found[id] = both.get(id)
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_pairs(variant: str, wording: SnapshotAssertion) -> None:
    """What the variant says with each other one that changes the same clauses, beyond what each says alone."""
    parts = []
    for other in partners(variant):
        for language in LANGUAGES:
            found = listed(beyond(language, variant, other)) or "nothing more than each of them says alone\n"
            parts.append(f"=== {variant} + {other}, {language}\n\n{found}")
    assert ("\n".join(parts) or "no other variant\n") == wording


def test_every_snapshot_belongs_to_a_test() -> None:
    kept = {file.name for file in (Path(__file__).parent / "__snapshots__" / "test_snapshots").iterdir()}
    expected = {f"test_pairs[{variant}].txt" for variant in VARIANTS}
    for language in LANGUAGES:
        expected |= {f"test_standard[{language}-{id}].txt" for id in PUBLISHED}
        expected |= {f"test_deal[{language}-{name}-{id}].txt" for name, id in OF_DEALS}
        expected |= {f"test_variant[{language}-{variant}].txt" for variant in VARIANTS}
    assert kept == expected
