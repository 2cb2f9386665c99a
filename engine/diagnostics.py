"""What Clausier tells people: one type of message, with its place, its stable code and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: `line` and `column` count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def row(self) -> str:
        """The file and the line, without the column: where a person looks something up."""
        return f"{self.file}:{self.line}" if self.line else self.file


class Severity(StrEnum):
    """An error stops everything; a warning asks for a decision; a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# Every code Clausier can print, with its meaning in one line. Codes are stable: they are never renamed or reused.
CODES: dict[str, str] = {
    "file-unreadable": "a file cannot be read, is too large, is not UTF-8 text or lies outside the library",
    "library-missing": "no folder with clauses/ was found",
    "file-missing": "a file that the library needs does not exist",
    "file-unexpected": "a file lies where the library expects none of this kind",
    "character-forbidden": "the file holds a control, direction or line-separator character that nobody sees",
    "yaml-syntax": "the YAML cannot be read",
    "yaml-nesting": "the YAML is nested too deeply",
    "yaml-alias": "anchors, aliases, merge keys and tags are not used here",
    "yaml-documents": "the file holds more than one YAML document",
    "key-duplicate": "the same key stands twice in one mapping",
    "key-unknown": "a key has a name that this file does not know",
    "key-missing": "a key that must be there is absent",
    "value-type": "a value is of another kind than expected",
    "value-invalid": "a value is not one of those allowed here",
    "language-missing": "a text exists in one language only",
    "prose-truncated": "YAML would drop characters that somebody typed",
    "prose-style": "a text is neither one plain line nor a | block",
    "prose-markup": "a text uses Markdown that clauses do not have",
    "prose-empty": "a text is empty",
    "parameter-syntax": "a parameter in a text is not written {{ name }} or {{ name | form }}",
    "parameter-unknown": "a text names a parameter that does not exist",
    "parameter-form": "a text asks for a form that this type or language does not have",
    "parameter-value": "the value of a parameter is not of its type or lies outside its bounds",
    "parameter-unused": "a parameter is declared and no text uses it",
    "reference-syntax": "the target of a reference is not written as one",
    "reference-unknown": "a reference points at something that does not exist",
    "reference-ambiguous": "a reference could mean two things",
    "reference-removed": "a reference points at something that this selection removes",
    "reference-preposition": "the text of a reference is not a preposition of its language",
    "condition-syntax": "a condition cannot be read",
    "condition-unknown": "a condition names something that does not exist",
    "condition-stratum": "a condition asks for something that is decided later",
    "duty-unknown": "a covers: entry names a duty that does not exist",
    "duty-uncovered": "a document owes a duty that no paragraph covers",
    "clause-unlisted": "a clause file is in no outline",
    "clause-unknown": "an outline names a clause that has no file",
    "variant-unknown": "a variant does not exist, or not in this major version",
    "variant-requires": "a selected variant needs another one",
    "variant-conflict": "the selection contradicts itself",
    "variant-cycle": "variants imply each other in a circle",
    "change-target": "a change points at something that does not exist",
    "change-conflict": "two changes touch the same place",
    "change-redirect": "a redirect leads nowhere or in a circle",
    "proof-reference": "under some selection a reference leads nowhere",
    "proof-parameter": "under some selection a text prints a parameter that is not in use",
    "proof-duty": "under some selection a document owes a duty that no text covers",
    "proof-empty": "under some selection a document holds nothing",
    "condition-never": "a part of a document is never printed, or a change never made",
    "variant-unselectable": "no deal can select a variant",
    "identifier-exists": "an insertion uses an identifier that is taken",
    "service-unknown": "a service does not exist",
    "fact-unknown": "a fact does not exist",
    "fact-group": "exactly one fact of a group must hold",
    "document-unknown": "a document does not exist",
    "side-unknown": "what is to be compared is no draft, edition or deal",
    "term-ambiguous": "one written form belongs to two defined terms",
    "term-undefined": "a capitalised expression is not a defined term",
    "term-unused": "a term is defined and no text uses it",
    "term-inconsistent": "a defined term is written otherwise than it is defined",
    "language-parity": "the two languages differ in parameters, references, figures or emphasis",
    "bare-figure": "a text holds a figure that is not a parameter, a reference or a law",
    "typography": "a mark, a space, an accent or a word is mistyped",
    "modality": "an obligation or a right is worded in another way, or not alike in both languages",
    "phrase-avoided": "a turn of phrase leaves open what is meant, or says it twice",
    "sentence-long": "a sentence is longer than a reader can follow",
    "law-unused": "a law is declared and no text cites it",
    "fact-unused": "a fact is declared and no condition asks for it",
    "duty-group-unowed": "a file of duties is owed by no document",
    "publisher-incomplete": "a company mention that the law requires is left to be completed",
    "register-incomplete": "nobody has filled in the register of sub-processors",
    "parameter-order": "the value of a parameter exceeds another one that bounds it",
    "identifier-invalid": "an enterprise, VAT, Peppol, account or payment number is not valid",
    "deal-consumer": "the client is a consumer, to whom other rules apply",
    "deal-validity": "an offer ends before it begins, or has ended",
    "line-invalid": "a line of the quote cannot be priced",
    "vat-category": "a VAT category does not exist or does not fit the client",
    "approval-invalid": "an approval is given by nobody who may, or for nothing that needs it",
    "deviation-unapproved": "a deal departs from the standard without a valid approval",
    "deal-text": "a text of the deal is too long or holds characters that documents cannot show",
    "advice": "the wording keeps a position that meets a rule of law; legal cures it or accepts it",
    "advice-target": "an advice names something that does not exist, or that cannot be compared",
    "review-required": "a paragraph covers a duty that a person has to review, and nobody has",
    "review-lapsed": "a paragraph has changed since a person reviewed it",
    "acknowledgement-lapsed": "what a person accepted has changed since",
    "acknowledgement-unused": "an acknowledgement accepts nothing that check finds",
    "finding-unknown": "there is nothing of this name to acknowledge or to review",
    "deal-incomplete": "the deal lacks something that a document needs",
    "edition-broken": "a published edition is not as it was published",
    "edition-chain": "a published edition does not follow the one before it",
    "edition-text": "a published edition, assembled again, gives another text",
    "edition-date": "an edition cannot take effect on this day",
    "edition-exists": "there is an edition for this day already",
    "edition-unknown": "there is no such edition, or none in force on this day",
    "entry-rewritten": "an entry of the company or of the register of sub-processors changed after an edition froze it",
    "edition-unchanged": "nothing has changed since the last edition",
    "version-unbumped": "a part says something else than in the last edition, under the same version",
    "version-idle": "a version was raised although the part says the same as in the last edition",
    "version-step": "a version is not one step above that of the last edition",
    "version-small": "a version was raised by less than what changed asks for",
    "translation-behind": "a text changed in one language only, in a version that is no patch",
    "note-missing": "clients are told nothing of a change that is substantive or a clarification",
    "note-unknown": "a note to clients is about nothing that there is",
    "note-kind": "a note to clients gives another version or kind than the change has",
    "rename-unknown": "clausier rename or revise names something that does not exist, or a name that cannot be given",
    "rename-refused": "with this name the library would say something else",
    "rename-taken": "a name is another thing’s already: the one that was: gives, or the new one of clausier rename",
    "template-unreadable": "a template is no Word document that can be read, or is damaged or too large",
    "template-unsafe": "a template holds something that runs, loads, changes by itself or is not for clients",
    "template-tag": "a tag of a template is not one of those that there are, or stands where it cannot",
    "template-variable": "a tag of a template names a variable or field that does not exist",
    "template-incomplete": "a template does not show what every document has to show, or shows it twice",
    "template-page": "the pages of a template leave too little room for the text",
    "output-unwritable": "a file cannot be written",
    "site-link": "a page of the site leads nowhere, or asks another site for something",
    "site-edition": "an edition that the site has shown in force is not there any more",
    "place-unknown": "a question is about something that does not exist",
    "port-taken": "no port is free for the preview",
    "program-missing": "a program or library that this format needs is not installed",
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: a stable code of `CODES`, a severity, a place, a sentence, and what to do (`hints`).

    `about` names the part of the library that it speaks of (`cgv/payment#interest`, `parameter/notice`); a warning
    about something can be acknowledged. `rule` tells apart what one code says of one part: the name of an advice.
    """

    code: str
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    about: str = ""
    rule: str = ""

    @property
    def finding(self) -> str:
        """What an acknowledgement calls it: its code, or `advice/late-interest`."""
        return f"{self.code}/{self.rule}" if self.rule else self.code

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(self.code)

    def __str__(self) -> str:
        lines = [f"{self.span}: {self.severity}: {self.message} [{self.code}]"]
        return "\n".join([*lines, *(f"    hint: {hint}" for hint in self.hints)])


class Refused(Exception):
    """The library or the deal has errors; `diagnostics` holds all of them, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = ordered(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Diagnostic, ...]]]:
        return Refused, (self.diagnostics,)  # it may come from another process


MAX_QUOTED = 500  # characters of a message, or of a line of a hint


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one pass; handed in by the caller, never shared between passes."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, span: Span, message: str, *hints: str, about: str = "", rule: str = "") -> None:
        self._add(Severity.ERROR, code, span, message, hints, about, rule)

    def warn(self, code: str, span: Span, message: str, *hints: str, about: str = "", rule: str = "") -> None:
        self._add(Severity.WARNING, code, span, message, hints, about, rule)

    def _add(
        self,
        severity: Severity,
        code: str,
        span: Span,
        message: str,
        hints: tuple[str, ...],
        about: str = "",
        rule: str = "",
    ) -> None:
        shown = tuple("\n".join(map(_visible, hint.split("\n"))) for hint in hints if hint)
        told = _visible(" ".join(message.split()))
        self.diagnostics.append(Diagnostic(code, span, told, shown, severity, about, rule))

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)

    def stop(self) -> None:
        """Raises `Refused` with everything collected if there is an error in it."""
        if self.failed:
            raise Refused(self.diagnostics)


def _visible(text: str) -> str:
    """A text that a message quotes from a file: short, and without characters that steer a terminal."""
    text = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All different diagnostics, sorted by place, then by code."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda one: (one.span, one.code, one.message)))


def near(name: str, known: Iterable[str]) -> Sequence[str]:
    """The known names nearest to `name`, at most two, the nearest first; capitals do not count."""
    names = {one.lower(): one for one in sorted(set(known))}
    return [names[one] for one in difflib.get_close_matches(name.lower(), names, n=2, cutoff=0.6)]


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the known names nearest to `name`, or an empty string when none is near."""
    matches = near(name, known)
    return f"did you mean {' or '.join(matches)}?" if matches else ""
