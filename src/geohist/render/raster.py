"""A drawing as pixels: Agg fills and strokes it, words are drawn as outlines so that they stand where they were measured."""

from __future__ import annotations

import io
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from geohist.render.bending import letters_of
from geohist.render.drawing import Area, Disc, Lines, Pen, Words, pattern_of
from geohist.render.typeface import outline, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from geohist.render.drawing import Box, Drawing, Item

one_at_a_time = threading.RLock()
"""Held while drawing: matplotlib's font and text caches are not made for threads."""
_DPI = 72.0
_SHIFT = {"start": 0.0, "middle": -0.5, "end": -1.0}


def to_pixels(drawing: Drawing) -> npt.NDArray[np.uint8]:
    """Give the picture as height × width × 3 bytes, red, green, blue."""
    backend: Any = import_module("matplotlib.backends.backend_agg")

    with one_at_a_time:
        renderer = backend.RendererAgg(drawing.width, drawing.height, _DPI)
        brush = Brush(renderer, drawing.height)
        brush.ground(drawing)
        for item in drawing.ordered():
            brush.draw(item)
        return np.asarray(renderer.buffer_rgba())[:, :, :3].copy()


def to_png(drawing: Drawing, *, effort: int = 2) -> bytes:
    """Write the picture as PNG with its title, description, address and data version as text chunks; ``effort`` 0–9 of compression."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    for key, value in text_of(drawing).items():
        info.add_itxt(key, value)
    out = io.BytesIO()
    Image.fromarray(to_pixels(drawing)).save(out, "PNG", pnginfo=info, compress_level=effort, dpi=(150, 150))
    return out.getvalue()


def text_of(drawing: Drawing) -> Mapping[str, str]:
    """Give what a picture says of itself, by the key words of PNG."""
    return {
        "Title": drawing.title,
        "Description": drawing.description,
        "Source": drawing.address,
        "Comment": f"data version {drawing.version}",
        "Software": "geohist",
    }


class Brush:
    """Draws items with one of matplotlib's renderers."""

    def __init__(self, renderer: Any, height: float) -> None:
        from matplotlib.transforms import Affine2D

        self.renderer, self.height = renderer, height
        self.flip = Affine2D().scale(1, -1).translate(0, height)

    def ground(self, drawing: Drawing) -> None:
        """Paint the whole sheet."""
        from geohist.render.drawing import rectangle

        self.draw(Area(rectangle(0, 0, drawing.width, drawing.height), drawing.ground))

    def draw(self, item: Item) -> None:
        """Draw one item."""
        if isinstance(item, Area):
            self._area(item)
        elif isinstance(item, Lines):
            self._path(_open(item.lines), item.clip, pen=item.pen)
        elif isinstance(item, Disc):
            self._disc(item)
        elif isinstance(item, Words):
            self.words(item)

    def words(self, item: Words) -> None:
        """Draw words as outlines, over their halo."""
        self.halo(item)
        for part in letters_of(item):
            self._path(outline(part.text, part.type.file, part.type.spacing), part.clip, fill=part.colour, transform=self._stand(part))

    def halo(self, item: Words) -> None:
        """Draw the halo of words."""
        if item.halo:
            pen = Pen(item.halo, 2 * item.halo_width, round_cap=True)
            for part in letters_of(item):
                self._path(outline(part.text, part.type.file, part.type.spacing), part.clip, pen=pen, transform=self._stand(part))

    def _stand(self, item: Words) -> Any:
        from matplotlib.transforms import Affine2D

        scale = item.type.size / 100
        start = _SHIFT[item.anchor] * width_of(item.text, item.type)
        return Affine2D().scale(scale, scale).translate(start, 0).rotate_deg(item.angle).translate(item.x, self.height - item.y)

    def clip(self, gc: Any, box: Box) -> None:
        """Let nothing show outside a box."""
        from matplotlib.transforms import Bbox

        gc.set_clip_rectangle(Bbox([[box[0], self.height - box[3]], [box[2], self.height - box[1]]]))

    def _area(self, item: Area) -> None:
        shape = _closed(item.rings)
        if item.fill:
            self._path(shape, item.clip, fill=item.fill, alpha=item.alpha)
        pattern = pattern_of(item)
        if pattern is not None:
            self.draw(pattern)
        if item.pen:
            self._path(shape, item.clip, pen=item.pen)

    def _disc(self, item: Disc) -> None:
        from matplotlib.path import Path as Outline
        from matplotlib.transforms import Affine2D

        place = Affine2D().scale(item.radius).translate(item.x, self.height - item.y)
        self._path(Outline.unit_circle(), item.clip, fill=item.fill, pen=item.pen, transform=place)

    def _path(
        self, shape: Any, clip: Box | None, *, fill: str | None = None, pen: Pen | None = None, alpha: float = 1, transform: Any = None
    ) -> None:
        from matplotlib.colors import to_rgba

        gc = self.renderer.new_gc()
        if clip is not None:
            self.clip(gc, clip)
        if pen:
            gc.set_foreground((*to_rgba(pen.colour)[:3], pen.alpha), isRGBA=True)
            gc.set_linewidth(pen.width)
            gc.set_capstyle("round" if pen.round_cap else "butt")
            gc.set_joinstyle("round")
            if pen.dash:
                gc.set_dashes(0, list(pen.dash))
        else:
            gc.set_linewidth(0)
            gc.set_foreground((0, 0, 0, 0), isRGBA=True)
        gc.set_antialiased(1)
        face = (*to_rgba(fill)[:3], alpha) if fill else None
        self.renderer.draw_path(gc, shape, self.flip if transform is None else transform, face)
        gc.restore()


def _open(lines: tuple[Any, ...]) -> Any:
    from matplotlib.path import Path as Outline

    if not lines:
        return Outline(np.zeros((0, 2)))
    codes = np.full(sum(map(len, lines)), Outline.LINETO, dtype=np.uint8)
    codes[np.cumsum([0, *map(len, lines[:-1])])] = Outline.MOVETO
    return Outline(np.concatenate(lines), codes)


def _closed(rings: tuple[Any, ...]) -> Any:
    from matplotlib.path import Path as Outline

    shape = _open(rings)
    if rings:
        shape.codes[np.cumsum([*map(len, rings)]) - 1] = Outline.CLOSEPOLY
    return shape
