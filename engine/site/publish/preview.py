"""What `make serve` shows: the published pages as long as what they are made of stays, and the draft as it is now."""

from __future__ import annotations

import datetime
import hashlib
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, ordered
from engine.files.memory import Memory
from engine.files.text import EDITIONS
from engine.files.trees import LIVE
from engine.model.renames import current, former_names
from engine.preview.screen import Base, Screen, Watched, base, rechecked, reread
from engine.site.build import Site, build
from engine.site.content.editions_on_day import Shelf
from engine.site.model import ROOTS, Page, SiteAddress
from engine.site.pages import draft
from engine.site.settings import Settings
from engine.tasks.open_library import read

WATCHED = ("clauses", "variants")
"""The folders that people edit."""
AGAIN = 2.0
"""Seconds after which news that nobody has taken are told again: the first may come before anybody watches."""


@dataclass(frozen=True, slots=True)
class View:
    """Some documents of the draft: with the option that adds one, or without any; the screen is the last one."""

    watched: Watched
    against: Base | None
    screen: Screen


class Preview:
    """The state of a preview from one build to the next.

    A build is `whole` where published pages are other ones than before; else the pages of the draft alone are made,
    in the folder `scratch`. What `check` finds comes later: it is done aside, and a file in the folder `news` then
    says so to whoever watches that folder, until it is taken.
    """

    def __init__(self, root: Path, told: Settings, address: SiteAddress) -> None:
        self.root, self.folder, self.extra, self.address = root, root / told.memory, told.options, address
        self.store, self.groups = told.store, told.groups
        self.scratch, self.news = (Path(tempfile.mkdtemp(prefix="clausier-")) for _ in range(2))
        self.site = Site(Shelf(root, datetime.date.min, {}, (), Memory(None)), (), {}, {})
        self.faults: tuple[Diagnostic, ...] = ()
        self.whole = True
        self.served = self.scratch
        self._of_site = self._of_draft = ""
        self._views: dict[str, View] = {}
        self._options: Mapping[str, str] = {}
        self._found: Screen | None = None
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()
        for folder in (self.scratch, self.news):
            shutil.rmtree(folder, ignore_errors=True)

    def pages(self) -> tuple[Page, ...]:
        """The pages of the draft."""
        published = [page.path for page in self.site.pages]
        return tuple(draft.pages(self._screens(), published, self.faults))

    def refresh(self, today: datetime.date, theme: Iterable[Path]) -> None:
        """Looks at everything again. Nothing that can be wrong with a library stops it.

        `theme` is what published pages are made of besides the library.
        """
        sources = [self.root / name for name in (EDITIONS, *LIVE)]
        now = f"{today} {_digest(sources)} {_digest(theme)}"
        self.whole = now != self._of_site
        if self.whole:
            self._of_site = now
            self._publish(today)
        edited = f"{now} {_digest(self.root / name for name in WATCHED)}"
        if edited != self._of_draft:
            self._of_draft = edited
            self._read(today)
        elif self._found is not None:
            self._views[""], self._found = replace(self._views[""], screen=self._found), None

    def _publish(self, today: datetime.date) -> None:
        """Makes the published pages again, or keeps those there are."""
        memory = Memory(self.folder)
        try:
            self.site = build(self.root, today, self.extra, memory, self.address, self.groups, self.store, preview=True)
            self.faults = ()
        except Refused as refused:
            self.faults = refused.diagnostics
        if memory.made:
            memory.prune()

    def _read(self, today: datetime.date) -> None:
        """Reads the draft again; where it cannot be read, or nothing to hold it against, the last one stays."""
        shown = self.site.shelf.shown
        self._options = self._offered()
        for option in ("", *self._options.values()):
            watched = Watched(self.root, today, (option,) if option else (), edition=shown.edition if shown else None)
            known = self._views.get(option)
            if known is None or self.whole:
                against = base(watched) or (known.against if known else None)
                effective = against.effective if against else None
                last = known.screen if known else Screen(0, {}, effective, (), {}, True, False)
                known = View(watched, against, replace(last, effective=effective))
            self._views[option] = replace(known, screen=reread(watched, known.against, known.screen))
        self._found = None
        screen = self._views[""].screen
        threading.Thread(target=self._check, args=(self._views[""].watched, screen), daemon=True).start()

    def _offered(self) -> Mapping[str, str]:
        """The documents that an option adds, with its name in the draft; those of before if that cannot be read."""
        try:
            library = read(self.root)[0].library
        except Refused:
            return self._options
        variants, former = library.variants, former_names(library)
        self._views = {option: view for option, view in self._views.items() if not option or option in variants}
        named = {id: current(f"variant/{one}", former).removeprefix("variant/") for id, one in self.extra.items()}
        return {id: option for id, option in named.items() if option in variants}

    def _check(self, watched: Watched, screen: Screen) -> None:
        found = rechecked(watched, screen)
        if self._views[""].screen is not screen:  # somebody has typed meanwhile
            return
        self._found, told = found, 0
        while self._found is found and not self._closed.is_set():
            told += 1
            with suppress(OSError):  # the preview may have ended
                (self.news / "checked").write_text(f"{found.number} {told}", encoding="utf-8")
            self._closed.wait(AGAIN)

    def _screens(self) -> Mapping[str, Screen]:
        """What there is to show of each document, and under "" of all."""
        main = self._views[""].screen
        told = [main.findings, *(view.screen.findings for option, view in self._views.items() if option)]
        findings = ordered(one for every in told for one in every)
        screens = {id: replace(main, findings=findings) for id in ("", *main.documents)}
        for id, option in self._options.items():
            own = self._views[option].screen if option in self._views else main
            if id in own.documents and id not in main.documents:
                screens[id] = replace(own, findings=findings, checked=main.checked)
        return screens

    def watched(self) -> Iterator[Path]:
        """The folders in which something may change."""
        yield from (self.root / name for name in WATCHED if (self.root / name).is_dir())
        yield self.news

    def place(self) -> None:
        """Puts the pages of the draft that were made aside among those that are served."""
        for start in ROOTS.values():
            target = self.served / start / draft.ROOT
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(self.scratch / start / draft.ROOT, target)


def _digest(sources: Iterable[Path]) -> str:
    """A digest of files and of all that is in folders."""
    digest = hashlib.sha256()
    for source in sources:
        for path in [source, *sorted(source.rglob("*"))] if source.is_dir() else [source]:
            try:
                content = path.read_bytes() if path.is_file() else b""
            except OSError:
                content = b"?"
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
