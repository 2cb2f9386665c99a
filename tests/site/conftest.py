"""Sites that many tests look at, built once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Visit, chromium, served, visit
from playwright.sync_api import Browser
from published import PUBLISHED, SECOND, build, once, real, shared, small

Site = Path


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real library with a second edition: see published.py."""
    return once(shared(tmp_path_factory.getbasetemp()), "library", real)


def _site(library: Path, name: str, today: datetime.date) -> Path:
    return once(library.parent, name, lambda place: build(library, place, today))


@pytest.fixture(scope="session")
def announced(library: Path) -> Path:
    """The site on the day on which the second edition was published: it is still to come."""
    return _site(library, "announced", PUBLISHED)


@pytest.fixture(scope="session")
def switched(library: Path, announced: Path) -> Path:
    """The site on the day on which the second edition takes effect: the first one is archived."""
    return _site(library, "switched", SECOND)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library with its site and its memory: tests take copies. See published.py."""
    return once(shared(tmp_path_factory.getbasetemp()), "small", small)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def address(announced: Path) -> Iterator[str]:
    with served(announced) as one:
        yield one


@pytest.fixture(scope="module")
def later(switched: Path) -> Iterator[str]:
    """The site once the second edition is in force."""
    with served(switched) as one:
        yield one


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visit]:
    with visit(browser, address, permissions=["clipboard-read", "clipboard-write"]) as one:
        yield one
