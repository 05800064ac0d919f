"""Stills and exports by address: `/geohist/snapshot.png?date=…` and `/geohist/export/geojson.zip`."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from geohist.errors import GeohistError
from geohist.service.shelf import shelf

if TYPE_CHECKING:
    from starlette.requests import Request

EXPORTS = {
    "geojson.zip": ("geojson", "application/zip"),
    "geohist.gpkg": ("gpkg", "application/geopackage+sqlite3"),
}
"""File name at the address, and the format and media type behind it."""


def snapshot(request: Request) -> Response:
    """Answer with the still of a day (``date``, ``view``, ``lang``); a bad parameter gets a 400 that says what is allowed."""
    from geohist.render import snapshot as draw

    kept = shelf()
    if kept.atlas is None:
        return PlainTextResponse(f"The atlas cannot be opened: {kept.problem}", status_code=503)
    asked = request.query_params
    try:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "still.png"
            draw(kept.atlas, asked.get("date", ""), out, view=asked.get("view"), lang=asked.get("lang", "en"))
            picture = out.read_bytes()
    except GeohistError as error:
        return PlainTextResponse(str(error), status_code=400)
    return Response(picture, media_type="image/png", headers={"cache-control": "public, max-age=3600", "etag": f'"{kept.version}"'})


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
