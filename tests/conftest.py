"""Options of the test run: `--record` rewrites what cases and the table of codes say; in CI nothing may be skipped."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="rewrite what tests/cases and the table of codes say")


class NothingSkipped:
    """Turns the run red if a test was skipped: in CI every test has what it needs, so a skip hides something."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for name in self.skipped:
            terminalreporter.write_line(f"SKIPPED in CI, which counts as failed: {name}", red=True)


LONG = ("site", "rendering", "tasks", "cli", "preview", "editions", "files")
"""The rooms whose tests build sites, print documents or start processes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, those with the most slow tests before the others, so that none is waited for."""
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: (item.path.parent.name not in LONG, -slow[item.path]))


YOUNG = 100_000
"""So many new objects are made before unused ones are looked for: libraries and documents are large, and live long."""


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(YOUNG, 20, 50)
    # What libraries are remembered between commands is nothing that tests may find, or leave behind.
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="clausier-tests-")
    # No deadline: the first example pays for the imports, and a busy machine is slow.
    settings.register_profile("home", deadline=None)  # other examples at every run; what failed is tried again
    settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
    settings.load_profile("ci" if os.environ.get("CI") else "home")
    if os.environ.get("CI"):
        config.pluginmanager.register(NothingSkipped(), "nothing-skipped")


SPARE = 12
"""So many libraries are remembered while the tests run."""


@pytest.fixture(scope="session", autouse=True)
def _remembered() -> Iterator[None]:
    """Where the tests run, libraries are remembered as values: writing them takes a third of the time of reading one.

    What is written, and read again, is tested in tests/files, by processes.
    """
    kept: dict[str, object] = {}

    def remember(key: str, found: object) -> None:
        kept[key] = found
        if len(kept) > SPARE:
            del kept[next(iter(kept))]

    def recall(key: str) -> object | None:
        found = kept.pop(key, None)
        if found is not None:
            kept[key] = found  # what was used last is forgotten last
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.files.cache.remember", remember)
        patch.setattr("engine.files.cache.recall", recall)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_power_failure() -> Iterator[None]:
    """Where the tests run, nothing waits for the disk: no test cuts the power.

    When it must be waited for is tested by what stands in the place of `os.fsync`: see tests/support/faults.py.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda handle: None)
        yield


@pytest.fixture
def quick_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of a PDF that look at its letters alone: its fonts are cut down, but not made static as well.

    That takes two thirds of the time of a short one. What is embedded is tested in tests/rendering.
    """
    monkeypatch.setattr("weasyprint.pdf.fonts.Font.clean", lambda font, letters, hinting: font.subset(letters, hinting))


def pytest_unconfigure() -> None:
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
