"""Links of the finished site: everything that leads nowhere is a `site-link`, by page and by link."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from engine.site.publish import links
from engine.site.publish.links import PageLink, check, scan

ADDRESS = "https://documents.example/sub/"
PAGES = {
    "index.html": '<h1 id="top">Home</h1>',
    "cgv/index.html": '<p id="duration.notice">5.1</p><p id="é">é</p>',
    "cgv/2026-12-01/index.html": '<p id="a&amp;b">x</p>',
    "assets/site.css": "",
    "dpa/été.pdf": "",
    "404.html": "",
}

GOOD = [
    "#here",
    "#",
    "../",
    "./",
    "",
    "../#top",
    "../index.html#top",
    "2026-12-01/",
    "2026-12-01/index.html",
    "../cgv/#here",
    "../cgv/?q=1#here",
    "2026-12-01/#a&amp;b",
    "../dpa/%C3%A9t%C3%A9.pdf",
    "../dpa/été.pdf#page=3",
    "mailto:info@documents.example",
    "tel:+3265000000",
    "https://elsewhere.example/any#thing",
    f"{ADDRESS}cgv/2026-12-01/",
    "#:~:text=Home",
]
BAD = {
    "nowhere/": "leads nowhere: there is no cgv/nowhere/index.html",
    "../cgv": "leads nowhere: there is no cgv",
    "2026-12-01": "leads nowhere: there is no cgv/2026-12-01",
    "#nowhere": 'leads to no place: cgv/index.html has no id "nowhere"',
    "../#nowhere": 'leads to no place: index.html has no id "nowhere"',
    "2026-12-01/#A&amp;b": 'leads to no place: cgv/2026-12-01/index.html has no id "A&b"',
    "../CGV/": "leads nowhere: there is no CGV/index.html",
    "../../": "leaves the site",
    "../../cgv/": "leaves the site",
    "/cgv/": "begins at the root of a server: the site may lie anywhere",
    "//elsewhere.example/": "is none that a page may have",
    "javascript:alert(1)": "is none that a page may have",
    "data:text/plain,x": "is none that a page may have",
    "file:///etc/passwd": "is none that a page may have",
    f"{ADDRESS}nowhere/": "leads nowhere: there is no nowhere/index.html",
}


def site(folder: Path, **pages: str) -> Path:
    for name, text in (PAGES | pages).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    return [str(one) for one in check(folder, ADDRESS)]


def linking(folder: Path, html: str) -> list[str]:
    return told(site(folder, **{"cgv/index.html": f'<p id="here">x</p>{html}'}))


@pytest.mark.parametrize("href", GOOD)
def test_a_link_that_leads_somewhere(href: str, tmp_path: Path) -> None:
    assert linking(tmp_path, f'<a href="{href}">x</a>') == []


@pytest.mark.parametrize(("href", "message"), BAD.items())
def test_a_link_that_does_not(href: str, message: str, tmp_path: Path) -> None:
    shown = href.replace("&amp;", "&")
    expected = [f'cgv/index.html: error: the link "{shown}" {message} [site-link]']
    assert linking(tmp_path, f'<a href="{href}">x</a>') == expected


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<img src="../assets/none.png">', True),
        ('<img src="https://elsewhere.example/x.png">', True),
        ('<script src="https://elsewhere.example/x.js"></script>', True),
        ('<link rel="stylesheet" href="https://elsewhere.example/x.css">', True),
        ('<link rel="preconnect" href="https://elsewhere.example/">', True),
        ('<link rel="canonical" href="https://elsewhere.example/">', False),
        ('<link rel="stylesheet" href="../assets/site.css">', False),
        ('<form action="https://elsewhere.example/"></form>', True),
        ('<form action="../cgv/"></form>', False),
        ('<img srcset="../assets/none.png 2x, ../assets/site.css 1x">', True),
        ("<a href='nowhere/'>x</a>", True),
        ("<a href=nowhere/>x</a>", True),
        ('<A HREF="nowhere/">x</A>', True),
        ('<!-- <a href="nowhere/">x</a> -->', False),
        ('<p>Write &lt;a href="nowhere/"></p>', False),
        ('<p data-href="nowhere/" title=" href=nowhere/ ">x</p>', False),
        ('<svg><use href="#nowhere"/></svg>', True),
        ('<template><a href="nowhere/">x</a></template>', True),
        ('<noscript><a href="nowhere/">x</a></noscript>', True),
        ("<script>const a = '<a href=\"nowhere/\">x</a>'</script>", False),
        ("<textarea><a href='nowhere/'>x</a></textarea>", False),
        ("<a href>x</a>", False),
    ],
)
def test_what_a_page_asks_for(html: str, wrong: bool, tmp_path: Path) -> None:
    assert bool(linking(tmp_path, html)) is wrong


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    html = '<p id="a"></p><p id="b"></p><p id="a"></p><p id="a"></p>'
    assert linking(tmp_path, html) == ['cgv/index.html: error: the id "a" stands more than once [site-link]']


def test_a_page_shown_anywhere_begins_at_the_root(tmp_path: Path) -> None:
    good, bad = '<a href="/sub/cgv/#duration.notice">x</a>', '<a href="cgv/">x</a><a href="/cgv/">x</a>'
    assert told(site(tmp_path, **{"404.html": good})) == []
    assert len(told(site(tmp_path, **{"404.html": bad}))) == 2


class Parser(HTMLParser):
    """Ids and links as Python's own parser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[PageLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        links._note(tag, dict(attrs), self.ids, self.links)


def test_another_parser_finds_the_same(announced: Path) -> None:
    counted = 0
    for path in announced.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        parser = Parser()
        parser.feed(html)
        found = scan(html)
        assert (found.ids, found.links) == (parser.ids, parser.links), path
        counted += len(found.links)
    assert counted > 5000


def test_the_site_has_no_link_that_leads_nowhere(announced: Path, switched: Path) -> None:
    for folder in (announced, switched):
        assert check(folder, "https://documents.example/") == []
