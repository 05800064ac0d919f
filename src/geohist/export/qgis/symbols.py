"""Symbols of QGIS: what a symbol is made of, and how the style table's pixels and colours are said to it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MM_PER_PX = 0.264583
"""One CSS pixel of 96 dpi in millimetres; the style table counts pixels, QGIS millimetres."""

_TYPES = {"Polygon": "fill", "LineString": "line", "Point": "marker"}


@dataclass(frozen=True)
class Part:
    """One layer of a symbol.

    Attributes:
        cls: QGIS's name of it, such as ``SimpleFill``.
        options: Its settings.
        inner: The symbol a pattern repeats, if it is one.
        level: Drawn after every part of a lower level, of whichever feature.
    """

    cls: str
    options: Mapping[str, str]
    inner: Symbol | None = None
    level: int = 0


@dataclass(frozen=True)
class Symbol:
    """A symbol for ``Point``, ``LineString`` or ``Polygon``, its parts from the bottom up."""

    kind: str
    parts: Sequence[Part] = field(default_factory=tuple)
    opacity: float = 1.0


def element(symbol: Symbol, name: str) -> ET.Element:
    """Write a symbol."""
    root = ET.Element("symbol", name=name, type=_TYPES[symbol.kind], alpha=f"{symbol.opacity:g}", clip_to_extent="1", force_rhr="0")
    for number, part in enumerate(symbol.parts):
        layer = ET.SubElement(root, "layer", {"class": part.cls, "enabled": "1", "locked": "0", "pass": str(part.level)})
        options(layer, part.options)
        if part.inner is not None:
            layer.append(element(part.inner, f"@{name}@{number}"))
    return root


def options(parent: ET.Element, values: Mapping[str, object], name: str | None = None) -> ET.Element:
    """Write a map of settings, nested ones too, as QGIS writes a variant map."""
    listed = ET.SubElement(parent, "Option", {"type": "Map"} | ({"name": name} if name else {}))
    for key, value in values.items():
        if isinstance(value, dict):
            options(listed, value, key)
        elif isinstance(value, bool):
            ET.SubElement(listed, "Option", name=key, type="bool", value=str(value).lower())
        elif isinstance(value, int):
            ET.SubElement(listed, "Option", name=key, type="int", value=str(value))
        else:
            ET.SubElement(listed, "Option", name=key, type="QString", value=str(value))
    return listed


def colour(code: str, alpha: int = 255) -> str:
    """Write ``#RRGGBB`` as QGIS does."""
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"


def mm(pixels: float) -> str:
    """Write a length of the style table in millimetres."""
    return f"{float(pixels) * MM_PER_PX:.2f}"


def fill(code: str, edge: str | None = None, width: float = 0.0) -> Part:
    """Fill an area, with an edge of so many pixels if one is wanted."""
    outline = {"outline_color": colour(edge), "outline_style": "solid", "outline_width": mm(width), "joinstyle": "round"} if edge else {}
    return Part("SimpleFill", {"color": colour(code), "outline_style": "no", "style": "solid", **outline})


def outline(code: str, width: float) -> Part:
    """Draw the edge of an area and nothing in it."""
    return Part("SimpleFill", {"style": "no", "outline_color": colour(code), "outline_width": mm(width), "joinstyle": "round"})


def stroke(code: str, width: float, *, dash: Sequence[float] = (), cap: str = "flat", level: int = 0, alpha: int = 255) -> Part:
    """Draw a line; dashes are in pixels."""
    given = {"line_color": colour(code, alpha), "line_width": mm(width), "line_width_unit": "MM", "capstyle": cap, "joinstyle": "round"}
    if dash:
        given |= {"use_custom_dash": "1", "customdash": ";".join(mm(part) for part in dash), "customdash_unit": "MM"}
    return Part("SimpleLine", given, level=level)


def stripes(code: str, width: float, every: float, angle: float, *, level: int = 0) -> Part:
    """Draw stripes of so many pixels; ``angle`` is in degrees anticlockwise from the east."""
    line = Symbol("LineString", (stroke(code, width),))
    given = {"angle": f"{angle:g}", "distance": mm(every), "distance_unit": "MM", "line_width": mm(width), "color": colour(code)}
    return Part("LinePatternFill", given, line, level)


def dots(code: str, radius: float, every: float, *, staggered: bool = False, level: int = 0) -> Part:
    """Draw dots of so many pixels, each row set off against the last; ``staggered`` rows are half as far apart."""
    dot = Symbol("Point", (marker("circle", code, 2 * radius),))
    shift = mm(every / 2)
    given = {
        "distance_x": mm(every),
        "distance_y": shift if staggered else mm(every),
        "displacement_x": shift,
        "distance_x_unit": "MM",
        "distance_y_unit": "MM",
    }
    return Part("PointPatternFill", given, dot, level)


def marker(shape: str, code: str, size: float, *, edge: str | None = None, width: float = 0.0, shift: tuple[float, float] = (0, 0)) -> Part:
    """Draw a sign of so many pixels, moved from its place by ``shift`` (right and down)."""
    rim = {"outline_style": "solid", "outline_color": colour(edge), "outline_width": mm(width)} if edge else {"outline_style": "no"}
    moved = {"offset": f"{mm(shift[0])},{mm(shift[1])}", "offset_unit": "MM"} if any(shift) else {}
    return Part("SimpleMarker", {"name": shape, "color": colour(code), "size": mm(size), "size_unit": "MM", **rim, **moved})


def at_vertices(sign: Symbol, placement: str = "vertex") -> Part:
    """Set a sign on each vertex of a line (``vertex``), or on its ``lastvertex``."""
    return Part("MarkerLine", {"placement": placement, "rotate": "0" if placement == "vertex" else "1"}, sign)
