"""The legend of a still, made of what is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render import signs
from geohist.render.drawing import Area, Disc, Item, Lines, Pattern, Pen, Words, rectangle
from geohist.render.land import STILL, dash_of, stipple
from geohist.render.typeface import Type, width_of
from geohist.render.words import LEGEND, TOGETHER, meaning

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

_LEVEL = 40


@dataclass(frozen=True)
class Legend:
    """The keys of a legend, at a scale: ``unit`` pixels, set in the page's ink."""

    style: Mapping[str, Any]
    language: str
    unit: float
    pair: tuple[str, str] | None = None

    def line_height(self) -> float:
        """Height of one entry in pixels."""
        return 26.5 * self.unit

    def entries(self, kinds: AbstractSet[str]) -> list[tuple[str, ...]]:
        """Give the keys of each line, in the order of the legend; two that belong together share one."""
        found: list[tuple[str, ...]] = []
        for key in (key for key in LEGEND if key in kinds):
            pair = next((pair for pair in TOGETHER if key in pair and kinds >= set(pair)), None)
            if pair is None or key == pair[0]:
                found.append(pair or (key,))
        return found

    def entry(self, keys: tuple[str, ...], x: float, y: float, right: float = float("inf")) -> list[Item]:
        """Give one line: its signs in a box of 44 units at ``x``, its words beside them on the base line ``y``, smaller if they must."""
        look = Type("sans", 400, 17 * self.unit)
        words = meaning(keys, self.language)
        room = (right - x - 58 * self.unit) / width_of(words, look)
        look = replace(look, size=look.size * min(1.0, room))
        spots = [22.0] if len(keys) == 1 else [10.5, 33.5]
        signs_ = [
            item
            for key, at in zip(keys, spots, strict=True)
            for item in self.sign(key, x + at * self.unit, y - 6 * self.unit, 20 if len(keys) == 1 else 9.5)
        ]
        return [*signs_, Words(words, x + 58 * self.unit, y, look, self.style["page"]["ink"], layer="legend", level=_LEVEL)]

    def sign(self, key: str, x: float, y: float, half: float = 20) -> list[Item]:
        """Draw what a key stands for, centred on a pixel, ``half`` units to each side."""
        unit, page = self.unit, self.style["page"]
        layer, _, earlier = key.partition("-")
        if layer in signs.LAYERS:
            items, _ = signs.sign(
                layer, x, y, unit, {**self.style, "signs": _ringless(self.style["signs"])}, today=not earlier, level=_LEVEL
            )
            return items
        if key in {"occupied", "doubtful", "protection", "demilitarised", "claimed", "proposed", "changed"}:
            return self._swatch(key, x, y, half)
        if key in {"stop", "stop-inferred", "delegation"}:
            colour = self.style["routes"]["color"]
            if key == "delegation":
                return [
                    Disc(x, y, 8.5 * unit, page["paper"], Pen(colour, 2.2 * unit), layer="legend", level=_LEVEL),
                    Disc(x, y, 3 * unit, colour, layer="legend", level=_LEVEL),
                ]
            face = colour if key == "stop" else page["paper"]
            return [Disc(x, y, 4.6 * unit, face, Pen(colour, 1.5 * unit), layer="legend", level=_LEVEL)]
        way = (np.array([(x - half * unit, y), (x + half * unit, y)]),)
        if key == "band":
            look = self.style["borders"]
            band = Pen(look["agreed"]["color"], 12 * unit, alpha=look["band"]["opacity"])
            edge = Pen(look["de-facto"]["color"], look["de-facto"]["width"] * STILL * unit, dash_of(look["de-facto"], STILL * unit))
            return [Lines(way, pen, layer="legend", level=_LEVEL) for pen in (band, edge)]
        if key == "railway":
            look = self.style["map"]["railway"]
        elif layer == "leg":
            look = {"color": self.style["routes"]["color"], **self.style["routes"][key.removeprefix("leg-")]}
        else:
            look = self.style["borders"][key]
        scale = unit * STILL
        pen = Pen(look["color"], look["width"] * scale, dash_of(look, scale), round_cap=look.get("cap") == "round")
        casing = look.get("casing")
        under = [Lines(way, Pen(casing["color"], casing["width"] * scale), layer="legend", level=_LEVEL)] if casing else []
        return [*under, Lines(way, pen, layer="legend", level=_LEVEL)]

    def _swatch(self, key: str, x: float, y: float, half: float) -> list[Item]:
        unit, page, land = self.unit, self.style["page"], self.style["map"]["bystander"]
        box = rectangle(x - half * unit, y - 9 * unit, x + half * unit, y + 9 * unit)
        scale = STILL * unit
        if key == "changed":
            look = self.style["borders"]["changed"]
            return [Area(box, land, Pen(look["color"], look["width"] * scale), layer="legend", level=_LEVEL)]
        if key == "doubtful":
            pattern = stipple(self.style, None, 0.75 * scale)  # closer than on the map, so that enough dots stand in so small a box
            return [Area(box, land, Pen(page["ink_3"], 0.8 * unit), pattern=pattern, layer="legend", level=_LEVEL)]
        look = self.style["areas"][key]
        ink = page["ink_2"]
        fill, stripe = (self.pair or (land, ink)) if key == "occupied" else (land, ink)
        if key in {"claimed", "proposed"}:  # drawn as an edge only
            edge = look["edge"]
            return [
                Area(
                    box,
                    land,
                    Pen(ink, edge["width"] * 1.2 * scale, dash_of(edge, scale), round_cap="cap" in edge),
                    layer="legend",
                    level=_LEVEL,
                )
            ]
        pattern = Pattern(stripe, look["every"] * scale, look.get("width", 0) * scale, look.get("angle", 0), look.get("radius", 0) * scale)
        area = Area(box, fill, Pen(page["ink_3"], 0.8 * unit), pattern=pattern, layer="legend", level=_LEVEL)
        if pattern.radius:  # dots aligned over the whole picture may miss so small a box
            dots = [Disc(x + (n - 1) * pattern.every, y, pattern.radius, stripe, layer="legend", level=_LEVEL) for n in range(3)]
            return [replace(area, pattern=None), *dots]
        return [area]


def _ringless(looks: Mapping[str, Any]) -> dict[str, Any]:
    return {**looks, "treaty": {**looks["treaty"], "rings": []}}
