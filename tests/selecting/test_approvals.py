"""Approvals: what needs one, who may give it, how it is written into a deal, when it lapses, and what the pages say."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from commands import clausier
from packs import DEALS, LANGUAGES, library

from engine import assemble, load_deal
from engine.rendering.jobs import Job
from engine.tasks import approve as approving
from engine.tasks.assemble import Pack, select
from engine.tasks.build import jobs

OK, ERRORS, USAGE = 0, 1, 2
COMPANY = DEALS["software-company"]
OPEN = (
    "variant custom-sla",
    "variant eea-only",
    "parameter custom-sla.availability",
    "discount line-2",
)


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    """The deal of the software company, which departs from the standard in four ways."""
    for beside in COMPANY.parent.glob("specimen-*"):
        shutil.copy(beside, tmp_path)
    return Path(shutil.copy(COMPANY, tmp_path / "deal.yaml"))


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def approve(path: Path, by: str, *names: str, date: str = "2026-12-02") -> subprocess.CompletedProcess[str]:
    return clausier("--today", date, "approve", path, *names, "--by", by, "--draft")


def sign(path: Path, by: str, *names: str, date: str = "2026-12-02") -> int:
    """What the command does, in this process; how many deviations were approved."""
    day = datetime.date.fromisoformat(date)
    deal, text = load_deal(path, library()), path.read_bytes().decode()
    text, found = approving.approve(text, library(), deal, by=by, deviations=names, date=day)
    if found:
        path.write_bytes(text.encode())
    return len(found)


def approved(path: Path) -> dict[str, str | None]:
    """Each deviation with the person who has approved it, if anybody has."""
    selection, _ = select(library(), load_deal(path, library()))
    return {one.id: one.approval.by if one.approval else None for one in selection.deviations}


def warned(path: Path) -> list[str]:
    """What is said of the approvals of a deal that is otherwise in order."""
    _, warnings = select(library(), load_deal(path, library()))
    return [one.message for one in warnings if one.code == "approval-invalid"]


def test_what_departs_from_the_standard_is_listed(deal: Path) -> None:
    done = clausier("deviations", deal, "--draft")
    assert (done.returncode, done.stderr) == (ERRORS, "")
    told = re.findall(r"^(\S.*?)  +needs (\w+)$", done.stdout, re.M)
    assert dict(told) == dict.fromkeys(OPEN[:3], "legal") | {OPEN[3]: "management"}
    assert done.stdout.splitlines()[-1] == "4 deviations, 4 without approval"
    assert clausier("deviations", DEALS["example"]).stdout == "nothing departs from the standard\n"


def test_legal_approves_all(deal: Path) -> None:
    before = deal.read_text(encoding="utf-8")
    done = approve(deal, "legal")
    assert done.returncode == OK
    assert [line.split(",")[0].removeprefix("approved by legal: ") for line in done.stdout.splitlines()] == [*OPEN]
    after = deal.read_text(encoding="utf-8")
    assert after.startswith(before)
    entry = r'  - deviation: (.*)\n    by: legal\n    date: 2026-12-02\n    digest: "[0-9a-f]{16}"\n'
    assert re.fullmatch(f"approvals:\n(?:{entry}){{4}}", after[len(before) :])
    assert approved(deal) == dict.fromkeys(OPEN, "legal")
    assert warned(deal) == []
    assert clausier("deviations", deal, "--draft").returncode == OK


def test_approving_twice_changes_nothing(deal: Path) -> None:
    approve(deal, "legal")
    before = deal.read_bytes()
    done = approve(deal, "legal", date="2026-12-24")
    assert (done.returncode, done.stdout) == (OK, "nothing that legal may approve is open\n")
    assert deal.read_bytes() == before


def test_management_approves_what_it_may(deal: Path) -> None:
    approve(deal, "management")
    assert approved(deal) == dict.fromkeys(OPEN[:3], None) | {OPEN[3]: "management"}
    approve(deal, "legal", OPEN[1])
    assert approved(deal) == {OPEN[0]: None, OPEN[1]: "legal", OPEN[2]: None, OPEN[3]: "management"}


@pytest.mark.parametrize(
    ("by", "names", "message", "hint"),
    [
        (
            "management",
            ["variant eea-only"],
            "management may not approve variant eea-only: it needs legal",
            "ask legal",
        ),
        ("legl", [], "legl is nobody who approves", "did you mean legal?"),
        ("legal", ["variant eea-onli"], "there is no deviation variant eea-onli", "did you mean variant eea-only?"),
    ],
)
def test_who_may_not_approve_what(deal: Path, by: str, names: list[str], message: str, hint: str) -> None:
    before = deal.read_bytes()
    done = approve(deal, by, *names)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert message in done.stderr
    assert "[approval-invalid]" in done.stderr
    assert f"    hint: {hint}" in done.stderr
    assert deal.read_bytes() == before


def test_somebody_has_to_approve(deal: Path) -> None:
    assert clausier("approve", deal).returncode == USAGE


# What an approval depends on, and what it does not.
LAPSES = {
    OPEN[2]: ("custom-sla.availability: 99.8", "custom-sla.availability: 99.7"),
    OPEN[3]: ("percent: 15", "percent: 16"),
}


@pytest.mark.parametrize("name", LAPSES)
def test_it_lapses_when_what_was_approved_changes(deal: Path, name: str) -> None:
    sign(deal, "legal")
    edit(deal, LAPSES[name])
    assert approved(deal) == dict.fromkeys(OPEN, "legal") | {name: None}
    assert warned(deal) == [f"the approval of {name} has lapsed: what was approved has changed"]
    entries = deal.read_text(encoding="utf-8").count("- deviation: ")
    sign(deal, "legal", date="2026-12-24")
    assert approved(deal) == dict.fromkeys(OPEN, "legal")
    assert warned(deal) == []
    assert deal.read_text(encoding="utf-8").count("- deviation: ") == entries


def test_it_belongs_to_one_deal(deal: Path) -> None:
    sign(deal, "legal")
    edit(deal, ("reference: SPEC-2026-002", "reference: SPEC-2026-009"))
    assert approved(deal) == dict.fromkeys(OPEN, None)


def test_it_stays_when_something_else_changes(deal: Path) -> None:
    sign(deal, "legal")
    edit(deal, ("validity: 2027-01-15", "validity: 2027-01-31"), ("payment-term: 30", "payment-term: 25"))
    assert approved(deal) == dict.fromkeys(OPEN, "legal")


def test_an_approval_of_nothing_is_told(deal: Path) -> None:
    sign(deal, "legal")
    edit(deal, ("      percent: 15\n", "      percent: 10\n"))
    assert approved(deal) == dict.fromkeys(OPEN[:3], "legal")
    assert warned(deal) == ["the approval of discount line-2 concerns nothing in this deal"]


def test_an_approval_that_its_author_may_not_give_counts_for_nothing(deal: Path) -> None:
    sign(deal, "legal", OPEN[0])
    edit(deal, ("    by: legal\n", "    by: management\n"))
    assert approved(deal) == dict.fromkeys(OPEN, None)
    assert warned(deal) == ["management may not approve variant custom-sla: it needs legal"]


@pytest.mark.parametrize(("percent", "open"), [("10", False), ("10.01", True)])
def test_a_discount_up_to_the_limit_needs_nobody(deal: Path, percent: str, open: bool) -> None:
    edit(deal, ("      percent: 15\n", f"      percent: {percent}\n"))
    assert ("discount line-2" in approved(deal)) is open


def test_a_discount_in_euros_has_the_same_limit(deal: Path) -> None:
    for amount, open in (("140", False), ("140.01", True)):
        edit(deal, ("1400\n    discount:\n      percent: 15", f"1400\n    discount:\n      amount: {amount}"))
        assert ("discount line-2" in approved(deal)) is open
        shutil.copy(COMPANY, deal)


def test_an_implied_variant_that_is_deselected(deal: Path) -> None:
    shutil.copy(DEALS["example"], deal)
    edit(deal, ("variants: []\n", "variants: []\ndeselect: [no-reference]\n"))
    assert approved(deal) == {"deselected no-reference": None}
    assert "(legal)" in clausier("build", deal, "--format", "md", "--out", deal.parent / "made").stderr
    assert approve(deal, "management").stdout == "nothing that management may approve is open\n"
    assert approve(deal, "legal").returncode == OK
    assert approved(deal) == {"deselected no-reference": "legal"}


ENTRY = '{deviation: variant gone, by: legal, date: 2026-12-01, digest: "0123456789abcdef"}'
BLOCK = """approvals:
  # of last year
  - deviation: variant gone
    # in passing
    by: legal

    date: 2026-12-01
    digest: "0123456789abcdef"
  # the next one
  - deviation: variant eea-only
    by: legal
    date: 2026-12-01
    digest: "0123456789abcdef"
# the end
"""
SHAPES = {
    "an empty list": "approvals: []\n",
    "an empty list with a comment": "approvals: []   # nothing yet\n",
    "a list in one line": f"approvals: [{ENTRY}]\n",
    "a list over lines": f"approvals: [\n  {ENTRY},  # kept\n]\n",
    "entries in braces": f"approvals:\n  - {ENTRY}\n",
    "a block": BLOCK,
    "a block without indentation": BLOCK.replace("\n  ", "\n"),
    "wide hyphens": BLOCK.replace("  - ", "  -   ").replace("\n    ", "\n      "),
    "no last line end": BLOCK.removesuffix("# the end\n").rstrip("\n"),
}


@pytest.mark.parametrize("place", ["last", "first"])
@pytest.mark.parametrize("shape", SHAPES)
def test_whatever_the_deal_looks_like(deal: Path, shape: str, place: str) -> None:
    """Every approval, every comment and every byte outside the list stays; what is written is read again."""
    text = COMPANY.read_text(encoding="utf-8")
    written = SHAPES[shape]
    if place == "last":
        text = f"{text}\n{written}"
    else:
        text = f"{written if written.endswith(chr(10)) else written + chr(10)}{text}"
    deal.write_text(text, encoding="utf-8")
    kept = "variant gone" in written
    before = load_deal(deal, library()).approvals
    assert [one.deviation for one in before] == (["variant gone"] if kept else []) + (
        ["variant eea-only"] if "eea-only" in written else []
    )
    assert sign(deal, "legal") > 0
    after = deal.read_text(encoding="utf-8")
    assert approved(deal) == dict.fromkeys(OPEN, "legal")
    found = [one.deviation for one in load_deal(deal, library()).approvals]
    assert sorted(found) == sorted([*OPEN, *(["variant gone"] if kept else [])])
    assert re.findall("#.*", text) == re.findall("#.*", after)
    outside = COMPANY.read_text(encoding="utf-8")
    assert outside in after
    assert sign(deal, "legal") == 0


@pytest.mark.parametrize("shape", ["an empty list", "a block"])
def test_line_ends_and_byte_order_mark_stay(deal: Path, shape: str) -> None:
    text = "\ufeff" + (COMPANY.read_text(encoding="utf-8") + SHAPES[shape]).replace("\n", "\r\n")
    deal.write_bytes(text.encode())
    sign(deal, "legal")
    after = deal.read_bytes()
    assert after.decode().startswith(text[: text.index("approvals:")])
    assert after.count(b"\r\n") == after.count(b"\n")
    assert approved(deal) == dict.fromkeys(OPEN, "legal")


def test_without_a_line_end_and_without_a_list(deal: Path) -> None:
    text = COMPANY.read_text(encoding="utf-8").rstrip("\n")
    deal.write_text(text, encoding="utf-8")
    sign(deal, "legal")
    assert deal.read_text(encoding="utf-8").startswith(f"{text}\napprovals:\n  - deviation: ")
    assert approved(deal) == dict.fromkeys(OPEN, "legal")


def built(path: Path) -> dict[str, Job]:
    """What prints each PDF of a deal, by its name; its documents are cut down to one article each."""
    asked = load_deal(path, library())
    packs = {}
    for code in LANGUAGES:
        pack = assemble(library(), asked, language=code)
        short = {id: replace(one, articles=one.articles[:1]) for id, one in pack.items()}
        packs[code] = Pack(short, pack.selection)
    return {job.name.removeprefix("SPEC-2026-003-"): job for job in jobs(library(), packs, ["pdf"])}


def fronts(job: Job) -> list[set[str]]:
    """The marks of what is printed, in each of its languages."""
    found = [{*one.front.marks} for one in job.print.args if hasattr(one, "front")]  # type: ignore[attr-defined]
    assert len(found) == (2 if job.name.endswith("-fr-en.pdf") else 1)
    return found


def printed(page: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(page)) as pdf:
        count = len(pdf.pages)
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=page, check=True, capture_output=True).stdout.decode()
    found = text.split("\f")[:-1]
    assert len(found) == count
    return found


@pytest.mark.usefixtures("quick_fonts")
@pytest.mark.slow
def test_every_page_is_marked_until_all_is_approved(deal: Path) -> None:
    """In each language, in both side by side, and in the packs, which hold every document; printed are some of each."""
    shutil.copy(DEALS["prospecting-campaign"], deal)
    edit(deal, ("percent: 5", "percent: 11"))
    marks = ("Non approuvé", "Not approved")
    ids = ("quote", "project-plan", "cgv", "dpa", "pack")
    before, some = built(deal), ("quote-fr", "cgv-fr-en", "pack-en", "pack-fr-en")
    assert before.keys() == {f"{id}-{one}.pdf" for id in ids for one in ("fr", "en", "fr-en")}
    assert [name for name, job in before.items() for told in fronts(job) if not told & {*marks}] == []
    shown = {name: printed(before[f"{name}.pdf"].print()) for name in some}
    assert sum(map(len, shown.values())) > 6
    assert [name for name, told in shown.items() for one in told if not any(mark in one for mark in marks)] == []
    sign(deal, "management")
    after = built(deal)
    assert after.keys() == before.keys()
    assert [name for name, job in after.items() for told in fronts(job) if told & {*marks}] == []
    assert [one for one in printed(after["cgv-fr-en.pdf"].print()) if any(mark in one for mark in marks)] == []
