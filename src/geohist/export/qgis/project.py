"""The QGIS project: groups in drawing order, time, bookmarks, metadata, attribution, a sheet to print."""

from __future__ import annotations

import io
import math
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

from geohist.export.qgis.layer import layer_id, maplayer, source_of, span_of, wkt
from geohist.export.qgis.layout import sheet
from geohist.export.qgis.style import style_of
from geohist.export.qgis.symbols import colour
from geohist.export.qgis.words import licence_line, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geohist.atlas import Atlas
    from geohist.export.tables import Table

NAME = "geohist"
Extent = tuple[float, float, float, float]

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("signs", ("treaties", "events", "missions", "letters")),
    ("journeys", ("routes", "legs", "rail_legs")),
    ("names", ("polity_names", "place_names", "seas")),
    ("lines", ("transfers", "borders", "zones")),
    ("water", ("railways", "rivers", "lakes")),
    ("territory", ("doubts", "territories")),
    ("base", ("land",)),
    ("material", ("places", "cells", "cuts")),
)
"""Layer groups from the top of the map to its bottom; the last is there to be edited and asked, not drawn."""
HIDDEN = "material"
_DEGREES_AT_ZOOM_0 = 360.0
_TILE_PX = 512.0


def project(tables: Sequence[Table], atlas: Atlas, language: str) -> bytes:
    """Write the project as ``.qgs``; its data are in ``geohist.gpkg`` beside it."""
    by_name = {table.name: table for table in tables}
    root = ET.Element("qgis", projectname=atlas.title.say(language), version="3.22.0")
    ET.SubElement(root, "homePath", path="")
    ET.SubElement(root, "title").text = atlas.title.say(language)
    root.append(_crs("projectCrs", atlas))
    root.append(_tree(by_name, language))
    first, last = span_of(atlas)
    extent = projected(atlas, _view_box(*_opening(atlas)))
    canvas = ET.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    ET.SubElement(canvas, "units").text = "meters"
    _extent(ET.SubElement(canvas, "extent"), extent)
    ET.SubElement(canvas, "rotation").text = "0"
    canvas.append(_crs("destinationsrs", atlas))
    layers = ET.SubElement(root, "projectlayers")
    for name in _in_order(by_name):
        layers.append(maplayer(by_name[name], atlas, language))
    order = ET.SubElement(root, "layerorder")
    for name in _in_order(by_name):
        ET.SubElement(order, "layer", id=layer_id(name))
    _properties(ET.SubElement(root, "properties"), atlas, language, first, last)
    _metadata(ET.SubElement(root, "projectMetadata"), atlas, language)
    layouts = ET.SubElement(root, "Layouts")
    layouts.append(sheet(atlas, language, extent, [name for name in _in_order(by_name) if name in _DRAWN]))
    bookmarks = ET.SubElement(root, "Bookmarks")
    for key, group, name, box in _bookmarks(atlas, language):
        bookmarks.append(_bookmark(key, group, name, box))
    view = ET.SubElement(root, "ProjectViewSettings", UseProjectScales="0", rotation="0")
    ET.SubElement(view, "Scales")
    _extent(ET.SubElement(view, "DefaultViewExtent"), extent).append(_crs("spatialrefsys", atlas)[0])
    time = ET.SubElement(root, "ProjectTimeSettings", timeStep="1", timeStepUnit="mon", frameRate="4", cumulativeTemporalRange="0")
    span = ET.SubElement(time, "TemporalRange")
    ET.SubElement(span, "start").text = first
    ET.SubElement(span, "end").text = last
    ET.indent(root, " ")
    doctype = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
    return f"{doctype}\n{ET.tostring(root, encoding='unicode')}\n".encode()


def zipped(qgs: bytes) -> bytes:
    """Pack a project as ``.qgz``, the same bytes for the same project."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(f"{NAME}.qgs", (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, qgs)
    return out.getvalue()


_DRAWN = frozenset(name for group, names in GROUPS for name in names if group != HIDDEN)


def _in_order(by_name: dict[str, Table]) -> Iterator[str]:
    yield from (name for _, names in GROUPS for name in names if name in by_name)


def _tree(by_name: dict[str, Table], language: str) -> ET.Element:
    root = ET.Element("layer-tree-group")
    for group, names in GROUPS:
        found = [name for name in names if name in by_name]
        if not found:
            continue
        checked = "Qt::Unchecked" if group == HIDDEN else "Qt::Checked"
        branch = ET.SubElement(root, "layer-tree-group", name=say(group, language), expanded=str(int(group != HIDDEN)), checked=checked)
        for name in found:
            ET.SubElement(
                branch, "layer-tree-layer", id=layer_id(name), name=say(name, language), source=source_of(name), providerKey="ogr",
                checked=checked, expanded="0", legend_exp="", patch_size="-1,-1", legend_split_behavior="0",
            )  # fmt: skip
    ET.SubElement(root, "custom-order", enabled="0")
    return root


def conic(atlas: Atlas) -> str:
    """Return the atlas's conformal conic: through the opening view, its parallels a sixth of the height inside the edges."""
    lon, lat, zoom = _opening(atlas)
    _, south, _, north = _view_box(lon, lat, zoom)
    inside = (north - south) / 6
    return f"+proj=lcc +lat_1={south + inside:.2f} +lat_2={north - inside:.2f} +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m +no_defs"


def projected(atlas: Atlas, box: Extent) -> Extent:
    """Return the bounds of a box of degrees in the project's metres."""
    from pyproj import Transformer

    west, south, east, north = Transformer.from_crs("EPSG:4326", conic(atlas), always_xy=True).transform_bounds(*box)
    return west, south, east, north


def _crs(tag: str, atlas: Atlas) -> ET.Element:
    root = ET.Element(tag)
    one = ET.SubElement(root, "spatialrefsys", nativeFormat="Wkt")
    ET.SubElement(one, "wkt").text = wkt(conic(atlas))
    ET.SubElement(one, "proj4").text = conic(atlas)
    ET.SubElement(one, "srsid").text = "0"
    ET.SubElement(one, "srid").text = "0"
    ET.SubElement(one, "authid").text = ""
    ET.SubElement(one, "description").text = "Lambert conformal conic"
    ET.SubElement(one, "projectionacronym").text = "lcc"
    ET.SubElement(one, "ellipsoidacronym").text = "EPSG:7030"
    ET.SubElement(one, "geographicflag").text = "false"
    return root


def _extent(parent: ET.Element, box: Extent) -> ET.Element:
    for key, value in zip(("xmin", "ymin", "xmax", "ymax"), box, strict=True):
        ET.SubElement(parent, key).text = f"{value:.3f}"
        parent.set(key, f"{value:.3f}")
    return parent


def _opening(atlas: Atlas) -> tuple[float, float, float]:
    lon, lat, zoom = atlas.heading["opening"]["view"]
    return float(lon), float(lat), float(zoom)


def _view_box(lon: float, lat: float, zoom: float) -> Extent:
    """Return the box of degrees that a view shows on a screen of about 1,000 × 700 pixels."""
    degrees = _DEGREES_AT_ZOOM_0 / _TILE_PX / 2**zoom
    wide, high = 500 * degrees, 350 * degrees * math.cos(math.radians(lat))
    return lon - wide, max(lat - high, -89.0), lon + wide, min(lat + high, 89.0)


def _bookmarks(atlas: Atlas, language: str) -> Iterator[tuple[str, str, str, Extent]]:
    """Give the opening view, each scene of each tour, and the place of each treaty."""
    yield "opening", "", say("opening", language), _view_box(*_opening(atlas))
    for tour in atlas.tours.values():
        for number, scene in enumerate(tour.scenes, start=1):
            name = f"{tour.title.say(language)} {number}" + (f": {scene.title.say(language)}" if scene.title else "")
            yield f"tour-{tour.id}-{number}", say("tours", language), name, _scene_box(atlas, scene.view)
    for record in sorted(atlas.layer_records("treaties"), key=lambda one: one.when.core_lo):
        lon, lat = record.geometry["coordinates"]
        yield f"treaty-{record.id}", say("treaties", language), f"{record.date} {record.title.say(language)}", _view_box(lon, lat, 5.5)


def _scene_box(atlas: Atlas, view: str) -> Extent:
    """Return the box of a scene's view: numbers, a place's id, or the opening view for all else."""
    if view in atlas.places:
        return _view_box(atlas.places[view].lon, atlas.places[view].lat, 6.0)
    numbers = [float(part) for part in view.split(",")] if "," in view else []
    if len(numbers) == 4:  # noqa: PLR2004 - west, south, east, north
        return numbers[0], numbers[1], numbers[2], numbers[3]
    return _view_box(numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else _view_box(*_opening(atlas))  # noqa: PLR2004


def _bookmark(key: str, group: str, name: str, box: Extent) -> ET.Element:
    west, south, east, north = (f"{edge:.4f}" for edge in box)
    ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
    root = ET.Element("Bookmark", id=key, group=group, name=name, extent=f"POLYGON(({ring}))")
    one = ET.SubElement(root, "spatialrefsys", nativeFormat="Wkt")
    ET.SubElement(one, "wkt").text = wkt()
    for tag, value in (("proj4", "+proj=longlat +datum=WGS84 +no_defs"), ("srsid", "3452"), ("srid", "4326"), ("authid", "EPSG:4326")):
        ET.SubElement(one, tag).text = value
    return root


def _metadata(root: ET.Element, atlas: Atlas, language: str) -> None:
    summary = atlas.heading.get("summary", {})
    ET.SubElement(root, "identifier").text = f"{atlas.id} {atlas.version}"
    ET.SubElement(root, "language").text = language
    ET.SubElement(root, "type").text = "dataset"
    ET.SubElement(root, "title").text = atlas.title.say(language)
    words = summary.get(language) or summary.get("en") or ""
    ET.SubElement(root, "abstract").text = f"{words}\n\n{licence_line(language)}\n\ngeohist, data version {atlas.version}"
    ET.SubElement(root, "author").text = ", ".join(atlas.heading.get("editors", ["the geohist authors"]))


def _properties(root: ET.Element, atlas: Atlas, language: str, first: str, last: str) -> None:
    """Write what QGIS keeps as loose entries: relative paths, the sea's colour, the date on the map, the controller in play mode."""
    sea = style_of(atlas)["map"]["sea"]
    date = f"[% format_date(@map_start_time, 'd MMMM yyyy', '{language}') %]"
    entries: dict[str, dict[str, tuple[str, str]]] = {
        "SpatialRefSys": {"ProjectionsEnabled": ("int", "1")},
        "Paths": {"Absolute": ("bool", "false")},
        "Measure": {"Ellipsoid": ("QString", "EPSG:7030")},
        "Measurement": {"DistanceUnits": ("QString", "km"), "AreaUnits": ("QString", "km2")},
        "Gui": {
            "CanvasColorRedPart": ("int", str(int(sea[1:3], 16))),
            "CanvasColorGreenPart": ("int", str(int(sea[3:5], 16))),
            "CanvasColorBluePart": ("int", str(int(sea[5:7], 16))),
        },
        "TemporalControllerWidget": {
            "NavigationMode": ("int", "1"),
            "StartDateTime": ("QString", first),
            "EndDateTime": ("QString", last),
            "FrameRate": ("double", "4"),
        },
        "TitleLabel": {
            "Enabled": ("bool", "true"),
            "Label": ("QString", date),
            "Placement": ("int", "4"),  # top, middle: below stands the attribution
            "BackgroundColor": ("QString", colour(style_of(atlas)["page"]["paper"], 217)),
        },
        "CopyrightLabel": {"Enabled": ("bool", "true"), "Label": ("QString", licence_line(language)), "Placement": ("int", "3")},
    }
    for group, found in entries.items():
        parent = ET.SubElement(root, group)
        for key, (kind, value) in found.items():
            ET.SubElement(parent, key, type=kind).text = value
