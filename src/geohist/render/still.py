"""A still of a day, put together: map, inset, words, foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.canvas import Canvas, Sheet, View
from geohist.render.caption import Caption, address_of, caption_of, described
from geohist.render.column import draw_column, draw_foot
from geohist.render.drawing import Area, Drawing, Lines, Pen, rectangle
from geohist.render.edge import draw_edge
from geohist.render.graticule import degrees_of, draw_graticule
from geohist.render.inset import Inset, find_inset, find_locator, story_of
from geohist.render.journeys import draw_routes
from geohist.render.land import Terrain
from geohist.render.lettering import Lettered, Lettering
from geohist.render.scalebar import draw_scale
from geohist.render.signs import draw_signs
from geohist.render.words import say
from geohist.render.zones import draw_zones, named_or_patterned, zones_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.render.drawing import Box
    from geohist.render.ground import Ground
    from geohist.render.options import Options
    from geohist.render.zones import Zone
    from geohist.scene.moment import Moment


@dataclass(frozen=True)
class Still:
    """A finished picture: the drawing, its words, boxes of labels and obstacles in pixels, and the kinds of sign drawn."""

    drawing: Drawing
    caption: Caption
    labels: Mapping[str, Box]
    obstacles: tuple[Box, ...]
    inset: Inset | None
    kinds: frozenset[str] = frozenset()
    pair: tuple[str, str] | None = None


def draw_still(ground: Ground, moment: Moment, sheet: Sheet, view: View, language: str, options: Options, *, licence: str = "") -> Still:
    """Draw a day on a sheet."""
    parts, style = moment.parts, moment.parts["style"]
    caption = caption_of(moment, language)
    drawing = Drawing(sheet.width, sheet.height, style["map"]["sea"], language)
    canvas = Canvas(sheet.map_box, sheet.unit, view)
    drawing_map = _Map(drawing, ground, canvas, moment, style, options)
    lettered, inset = drawing_map.draw()
    pair = _pair(moment)
    if sheet.text:
        draw_column(drawing, sheet, caption, style, options, drawing_map.kinds, pair)
    address = address_of(moment.day, str(view), language, options.look)
    draw_foot(drawing, sheet, style, _foot(moment, canvas, caption, options, language), _rights(address, licence, language))
    drawing.title = f"{caption.date}: {options.heading or caption.title}"
    drawing.description = described(moment, caption, drawing_map.kinds, language)
    drawing.address, drawing.version = address, str(parts["version"])
    return Still(drawing, caption, lettered.boxes, tuple(drawing_map.obstacles), inset, frozenset(drawing_map.kinds), pair)


class _Map:
    """Draws one map of a day into a drawing, with an inset if there is reason and room."""

    def __init__(
        self, drawing: Drawing, ground: Ground, canvas: Canvas, moment: Moment, style: Mapping[str, Any], options: Options
    ) -> None:
        self.drawing, self.ground, self.canvas = drawing, ground, canvas
        self.moment, self.style, self.options = moment, style, options
        self.land = ground.on(canvas)
        self.kinds: set[str] = set()
        self.obstacles: list[Box] = []

    def draw(self, *, within: bool = False) -> tuple[Lettered, Inset | None]:
        """Draw everything; ``within`` is for the inset itself, which has no graticule and no inset."""
        options, without, canvas = self.options, self.options.without, self.canvas
        self.kinds |= Terrain(self.drawing, self.land, self.moment, self.style).draw(without)
        draw_edge(self.drawing, canvas, self.ground.extent, self.style)
        figures: list[Box] = []
        if "graticule" not in without and not within:
            figures = draw_graticule(self.drawing, canvas, self.style, self.ground.extent)
        zones = zones_of(self.land, self.moment) if "zones" not in without and options.zones != "none" else []
        drawn = draw_signs(self.drawing, canvas, self.moment, self.style, without)
        if "routes" not in without:
            draw_routes(self.drawing, canvas, self.moment, self.style, drawn)
        self.kinds |= drawn.kinds
        corner = 0 if within else options.corner
        scale = [draw_scale(self.drawing, canvas, self.style, small=within, corner=corner)] if options.scale else []
        if "names" in without:
            self._zones(zones)
            return Lettered({}, {}), None
        self.obstacles = [*drawn.boxes, *figures, *scale]
        if corner:
            right, bottom, side = canvas.box[2], canvas.box[3], corner + 14 * canvas.unit
            self.obstacles.append((right - side, bottom - side, right, bottom))
        names = Lettering(self.land, self.moment, self.style, self.drawing.language, focus=drawn.focus, zones=zones)
        lettered, inset = names.place(self.obstacles), None
        if options.inset == "auto" and not within:
            kept = [box for box in self.obstacles if box not in figures]
            inset = find_inset(canvas, lettered, story_of(self.moment, canvas), kept, figures)
            inset = inset or find_locator(canvas, self.moment.parts["opening"], lettered, kept, figures)
        if inset:
            self._inset(inset)
            self.obstacles.append(_padded(inset.canvas.box, 10 * canvas.unit))
            if not inset.locator:
                self.obstacles.append(_padded(inset.frame, 3 * canvas.unit))
            lettered = names.place(self.obstacles, hidden=None if inset.locator else inset.frame)
        names.write(self.drawing, lettered)
        named = {key.removeprefix("zone-").removesuffix("-leader") for key in lettered.boxes}
        self._zones(zones if options.zones == "filled" else named_or_patterned(zones, named, self.moment))
        return lettered, inset

    def _zones(self, zones: list[Zone]) -> None:
        draw_zones(self.drawing, self.land, zones, self.moment, self.style, filled=self.options.zones == "filled")
        self.kinds |= {record["sign"] for record, _ in zones}

    def _inset(self, inset: Inset) -> None:
        """Draw the inset above the map, and on the map the frame of what it shows; a locator has the frame of the map on itself."""
        unit, page = self.canvas.unit, self.style["page"]
        inner = Drawing(self.drawing.width, self.drawing.height, self.drawing.ground, self.drawing.language)
        if inset.locator:
            land = self.ground.on(inset.canvas)
            inner.add(*Terrain(inner, land, self.moment, self.style).plain())
            draw_edge(inner, inset.canvas, self.ground.extent, self.style)
        else:
            small = _Map(inner, self.ground, inset.canvas, self.moment, self.style, replace(self.options, inset="none"))
            small.draw(within=True)
            self.kinds |= small.kinds
        outer = _padded(inset.canvas.box, (4 if inset.locator else 6) * unit)
        level, clip = (32.5, inset.canvas.box) if inset.locator else (22, self.canvas.box)
        ink = page["oxblood"] if inset.locator else page["ink"]
        frame, box = rectangle(*inset.frame), rectangle(*inset.canvas.box)
        self.drawing.add(
            Lines(frame, Pen(page["paper"], 4 * unit), layer="inset", name="region shown, casing", clip=clip, level=level),
            Lines(
                frame, Pen(ink, (1.8 if inset.locator else 1.4) * unit), layer="inset", name="region shown", clip=clip, level=level + 0.1
            ),
            Area(rectangle(*outer), page["paper"], Pen(page["ink"], 1.2 * unit), layer="inset", name="frame of the inset", level=29),
            Area(box, self.drawing.ground, layer="inset", name="sea", level=29.5),
        )
        self.drawing.add(*(replace(item, level=30 + item.level / 20, layer=f"inset-{item.layer}") for item in inner.items))
        self.drawing.add(Lines(box, Pen(page["ink"], 0.8 * unit), layer="inset", name="edge of the inset", level=33))


def _padded(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _pair(moment: Moment) -> tuple[str, str] | None:
    """Give the two fills of an occupation on the map that are easiest told apart, for the legend."""
    pairs = {
        (str(moment.polity(held["polity"])["fill"]), str(moment.polity(held["sovereign"])["fill"]))
        for held in moment.holders
        if held and held["capacity"] == "occupation" and held["sovereign"] not in {None, "unknown", held["polity"]}
    }
    return max(sorted(pairs), key=lambda pair: _apart(*pair), default=None)


def _apart(one: str, two: str) -> float:
    first, second = (np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float) for colour in (one, two))
    return float(np.abs(first - second).sum())


def _foot(moment: Moment, canvas: Canvas, caption: Caption, options: Options, language: str) -> list[str]:
    parts = moment.parts
    south, north = (degrees_of(value, "NS", language) for value in canvas.parallels)
    lines = []
    if options.caption:
        title = parts["title"].get(language) or parts["title"]["en"]
        lines.append("geohist, " + say("foot", language, title=title, version=str(parts["version"]), day=caption.date))
        rail = say("rail", language) if parts["base"]["railways"] and "railways" not in options.without else ""
        lines.append(say("projection", language, a=south, b=north, rail=rail).replace("..", "."))
    if options.citation and caption.works:
        lines.append(f"{say('after', language)} {'; '.join(caption.works).rstrip('.')}.")
    return lines


def _rights(address: str, licence: str, language: str) -> list[str]:
    return ([say("licence", language, licence=licence)] if licence else []) + [f"geohist {address.partition('&lang')[0]}"]
