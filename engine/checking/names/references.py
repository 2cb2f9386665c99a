"""References: each one means exactly one thing that the library can print."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.languages import LANGUAGES
from engine.model.prose import Reference, TargetRange, ends
from engine.model.targets import Resolved, Unresolved, mixed


def check_references(subject: Subject, report: Report) -> None:
    """Every target exists and is unambiguous, and every preposition is one of its language."""
    for passage in subject.passages:
        for language, prose in passage.texts.items():
            for reference in prose.references:
                if reference.targets:  # else they are not written as targets, which is reported already
                    _targets(subject, passage.document, passage.clause, reference, report)
                    _preposition(language, reference, report)


def check_articles(subject: Subject, report: Report) -> None:
    """Every article of a law that is cited is one that the law has, as far as `laws.yaml` says how far it goes."""
    laws = subject.library.laws
    for passage in subject.passages:
        for prose in passage.texts.values():
            for reference in prose.references:
                cited = (end for target in reference.targets for end in ends(target) if end.scope == "law" and end.part)
                for end in cited:
                    law, article = laws.get(end.name), Resolved("law", end.name, part=end.part).law_part[0]
                    if law is not None and not law.has(article):
                        message = f"the law {law.id} has no article {article}"
                        hint = f"its articles are 1 to {law.last_article}, says last-article: of clauses/laws.yaml"
                        report.error("reference-unknown", reference.span, message, hint)


def _targets(subject: Subject, document: str, clause: str, reference: Reference, report: Report) -> None:
    kinds = set()
    for end in (end for target in reference.targets for end in ends(target)):
        try:
            found = subject.resolver.resolve(end, document, clause)
        except Unresolved as problem:
            report.error(problem.code, reference.span, *problem.said)
            return
        whole = found.kind != "place" and not found.part
        annex = found.place.clause in subject.annexes
        kinds.add((found.kind, found.document, annex, whole, end if whole else None))
    if len(kinds) > 1:
        quarrel = mixed()
        report.error(quarrel.code, reference.span, *quarrel.said)


def _preposition(language: str, reference: Reference, report: Report) -> None:
    named = any(
        not isinstance(target, TargetRange) and not target.part and target.scope in ("law", "document")
        for target in reference.targets
    )
    own = LANGUAGES[language]
    known = own.name_prepositions if named else own.prepositions
    if reference.preposition not in known:
        message = f"[{reference.preposition}] is not how a reference begins in {LANGUAGES[language].title}"
        allowed = ", ".join(one or "nothing" for one in known)
        hint = nearest(reference.preposition, known) or f"between the brackets: {allowed}"
        report.error("reference-preposition", reference.span, message, hint)
