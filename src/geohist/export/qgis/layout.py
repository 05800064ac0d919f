"""The sheet of a day: a print layout with title, date, map, legend, scale and sources."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from geohist.export.qgis.layer import layer_id, source_of
from geohist.export.qgis.style import style_of
from geohist.export.qgis.symbols import Part, Symbol, colour, element, options
from geohist.export.qgis.words import licence_line, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.atlas import Atlas

_PAGE, _MAP, _LABEL, _LEGEND, _SCALE = "65638", "65639", "65641", "65642", "65646"
_MAP_BOX = (85.0, 12.0, 202.0, 180.0)
_MAP_ID = "{geohist-map}"
_LISTED = frozenset({"treaties", "events", "missions", "letters", "routes", "legs", "transfers", "borders", "zones", "railways"})
_HEADED = frozenset({"borders", "zones"})


def sheet(atlas: Atlas, language: str, extent: tuple[float, float, float, float], layers: Sequence[str]) -> ET.Element:
    """Write the layout, A4 landscape, of the atlas's opening day; the day is set in the map's temporal range."""
    day = str(atlas.heading["opening"]["day"])
    page_look = style_of(atlas)["page"]
    paper, oxblood, ink = page_look["paper"], page_look["oxblood"], page_look["ink"]
    root = ET.Element("Layout", name=say("sheet", language), units="mm", printResolution="200", worldFileMap=_MAP_ID)
    ET.SubElement(root, "Grid", resolution="10", resUnits="mm", offsetX="0", offsetY="0", offsetUnits="mm")
    pages = ET.SubElement(root, "PageCollection")
    blank = Symbol("Polygon", (Part("SimpleFill", {"color": colour(paper), "outline_style": "no", "style": "solid"}),))
    pages.append(element(blank, ""))
    page = _item(page_look, _PAGE, "page", (0, 0, 297, 210), background=True)
    page.append(element(blank, ""))
    pages.append(page)
    ET.SubElement(pages, "GuideCollection", visible="1")
    serif, sans = "Noto Serif", "Noto Sans"
    date = f"[% format_date(map_get(item_variables('map'), 'map_start_time'), 'd MMMM yyyy', '{language}') %]"
    subtitle = atlas.heading.get("subtitle", {})
    root.append(_map(atlas, extent, day))
    root.append(_label(page_look, "date", date, (10, 12, 70, 7), sans, 11, oxblood, bold=True))
    root.append(_label(page_look, "title", atlas.title.say(language), (10, 19, 70, 24), serif, 17, ink))
    root.append(_label(page_look, "subtitle", subtitle.get(language, ""), (10, 43, 70, 7), serif, 9, ink, italic=True))
    root.append(_legend(atlas, language, layers))
    root.append(_scale(page_look))
    cited = "; ".join(source.short for source in atlas.sources.values())
    note = f"{say('sources', language)}: {cited}. {licence_line(language)} geohist, {atlas.id}, {atlas.version}."
    root.append(_label(page_look, "sources", note, (10, 194, 277, 10), sans, 7, ink))
    return root


def _item(
    page: Mapping[str, str], kind: str, name: str, box: tuple[float, float, float, float], *, frame: bool = False, background: bool = False
) -> ET.Element:
    key = f"{{geohist-{name}}}"
    place = f"{box[0]:g},{box[1]:g},mm"
    given = {
        "id": name,
        "uuid": key,
        "templateUuid": key,
        "position": place,
        "positionOnPage": place,
        "size": f"{box[2]:g},{box[3]:g},mm",
        "frame": str(frame).lower(),
        "background": str(background).lower(),
        "outlineWidthM": "0.2,mm",
        "referencePoint": "0",
        "visibility": "1",
        "opacity": "1",
        "zValue": "1",
    }
    root = ET.Element("LayoutItem", {"type": kind, **given})
    _colour(root, "FrameColor", page["ink_2"])
    _colour(root, "BackgroundColor", page["paper"])
    return root


def _colour(root: ET.Element, tag: str, code: str) -> None:
    red, green, blue, alpha = colour(code).split(",")
    ET.SubElement(root, tag, red=red, green=green, blue=blue, alpha=alpha)


def _map(atlas: Atlas, extent: tuple[float, float, float, float], day: str) -> ET.Element:
    root = _item(style_of(atlas)["page"], _MAP, "map", _MAP_BOX, frame=True, background=True)
    for key, value in {
        "isTemporal": "1", "temporalRangeBegin": f"{day}T00:00:00Z", "temporalRangeEnd": f"{day}T23:59:59Z", "keepLayerSet": "false",
        "followPreset": "false", "followPresetName": "", "mapRotation": "0", "mapFlags": "0", "drawCanvasItems": "false",
        "labelMargin": "0,mm",
    }.items():  # fmt: skip
        root.set(key, value)
    sea = style_of(atlas)["map"]["sea"]
    for background in root.findall("BackgroundColor"):
        root.remove(background)
    _colour(root, "BackgroundColor", sea)
    west, south, east, north = _fitted(extent)
    ET.SubElement(root, "Extent", xmin=f"{west:.3f}", ymin=f"{south:.3f}", xmax=f"{east:.3f}", ymax=f"{north:.3f}")
    ET.SubElement(root, "LayerSet")
    ET.SubElement(root, "AtlasMap", atlasDriven="0", scalingMode="2", margin="0.1")
    return root


def _fitted(extent: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Bring an extent into the map's proportions, about the same middle."""
    west, south, east, north = extent
    middle = ((west + east) / 2, (south + north) / 2)
    _, _, wide, high = _MAP_BOX
    half_high = max((north - south) / 2, (east - west) / 2 * high / wide)
    half_wide = half_high * wide / high
    return middle[0] - half_wide, middle[1] - half_high, middle[0] + half_wide, middle[1] + half_high


def _font(parent: ET.Element, tag: str, family: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    weight, slant = (75 if bold else 50), int(italic)
    style = " ".join([*(["Bold"] if bold else []), *(["Italic"] if italic else [])])
    ET.SubElement(parent, tag, description=f"{family},{size:g},-1,5,{weight},{slant},0,0,0,0", style=style)


def _label(
    page: Mapping[str, str],
    name: str,
    text: str,
    box: tuple[float, float, float, float],
    family: str,
    size: float,
    ink: str,
    *,
    bold: bool = False,
    italic: bool = False,
) -> ET.Element:
    root = _item(page, _LABEL, name, box)
    for key, value in {"labelText": text, "htmlState": "0", "marginX": "0", "marginY": "0", "halign": "1", "valign": "32"}.items():
        root.set(key, value)
    _font(root, "LabelFont", family, size, bold=bold, italic=italic)
    _colour(root, "FontColor", ink)
    return root


def _legend(atlas: Atlas, language: str, layers: Sequence[str]) -> ET.Element:
    """List signs and lines; whose land is whose stands on the map itself. A layer of one sign needs no heading."""
    root = _item(style_of(atlas)["page"], _LEGEND, "legend", (10, 54, 72, 138))
    for key, value in {
        "title": say("legend", language), "map_uuid": _MAP_ID, "legendFilterByMap": "0", "resizeToContents": "0", "columnCount": "1",
        "splitLayer": "0", "symbolWidth": "7", "symbolHeight": "3.5", "boxSpace": "0", "columnSpace": "2", "lineSpacing": "0.8",
        "titleAlignment": "1", "fontColor": style_of(atlas)["page"]["ink"], "symbolAlignment": "1", "wrapChar": "",
    }.items():  # fmt: skip
        root.set(key, value)
    styles = ET.SubElement(root, "styles")
    for name, size, bold, above in (
        ("title", 9, True, 0.0),
        ("group", 7, True, 1.4),
        ("subgroup", 7, True, 1.4),
        ("symbol", 7, False, 0.9),
        ("symbolLabel", 7, False, 0.9),
    ):
        style = ET.SubElement(styles, "style", name=name, alignment="1", indent="0", marginTop=f"{above:g}", marginLeft="2")
        _font(style, "styleFont", "Noto Sans", size, bold=bold)
    tree = ET.SubElement(root, "layer-tree-group")
    for name in (layer for layer in layers if layer in _LISTED):
        entry = ET.SubElement(tree, "layer-tree-layer", id=layer_id(name), name=say(name, language), source=source_of(name))
        for key, value in (("providerKey", "ogr"), ("checked", "Qt::Checked"), ("expanded", "1"), ("patch_size", "-1,-1")):
            entry.set(key, value)
        heading = "subgroup" if name in _HEADED else "hidden"
        options(ET.SubElement(entry, "customproperties"), {"legend/title-style": heading})
    return root


def _scale(page: Mapping[str, str]) -> ET.Element:
    root = _item(page, _SCALE, "scale", (232, 178, 50, 12))
    for key, value in {
        "mapUuid": _MAP_ID, "style": "Line Ticks Up", "unitType": "km", "unitLabel": "km", "numUnitsPerSegment": "250", "numSegments": "2",
        "numSegmentsLeft": "0", "numMapUnitsPerScaleBarUnit": "1", "height": "1.5", "outlineWidth": "0.3", "labelBarSpace": "1",
        "boxContentSpace": "1",
        "segmentSizeMode": "0", "minBarWidth": "20", "maxBarWidth": "60", "segmentMillimeters": "10", "alignment": "0",
        "labelVerticalPlacement": "0", "labelHorizontalPlacement": "0", "subdivisionsHeight": "1.5", "numSubdivisions": "1",
    }.items():  # fmt: skip
        root.set(key, value)
    ET.SubElement(
        root,
        "text-style",
        fontFamily="Noto Sans",
        fontSize="7",
        fontSizeUnit="Point",
        textColor=colour(page["ink"]),
        textOpacity="1",
        namedStyle="Regular",
    )
    return root
