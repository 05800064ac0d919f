"""Stills and exports by address: `/geohist/snapshot.png?date=…` (or svg, pdf) and `/geohist/export/geojson.zip`."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from geohist.errors import GeohistError
from geohist.export import FORMATS
from geohist.service.shelf import shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from geohist.atlas import Atlas

EXPORTS = {"geohist.gpkg": ("gpkg", "application/geopackage+sqlite3")} | {f"{form}.zip": (form, "application/zip") for form in FORMATS}
"""File name at the address, and the format and media type behind it."""
PARAMETERS = ("date", "view", "lang", "size", "without", "zones")
"""What the address of a still may say."""
WIDEST = 3840
"""Greatest side of a still by address, pixels: larger ones are drawn by the command line."""


def snapshot(request: Request) -> Response:
    """Answer with the still of a day as PNG, SVG or PDF; a bad parameter gets a 400 that says what is allowed.

    Parameters: ``date``, ``view``, ``lang``, ``size``, ``without``, ``zones``, as of ``geohist snapshot``; no side over ``WIDEST``.
    """
    from geohist.render import FORMATS

    kept = shelf()
    ending = request.path_params["ending"]
    if ending not in FORMATS:
        return PlainTextResponse(f"No still is called snapshot.{ending}; there are {', '.join(FORMATS)}.", status_code=404)
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    asked = {key: value for key, value in request.query_params.items() if key != "v"}
    unknown = sorted(set(asked) - set(PARAMETERS))
    if unknown:
        return PlainTextResponse(f"There is no parameter {unknown[0]}; there are {', '.join(PARAMETERS)}.", status_code=400)
    tag = etag_of(kept.version, ending, asked)
    headers = {"cache-control": "public, max-age=3600", "etag": tag, "access-control-allow-origin": "*"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    try:
        body = _drawn(kept.atlas, ending, tuple(sorted(asked.items())))
    except GeohistError as error:
        return PlainTextResponse(str(error), status_code=400)
    return Response(body, media_type=FORMATS[ending], headers=headers)


def etag_of(version: str, ending: str, asked: Mapping[str, str]) -> str:
    """Give the tag of a picture: it changes with the data, the program and what was asked."""
    import hashlib

    import geohist

    words = repr((geohist.__version__, version, ending, sorted(asked.items())))
    return f'"{hashlib.sha256(words.encode()).hexdigest()[:16]}"'


@lru_cache(maxsize=24)
def _drawn(atlas: Atlas, ending: str, asked: tuple[tuple[str, str], ...]) -> bytes:
    from geohist.render import picture, still_of
    from geohist.render.options import options_of, pixels_of

    given = dict(asked)
    size = pixels_of(given.get("size", "1920x1080"))
    if max(size) > WIDEST:
        raise GeohistError("a picture of that size is not drawn here", expected=f"up to {WIDEST} pixels a side", given=given["size"])
    options = options_of(given.get("without", ""), zones=given.get("zones", "edge"))
    still = still_of(atlas, given.get("date", ""), view=given.get("view"), lang=given.get("lang", "en"), size=size, options=options)
    return picture(still, ending)


def export(request: Request) -> Response:
    """Answer with the whole atlas as a file of one of the formats of ``EXPORTS``."""
    from geohist.export import write

    name = request.path_params["name"]
    kept = shelf()
    if name not in EXPORTS:
        return PlainTextResponse(f"No export is called {name}; there are {', '.join(EXPORTS)}.", status_code=404)
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    form, media_type = EXPORTS[name]
    with tempfile.TemporaryDirectory() as folder:
        try:
            files = write(kept.atlas, form, Path(folder))
        except GeohistError as error:
            return PlainTextResponse(str(error), status_code=500)
        body = files[0].read_bytes() if name == files[0].name else _zipped(Path(folder))
    disposition = f'attachment; filename="{kept.atlas.id}-{kept.version}-{name}"'
    return Response(body, media_type=media_type, headers={"content-disposition": disposition})


def _zipped(folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0)), file.read_bytes())
    return out.getvalue()
