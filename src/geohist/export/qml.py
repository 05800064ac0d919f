"""Default styles for QGIS: the atlas's colours and lines as QML, with the temporal settings of the layer."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geohist.atlas import Atlas
    from geohist.export.tables import Table

MM_PER_PX = 0.264583
"""One CSS pixel of 96 dpi in millimetres; the style table counts pixels, QGIS millimetres."""

_SIGN_SHAPE = {"treaties": "circle", "events": "diamond", "missions": "triangle", "places": "circle"}
_SIGN_SIZE = {"treaties": 16, "events": 13, "missions": 14, "places": 5}
_ZONE_ANGLE = {"occupied": 45, "protection": 135, "claimed": 90, "proposed": 0, "demilitarised": 0}


def style_of(table: Table, atlas: Atlas) -> str:
    """Write the QML of one layer: symbols by category where the layer has them, labels, and the Temporal Controller's fields."""
    root = ET.Element("qgis", version="3.22.0", styleCategories="AllStyleCategories", labelsEnabled="0")
    if table.temporal:
        _temporal(root)
    kind = table.features[0]["geometry"]["type"].removeprefix("Multi")
    categories = _categories(table, atlas)
    if categories:
        renderer = ET.SubElement(
            root, "renderer-v2", type="categorizedSymbol", attr=categories.column, symbollevels="0", enableorderby="0", forceraster="0"
        )
        listed = ET.SubElement(renderer, "categories")
        symbols = ET.SubElement(renderer, "symbols")
        for number, (value, (label, options)) in enumerate(categories.items()):
            ET.SubElement(listed, "category", value=value, label=label, symbol=str(number), render="true", type="string")
            _symbol(symbols, str(number), kind, options)
    else:
        renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol", symbollevels="0", enableorderby="0", forceraster="0")
        _symbol(ET.SubElement(renderer, "symbols"), "0", kind, _single(table.name, atlas))
    return '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n' + ET.tostring(root, encoding="unicode")


def _temporal(root: ET.Element) -> None:
    temporal = ET.SubElement(
        root,
        "temporal",
        enabled="1",
        mode="2",
        startField="t_start",
        endField="t_end",
        durationUnit="d",
        fixedDuration="0",
        accumulate="0",
        limitMode="1",
        durationField="",
        startExpression="",
        endExpression="",
    )
    fixed = ET.SubElement(temporal, "fixedRange")
    ET.SubElement(fixed, "start")
    ET.SubElement(fixed, "end")


class _Categories(dict[str, tuple[str, dict[str, str]]]):
    """Label and symbol options by value of a column."""

    def __init__(self, column: str, entries: Mapping[str, tuple[str, dict[str, str]]]) -> None:
        super().__init__(entries)
        self.column = column


def _categories(table: Table, atlas: Atlas) -> _Categories | None:
    values = {
        column: sorted({str(f["properties"][column]) for f in table.features if f["properties"].get(column)})
        for column in ("polity", "status", "sign")
    }
    if table.name == "territories":
        sea_edge = _colour("#FBF8F1", 0)
        return _Categories(
            "polity",
            {
                value: (
                    atlas.polities[value].title.say("en"),
                    {"color": _colour(atlas.polities[value].fill), "outline_color": sea_edge, "outline_style": "no", "style": "solid"},
                )
                for value in values["polity"]
                if value in atlas.polities
            },
        )
    if table.name == "borders":
        styles = atlas.style["borders"]
        return _Categories("status", {value: (value, _line(styles[value])) for value in values["status"] if value in styles})
    if table.name == "zones":
        return _Categories("sign", {value: (value, _hatch(value)) for value in values["sign"]})
    return None


def _line(style: Mapping[str, Any]) -> dict[str, str]:
    width = float(style["width"]) * MM_PER_PX
    options = {
        "line_color": _colour(style["color"]),
        "line_width": f"{width:.2f}",
        "line_width_unit": "MM",
        "capstyle": style.get("cap", "flat"),
        "joinstyle": "round",
    }
    if "dash" in style:
        dash = ";".join(f"{float(part) * MM_PER_PX:.2f}" for part in style["dash"])
        options |= {"use_custom_dash": "1", "customdash": dash, "customdash_unit": "MM"}
    return options


def _hatch(sign: str) -> dict[str, str]:
    return {
        "angle": str(_ZONE_ANGLE.get(sign, 0)),
        "color": _colour("#51443C"),
        "distance": "2.4",
        "line_width": "0.26",
        "pattern": "dots" if sign == "demilitarised" else "lines",
    }


def _single(name: str, atlas: Atlas) -> dict[str, str]:
    signs: Mapping[str, Any] = atlas.style.get("signs", {})
    if name in {"routes", "legs", "rail_legs"}:
        return {
            "line_color": _colour(_sign_colour(signs, "delegation", "#14504A")),
            "line_width": "0.6",
            "line_style": "dash" if name == "legs" else "solid",
        }
    if name == "railways":
        return {"line_color": _colour(atlas.style["map"]["railway"]["color"]), "line_width": "0.21", "line_style": "solid"}
    if name in {"letters", "cuts"}:
        return {"line_color": _colour(_sign_colour(signs, "letter", "#1C5A86")), "line_width": "0.3", "line_style": "dash"}
    if name in {"transfers", "cells"}:
        return {
            "color": _colour("#FFFFFF", 0),
            "outline_color": _colour("#7A1626" if name == "transfers" else "#B3AA98"),
            "outline_width": "0.3",
            "style": "no",
        }
    kind = {"treaties": "treaty", "events": "event", "missions": "mission"}.get(name, "")
    size = _SIGN_SIZE.get(name, 6) * MM_PER_PX
    colour = _sign_colour(signs, kind, "#221C18")
    return {
        "name": _SIGN_SHAPE.get(name, "circle"),
        "color": _colour(colour),
        "outline_color": _colour("#FBF8F1"),
        "outline_width": "0.4",
        "size": f"{size:.2f}",
        "size_unit": "MM",
    }


def _sign_colour(signs: Mapping[str, Any], kind: str, otherwise: str) -> str:
    entry = signs.get(kind, {})
    return str(entry.get("color", otherwise)) if isinstance(entry, Mapping) else otherwise


def _symbol(parent: ET.Element, name: str, kind: str, options: Mapping[str, str]) -> None:
    symbol = ET.SubElement(
        parent,
        "symbol",
        name=name,
        type={"Polygon": "fill", "LineString": "line", "Point": "marker"}[kind],
        alpha="1",
        clip_to_extent="1",
        force_rhr="0",
    )
    if kind == "Polygon" and "pattern" in options:
        _pattern(symbol, name, options)
        return
    _symbol_layer(symbol, {"Polygon": "SimpleFill", "LineString": "SimpleLine", "Point": "SimpleMarker"}[kind], options)


def _pattern(symbol: ET.Element, name: str, options: Mapping[str, str]) -> None:
    edge = {"line_color": options["color"], "line_width": options["line_width"]}
    if options["pattern"] == "dots":
        layer = _symbol_layer(symbol, "PointPatternFill", {"distance_x": options["distance"], "distance_y": options["distance"]})
        inner = ET.SubElement(layer, "symbol", name=f"@{name}@0", type="marker", alpha="1", clip_to_extent="1", force_rhr="0")
        _symbol_layer(inner, "SimpleMarker", {"name": "circle", "color": options["color"], "outline_style": "no", "size": "0.7"})
    else:
        layer = _symbol_layer(
            symbol, "LinePatternFill", {"angle": options["angle"], "distance": options["distance"], "line_width": options["line_width"]}
        )
        inner = ET.SubElement(layer, "symbol", name=f"@{name}@0", type="line", alpha="1", clip_to_extent="1", force_rhr="0")
        _symbol_layer(inner, "SimpleLine", edge)
    _symbol_layer(symbol, "SimpleLine", edge)


def _symbol_layer(symbol: ET.Element, kind: str, options: Mapping[str, str]) -> ET.Element:
    layer = ET.SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    listed = ET.SubElement(layer, "Option", type="Map")
    for key, value in options.items():
        if key != "pattern":
            ET.SubElement(listed, "Option", name=key, type="QString", value=value)
    return layer


def _colour(code: str, alpha: int = 255) -> str:
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
