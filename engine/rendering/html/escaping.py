"""HTML as a type of its own: whatever is not of it is text, and is escaped where it meets HTML.

A text cannot become HTML by being forgotten: `markup`, `+`, `join` and the templates of the site escape it, and mypy
refuses a text where HTML is wanted. What is HTML already, because this program or a library for it has made it, is
said to be so by name: `Html(…)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, Self

from markupsafe import Markup

from engine.rendering.directions import PASSAGE, right_to_left


class Html(Markup):
    """A piece of HTML, or of the attributes of an element: never escaped again.

    It differs from the type of its library in how it writes quotation marks: as the documents have them.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Self:
        """A text as HTML; what is HTML stays as it is."""
        if type(s) is str:
            return str.__new__(cls, escape(s))
        if type(s) is cls:
            return s
        return cls(s) if hasattr(s, "__html__") else str.__new__(cls, escape(str(s)))

    def join(self, iterable: Iterable[Any], /) -> Self:
        return str.__new__(type(self), str.join(self, [_printed(one) for one in iterable]))


def markup(template: str, *values: str | int, **named: str | int) -> Html:
    """HTML by a template with `{}` or `{name}` for each value; values that are text are escaped.

    The template stands in the code as it is: it may hold no text from anywhere else.
    """
    told = [_printed(one) for one in values]
    if not named:
        return str.__new__(Html, template.format(*told))
    return str.__new__(Html, template.format(*told, **{name: _printed(one) for name, one in named.items()}))


def apart(text: str) -> Html:
    """A text such as a name as HTML, apart from what stands around it where it is written from right to left."""
    html = Html.escape(text)
    return markup("<bdi>{}</bdi>", html) if right_to_left(text) else html


def passages_apart(html: Html) -> Html:
    """The same HTML of a text without elements, with every passage apart that is written from right to left."""
    return str.__new__(Html, PASSAGE.sub(r"<bdi>\1</bdi>", str(html))) if right_to_left(html) else html


def _printed(value: str | int) -> str:
    return escape(value) if type(value) is str else Html.escape(value)
