"""Names of polities, seas and zones: each on its own ground where it fits, small ones on a leader."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely

from geohist.render.bending import bent, bent_boxes
from geohist.render.settings import Setting, around, settled, size_of, splits, type_of
from geohist.render.typeface import Type, capitals, wrap
from geohist.render.zones import colour_of
from geohist.scene.placement import Wish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geohist.render.drawing import Pixels
    from geohist.render.ground import Land
    from geohist.render.zones import Zone
    from geohist.scene.moment import Moment

_LARGE_PX2, _MIDDLE_PX2 = 120_000, 16_000  # land in sight that earns the large and the middle size, units²
_LEAST_PX2 = 140  # less than this in sight is not named
_ZONES = ((4, 4.8), (6, 5.8), (9, 7.0))  # how many zones are named at most below a zoom
_BENT = 0.1  # names spaced wider than this, em, follow the parallels
_DARK = 62.0  # the lightest that the name of a zone may be, of 255
_NOT_NAMED = {"nobody", "unknown"}

Name: TypeAlias = tuple[Wish, tuple[Setting, ...], str, str, float, str]
"""A wish, the settings it may take, colour, halo, width of the halo, layer."""


def land_names(land: Land, moment: Moment, style: Mapping[str, Any], language: str) -> Iterator[Name]:
    """Give the names of the polities in sight; one name for each large part, a leader for what is too small to carry its own."""
    unit, box = land.canvas.unit, land.canvas.box
    held: dict[str, list[int]] = defaultdict(list)
    for cell, tenure in enumerate(moment.holders):
        if tenure and tenure["polity"] not in _NOT_NAMED:
            held[tenure["polity"]].append(cell)
    for key, cells in sorted(held.items()):
        polity = moment.polity(key)
        seen = shapely.clip_by_rect(land.area(cells), *box)
        parts = sorted((part for part in shapely.get_parts(seen) if part.area > _LEAST_PX2 * unit**2), key=lambda part: -part.area)
        words = capitals(moment.name_of(polity, language), language)
        for number, part in enumerate(parts[: 3 if polity["actor"] else 1]):
            if number and part.area < 0.12 * parts[0].area and part.area < _MIDDLE_PX2 * unit**2:
                continue
            name = f"polity-{key}-{number}"
            yield from land.kept((name, words, tuple(cells)), partial(_of_part, name, words, polity, part, land, style, main=number == 0))


def _of_part(key: str, words: str, polity: Mapping[str, Any], part: Any, land: Land, style: Mapping[str, Any], *, main: bool) -> list[Name]:
    unit, actor = land.canvas.unit, polity["actor"]
    group = style["labels"]["polity" if actor else "bystander"]
    sizes: tuple[str, ...] = ("large", "small") if not actor else ("large", "middle", "small")
    if actor and part.area < _LARGE_PX2 * unit**2:
        sizes = sizes[1:] if part.area > _MIDDLE_PX2 * unit**2 else sizes[2:]
    if not actor and part.area < _MIDDLE_PX2 * unit**2:
        sizes = ("small",)
    shapely.prepare(part)
    settings = []
    for size in sizes:
        look = type_of(group | group[size], unit, group[size]["size"][2])
        for lines in splits(words):
            share = 1.0 if size != sizes[-1] else 0.86
            settings.append(settled(part, lines, look, unit, land.canvas.box, share, land.pole if look.spacing >= _BENT else None))
    settings = [setting for setting in settings if setting.boxes]
    dark = polity["label"] or style["map"]["neutral_label"]
    rank = (1 if actor else 5) - part.area / 1e9
    heart = shapely.point_on_surface(part)
    found: list[Name] = []
    if settings:
        boxes = tuple(box for setting in settings for box in setting.boxes)
        found.append((Wish(key, rank, heart.x, heart.y, 0, 0, boxes=boxes), tuple(settings), dark, polity["fill"], 2.2 * unit, "polities"))
    if main and actor and part.area < 3 * _MIDDLE_PX2 * unit**2:
        look = type_of(group | group["small"], unit, group["small"]["size"][2])
        lines = tuple(wrap(words, look, 200 * unit))
        width, height = size_of(lines, look, unit)
        places = around(heart.x, heart.y, width, height, unit)
        ink = dark if dark.upper() != "#FFFFFF" else polity["ribbon"] or style["page"]["ink"]
        wish = Wish(f"{key}-leader", rank + 0.5, heart.x, heart.y, width, height, boxes=places, leader=True)
        found.append((wish, (Setting(lines, look, places),), ink, style["page"]["paper"], 2.4 * unit, "polities"))
    return found


def sea_names(land: Land, moment: Moment, style: Mapping[str, Any], language: str) -> Iterator[Name]:
    """Give the names of the waters in sight, on water as far as they find it."""
    looks, unit = style["labels"]["sea"], land.canvas.unit
    dry = land.area(range(len(moment.parts["cells"])))
    shapely.prepare(dry)
    for number, sea in enumerate(moment.parts["base"]["seas"]):
        x, y = land.canvas.point(sea["xy"])
        if (sea["size"] == "small" and land.canvas.view.zoom < 4.4) or not land.canvas.on_map((x, y)):  # noqa: PLR2004 - larger than the water
            continue
        words = str(sea["title"].get(language) or sea["title"]["en"])
        settings = []
        for size in [sea["size"]] if sea["size"] == "small" else [sea["size"], "small"]:
            look = type_of(looks | looks[size], unit, looks[size]["size"][2])
            for lines in splits(words):
                width, height = size_of(lines, look, unit)
                centres = [(x + dx * 26 * unit, y + dy * 17 * unit) for dy in (0, 1, -1, 2, -2, 3, -3) for dx in (0, 1, -1, 2, -2, 3, -3)]
                settings.append(_afloat(dry, lines, look, np.array(centres), (width, height), land.pole))
        settings = [setting for setting in settings if setting.boxes]
        if settings:
            boxes_ = tuple(box for setting in settings for box in setting.boxes)
            rank = 2 if sea["size"] == "large" else 2.5
            colour, halo = style["map"]["water_name"], style["map"]["sea"]
            yield Wish(f"sea-{number}", rank, x, y, 0, 0, boxes=boxes_), tuple(settings), colour, halo, 2 * unit, "waters"


def _afloat(
    dry: Any, lines: tuple[str, ...], look: Type, middles: Pixels, size: tuple[float, float], pole: tuple[float, float] | None
) -> Setting:
    """Set the name of a water at those of the middles where all of it lies on water."""
    half = np.array(size) / 2
    boxes = bent_boxes(middles, size, pole) if pole else np.concatenate([middles - half, middles + half], axis=1)
    if pole:
        across = np.concatenate([np.linspace(-1, 1, 13), np.linspace(1, -1, 13)])
        edges = bent(middles, size, pole, across, np.repeat([-1.0, 1.0], 13))
        wet = ~shapely.intersects(dry, shapely.polygons(edges))
    else:
        wet = ~shapely.intersects(dry, shapely.box(*boxes.T))
    spots = tuple((float(x), float(y)) for x, y in middles[wet]) if pole else ()
    return Setting(lines, look, tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in boxes[wet]), pole, spots)


def zone_names(land: Land, zones: Sequence[Zone], moment: Moment, style: Mapping[str, Any], language: str) -> Iterator[Name]:
    """Give the names of the weightiest zones, on their own ground; only those that begin on the day may stand beside it on a leader."""
    unit, box = land.canvas.unit, land.canvas.box
    look = Type("serif", 400, 15.5 * unit, italic=True)
    most = next((count for count, zoom in _ZONES if land.canvas.view.zoom < zoom), _ZONES[-1][0])
    given = 0
    for record, area in zones:
        if given == most:
            return
        words = str(record["title"].get(language) or record["title"]["en"])
        seen = shapely.clip_by_rect(area, *box)
        if seen.is_empty:
            continue
        lines = tuple(wrap(words, look, 150 * unit))
        shapely.prepare(seen)
        own = settled(seen, lines, look, unit, box, 0.72)
        today = record["from"] == moment.day
        if not own.boxes and not today:
            continue
        given += 1
        heart = shapely.point_on_surface(seen)
        colour = colour_of(record, moment, style)
        ink = style["page"]["ink_2"] if colour == style["page"]["ink_2"] else _darker(colour)
        key, paper, rank = f"zone-{record['id']}", style["page"]["paper"], 2.8 if today else 4.5 + given / 100
        if own.boxes:
            yield Wish(key, rank, heart.x, heart.y, 0, 0, boxes=own.boxes), (own,), ink, paper, 2.2 * unit, "zones"
        if today:
            width, height = size_of(lines, look, unit)
            near = around(heart.x, heart.y, width, height, unit)
            wish = Wish(f"{key}-leader", rank + 0.1, heart.x, heart.y, width, height, boxes=near, leader=True)
            yield wish, (Setting(lines, look, near),), ink, paper, 2.2 * unit, "zones"


def _darker(colour: str) -> str:
    """Darken a tint until it reads on paper and on any fill."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    share = min(0.6, _DARK / max(0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2], 1))
    return "#" + "".join(f"{int(part * share):02X}" for part in parts)
