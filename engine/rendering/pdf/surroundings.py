"""What the libraries of a PDF read from the environment of the process, made the same on every computer."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from engine.rendering.html.stylesheets import ASSETS

# The environment belongs to the whole process: one PDF at a time.
ONE_AT_A_TIME = threading.Lock()

READ = re.compile(r"(FC|FONTCONFIG|FREETYPE|HB|PANGO)_\w+")
"""The variables that fontconfig, FreeType, HarfBuzz and Pango read; those that we do not set are put aside.

They name other rules for choosing fonts, another root of the file system, another interpreter of hints, other shapers.
"""
OURS: Mapping[str, str] = MappingProxyType(
    {
        # In the place of what the computer and the user have set: it prefers families, refuses files, changes the
        # resolution, hints, weights and shapes of fonts.
        "FONTCONFIG_FILE": str(ASSETS / "fonts.conf"),
        # The languages of the user, which decide on the form of a letter in a script that is not that of the text.
        "FC_LANG": "en",
        "PANGO_LANGUAGE": "en",
    }
)


@contextmanager
def surroundings(epoch: int) -> Iterator[None]:
    """Everything around a PDF while one is made, and the date that libraries write into it, in seconds since 1970."""
    with ONE_AT_A_TIME:
        ours = {**OURS, "SOURCE_DATE_EPOCH": str(epoch)}
        before = {name: value for name, value in os.environ.items() if READ.fullmatch(name) or name in ours}
        for name in before:
            del os.environ[name]
        os.environ.update(ours)
        try:
            yield
        finally:
            for name in ours:
                os.environ.pop(name, None)
            os.environ.update(before)
