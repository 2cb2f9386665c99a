"""The Atom feeds: an entry for each edition, held against the rules of RFC 4287."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from atom import ATOM, TERMS, faults
from shelf import FIRST
from two_editions import FEEDS, PLACE, SCHEMA, first, page, read, second, site

from engine.site.model import SiteAddress


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return second(tmp_path_factory.mktemp("two") / "library")


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory")


class TestFeeds:
    @pytest.mark.parametrize("path", FEEDS)
    @pytest.mark.parametrize("place", [PLACE, SiteAddress(), SiteAddress("http://127.0.0.1:8000/", "example.com,2026")])
    def test_it_keeps_the_rules(self, path: str, place: SiteAddress, root: Path, memory: Path) -> None:
        assert faults(site(root, FIRST, memory, place).others[path]) == []

    def test_an_entry_for_each_edition(self, root: Path, memory: Path) -> None:
        feed = fromstring(site(root, FIRST, memory).others["feed.xml"])
        newest, oldest = feed.findall(f"{ATOM}entry")
        assert newest.findtext(f"{ATOM}title") == "Édition qui entre en vigueur le 1er\u00a0janvier\u00a02027"
        for name in ("published", "updated"):
            assert newest.findtext(ATOM + name) == "2026-11-27T00:00:00Z"
        assert newest.findtext(f"{TERMS}valid") == "2027-01-01"
        assert newest.findtext(f"{ATOM}author/{ATOM}name") == "Plume"
        links = {one.get("rel"): one.get("href") for one in newest.findall(f"{ATOM}link")}
        assert links == {
            "alternate": "https://cgv.example.com/cgv/2027-01-01/",
            "related": "https://cgv.example.com/en/cgv/2027-01-01/",
        }
        content = newest.findtext(f"{ATOM}content") or ""
        assert "au plus tard le 31\u00a0octobre\u00a02026" in content
        assert "Le paiement précède la prestation &amp; les rappels." in content
        assert 'href="https://cgv.example.com/cgv/2027-01-01/changes/#payment"' in content
        assert "Première édition." in (oldest.findtext(f"{ATOM}content") or "")

    def test_ids_stay_where_the_site_moves(self, root: Path, memory: Path) -> None:
        def ids(place: SiteAddress) -> list[str | None]:
            return [
                one.text for one in fromstring(site(root, FIRST, memory, place).others["feed.xml"]).iter(f"{ATOM}id")
            ]

        assert ids(PLACE) == ids(SiteAddress("https://terms.example.org/", "cgv.example.com,2026-11-27"))
        assert ids(PLACE) != ids(SiteAddress("https://terms.example.org/"))

    def test_there_is_none_before_the_first_edition(self, tmp_path: Path) -> None:
        root = first(tmp_path / "library")
        (root / "clauses/editions/2026-12-01.json").unlink()
        found = site(root, FIRST, None)
        assert not {*FEEDS} & {*found.others}
        assert "Aucune édition n’est encore publiée." in page(found, "editions").body
        told = read(found, "cgv/current.json")
        SCHEMA.validate(told)
        assert (told["current"], told["upcoming"], told["previous"]) == (None, [], None)


class TestAtomRules:
    """The rules themselves find what breaks them."""

    @pytest.mark.parametrize(
        ("old", "new", "section"),
        [
            ("</feed>", "", "2 "),
            ("2005/Atom", "2005/Other", "4.1.1 "),
            ("<id>tag:", "<id>", "4.2.6 "),
            (",2026-11-27:", ":", "RFC 4151 "),
            ("T00:00:00Z</published>", "</published>", "3.3 "),
            ("<name>Plume</name>", "", "3.2 "),
            ('rel="self"', 'rel="via"', "4.1.1 "),
            ('rel="related"', 'rel="alternate" hreflang-was="x"', None),
            ("<content ", "<content><b/></content><content ", "4.1 "),
            ('<content type="html">', '<content type="html"><b/>', "3.1.1 "),
            ("<subtitle>", "<tagline/><subtitle>", "4.1 "),
        ],
    )
    def test_a_fault_is_found(self, old: str, new: str, section: str | None, root: Path, memory: Path) -> None:
        content = site(root, FIRST, memory).others["feed.xml"].decode()
        assert old in content
        found = faults(content.replace(old, new).encode())
        assert found == [] if section is None else any(one.startswith(section) for one in found), found
