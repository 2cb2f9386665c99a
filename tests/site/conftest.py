"""Sites that many tests look at, built once."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from published import PUBLISHED, SECOND, build, once, real, shared

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
