"""Checks over a library: `NAMES` must hold before anything is assembled, `REVIEW` is what legal wants to know besides.

Each family is one file, each rule a small function that takes a `Subject` and reports what it finds.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.checking.law.advice import check_advice, check_advice_names, check_reviews_required
from engine.checking.law.company import check_publisher
from engine.checking.law.register import check_safeguards, check_without_anybody
from engine.checking.names.catalogue import (
    check_bounded,
    check_catalogue,
    check_notice,
    check_prices,
    check_register,
    check_waived,
)
from engine.checking.names.conditions import check_conditions
from engine.checking.names.dates import check_computed
from engine.checking.names.duties import check_cover_names, check_covered
from engine.checking.names.key_points import check_key_point_names, check_key_point_texts
from engine.checking.names.keywords import check_keywords
from engine.checking.names.outlines import (
    check_numbers_of_annexes,
    check_outlines,
    check_standard,
    check_unlisted_clauses,
)
from engine.checking.names.parameters import (
    check_bare_figures,
    check_parameter_names,
    check_standard_values,
    check_unused_parameters,
)
from engine.checking.names.references import check_articles, check_references
from engine.checking.names.renames import check_former
from engine.checking.names.variants import check_change_targets, check_variant_links
from engine.checking.subject import Subject
from engine.checking.unused import check_unowed_duties, check_unused_facts, check_unused_laws
from engine.checking.wording.entries import check_entries
from engine.checking.wording.modality import check_modality
from engine.checking.wording.pairs import check_pairs
from engine.checking.wording.parity import check_parity
from engine.checking.wording.phrases import check_phrases, check_sentences
from engine.checking.wording.printed import check_doubled
from engine.checking.wording.repeats import (
    check_circular_terms,
    check_numbered_titles,
    check_repeated_sentences,
    check_repeated_titles,
    check_self_references,
)
from engine.checking.wording.terms import check_capitalised, check_term_forms, check_term_spelling, check_unused_terms
from engine.checking.wording.translation import check_language, check_sentence_counts, check_subjects
from engine.checking.wording.typography import check_manners, check_typography
from engine.diagnostics import Diagnostic, Report
from engine.model.library import Reading

Rule = Callable[[Subject, Report], None]

NAMES: tuple[Rule, ...] = (
    check_outlines,
    check_standard,
    check_catalogue,
    check_prices,
    check_bounded,
    check_computed,
    check_notice,
    check_references,
    check_parameter_names,
    check_conditions,
    check_cover_names,
    check_waived,
    check_variant_links,
    check_change_targets,
    check_term_forms,
    check_former,
    check_key_point_names,
)

REVIEW: tuple[Rule, ...] = (
    check_unlisted_clauses,
    check_keywords,
    check_numbers_of_annexes,
    check_unused_parameters,
    check_standard_values,
    check_articles,
    check_unused_laws,
    check_unused_facts,
    check_unused_terms,
    check_unowed_duties,
    check_parity,
    check_pairs,
    check_bare_figures,
    check_capitalised,
    check_term_spelling,
    check_modality,
    check_typography,
    check_manners,
    check_entries,
    check_doubled,
    check_numbered_titles,
    check_repeated_titles,
    check_repeated_sentences,
    check_self_references,
    check_circular_terms,
    check_language,
    check_sentence_counts,
    check_subjects,
    check_phrases,
    check_sentences,
    check_covered,
    check_publisher,
    check_register,
    check_safeguards,
    check_without_anybody,
    check_advice_names,
    check_advice,
    check_reviews_required,
    check_key_point_texts,
)


def run(rules: tuple[Rule, ...], reading: Reading) -> tuple[Diagnostic, ...]:
    """Everything that the rules find in a library, in the order of the rules."""
    report, subject = Report(), Subject(reading)
    for rule in rules:
        rule(subject, report)
    return tuple(report.diagnostics)
