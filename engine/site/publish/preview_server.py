"""What the server of the preview does otherwise than a web server with the published site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.rendering.html.escaping import Html, markup
from engine.site.model import Here
from engine.site.pages import frame

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

HOSTS = ("127.0.0.1", "localhost", "[::1]")
POLICY = frame.POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""That of every page, with the script allowed that MkDocs writes into each, by which it loads itself again."""
DRAFT_STYLE = "assets/draft.css"
HEAD_ENDS = Html("</head>")


def guarded(app: WSGIApplication) -> WSGIApplication:
    """Answers only to names of this machine: a draft is confidential, and a page of the web could take another name."""

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        host = str(environ.get("HTTP_HOST", ""))
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name in HOSTS:
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"this preview answers to 127.0.0.1 and localhost alone\n"]

    return answer


def styled(html: str, here: Here) -> str:
    """A page with the styles of the draft."""
    style = markup('<link rel="stylesheet" href="{}">\n', here.file(DRAFT_STYLE))
    return html.replace(HEAD_ENDS, style + HEAD_ENDS, 1)


def stylesheet() -> bytes:
    """The styles of the pages of the draft: those of `clausier watch`, and what is otherwise in this site."""
    engine = Path(__file__).parents[2]
    files = (engine / "preview/assets/preview.css", engine / "site/styles/preview/draft.css")
    return b"".join(path.read_bytes() for path in files)
