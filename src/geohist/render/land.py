"""The ground of a still: sea, land by holder, ribbons, borders, rivers, lakes, railways."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.canvas import POINTS_PER_PX, Canvas, Pixels
from geohist.scene.coding import decode_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.path import Path as Outline

    from geohist.scene.moment import Moment

_STILL = 1.35  # border widths in stills of 1920 pixels, style.toml: borders.thicker_still


class Land:
    """Cells and arcs of a payload on a canvas, in pixels."""

    def __init__(self, parts: Mapping[str, Any], canvas: Canvas) -> None:
        self.parts, self.canvas = parts, canvas

    @cached_property
    def arcs(self) -> list[Pixels]:
        """Every arc in pixels."""
        coded = self.parts["topology"]["detail"]
        return [self.canvas.project(decode_path(arc, coded["scale"])) for arc in coded["arcs"]]

    def ring(self, refs: Sequence[int]) -> Pixels:
        """Join arcs into a ring (``~n`` is arc n backwards)."""
        pieces = [self.arcs[~ref][::-1] if ref < 0 else self.arcs[ref] for ref in refs]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])

    def outline(self, cells: Iterable[int]) -> Outline | None:
        """Give the area of cells as one path with holes, or None if none of it is near the map."""
        from matplotlib.path import Path as Outline

        rings = [self.ring(ring) for cell in cells for polygon in self.parts["topology"]["cells"][cell] for ring in polygon]
        rings = [ring for ring in rings if _near(ring, self.canvas)]
        return Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings)) if rings else None


def _near(points: Pixels, canvas: Canvas) -> bool:
    left, top, right, bottom = canvas.map_box
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(high[0] >= left and low[0] <= right and high[1] >= top and low[1] <= bottom)


def draw_land(axes: Axes, land: Land, moment: Moment, style: Mapping[str, Any]) -> None:
    """Draw sea, shoals, land in its holders' fills with stripes where it is occupied, and the coast."""
    from matplotlib.collections import LineCollection
    from matplotlib.patches import PathPatch

    unit = land.canvas.unit
    sides = land.parts["topology"]["sides"]
    coast = [land.arcs[n] for n, (left, right) in enumerate(sides) if -1 in (left, right)]
    look = style["map"]
    for shoal in ("shoal_far", "shoal_near"):
        axes.add_collection(
            LineCollection(coast, colors=look[shoal]["color"], linewidths=look[shoal]["width"] * unit * POINTS_PER_PX * 2, zorder=1)
        )
    by_look: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for cell, held in enumerate(moment.holders):
        if held:
            striped = held["capacity"] == "occupation" and held["sovereign"] not in {None, held["polity"]}
            by_look[held["polity"], held["sovereign"] if striped else None].append(cell)
    for (polity, sovereign), cells in sorted(by_look.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        outline = land.outline(cells)
        if outline is None:
            continue
        fill = moment.polity(polity)["fill"]
        axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor=fill, linewidth=0.5 * unit, zorder=2))
        if sovereign:
            occupied = style["areas"]["occupied"]
            _stripes(axes, outline, moment.polity(sovereign)["fill"], occupied["width"] * unit, occupied["every"] * unit)
    axes.add_collection(
        LineCollection(coast, colors=look["coast"]["color"], linewidths=look["coast"]["width"] * unit * POINTS_PER_PX * 1.2, zorder=5)
    )


def _stripes(axes: Axes, outline: Outline, colour: str, width: float, every: float) -> None:
    """Draw stripes at 45°, aligned over the whole picture, inside an outline."""
    from matplotlib.collections import LineCollection
    from matplotlib.patches import PathPatch

    box = outline.get_extents()
    step = every * np.sqrt(2)
    first = np.floor((box.x0 + box.y0) / step) * step
    starts = np.arange(first, box.x1 + box.y1 + step, step)
    lines = [[(start - box.y0, box.y0), (start - box.y1, box.y1)] for start in starts]
    stripes = LineCollection(lines, colors=colour, linewidths=width * POINTS_PER_PX, zorder=2.5)
    axes.add_collection(stripes)
    clip = PathPatch(outline, transform=axes.transData)
    stripes.set_clip_path(clip)


def draw_ribbons(axes: Axes, land: Land, moment: Moment, style: Mapping[str, Any]) -> None:
    """Draw inside each holder's edge a ribbon of its darker tint along the borders that stand."""
    from matplotlib.collections import LineCollection
    from matplotlib.patches import PathPatch

    ribbon = style["map"]["ribbon"]
    width = 2 * ribbon["width"] * _STILL * land.canvas.unit * POINTS_PER_PX
    edges: dict[str, list[Pixels]] = defaultdict(list)
    owned: dict[str, list[int]] = defaultdict(list)
    for cell, held in enumerate(moment.holders):
        if held:
            owned[held["polity"]].append(cell)
    for arc, _, _ in moment.borders:
        for cell in land.parts["topology"]["sides"][arc]:
            held = moment.holders[cell] if cell >= 0 else None
            if held and _near(land.arcs[arc], land.canvas):
                edges[held["polity"]].append(land.arcs[arc])
    for polity, lines in sorted(edges.items()):
        tint = moment.polity(polity)["ribbon"]
        outline = land.outline(owned[polity]) if tint else None
        if outline is not None:
            drawn = LineCollection(
                lines, colors=tint, linewidths=width, alpha=ribbon["opacity"], zorder=3, capstyle="butt", joinstyle="round"
            )
            axes.add_collection(drawn)
            drawn.set_clip_path(PathPatch(outline, transform=axes.transData))


def draw_borders(axes: Axes, land: Land, moment: Moment, style: Mapping[str, Any]) -> set[str]:
    """Draw each border in the line of its status, in the order of the style table; give the statuses drawn, for the legend."""
    from matplotlib.collections import LineCollection

    unit = land.canvas.unit
    by_status: dict[str, list[Pixels]] = defaultdict(list)
    bands: list[tuple[Pixels, float]] = []
    least = style["borders"]["band"]["from"]
    for arc, status, accuracy in moment.borders:
        if _near(land.arcs[arc], land.canvas):
            by_status[status].append(land.arcs[arc])
            band = 2000 * (accuracy or 0) / land.canvas.metres_per_px
            if band > least * unit and status not in {"administrative", "bystander"}:
                bands.append((land.arcs[arc], min(band, 40 * unit)))
    for points, width in bands:
        axes.add_collection(
            LineCollection(
                [points], colors="#51443C", alpha=style["borders"]["band"]["opacity"] / 2, linewidths=width * POINTS_PER_PX, zorder=3.5
            )
        )
    for level, status in enumerate(style["borders"]["order"]):
        if by_status.get(status):
            axes.add_collection(_lines(by_status[status], style["borders"][status], unit * _STILL, 6 + level / 10))
    return set(by_status)


def _lines(lines: Sequence[Pixels], look: Mapping[str, Any], unit: float, level: float) -> Any:
    from matplotlib.collections import LineCollection

    width = look["width"] * unit * POINTS_PER_PX
    dash = look.get("dash")
    pattern = (0, [part / look["width"] for part in dash]) if dash else "solid"
    cap = "round" if look.get("cap") == "round" else "butt"
    return LineCollection(
        lines, colors=look["color"], linewidths=width, linestyles=[pattern], zorder=level, capstyle=cap, joinstyle="round"
    )


def draw_water(axes: Axes, canvas: Canvas, base: Mapping[str, Any], style: Mapping[str, Any]) -> None:
    """Draw rivers and lakes."""
    from matplotlib.collections import LineCollection, PolyCollection

    look = style["map"]
    for river in base["rivers"]:
        width = look["river"]["width"] if river["rank"] == 1 else look["river"]["minor"]
        lines = [canvas.project(decode_path(arc, river["paths"]["scale"])) for arc in river["paths"]["arcs"]]
        axes.add_collection(
            LineCollection(
                lines, colors=look["river"]["color"], linewidths=width * canvas.unit * POINTS_PER_PX * 1.2, zorder=4, joinstyle="round"
            )
        )
    rings = [canvas.project(decode_path(lake["paths"]["arcs"][0], lake["paths"]["scale"])) for lake in base["lakes"]]
    edge = look["lake"]
    axes.add_collection(
        PolyCollection(rings, facecolors=edge["color"], edgecolors=edge["edge"], linewidths=edge["width"] * canvas.unit, zorder=4.5)
    )


def draw_railways(axes: Axes, canvas: Canvas, base: Mapping[str, Any], moment: Moment, style: Mapping[str, Any]) -> None:
    """Draw the railways that were in use on the day."""
    from matplotlib.collections import LineCollection

    look = style["map"]["railway"]
    lines = [
        canvas.project(decode_path(arc, railway["paths"]["scale"]))
        for railway in base["railways"]
        if moment.holds(railway["from"], railway["to"])
        for arc in railway["paths"]["arcs"]
    ]
    axes.add_collection(
        LineCollection(lines, colors=look["color"], linewidths=look["width"] * canvas.unit * POINTS_PER_PX * 1.2, zorder=5.5)
    )
