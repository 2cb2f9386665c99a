"""Reads which words of the languages stand for each other: `clauses/term-pairs.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report
from engine.files.reading.builder import Builder
from engine.files.shapes.library import TermPairShape
from engine.files.yaml.nodes import Source
from engine.model.catalogue import TermPair


def read_term_pairs(source: Source, shapes: Mapping[str, TermPairShape], report: Report) -> tuple[TermPair, ...]:
    """The pairs in the order of the file. A word that stands for two things in one language is an error."""
    builder, found = Builder(source, report), []
    known: dict[tuple[str, str], str] = {}
    for id, shape in shapes.items():
        words = {code: builder.listed(text, (id, code), code) for code, text in shape.in_each_language().items()}
        never = {
            code: builder.listed(text, (id, "never", code), code)
            for code, text in shape.never.in_each_language().items()
            if text is not None
        }
        found.append(TermPair(id, words, never, builder.span((id,))))
        for code, meant in words.items():
            for word in (*meant, *never.get(code, ())):
                other = known.setdefault((code, word.lower()), id)
                if other != id:
                    message = f"“{word}” stands in two pairs, {other} and {id}"
                elif word in meant and word in never.get(code, ()):
                    message = f"“{word}” is a word of {id} and one that misleads"
                else:
                    continue
                span = source.value_span((id, code))
                report.error("value-invalid", span, message, "one word stands for one thing: delete one of the two")
    return tuple(found)
