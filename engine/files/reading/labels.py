"""Reads the words around the texts: all that the program prints must be there, and nothing that it does not print."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report, Span, near, nearest
from engine.files.shapes.validate import MAX_TOLD
from engine.files.yaml.nodes import Source
from engine.languages import LANGUAGES
from engine.model.clause import LocalWords
from engine.model.library import FURTHER_LABELS, LABELS, OF_VERSIONS


def read_labels(
    table: tuple[Source, object] | None, labels: Mapping[str, LocalWords], report: Report
) -> Mapping[str, LocalWords]:
    """The labels by their names; one that is missing has its name in place of its words, after an error."""
    if table is not None:
        source, known = table[0], (*LABELS, *FURTHER_LABELS)
        used_nowhere = [name for name in labels if name not in known][:MAX_TOLD]
        meant = {one for name in used_nowhere for one in near(name, LABELS)}
        faulty = any(one.span.file == source.name for one in report.diagnostics)
        for name in LABELS:
            if name not in labels and name not in meant and not faulty:
                report.error("key-missing", Span(source.name, 1, 1), f"there is no label {name}", f"add {name}:")
        for name in used_nowhere:
            hint = nearest(name, known) or "delete it"
            report.error("key-unknown", source.span((name,)), f"the label {name} is used nowhere", hint)
        of_versions = [name for name in OF_VERSIONS if name not in labels]
        for name in of_versions if len(of_versions) < len(OF_VERSIONS) and not faulty else ():
            report.error("key-missing", Span(source.name, 1, 1), f"there is no label {name}", f"add {name}:")
    further = {name: labels[name] for name in FURTHER_LABELS if name in labels}
    return {name: labels.get(name, dict.fromkeys(LANGUAGES, name)) for name in LABELS} | further
