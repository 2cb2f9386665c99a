"""A deal from wherever it is kept, built without a file: the same documents, bytes and messages as from a folder."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from commands import clausier
from packs import DEALS, EXAMPLE, LANGUAGES, library, real_pack

from engine import Refused, assemble, build, load_deal, read_deal
from engine.diagnostics import Report
from engine.files.reading import one_file as reading
from engine.files.trees import Folder, TextTable
from engine.selecting import choose as choosing
from engine.tasks.assemble import assemble_all, select
from engine.tasks.logo import open_logos
from engine.tasks.open_deal import open_deal

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in EXAMPLE.parent.glob("specimen-*.yaml")}
TEXT = EXAMPLE.read_text(encoding="utf-8")


def refusal(text: str, beside: Mapping[str, str]) -> str:
    with pytest.raises(Refused) as refused:
        select(library(), read_deal(text, library(), beside=beside))
    return str(refused.value)


class TestADealInMemory:
    @pytest.mark.parametrize("name", DEALS)
    def test_it_gives_the_documents_of_the_file(self, name: str) -> None:
        path = DEALS[name]
        deal = read_deal(path.read_text(encoding="utf-8"), library(), name=path.name, beside=BESIDE)
        assert deal == load_deal(path, library())
        packs = assemble_all(library(), deal, languages=LANGUAGES)
        assert {code: dict(pack) for code, pack in packs.items()} == {
            code: dict(real_pack(name, code)) for code in LANGUAGES
        }

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("client:", "client: ["),
            ("client:", "cleint:"),
            ("date: 2026-12-08", "date: 2026-02-30"),
            ("services: [", "services: [unknown-service, "),
            ("publisher: ", "publisher: no-"),
            ("name: ", "name: \u202e"),
            ("name: ", "name: " + 600_000 * "é"),
            ("percent: 10", "amount: 1000000"),
            (TEXT, ""),
        ],
    )
    def test_it_is_refused_with_the_messages_of_the_file(self, tmp_path: Path, old: str, new: str) -> None:
        assert old in TEXT
        wrong = TEXT.replace(old, new, 1)
        for name, text in {**BESIDE, "deal.yaml": wrong}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(Refused) as refused:
            select(library(), load_deal(tmp_path / "deal.yaml", library()))
        assert refusal(wrong, BESIDE) == str(refused.value)

    def test_a_name_that_the_library_lacks_is_told_when_it_is_read_with_all_else(self) -> None:
        wrong = TEXT.replace("services: [", "services: [unknown-service, ").replace("percent: 10", "amount: 1000000")
        with pytest.raises(Refused) as refused:
            read_deal(wrong, library(), beside=BESIDE)
        assert {one.code for one in refused.value.diagnostics} == {"service-unknown", "line-invalid"}

    def test_what_it_names_and_nobody_gave(self) -> None:
        assert "there is no file specimen-company.yaml beside the deal" in refusal(TEXT, {})

    def test_line_ends_and_text_that_is_none(self) -> None:
        assert read_deal(TEXT.replace("\n", "\r\n"), library(), beside=BESIDE).reference == "SPEC-2026-001"
        assert "not UTF-8 text" in refusal(TEXT + "# \ud800", BESIDE)
        assert "a binary file" in refusal(TEXT + "# \0", BESIDE)

    def test_a_table_of_texts_is_walked_like_a_folder(self, tmp_path: Path) -> None:
        names = ("a/z.yaml", "a/b/c.yaml", "a/b.yaml", "other.yaml", "a/b/a.yaml")
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        table, folder, report = TextTable(dict.fromkeys(names, "")), Folder(tmp_path), Report()
        assert list(table.walk("a", report)) == list(folder.walk("a", report)) != []
        assert all(table.holds(name) for name in names)
        assert not table.holds("b.yaml")
        assert table.text("b.yaml", report) is folder.text("b.yaml", report) is None
        assert len(set(report.diagnostics)) == 1


class TestABuild:
    FORMATS = ("html", "md", "txt", "json")

    def test_it_gives_the_bytes_that_the_command_writes(self, tmp_path: Path) -> None:
        done = clausier("build", EXAMPLE, "--draft", "--format", ",".join(self.FORMATS), "--out", tmp_path)
        assert done.returncode == 0
        deal = read_deal(TEXT, library(), name=EXAMPLE.name, beside=BESIDE)
        logos = open_logos(deal.publisher or (), EXAMPLE.parent)
        made = build(library(), deal, formats=self.FORMATS, logos=logos)
        files = dict(made.files())
        assert files == {one.name: one.read_bytes() for one in tmp_path.iterdir()}
        assert len(files) == len(made.jobs) + 1

    def test_the_manifest_comes_last_with_the_digest_of_every_other(self) -> None:
        made = build(library(), load_deal(EXAMPLE, library()), formats=("md", "txt"))
        *files, (name, manifest) = made.files()
        assert name == made.manifest == "SPEC-2026-001-manifest.json"
        told = {one["name"]: one["sha256"] for one in json.loads(manifest)["files"]}
        assert told == {name: hashlib.sha256(page).hexdigest() for name, page in files}

    def test_nothing_is_printed_before_it_is_asked_for(self) -> None:
        """So that whoever writes the files can tell how far it is, and stop."""
        steps = build(library(), load_deal(EXAMPLE, library()), formats=("md", "nothing-like-it")).files()
        assert next(steps)[0].endswith(".md")
        with pytest.raises(KeyError):
            next(steps)

    @pytest.mark.parametrize(("languages", "files"), [((), 1), (("en",), 2), (("en", "fr"), 2)])
    def test_its_languages_are_those_of_the_client_unless_named(self, languages: tuple[str, ...], files: int) -> None:
        deal = load_deal(EXAMPLE, library())
        made = build(library(), deal, formats=("txt",), languages=languages)
        wanted = {*(languages or deal.client.languages), library().standard.prevailing}
        assert list(made.packs) == [one for one in LANGUAGES if one in wanted]
        assert [one.code for one in made.warnings].count("language-missing") == ("en" in languages)
        assert len(made.jobs) == files * len(next(iter(made.packs.values())))

    def test_each_warning_comes_once(self) -> None:
        text = TEXT.replace("validity: 2026-12-31", "validity: 2026-12-09")
        deal = read_deal(text, library(), beside=BESIDE)
        made = build(library(), deal, formats=("txt",), today=datetime.date(2026, 12, 10))
        assert [one.code for one in made.warnings].count("deal-validity") == 1

    def test_a_deal_is_parsed_once_and_selected_once(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        parsed: list[str] = []
        selected: list[object] = []
        parse, choose = reading.parse, choosing.choose

        def noted_parse(name: str, *more: Any, **options: Any) -> Any:
            parsed.append(name)
            return parse(name, *more, **options)

        def noted_choose(*more: Any) -> Any:
            selected.append(more)
            return choose(*more)

        monkeypatch.setattr(reading, "parse", noted_parse)
        monkeypatch.setattr(choosing, "choose", noted_choose)
        for name, text in {**BESIDE, "once.yaml": f"{TEXT}\n# only here\n"}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        own, deal = open_deal(tmp_path / "once.yaml", EXAMPLE.parents[1], draft=True)
        assert (parsed.count("once.yaml"), len(selected)) == (1, 0)
        assert list(build(own, deal, formats=(), languages=LANGUAGES).packs) == list(LANGUAGES)
        assert (parsed.count("once.yaml"), len(selected)) == (1, 1)


def test_one_language_and_all_of_them_say_the_same() -> None:
    deal = load_deal(EXAMPLE, library())
    packs = assemble_all(library(), deal, languages=("en", "fr"))
    assert list(packs) == ["en", "fr"]
    for code, pack in packs.items():
        assert dict(pack) == dict(assemble(library(), deal, language=code))
    with pytest.raises(ValueError, match="not de"):
        assemble_all(library(), deal, languages=("fr", "de"))
