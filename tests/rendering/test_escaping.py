"""Text becomes HTML by being escaped, and HTML is made in one way alone: by templates that stand in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment
from markupsafe import Markup

import engine
from engine.rendering.html.escaping import Html, markup

ENGINE = Path(engine.__file__).parent
ROOMS = ("rendering/html", "rendering/redline", "rendering/pdf", "preview", "site")
MODULES = sorted(path for room in ROOMS for path in (ENGINE / room).rglob("*.py"))
TAG = re.compile(r"<[a-z/!?]|\b[a-z-]+=\"")
TAKEN = {
    "site/content/article_history.py": 2,  # what was made by templates and remembered
    "site/content/changes.py": 1,  # what was made by templates and remembered
    "site/content/option_changes.py": 2,  # the same, and HTML of which only names between brackets are replaced
    "site/pages/embedded.py": 1,  # HTML in which only links get further attributes
    "site/pages/metadata.py": 1,  # JSON in which no sign is left that begins HTML
    "site/pages/texts.py": 2,  # remembered
    "site/files/atom.py": 1,  # XML by the standard library
    "site/plugin.py": 1,  # what MkDocs made of authored pages
    "rendering/html/stylesheets.py": 1,  # our own stylesheets
}
"""How often a module says of a value that it is HTML already, and why it may."""
HOSTILE = """<b a='1'>&"x"</b>"""
ESCAPED = "&lt;b a=&#x27;1&#x27;&gt;&amp;&quot;x&quot;&lt;/b&gt;"


def test_text_is_escaped_wherever_it_meets_html() -> None:
    made = Html("<p>")
    assert markup("<p>{}</p>", HOSTILE) == f"<p>{ESCAPED}</p>"
    assert markup("<p>{one}</p>", one=HOSTILE) == f"<p>{ESCAPED}</p>"
    assert made + HOSTILE == f"<p>{ESCAPED}"
    assert HOSTILE + made == f"{ESCAPED}<p>"
    assert Html("<br>").join([HOSTILE, made]) == f"{ESCAPED}<br><p>"
    assert Html(HOSTILE).format(1) == HOSTILE
    assert Html("<p>{}").format(HOSTILE) == f"<p>{ESCAPED}"
    assert Html("<p>%s") % HOSTILE == f"<p>{ESCAPED}"
    assert Html.escape(HOSTILE) == ESCAPED


def test_html_is_not_escaped_again() -> None:
    made = Html(HOSTILE)
    assert markup("{}{one}", made, one=made) == HOSTILE * 2
    assert Html().join([made, made]) == made + made == HOSTILE * 2
    assert Html.escape(made) == HOSTILE
    assert markup("{}", Markup("<i>")) == Html.escape(Markup("<i>")) == "<i>"
    assert Environment(autoescape=True).from_string("{{ one }}").render(one=made) == HOSTILE


def test_what_is_made_of_html_is_html() -> None:
    made = Html("<p> x</p>")
    for one in (markup("{}", 1), made + "a", "a" + made, made.join(["a"]), made.partition(" ")[0], made[1:], made * 2):
        assert type(one) is Html
    assert type(str(made)) is str


def _documented(tree: ast.AST) -> set[ast.expr]:
    """The strings that stand alone as statements: docstrings."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _pattern(node: ast.AST) -> bool:
    """Whether an expression is a regular expression, which reads HTML and makes none."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def _faults(tree: ast.AST) -> Iterator[str]:
    allowed = _documented(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _pattern(node):
            allowed.update(node.args[:1])
        if isinstance(node, ast.Call) and _called(node) in ("markup", "Html") and node.args:
            first = node.args[0]
            allowed.add(first)
            if _called(node) == "markup":
                if not isinstance(first, ast.Constant):
                    yield f"{first.lineno}: the template is made at run time"
                elif any(re.fullmatch(r"\w*", name or "") is None for _, name, _, _ in Formatter().parse(first.value)):
                    yield f"{first.lineno}: a template looks into a value"
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            allowed.update(node.values)
            if any(isinstance(part, ast.Constant) and TAG.search(part.value) for part in node.values):
                yield f"{node.lineno}: HTML by an f-string"
        elif isinstance(node, ast.ImportFrom) and node.module in ("html", "markupsafe"):
            yield from (f"{node.lineno}: escaping by hand" for one in node.names if one.name in ("escape", "Markup"))
    for node in ast.walk(tree):
        told = isinstance(node, ast.Constant) and node not in allowed and isinstance(node.value, str)
        if told and TAG.search(node.value):
            yield f"{node.lineno}: HTML that is not called HTML"


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ENGINE).as_posix() for path in MODULES])
def test_html_is_made_by_templates_alone(path: Path) -> None:
    name = path.relative_to(ENGINE).as_posix()
    if name in ("rendering/html/escaping.py", "site/publish/links.py"):  # the place itself; and a reader of HTML
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert list(_faults(tree)) == []
    taken = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) == "Html" and node.args and not _literal(node.args[0])
    ]
    assert len(taken) == TAKEN.get(name, 0), [node.lineno for node in taken]


def _literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


@pytest.mark.parametrize(
    "code",
    [
        'f"<p>{text}</p>"',
        "f' id=\"{text}\"'",
        '"<p>" + text',
        '"<p>{}</p>".format(text)',
        're.compile("<p>").sub("<b>", text)',
        "markup(template, text)",
        'markup("<p>" + text)',
        'markup("<p>{0.__class__}</p>", text)',
        "from html import escape",
    ],
)
def test_each_way_around_is_found(code: str) -> None:
    assert list(_faults(ast.parse(f"made = {code}" if "import" not in code else code)))
