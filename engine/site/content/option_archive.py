"""Every wording that an option has had: in which editions it reads so, whatever became of it since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_texts import option_texts
from engine.site.model import Published

PATH = "options"


@dataclass(frozen=True, slots=True)
class OptionWording:
    """An option as it reads in some editions that follow one another, by language, as the first of them has it.

    `place` is the path of the option, `options/medical`, with its major where that is not the newest one.
    """

    place: str
    editions: tuple[Published, ...]
    texts: Mapping[str, Document]

    @property
    def first(self) -> Published:
        return self.editions[0]

    @property
    def path(self) -> str:
        """The address of the page that keeps it: that of the first edition that has it."""
        return f"{self.place}/{self.first.date}"

    @property
    def name(self) -> str:
        """What it is called in addresses: `medical`."""
        return self.place.split("/")[1]


@dataclass(frozen=True, slots=True)
class OptionArchive:
    """All wordings of all options, the oldest first."""

    wordings: tuple[OptionWording, ...]

    def beginning(self, one: Published) -> Iterator[OptionWording]:
        """Those that an edition is the first to have."""
        return (each for each in self.wordings if each.first is one)

    def of(self, one: Published) -> Iterator[OptionWording]:
        """Those that are read in an edition."""
        return (each for each in self.wordings if one in each.editions)

    def at(self, place: str) -> Sequence[OptionWording]:
        """Those of one option."""
        return [each for each in self.wordings if each.place == place]


NOTHING = OptionArchive(())


def archive(shelf: Shelf) -> OptionArchive:
    """The wordings that options have had in all editions."""
    begun: list[tuple[str, str, list[Published]]] = []  # the place and the pin of a wording, and its editions
    latest: dict[str, tuple[str, list[Published]]] = {}  # by place: the digest of what it says, and the editions
    for one in shelf.every:
        here: dict[str, tuple[str, list[Published]]] = {}
        for place, pin, said in _said(shelf, one):
            known, editions = latest.get(place, ("", []))
            if known == said:
                editions.append(one)
            else:
                editions = [one]
                begun.append((place, pin, editions))
            here[place] = said, editions
        latest = here
    texts = {date: option_texts(shelf, one) for date, one in {each[0].date: each[0] for _, _, each in begun}.items()}
    return OptionArchive(
        tuple(
            OptionWording(place, tuple(editions), {code: own[pin] for code, own in texts[editions[0].date].items()})
            for place, pin, editions in begun
        )
    )


def _said(shelf: Shelf, one: Published) -> Sequence[Sequence[str]]:
    """Of each option of an edition its path, its name with the major, and the digest of what it says; remembered."""

    def make() -> bytes:
        texts = option_texts(shelf, one)
        places = _places(next(iter(texts.values())))
        told = [(place, pin, _digest([own[pin] for own in texts.values()])) for place, pin in places]
        return json.dumps(told).encode()

    name = f"what options say {list(LANGUAGES)} {sorted(shelf.extra.items())}"
    found: list[list[str]] = json.loads(shelf.memory.recall(shelf.key(one.edition, name), make))
    return found


def _places(pins: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The path of each option, by its name and major; the newest major, which comes first, needs none."""
    met = set[str]()
    for pin in pins:
        id, _, major = pin.partition("@")
        yield f"{PATH}/{id}/{major}" if id in met else f"{PATH}/{id}", pin
        met.add(id)


def _digest(texts: Sequence[Document]) -> str:
    """The digest of all that an option says: title, version, what it is for, and its passages."""
    told = [(one.version, one.front.notices, text_digest(one)) for one in texts]
    return hashlib.sha256(repr(told).encode()).hexdigest()
