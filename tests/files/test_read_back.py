"""Files written in every way that YAML allows: what commands add to them is read back, or nothing is written.

The first three ways are those of dart-lang/tools#2532, mohsen1/yawn-yaml#8 and mikefarah/yq#372: an editor that appends
a key at the end of a file in braces, behind the dots that end a document, or left of keys that are indented.
"""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from commands import clausier
from packs import DEALS
from ruamel.yaml import YAML

from engine import Refused
from engine.diagnostics import Report
from engine.files.writing.entries import with_entries
from engine.files.writing.notes import with_note
from engine.files.writing.read_back import SourceBlock, Values, read_back, values
from engine.files.yaml.nodes import parse

OK = 0
BOM = "\ufeff"
NEW = {"deviation": "discount line-1", "by": "legal", "date": "2026-12-02", "digest": '"1111111111111111"'}
SAID = {**NEW, "digest": "1" * 16}

JSON = '{\n "reference": "T-1",\n "lines": [\n  {\n   "price": 450\n  }\n ]\n}'
LAYOUTS = {
    "json": JSON,
    "json on one line": '{"reference": "T-1", "lines": [{"price": 450}]}\n',
    "json with a comma at the end and a comment": '{\n "reference": "T-1", # c\n "lines": [1], # d\n}\n',
    "json with an empty list": '{"approvals": [], "reference": "T-1"}',
    "json with a list": '{"approvals": [{"deviation": "x", "by": "y"}], "reference": "T-1"}',
    "json without a value": '{"approvals": null, "reference": "T-1"}',
    "json that is empty": "{}",
    "braces without quotes": "{reference: T-1, lines: [1, 2]}\n",
    "empty braces with a comment": "# before\n{} # none yet\n# after\n",
    "three dots": "reference: T-1\nlines:\n- 1\n...\n",
    "three dots and a comment": "reference: T-1\n... # the end\n# after\n",
    "a directive": "%YAML 1.1\n---\nreference: T-1\n...\n",
    "a document mark": "---\nreference: T-1\n",
    "indented": "  reference: T-1\n  lines:\n    - 1\n",
    "indented, with a list": "  approvals:\n  - deviation: x\n    by: y\n  reference: T-1\n",
    "indented, with an empty list": "  approvals: [] # none\n  reference: T-1\n",
    "a value that is missing": "approvals:\nreference: T-1\n",
    "a value that is null": "approvals: null # none\nreference: T-1\n",
    "a list in brackets": "approvals: [{deviation: x, by: y}]\n",
    "a list in brackets of several lines": "approvals: [\n  # why\n]\nreference: T-1\n",
    "a list in a list": "approvals:\n  - deviation: x\n    by: [a,\n      b]\n\n# after\nreference: T-1\n",
    "a block at the end": "approvals:\n  - deviation: x\n    why: |\n      one\n\n      two",
    "a folded block with gaps": "approvals:\n  - deviation: x\n    why: >-\n      one\n\n\n# after\nreference: T-1\n",
    "a text on two lines": "approvals:\n  - deviation: x\n    why: 'one\n      two' # c\nreference: 'T\n  1'\n",
    "dots in a text": "reference: |\n  one\n  ...\n  two\nlines: '...'\n",
    "no line feed at the end": "reference: T-1",
    "only comments": "# one\n# two",
    "nothing": "",
}
ENDINGS = {"lf": "\n", "crlf": "\r\n"}


def said(text: str) -> dict[str, object]:
    """What a file says, by a reader that no command uses."""
    return dict(yaml.load(text.removeprefix(BOM), yaml.BaseLoader) or {})


@pytest.mark.parametrize("mark", ["", BOM], ids=["plain", "bom"])
@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_an_entry_is_added_and_nothing_is_lost(layout: str, ending: str, mark: str) -> None:
    before = mark + layout.replace("\n", ending)
    old = said(before)
    after = with_entries("deal.yaml", before, "approvals", [NEW], ("deviation",))
    listed = [*(old.get("approvals") if isinstance(old.get("approvals"), list) else []), SAID]
    found = said(after)
    added = [*map(trimmed, found.pop("approvals"))]  # type: ignore[call-overload]
    assert added in (listed, [SAID, *listed[:-1]])  # into brackets, new ones come first
    assert {key: trimmed(one) for key, one in found.items()} == {
        key: trimmed(one) for key, one in old.items() if key != "approvals"
    }
    assert after.startswith(mark)
    assert "\n" not in after.replace("\r\n", "") or ending == "\n" or "\n" not in layout
    assert re.findall("# [a-z ]+", after) == re.findall("# [a-z ]+", before)
    again = with_entries("deal.yaml", after, "approvals", [NEW], ("deviation",))
    assert again == after


def trimmed(value: object) -> object:
    """A value without the line feed that a text at the end of a file may lack."""
    if isinstance(value, dict):
        return {key: trimmed(one) for key, one in value.items()}
    return value.rstrip("\n") if isinstance(value, str) else value


@pytest.mark.parametrize("layout", ["json", "json on one line", "json with a list"])
def test_json_stays_json(layout: str) -> None:
    before = LAYOUTS[layout]
    added = [*json.loads(before).get("approvals", []), SAID]
    after = json.loads(with_entries("deal.yaml", before, "approvals", [NEW], ("deviation",)))
    assert sorted(after.pop("approvals"), key=str) == sorted(added, key=str)
    assert after == {key: one for key, one in json.loads(before).items() if key != "approvals"}


def test_a_renewal_in_json_stays_json() -> None:
    before = '{"approvals": [{"deviation": "discount line-1", "by": "x", "date": "2026-01-01", "digest": "0"}]}'
    assert json.loads(with_entries("deal.yaml", before, "approvals", [NEW], ("deviation",))) == {"approvals": [SAID]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "yaml-alias"),
        ("a: 1\n---\nb: 2\n", "yaml-documents"),
        ("a: [1\n", "yaml-syntax"),
        ("- 1\n", "file-uneditable"),
        ("just a text\n", "file-uneditable"),
        ("approvals: {a: b}\n", "file-uneditable"),
        ("approvals: none yet\nb: 1\n", "file-uneditable"),
    ],
)
def test_what_cannot_be_edited_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        with_entries("deal.yaml", text, "approvals", [NEW], ("deviation",))
    assert [(one.code, one.span.file) for one in refused.value.diagnostics] == [(code, "deal.yaml")]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: [x]\n",  # an entry is missing
        "a: 1\nb: [x, y]\nc: 2\n",  # a key too many
        "b: [x, y]\n",  # one is lost
        "a: 1\nb: [y, x]\n",  # another order
        "a: 1.0\nb: [x, y]\n",  # written otherwise
        "a: 1\nb: x y\n",
        "a: 1\nb:\n  x: y\n",
        "a: {b: 1}\nb: [x, y]\n",
        "a: 1\nb: [x, y\n",
    ],
)
def test_what_says_anything_else_is_refused(text: str) -> None:
    wanted: Values = {"a": "1", "b": ["x", SourceBlock("y")]}
    assert read_back("x.yaml", "# c\nb: [x,    ' y']\na:   1\n", wanted)
    with pytest.raises(Refused, match="file-uneditable"):
        read_back("x.yaml", text, wanted)


def test_a_second_reader_must_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The witness is asked: where it reads something else, nothing is handed out."""
    source = parse("x.yaml", "a: 1\n", Report())
    assert source is not None
    assert read_back("x.yaml", "a: 1\n", values(source.root)) == "a: 1\n"
    other = YAML(typ="safe", pure=True).compose("a: 2\n")
    monkeypatch.setattr(YAML, "compose", lambda *_: other)
    with pytest.raises(Refused, match="would not be read back"):
        read_back("x.yaml", "a: 1\n", values(source.root))


NOTES = (
    "",
    "# c\n",
    "a/b:\n  version: 1.0.0\n  kind: editorial\n",
    "a/b:\n  version: 1.0.0\n...\n",
    "  a/b:\n    fr: x\n",
)


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("layout", NOTES)
@pytest.mark.parametrize("id", ["a/b", "c/d"])
def test_a_note_is_added_and_nothing_is_lost(layout: str, ending: str, id: str) -> None:
    before = layout.replace("\n", ending)
    after = with_note(before, id, {"version": "2.0.0", "kind": "substantive"}, {"fr": "Un", "en": "One\n\nTwo"})
    found, old = said(after), said(before)
    told = found.pop(id)
    assert isinstance(told, dict)
    assert (told["version"], told["kind"], told["fr"].split(), told["en"].split()) == (
        "2.0.0",
        "substantive",
        ["Un"],
        ["One", "Two"],
    )
    assert found == {key: one for key, one in old.items() if key != id}


@pytest.mark.parametrize("text", ["{a/b: {version: 1.0.0}}\n", "{}\n"])
def test_a_note_where_none_can_stand_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="nothing was written"):
        with_note(text, "c/d", {"version": "2.0.0", "kind": "substantive"}, {"fr": "Un"})


DEAL = """\
reference: T-2026-001
date: 2026-12-01
validity: 2026-12-31
client:
  name: Menuiserie Dupont
  form: SRL
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0999.990.123
  languages:
  - fr
services:
- phone-secretariat
lines:
- item: phone-secretariat/setup
  price: 450
  discount:
    percent: 50
variants: []
signatories:
  company:
    name: Alex Martin
    function: administrateur
  client:
    name: Dominique Dupont
    function: administrateur
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


def in_braces(text: str) -> str:
    return json.dumps(yaml.safe_load(text), ensure_ascii=False, indent=1, default=str)


WAYS: dict[str, Callable[[str], str]] = {
    "lines": str,
    "braces": in_braces,
    "dots": lambda text: f"{text}...\n",
    "indented": lambda text: textwrap.indent(text, "  "),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_deal_that_was_approved_can_still_be_read(way: str, tmp_path: Path) -> None:
    for beside in DEALS["software-company"].parent.glob("specimen-*.yaml"):
        shutil.copy(beside, tmp_path)
    deal = tmp_path / "deal.yaml"
    deal.write_text(WAYS[way](DEAL), encoding="utf-8")
    before = said(deal.read_text(encoding="utf-8"))
    done = clausier("--today", "2026-12-02", "approve", deal, "--by", "management")
    assert (done.returncode, done.stderr) == (OK, "")
    listed = clausier("--today", "2026-12-02", "deviations", deal)
    assert (listed.returncode, listed.stderr) == (OK, "")
    assert listed.stdout.splitlines()[-1] == "1 deviation, 0 without approval"
    after = said(deal.read_text(encoding="utf-8"))
    assert len(after.pop("approvals")) == 1  # type: ignore[arg-type]
    assert after == before


def test_a_link_to_a_deal_stays_a_link(tmp_path: Path) -> None:
    for beside in DEALS["software-company"].parent.glob("specimen-*.yaml"):
        shutil.copy(beside, tmp_path)
    deal, link = tmp_path / "deal.yaml", tmp_path / "link.yaml"
    deal.write_text(DEAL, encoding="utf-8")
    link.symlink_to(deal.name)
    assert clausier("--today", "2026-12-02", "approve", link, "--by", "management").returncode == OK
    assert link.is_symlink()
    assert "approvals:" in deal.read_text(encoding="utf-8")


class TestApprovedInPlace:
    """An approval changes what a deal says, and nothing of what the file is to its owner."""

    @pytest.fixture
    def deal(self, tmp_path: Path) -> Path:
        for beside in DEALS["software-company"].parent.glob("specimen-*.yaml"):
            shutil.copy(beside, tmp_path)
        deal = tmp_path / "deal.yaml"
        deal.write_text(DEAL, encoding="utf-8")
        return deal

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
    def test_whoever_could_not_read_it_still_cannot(self, deal: Path, mode: int) -> None:
        deal.chmod(mode)
        assert clausier("--today", "2026-12-02", "approve", deal, "--by", "management").returncode == OK
        assert "approvals:" in deal.read_text(encoding="utf-8")
        assert deal.stat().st_mode & 0o777 == mode

    def test_a_read_only_one_is_refused(self, deal: Path) -> None:
        deal.chmod(0o444)
        done = clausier("--today", "2026-12-02", "approve", deal, "--by", "management")
        assert done.returncode == 1
        assert "the file is read-only [output-unwritable]" in done.stderr
        assert deal.read_text(encoding="utf-8") == DEAL

    def test_its_other_names_lead_to_the_approval_too(self, deal: Path) -> None:
        (deal.parent / "other.yaml").hardlink_to(deal)
        assert clausier("--today", "2026-12-02", "approve", deal, "--by", "management").returncode == OK
        assert "approvals:" in (deal.parent / "other.yaml").read_text(encoding="utf-8")
        assert not list(deal.parent.glob(".clausier-*"))

    def test_what_is_saved_while_it_is_approved_is_not_lost(self, deal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from engine.tasks import approve as task

        judge = task.approve

        def slowly(*arguments: object, **more: object) -> object:
            found = judge(*arguments, **more)  # type: ignore[arg-type]
            deal.write_text(DEAL.replace("price: 450", "price: 300"), encoding="utf-8")
            return found

        monkeypatch.setattr(task, "approve", slowly)
        done = clausier("--today", "2026-12-02", "approve", deal, "--by", "management")
        assert done.returncode == 1
        assert "somebody has saved this file in the meantime [file-changed]" in done.stderr
        assert deal.read_text(encoding="utf-8") == DEAL.replace("price: 450", "price: 300")
