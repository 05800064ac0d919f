"""Names on a still: what to write, how large, and where the placement puts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geohist.render.drawing import Disc, Drawing, Lines, Pen, Words
from geohist.render.names import land_names, sea_names, zone_names
from geohist.render.settings import LINE, Setting, size_of, type_of
from geohist.scene.placement import ANCHORS, Box, Wish, nearest, overlap, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.render.drawing import Pixels
    from geohist.render.ground import Land
    from geohist.scene.moment import Moment

_RANKS = ((3, 4.6), (4, 5.3), (5, 6.0))
"""Places of this rank and better are named below this zoom."""


@dataclass(frozen=True)
class Label:
    """A wish for a place, and how the words look wherever they get one."""

    wish: Wish
    settings: tuple[Setting, ...]
    colour: str
    halo: str
    halo_width: float
    layer: str

    def setting(self, box: Box) -> Setting:
        """Give the setting a box was meant for."""
        return next((setting for setting in self.settings if box in setting.boxes), self.settings[0])


@dataclass(frozen=True)
class Lettered:
    """What the placement did: each label's box by key, and the keys that found no room, with where they wanted to be."""

    boxes: dict[str, Box]
    without: dict[str, tuple[float, float, float]]


class Lettering:
    """The names of a day on a map: what may be written is worked out once, then placed as often as obstacles change."""

    def __init__(
        self,
        land: Land,
        moment: Moment,
        style: Mapping[str, Any],
        language: str,
        *,
        focus: Mapping[str, bool],
        zones: Sequence[tuple[Mapping[str, Any], Any]] = (),
    ) -> None:
        self.canvas = land.canvas
        self.spots = _Places(land, moment, style, language)
        names = [
            *land_names(land, moment, style, language),
            *sea_names(land, moment, style, language),
            *zone_names(land, zones, moment, style, language),
        ]
        self.labels = [*self.spots.labels(focus), *(Label(*name) for name in names)]

    def place(self, obstacles: Sequence[Box], hidden: Box | None = None) -> Lettered:
        """Place the names; nothing whose own place lies in ``hidden`` is named, since the inset names it."""
        unit = self.canvas.unit
        left, top, right, bottom = self.canvas.box
        edge = 5 * unit
        labels = [label for label in self.labels if hidden is None or not overlap(_point(label.wish), hidden)]
        placed = place((label.wish for label in labels), obstacles, (left + edge, top + edge, right - edge, bottom - edge), gap=3 * unit)
        # A name on a leader is a second try of the same words: it goes where the first found room.
        for key in [key for key in placed if key.endswith("-leader") and key.removesuffix("-leader") in placed]:
            del placed[key]
        without = {
            label.wish.key: (label.wish.x, label.wish.y, label.wish.rank)
            for label in labels
            if label.wish.key not in placed
            and label.wish.key.removesuffix("-leader") not in placed  # a name that needs a leader is without room too
            and self.canvas.on_map((label.wish.x, label.wish.y))
        }
        return Lettered(placed, without)

    def write(self, drawing: Drawing, lettered: Lettered) -> None:
        """Write the names that found room, and the dots of their places."""
        for label in self.labels:
            if label.wish.key in lettered.boxes:
                _write(drawing, label, lettered.boxes[label.wish.key], self.canvas.box, self.canvas.unit)
        self.spots.draw_dots(drawing, lettered.boxes)


def _point(wish: Wish) -> Box:
    return wish.x - 1, wish.y - 1, wish.x + 1, wish.y + 1


def _write(drawing: Drawing, label: Label, box: Box, clip: Box, unit: float) -> None:
    setting = label.setting(box)
    look = setting.type
    middle, heart = setting.middle(box)
    height = LINE * look.size if setting.pole else (box[3] - box[1]) / len(setting.lines)
    for row, line in enumerate(setting.lines):
        base = (row + 0.5 - len(setting.lines) / 2) * height + 0.34 * look.size
        x, y = _from_pole(setting.pole, middle, heart, base) if setting.pole else (middle, heart + base)
        drawing.add(
            Words(
                line,
                x,
                y,
                look,
                label.colour,
                "middle",
                label.halo,
                label.halo_width,
                layer=label.layer,
                name=line,
                pole=setting.pole,
                clip=clip,
                level=20,
            )
        )
    if label.wish.leader:
        end = nearest(box, label.wish.x, label.wish.y)
        way = (np.array([(label.wish.x, label.wish.y), end]),)
        drawing.add(
            Lines(way, Pen(label.halo, 3.4 * unit, round_cap=True), layer=label.layer, name="leader, casing", clip=clip, level=19.4),
            Lines(way, Pen(label.colour, 1.3 * unit), layer=label.layer, name="leader", clip=clip, level=19.5),
            Disc(label.wish.x, label.wish.y, 2.4 * unit, label.colour, layer=label.layer, clip=clip, level=19.6),
        )


def _from_pole(pole: tuple[float, float], x: float, y: float, further: float) -> tuple[float, float]:
    """Go further away from the pole than a pixel is."""
    share = further / float(np.hypot(x - pole[0], y - pole[1]))
    return x + (x - pole[0]) * share, y + (y - pole[1]) * share


class _Places:
    """Names of places, each beside its dot."""

    def __init__(self, land: Land, moment: Moment, style: Mapping[str, Any], language: str) -> None:
        self.canvas, self.moment, self.style, self.language = land.canvas, moment, style, language
        self.unit = land.canvas.unit
        ours = [cell for cell, held in enumerate(moment.holders) if held and moment.polity(held["polity"])["actor"]]
        self.home = land.area(ours)
        shapely.prepare(self.home)
        self.dots: dict[str, tuple[float, float, float, str]] = {}

    def labels(self, focus: Mapping[str, bool]) -> list[Label]:
        """Give a label for each place worth naming at the zoom, and for those that matter today."""
        looks, page = self.style["labels"], self.style["page"]
        limit = next((rank for rank, zoom in _RANKS if self.canvas.view.zoom < zoom), 6)
        spots = self.moment.parts["places"]
        pixels: Pixels = self.canvas.project([spot["xy"] for spot in spots.values()]) if spots else np.zeros((0, 2))
        found = []
        at_home = shapely.contains_xy(self.home, pixels[:, 0], pixels[:, 1])
        for (key, spot), (x, y), ours in zip(spots.items(), pixels, at_home, strict=True):
            if (key not in focus and spot["rank"] > limit) or not self.canvas.on_map((x, y), 6 * self.unit):
                continue
            kind = "capital" if spot["kind"] == "capital" else "city" if spot["rank"] <= 4 else "town"  # noqa: PLR2004 - as in the player
            order = "beat" if key in focus else "foreign-capital" if kind == "capital" and not ours else kind
            rank = {"beat": 0 if focus.get(key) else 0.5, "capital": 3, "city": 4, "foreign-capital": 4, "town": 6}[order] + spot[
                "rank"
            ] / 10
            small = looks["beat"]["small"][2] if order == "beat" and not focus[key] else None
            look = type_of(looks[order], self.unit, small)
            words = self.moment.name_of(spot, self.language)
            radius = self.style["signs"]["place"][kind] * self.unit * 0.65
            self.dots[f"place-{key}"] = (float(x), float(y), radius, kind)
            sides = ([spot["side"]] if spot.get("side") else []) + [side for side in ANCHORS if side != spot.get("side")]
            clear = 13 * self.unit if key in focus else radius
            dot = None if key in focus else self.dot_box(f"place-{key}")
            width, height = size_of([words], look, self.unit)
            wish = Wish(f"place-{key}", rank, float(x), float(y), width, height * 0.9, radius=clear + 1.5 * self.unit, sides=sides, dot=dot)
            found.append(Label(wish, (Setting((words,), look, ()),), page["ink"], page["paper"], 2.6 * self.unit, "places"))
        return found

    def dot_box(self, key: str) -> Box:
        """Give the box of a place's dot."""
        x, y, radius, _ = self.dots[key]
        reach = radius + 0.5 * self.unit
        return x - reach, y - reach, x + reach, y + reach

    def draw_dots(self, drawing: Drawing, placed: Mapping[str, Box]) -> None:
        """Draw the dot of every place whose name found room: a dot without a name says nothing."""
        ink, paper, clip = self.style["page"]["ink"], self.style["page"]["paper"], self.canvas.box
        for key, (x, y, radius, kind) in self.dots.items():
            if key not in placed:
                continue
            face = paper if kind == "capital" else ink
            drawing.add(
                Disc(x, y, radius + 1.4 * self.unit, paper, layer="places", clip=clip, level=15),
                Disc(x, y, radius, face, Pen(ink, 1.2 * self.unit), layer="places", name="place", clip=clip, level=15.1),
            )
            if kind == "capital":
                drawing.add(Disc(x, y, radius * 0.45, ink, layer="places", clip=clip, level=15.2))
