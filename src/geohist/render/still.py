"""A still of a day, put together."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING, Any

from geohist.render.canvas import PX_PER_INCH, Canvas
from geohist.render.column import draw_column
from geohist.render.land import Land, draw_borders, draw_land, draw_railways, draw_ribbons, draw_water
from geohist.render.lettering import letter_map
from geohist.render.scalebar import draw_scale
from geohist.render.signs import draw_routes, draw_signs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.scene.moment import Moment
    from geohist.scene.placement import Box

_one_at_a_time = threading.Lock()  # matplotlib's font and text caches are not made for threads


def draw_still(canvas: Canvas, moment: Moment, language: str, *, metadata: Mapping[str, str]) -> tuple[bytes, dict[str, Box]]:
    """Draw a day as PNG; give the bytes and the box of every label, for the tests."""
    with _one_at_a_time:
        return _draw(canvas, moment, language, metadata)


def _draw(canvas: Canvas, moment: Moment, language: str, metadata: Mapping[str, str]) -> tuple[bytes, dict[str, Box]]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    parts: Mapping[str, Any] = moment.parts
    style = parts["style"]
    figure = Figure(figsize=(canvas.width / PX_PER_INCH, canvas.height / PX_PER_INCH), dpi=PX_PER_INCH, facecolor=style["map"]["sea"])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, canvas.width)
    axes.set_ylim(canvas.height, 0)
    axes.set_axis_off()
    land = Land(parts, canvas)
    draw_land(axes, land, moment, style)
    draw_ribbons(axes, land, moment, style)
    draw_water(axes, canvas, parts["base"], style)
    draw_railways(axes, canvas, parts["base"], moment, style)
    kinds = draw_borders(axes, land, moment, style)
    if any(held and held["capacity"] == "occupation" for held in moment.holders):
        kinds.add("occupied")
    drawn = draw_signs(axes, canvas, moment, style)
    draw_routes(axes, canvas, moment, style, drawn)
    drawn.boxes.append(draw_scale(axes, canvas, style, language))
    labels = letter_map(axes, canvas, moment, style, language, drawn.focus, drawn.boxes)
    draw_column(axes, canvas, moment, style, language, kinds | drawn.kinds)
    out = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(out, format="png", metadata=dict(metadata))
    return out.getvalue(), labels
