"""The scale bar of a still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.render.canvas import POINTS_PER_PX, Canvas
from geohist.render.lettering import Type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from geohist.scene.placement import Box

_STEPS = (10, 20, 50, 100, 200, 500, 1000, 2000)


def draw_scale(axes: Axes, canvas: Canvas, style: Mapping[str, Any], language: str) -> Box:
    """Draw a bar of a round length near 200 pixels in the lower right corner; give the box it covers."""
    from matplotlib.patches import Rectangle

    unit, page = canvas.unit, style["page"]
    km = next((step for step in reversed(_STEPS) if step * 1000 / canvas.metres_per_px <= 220 * unit), _STEPS[0])
    length = km * 1000 / canvas.metres_per_px
    right, bottom = canvas.map_box[2] - 24 * unit, canvas.map_box[3] - 22 * unit
    left = right - length
    box = (left - 16 * unit, bottom - 32 * unit, right + 24 * unit, bottom + 14 * unit)
    axes.add_patch(Rectangle(box[:2], box[2] - box[0], box[3] - box[1], facecolor=page["paper"], edgecolor="none", alpha=0.86, zorder=19))
    for part in range(4):
        face = page["ink"] if part % 2 == 0 else page["paper"]
        axes.add_patch(
            Rectangle(
                (left + part * length / 4, bottom - 6 * unit),
                length / 4,
                6 * unit,
                facecolor=face,
                edgecolor=page["ink"],
                linewidth=0.8 * unit,
                zorder=19.1,
            )
        )
    look = Type("sans", 500, italic=False, size=15 * unit)
    words = f"{km:,} km".replace(",", "." if language == "tr" else ",")
    axes.text(
        right,
        bottom - 13 * unit,
        words,
        fontproperties=look.font,
        fontsize=look.size * POINTS_PER_PX,
        ha="right",
        color=page["ink"],
        zorder=19.2,
    )
    return box
