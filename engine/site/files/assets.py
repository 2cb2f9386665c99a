"""The stylesheet, scripts and icon of the pages, each under a name that changes with its content.

So a browser keeps them for a year and never shows a page with the style of another day. The preview names them plainly.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

FOLDER = "assets/"
STYLE = "site.css"
_ASKED = re.compile(r'(?<=["/])assets/([\w-]+\.[a-z]+)(?=")')
"""An asset as a page asks for it: the end of an attribute."""


@dataclass(frozen=True, slots=True)
class Assets:
    """`files` by their path below the root of the site; `names` are those under which pages find them."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]

    def asked(self, html: str) -> str:
        """A page that asks for the assets by their names."""
        return _ASKED.sub(lambda found: FOLDER + self.names.get(found[1], found[1]), html)


def assets(theme: Path, style: bytes, *, lasting: bool) -> Assets:
    """Those of a theme with a stylesheet; `lasting` gives them names that last as long as their content."""
    own = {path.name: path.read_bytes() for path in sorted((theme / FOLDER).iterdir()) if path.is_file()}
    plain = own | {STYLE: style}
    if not lasting:
        return Assets({FOLDER + name: content for name, content in plain.items()}, {})
    served = {name: _small(content) if name.endswith(".js") else content for name, content in plain.items()}
    names = {name: _named(name, content) for name, content in served.items()}
    return Assets({FOLDER + names[name]: content for name, content in served.items()}, names)


def _small(script: bytes) -> bytes:
    """A script without what it says to those who write it: comments and needless space; names stay."""
    return bytes(jsmin(script))


def _named(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
