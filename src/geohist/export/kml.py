"""KML and KMZ: a folder a layer, each feature with its TimeSpan, areas in the colours of their holders."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from geohist.export.qgis.style import line_ink, style_of
from geohist.export.tables import NAMES, Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geohist.atlas import Atlas
    from geohist.export.choice import Choice

_BASE = ("land", "lakes", "rivers", "seas", "cells", "cuts", "places", "polity_names")
_EXTRA = ("id", "date", "certainty", "polity", "capacity", "sovereign", "status", "sign", "kind", "km2", "accuracy_km", "place")


def write_kml(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``geohist.kml``; the base map is left out, because a globe has its own."""
    (folder / "geohist.kml").write_text(document(atlas, choice), "utf-8")


def write_kmz(atlas: Atlas, choice: Choice, folder: Path) -> None:
    """Write ``geohist.kmz``: the same, zipped."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("doc.kml", (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, document(atlas, choice))
    (folder / "geohist.kmz").write_bytes(out.getvalue())


def document(atlas: Atlas, choice: Choice) -> str:
    """Write the document: KML 2.2, whole days, both ends inclusive, an open end left out."""
    language = choice.language
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n',
        f"<name>{escape(atlas.title.say(language))}</name>\n",
        f"<description>{escape(f'geohist atlas {atlas.id}, data version {atlas.version}')}</description>\n",
        *_styles(atlas),
    ]
    wanted = tuple(name for name in NAMES if name not in _BASE and choice.takes_layer(name))
    for table in tables(atlas, replace(choice, layers=wanted)) if wanted else ():
        parts.append(f"<Folder><name>{escape(table.name)}</name>\n")
        parts += [_placemark(table, feature, row, language) for feature, row in zip(table.features, table.rows, strict=True)]
        parts.append("</Folder>\n")
    return "".join([*parts, "</Document></kml>\n"])


def _styles(atlas: Atlas) -> Iterator[str]:
    for polity in atlas.polities.values():
        if polity.fill:
            area = f"<PolyStyle><color>b0{_bgr(polity.fill)}</color></PolyStyle>"
            yield _style(f"polity-{polity.id}", f"80{_bgr(polity.fill)}", 0.5, area)
    look = style_of(atlas)
    route, letter, railway = look["routes"]["color"], look["signs"]["letter"]["color"], look["map"]["railway"]["color"]
    lines = (("borders", line_ink(atlas), 1.5), ("letters", letter, 1.5), ("legs", route, 2.5), ("rail_legs", route, 2.5))
    for name, code, width in (*lines, ("railways", railway, 1.0)):
        yield _style(name, f"ff{_bgr(code)}", width)
    for name in ("zones", "transfers"):
        yield _style(name, f"ff{_bgr(look['borders']['changed']['color'])}", 1.5, "<PolyStyle><fill>0</fill></PolyStyle>")


def _style(key: str, colour: str, width: float, area: str = "") -> str:
    return f"<Style id={quoteattr(key)}><LineStyle><color>{colour}</color><width>{width}</width></LineStyle>{area}</Style>\n"


def _bgr(code: str) -> str:
    return f"{code[5:7]}{code[3:5]}{code[1:3]}".lower()


def _placemark(table: Table, feature: Mapping[str, Any], row: Mapping[str, Any], language: str) -> str:
    name = row.get(f"title_{language}") or row.get(f"name_{language}") or row["id"]
    style = f"polity-{row['polity']}" if table.name == "territories" else table.name
    summary = row.get(f"summary_{language}")
    times = "".join(f"<{tag}>{row[key]}</{tag}>" for tag, key in (("begin", "start"), ("end", "end")) if row.get(key))
    extra = "".join(
        f"<Data name={quoteattr(key)}><value>{escape(str(row[key]))}</value></Data>" for key in _EXTRA if row.get(key) is not None
    )
    return (
        f"<Placemark id={quoteattr(table.name + '.' + str(row['id']))}><name>{escape(str(name))}</name>"
        + (f"<description>{escape(str(summary))}</description>" if summary else "")
        + (f"<TimeSpan>{times}</TimeSpan>" if times else "")
        + f"<styleUrl>#{escape(style)}</styleUrl><ExtendedData>{extra}</ExtendedData>{_geometry(feature['geometry'])}</Placemark>\n"
    )


def _geometry(geometry: Mapping[str, Any]) -> str:
    kind, found = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        single = kind.removeprefix("Multi")
        return f"<MultiGeometry>{''.join(_geometry({'type': single, 'coordinates': part}) for part in found)}</MultiGeometry>"
    if kind == "Point":
        return f"<Point>{_coordinates([found])}</Point>"
    if kind == "LineString":
        return f"<LineString><tessellate>1</tessellate>{_coordinates(found)}</LineString>"
    outer, *holes = found
    inner = "".join(f"<innerBoundaryIs><LinearRing>{_coordinates(hole)}</LinearRing></innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs><LinearRing>{_coordinates(outer)}</LinearRing></outerBoundaryIs>{inner}</Polygon>"


def _coordinates(points: Any) -> str:
    written = json.dumps(points, separators=(",", ":"))  # a million numbers: the C encoder is ten times as quick as formatting each
    return f"<coordinates>{written[2:-2].replace('],[', ' ')}</coordinates>"
