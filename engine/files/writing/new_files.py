"""The files that people start from: a deal, a clause, a variant, with every key and what it means."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from engine.files.writing.deal_options import data_protection, included, options
from engine.languages import EVERY_LANGUAGE, FIRST, LANGUAGES
from engine.model.library import Library

VALIDITY = datetime.timedelta(days=30)
"""How long an offer stands in the file to start from; customary, and changed freely."""


def deal_template(library: Library, reference: str, date: datetime.date) -> str:
    """A commented deal: what must be filled in stands empty and is asked for, the rest is commented out.

    Explanations have lines of their own, because nothing follows a value in a deal: ` #` could belong to it.
    """
    parts = (
        _HEAD.format(
            reference=reference,
            date=date,
            validity=date + VALIDITY,
            codes=", ".join(LANGUAGES),
            both="both" if len(LANGUAGES) == 2 else "several",
            keys=" and ".join(f"{code}:" for code in LANGUAGES),
            first=FIRST,
            data_protection=data_protection("  "),
        ),
        "".join(_services(library)),
        "".join(_lines(library)),
        *([described] if (described := "".join(included(library))) else []),
        "".join(options(library)),
        _TAIL.format(date=date, end=date + VALIDITY),
    )
    return "\n".join(parts)


_HEAD = """\
# A deal. Fill in what is empty, take the # away from what applies, then: clausier build FILE
# The payment communication is made from the reference, which has one to ten digits.
reference: {reference}
date: {date}
# The last day on which the client can accept.
validity: {validity}
# The day on which the services, the first term and the monthly prices begin, if not on acceptance.
# start: {validity}

# Whom the client can ask about the offer: on the first page of the quote.
# salesperson:
#   name:
#   function:
#   email:
#   phone:

client:
  name:
  # form: SRL
  address:
  # ISO 3166: BE, FR, DE, GB…
  country: BE
  # Checked with its check digits, as in 0123.456.749.
  enterprise-number:
  # Needed for the reverse charge.
  # vat-number:
  # peppol:
  # contact:
  #   name:
  #   function:
  #   email:
  #   phone:
{data_protection}  # {codes}, or {both}: [{codes}]. With {both}, texts of the deal stand below {keys}.
  languages: [{first}]
"""

_TAIL = """\
# Where two people sign together for a party, each begins with a -, one below the other.
signatories:
  company:
    name:
    function:
  client:
    name:
    function:

# A project plan.
# project:
#   phases:
#     - name:
#       start: {date}
#       end: {end}
#       deliverables: [one, another]

# The structured payment communication, where it is not made from the reference.
# communication:
"""


def _services(library: Library) -> Iterator[str]:
    yield "# What the client buys: at least one.\nservices: []\n"
    for id, service in library.services.items():
        yield f"  # {' / '.join(service.title.values())}\n  # - {id}\n"


def _lines(library: Library) -> Iterator[str]:
    yield "# The prices of the quote, in euros excluding VAT. Besides, each line may have:\n"
    yield "#   quantity: 2             (1 if not given; none for prices per use)\n"
    yield "#   discount:\n#     percent: 5            (or amount: 50, for the whole line)\n"
    yield "#   credit: true            (the price is taken off the totals; needs an approval)\n"
    yield f"#   vat: {next(iter(library.vat), 'standard')}     (where another category than usual applies)\n"
    yield "lines: []\n"
    for id, service in library.services.items():
        for price in service.prices.values():
            yield f"  # {price.title[FIRST]} ({price.kind}, {price.unit})\n  # - item: {id}/{price.id}\n"
            yield "  #   price:\n" if price.amount is None else f"  #   (price: {price.amount})\n"
    yield "  # A free line: one-off, monthly or usage, counted in one of\n"
    yield f"  # {', '.join(library.units)}\n"
    yield "  # - description:\n  #   kind:\n  #   unit:\n  #   price:\n"


def clause_template(name: str) -> str:
    """A commented clause: what must be written stands empty and is asked for, the rest is commented out."""
    examples = {code: language.examples for code, language in LANGUAGES.items()}
    told = " and ".join(f"{one.reference} in {LANGUAGES[code].title}" for code, one in examples.items())
    return _CLAUSE.format(
        name=name,
        every=EVERY_LANGUAGE,
        texts=_texts("  "),
        headings=_texts("    #   ", {code: one.heading for code, one in examples.items()}),
        references=told,
        paragraph=_texts("    "),
        items=_texts("    #     ", {code: one.item for code, one in examples.items()}),
    )


def variant_template(library: Library) -> str:
    """A commented variant whose one change adds a paragraph at the end of a clause that this library has."""
    anchor = next(iter(library.clauses))
    place = next(one.id.child(one.paragraphs[0].id) for one in library.clauses.values() if one.id == anchor)
    left_open = dict.fromkeys(LANGUAGES, "…")
    return _VARIANT.format(
        anchor=anchor,
        place=place,
        every=EVERY_LANGUAGE,
        texts=_texts("  "),
        reasons=_texts("#       ", left_open),
        labels=_texts("#       ", {code: language.examples.figure for code, language in LANGUAGES.items()}),
        paragraph=_texts("    "),
        replacement=_texts("  #   ", left_open),
    )


def _texts(start: str, examples: Mapping[str, str] | None = None) -> str:
    """A line for the text in each language, empty if there is no example."""
    return "".join(f"{start}{code}:{f' {examples[code]}' if examples else ''}\n" for code in LANGUAGES)


_CLAUSE = """\
# A new clause. Write what is empty, in {every}; take the # away from what applies. A text is one plain line or
# a | block. Rename the paragraph first: its id stays when its number moves.
version: 1.0.0
title:
{texts}text:
  first:
    # heading:
{headings}    # A figure is {{{{ notice }}}}, a reference {references}.
{paragraph}    # The duties that this paragraph fulfils: clausier duties cgv
    # covers: []
    # Items are one line each, without final punctuation.
    # items:
    #   letter:
{items}    # join: or
    # when: client.be
"""

_VARIANT = """\
# A new variant. Write what is empty, in {every}; take the # away from what applies.
version: 1.0.0
title:
{texts}# What it changes, in one line, for those who choose.
summary:
{texts}# Who approves its use in a deal: none, management or legal.
approval: legal
# requires: [another]
# implies: [another]
# conflicts:
#   - when: client.be
#     reason:
{reasons}# Its own figures, written in its texts with the name of the variant before them: {{{{ name.surcharge }}}}.
# parameters:
#   surcharge:
#     version: 1.0.0
#     type: percent
#     label:
{labels}#     value: 15
changes:
  # What it does, one operation each: insert, replace, remove, retitle, set, define, outline.
  - insert: {{into: {anchor}, id: first}}
{paragraph}  # - replace: {place}
{replacement}  # - remove: {place}
  #   redirect: {anchor}
"""
