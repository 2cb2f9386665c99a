"""The texts of the shown edition as pages that others may show inside theirs: a text and nothing around it.

They hold no script, ask for nothing but their style, and are no pages of the site: nothing leads to them, and search
engines leave them aside. A link out of a text opens a page of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.languages import LANGUAGES
from engine.languages.incomplete import INCOMPLETE_WORDS
from engine.languages.site.options import OPTION_WORDS
from engine.model.digest import text_digest
from engine.rendering.directions import isolated
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import text_html
from engine.rendering.walk import text
from engine.site.content.company import imprint
from engine.site.content.editions_on_day import Shelf
from engine.site.content.terms import readable
from engine.site.model import Here, Published
from engine.site.pages.markup import badge, digest, named, standing

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
"""What a page can say of it by itself; who may show it is said by the server."""
_LEADS_OUT = re.compile(r'<a (?=[^>]*href="(?!#))')
_OWN_PAGE = markup('<a target="_blank" rel="noopener" ')


@dataclass(frozen=True, slots=True)
class EmbeddedPlace(Here):
    """The place of such a page, from which links lead to the pages of the site; `path` is the document."""

    @property
    def address(self) -> str:
        return address(self.path, self.language)


def address(id: str, language: str) -> str:
    """Where the page of a document is, below the root of the site: one folder holds all of them."""
    return f"embed/{id}/{language}/"


def embedded(shelf: Shelf, *, incomplete: bool = False) -> dict[str, bytes]:
    """The pages by the path of their file; those of an `incomplete` company say that they are no public ones yet."""
    one = shelf.shown
    if one is None:
        return {}
    places = [EmbeddedPlace(code, id) for id in shelf.documents(one.edition) for code in LANGUAGES]
    return {f"{here.address}index.html": str(page(shelf, one, here, incomplete)).encode() for here in places}


def page(shelf: Shelf, one: Published, here: Here, incomplete: bool) -> Html:
    """A text with its edition, its digest and the permanent address of both."""
    id, code = here.path, here.language
    document, screen, glossary = readable(shelf, one, shelf.texts(one.edition, code)[id], here)
    articles = Html().join(text_html(part, screen) for part in text(document))
    dated = Here(code, f"{id}/{one.date}")
    state = badge(one, code) if shelf.option(one.edition, id) is None else Html.escape(OPTION_WORDS[code].agreed)
    remark = markup('<p class="remark">{}</p>\n', INCOMPLETE_WORDS[code].site) if incomplete else Html()
    body = remark + markup(
        "<header>\n<h1>{}</h1>\n<p>{} {}</p>\n"
        '<p><a href="{}">{}</a><br>SHA-256 {}</p>\n</header>\n<div class="text">\n{}</div>\n{}',
        document.title,
        named(one.edition, code),
        state,
        here.to(dated.path),
        f"/{dated.address}",
        digest(one.edition.texts.get(id, {}).get(code, "") or text_digest(document)),
        articles,
        glossary,
    )
    return markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n<meta name="description" content="{}">\n<title>{}</title>\n'
        '<link rel="stylesheet" href="{}">\n</head>\n'
        '<body class="site embedded">\n<main>\n{}</main>\n</body>\n</html>\n',
        LANGUAGES[code].bcp47,
        POLICY,
        standing(one, shelf.every, code),
        f"{document.title} – {named(one.edition, code)} – {isolated(imprint(shelf, code).trade_name)}",
        here.file("assets/site.css"),
        Html(_LEADS_OUT.sub(_OWN_PAGE, body)),
    )
