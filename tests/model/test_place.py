"""Places: written, read, nested and ordered as people write them; and nobody else takes them apart."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.values import decode, encode
from engine.model.fingerprint import said
from engine.model.place import Place, Pointer

ENGINE = Path(__file__).parents[2] / "engine"

WORDS = st.text("abz09", max_size=3)
TAILS = st.lists(st.text("abz09", min_size=1, max_size=3), max_size=2)
IDS = st.builds(lambda first, word, tails: "-".join((first + word, *tails)), st.sampled_from("abz"), WORDS, TAILS)
PARTS = st.lists(IDS, min_size=1, max_size=4)
PLACES = PARTS.map(lambda ids: nested(*ids))


def nested(document: str, *ids: str) -> Place:
    place = Place.parse(document)
    for id in ids:
        place = place.child(id)
    return place


@given(PARTS)
def test_it_is_written_and_read_back(ids: list[str]) -> None:
    place = nested(*ids)
    assert str(place) == "".join(f"{mark}{id}" for mark, id in zip(("", "/", "#", "."), ids, strict=False))
    assert Place.parse(str(place)) == place
    assert [place.document, place.name, place.paragraph, place.item] == ids + [""] * (4 - len(ids))
    assert place.kind == ("document", "article", "paragraph", "item")[len(ids) - 1]
    assert place.id == ids[-1]


@given(PLACES)
def test_what_it_lies_in_is_found_from_the_inside_out(place: Place) -> None:
    around = [*place.around()]
    assert around[0] == place
    assert around[-1] == place.document
    assert [one.outer() for one in around] == [*around[1:], None]
    assert all(outer.child(inner.id) == inner for inner, outer in pairwise(around))
    assert place.clause.at(place.part) == place
    assert place.kind == "document" or f"{place.document}/{place.local}" == place


@given(PLACES, PLACES)
def test_within_is_what_lies_around(place: Place, other: Place) -> None:
    assert place.within(other) == (other in place.around())


@pytest.mark.parametrize(("one", "other"), [("cgv/duration", "cgv/dur"), ("cgv/a#bc", "cgv/a#b"), ("cgva/x", "cgv")])
def test_a_name_that_begins_alike_is_not_around(one: str, other: str) -> None:
    assert not Place(one).within(Place(other))


@given(st.lists(PLACES))
def test_it_sorts_hashes_and_prints_as_its_text(places: list[Place]) -> None:
    texts = [str(one) for one in places]
    assert sorted(places) == sorted(texts)
    assert set(places) == set(texts)
    assert json.dumps(places) == json.dumps(texts)
    assert said(tuple(places)) == texts


@pytest.mark.parametrize(
    "text",
    ["", "/", "cgv/", "/duration", "cgv#notice", "cgv.email", "cgv/duration#", "cgv/duration.email", "cgv/duration#a.",
     "cgv/duration#a.b.c", "cgv/duration#a#b", "cgv/a/b", "CGV/duration", "cgv/1st", "cgv/a-", "cgv/a--b", "cgv/a\n",
     " cgv/a", "cgv/durée"],
)  # fmt: skip
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not written as a place"):
        Place.parse(text)


@given(PLACES)
def test_it_is_kept_and_comes_back_as_a_place(place: Place) -> None:
    found = decode(encode((place, str(place), Pointer(place))))
    assert found == (place, str(place), Pointer(place))
    assert [type(one) for one in found] == [Place, str, Pointer]  # type: ignore[attr-defined]


def test_the_digest_of_what_points_at_it_is_the_one_that_stands_in_files() -> None:
    assert said(Pointer(Place("cgv/duration#notice.email"))) == ["Place", "cgv/duration", "notice", "email"]
    assert said(Pointer(Place("cgv/duration"))) == ["Place", "cgv/duration", "", ""]


# Who cuts texts at these marks, and why these texts are no places.
CUTTERS = {
    "engine/model/place.py": "places themselves",
    "engine/model/key_points.py": "the variant before a place: variant/other-forum/cgv/governing-law#court",
    "engine/rendering/word/letterhead/package.py": "names of the parts of a Word file, addresses",
    "engine/rendering/word/letterhead/rebuild.py": "names of the parts of a Word file",
    "engine/rendering/word/letterhead/safety.py": "names of the parts of a Word file",
    "engine/rendering/impact.py": "paths of files",
    "engine/editions/freeze.py": "paths of files",
    "engine/editions/offers.py": "paths of files",
    "engine/files/reading/library.py": "paths of files",
    "engine/files/shapes/daily_forms.py": "entries of the catalogue, service/price",
    "engine/files/shapes/keys.py": "paths of files",
    "engine/files/trees.py": "paths of files",
    "engine/tasks/rename.py": "paths of files",
    "engine/tasks/open_deal.py": "kinds of what a message is about",
    "engine/site/model.py": "addresses",
    "engine/site/content/compared.py": "addresses",
    "engine/site/content/option_archive.py": "addresses",
    "engine/site/content/terms.py": "addresses",
    "engine/site/files/register_feed.py": "addresses",
    "engine/site/pages/facing.py": "addresses",
    "engine/site/content/keywords.py": "names with their kind: term/client",
    "engine/files/reading/keywords.py": "names with their kind: term/client",
    "engine/site/pages/editions.py": "addresses",
    "engine/site/files/feeds.py": "addresses",
    "engine/site/pages/changes.py": "addresses",
    "engine/files/reading/lines.py": "prices of services: setup/hour",
    "engine/assembling/tables/offer.py": "prices of services: setup/hour",
    "engine/model/price_list.py": "prices of services: setup/hour",
    "engine/model/renames.py": "names with their kind: variant/eea-only",
    "engine/model/evidence.py": "names with their kind: variant/eea-only/cgv/abroad",
    "engine/explaining/explain.py": "names with their kind: term/client",
    "engine/editions/versions/parts.py": "names with their kind: parameter/notice",
    "engine/site/content/changes.py": "names with their kind: parameter/notice",
    "engine/files/writing/names.py": "names with their kind: variant/eea-only",
    "engine/files/writing/mentions.py": "paths of files, prices of services",
}
CUTS = ("partition", "rpartition", "split", "rsplit")


def cuts(tree: ast.AST) -> Iterator[int]:
    """The lines that cut a text at the marks of places, or put two together with the mark of a paragraph."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CUTS:
            if any(isinstance(one, ast.Constant) and one.value in ("/", "#") for one in node.args):
                yield node.lineno
        elif isinstance(node, ast.JoinedStr):
            middle = node.values[1:-1] if len(node.values) > 2 else []
            if any(isinstance(one, ast.Constant) and one.value == "#" for one in middle):
                yield node.lineno


def test_nobody_else_takes_places_apart_or_glues_them() -> None:
    found = {
        str(path.relative_to(ENGINE.parent)): [*cuts(ast.parse(path.read_text(encoding="utf-8")))]
        for path in sorted(ENGINE.rglob("*.py"))
    }
    told = {f"{name}:{line}" for name, lines in found.items() if name not in CUTTERS for line in lines}
    assert told == set(), "ask a Place, or say in CUTTERS what is cut"
    assert {name for name in CUTTERS if not found.get(name)} == set(), "they cut nothing any more"


@pytest.mark.parametrize("line", ['a.partition("#")', 'a.split("/")[0]', 'f"{a}#{b}"', 'f"{a}#{b}.{c}"'])
def test_cutting_and_gluing_are_noticed(line: str) -> None:
    assert [*cuts(ast.parse(line))] == [1]
