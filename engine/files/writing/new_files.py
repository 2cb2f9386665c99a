"""The files that legal starts from: a clause, a variant, with every key and what it means."""

from __future__ import annotations

from collections.abc import Mapping

from engine.languages import EVERY_LANGUAGE, LANGUAGES
from engine.model.library import Library


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
