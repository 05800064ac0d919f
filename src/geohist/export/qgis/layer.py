"""One layer of a QGIS project: its source, style, labels, time and metadata; and the same as a QML style."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from geohist.export.qgis.labels import label_of, labeling
from geohist.export.qgis.renderers import renderer
from geohist.export.qgis.words import licence_line, say
from geohist.export.tables import EDITABLE
from geohist.export.vectors import geometry_type
from geohist.when import day_iso

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.export.tables import Table

ODBL = ("railways", "rail_legs")
"""Layers under the Open Database License."""


def layer_id(name: str) -> str:
    """Return the id of a layer within the project."""
    return f"geohist_{name}"


def source_of(name: str) -> str:
    """Return where a layer's data are, seen from the project."""
    return f"./geohist.gpkg|layername={name}"


def qml(table: Table, atlas: Atlas, language: str) -> str:
    """Write the default style of one layer: symbols, labels and the Temporal Controller's fields."""
    root = ET.Element("qgis", version="3.22.0", styleCategories="AllStyleCategories")
    _content(root, table, atlas, language)
    return '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n' + ET.tostring(root, encoding="unicode")


def maplayer(table: Table, atlas: Atlas, language: str) -> ET.Element:
    """Write one layer of the project; built layers are read-only there."""
    root = ET.Element("maplayer", type="vector", geometry=table.kind, wkbType=geometry_type(table), minScale="100000000", maxScale="0")
    root.set("hasScaleBasedVisibilityFlag", "0")
    root.set("readOnly", str(int(table.name not in EDITABLE)))
    ET.SubElement(root, "id").text = layer_id(table.name)
    ET.SubElement(root, "datasource").text = source_of(table.name)
    ET.SubElement(root, "layername").text = say(table.name, language)
    root.append(_wgs84())
    about = ET.SubElement(root, "resourceMetadata")
    ET.SubElement(about, "identifier").text = f"{atlas.id}/{table.name}"
    ET.SubElement(about, "language").text = language
    ET.SubElement(about, "type").text = "dataset"
    ET.SubElement(about, "title").text = f"{atlas.title.say(language)}: {say(table.name, language)}"
    ET.SubElement(about, "abstract").text = f"geohist, data version {atlas.version}"
    ET.SubElement(about, "rights").text = licence_line(language)
    ET.SubElement(about, "license").text = "ODbL 1.0" if table.name in ODBL else "CC BY 4.0"
    ET.SubElement(root, "provider", encoding="UTF-8").text = "ogr"
    flags = ET.SubElement(root, "flags")
    for flag in ("Identifiable", "Removable", "Searchable"):
        ET.SubElement(flags, flag).text = "1"
    _content(root, table, atlas, language)
    return root


def wkt(code: str = "EPSG:4326") -> str:
    """Return a coordinate reference system in words that QGIS reads."""
    from pyproj import CRS

    return str(CRS(code).to_wkt("WKT2_2019"))


def _wgs84() -> ET.Element:
    root = ET.Element("srs")
    one = ET.SubElement(root, "spatialrefsys", nativeFormat="Wkt")
    ET.SubElement(one, "wkt").text = wkt()
    for key, value in (("proj4", "+proj=longlat +datum=WGS84 +no_defs"), ("srsid", "3452"), ("srid", "4326"), ("authid", "EPSG:4326")):
        ET.SubElement(one, key).text = value
    return root


def _content(root: ET.Element, table: Table, atlas: Atlas, language: str) -> None:
    label = label_of(table, atlas, language)
    root.set("labelsEnabled", str(int(label is not None)))
    root.append(_temporal(table, atlas))
    root.append(renderer(table, atlas, language))
    if label:
        root.append(labeling(label, atlas))
    column = f"name_{language}" if table.name == "place_names" else f"title_{language}"
    ET.SubElement(root, "previewExpression").text = f'"{column}"'
    tip = f'<b>[% "{column}" %]</b>'
    if "date" in table.columns:
        tip += '<br>[% "date" %]'
    if f"summary_{language}" in table.columns:
        tip += f"<p>[% coalesce(\"summary_{language}\", '') %]</p>"
    ET.SubElement(root, "mapTip").text = tip


def _temporal(table: Table, atlas: Atlas) -> ET.Element:
    """Give a layer its time: fields where its features have days, the atlas's span where they have none."""
    root = ET.Element(
        "temporal",
        enabled="1",
        mode="2" if table.temporal else "0",
        startField="t_start" if table.temporal else "",
        endField="t_end" if table.temporal else "",
        durationUnit="d",
        fixedDuration="0",
        accumulate="0",
        limitMode="1",
        durationField="",
        startExpression="",
        endExpression="",
    )
    fixed = ET.SubElement(root, "fixedRange")
    first, last = span_of(atlas)
    ET.SubElement(fixed, "start").text = "" if table.temporal else first
    ET.SubElement(fixed, "end").text = "" if table.temporal else last
    return root


def span_of(atlas: Atlas) -> tuple[str, str]:
    """Return the first and the last second of the atlas as instants."""
    lo, hi = max(atlas.span[0], 1), max(atlas.span[1] - 1, 1)
    return f"{day_iso(lo)}T00:00:00Z", f"{day_iso(hi)}T23:59:59Z"
