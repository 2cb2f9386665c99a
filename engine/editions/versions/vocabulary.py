"""The words of two libraries, for whoever judges a change of words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.editions.versions.layout import LaidOutPlace, laid_out, named
from engine.editions.versions.parts import Pair
from engine.editions.versions.wording import Vocabulary, tokens
from engine.editions.versions.written import as_text
from engine.languages import LANGUAGES
from engine.model.library import Library


def vocabulary(pairs: Sequence[Pair], before: Library, after: Library) -> Vocabulary:
    """What two libraries say, by place; read when somebody first asks for a word."""

    def texts(code: str) -> Iterator[tuple[str, str]]:
        for pair in pairs:
            for side in (pair.before, pair.after):
                if side is not None:
                    yield from _texts(laid_out(side.content), pair.part.id, code)

    companies = (one for library in (before, after) for one in library.publisher)
    names = frozenset(word for one in companies for name in (one.name, one.trade_name) for word in tokens(name))
    terms = {
        code: frozenset(
            word
            for library in (before, after)
            for term in library.terms.values()
            if code in term.languages
            for form in term.languages[code].forms
            for word in tokens(form)
            if word[:1].isupper()
        )
        for code in LANGUAGES
    }
    return Vocabulary(texts, names, terms)


def _texts(place: LaidOutPlace, part: str, code: str) -> Iterator[tuple[str, str]]:
    for what, texts in place.texts.items():
        if code in texts:
            yield f"{part} {named(place.what, what)}", as_text(texts[code])
    for inner in place.inner.values():
        yield from _texts(inner, part, code)
