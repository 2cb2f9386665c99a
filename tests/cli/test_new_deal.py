"""A new deal: its day, its length, its language; what is left empty and what is commented out."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.cli.language import language_of_messages
from engine.diagnostics import Report
from engine.editions.chain import in_force
from engine.files.reading.deal import parse_deal, read_deal
from engine.files.trees import TextTable
from engine.files.writing.new_deal import MOST_LINES, deal_template
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.tasks.new import new_deal
from engine.tasks.open_library import editions, load_library
from tests.support.commands import ROOT, clausier
from tests.support.packs import EXAMPLE
from tests.support.rights import closed

OK, ERRORS = 0, 1
DAY = datetime.date(2026, 12, 8)
VALUES: Mapping[str, str] = {
    "name": "Camille Essai", "email": "camille@exemple.invalid", "phone": "+32 65 12 34 56", "form": "SRL",
    "address": "rue de l’Essai 1, 7000 Mons", "enterprise-number": "0999.990.123", "vat-number": "BE 0999.990.123",
    "function": "gérant", "item": "phone-secretariat/subscription", "price": "450", "description": "Étude",
    "hours": "de 8 h à 18 h", "languages": "français", "volume": "60 appels", "response": "30 secondes",
    "test": "appel", "minimum": "50", "estimate": "300",
    "order-number": "PO 4711", "communication": "+++010/8068/17183+++", "peppol": "0208:0999990123",
    "territory": "canary-islands",
}  # fmt: skip
"""What people write after keys that stand empty."""
COMMENTED = re.compile(r"^( *)#(?=\S)", re.MULTILINE)
"""The # of a key that is commented out; words of an explanation have a space after theirs."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def template(library: Library, *, whole: bool = False, language: str = "fr") -> str:
    return deal_template(library, "ESSAI-1", DAY, language=language, whole=whole)


def uncommented(text: str) -> list[str]:
    """The text with each one of its keys that are commented out, and with all of them."""
    found = [text[: one.end() - 1] + text[one.end() :] for one in COMMENTED.finditer(text)]
    return [*found, COMMENTED.sub(r"\1", text)]


def filled(text: str) -> str:
    """The text with a value after every key that stands empty."""
    text = re.sub(
        r"^([ -]*([a-z-]+):)$",
        lambda one: f"{one[1]} {VALUES[one[2]]}" if one[2] in VALUES else one[1],
        text,
        flags=re.M,
    )
    text = re.sub(r"^(  [a-z-]+\.[a-z-]+:)$", r"\1 essai", text, flags=re.M)
    return re.sub(r"([{ ]([a-z-]+): )(?=[,}])", lambda one: f"{one[1]}{VALUES[one[2]]}", text)


def told(text: str) -> list[str]:
    return [f"{one.span.line}: {one.message}" for one in parse_deal(TextTable({"deal.yaml": text}), "deal.yaml").told]


@pytest.mark.parametrize("whole", [False, True])
def test_taking_away_any_number_sign_gives_a_valid_file(library: Library, whole: bool) -> None:
    texts = uncommented(template(library, whole=whole))
    assert len(texts) > 10
    for text in texts:
        assert all(one.endswith(" is empty") for one in told(text))
        kept = filled(text)
        if not re.search("^  - [a-z]+-", kept, re.M):
            kept = kept.replace("services:\n", "services:\n  - phone-secretariat\n")
        assert told(kept) == [], kept


def test_each_key_of_a_short_deal_is_understood(library: Library) -> None:
    text = template(library).replace("  #- phone", "  - phone")
    for one in uncommented(text):
        report = Report()
        deal = read_deal(parse_deal(TextTable({"deal.yaml": filled(one)}), "deal.yaml"), library, report)
        assert deal is not None
        assert [diagnostic.message for diagnostic in report.diagnostics] == []


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_short_deal_is_short_and_speaks_one_language(library: Library, language: str) -> None:
    text = template(library, language=language)
    assert text.count("\n") <= MOST_LINES
    assert max(map(len, text.split("\n"))) <= 120
    assert ("Une offre" in text, "A deal." in text) == ((True, False) if language == "fr" else (False, True))


def test_a_large_catalogue_does_not_lengthen_it(library: Library) -> None:
    many = {f"service-{number}": one for number in range(9) for one in library.services.values()}
    text = template(dataclasses.replace(library, services=many))
    assert text.count("\n") == MOST_LINES
    assert "clausier services" in text


@pytest.mark.parametrize(
    ("today", "options", "day", "more"),
    [
        ("2026-11-20", (), "2026-12-01", "dated 2026-12-01: the first day"),
        ("2026-12-03", (), "2026-12-03", ""),
        ("2027-01-05", (), "2027-01-05", ""),
        ("2026-12-03", ("--edition", "2026-12-08"), "2026-12-08", "dated 2026-12-08: the first day"),
        ("2026-12-09", ("--edition", "2026-12-01"), "2026-12-09", "--edition 2026-12-01"),
        ("2026-11-20", ("--draft",), "2026-11-20", "--draft"),
    ],
)
def test_it_is_dated_for_the_text_that_it_is_built_from(
    tmp_path: Path, today: str, options: tuple[str, ...], day: str, more: str
) -> None:
    done = clausier("--library", ROOT, "--today", today, "new", "deal", tmp_path / "d", "--lang", "en", *options)
    assert (done.returncode, done.stderr) == (OK, "")
    text = (tmp_path / "d.yaml").read_text(encoding="utf-8")
    assert f"\ndate: {day}\n" in text
    assert more in done.stdout
    assert done.stdout.count("\n") == (2 if more else 1)
    if not options:
        assert in_force(editions(ROOT), datetime.date.fromisoformat(day)) is not None


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("dupont", "DUPONT-261208"),
        ("D-2026-014", "D-2026-014"),
        ("0470123456789", "D-261208"),
        ("a: b #1", '"A: B #1-261208"'),
        ("médical", "MÉDICAL-261208"),
    ],
)
def test_the_reference_fits_payments_and_yaml(name: str, reference: str) -> None:
    made = new_deal(ROOT, f"{name}.yaml", DAY, language="fr")
    assert f"\nreference: {reference}\n" in made.text
    assert all(one.endswith(" is empty") for one in told(made.text))


@pytest.mark.parametrize("name", [".", "/", "folder"])
def test_a_folder_is_no_deal(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    done = clausier("--library", ROOT, "new", "deal", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "this is a folder, not a deal [output-unwritable]" in done.stderr


@pytest.mark.parametrize(
    ("named", "environment", "code"),
    [
        (None, {}, "en"),
        (None, {"LANG": "fr_BE.UTF-8"}, "fr"),
        (None, {"LANG": "fr_BE.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR@euro"}, "fr"),
        (None, {"LANG": "nl_BE.UTF-8"}, "en"),
        (None, {"LANG": "fr", "LC_ALL": ""}, "fr"),
        ("en", {"LANG": "fr_BE.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_program(named: str | None, environment: Mapping[str, str], code: str) -> None:
    assert language_of_messages(named, environment) == code


def test_what_is_empty_is_told_at_once_whatever_else_is_wrong(library: Library) -> None:
    text = template(library).replace(f"date: {DAY}", "date: 2020-01-01").replace("  email:", '  email: ""', 1)
    text = text.replace("#start: 2027-01-07", "begin: 2027-01-07")
    said = told(text)
    assert sum(one.endswith(" is empty") for one in said) == 14
    assert any("the key begin is not known here" in one for one in said)


def test_a_deal_before_the_first_edition_is_told_what_is_empty_too(tmp_path: Path) -> None:
    clausier("--library", ROOT, "new", "deal", tmp_path / "d")
    path = tmp_path / "d.yaml"
    path.write_text(re.sub("(?m)^date: .*", "date: 2020-01-01", path.read_text(encoding="utf-8")), encoding="utf-8")
    done = clausier("--library", ROOT, "build", path)
    assert done.returncode == ERRORS
    assert "no edition is in force on 2020-01-01" in done.stderr
    assert "client.name: is empty" in done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (b"d\xff", "the name is not UTF-8 text [output-unwritable]"),
        (b"a\nb", "the name holds the character U+000A control character [output-unwritable]"),
        (b"a\tb", "the name holds the character U+0009 control character [output-unwritable]"),
        ("a\u200bb".encode(), "the name holds the character U+200B ZERO WIDTH SPACE [output-unwritable]"),
        (b"_____", "“_____” waits to be filled in [value-invalid]"),
        (b"lorem ipsum", "would be refused: “LOREM IPSUM” waits to be filled in"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_name_that_makes_no_deal_is_refused_at_once(
    tmp_path: Path, name: bytes, told: str, more: tuple[str, ...]
) -> None:
    done = clausier("--library", ROOT, *more, "new", "deal", os.fsdecode(name), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert (told if not more else told.split(" [")[0]) in done.stderr
    assert os.listdir(tmp_path) == []


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    done = clausier("--library", ROOT, "new", "deal", os.fsdecode(b"K\xff/a"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (OK, "")
    assert "K\\xff/a.yaml" in done.stdout
    assert os.listdir(os.fsencode(tmp_path / os.fsdecode(b"K\xff"))) == [b"a.yaml"]


@pytest.mark.parametrize("more", [("why",), ("--json", "why"), ("deviations",), ("--json", "deviations")])
def test_a_deal_may_have_any_name(tmp_path: Path, more: tuple[str, ...]) -> None:
    for one in EXAMPLE.parent.glob("specimen-*.yaml"):
        (tmp_path / one.name).write_bytes(one.read_bytes())
    (tmp_path / os.fsdecode(b"d\xff.yaml")).write_bytes(EXAMPLE.read_bytes())
    done = clausier("--library", ROOT, *more, os.fsdecode(b"d\xff.yaml"), cwd=tmp_path)
    assert done.returncode == OK
    assert "--json" not in more or json.loads(done.stdout) is not None


def test_an_offer_ends_before_the_calendar(tmp_path: Path) -> None:
    done = clausier("--library", ROOT, "--today", "9999-12-15", "new", "deal", "d", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "an offer of 9999-12-15 cannot stand for 30 days: the calendar ends [value-invalid]" in done.stderr
    assert clausier("--library", ROOT, "--today", "9999-12-01", "new", "deal", "d", cwd=tmp_path).returncode == OK


@pytest.mark.parametrize("command", [("new", "deal"), ("template", "new")])
def test_a_folder_without_rights(tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its entries cannot even be looked at; there is no --out to name another one."""
    closed(tmp_path / "closed", monkeypatch)
    done = clausier("--library", ROOT, *command, "closed/none/a", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "closed/none/a" in done.stderr
    assert "cannot be written: permission denied [output-unwritable]" in done.stderr
    assert "name a file in another folder" in done.stderr
    assert "--out" not in done.stderr
