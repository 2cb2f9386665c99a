"""What options said in each edition: dated pages and files, one for each wording, which never go away."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from shelf import FIRST, SECOND, THIRD, publish
from three_editions import third
from two_editions import page, paths, read, second, site

from engine.model.digest import text_digest
from engine.site.build import Site
from engine.site.content.option_archive import archive

LOCAL = "options/local-only"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(third(tmp_path_factory.mktemp("options") / "library"), THIRD, None)


def test_one_page_for_each_wording(found: Site) -> None:
    """The wording of `local-only` changed in the third edition; what it says is kept under both dates."""
    assert {one for one in paths(found) if one.startswith(f"{LOCAL}/")} == {f"{LOCAL}/{FIRST}", f"{LOCAL}/{THIRD}"}
    old, new = (page(found, f"{LOCAL}/{date}").body for date in (FIRST, THIRD))
    assert ("dans le pays du Client" in old, "sur le territoire du Client" in old) == (True, False)
    assert ("dans le pays du Client" in new, "sur le territoire du Client" in new) == (False, True)
    assert "se lit autrement" in old
    assert "se lit autrement" not in new


def test_the_option_leads_to_them(found: Site) -> None:
    """The newest first; every major to its own."""
    for code, label in (("fr", "Texte daté de l’option"), ("en", "Dated text of the option")):
        body = page(found, LOCAL, code).body
        told = body.partition(label)[2].partition("</dd>")[0]
        assert [one in told for one in (f"/{FIRST}/", f"/{THIRD}/")] == [True, True]
        assert told.index(f"/{THIRD}/") < told.index(f"/{FIRST}/")
        assert f"express/1/{FIRST}" in page(found, "options/express/1", code).body


def test_what_the_option_takes_out_is_told(found: Site) -> None:
    assert "[Cet article ne s’applique pas.]" in page(found, f"{LOCAL}/{FIRST}").body
    assert "[This article does not apply.]" in page(found, f"{LOCAL}/{FIRST}", "en").body


def test_only_what_the_option_changes_stands_there(found: Site) -> None:
    body = page(found, f"options/express/{FIRST}").body
    assert "Chaque appel urgent coûte" in body
    assert "Toute plainte" not in body


def test_every_major_has_its_own(found: Site) -> None:
    assert "Plume SRL répond le jour même." in page(found, f"options/express/1/{FIRST}").body


def test_they_are_kept_out_of_search_engines(found: Site) -> None:
    kept = [one for one in found.pages if one.kind == "option-text"]
    assert kept
    assert not any(one.indexed for one in kept)


def test_each_edition_leads_to_what_was_read_in_it(found: Site) -> None:
    body = page(found, "editions").body
    for date, kept in ((FIRST, FIRST), (SECOND, FIRST), (THIRD, THIRD)):
        section = body.partition(f'id="edition-{date}"')[2].partition("</section>")[0]
        assert f'href="../{LOCAL}/{kept}/"' in section


def test_files_have_digests_that_the_site_knows(found: Site) -> None:
    known, number = read(found, "digests.json"), 0
    for stored in (one for every in found.files.values() for one in every):
        if not stored.download.document.startswith("options/"):
            continue
        number += 1
        assert hashlib.sha256(stored.content).hexdigest() == stored.sha256
        folder, _, name = stored.download.path.rpartition("/")
        assert f"{stored.sha256}  {name}\n" in found.others[f"{folder}/SHA256SUMS"].decode()
        [told] = known[stored.sha256]
        assert told["path"] == stored.download.path
        assert stored.sha256 in page(found, folder).body
        assert f"{told['document']}/{told['edition']}" == folder  # where the page of verification leads
    assert number == 2 * len(archive(found.shelf).wordings)  # languages


def test_the_page_and_its_file_say_the_same(found: Site) -> None:
    for one in archive(found.shelf).wordings:
        for code, text in one.texts.items():
            assert text_digest(text) in page(found, one.path, code).body


def test_an_option_that_is_withdrawn_stays_readable(tmp_path: Path) -> None:
    root = second(tmp_path / "library")
    (root / "variants/express@1.yaml").unlink()
    note = "variant/express@1:\n  version: 1.2.0\n  kind: substantive\n"
    note += "  fr: Elle n’est plus proposée.\n  en: It is no longer offered.\n"
    (root / "clauses/changes.yaml").write_text(note, encoding="utf-8")
    publish(root, THIRD)
    found = site(root, THIRD, None)
    body = page(found, f"options/express/1/{FIRST}").body
    assert "ne propose plus cette option" in body
    assert "Plume SRL répond le jour même." in body
    assert "options/express/1" not in paths(found)


def test_the_same_bytes_with_and_without_memory(tmp_path: Path, found: Site) -> None:
    kept = [site(found.shelf.root, THIRD, tmp_path / "memory") for _ in range(2)][1]
    assert kept.pages == found.pages
    assert kept.others == found.others
