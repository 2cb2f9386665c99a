"""Which editions have a variant on offer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from engine.model.edition import Edition

_VERSION = re.compile(r"^version: *(\d+)\.", re.MULTILINE)


def offering(editions: Sequence[Edition], pin: str) -> tuple[datetime.date, ...]:
    """The editions, by their day, that offer a variant, in this major if the pin names one (`custom-sla@1`)."""
    return tuple(one.effective for one in editions if pin in _pins(one))


def _pins(edition: Edition) -> Iterator[str]:
    for name, text in edition.files.items():
        folder, _, file = name.partition("/")
        id = file.removesuffix(".yaml").partition("@")[0]
        version = _VERSION.search(text)
        if folder == "variants" and version is not None:
            yield from (id, f"{id}@{version[1]}")
