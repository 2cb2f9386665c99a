"""What stands around every page: its head, the menu, the banner of its edition, its contents and the publisher."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.languages import LANGUAGES
from engine.languages.incomplete import INCOMPLETE_WORDS
from engine.languages.site.frame import SITE_WORDS, SiteWords
from engine.languages.site.subprocessors import SUBPROCESSOR_WORDS
from engine.languages.site.theme import THEME_WORDS, ThemeWords
from engine.rendering.directions import isolated
from engine.rendering.html.escaping import Html
from engine.site.content.company import Imprint, imprint
from engine.site.content.editions_on_day import Shelf
from engine.site.model import FEED, REGISTER_FEED, Here, Page
from engine.site.pages.banner import BannerNotice, notices
from engine.site.pages.markup import named, titled
from engine.site.pages.metadata import Metadata, metadata

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of every page: nothing from anywhere else, nothing inline."""
SEARCH, ABOUT, REGISTER, INFORMED = "search", "about", "subprocessors", "stay-informed"
HEAD_BEGINS = Html("<header>")
HEAD_ENDS = Html("</header>\n")
ASSETS = Path(__file__).parents[1] / "theme" / "assets"


@dataclass(frozen=True, slots=True)
class MenuLink:
    """`current` is what aria-current says: "page" for the page itself, "true" for one that it belongs to."""

    href: str
    label: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language, by its full address."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the page in another language, by what that language calls itself."""

    href: str
    label: str
    language: str
    locale: str


@dataclass(frozen=True, slots=True)
class ShownEdition:
    """What a page shows: an edition with its digest, and the digest of the text itself, if it is that of a document."""

    title: str
    digest: str
    text_digest: str


@dataclass(frozen=True, slots=True)
class Citation:
    """How a text is cited: in full, and of a passage, `{place}` and `{address}` being what a script fills in."""

    text: str
    passage: str
    address: str


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Everything that the theme prints around a page, ready to be printed; the theme decides nothing.

    `register_feed` leads to the changes of the register, `follow` too, on the page of that register.

    `head` is the header of the page, which its contents follow, `rest` what comes after. `url`, `canonical` and
    `alternates` are full addresses, and empty if the site does not know where it lies, or if the page has none.
    """

    page: Page
    here: Here
    locale: str
    words: SiteWords
    theme: ThemeWords
    title: str
    url: str
    canonical: str
    alternates: tuple[Alternate, ...]
    scripts: tuple[str, ...]
    feed: str
    register_feed: MenuLink | None
    follow: MenuLink | None
    home: MenuLink
    menu: tuple[MenuLink, ...]
    about: MenuLink | None
    informed: MenuLink | None
    search: str
    switches: tuple[Switch, ...]
    notices: tuple[BannerNotice, ...]
    head: Html
    rest: Html
    shown: ShownEdition | None
    citation: Citation | None
    imprint: Imprint
    metadata: Metadata | None


@dataclass(frozen=True, slots=True)
class Anywhere(Here):
    """A place that no link can start from, because the page is shown under any address: links begin at the server."""

    root: str = "/"

    def file(self, path: str) -> str:
        return self.root + path


@dataclass(frozen=True, slots=True)
class Framing:
    """What the frames of all pages depend on: the editions, where the site lies, and the addresses that it has.

    Where data of the company are missing (`incomplete`), every page says so, and none is for search engines.
    """

    shelf: Shelf
    url: str
    known: Collection[str]
    incomplete: bool = False

    def frame(self, page: Page, body: Html, anywhere: Here | None = None) -> PageFrame:
        """The frame of a page; `body` is the HTML of its main part.

        `anywhere` is where its links start from if it has no address of its own.
        """
        here, placed = anywhere or page.here, anywhere is None
        told, code = SITE_WORDS[page.language], page.language
        head, rest = _parted(body)
        publisher = imprint(self.shelf, code)
        register_feed = None
        if self.shelf.registered:
            label = SUBPROCESSOR_WORDS[code].feed_title
            register_feed = MenuLink(here.file(Here(code, "").address + REGISTER_FEED), label)
        standing = Here(code, page.path if page.canonical is None else page.canonical)
        title = f"{_named(page)} – {isolated(publisher.trade_name)}"
        languages = tuple(other for other in LANGUAGES if self.has(other, page.path))
        return PageFrame(
            page=replace(page, indexed=page.indexed and not self.incomplete),
            here=here,
            locale=LANGUAGES[code].bcp47,
            words=told,
            theme=THEME_WORDS[code],
            title=title,
            url=self.full(page.here.address) if placed else "",
            canonical=self.full(standing.address) if placed else "",
            alternates=tuple(self.alternates(page)) if placed else (),
            scripts=tuple(here.file(f"assets/{name}") for name in _scripts(page, body)),
            feed=here.file(Here(code, "").address + FEED) if self.shelf.every else "",
            register_feed=register_feed,
            follow=register_feed if page.path == REGISTER else None,
            home=MenuLink(here.to(""), publisher.trade_name, "page" if page.kind == "home" else ""),
            menu=tuple(self._menu(page, here)),
            about=self._link(page, here, ABOUT, THEME_WORDS[code].about),
            informed=self._link(page, here, INFORMED, THEME_WORDS[code].informed),
            search=here.to(SEARCH) if self.has(code, SEARCH) and page.path != SEARCH else "",
            switches=tuple(self._switch(page, here, other) for other in LANGUAGES if other != code),
            notices=(*self._blanks(code), *notices(self.shelf, page, here, self.has)),
            head=head,
            rest=rest,
            shown=_shown(page),
            citation=self._citation(page, publisher),
            imprint=publisher,
            metadata=metadata(self.shelf, page, self.url, title, languages) if placed else None,
        )

    def _citation(self, page: Page, publisher: Imprint) -> Citation | None:
        """How the text of a page is cited: by its permanent address, with the date of the edition."""
        if page.edition is None or not page.tools:
            return None
        theme, here = THEME_WORDS[page.language], Here(page.language, f"{page.document}/{page.edition.date}")
        told = {
            "company": isolated(publisher.trade_name),
            "title": page.name,
            "edition": theme.cited_edition.format(day=LANGUAGES[page.language].date(page.edition.edition.effective)),
        }
        place = theme.citation_place.format(**told, place="{place}", address="{address}")
        address = self.full(here.address) or page.here.to(here.path)
        return Citation(theme.citation.format(**told, address=address), place, address)

    def _blanks(self, code: str) -> Iterator[BannerNotice]:
        if self.incomplete:
            yield BannerNotice("incomplete", INCOMPLETE_WORDS[code].site, ())

    def _switch(self, page: Page, here: Here, code: str) -> Switch:
        """The link to the same page in another language, or to its home page where it has no such page."""
        path, other = page.path if self.has(code, page.path) else "", LANGUAGES[code]
        return Switch(here.to(path, language=code), other.own_title[0].upper() + other.own_title[1:], code, other.bcp47)

    def full(self, address: str) -> str:
        """The full address of something by its address below the root of the site; nothing if nobody knows it."""
        return self.url + address if self.url else ""

    def has(self, language: str, path: str) -> bool:
        """Whether the site has a page."""
        return Here(language, path).address in self.known

    def alternates(self, page: Page) -> Iterator[Alternate]:
        """The page in each language that has it, and the one for readers of any other language."""
        found = [code for code in LANGUAGES if self.has(code, page.path)]
        if self.url and page.language in found:
            for code in found:
                yield Alternate(code, self.full(Here(code, page.path).address))
            yield Alternate("x-default", self.full(Here(found[0], page.path).address))

    def _menu(self, page: Page, here: Here) -> Iterator[MenuLink]:
        for path, label in SITE_WORDS[page.language].menu.items():
            link = self._link(page, here, path, label)
            if link is not None:
                yield link

    def _link(self, page: Page, here: Here, path: str, label: str) -> MenuLink | None:
        """The link to a page that the site may have, with what it is to the page from which it leads."""
        if not self.has(page.language, path):
            return None
        inside = "true" if page.path.startswith(f"{path}/") else ""
        return MenuLink(here.to(path), label, "page" if page.path == path else inside)


def _parted(body: Html) -> tuple[Html, Html]:
    """The header of a page and the rest, between which its contents stand."""
    head, ends, rest = body.partition(HEAD_ENDS)
    return (head + ends, rest) if ends and head.startswith(HEAD_BEGINS) else (Html(), body)


def _scripts(page: Page, body: Html) -> Iterator[str]:
    """The scripts of a page: that of every page, that of terms if it has any, and that of its kind if there is one.

    A page whose body loads the script of its kind is left to do so.
    """
    yield "site.js"
    if Html('<a class="term"') in body:
        yield "terms.js"
    own = f"{page.kind}.js"
    if (ASSETS / own).is_file() and f'/{own}"' not in body:
        yield own


def _shown(page: Page) -> ShownEdition | None:
    if page.edition is None:
        return None
    edition = page.edition.edition
    return ShownEdition(_named(page), edition.stamp.sha256, edition.texts.get(page.document, {}).get(page.language, ""))


def _named(page: Page) -> str:
    """The title of a page with the edition that it shows and its state, unless the title names the edition already."""
    if page.edition is None or named(page.edition.edition, page.language) in page.title:
        return page.title
    return titled(page.title, page.edition, page.language, page.agreed)
