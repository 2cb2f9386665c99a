"""`mkdocs build`: the same bytes anywhere, nothing half-built, and why there is nothing."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import environment
from editing import files, swap
from published import mkdocs, small
from shelf import FIRST, SECOND, publish, reword

from engine.diagnostics import Refused
from engine.editions.freeze import freeze
from engine.files.memory import Memory
from engine.rendering import jobs as printing
from engine.rendering.jobs import Job
from engine.site.build import build
from engine.site.publish.output import SiteFolder
from engine.tasks.open_library import editions

BROKEN = "[here](nowhere.md)\n"
EDITION = f"clauses/editions/{FIRST}.json"


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    subprocess.run(["cp", "-a", built, tmp_path / "library"], check=True)
    return tmp_path / "library"


def refused(root: Path, *arguments: str, today: datetime.date = FIRST, status: int = 1) -> str:
    """What a build says that fails; the site that was there is still there, and nothing else is."""
    before, beside = files(root / "output/site"), sorted((root / "output").iterdir())
    done = mkdocs(root, "build", "-q", *arguments, today=today)
    assert done.returncode == status, done.stderr
    assert files(root / "output/site") == before
    assert sorted((root / "output").iterdir()) == beside
    return done.stderr


class TestSameBytes:
    def test_anywhere_at_any_time(self, built: Path, tmp_path: Path) -> None:
        """Another folder, time zone, language, order of hashing, mask of modes and time of the build."""
        env = {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "LANG": "fr_BE.UTF-8",
            "PYTHONHASHSEED": "99",
            "SOURCE_DATE_EPOCH": "1000000000",
        }
        library = small(tmp_path / "some other/folder/library", env, umask=0o077)
        trees = [built / "output/site", library / "output/site"]
        one, other = map(files, trees)
        assert one == other
        assert len([name for name in one if name.endswith(".pdf")]) == 15  # of documents and options; one DPA for both
        assert len([name for name in one if one[name].startswith(b"%PDF")]) == 12
        modes = {oct(path.stat().st_mode & 0o777) for tree in trees for path in tree.rglob("*") if path.is_file()}
        assert modes == {"0o644"}
        assert {oct(path.stat().st_mode & 0o777) for tree in trees for path in tree.rglob("*") if path.is_dir()} == {
            "0o755"
        }

    def test_from_memory(self, root: Path) -> None:
        before = files(root / "output/site")
        assert mkdocs(root, "build", "-q", today=FIRST).returncode == 0
        assert files(root / "output/site") == before

    def test_the_folder_of_the_site_is_not_in_it(self, root: Path) -> None:
        assert mkdocs(root, "build", "-q", "--site-dir", "elsewhere/www", today=FIRST).returncode == 0
        assert files(root / "elsewhere/www") == files(root / "output/site")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files are printed again; stand-ins take their place."""
    names: list[str] = []

    def note(jobs: list[Job], workers: int) -> list[tuple[str, bytes]]:
        names.extend(job.name for job in jobs)
        return [(job.name, b"stand-in") for job in jobs]

    monkeypatch.setattr(printing, "printed", note)
    return names


class TestOnlyWhatChanged:
    def test_a_second_build_makes_nothing(self, root: Path) -> None:
        memory = Memory(root / "output/.site")
        build(root, FIRST, {"sla": "custom-sla"}, memory)
        assert memory.made == 0

    def test_another_edition_leaves_the_others_alone(self, root: Path, printed: list[str]) -> None:
        reword(root)
        third = publish(root, datetime.date(2027, 2, 1))
        build(root, FIRST, {"sla": "custom-sla"}, Memory(root / "output/.site"))
        assert printed
        assert all(f"/{third.effective}/" in one for one in printed)

    def test_a_dated_file_makes_no_text_again_that_does_not_show_it(self, root: Path, printed: list[str]) -> None:
        register = root / "clauses/subprocessors.yaml"
        register.write_text(register.read_text(encoding="utf-8") + "# another line\n", encoding="utf-8")
        memory = Memory(root / "output/.site")
        build(root, FIRST, {"sla": "custom-sla"}, memory)
        assert memory.made > 0
        assert printed == []

    def test_what_is_the_same_keeps_its_time(self, root: Path) -> None:
        site = root / "output/site"
        for path in site.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        before = files(site)
        assert mkdocs(root, "build", "-q", today=SECOND).returncode == 0
        after = files(site)
        same = {name for name in after if before.get(name) == after[name]}
        kept = {name for name in after if (site / name).stat().st_mtime == 1_000_000_000}
        assert kept == same
        assert f"cgv/{FIRST}/cgv-{FIRST}-fr.pdf" in same
        assert "cgv/index.html" not in same

    def test_what_is_no_longer_made_is_gone_and_what_is_hidden_stays(self, root: Path) -> None:
        site = root / "output/site"
        (site / "stray/page").mkdir(parents=True)
        (site / "stray/page/index.html").write_text("old", encoding="utf-8")
        (site / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
        assert mkdocs(root, "build", "-q", today=FIRST).returncode == 0
        assert not (site / "stray").exists()
        assert (site / ".git").read_text(encoding="utf-8") == "gitdir: elsewhere"


class TestNothingHalfBuilt:
    def test_a_byte_of_an_edition(self, root: Path) -> None:
        raw = (root / EDITION).read_bytes()
        for at in (10, len(raw) // 2, len(raw) - 2):
            (root / EDITION).write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
            told = refused(root)
            assert f"{EDITION}: error: this published edition is not as it was published [edition-broken]" in told
            assert "hint: take the file back from the history of the repository" in told

    def test_an_edition_taken_away(self, root: Path) -> None:
        (root / EDITION).unlink()
        assert "[edition-chain]" in refused(root)

    def test_another_text_under_a_digest_of_its_own(self, root: Path) -> None:
        newest = editions(root)[-1]
        name = "clauses/cgv/duration.yaml"
        forged = {**newest.files, name: newest.files[name].replace("un préavis", "un court préavis")}
        _, content = freeze(SECOND, newest.published, newest.previous, None, newest.notes, newest.texts, forged)
        (root / f"clauses/editions/{SECOND}.json").write_bytes(content)
        told = refused(root)
        assert f"clauses/editions/{SECOND}.json: error: cgv in fr is no longer assembled" in told
        assert "[edition-text]" in told

    def test_a_link_that_leads_nowhere(self, root: Path) -> None:
        page = root / "site/about.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text + "\n" + BROKEN, encoding="utf-8")
        told = refused(root)
        assert "WARNING" in told  # strict, whatever is silenced
        assert 'about/index.html: error: the link "nowhere.md" leads nowhere' in told
        page.write_text(f'{text}\n<a href="../cgv/#nowhere">x</a>\n', encoding="utf-8")
        told = refused(root)
        assert 'the link "../cgv/#nowhere" leads to no place: cgv/index.html has no id "nowhere" [site-link]' in told
        page.write_text(text, encoding="utf-8")

    def test_a_warning_of_mkdocs(self, root: Path) -> None:
        """Two pages for one address: MkDocs leaves one of them out."""
        (root / "site/README.md").write_text("# One\n", encoding="utf-8")
        (root / "site/index.md").write_text("# Other\n", encoding="utf-8")
        told = refused(root)
        assert "WARNING" in told
        assert "nothing is published: see the warnings above" in told

    def test_an_edition_that_was_in_force_is_not_lost(self, root: Path) -> None:
        """Whoever builds in the wrong checkout, or without the file, does not take away what clients rely on."""
        (root / f"clauses/editions/{SECOND}.json").rename(root / "kept.json")
        (root / f"clauses/editions/{FIRST}.json").rename(root / "old.json")
        told = refused(root)
        assert f"error: the edition of {FIRST}, which this site shows, is not there any more [site-edition]" in told
        assert str(SECOND) not in told  # which was still to come
        (root / "clauses/editions").rmdir()
        assert "[site-edition]" in refused(root)
        (root / "clauses/editions").write_text("", encoding="utf-8")
        assert "clauses/editions: error: cannot be read: not a directory [file-unreadable]" in refused(root)

    @pytest.mark.parametrize("content", [b"\xff", None])
    def test_a_page_by_hand_that_cannot_be_read(self, content: bytes | None, root: Path) -> None:
        page = root / "site/about.md"
        page.unlink()
        page.write_bytes(content) if content else page.symlink_to(root / "nowhere")
        told = refused(root)
        assert str(page) in told

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("  options:\n    sla: custom-sla", "  options: [sla]", "extra.options: this value cannot be used"),
            ("  memory: output/.site", "  memory: 3", "extra.memory: this value cannot be used"),
        ],
    )
    def test_settings_that_are_none(self, old: str, new: str, message: str, root: Path) -> None:
        swap(root / "mkdocs.yml", old, new)
        assert f"mkdocs.yml: error: {message} [value-invalid]" in refused(root)

    @pytest.mark.parametrize("old", ["    sla: custom-sla\n", "  options:\n    sla: custom-sla\n", "output/.site"])
    def test_settings_that_say_nothing(self, old: str, root: Path) -> None:
        swap(root / "mkdocs.yml", old, "")
        assert mkdocs(root, "build", "-q", today=FIRST).returncode == 0

    def test_a_register_that_cannot_be_read(self, root: Path) -> None:
        (root / "clauses/subprocessors.yaml").write_text("x: [", encoding="utf-8")
        assert "clauses/subprocessors.yaml:1:" in refused(root)

    def test_a_day_that_is_none(self, root: Path) -> None:
        before = files(root / "output/site")
        done = mkdocs(root, "build", "-q", today=FIRST, env={"CLAUSIER_TODAY": "1 December"})
        assert done.returncode == 1
        assert "CLAUSIER_TODAY: 1 December is no date; a date is written 2026-12-01" in done.stderr
        assert files(root / "output/site") == before

    def test_a_folder_without_a_library(self, root: Path) -> None:
        (root / "clauses").rename(root / "texts")
        assert "there is no folder clauses/ here [library-missing]" in refused(root)

    @pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
    def test_a_build_that_is_ended(self, end: signal.Signals, root: Path) -> None:
        before = files(root / "output/site")
        wait = (
            "import engine.site.publish.links as l, time; "
            "l.check = lambda *_: (print('here', flush=True), time.sleep(60))"
        )
        code = f"{wait}; import sys; sys.argv = ['mkdocs', 'build', '-q']; import mkdocs.__main__ as m; m.cli()"
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=root,
            env=environment(CLAUSIER_TODAY=str(FIRST)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        process.send_signal(end)
        process.communicate(timeout=30)
        assert process.returncode != 0
        assert files(root / "output/site") == before
        left = [path.name for path in (root / "output").iterdir() if path.name.startswith(".site-")]
        assert not left or end is not signal.SIGINT
        assert mkdocs(root, "build", "-q", today=FIRST).returncode == 0
        assert [path.name for path in (root / "output").iterdir() if path.name.startswith(".site-")] == []
        assert files(root / "output/site") == before


class TestPlace:
    def test_two_builds_at_once(self, root: Path) -> None:
        """The one that begins later leaves the folder of the other one alone."""
        one = SiteFolder(root / "output/site")
        (one.folder / "index.html").write_text("one", encoding="utf-8")
        other = SiteFolder(root / "output/site")
        (other.folder / "index.html").write_text("other", encoding="utf-8")
        one.publish()
        assert files(root / "output/site") == {"index.html": b"one"}
        other.publish()
        assert files(root / "output/site") == {"index.html": b"other"}

    def test_no_room(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        with pytest.raises(Refused, match="output-unwritable"):
            SiteFolder(tmp_path / "file/site")

    def test_a_move_that_fails_puts_the_old_site_back(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = files(root / "output/site")
        output = SiteFolder(root / "output/site")
        rename: Callable[[Path, Path], Path] = Path.rename

        def failing(self: Path, target: Path) -> Path:
            if self == output.folder:
                raise OSError(5, "Input/output error")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(Refused, match="Input/output error"):
            output.publish()
        assert files(root / "output/site") == before
        assert not list((root / "output").glob(".site-*"))
