"""An inset: the place of the day's story again, larger, where names found no room there; or, on a near view, where on the atlas it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.canvas import Canvas, View
from geohist.scene.placement import overlap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geohist.render.drawing import Box, Pixels
    from geohist.render.lettering import Lettered
    from geohist.scene.moment import Moment

LARGER = 1.4
"""Zooms by which the inset is larger than its map."""
LOCATED_FROM = 5.2
"""Views from this zoom on get a locator; the whole stage is on the map before."""
_SIZE = (400, 310)  # units
_SMALL = (236, 178)  # units, of a locator
_STAGE = (1000, 690)  # pixels of a page that the opening view fills
_LEAST_MAP = (820, 640)  # a smaller map has no room for an inset, units
_CROWD = 3  # names without room that make a crowd
_WEIGHTY = 4.4  # names of this rank and better count
_MOST_COVERED = 4  # labels an inset may take the place of
_MOST_COVERED_BY_LOCATOR = 1.0
_RIM = 0.2  # of a frame's width and height on each side
_MOST_OF_STORY = 0.5  # of what changed, the share an inset must show


@dataclass(frozen=True)
class Story:
    """Where a day's story takes place: the spots of what happened, and those of the land and borders that changed, pixels."""

    spots: Pixels
    changed: Pixels

    def within(self, frame: Box) -> bool:
        """Tell whether a frame shows the story: a spot of what happened, or most of what changed."""
        if _inside(self.spots, _inner(frame)).any():
            return True
        return len(self.changed) > 0 and float(_inside(self.changed, frame).mean()) >= _MOST_OF_STORY


@dataclass(frozen=True)
class Inset:
    """Where the inset lies, what it shows, and the frame of that on the map, pixels; a locator's frame is that of the map on the inset."""

    canvas: Canvas
    frame: Box
    locator: bool = False


def story_of(moment: Moment, canvas: Canvas) -> Story:
    """Find the story of a day on a map."""
    parts = moment.parts
    spots = [record["xy"] for record in moment.today if record["xy"] and record["layer"] not in {"zones", "missions"}]
    actors = {polity["id"] for polity in parts["polities"] if polity["actor"]}
    changes = [transfer for transfer in moment.transfers if {transfer["from"], transfer["to"]} & actors]
    changed = [parts["cells"][cell]["xy"] for transfer in changes for cell in transfer["cells"]]
    coded = parts["topology"]["overview"]
    for arc in sorted(moment.fresh_borders):
        held = [moment.holders[cell] for cell in parts["topology"]["sides"][arc] if cell >= 0]
        if any(holder and holder["polity"] in actors for holder in held):
            changed.append([part * coded["scale"] for part in coded["arcs"][arc][:2]])
    return Story(*(canvas.project(points) if points else np.zeros((0, 2)) for points in (spots, changed)))


def find_inset(canvas: Canvas, tried: Lettered, story: Story, signs: Sequence[Box], figures: Sequence[Box]) -> Inset | None:
    """Find the crowd of names round the day's story and the emptiest corner for it; None where there is no story, no crowd or no corner."""
    unit = canvas.unit
    if not _roomy(canvas) or canvas.view.zoom > 7:  # noqa: PLR2004 - near enough
        return None
    crowd = np.array([(x, y) for x, y, rank in tried.without.values() if rank <= _WEIGHTY]).reshape(-1, 2)
    width, height = _SIZE[0] * unit, _SIZE[1] * unit
    near = width / 2**LARGER, height / 2**LARGER
    hearts = [point for points in (story.spots, story.changed) if len(points) for point in (np.median(points, axis=0), *points)]
    best: tuple[int, Box] | None = None
    for heart in [*hearts, *crowd]:
        frame = _round(heart, near)
        if not story.within(frame):
            continue
        counted = int(_inside(crowd, frame).sum())
        if counted >= _CROWD and (best is None or counted > best[0]):
            best = counted, frame
    if best is None:
        return None
    points = [part[_inside(part, best[1])] for part in (crowd, story.spots, story.changed)]
    settled = _round(np.concatenate(points).mean(axis=0), near)
    frame = settled if story.within(settled) and int(_inside(crowd, settled).sum()) >= _CROWD else best[1]
    cost, box = _corner(canvas, _SIZE, 16, lambda box: 99.0 if overlap(box, frame) else _cost(box, tried, signs, figures))
    if cost > _MOST_COVERED:
        return None
    lon, lat = canvas.degrees([((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2)])[0]
    view = View(round(float(lon), 3), round(float(lat), 3), round(canvas.view.zoom + LARGER, 2))
    return Inset(Canvas(box, unit, view), frame)


def find_locator(canvas: Canvas, opening: Mapping[str, Any], tried: Lettered, signs: Sequence[Box], figures: Sequence[Box]) -> Inset | None:
    """Find the emptiest corner for a small map of the whole stage, on which a near view is framed; None for far views."""
    if canvas.view.zoom < LOCATED_FROM or not _roomy(canvas):
        return None
    cost, box = _corner(canvas, _SMALL, 14, lambda box: _cost(box, tried, signs, figures))
    if cost > _MOST_COVERED_BY_LOCATOR:
        return None
    lon, lat, zoom = opening["view"]
    view = View(lon, lat, round(zoom + float(np.log2(min(_SMALL[0] / _STAGE[0], _SMALL[1] / _STAGE[1]))), 2))
    small = Canvas(box, canvas.unit, view)
    left, top, right, bottom = canvas.box
    shown = small.project(canvas.degrees([(left, top), (right, top), (right, bottom), (left, bottom)]))
    (west, north), (east, south) = shown.min(axis=0), shown.max(axis=0)
    if not (small.on_map((west, north)) and small.on_map((east, south))):
        return None
    return Inset(small, (float(west), float(north), float(east), float(south)), locator=True)


def _roomy(canvas: Canvas) -> bool:
    left, top, right, bottom = canvas.box
    return right - left >= _LEAST_MAP[0] * canvas.unit and bottom - top >= _LEAST_MAP[1] * canvas.unit


def _corner(canvas: Canvas, size: tuple[int, int], edge: float, cost: Any) -> tuple[float, Box]:
    left, top, right, bottom = canvas.box
    width, height, edge = size[0] * canvas.unit, size[1] * canvas.unit, edge * canvas.unit
    corners = [(x, y) for x in (right - width - edge, left + edge) for y in (top + edge, bottom - height - edge)]
    priced = [(cost(box), n, box) for n, (x, y) in enumerate(corners) for box in [(x, y, x + width, y + height)]]
    least, _, box = min(priced)
    return float(least), box


def _cost(box: Box, tried: Lettered, signs: Sequence[Box], figures: Sequence[Box]) -> float:
    """Count what an inset would cover; a sign forbids it."""
    if any(overlap(box, sign) for sign in signs):
        return 99.0
    covered = [key for key, label in tried.boxes.items() if overlap(box, label)]
    weights = {"polity": 1.5, "sea": 1.0, "place": 1.0, "zone": 2.0}
    return sum(weights.get(key.split("-")[0], 1.0) for key in covered) + 0.1 * sum(overlap(box, figure) for figure in figures)


def _round(middle: Any, size: tuple[float, float]) -> Box:
    x, y = float(middle[0]), float(middle[1])
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2


def _inner(box: Box) -> Box:
    """Give the middle of a frame: what happens at its very edge is not what it shows."""
    across, down = (box[2] - box[0]) * _RIM, (box[3] - box[1]) * _RIM
    return box[0] + across, box[1] + down, box[2] - across, box[3] - down


def _inside(points: Pixels, box: Box) -> Any:
    if not len(points):
        return np.zeros(0, dtype=bool)
    left, top, right, bottom = box
    return (points[:, 0] > left) & (points[:, 0] < right) & (points[:, 1] > top) & (points[:, 1] < bottom)
