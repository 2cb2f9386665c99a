"""What a document would say twice, count twice, or explain by itself: titles, sentences, references, definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText
from engine.diagnostics import Report
from engine.languages import LANGUAGES, OF_MESSAGES
from engine.model.block import lines
from engine.model.clause import parts_of
from engine.model.place import Place
from engine.model.prose import PRINTED, Reference, TargetRange, Words
from engine.model.targets import Unresolved

WORDS = 6
"""As many words a sentence has that may not stand twice in a document; shorter ones may."""

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]+)"
_COUNTED = re.compile(
    rf"\A(?:§+\s*\d|{_NUMBER}\s*[.)°:–—-]+(?:\s|\Z)|\d{{1,3}}(?:\.\d{{1,3}})+\s+(?=[^\W\d_]{{3}})"
    r"|\(?[a-z]\)\s|\((?:[ivx]+|[A-Z]|\d+)\)\s|[A-Z][.)]\s+(?=\w{3}))"
)
_ENDS = re.compile(r"(?<=[.!?;:])\s+|\n+")


def check_numbered_titles(subject: Subject, report: Report) -> None:
    """No title begins with a number: the program sets it, and a second one would be printed beside it."""
    for language in LANGUAGES:
        names = "|".join(re.escape(word) for word in LANGUAGES[language].printed.numbered)
        named = re.compile(rf"\A(?:{names})\s+(?:n°\s*)?(?:{_NUMBER}|[A-Z])\s*(?:[.:)–—-]|\Z)", re.IGNORECASE)
        for heading in subject.headings:
            words = heading.words[language]
            found = _COUNTED.match(words) or (named.match(words) if names else None)
            if found:
                rest = words[found.end() :].lstrip(" .:)–—-\u00a0")
                hint = (
                    f"write “{rest[:1].upper()}{rest[1:]}”: numbers are set by the program" if rest else "write a title"
                )
                message = f"“{words}” begins with a number, and another one is printed before it"
                report.warn("title-numbered", heading.span, message, hint, about=heading.about)


def check_repeated_titles(subject: Subject, report: Report) -> None:
    """No two articles of a document have one title, and no two paragraphs of an article one heading."""
    library, language = subject.library, OF_MESSAGES
    for outline in library.outlines.values():
        titles: dict[tuple[bool, str], Place] = {}
        for entry in (*outline.entries, *outline.annexes):
            clause = library.clauses.get(entry.clause)
            if clause is None:
                continue
            title = clause.id in subject.annexes, clause.title[language].casefold()
            if clause.when is None and titles.setdefault(title, clause.id) != clause.id:
                message = f"{clause.id} has the title of {titles[title]}, “{clause.title[language]}”"
                report.warn("printed-twice", clause.span, message, "give one of them another title", about=clause.id)
            headings: dict[str, str] = {}
            for one in clause.paragraphs:
                if one.heading is None or one.when is not None:
                    continue
                heading, place = one.heading[language].casefold(), clause.id.child(one.id)
                if headings.setdefault(heading, one.id) != one.id:
                    other = clause.id.child(headings[heading])
                    message = f"{place} has the heading of {other}, “{one.heading[language]}”"
                    hint = "give one of them another heading, or leave it out"
                    report.warn("printed-twice", one.span, message, hint, about=clause.id.child(one.id))


def check_repeated_sentences(subject: Subject, report: Report) -> None:
    """No sentence stands twice in a document, unless a condition may keep one of them out of it."""
    conditional = _conditional(subject)
    said: dict[tuple[str, str, str], LanguageText] = {}
    for text in subject.texts:
        passage = text.passage
        if passage.variant is not None or not passage.clause or Place(passage.place) in conditional:
            continue
        for sentence in _ENDS.split(text.words):
            bare = sentence.strip(" .;:!?")
            if bare.count(" ") < WORDS - 1 or PRINTED in bare:
                continue
            before = said.setdefault((passage.document, text.language, bare.casefold()), text)
            if before is not text and before.passage.place != passage.place:
                start = text.words.index(sentence)
                message = f"this sentence of {passage.place} stands in {before.passage.place} too"
                hint = "say it once, and refer to it; or say what differs"
                place = text.prose.at(start, start + len(sentence))
                report.warn("printed-twice", place, message, hint, about=subject.about(passage))


def _conditional(subject: Subject) -> frozenset[Place]:
    """Every place that only some selections print."""
    found: set[Place] = set()
    for clause in subject.library.clauses.values():
        for place, node in parts_of(clause.id, clause):
            outer = {place.clause, place.clause.child(place.paragraph)} if place.paragraph else {place}
            if node.when is not None or found & outer:
                found.add(place)
    return frozenset(found)


def check_self_references(subject: Subject, report: Report) -> None:
    """No text refers to the place where it stands itself, as if it were regulated elsewhere."""
    alone = {clause.id for clause in subject.library.clauses.values() if len(clause.paragraphs) == 1}
    for text in subject.texts:
        if not text.passage.clause or text.plain:
            continue
        for reference, before in _references(text):
            own = _own_place(subject, text, reference)
            if own is None or (own.kind == "article" and own not in alone and not _points(text.language, before)):
                continue
            message = f"{text.passage.place} refers to itself"
            hint = "name the place that is meant; or write what is meant without a reference"
            report.warn("reference-self", reference.span, message, hint, about=subject.about(text.passage))


def _references(text: LanguageText) -> Iterator[tuple[Reference, str]]:
    """The references to one place, with the words before them in the line."""
    for block in text.prose.blocks:
        for line in lines(block):
            before = ""
            for one in line:
                if isinstance(one, Reference) and len(one.targets) == 1:
                    yield one, before
                before = one.text if isinstance(one, Words) else ""


def _own_place(subject: Subject, text: LanguageText, reference: Reference) -> Place | None:
    """The place to which a reference leads, if it is the text's own or its article; not the paragraph of an item."""
    (target,) = reference.targets
    if isinstance(target, TargetRange):
        return None
    try:
        found = subject.resolver.resolve(target, text.passage.document, text.passage.clause)
    except Unresolved:
        return None
    return found.place if found.kind == "place" and found.place in (text.passage.place, text.passage.clause) else None


def _points(language: str, before: str) -> bool:
    said = before.lower().rstrip()
    return any(said.endswith(words) for words in LANGUAGES[language].printed.pointing)


def check_circular_terms(subject: Subject, report: Report) -> None:
    """No definition explains a term by itself, or by a term that is explained by it."""
    for language in LANGUAGES:
        said_by = {term.id: _explained_by(subject, term.id, language) for term in subject.terms}
        for term in subject.terms:
            name = term.languages[language].name
            # What a term is, is said before the first mark; what else belongs to it may name it.
            said = re.split(r"[,;:.]", term.languages[language].text.words, maxsplit=1)[0]
            own = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)
            around = [] if own else _circle(said_by, term.id)
            if not (own or around):
                continue
            message = f"the definition of {name} explains it by itself"
            if around:
                others = ", then ".join(_name(subject, one, language) for one in around)
                message = (
                    f"the definition of {name} goes round in a circle: it is explained by {others}, then by itself"
                )
            hint = "say what it is in other words"
            span = term.languages[language].text.span
            about = f"term/{term.id}" if term.id in subject.library.terms else ""
            report.warn("term-circular", span, message, hint, about=about)


def _explained_by(subject: Subject, id: str, language: str) -> str:
    """The term with which a definition begins, after small words: a Service is “the Work that …”. Empty without one."""
    term = next(one for one in subject.terms if one.id == id)
    common = LANGUAGES[language].printed.common
    words = re.findall(r"[^\W\d_]+[’']?(?:-[^\W\d_]+)*", term.languages[language].text.words.replace("'", "’"))
    owners = {form.casefold(): one.id for one in subject.terms for form in one.languages[language].forms}
    for at, word in enumerate(words):
        for size in (4, 3, 2, 1):
            owner = owners.get(" ".join(words[at : at + size]).casefold())
            if owner and word[:1].isupper():
                return owner
        if word.lower() not in common:
            return ""
    return ""


def _circle(said_by: Mapping[str, str], start: str) -> list[str]:
    """The terms over which an explanation comes back to a term; none if it does not."""
    found: list[str] = []
    one = said_by[start]
    while one and one not in found:
        if one == start:
            return found
        found.append(one)
        one = said_by.get(one, "")
    return []


def _name(subject: Subject, id: str, language: str) -> str:
    return next(one.languages[language].name for one in subject.terms if one.id == id)
