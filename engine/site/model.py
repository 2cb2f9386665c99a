"""What the site is made of: pages, files, the editions with their states, and the addresses of all of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from engine.languages import LANGUAGES
from engine.model.edition import Edition
from engine.model.ledger import FileKey
from engine.rendering.html.escaping import Html

ROOTS: Mapping[str, str] = MappingProxyType(
    {code: "" if place == 0 else f"{code}/" for place, code in enumerate(LANGUAGES)}
)
"""Where the pages of each language begin: the first language at the root."""

NOTHING = Html()

FEED = "feed.xml"
"""The Atom feed of each language, below its root; there is none before the first edition is published."""


REGISTER_FEED = "subprocessors.xml"
"""The Atom feed of the register of sub-processors, likewise; there is none before the register is filled in."""


class EditionState(StrEnum):
    """What an edition is on the day of the site."""

    CURRENT = "current"
    UPCOMING = "upcoming"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Published:
    """An edition with its state, and the edition before it."""

    edition: Edition
    state: EditionState
    before: Edition | None

    @property
    def date(self) -> str:
        """The day on which it takes effect, as it stands in addresses."""
        return str(self.edition.effective)


@dataclass(frozen=True, slots=True)
class Here:
    """A place from which links lead: a page of one language. Every link is relative, so that the site can lie anywhere.

    `path` is that of the page below the root of its language: "" for the home page, "cgv/2026-12-01" for another one.
    """

    language: str
    path: str

    @property
    def address(self) -> str:
        """The address of the page below the root of the site: "en/cgv/"."""
        return ROOTS[self.language] + (f"{self.path}/" if self.path else "")

    def to(self, path: str, anchor: str = "", language: str = "") -> str:
        """The link to a page, of the same language if none is named."""
        target = Here(language or self.language, path).address
        return self.file(target) + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        """The link to a file by its path below the root of the site."""
        return ("../" * self.address.count("/") + path) or "./"


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the site lies, for those who read a piece of it elsewhere: feeds and programs.

    `address` is that of its root, with a slash at the end; where nobody knows it, addresses begin at the root.
    `authority` names who publishes the feeds, and since when, for as long as they exist: `example.com,2026`.
    """

    address: str = ""
    authority: str = ""

    def absolute(self, path: str) -> str:
        """The address of a page or file by its path below the root."""
        return self.address + path


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a document needs in order to apply: an option, by its title in each language.

    `path` is that of the page of the option; empty where it is no longer on offer.
    """

    titles: Mapping[str, str]
    path: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that the search finds: a passage of a page, with its anchor; `number` is what stands before it."""

    anchor: str
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A link of the bar at the head of a text: to a file, or to the same text in another language or two.

    `language` is that of what it leads to, if it is another one; `anchored` says that it leads to the same paragraph.
    """

    href: str
    label: str
    language: str = ""
    anchored: bool = False
    file: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language; `body` is the HTML of its main part, `wide` whether it takes the whole width.

    `edition` is the one that it shows, with its document, if it shows one; `agreed` is the option without which that
    document does not apply. A text has `tools` at its head, and a `name`, by which it is cited. `canonical` is the path
    of the page that stands for it in search engines; a page that is not `indexed` is kept out of them and of the
    sitemap.
    """

    language: str
    path: str
    title: str
    description: str
    body: Html
    kind: str
    edition: Published | None = None
    document: str = ""
    agreed: Agreed | None = None
    contents: Html = NOTHING
    tools: tuple[Tool, ...] = ()
    canonical: str | None = None
    indexed: bool = True
    found: tuple[SearchEntry, ...] = ()
    name: str = ""

    @property
    def here(self) -> Here:
        return Here(self.language, self.path)

    @property
    def source(self) -> str:
        """The Markdown file that stands for it."""
        return f"{self.here.address}index.md"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download, by its path below the root of the site.

    `edition` is the one that it was printed for: later editions with the same words give it too. `languages` are those
    of the text in it, one or both; `format` is its ending.
    """

    path: str
    document: str
    edition: Edition
    languages: tuple[str, ...]
    format: str

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    @property
    def key(self) -> FileKey:
        """What tells it from the other files of its edition, as in the ledger."""
        return self.document, self.languages, self.format


@dataclass(frozen=True, slots=True)
class Stored:
    """A download with its bytes and their SHA-256 in hexadecimal figures.

    `recorded` is the day on which the ledger got it, None for one that was made for this site and may be made again.
    """

    download: Download
    content: bytes
    sha256: str
    recorded: datetime.date | None = None


FilesByEdition = Mapping[str, Sequence[Stored]]
"""The downloads that each edition gives, by its SHA-256."""
