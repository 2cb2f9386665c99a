"""The page that tells which edition a file or a digest belongs to. The browser computes; nothing leaves it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import combinations

from engine.languages import LANGUAGES
from engine.languages.site.history import HISTORY_WORDS
from engine.languages.site.verify import VERIFY_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_archive import OptionArchive
from engine.site.files.json_files import DIGESTS
from engine.site.model import Here, Page, Published
from engine.site.pages.editions import PATH as EDITIONS
from engine.site.pages.editions import anchor
from engine.site.pages.markup import badge, described, digest, in_languages, link, named, standing, state, words

PATH = "verify"


def pages(shelf: Shelf, held: Holdings, kept: OptionArchive) -> Iterator[Page]:
    for code in LANGUAGES:
        yield page(shelf, Here(code, PATH), held, kept)


def page(shelf: Shelf, here: Here, held: Holdings, kept: OptionArchive) -> Page:
    """The form, which only a script can show, and the digests of the editions, for everybody."""
    told = VERIFY_WORDS[here.language]
    intro = Html().join(markup("<p>{}</p>\n", text) for text in told.intro)
    body = markup('<header>\n<h1>{}</h1>\n</header>\n<div class="intro">\n{}</div>\n', told.title, intro)
    body += markup(
        "<noscript><p>{}</p></noscript>\n{}{}", told.script, _form(shelf, here, held, kept), _list(shelf, here)
    )
    body += markup('<script src="{}" defer></script>\n', here.file("assets/verify.js"))
    return Page(here.language, PATH, told.title, described(*told.intro), body, "verify")


def _form(shelf: Shelf, here: Here, held: Holdings, kept: OptionArchive) -> Html:
    told = VERIFY_WORDS[here.language]
    data = json.dumps(_data(shelf, here, held, kept), ensure_ascii=False, sort_keys=True)
    return markup(
        '<form class="verify" id="verify" hidden novalidate data-told="{}">\n'
        '<div class="drop">\n<label for="verify-file">{}</label>\n'
        '<input type="file" id="verify-file" aria-describedby="verify-drop">\n'
        '<p id="verify-drop">{}</p>\n</div>\n'
        '<div class="paste">\n<label for="verify-digest">{}</label>\n'
        '<input type="text" id="verify-digest" spellcheck="false" autocomplete="off" autocapitalize="off" '
        'aria-describedby="verify-hint">\n<p id="verify-hint">{}</p>\n'
        '<button type="submit">{}</button>\n</div>\n</form>\n'
        '<div role="status" class="verified" id="verified"></div>\n',
        data,
        told.file,
        told.drop,
        told.digest,
        told.hint,
        told.button,
    )


def _data(shelf: Shelf, here: Here, held: Holdings, kept: OptionArchive) -> dict[str, object]:
    """What the script needs to say: every sentence, and the names of all editions and documents."""
    told, history, code = VERIFY_WORDS[here.language], HISTORY_WORDS[here.language], here.language
    editions = {
        one.date: {
            "name": named(one.edition, code),
            "state": str(one.state),
            "badge": words(code).states[one.state],
            "standing": standing(one, shelf.every, code),
            "agreed": dict(_agreed(shelf, one, code)),
            "titles": {id: document.titles[code] for id, document in held[one.edition.stamp.sha256].documents.items()}
            | {each.place: each.texts[code].title for each in kept.beginning(one)},
        }
        for one in shelf.every
    }
    return {
        "digests": here.file(DIGESTS),
        "home": here.to(""),
        "root": here.file(""),
        "editionsPage": here.to(EDITIONS, "edition-"),
        "editions": editions,
        **_side_by_side(code),
        **_since(shelf, code),
        "printedFor": told.printed_for,
        "also": told.also,
        "sameWords": told.same_words,
        "computed": told.computed,
        "document": told.document,
        "edition": history.edition,
        "format": told.format,
        "formats": dict(history.formats),
        "insecure": told.insecure,
        "kinds": dict(told.kinds),
        "language": told.language,
        "languages": {one: in_languages([one], code) for one in LANGUAGES},
        "malformed": told.malformed,
        "openEdition": history.open_edition,
        "openEarlier": told.open_earlier,
        "openText": told.open_text,
        "reasons": list(told.unknown_reasons),
        "result": told.result,
        "unknown": told.unknown,
        "unreachable": told.unreachable,
        "unreadable": told.unreadable,
        "oneFile": told.one_file,
        "working": told.working,
    }


def _since(shelf: Shelf, code: str) -> dict[str, object]:
    """What the script says of files that a person recorded; nothing where there are none."""
    told, own = VERIFY_WORDS[code], LANGUAGES[code]
    recordings = shelf.ledger.recordings
    if not recordings:
        return {}
    days = {day for one in recordings for day in (one.day, one.edition.effective)}
    return {
        "recorded": told.recorded,
        "since": told.since,
        "sentences": {name: getattr(told, name) for name in ("completed", "changed", "joined", "left", "altered")},
        "listed": told.listed,
        "nothingSince": told.nothing_since,
        "company": dict(told.company),
        "days": {str(day): own.date(day) for day in sorted(days)},
        "editionOf": words(code).edition_of,
    }


def _agreed(shelf: Shelf, one: Published, code: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What is said of the documents of an edition that need an option, instead of what is said of the edition."""
    for id in shelf.documents(one.edition):
        agreed = shelf.agreed(one.edition, id)
        if agreed is not None:
            yield id, {"badge": state(one, code, agreed), "standing": standing(one, shelf.every, code, agreed)}


def _side_by_side(code: str) -> dict[str, object]:
    """What a file with two languages is called, by its languages where there is more than one pair of them."""
    pairs = {"-".join(pair): in_languages(pair, code) for pair in combinations(LANGUAGES, 2)}
    return {"pairs": pairs} if len(pairs) > 1 else {"both": next(iter(pairs.values()), "")}


def _list(shelf: Shelf, here: Here) -> Html:
    """The digest of every edition, newest first, for those who compare by eye."""
    told, code = VERIFY_WORDS[here.language], here.language
    items = Html()
    for one in reversed(shelf.every):
        name = link(here.to(EDITIONS, anchor(one.date)), named(one.edition, code))
        items += markup("<li>{} {} {}</li>\n", name, badge(one, code), digest(one.edition.stamp.sha256))
    empty = markup("<p>{}</p>\n", HISTORY_WORDS[code].none_published)
    listed = markup('<ul class="editions">\n{}</ul>\n', items) if items else empty
    return markup('<section class="edition-digests">\n<h2>{}</h2>\n{}</section>\n', told.digests, listed)
