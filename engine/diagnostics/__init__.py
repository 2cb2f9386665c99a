"""What Clausier tells people: messages, each with its place, its stable code and what to do about it.

In comes what a pass found: a code, a place, a sentence, hints; each either English text, or the name of a template and
what stands in it (`say`), so that its language is chosen when it is printed. Out goes a
`Diagnostic`, many of them in a `Report`, or `Refused` where the work cannot go on. `codes/` holds what is known of each
code, one record a code.

What is wrong is found elsewhere, and how messages are printed is decided elsewhere: nothing here knows clauses, deals,
terminals or what a program does after a message.
"""

from __future__ import annotations

from engine.diagnostics.diagnostic import Diagnostic, has_errors, made, ordered
from engine.diagnostics.report import Refused, Report
from engine.diagnostics.saying import Saying, Translated, local, say
from engine.diagnostics.severity import Severity
from engine.diagnostics.similar import did_you_mean, listed, near, nearest
from engine.diagnostics.span import Span

__all__ = [
    "Diagnostic",
    "Refused",
    "Report",
    "Saying",
    "Severity",
    "Span",
    "Translated",
    "did_you_mean",
    "has_errors",
    "listed",
    "local",
    "made",
    "near",
    "nearest",
    "ordered",
    "say",
]
