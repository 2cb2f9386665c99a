"""Drawings in SVG, which are programs as much as pictures: what they may hold is a picture."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from engine.diagnostics import Report, Span
from engine.rendering.word.xml import local

RUNNING = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "listener"})
INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif);base64,")
"""What a drawing may show: a part of itself, or a picture that it carries."""
LOADING = re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?#)", re.IGNORECASE)


def check_vector(root: Any, span: Span, report: Report) -> bytes:
    """Reports a drawing that runs or loads something; the drawing without comments and instructions."""
    told: dict[str, None] = {}
    for one in root.iter():
        if local(one) in RUNNING:
            told[f"a drawing with <{local(one)}>"] = None
        if LOADING.search(one.text or ""):
            told["a drawing that would load a style or picture"] = None
        for key, value in one.attrib.items():
            name = key.rpartition("}")[2].casefold()
            if name.startswith("on"):
                told[f"a drawing that reacts: {name}"] = None
            elif name in ("href", "src") and value.strip() and not INSIDE.match(value.strip()):
                told[f"a drawing that would load {value}"] = None
            elif LOADING.search(value):
                told["a drawing that would load a style or picture"] = None
    for what in told:
        report.error("template-unsafe", span, f"the template has {what}", "insert the drawing as a PNG or EMF picture")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
