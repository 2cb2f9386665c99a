"""A deal to start from: what nearly every deal needs, or every key that there is.

What must be written stands empty, and is asked for by name. What may be written is commented out, each key on a line of
its own that is valid as soon as its `#` goes, whatever else stays: `#key:`, without a space, where `# Words` explain.
So a group of keys that is commented out is one line in braces.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Container, Iterator

from engine.files.writing.deal_options import options, protection
from engine.files.writing.entries import quoted
from engine.languages import FIRST, LANGUAGES
from engine.languages.new_deal import NEW_DEAL, NewDealWords
from engine.model.catalogue import HOME, INCLUDED
from engine.model.library import Library
from engine.model.price_list import list_prices
from engine.model.selection import DESCRIBED

VALIDITY = datetime.timedelta(days=30)
"""How long an offer stands in the file to start from; customary, and changed freely."""
MOST_LINES = 45
"""So many lines a short deal has at most: a longer catalogue is looked up."""


def deal_template(
    library: Library, reference: str, date: datetime.date, *, language: str, file: str = "FILE", whole: bool = False
) -> str:
    """A deal to start from, its comments in a language; with every key where it is `whole`."""
    words, validity = NEW_DEAL[language], date + VALIDITY
    before = [
        [
            f"# {words.head.format(file=file)}",
            f"reference: {quoted(reference)}",
            *([f"# {words.order_number}", "#order-number:"] if whole else []),
            f"date: {date}",
            f"# {words.days}",
            f"validity: {validity}",
            f"#start: {validity}",
        ],
        [*_salesperson(words, whole)],
        [*_client(words, whole)],
    ]
    after = [
        [*_lines(library, words, language, list_prices(library.prices, date), whole)],
        *([[*part] for part in options(library, words, language)] if whole else [[*_required(library)]]),
        [*_signatories(words, whole)],
        *([[*_project(words, date)], [f"# {words.communication}", "#communication:"]] if whole else []),
    ]
    left = MOST_LINES - sum(map(len, before + after))
    services = [*_services(library, words, language, None if whole else left)]
    sections = ["\n".join(lines) for lines in (*before, services, *after) if lines]
    return ("\n\n" if whole else "\n").join(sections) + "\n"


def _salesperson(words: NewDealWords, whole: bool) -> Iterator[str]:
    yield f"# {words.salesperson}"
    yield from ("salesperson:", "  name:", "  email:", "  #phone:")
    if whole:
        yield "  #function:"


def _client(words: NewDealWords, whole: bool) -> Iterator[str]:
    codes, keys = ", ".join(LANGUAGES), ", ".join(f"{code}:" for code in LANGUAGES)
    yield f"# {words.client}"
    yield from ("client:", "  name:", "  #form:", "  address:", f"  country: {HOME}", "  enterprise-number:")
    yield "  #vat-number:"
    if whole:
        yield f"  # {words.kind_of_client}"
        yield from ("  #type: self-employed", "  #territory:", "  #peppol:")
    yield from ("  contact:", "    name:", "    email:", "    #phone:")
    if whole:
        yield from ("    #function:", f"  # {words.protection}", f"  #data-protection: {protection()}")
    yield f"  # {words.languages.format(codes=codes, keys=keys)}"
    yield f"  languages: [{FIRST}]"


def _services(library: Library, words: NewDealWords, language: str, most: int | None) -> Iterator[str]:
    """Each service with its title behind it, on `most` lines in all; nothing that could be a part of an id follows."""
    known = list(library.services.values())
    listed = known if most is None or len(known) + 2 <= most else known[: max(most - 3, 1)]
    yield f"# {words.services}"
    yield "services:"
    yield from (f"  #- {one.id}  # {one.title.get(language, one.title[FIRST])}" for one in listed)
    if len(listed) < len(known):
        yield f"  # {words.more_services}"


def _lines(library: Library, words: NewDealWords, language: str, listed: Container[str], whole: bool) -> Iterator[str]:
    """An entry to fill in; of a whole deal every entry of the catalogue, without a price where it has a list price."""
    yield f"# {words.lines}"
    yield from ("lines:", "  - item:", "    price:", "    #quantity: 2")
    if not whole:
        yield "    #discount: {percent: 5}"
        return
    yield from (f"    # {words.discount}", "    #discount: {percent: 5}")
    if library.vat:
        yield from (f"    # {words.category}", f"    #vat: {max(library.vat.values(), key=lambda one: one.rate).id}")
    yield f"  # {words.catalogue}"
    for id, service in library.services.items():
        for price in service.prices.values():
            title = price.title.get(language, price.title[FIRST])
            unit = library.units[price.unit].nouns[language].one
            yield f"  # {title[:1].upper()}{title[1:]} ({words.kinds[price.kind]}, {unit})"
            known = price.amount is not None or f"{id}/{price.id}" in listed
            asked = "" if known else ", price: "
            yield f"  #- {{item: {id}/{price.id}{asked}}}"
    yield f"  # {words.free_line.format(kinds=', '.join(words.kinds))}"
    units = (
        f"{id} ({one.nouns[language if language in LANGUAGES else FIRST].one})" for id, one in library.units.items()
    )
    yield from (f"  #   {line}" for line in textwrap.wrap(", ".join(units), 110))
    first = next(iter(library.units), "")
    yield f"  #- {{description: , kind: one-off, unit: {first}, price: }}"
    yield f"  # {words.credit}"
    yield f"  #- {{description: , kind: one-off, unit: {first}, price: , credit: true}}"
    yield f"  # {words.optional}"
    yield f"  #- {{description: , kind: one-off, unit: {first}, price: , optional: true}}"
    yield f"# {words.whole_discount}"
    yield "#discount: {percent: 5}"
    yield f"# {words.billing}"
    yield "#billing: {every: quarter, in-advance: true}"
    yield f"# {words.introduction}"
    yield "#introduction: []"
    if DESCRIBED in library.facts and library.services:
        yield f"# {words.includes}"
        yield f"#includes: {{{next(iter(library.services))}: {{{', '.join(f'{key}: ' for key in INCLUDED)}}}}}"


def _required(library: Library) -> Iterator[str]:
    """The figures that each deal of this library gives, whatever it sells."""
    names = [
        name for name, one in library.parameters.items() if one.computed is None and (one.required or one.value is None)
    ]
    if names:
        yield "parameters:"
        yield from (f"  {name}:" for name in names)


def _signatories(words: NewDealWords, whole: bool) -> Iterator[str]:
    if whole:
        yield f"# {words.signatories}"
    yield "signatories:"
    for party in ("company", "client"):
        yield from (f"  {party}:", "    name:", "    function:")


def _project(words: NewDealWords, date: datetime.date) -> Iterator[str]:
    yield f"# {words.project}"
    yield f"#project: {{phases: [{{name: , start: {date}, end: {date + VALIDITY}, deliverables: []}}]}}"
