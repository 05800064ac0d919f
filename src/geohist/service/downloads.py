"""Stills and exports by address: `/geohist/snapshot.png?date=…` (or svg, pdf) and `/geohist/export/geojson.zip`."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from geohist.errors import GeohistError
from geohist.export import FORMATS
from geohist.service.pictures import Asked, picture_of
from geohist.service.shelf import shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

EXPORTS = {"geohist.gpkg": ("gpkg", "application/geopackage+sqlite3")} | {f"{form}.zip": (form, "application/zip") for form in FORMATS}
"""File name at the address, and the format and media type behind it."""


def snapshot(request: Request) -> Response:
    """Answer with the still of a day as PNG, SVG or PDF; a bad parameter gets a 400 that says what is allowed.

    Parameters: those of ``geohist.service.pictures``, as of ``geohist snapshot``; no side over its ``WIDEST``.
    """
    from geohist.render import FORMATS

    kept = shelf()
    ending = request.path_params["ending"]
    if ending not in FORMATS:
        return PlainTextResponse(f"No still is called snapshot.{ending}; there are {', '.join(FORMATS)}.", status_code=404)
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    asked = {key: value for key, value in request.query_params.items() if key != "v"}
    tag = etag_of(kept.version, ending, asked)
    headers = {"cache-control": "public, max-age=3600", "etag": tag, "access-control-allow-origin": "*"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    try:
        body = picture_of(kept.atlas, Asked.of(asked), ending)
    except GeohistError as error:
        return PlainTextResponse(str(error), status_code=400)
    return Response(body, media_type=FORMATS[ending], headers=headers)


def etag_of(version: str, ending: str, asked: Mapping[str, str]) -> str:
    """Give the tag of a picture: it changes with the data, the program and what was asked."""
    import hashlib

    import geohist

    words = repr((geohist.__version__, version, ending, sorted(asked.items())))
    return f'"{hashlib.sha256(words.encode()).hexdigest()[:16]}"'


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
