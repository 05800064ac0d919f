"""Which addresses there are: anything else is a 404 in words, not Streamlit's page with a 200."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PAGES = frozenset({"/", "/atlas", "/sources", "/disagreements", "/downloads", "/lecture", "/help"})
"""Addresses of the pages; ``geohist.pages.main`` makes them."""
BEHIND = ("/geohist/", "/_stcore/", "/media/", "/component/", "/static/", "/app/static/", "/vendor/", "/bidi-components/", "/~/")
"""Where the service's and Streamlit's own files lie."""
FILES = (".png", ".ico", ".js", ".css", ".json", ".html", ".woff2", ".svg", ".txt")


class OnlyKnownDoors:
    """ASGI middleware: answers an address that is no page, no route and no file of Streamlit's with a 404 that says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a 404."""
        path = str(scope.get("path", ""))
        if scope["type"] == "http" and not is_known(path):
            await PlainTextResponse(f"There is nothing at {path}. The atlas itself is at /.", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_known(path: str) -> bool:
    """Tell whether an address may have something behind it; a page's name may stand before Streamlit's own paths."""
    if (path.rstrip("/") or "/") in PAGES or any(door in path for door in BEHIND):
        return True
    return path.count("/") == 1 and path.endswith(FILES)
