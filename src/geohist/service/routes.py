"""Routes under ``/geohist/``; everything else is Streamlit's."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from geohist.service import downloads, embed, workshop
from geohist.service.bundle import packed
from geohist.service.shelf import shelf

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Scope

PREFIX = "/geohist"
PLAYER = Path(__file__).parents[1] / "player"
_IMMUTABLE = "public, max-age=31536000, immutable"


class _Immutable(StaticFiles):
    """Static files below an address that carries their fingerprint; another fingerprint gets the files of now, kept by no cache."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        current = scope["path_params"]["version"] == player_version()
        response.headers["cache-control"] = _IMMUTABLE if current else "no-cache"
        return response


def deck_bundle() -> Path:
    """Give the path of deck.gl as the pydeck wheel carries it (its place is private to pydeck: a test holds that it is there)."""
    import pydeck

    return Path(pydeck.__file__).parent / "nbextension" / "static" / "index.js"


def player_version() -> str:
    """Give a fingerprint of the player's files, so that their address changes when they do."""
    digest = hashlib.sha256()
    for file in sorted(PLAYER.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(PLAYER).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def addresses(version: str) -> dict[str, str]:
    """Give the addresses a page of the player needs, for a data version."""
    import pydeck

    return {
        "player": f"{PREFIX}/player-{player_version()}/all.js",
        "deck": f"{PREFIX}/deck-{pydeck.__version__}.js",
        "atlas": f"{PREFIX}/atlas-{version}.json",
        "still": f"{PREFIX}/snapshot.png",
    }


def routes() -> list[BaseRoute]:
    """List the service's routes; the last answers every unknown path below the prefix with a 404 in words."""
    return [
        Route(f"{PREFIX}/player-{{version}}/all.js", _player),
        Mount(f"{PREFIX}/player-{{version}}", app=_Immutable(directory=PLAYER)),
        Route(f"{PREFIX}/deck-{{version}}.js", _deck),
        Route(f"{PREFIX}/atlas-{{version}}.json", _atlas),
        Route(f"{PREFIX}/snapshot.{{ending}}", downloads.snapshot),
        Route(f"{PREFIX}/embed", embed.embed),
        Route(f"{PREFIX}/oembed", embed.oembed),
        Route(f"{PREFIX}/export/{{name}}", downloads.export),
        Route(f"{PREFIX}/made/{{name}}", workshop.made),
        Route(f"{PREFIX}/{{rest:path}}", _unknown),
    ]


def _player(request: Request) -> Response:
    version = player_version()
    headers = {"content-encoding": "gzip", "vary": "accept-encoding"}
    headers["cache-control"] = _IMMUTABLE if request.path_params["version"] == version else "no-cache"
    return Response(packed(PLAYER, version), media_type="text/javascript", headers=headers)


async def _deck(_request: Request) -> Response:
    return FileResponse(deck_bundle(), media_type="text/javascript", headers={"cache-control": _IMMUTABLE})


def _atlas(request: Request) -> Response:
    kept = shelf()
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    asked = request.path_params["version"]
    if asked not in {kept.version, "current"}:
        return PlainTextResponse(f"The data has changed: version {asked} is not kept, {kept.version} is. Reload the page.", status_code=404)
    headers = {"content-encoding": "gzip", "vary": "accept-encoding", "etag": f'"{kept.version}"'}
    headers["cache-control"] = "no-cache" if asked == "current" else _IMMUTABLE
    return Response(kept.payload_gz, media_type="application/json", headers=headers)


async def _unknown(request: Request) -> Response:
    return PlainTextResponse(f"There is nothing at {request.url.path}. The atlas itself is at /.", status_code=404)
