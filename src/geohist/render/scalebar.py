"""The scale bar of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geohist.render.drawing import Area, Drawing, Pen, Words, rectangle
from geohist.render.typeface import Type, width_of
from geohist.render.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geohist.render.canvas import Canvas
    from geohist.render.drawing import Box

_STEPS = (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def draw_scale(drawing: Drawing, canvas: Canvas, style: Mapping[str, Any], *, small: bool = False, corner: float = 0.0) -> Box:
    """Draw a bar of a round length in the lower right corner; give the box it covers."""
    unit, page = canvas.unit, style["page"]
    widest = (110 if small else 220) * unit
    km = next((step for step in reversed(_STEPS) if step * 1000 / canvas.metres_per_px <= widest), _STEPS[0])
    length = km * 1000 / canvas.metres_per_px
    right, bottom = canvas.box[2] - (14 if small else 50) * unit - corner, canvas.box[3] - (12 if small else 32) * unit
    left, thick = right - length, (4 if small else 6) * unit
    look = Type("sans", 500, 14.5 * unit)
    words = f"{km:,} km".replace(",", "." if drawing.language == "tr" else ",")
    box = (
        left - 14 * unit,
        bottom - 34 * unit,
        right + max(14 * unit, width_of(words, look) / 2 + 2 * unit),
        bottom + (8 if small else 24) * unit,
    )
    drawing.add(Area(rectangle(*box), page["paper"], alpha=0.86, layer="scale", name="ground of the scale", level=19, clip=canvas.box))
    parts = 2 if small else 4
    for part in range(parts):
        face = page["ink"] if part % 2 == 0 else page["paper"]
        piece = rectangle(left + part * length / parts, bottom - thick, left + (part + 1) * length / parts, bottom)
        drawing.add(Area(piece, face, Pen(page["ink"], 0.8 * unit), layer="scale", name="scale bar", level=19.1))
    drawing.add(
        Words("0", left, bottom - thick - 6 * unit, look, page["ink"], "middle", layer="scale", level=19.2),
        Words(words, right, bottom - thick - 6 * unit, look, page["ink"], "end" if small else "middle", layer="scale", level=19.2),
    )
    if not small:
        note = Type("sans", 400, 13.5 * unit)
        drawing.add(Words(say("scale", drawing.language), left, bottom + 16 * unit, note, page["ink_2"], layer="scale", level=19.2))
    return box
